"""Random dates, printed in every style that the grammar knows, are read back at exactly their place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date import find_dates
from nameplate.quantity import Period

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ORDINALS = ["first", "second", "third", "fourth"]
ROMAN = ["I", "II", "III", "IV"]
COUNTS = {3: "three", 12: "twelve", 15: "fifteen", 21: "twenty-one", 40: "40", 2: "two"}


def _ordinal(day):
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


# Each style is a pair: words that stand before the date and are no part of it, and the date.
def _days(day):
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    yield "on ", f"{day.day} {month} {day.year}"
    yield "on ", f"{month} {day.day}, {day.year}"
    yield "on ", f"{month} {_ordinal(day.day)}, {day.year}"
    yield "on ", f"the {_ordinal(day.day)} of {month} {day.year}"
    yield "on ", f"{day:%A}, {day.day} {month} {day.year}"
    yield "on ", f"{short} {day.day}, {day.year}"
    yield "on ", f"{day.day}-{short}-{day.year}"
    yield "on ", day.isoformat()
    yield "on ", f"{day:%d.%m.%Y}"
    yield "on ", f"{day:%Y/%m/%d}"
    if day.day > 12:
        yield "on ", f"{day.day}/{day.month}/{day.year}"
        yield "on ", f"{day.month}/{day.day}/{day.year}"


def _months(year, number):
    month = MONTHS[number - 1]
    yield "in ", f"{month} {year}"
    yield "in ", f"{month}, {year}"
    yield "in ", f"{month} of {year}"
    yield "in ", f"{month[:3]} {year}"
    yield "in ", f"{year}-{number:02}"
    yield "in ", f"{number:02}/{year}"


def _years(year):
    yield "in ", f"{year}"
    yield "in ", f"the year {year}"
    yield "in ", f"calendar {year}"
    yield "in ", f"CY{year}"
    yield "in ", f"FY{year}"
    yield "in ", f"fiscal {year}"
    if 1970 <= year < 2070:
        yield "in ", f"'{year % 100:02}"
        yield "in ", f"FY{year % 100:02}"


def _quarters(year, number):
    yield "in ", f"Q{number} {year}"
    yield "in ", f"Q{number}/{year}"
    yield "in ", f"{number}Q {year}"
    yield "in ", f"{year}-Q{number}"
    yield "in ", f"the {ORDINALS[number - 1]} quarter of {year}"
    yield "in ", f"the {_ordinal(number)} quarter of {year}"
    yield "in ", f"the {ROMAN[number - 1]} quarter of {year}"
    yield "in ", f"the June quarter of {year}" if number == 2 else f"{year}'s {ORDINALS[number - 1]} quarter"
    if 1970 <= year < 2070:
        yield "in ", f"{number}Q{year % 100:02}"
        yield "in ", f"Q{number} FY{year % 100:02}"


def _halves(year, number):
    yield "in ", f"H{number} {year}"
    yield "in ", f"{number}H {year}"
    yield "in ", f"the {ORDINALS[number - 1]} half of {year}"
    yield "in ", f"{year}-H{number}"


def _spans(first, last):
    """Write an interval of months that does not lie in one year only."""
    one, two = f"{MONTHS[first.month - 1]} {first.year}", f"{MONTHS[last.month - 1]} {last.year}"
    yield "", f"between {one} and {two}"
    yield "", f"from {one} to {two}"
    yield "", f"from {one} until {two}"
    yield "in ", f"{one} – {two}"
    yield "in ", f"{one} to {two}"
    yield "", f"from {one} through {two}"


BOUNDS = {
    "by": lambda period: Period(None, period.end),
    "no later than": lambda period: Period(None, period.end),
    "until": lambda period: Period(None, period.end),
    "before": lambda period: Period(None, period.start - timedelta(1)),
    "from": lambda period: Period(period.start, None),
    "since": lambda period: Period(period.start, None),
    "starting in": lambda period: Period(period.start, None),
    "not before": lambda period: Period(period.start, None),
    "no earlier than": lambda period: Period(period.start, None),
    "as early as": lambda period: Period(period.start, None),
    "after": lambda period: Period(period.end + timedelta(1), None),
}
BEHIND = {
    "at the latest": lambda period: Period(None, period.end),
    "or earlier": lambda period: Period(None, period.end),
    "at the earliest": lambda period: Period(period.start, None),
    "or later": lambda period: Period(period.start, None),
    "onwards": lambda period: Period(period.start, None),
}
PARTS = {
    "early ": "early", "mid-": "mid", "late ": "late", "the end of ": "end", "the beginning of ": "beginning",
    "the middle of ": "mid", "end-": "end", "early in ": "early", "mid-to-late ": "mid-late",
    "early to mid ": "early-mid", "the latter part of ": "late",
}  # fmt: skip

years = st.integers(1990, 2069)
leads = st.sampled_from(["The new hall is to open ", "It was said to be so ", "Production: ", "(", "They say, ", ""])
ends = st.sampled_from([".", ", they say.", "; more is to follow.", ")", "", " if all goes well", " and then stop"])


def _read(lead, before, words, end, published=None):
    text = f"{lead}{before}{words}{end}"
    found = find_dates(text, published)
    start = len(lead) + len(before)
    assert [(date.start, date.end) for date in found] == [(start, start + len(words))], (text, found)
    assert found[0].words == words
    return found[0]


def _any(data, styles):
    return data.draw(st.sampled_from(list(styles)))


@given(st.data(), leads, ends, st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_days(data, lead, end, day):
    found = _read(lead, *_any(data, _days(day)), end)
    assert found.period == found.point == Period(day, day)
    assert found.is_day
    assert (found.side, found.fuzzy) == ("in", False)


@given(st.data(), leads, ends, years, st.integers(1, 12))
def test_months(data, lead, end, year, month):
    assert _read(lead, *_any(data, _months(year, month)), end).period == calendar.month(year, month)


@given(st.data(), leads, ends, years)
def test_years(data, lead, end, year):
    assert _read(lead, *_any(data, _years(year)), end).period == calendar.year(year)


@given(st.data(), leads, ends, years, st.integers(1, 4))
def test_quarters(data, lead, end, year, number):
    expected = calendar.share(calendar.year(year), number, 4)
    assert _read(lead, *_any(data, _quarters(year, number)), end).period == expected


@given(st.data(), leads, ends, years, st.integers(1, 2))
def test_halves(data, lead, end, year, number):
    assert _read(lead, *_any(data, _halves(year, number)), end).period == calendar.share(calendar.year(year), number, 2)


@given(st.data(), leads, ends, years, st.sampled_from(["spring", "summer", "autumn", "fall", "winter"]))
def test_seasons(data, lead, end, year, name):
    before, words = _any(
        data, [("in ", f"the {name} of {year}"), ("in ", f"{name} {year}"), ("in ", f"{name}, {year}")]
    )
    found = _read(lead, before, words, end)
    assert found.period == calendar.season(year, name)
    assert found.fuzzy


@given(st.data(), leads, ends, st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(12, 60))
def test_intervals_of_months(data, lead, end, first, count):
    last = calendar.shift(first, "month", count)
    before, words = _any(data, _spans(first, last))
    expected = Period(calendar.month(first.year, first.month).start, calendar.month(last.year, last.month).end)
    assert _read(lead, before, words, end).period == expected


@given(st.data(), leads, ends, years, st.integers(1, 30))
def test_intervals_of_years(data, lead, end, year, count):
    last = year + count
    forms = [("", f"between {year} and {last}"), ("", f"from {year} to {last}"), ("in ", f"{year}–{last}")]
    forms += [("in ", f"{year} or {last}"), ("", f"from {year} through {last}")]
    expected = Period(date(year, 1, 1), date(last, 12, 31))
    assert _read(lead, *_any(data, forms), end).period == expected


@given(leads, ends, years, st.integers(1, 11), st.data())
def test_months_share_the_year_behind_them(lead, end, year, first, data):
    last = data.draw(st.integers(first + 1, 12))
    one, two = MONTHS[first - 1], MONTHS[last - 1]
    forms = [
        ("", f"between {one} and {two} {year}"),
        ("", f"from {one} to {two} {year}"),
        ("in ", f"{one}–{two} {year}"),
    ]
    forms += [("in ", f"{one} or {two} {year}"), ("in ", f"{one} through {two} of {year}")]
    assert _read(lead, *_any(data, forms), end).period == calendar.months(year, first, last)


@given(st.data(), leads, ends, years)
def test_parts_of_years_and_months(data, lead, end, year):
    words, part = data.draw(st.sampled_from(list(PARTS.items())))
    month = data.draw(st.integers(1, 12))
    whole, name = data.draw(
        st.sampled_from(
            [
                (calendar.year(year), f"{year}"),
                (calendar.month(year, month), f"{MONTHS[month - 1]} {year}"),
                (calendar.share(calendar.year(year), 2, 2), f"H2 {year}"),
            ]
        )
    )
    found = _read(lead, "in ", f"{words}{name}", end)
    assert found.period == calendar.part(whole, part)
    assert found.fuzzy


@given(st.data(), leads, years)
def test_bounds_before_and_behind(data, lead, year):
    word, bound = data.draw(st.sampled_from(list(BOUNDS.items())))
    behind, limit = data.draw(st.sampled_from(list(BEHIND.items())))
    month = data.draw(st.integers(1, 12))
    period, name = data.draw(
        st.sampled_from(
            [
                (calendar.year(year), f"{year}"),
                (calendar.month(year, month), f"{MONTHS[month - 1]} {year}"),
                (calendar.share(calendar.year(year), 3, 4), f"the third quarter of {year}"),
                (Period(date(year, month, 3), date(year, month, 3)), f"3 {MONTHS[month - 1]} {year}"),
            ]
        )
    )
    assert _read(lead, "", f"{word} {name}", ".").period == bound(period)
    assert _read(lead, "in ", f"{name} {behind}", ".").period == limit(period)


published = st.dates(date(1990, 1, 1), date(2060, 12, 31))
UNITS = ["week", "month", "year"]


@given(leads, ends, published, st.sampled_from(UNITS), st.sampled_from(list(COUNTS)))
def test_counted_from_the_day_of_publication(lead, end, day, unit, count):
    today, words = Period(day, day), f"{COUNTS[count]} {unit}s"
    ahead, behind = calendar.shift(day, unit, count), calendar.shift(day, unit, -count)
    for phrase in (f"within {words}", f"within the next {words}", f"over the next {words}"):
        assert _read(lead, "", phrase, end, today).period == Period(day, ahead)
    for phrase in (f"over the past {words}", f"for the last {words}"):
        assert _read(lead, "", phrase, end, today).period == Period(behind, day)
    assert _read(lead, "", f"{words} ago", end, today).period == calendar.around(behind, unit)
    assert _read(lead, "", f"{words} from now", end, today).period == calendar.around(ahead, unit)


@given(leads, ends, published, st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_pointed_at_from_the_day_of_publication(lead, end, day, unit):
    for word, step in {"last": -1, "this": 0, "next": 1}.items():
        found = _read(lead, "", f"{word} {unit}", end, Period(day, day))
        assert found.period == calendar.around(day, unit, step)


@given(published, st.sampled_from(MONTHS))
def test_a_month_alone_is_the_next_or_the_last_one(day, month):
    today = Period(day, day)
    (ahead,) = find_dates(f"The works will open in {month}.", today)
    (gone,) = find_dates(f"The works opened in {month}.", today)
    assert day <= ahead.period.end < calendar.shift(day, "month", 13)
    assert calendar.shift(day, "month", -13) < gone.period.start <= day


@pytest.mark.parametrize("text", ["in May", "last year", "within 40 months", "this quarter", "by the end of the year"])
def test_without_a_day_of_publication_nothing_is_guessed(text):
    assert [(date.period, date.point, date.is_day) for date in find_dates(f"opens {text}")] == [(None, None, False)]
