"""What the rule reader makes of sentences from many industries."""

import pytest

from nameplate.claim import read_claims
from nameplate.quantity import Period
from nameplate.report import Report

DAY = Period.from_iso("2025-07-03")


def read(text):
    return read_claims(Report.of(text, published=DAY))


def told(text):
    return [(claim.kind, claim.value, claim.unit, claim.date, claim.hedge) for claim in read(text)]


# One sentence, one claim that must be among those read.
CASES = [
    ("The mill can produce up to 2 million tonnes of steel a year.", ("capacity", 2e6, "tonne/year", None, "up_to")),
    ("The gigafactory has an annual capacity of 40 GWh.", ("capacity", 40, "GWh/year", None, "none")),
    ("The fab is expected to reach 40,000 wafers per month by 2027.",
     ("capacity", 40_000, "wafer/month", "../2027-12", "expected")),
    ("The works produced 3,773 cars in 2011.", ("output", 3_773, "car", "2011", "none")),
    ("The ministry ordered 500 vehicles.", ("order", 500, "vehicle", None, "none")),
    ("About 1,200 rifles are in stock.", ("stock", 1_200, "rifle", None, "about")),
    ("The army needs 5,000 shells a month.", ("demand", 5_000, "shell/month", None, "none")),
    ("The plant has four production lines.", ("line_count", 4, "line", None, "none")),
    ("The company invested €60 million in the plant.", ("investment", 60e6, "EUR", None, "none")),
    ("The plant will employ more than 500 people.", ("jobs", 500, "job", None, "at_least")),
    ("The hall covers some 30,000 square metres.", ("area", 30_000, "m2", None, "about")),
    ("Production began last year.", ("start_of_production", None, None, "2024", "none")),
    ("Series production is to start in Q4 2026.", ("start_of_production", None, None, "2026-10/2026-12", "planned")),
    ("The refinery should go live within 18 months.",
     ("start_of_production", None, None, "2025-07-03/2027-01-03", "expected")),
    ("The plant was inaugurated on 22 May 2023.", ("milestone_date", None, None, "2023-05-22", "none")),
    ("The company broke ground in March 2024.", ("construction_start", None, None, "2024-03", "none")),
    ("The contract was signed in 2006.", ("agreement_date", None, None, "2006", "none")),
    ("The start has been delayed by three months.", ("delay", 3, "month", None, "none")),
    ("Completion was postponed to the end of 2026.", ("delay", None, None, "2026-10/2026-12", "none")),
    ("Export controls hamper the delivery of machines.", ("restriction", None, None, None, "none")),
    ("Two further lines are to follow later.", ("planned_expansion", None, None, None, "planned")),
    ("The plant is to meet the needs of the armed forces.", ("consumer", None, None, None, "planned")),
    ("It will make 155 mm artillery shells.", ("product_spec", 155, "mm", None, "planned")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), CASES)
def test_each_kind_is_read(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The show attracts over 2,400 exhibitors from more than 100 countries.",
        "Shares rose by 3 percent.",
        "The town lies 85 km from the capital.",
        "He has worked there for 30 years.",
        "The ring comes in five colours.",
        "Its revenue was $300 million.",
    ],
)
def test_other_numbers_are_no_claims(text):
    assert told(text) == []


def test_parts_of_a_count_take_its_unit():
    claims = read("The facility has four lines: two for steel-core rounds, and two for tracer rounds.")
    assert [(claim.value, claim.unit, claim.product) for claim in claims if claim.kind == "line_count"] == [
        (4.0, "line", "lines"),
        (2.0, "line", "steel-core rounds"),
        (2.0, "line", "tracer rounds"),
    ]


def test_a_source_is_carried_on_by_a_pronoun():
    claims = read("Jane Doe, head of the works, said it has two lines. She added that it will employ 300 people.")
    assert {claim.source.name for claim in claims} == {"Jane Doe"}


def test_a_source_does_not_reach_over_a_paragraph():
    claims = read("Title\n\nRostec said the plant has two lines.\n\nThe hall covers 500 square metres.")
    assert [claim.source.name for claim in claims] == ["Rostec", ""]


def test_a_list_belongs_to_the_source_above_it():
    claims = read(
        "Title\n\nRamp-up, according to the company:\n\n* 25,000 rounds by the end of 2025\n* 140,000 rounds in 2026\n"
    )
    assert [(claim.value, claim.date, claim.source.name) for claim in claims] == [
        (25_000.0, "../2025-12", "the company"),
        (140_000.0, "2026", "the company"),
    ]


def test_a_chain_of_sources_is_kept():
    (claim,) = read("Work has been halted, Interfax reports, quoting an informed source in Caracas.")
    assert claim.source.name == "Interfax"
    assert claim.source.chain == ("Interfax", "an informed source in Caracas")


def test_an_unnamed_source_makes_hearsay():
    (claim,) = [
        c for c in read("The plant will employ 300 people, a source familiar with the plan said.") if c.kind == "jobs"
    ]
    assert (claim.hedge, claim.source.type) == ("alleged", "unnamed")


def test_earlier_plans_are_marked():
    claims = read("Production was first meant to begin in 2021. It is now to begin in 2027.")
    assert [(claim.date, claim.superseded) for claim in claims] == [("2021", True), ("2027", False)]


def test_a_timeline_dates_its_entries():
    claims = read(
        "Title\n\nHow it got here\n\n2006 - The two agree on a plant.\nJune 2019 - The ministry signs the contract.\n"
    )
    assert [(claim.kind, claim.date) for claim in claims] == [("agreement_date", "2006"), ("agreement_date", "2019-06")]


def test_neighbouring_headlines_make_no_claims():
    headlines = "-\nRival opens plant for 500 million euros\n-\nMill to make 5 million tonnes a year\n"
    assert told(f"Title\n\nThe plant opened.\n{headlines}") == []


def test_reading_is_the_same_twice():
    text = "TASS said the plant makes 70 million rounds a year in four lines. It opened in 2024."
    assert read(text) == read(text)
