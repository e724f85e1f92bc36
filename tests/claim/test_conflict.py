"""What cannot hold together is found; what can is left alone."""

import pytest

from nameplate.claim import Review, conflicts, read_claims
from nameplate.claim.conflict.noun import number
from nameplate.quantity import Period
from nameplate.report import Report


def clash(*texts):
    claims = []
    for place, text in enumerate(texts):
        claims += read_claims(Report.of(text, published=Period.from_iso(f"2025-07-{place + 1:02d}")))
    return conflicts(claims)


def kinds(*texts):
    return [conflict.kind for conflict in clash(*texts)]


def test_a_yearly_figure_that_one_shift_cannot_reach_says_what_can():
    (conflict,) = clash(
        "The plant has four lines. It can make tens of thousands of rounds a shift, or up to 70 million rounds a year."
    )
    assert conflict.kind == "rate"
    assert "up to 70 million rounds a year" in conflict.sentence
    assert "tens of thousands of rounds a shift" in conflict.sentence
    assert "280,000 a day over 250 days" in conflict.sentence
    assert "25 million a year" in conflict.sentence
    assert "three shifts of 93,000" in conflict.sentence
    assert "per line: 4 lines at 70,000" in conflict.sentence


@pytest.mark.parametrize(
    "text",
    [
        "The plant can make 280,000 rounds a shift, or up to 70 million rounds a year.",
        "The plant can make tens of thousands of rounds a shift, or up to 20 million rounds a year.",
        "The mill can make 6,000 tonnes of steel a day, or 2 million tonnes of steel a year.",
        "The fab can make 40,000 wafers per month, or 480,000 wafers a year.",
        "The plant can make 5,000 rifles a month and 70 million rounds a year.",
        "The refinery in Lagos can make 1,000 cars a day. The factory in Kano can make 5,000 cars a year.",
    ],
)
def test_rates_that_agree_are_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill can make 600 tonnes of steel a day, or 2 million tonnes of steel a year.",
        "The fab can make 4,000 wafers per month, or 480,000 wafers a year.",
        "The plant can make 3,000 cars a day, or 100,000 cars a year.",
    ],
)
def test_other_periods_are_checked_too(text):
    assert kinds(text) == ["rate"]


def test_parts_that_exceed_their_total():
    assert kinds("The plant has four lines: three for steel-core rounds, and two for tracer rounds.") == ["part"]
    assert kinds("Up front 500 jobs are to be created, 350 of them in shell making and 250 on the motor line.") == [
        "part"
    ]


def test_phases_that_exceed_their_total():
    first, second = "20 GWh a year in the first phase", "30 GWh a year in the second phase"
    text = f"The gigafactory has a capacity of {{}} in total: {first}, {second}."
    assert kinds(text.format("40 GWh a year")) == ["part"]
    assert kinds(text.format("50 GWh a year")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The plant has four lines: two for steel-core rounds, and two for tracer rounds.",
        "The plant has four lines: two for steel-core rounds, and one for tracer rounds.",
        "Up to 500 jobs are to be created, 350 of them in shell making and 150 on the motor line.",
    ],
)
def test_parts_that_fit_are_left_alone(text):
    assert kinds(text) == []


def test_a_factor_of_ten_between_sources():
    first = "The rifle plant in Maracay has a capacity of 25,000 rifles a year."
    assert kinds(first, "The rifle plant in Maracay has a capacity of 250,000 rifles a year.") == ["scale"]
    assert kinds(first, "The rifle plant in Maracay has a capacity of 30,000 rifles a year.") == []
    assert kinds(first, "The rifle plant in Izhevsk has a capacity of 250,000 rifles a year.") == []
    assert kinds(first, "The cartridge plant in Maracay has a capacity of 250,000 rounds a year.") == []


def test_production_before_the_works_began():
    text = "The foundation of the rifle plant was laid in {}. The rifle plant began production in 2012."
    assert kinds(text.format(2015)) == ["order"]
    assert kinds(text.format(2009)) == []


def test_started_for_one_and_still_to_come_for_the_other():
    begun = "The rifle plant began production last year."
    assert kinds(begun, "The rifle plant is still being built.") == ["start"]
    assert kinds(begun, "The remaining halls for the full cycle of rifles are to be launched shortly.") == ["start"]
    assert "start" in kinds(begun, "The rifle plant is to start production in 2027.")
    assert kinds(begun, "The cartridge plant is still being built.") == []
    assert kinds(begun, "The rifle plant has four lines.") == []
    assert kinds(begun, "The rifle plant began production in 2024.") == []


def test_a_date_that_was_moved_is_a_slip():
    (conflict,) = clash("Rifle production was first meant to begin in 2021. Rifle production is now to begin in 2027.")
    assert conflict.kind == "slip"
    assert "6.0 years" in conflict.sentence
    assert kinds("Rifle production is to begin in 2027.", "Rifle production is to begin in 2027.") == []
    assert kinds("Rifle production is to begin in 2026. Shell production is to begin in 2027.") == []


def test_rejected_claims_do_not_clash():
    claims = read_claims(
        Report.of("The plant can make 600 tonnes of steel a day, or 2 million tonnes of steel a year.")
    )
    rejected = [claim.model_copy(update={"review": Review(state="rejected", by="me")}) for claim in claims]
    assert len(conflicts(claims)) == 1
    assert conflicts(rejected) == []


@pytest.mark.parametrize(
    ("value", "words"), [(25e6, "25 million"), (2.5e9, "2.5 billion"), (93_333, "93,000"), (7, "7")]
)
def test_figures_in_sentences(value, words):
    assert number(value) == words
