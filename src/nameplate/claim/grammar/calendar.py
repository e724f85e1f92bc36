"""Stretches of time: units of the calendar, shares and parts of them, and how to move by them."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import Final

from nameplate.quantity import Period

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of the north; each has three."""

_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS: Final = {"day": 1, "week": 7}
_THIRDS: Final = {"early": (0, 1), "beginning": (0, 1), "early-mid": (0, 2), "mid": (1, 2), "mid-late": (1, 3),
                  "late": (2, 3), "end": (2, 3)}  # fmt: skip
_OF_A_YEAR: Final = {"beginning": (1, 3), "end": (10, 12), "turn": (0, 1)}
_OF_A_DECADE: Final = {"early": (0, 3), "beginning": (0, 2), "early-mid": (0, 6), "mid": (4, 6), "mid-late": (4, 9),
                       "late": (7, 9), "end": (9, 10), "turn": (9, 10)}  # fmt: skip


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
    return months(year_number, number, number)


def months(year_number: int, first: int, last: int) -> Period:
    """Return the months from first to last; the numbers may run over both ends of the year.

    Examples
    --------
    >>> months(2026, 7, 12).iso(), months(2026, -8, 3).iso()
    ('2026-07/2026-12', '2025-04/2026-03')
    """
    years, start = divmod(first - 1, 12)
    more, end = divmod(last - 1, 12)
    return Period(date(year_number + years, start + 1, 1), _last_day(year_number + more, end + 1))


def _last_day(year_number: int, number: int) -> date:
    return date(year_number, number, _LENGTHS[number - 1] + (number == 2 and isleap(year_number)))


def season(year_number: int, name: str) -> Period:
    """Return a season of the northern year; the winter runs into the next year.

    Examples
    --------
    >>> season(2017, "spring").iso(), season(2017, "winter").iso()
    ('2017-03/2017-05', '2017-12/2018-02')
    """
    return months(year_number, SEASONS[name], SEASONS[name] + 2)


def easter(year_number: int) -> Period:
    """Return Easter Sunday, by the rule of Butcher and Jones.

    Examples
    --------
    >>> easter(2026).iso()
    '2026-04-05'
    """
    century, rest = divmod(year_number, 100)
    golden = year_number % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month_number, day = divmod(epact + weekday - 7 * late + 114, 31)
    one = date(year_number, month_number, day + 1)
    return Period(one, one)


def fiscal_year(number: int, first_month: int) -> Period:
    """Return the financial year that ends in a year, or is that year where it begins in January.

    Examples
    --------
    >>> fiscal_year(2026, 4).iso(), fiscal_year(2026, 1).iso()
    ('2025-04/2026-03', '2026')
    """
    return months(number if first_month == 1 else number - 1, first_month, first_month + 11)


