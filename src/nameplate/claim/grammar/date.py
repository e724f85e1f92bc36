"""Dates in words, counted from the day of publication: ``by the end of next year``, ``within 40 months``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Final

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_reading import Read, Reading
from nameplate.claim.grammar.date_side import Side, bounded
from nameplate.claim.grammar.date_token import Tokens
from nameplate.claim.grammar.date_when import When
from nameplate.quantity import Period

_INDIA: Final = re.compile(r"₹|\b(?:Rs|INR|crores?|lakhs?)\b")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as it stands written.

    Parameters
    ----------
    start, end : int
        Offsets in the text, with "by" or "from" before it.
    words : str
        As written.
    period : Period or None
        When it is; None where it cannot be told (``last year`` in a document without a date).
    point : Period or None
        The same without the "by" or "from" before it: when a step took place that holds since then.
    side : str
        in: some time within the period. by: at any time up to its end. since: from its start on. earliest: the same,
        of a plan ("not before 2027").
    fuzzy : bool
        The ends are a custom of this grammar ("mid-2027", "in 18 months") and not of the calendar.
    """

    start: int
    end: int
    words: str
    period: Period | None
    point: Period | None = None
    side: Side = "in"
    fuzzy: bool = False

    @property
    def is_day(self) -> bool:
        """It names one day.

        Examples
        --------
        >>> [date.is_day for date in find_dates("on 3 July 2025 and in July 2025")]
        [True, False]
        """
        return self.point is not None and self.point.start == self.point.end


def find_dates(
    text: str, published: Period | None = None, that_year: int | None = None, *, fiscal_month: int | None = None
) -> list[Date]:
    """Find the dates of a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.
    published : Period or None
        When the document came out; relative dates count from it.
    that_year : int or None
        The last year named before, for "that year".
    fiscal_month : int or None
        The month in which a financial year begins; None to tell it from the sentence alone, see `fiscal_month_of`.

    Returns
    -------
    list of Date
        Without overlaps. A word such as "soon" is no date.

    Examples
    --------
    >>> day = Period.from_iso("2025-07-03")
    >>> [d.period.iso() for d in find_dates("began last year; to reach full rate by the end of next year", day)]
    ['2024', '../2026-12']
    """
    tokens = Tokens(text)
    if not tokens.anchors:
        return []
    named = calendar.year(that_year) if that_year is not None else None
    month = partial(fiscal_month_of, text) if fiscal_month is None else lambda: fiscal_month
    when = When(published, named, fiscal_month=month)
    return [_date(tokens, read, when) for read in Reading(tokens, when).dates()]


def fiscal_month_of(text: str) -> int:
    """Return the month in which a financial year begins: April where a text shows India, else January.

    Parameters
    ----------
    text : str
        A sentence, or a whole document.

    Examples
    --------
    >>> fiscal_month_of("an outlay of Rs 5,000 crore"), fiscal_month_of("an outlay of $5 billion")
    (4, 1)
    """
    return 4 if _INDIA.search(text) else 1


def _date(tokens: Tokens, read: Read, when: When) -> Date:
    start, end = tokens.starts[read.place], tokens.end(read.end - 1)
    words, fuzzy = tokens.text[start:end], read.loose or read.node.fuzzy
    if read.period is None:
        return Date(start, end, words, None, fuzzy=fuzzy)
    period, side = bounded(read.node, read.period, read.word, when)
    point = period if read.word == "after" else read.period
    return Date(start, end, words, period, point, side, fuzzy)
