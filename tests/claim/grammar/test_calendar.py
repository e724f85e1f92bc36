"""Stretches of time: what they are made of and how they fit together."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar import calendar
from nameplate.quantity import Period

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
UNITS = ["day", "week", "month", "quarter", "half", "year", "decade"]


@given(days, st.sampled_from(UNITS), st.integers(-30, 30))
def test_a_unit_holds_its_day_and_is_followed_by_the_next(day, unit, step):
    here = calendar.around(day, unit)
    assert here.start <= day <= here.end
    assert calendar.around(here.end + timedelta(1), unit) == calendar.around(day, unit, 1)
    moved = calendar.around(day, unit, step)
    assert calendar.around(moved.start, unit, -step) == here


@given(days, st.sampled_from(["week", "month", "quarter", "half", "year", "decade"]))
def test_early_mid_and_late_make_the_whole(day, unit):
    whole = calendar.around(day, unit)
    early, mid, late = (calendar.part(whole, name) for name in ("early", "mid", "late"))
    assert (early.start, late.end) == (whole.start, whole.end)
    assert early.end + timedelta(1) == mid.start
    assert mid.end + timedelta(1) == late.start
    assert calendar.part(whole, "early-mid") == Period(early.start, mid.end) or unit == "decade"
    assert calendar.part(whole, "mid-late") == Period(mid.start, late.end)


@given(days, st.sampled_from(["month", "quarter", "half", "year"]), st.integers(2, 4))
def test_shares_make_the_whole(day, unit, count):
    whole = calendar.around(day, unit)
    shares = [calendar.share(whole, number, count) for number in range(1, count + 1)]
    assert (shares[0].start, shares[-1].end) == (whole.start, whole.end)
    assert all(one.end + timedelta(1) == other.start for one, other in pairwise(shares))


@given(st.integers(1900, 2090), st.integers(1, 12))
def test_a_financial_year_has_twelve_months_and_ends_in_its_year(year, month):
    whole = calendar.fiscal_year(year, month)
    assert whole.end.year == year
    assert calendar.shift(whole.start, "year", 1) == whole.end + timedelta(1)


@given(days, st.sampled_from(UNITS), st.integers(-100, 100))
def test_moving_there_and_back_loses_no_more_than_the_end_of_a_month(day, unit, count):
    back = calendar.shift(calendar.shift(day, unit, count), unit, -count)
    assert timedelta(0) <= day - back <= timedelta(3)


@pytest.mark.parametrize(("count", "expected"), [(1e9, date.max), (-1e9, date.min)])
@pytest.mark.parametrize("unit", UNITS)
def test_beyond_the_calendar_a_day_stays_at_its_end(unit, count, expected):
    assert calendar.shift(date(2025, 7, 3), unit, count) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(1943, "1943-04-25"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2025, "2025-04-20")]
)
def test_easter(year, expected):
    assert calendar.easter(year).iso() == expected


@pytest.mark.parametrize(
    ("number", "count", "unit", "expected"),
    [
        (1, 10, "day", "2026-02-01/2026-02-10"),
        (4, 1, "week", "2026-02-22/2026-02-28"),
        (5, 1, "week", None),
        (-1, 1, "week", "2026-02-22/2026-02-28"),
        (-1, 1, "day", "2026-02-28"),
        (1, 2, "month", "2026-02"),
    ],
)
def test_the_first_and_the_last_of_a_month(number, count, unit, expected):
    found = calendar.nth(calendar.month(2026, 2), number, count, unit)
    assert (found.iso() if found else None) == expected