def around(day: date, unit: str, step: int = 0) -> Period:
    """Return the unit of the calendar that holds a day, or the one some steps further on.

    Parameters
    ----------
    day : date
        The day.
    unit : str
        day, week, month, quarter, half, year or decade. A week begins on Monday.
    step : int
        How many units later; negative for earlier.

    Examples
    --------
    >>> around(date(2025, 7, 3), "quarter", 1).iso(), around(date(2025, 7, 3), "decade").iso()
    ('2025-10/2025-12', '2020/2029')
    """
    if unit in _DAYS:
        first = day - timedelta(day.weekday() if unit == "week" else 0) + timedelta(_DAYS[unit] * step)
        return Period(first, first + timedelta(_DAYS[unit] - 1))
    size = _MONTHS[unit]
    index = (day.year * 12 + day.month - 1) // size * size + step * size
    return months(index // 12, index % 12 + 1, index % 12 + size)


def share(period: Period, number: int, count: int) -> Period:
    """Return one of the equal shares of a period: its third quarter, its second half.

    Examples
    --------
    >>> share(fiscal_year(2026, 4), 3, 4).iso(), share(month(2026, 5), 1, 2).iso()
    ('2025-10/2025-12', '2026-05-01/2026-05-15')
    """
    return _stretch(period, number - 1, number, count)


def part(period: Period, name: str) -> Period:
    """Return the early, mid or late third of a period, or the beginning or end of it.

    Parameters
    ----------
    period : Period
        Closed at both ends.
    name : str
        early, mid, late, early-mid, mid-late, beginning, end or turn. Of a year, early is January to April, the end its
        last quarter, the turn its first month with the one before; of a decade, early are the years 0 to 3, mid 4 to 6,
        late 7 to 9, and the end is the last year with the next one. All else goes by thirds.

    Examples
    --------
    >>> part(year(2025), "early").iso(), part(year(2015), "end").iso(), part(month(2024, 9), "mid").iso()
    ('2025-01/2025-04', '2015-10/2015-12', '2024-09-11/2024-09-20')
    >>> part(around(date(2025, 7, 3), "decade"), "end").iso()
    '2029/2030'
    """
    start, _ = closed(period)
    count = _whole_months(period)
    if count == 120 and start.year % 10 == 0:
        first, last = _OF_A_DECADE[name]
        return Period(date(start.year + first, 1, 1), date(start.year + last, 12, 31))
    if count == 12 and name in _OF_A_YEAR:
        first, last = _OF_A_YEAR[name]
        return months(start.year, start.month - 1 + first, start.month - 1 + last)
    first, last = _THIRDS.get(name, (0, 1))
    return _stretch(period, first, last, 3)


def _stretch(period: Period, first: int, last: int, count: int) -> Period:
    """Return the shares from first to last of a period that is cut into so many: whole months where that goes."""
    start, end = closed(period)
    size = _whole_months(period)
    if size and size % count == 0:
        return months(start.year, start.month + first * size // count, start.month + last * size // count - 1)
    days = (end - start).days + 1
    low = start + timedelta(first * days // count)
    return Period(low, max(low, start + timedelta(last * days // count - 1)))


def _whole_months(period: Period) -> int:
    """Return how many months a period has, 0 where it is not made of whole ones."""
    start, end = closed(period)
    if start.day != 1 or end != _last_day(end.year, end.month):
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def nth(period: Period, number: int, count: int, unit: str) -> Period | None:
    """Return the first ten days of May, the second week of it, or the last three months of a year.

    Parameters
    ----------
    period : Period
        Closed at both ends.
    number : int
        Which, from 1; -1 is the last.
    count, unit : int, str
        How many units make one.

    Returns
    -------
    Period or None
        None where the period is too short.

    Examples
    --------
    >>> may = month(2026, 5)
    >>> nth(may, 1, 10, "day").iso(), nth(may, 2, 1, "week").iso(), nth(year(2024), -1, 3, "month").iso()
    ('2026-05-01/2026-05-10', '2026-05-08/2026-05-14', '2024-10/2024-12')
    """
    start, end = closed(period)
    if number < 0:
        first, last = shift(end + timedelta(1), unit, -count), end
    else:
        first = shift(start, unit, (number - 1) * count)
        last = shift(start, unit, number * count) - timedelta(1)
    return Period(first, min(last, end)) if start <= first <= min(last, end) else None


def is_short(period: Period) -> bool:
    """Say whether a period is shorter than a year.

    Examples
    --------
    >>> is_short(month(2026, 5)), is_short(year(2026))
    (True, False)
    """
    start, end = closed(period)
    return (end - start).days < 364


def hull(one: Period, other: Period) -> Period:
    """Return the shortest period that holds two.

    Examples
    --------
    >>> hull(year(2028), year(2027)).iso()
    '2027/2028'
    """
    (first, one_end), (second, other_end) = closed(one), closed(other)
    return Period(min(first, second), max(one_end, other_end))


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
    """Move a day by units of the calendar; beyond the calendar it stays at its ends.

    Examples
    --------
    >>> shift(date(2024, 4, 23), "month", 6).isoformat(), shift(date(2024, 2, 29), "year", 1).isoformat()
    ('2024-10-23', '2025-02-28')
    """
    try:
        if unit in _DAYS:
            return day + timedelta(round(count * _DAYS[unit]))
        total = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
        number, index = divmod(total, 12)
        return min(_last_day(number, index + 1), date(number, index + 1, 1) + timedelta(day.day - 1))
    except (ValueError, OverflowError):
        return date.max if count > 0 else date.min
