"""Stretches of time: years, parts of them, and where "last year" lies for a document of a given day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from nameplate.quantity import Period

_PARTS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
"""First and last month of each season of the north; month 13 is January of the next year."""


def year(number: int) -> Period:
    """Return a whole year.

    Examples
    --------
    >>> year(2027).iso()
    '2027'
    """
    return Period(date(number, 1, 1), date(number, 12, 31))


def month(year_number: int, number: int) -> Period:
    """Return a whole month; the number may run over the end of the year.

    Examples
    --------
    >>> month(2027, 13).iso()
    '2028-01'
    """
    year_number, number = year_number + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(date(year_number, number, 1), date(year_number, number, monthrange(year_number, number)[1]))


def months(year_number: int, first: int, last: int) -> Period:
    """Return the months from first to last.

    Examples
    --------
    >>> months(2026, 7, 12).iso()
    '2026-07/2026-12'
    """
    return Period(month(year_number, first).start, month(year_number, last).end)


def season(year_number: int, name: str) -> Period:
    """Return a season of the northern year.

    Examples
    --------
    >>> season(2017, "spring").iso()
    '2017-03/2017-05'
    """
    return months(year_number, *SEASONS[name])


def part(period: Period, name: str) -> Period:
    """Return the early, mid or late third of a period, or the beginning or end of it.

    Parameters
    ----------
    period : Period
        Closed at both ends.
    name : str
        early, mid, late, beginning, end. Of a year, early is January to April and the end is its last quarter; of a
        month, the end is its last ten days.

    Examples
    --------
    >>> part(year(2025), "early").iso(), part(year(2015), "end").iso(), part(month(2024, 9), "mid").iso()
    ('2025-01/2025-04', '2015-10/2015-12', '2024-09-11/2024-09-20')
    """
    start, end = closed(period)
    whole_months = start.day == 1 and end == month(end.year, end.month).end
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole_months and count % 3 == 0 and name in _PARTS:
        first, last = (edge * count // 3 for edge in _PARTS[name])
        return months(start.year, start.month + first, start.month + last - 1)
    if whole_months and count == 12:
        return months(start.year, start.month, start.month + 2) if name == "beginning" else months(start.year, 10, 12)
    days = (end - start).days + 1
    name = {"beginning": "early", "end": "late"}.get(name, name)
    first, last = (round(edge * days / 3) for edge in _PARTS[name])
    return Period(start + timedelta(first), start + timedelta(last - 1))


def closed(period: Period) -> tuple[date, date]:
    """Return both ends of a period; an open end falls on the other one.

    Examples
    --------
    >>> closed(Period(None, date(2027, 12, 31)))[0].isoformat()
    '2027-12-31'
    """
    end = period.end or period.start
    start = period.start or period.end
    assert start is not None
    assert end is not None
    return start, end


def shift(day: date, unit: str, count: float) -> date:
    """Move a day by years, months, weeks or days; beyond the calendar it stays at its ends.

    Examples
    --------
    >>> shift(date(2024, 4, 23), "month", 6).isoformat(), shift(date(2024, 2, 29), "year", 1).isoformat()
    ('2024-10-23', '2025-02-28')
    """
    days = {"day": 1.0, "week": 7.0}.get(unit)
    try:
        if days is not None:
            return day + timedelta(round(count * days))
        total = day.year * 12 + day.month - 1 + round(count * (12 if unit == "year" else 1))
        number, index = divmod(total, 12)
        return date(number, index + 1, min(day.day, monthrange(number, index + 1)[1]))
    except (ValueError, OverflowError):
        return date.max if count > 0 else date.min
