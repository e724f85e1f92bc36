"""Dates in words, counted from the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.date import find_dates
from nameplate.quantity import Period

# published, words, what they mean
CASES = [
    ("2025-07-03", "opens on 12 March 2027", ["2027-03-12"]),
    ("2025-07-03", "opens on March 12th, 2027", ["2027-03-12"]),
    ("2025-07-03", "opens on 2027-03-12", ["2027-03-12"]),
    ("2025-07-03", "in March 2027", ["2027-03"]),
    ("2025-07-03", "in 2027", ["2027"]),
    ("2025-07-03", "by 2027", ["../2027-12"]),
    ("2025-07-03", "by the end of 2027", ["../2027-12"]),
    ("2025-07-03", "before 2027", ["../2026-12"]),
    ("2025-07-03", "no later than mid-2026", ["../2026-08"]),
    ("2025-07-03", "from 2027 on", ["2027/.."]),
    ("2025-07-03", "since 2014", ["2014/.."]),
    ("2025-07-03", "the end of 2015", ["2015-10/2015-12"]),
    ("2025-07-03", "early 2026 and late 2026", ["2026-01/2026-04", "2026-09/2026-12"]),
    ("2025-07-03", "Q4 2024", ["2024-10/2024-12"]),
    ("2025-07-03", "the third quarter of next year", ["2026-07/2026-09"]),
    ("2025-07-03", "the second half of 2022", ["2022-07/2022-12"]),
    ("2025-07-03", "H1 2026", ["2026-01/2026-06"]),
    ("2025-07-03", "Summer 2015", ["2015-06/2015-08"]),
    ("2025-07-03", "next spring", ["2026-03/2026-05"]),
    ("2025-07-03", "in 2020-21", ["2020/2021"]),
    ("2025-07-03", "in 2028 or 2029", ["2028/2029"]),
    ("2025-07-03", "between 2025 and 2027", ["2025/2027"]),
    ("2025-07-03", "from 2025 to 2027", ["2025/2027"]),
    ("2025-07-03", "last year", ["2024"]),
    ("2025-07-03", "by the end of next year", ["../2026-12"]),
    ("2025-07-03", "last month", ["2025-06"]),
    ("2025-07-03", "two years ago", ["2023"]),
    ("2025-07-03", "in 18 months", ["2027-01"]),
    ("2025-07-03", "within 40 months", ["2025-07-03/2028-11-03"]),
    ("2024-04-23", "within the next six months", ["2024-04-23/2024-10-23"]),
    ("2024-08-24", "is to be released in mid-September", ["2024-09-11/2024-09-20"]),
    ("2024-05-29", "is due to commence in early June", ["2024-06-01/2024-06-10"]),
    ("2023-01-25", "went to the customer in December", ["2022-12"]),
    ("2024-11-15", "by the end of the decade", ["../2030-12"]),
    ("2024-11-15", "on track to open early next year", ["2025-01/2025-04"]),
    ("2025", "last year", ["2024"]),
    ("2025-07-03", "soon, shortly, eventually", []),
    ("2025-07-03", "2000 workers and 2,024 samples", []),
    ("2025-07-03", "they may march on", []),
    (None, "in 2027", ["2027"]),
]


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_dates_are_read(published, text, expected):
    found = find_dates(text, Period.from_iso(published) if published else None)
    assert [entry.period.iso() for entry in found] == expected


@pytest.mark.parametrize("text", ["31 February 2024", "2025-13-45", "last year"])
def test_what_cannot_be_told_has_no_period(text):
    assert [entry.period for entry in find_dates(text)] == [None]


def test_that_year_is_the_last_year_named():
    text = 'In January 2022 he said before the end of that year\'s third quarter, and full "by the end of the year"'
    assert [entry.period.iso() for entry in find_dates(text, Period.from_iso("2024-08-24"))] == [
        "2022-01",
        "../2022-09",
        "../2022-12",
    ]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_day_is_read_in_any_order(day):
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d"):
        assert [entry.period for entry in find_dates(f"on {day.strftime(form)}")] == [Period(day, day)]


@given(st.text(max_size=120), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_any_text_gives_spans_within_it(text, day):
    end = 0
    for entry in find_dates(text, Period(day, day)):
        assert end <= entry.start < entry.end <= len(text)
        end = entry.end
