"""What a date carries, from where it is counted, and what holds for any text."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.date import find_dates, fiscal_month_of
from nameplate.claim.grammar.date_phrase import STARTS
from nameplate.claim.grammar.date_token import Tokens
from nameplate.claim.grammar.date_word import ANCHORS
from nameplate.quantity import Period

JULY = Period.from_iso("2025-07-03")


def _isos(text, published=JULY, **more):
    return [found.period.iso() if found.period else None for found in find_dates(text, published, **more)]


# words, side, fuzzy, whether it is one day, the date without its side
KINDS = [
    ("in 2027", "in", False, False, "2027"),
    ("by 2027", "by", False, False, "2027"),
    ("by mid-2027", "by", True, False, "2027-05/2027-08"),
    ("since 2014", "since", False, False, "2014"),
    ("from March 2026 onwards", "since", False, False, "2026-03"),
    ("after 2027", "since", False, False, "2028/.."),
    ("not before 2027", "earliest", False, False, "2027"),
    ("in 2027 at the earliest", "earliest", False, False, "2027"),
    ("on 3 July 2025", "in", False, True, "2025-07-03"),
    ("by 3 July 2025", "by", False, True, "2025-07-03"),
    ("today", "in", False, True, "2025-07-03"),
    ("in about 2027", "in", True, False, "2027"),
    ("around mid-2027", "in", True, False, "2027-05/2027-08"),
    ("within 40 months", "in", True, False, "2025-07-03/2028-11-03"),
    ("the summer of 2027", "in", True, False, "2027-06/2027-08"),
    ("FY26", "in", True, False, "2026"),
    ("between March and June 2026", "in", False, False, "2026-03/2026-06"),
]


@pytest.mark.parametrize(("words", "side", "fuzzy", "is_day", "point"), KINDS)
def test_a_date_says_how_it_bounds_and_how_sharp_it_is(words, side, fuzzy, is_day, point):
    (found,) = find_dates(words, JULY)
    assert (found.side, found.fuzzy, found.is_day, found.point.iso()) == (side, fuzzy, is_day, point)


# published, words, what they mean
ELSEWHEN = [
    ("2025", "last year", "2024"),
    ("2025", "next year", "2026"),
    ("2025", "by the end of the year", "../2025-12"),
    ("2025", "last month", "2024-12/2025-11"),
    ("2025", "this quarter", "2025"),
    ("2025", "signed today", "2025"),
    ("2025", "said on Tuesday", "2025"),
    ("2025", "started in December", "2025-12"),
    ("2025-09", "last month", "2025-08"),
    ("2025-09", "signed on Tuesday", "2025-09"),
    ("2025-09", "signed yesterday", "2025-09"),
    ("2025-09", "within six months", "2025-09-01/2026-03-30"),
    ("2025-09", "in six months", "2026-03"),
    ("2025-09", "two years ago", "2023"),
    ("2025-09", "opened in October", "2024-10"),
    ("2025-09", "will open in October", "2025-10"),
    ("2024-11/2025-02", "opened in December", None),
    ("2024-11/2025-02", "last year", "2023/2024"),
    ("2025-06/2025-07", "began last year", "2024"),
    ("2025-01-10", "this winter", "2024-12/2025-02"),
    ("2025-01-10", "next winter", "2025-12/2026-02"),
    ("2025-12-31", "next month", "2026-01"),
    ("2025-01-01", "yesterday", "2024-12-31"),
    ("2025-01-02", "last quarter", "2024-10/2024-12"),
    ("2025-01-20", "made 500 at year-end", "2024-10/2024-12"),
    ("2025-10-29", "cash at quarter end", "2025-09"),
    ("2025-10-29", "sales rose in the quarter", "2025-07/2025-09"),
    ("2025-11-18", "made 210 in the first nine months", "2025-01/2025-09"),
    ("2025-01-18", "made 210 in the first nine months", "2024-01/2024-09"),
    ("2024-08-24", "is to be released in mid-September", "2024-09-11/2024-09-20"),
    ("2024-05-29", "is due to commence in early June", "2024-06-01/2024-06-10"),
    ("2023-01-25", "went to the customer in December", "2022-12"),
    ("2025-03-15", "In October it said so", "2024-10"),
    ("2025-03-15", "to start in October", "2025-10"),
    ("2025-03-15", "one more than in January", "2025-01"),
    ("2025-03-15", "It won't go above that before spring", "2025-03/.."),
    ("2026-03-12", "Works start in September.", "2026-09"),
    ("2026-05-02", "ordered in August 2024, was cancelled in January", "2024-08;2026-01"),
    ("2025-02-13", "is set for Monday and Tuesday of next week", "2025-02-17/2025-02-18"),
    ("2025-03-11", "will be ready by Easter", "../2025-04-20"),
    (None, "last year, this quarter, in May, within 40 months, two years ago, on Tuesday", "-;-;-;-;-;-"),
    (None, "in 2027 and by 3 May 2028", "2027;../2028-05-03"),
]


@pytest.mark.parametrize(("published", "words", "expected"), ELSEWHEN)
def test_dates_are_counted_from_the_time_of_publication(published, words, expected):
    day = Period.from_iso(published) if published else None
    found = [found.period.iso() if found.period else "-" for found in find_dates(words, day)]
    assert found == (expected or "-").split(";")


def test_that_year_is_the_last_year_named():
    text = 'In January 2022 he said before the end of that year\'s third quarter, and full "by the end of the year"'
    assert _isos(text, Period.from_iso("2024-08-24")) == ["2022-01", "../2022-09", "../2022-12"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("that year", "2019"), ("the following year", "2020"), ("two years later", "2021"), ("a year earlier", "2018")],
)
def test_what_was_named_before_is_counted_from(words, expected):
    assert _isos(f"closed {words}", that_year=2019) == [expected]
    assert _isos(f"closed {words}", None, that_year=2019) == [expected]


@pytest.mark.parametrize(
    ("words", "january", "april", "july"),
    [
        ("FY26", "2026", "2025-04/2026-03", "2025-07/2026-06"),
        ("2025-26", "2025/2026", "2025-04/2026-03", "2025-07/2026-06"),
        ("Q3 FY26", "2026-07/2026-09", "2025-10/2025-12", "2026-01/2026-03"),
        ("this financial year", "2025", "2025-04/2026-03", "2025-07/2026-06"),
        ("the fourth quarter of 2025-26", "2026-01/2026-06", "2026-01/2026-03", "2026-04/2026-06"),
    ],
)
def test_a_financial_year_begins_when_the_caller_says(words, january, april, july):
    assert [_isos(words, fiscal_month=month) for month in (1, 4, 7)] == [[january], [april], [july]]


def test_a_sentence_can_show_that_its_financial_year_is_the_indian_one():
    assert [fiscal_month_of(text) for text in ("Rs 5", "₹5", "5 crore", "six lakh", "INR 5", "Rsync 5", "$5")] == [
        4, 4, 4, 4, 4, 1, 1,
    ]  # fmt: skip
    assert _isos("Rs 500 crore in 2025-26", fiscal_month=1) == ["2025/2026"]


@pytest.mark.parametrize("text", ["31 February 2024", "2025-13-45", "3/7/2025"])
def test_a_day_that_is_none_or_may_be_two_has_no_period(text):
    assert [(found.words, found.period) for found in find_dates(text, JULY)] == [(text, None)]


PAGE = Path(__file__).parents[3] / "docs" / "date.md"


def _rows(page):
    """Yield the words of the page's tables, each with its date; one date may hold for all words of a row."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        dates = re.findall("`([^`]+)`", cells[1]) if len(cells) == 3 else []
        words = cells[0].split(" · ")
        if dates and not cells[0].startswith("words"):
            yield from zip(words, dates if len(dates) > 1 else dates * len(words), strict=True)


