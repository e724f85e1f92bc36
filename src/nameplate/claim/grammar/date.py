"""Dates in words, counted from the day of publication: ``by the end of next year``, ``within 40 months``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_form import DATE, SECOND
from nameplate.claim.grammar.date_when import Lean, When
from nameplate.quantity import Period

_PREPOSITION = re.compile(
    r"(?:\b(?:in|by|since|of|until|till|from|during|for|around|about|before|after|to|year|and|or|between|late"
    r"|early|mid|than|as)"
    r"[\s-]|[(\-–—,:;/'’‘]\s?|^\s{0,3})$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?:[a-z]{1,20}[\s-]){0,2}[a-z]{3,20}s\b", re.IGNORECASE)
_COUNTED_AT_ONCE = re.compile(
    r"\s(?:people|men|women|staff|(?!(?:sales|results|plans|figures|levels|prices)\b)[a-z]{4,20}s)\b"
)
_GOES_ON = re.compile(r"\s(?:and|was|is|has|as|this|its|does|sales|results|saw)\b")
_IN = re.compile(r"\b(?:in|during|of|year|late|early|mid)[\s-]$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will\b|would\b|to\s(?!the\b|an?\b)(?-i:[a-z]{2})|expect|plan(?!t)|due\b|set\b|schedul|anticipat|should\b|target"
    r"|slated|aim(?:s|ed|ing)?\b|by\b|until\b|next\b|promis|forecast)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?<!be\s)(?:was|were|had|has|have|went|did|made|began|won|took|gave|came|left|saw|held|sold|built"
    r"|(?!expect|plann|schedul|anticipat|target|slat|aim|forecast|promis)[a-z]{2,20}ed)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:pushed|moved|postponed|delayed|slipped|shifted|rescheduled|brought)\s(?:back\s|forward\s)?$", re.I
)
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)


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
    """

    start: int
    end: int
    words: str
    period: Period | None
    point: Period | None = None


def find_dates(text: str, published: Period | None = None, that_year: int | None = None) -> list[Date]:
    """Find the dates of a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.
    published : Period or None
        When the document came out; relative dates count from it.
    that_year : int or None
        The last year named before, for "that year".

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
    found: list[Date] = []
    cursor, named = 0, None
    while match := DATE.search(text, cursor):
        cursor = match.end()
        if not _plausible(text, match):
            continue
        when = When(published, that_year, _lean(text, match.start(), match.end()), named)
        here = _read(text, match, when)
        cursor = max(cursor, here.end)
        found.append(here)
        if here.period is not None and re.search(r"\d{4}", here.words):
            that_year = named = calendar.closed(here.period)[1].year
    return found


def _read(text: str, match: re.Match[str], when: When) -> Date:
    period, end = when.resolve(match.lastgroup or "", match[match.lastgroup or 0]), match.end()
    second = SECOND.match(text, end)
    if second and period and _joins(text, match, second):
        after = when.resolve(second.lastgroup or "", second[second.lastgroup or 0])
        if after and period.start and after.end and period.start < after.end:
            whole = Period(None if match["by"] else period.start, after.end)
            return Date(match.start(), second.end(), text[match.start() : second.end()], whole, whole)
    point = period
    if period is not None and match["by"]:
        period = _before(text, match, period)
    elif period is not None and match["since"] and match.lastgroup not in ("span", "range"):
        period = Period(period.start, None)
    return Date(match.start(), end, text[match.start() : end], period, point)


def _joins(text: str, match: re.Match[str], second: re.Match[str]) -> bool:
    """Say whether two dates are the ends of one interval: between .. and, from .. to, .. or .."""
    joiner = second["joiner"].lower()
    if joiner == "and":
        return bool(_BETWEEN.search(text, max(0, match.start() - 12), match.start()))
    if joiner in ("to", "until"):
        return bool(match["since"]) and not _MOVED.search(text, max(0, match.start() - 25), match.start())
    return True


def _before(text: str, match: re.Match[str], period: Period) -> Period:
    """Return the open interval: before 2027 ends with 2026; by 2027 and before the end of 2027 end with 2027."""
    ends = match["by"].lower().startswith("before") and match.lastgroup in (
        "year",
        "month_year",
        "iso",
        "dmy",
        "mdy",
        "month",
    )
    if match["by"].lower().startswith("until") and _NOT.search(text, max(0, match.start() - 45), match.start()):
        return period  # "will not start until 2026" says 2026 at the earliest
    if ends and period.start is not None:
        return Period(None, period.start - timedelta(1))
    return Period(None, period.end)


def _plausible(text: str, match: re.Match[str]) -> bool:
    """Tell the year 2000 from 2000 workers: a year needs a small word or a mark before it, or nothing behind it."""
    if match.lastgroup != "year":
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    if match["since"] or match["by"] or _IN.search(before):
        return not _COUNTED_AT_ONCE.match(text, match.end())
    free = _PREPOSITION.search(before) or not text[match.end() :][:2].strip()
    return bool(free) and not _counts(text, match)


def _counts(text: str, match: re.Match[str]) -> bool:
    follows = _COUNTED.match(text, match.end())
    return follows is not None and not _GOES_ON.match(text, match.end())


def _lean(text: str, start: int, end: int) -> Lean:
    """Tell whether the nearest verb before a date looks forward or back."""
    before = text[max(0, start - 140) : start + 3]
    future = max((match.start() for match in _FUTURE.finditer(before)), default=-1)
    past = max((match.start() for match in _PAST.finditer(before)), default=-1)
    if future == past == -1:
        after = text[end : end + 40]
        return "future" if _FUTURE.search(after) else "past" if _PAST.search(after) else ""
    return "future" if future > past else "past"
