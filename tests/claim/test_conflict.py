"""What cannot hold together is found; what can is left alone."""

import pytest

from nameplate.claim import Review, conflicts, read_claims
from nameplate.claim.conflict.noun import number
from nameplate.quantity import Period
from nameplate.report import Report


def clash(*texts):
    reports = [
        Report.of(text, published=Period.from_iso(f"2025-07-{place + 1:02d}")) for place, text in enumerate(texts)
    ]
    return conflicts([claim for report in reports for claim in read_claims(report)], reports)


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
    assert kinds(first, "The rifle plant in Maracay has a capacity of 27,000 rifles a year.") == []
    assert kinds(first, "The rifle plant in Izhevsk has a capacity of 250,000 rifles a year.") == []
    assert kinds(first, "The cartridge plant in Maracay has a capacity of 250,000 rounds a year.") == []


@pytest.mark.parametrize(
    ("first", "other", "found"),
    [
        ("has a capacity of 25,000 rifles a year", "has a capacity of 40,000 rifles a year", ["source"]),
        ("makes at least 25,000 rifles a year", "has a capacity of 40,000 rifles a year", []),
        ("makes at least 25,000 rifles a year", "can make up to 40,000 rifles a year", []),
        ("makes at least 25,000 rifles a year", "can make up to 15,000 rifles a year", ["source"]),
        ("has four lines", "has seven lines", ["source"]),
        ("has four lines", "has four lines", []),
        ("will cost 300 million euros", "will cost 480 million euros", ["source"]),
        ("will cost 300 million euros", "will cost 310 million euros", []),
    ],
)
def test_sources_that_differ(first, other, found):
    assert kinds(f"The rifle plant in Maracay {first}.", f"The rifle plant in Maracay {other}.") == found


def test_one_report_may_give_two_figures():
    assert kinds("The rifle plant in Maracay made 25,000 rifles a year and will make 40,000 rifles a year.") == []


@pytest.mark.parametrize(
    ("count", "each", "whole", "found"),
    [
        ("four", "10,000", "80,000", ["line"]),
        ("four", "20,000", "80,000", []),
        ("four", "30,000", "80,000", ["line"]),
        ("four", "up to 30,000", "80,000", []),
        ("four", "at least 10,000", "80,000", []),
    ],
)
def test_lines_times_what_each_makes(count, each, whole, found):
    text = "The rifle plant has {} lines. Each line can make {} rifles per line per year. It makes {} rifles a year."
    assert kinds(text.format(count, each, whole)) == found


def test_phases_that_fall_short_of_what_is_called_the_total():
    text = "It makes {} GWh a year in total: 20 GWh a year in the first phase and 30 GWh a year in the second phase."
    assert kinds(text.format(60)) == ["part"]
    assert kinds(text.format(50)) == []
    assert kinds(text.format("over 60")) == []


def test_money_that_cannot_buy_the_capacity():
    text = "The battery plant in Nevada will cost {} and make {} GWh a year."
    assert kinds(text.format("3.6 billion dollars", 100)) == []
    assert kinds(text.format("3.6 million dollars", 100)) == ["price"]
    assert kinds(text.format("90 billion euros", 20)) == ["price"]
    assert kinds(text.format("3.6 million dinars", 100)) == []
    (conflict,) = clash(text.format("3.6 million dollars", 100))
    assert "dollars for each GWh/year" in conflict.sentence


def test_a_promise_that_had_passed_when_it_was_made():
    (conflict,) = clash("The rifle plant is to start production in 2023.")
    assert conflict.kind == "promise"
    assert "2025-07-01" in conflict.sentence
    assert kinds("The rifle plant is to start production in 2026.") == []
    assert kinds("The rifle plant is to start production in 2025.") == []  # the year is not over
    assert kinds("The rifle plant started production in 2023.") == []
    assert kinds("In 2021 it was said that production would start by 2023.") == []  # told as past


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
