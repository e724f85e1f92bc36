"""What a proposal's words really say: ours wins, and what is not there is rejected."""

import pytest

from nameplate.claim.model_reader.place import find_quote
from nameplate.claim.model_reader.proposal import Proposal
from nameplate.claim.model_reader.reread import Misread, reread
from nameplate.claim.rule.sentence import Sentence
from nameplate.quantity import Period

DAY = Period.from_iso("2025-07-03")
PLANT = "From 2027 the plant will make up to 70 million rounds a year on four lines, after $1.2 billion was spent."
RANGE = "It raised output from 200 to 250 rifles a day and covers 5 to 7 hectares; 18 months late, it employs 400."


def read(text, quote, kind, value=None, date=""):
    place = find_quote(quote, text)
    assert place is not None
    return reread(Proposal(1, quote, kind, value, date=date), Sentence(text, 0, DAY), place)


HOLDS = {
    "as we read it": (PLANT, "up to 70 million rounds a year", "capacity", 70e6, (70e6, "round/year")),
    "in its digits": (PLANT, "70 million rounds", "capacity", 70.0, (70e6, "round/year")),
    "without a value": (PLANT, "70 million rounds", "capacity", None, (70e6, "round/year")),
    "money": (PLANT, "$1.2 billion", "investment", 1.2e9, (1.2e9, "USD")),
    "money in its digits": (PLANT, "$1.2 billion", "investment", 1.2, (1.2e9, "USD")),
    "one of several": (PLANT, PLANT, "line_count", 4.0, (4.0, "line")),
    "a range": (RANGE, "5 to 7 hectares", "area", (5.0, 7.0), ((5.0, 7.0), "hectare")),
    "an end of a range": (RANGE, "5 to 7 hectares", "area", 7.0, ((5.0, 7.0), "hectare")),
    "a range without extent": (PLANT, "four lines", "line_count", (4.0, 4.0), (4.0, "line")),
    "two numbers for a range": (RANGE, "from 200 to 250 rifles a day", "output", (200.0, 250.0), (250.0, "rifle/day")),
    "the length of a delay": (RANGE, "18 months late", "delay", 18.0, (18.0, "month")),
    "the length of a delay, not named": (RANGE, "18 months late", "delay", None, (18.0, "month")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "kind", "value", "wanted"), HOLDS.values(), ids=HOLDS)
def test_the_number_is_ours(text, quote, kind, value, wanted):
    measure = read(text, quote, kind, value).measure
    assert (measure.value, measure.unit) == wanted


FALLS = {
    "another number": (PLANT, "up to 70 million rounds a year", "capacity", 75e6, "75,000,000 is not in the quote"),
    "ten times": (PLANT, "up to 70 million rounds a year", "capacity", 700e6, "is not in the quote"),
    "a huge number": (PLANT, "four lines", "line_count", 1e300, "the number 1e+300 is not in the quote, which has 4"),
    "a number from elsewhere": (PLANT, "four lines", "line_count", 70e6, "is not in the quote, which has 4"),
    "a year": (PLANT, "From 2027 the plant", "capacity", 2027.0, "is not in the quote, which has none"),
    "half a range": (RANGE, "5 to 7 hectares", "area", (5.0, 8.0), "the number 5 to 8 is not in the quote"),
    "no area": (PLANT, "four lines", "area", 4.0, "'four lines' is not an area, which area needs"),
    "no money": (PLANT, "70 million rounds", "investment", 70e6, "is not a sum of money"),
    "no people": (PLANT, "$1.2 billion", "jobs", 1.2e9, "is not a number of people"),
    "no time": (PLANT, "four lines", "delay", 4.0, "is not a length of time"),
    "money for a capacity": (PLANT, "$1.2 billion", "capacity", 1.2e9, "is not an amount of things"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "kind", "value", "reason"), FALLS.values(), ids=FALLS)
def test_what_does_not_hold_is_rejected_with_the_reason(text, quote, kind, value, reason):
    result = read(text, quote, kind, value)
    assert isinstance(result, Misread)
    assert reason in result.reason


@pytest.mark.parametrize("quote", ["output from 200 to 250 rifles a day", "It raised output"])
def test_without_a_number_of_the_model_s_ours_is_taken_only_where_there_is_one(quote):
    assert read(RANGE, quote, "capacity").measure is None


def test_the_quote_is_widened_to_the_whole_quantity_and_its_bound():
    draft = read(PLANT, "70 million", "capacity", 70e6)
    assert PLANT[draft.start : draft.end] == "up to 70 million rounds a year"


def test_a_step_carries_no_number_but_a_false_one_is_still_rejected():
    text = "Production of 70 million rounds is to start in 2027."
    assert read(text, text, "start_of_production", 70e6).measure is None
    assert isinstance(read(text, text, "start_of_production", 80e6), Misread)


STEP = "Work began last year, and production is to start by the end of 2027, not in 2026."


@pytest.mark.parametrize(
    ("quote", "said", "wanted"),
    [
        ("production is to start by the end of 2027", "../2027-12", "../2027-12"),
        ("production is to start by the end of 2027", "2028", "../2027-12"),
        ("production is to start by the end of 2027", "", "../2027-12"),
        ("production is to start by the end of 2027", "by 2027-12", "../2027-12"),
        ("production is to start by the end of 2027", "soon", "../2027-12"),
        (
            "production is to start by the end of 2027",
            "2024",
            "2024",
        ),  # it stands in the sentence, outside of the quote
        ("production is to start", "2031", None),
        (STEP, "2026", "2026"),
    ],
)
def test_the_date_is_ours(quote, said, wanted):
    date = read(STEP, quote, "start_of_production", date=said).date
    assert (date.period.iso() if date else None) == wanted


def test_a_number_of_lines_has_no_date_unless_the_model_names_one_that_is_there():
    text = "Four lines run since 2027."
    assert read(text, text, "line_count", 4.0).date is None
    assert read(text, text, "line_count", 4.0, date="2027/..").date is not None


def test_people_are_jobs():
    assert read(RANGE, "it employs 400", "jobs", 400.0).unit == "job"
