"""Dates as intervals with both ends in them: ``2027``, ``2027-H2``, ``by 2027-12``."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nameplate.errors import QuantityError, UsageError
from nameplate.quantity.text import check_text

_VALID: Final = "a date: 2027, 2027-Q1, 2027-H2, 2027-03, 2027-03-12, by 2027-12, from 2028 or 2026-03 to 2027-09"
_POINT: Final = re.compile(r"([0-9]{4})(?:-(?:Q([1-4])|H([12])|([0-9]{2})(?:-([0-9]{2}))?))?(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """A span of days; both ends belong to it, and None is an open end.

    Parameters
    ----------
    start, end : date or None
        First and last day. One of them must be given.

    Raises
    ------
    UsageError
        When both ends are open or the end comes before the start.

    Examples
    --------
    >>> str(Period(date(2027, 7, 1), date(2027, 12, 31)))
    '2027-H2'
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise UsageError("a period needs a first or a last day")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise UsageError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    def __str__(self) -> str:
        if self.start is None:
            return f"by {_name(None, self.end)}"
        if self.end is None:
            return f"from {_name(self.start, None)}"
        whole = _whole(self.start, self.end)
        return whole or " to ".join(_pair(self.start, self.end))

    def iso(self) -> str:
        """Write the period in the form that claims carry.

        Returns
        -------
        str
            ``2027``, ``2027-03``, ``2027-03-12``, ``2026-07/2026-12``, ``../2027-12`` or ``2027/..``.

        Examples
        --------
        >>> parse_period("by 2027").iso(), parse_period("2026-H2").iso(), parse_period("from 2028").iso()
        ('../2027-12', '2026-07/2026-12', '2028/..')
        """
        if self.start is None:
            return f"../{_name(None, self.end)}"
        if self.end is None:
            return f"{_name(self.start, None)}/.."
        whole = _whole(self.start, self.end)
        return whole if whole and whole[-2] not in "QH" else "/".join(_pair(self.start, self.end))

    @classmethod
    def from_iso(cls, text: str) -> Period:
        """Read the form that claims carry.

        Parameters
        ----------
        text : str
            As `iso` writes it; quarters and halves are read too.

        Raises
        ------
        QuantityError
            When it is no such date.

        Examples
        --------
        >>> Period.from_iso("2026-07/2026-12") == parse_period("2026-H2")
        True
        """
        valid = "2027, 2027-03, 2027-03-12, 2026-07/2026-12, ../2027-12 or 2027/.."
        cleaned = check_text(text, valid)
        first, slash, last = cleaned.partition("/")
        if not slash:
            return cls(*_point(cleaned, 0, len(cleaned)))
        start = None if first == ".." else _point(cleaned, 0, len(first))[0]
        end = None if last == ".." else _point(cleaned, len(first) + 1, len(cleaned))[1]
        return _ordered(start, end, text)


def parse_period(text: str) -> Period:
    """Read a date or an interval of dates.

    Parameters
    ----------
    text : str
        One of ``2027``, ``2027-Q1``, ``2027-H2``, ``2027-03``, ``2027-03-12``, ``by 2027-12``, ``from 2028``,
        ``2026-03 to 2027-09``; the ISO forms of claims are read too.

    Raises
    ------
    QuantityError
        For every other text, and for dates that do not exist.

    Examples
    --------
    >>> period = parse_period("2026-03 to 2027-09")
    >>> print(period.start, period.end)
    2026-03-01 2027-09-30
    >>> parse_period("2027-02-30")
    Traceback (most recent call last):
    ...
    nameplate.errors.QuantityError: '2027-02-30' (at character 9): valid would be a day from 01 to 28 in 2027-02
    """
    cleaned = check_text(text, _VALID)
    words = re.fullmatch(r" *(?:(by|from) +(?P<one>\S+)|(?P<first>\S+)(?: +to +(?P<last>\S+))?)", cleaned)
    if not words:
        raise QuantityError(text, 0, _VALID)
    if words["one"]:
        start, end = _point(cleaned, *words.span("one"))
        return Period(None, end) if words[1] == "by" else Period(start, None)
    if words["last"]:
        start, end = _point(cleaned, *words.span("first"))[0], _point(cleaned, *words.span("last"))[1]
        return _ordered(start, end, text)
    if "/" in words["first"]:
        return Period.from_iso(words["first"])
    return Period(*_point(cleaned, *words.span("first")))


def _ordered(start: date | None, end: date | None, text: str) -> Period:
    if start is None and end is None:
        raise QuantityError(text, 0, "one end that is not open")
    if start and end and end < start:
        raise QuantityError(text, 0, f"an end that is not before the start: {start} is later than {end}")
    return Period(start, end)


def _point(text: str, begin: int, stop: int) -> tuple[date, date]:
    """First and last day of one date that stands in text[begin:stop]."""
    match = _POINT.fullmatch(text[begin:stop])
    if not match:
        raise QuantityError(text, begin, _VALID)
    year, quarter, half, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise QuantityError(text, begin, "a year from 0001 to 9999")
    if quarter or half:
        length = 3 if quarter else 6
        first = ((quarter or half or 1) - 1) * length + 1
        return date(year, first, 1), _last_day(year, first + length - 1)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise QuantityError(text, begin + match.start(4), "a month from 01 to 12")
    last = _last_day(year, month)
    if day is None:
        return date(year, month, 1), last
    if not 1 <= day <= last.day:
        raise QuantityError(text, begin + match.start(5), f"a day from 01 to {last.day} in {year:04}-{month:02}")
    return date(year, month, day), date(year, month, day)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _whole(start: date, end: date) -> str | None:
    """Give the single name of a span, where it has one."""
    if start == end:
        return start.isoformat()
    if start.year != end.year or start.day != 1 or not _ends_month(end):
        return None
    months = end.month - start.month + 1
    if months == 1:
        return start.isoformat()[:7]
    for count, letter in ((12, ""), (6, "-H"), (3, "-Q")):
        if months == count and (start.month - 1) % count == 0:
            number = str((start.month - 1) // count + 1) if letter else ""
            return f"{start.year:04}{letter}{number}"
    return None


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _name(start: date | None, end: date | None) -> str:
    """Name the one end of an open interval: 2028 for its first day, 2027-12 for its last."""
    if start is not None:
        return f"{start.year:04}" if (start.month, start.day) == (1, 1) else _month_or_day(start, start.day == 1)
    if end is None:  # a period has one end at least
        return ".."
    return _month_or_day(end, _ends_month(end))


def _month_or_day(day: date, as_month: bool) -> str:
    return day.isoformat()[:7] if as_month else day.isoformat()


def _pair(start: date, end: date) -> tuple[str, str]:
    """Both ends of a span at the coarsest step that keeps them."""
    if start.day != 1 or not _ends_month(end):
        return start.isoformat(), end.isoformat()
    if start.month == 1 and end.month == 12:
        return f"{start.year:04}", f"{end.year:04}"
    return start.isoformat()[:7], end.isoformat()[:7]