@pytest.mark.parametrize(("words", "expected"), list(_rows(PAGE.read_text(encoding="utf-8"))))
def test_the_page_on_dates_says_what_is_found(words, expected):
    assert _isos(words) == [expected]


MARKS = (
    "2026|'27|FY26|H2|3Q25|1st|29|2027-03|03.07.2025|-|–|/|,|.|’s|(|of|to|and|or|at the latest|İ|٢٠٢٥|\u200f|ago|later"
)
WORDS = sorted((STARTS | ANCHORS) - {str(year) for year in range(1801, 2099)}) + MARKS.split("|")
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " ", "\n"])), max_size=25).map(
    lambda pairs: "".join(word.title() + gap if len(word) % 3 == 0 else word + gap for word, gap in pairs)
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
periods = st.one_of(
    st.none(),
    days.map(lambda day: Period(day, day)),
    days.map(lambda day: Period(day, None)),
    st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends))),
)


@given(st.one_of(texts, st.text(max_size=120)), periods, st.sampled_from([None, 1, 2019, 9999]), st.integers(1, 12))
def test_any_text_gives_its_own_words_without_overlaps(text, published, that_year, month):
    end = 0
    for found in find_dates(text, published, that_year, fiscal_month=month):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.words
        assert (found.period is None) == (found.point is None)
        end = found.end


@pytest.mark.parametrize(
    "part", ["the end of ", "in about ", "12 ", "from 2026 to ", "'26 ", "may ", "2025-", "a day "]
)
def test_a_long_text_has_few_places_to_try(part):
    tokens = Tokens(part * 2000 + "2026")
    assert len(tokens.near_anchors(STARTS)) <= tokens.count


def test_a_hundred_thousand_characters_are_read():
    assert len(find_dates("The works open in May 2027, or in June. " * 2500, JULY)) == 5000
