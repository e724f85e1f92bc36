"""A first programme from claims, and a programme in words."""

import dataclasses
from datetime import date

import pytest

from nameplate.claim.model import Claim, Source
from nameplate.errors import InvalidFile, MissingInput
from nameplate.future import simulate
from nameplate.programme import Evidence, draft, explain, loads
from nameplate.programme.draft import find_merges
from programme_example import TEXT
from programme_report import reading


@dataclasses.dataclass(frozen=True)
class FakeReport:
    """As much of a report as drafting reads."""

    id: str
    published: object
    text: str = ""


def claim(kind, quote, **fields):
    given = {"report": "r1", "start": 10, "end": 10 + len(quote), "subject": "the plant", "source": Source(name="TASS")}
    return Claim.make(kind=kind, quote=quote, **(given | fields))


CAPACITY = claim("capacity", "up to 70 million rounds a year", value=70e6, unit="round/year", bound="up_to")
LINES = claim("line_count", "four lines", value=4.0, unit="line")
START = claim("start_of_production", "by the end of 2026", date="../2026-12", mode="planned")
DEMAND = claim("demand", "needs 20 to 30 million", value=(20e6, 30e6), unit="round/year")
LIMIT = claim("restriction", "sanctions")


def reports():
    from nameplate.quantity import Period

    return [FakeReport("r1", Period(date(2025, 7, 3), date(2025, 7, 3)))]


def test_a_draft_holds_the_claims_and_runs():
    text = draft([CAPACITY, LINES, START, DEMAND, LIMIT], reports())
    programme = loads(text)
    assert programme.start == date(2025, 7, 3)
    assert programme.claims() == {found.id for found in (CAPACITY, LINES, START, DEMAND, LIMIT)}
    assert programme.sites["round-plant"].capacity.text == "up to 70M round/year"
    assert programme.lines["round"].count.quantity.central == 4
    assert programme.milestones["round-start"].said == "2025-07-03"
    result = simulate(programme, "any", 50, 1)
    assert result.month["made"].sum() > 0
    assert (result.consumer["delivered"] <= result.consumer["demand"] * (1 + 1e-12)).all()


def test_the_newest_capacity_gives_the_figure_and_every_claim_of_it_counts():
    older = claim("capacity", "more than 50 million", value=50e6, unit="round/year", bound="at_least", report="r0")
    text = draft([CAPACITY, older], reports())
    assert f"'up to 70M round/year', claims: [{CAPACITY.id}, {older.id}]" in text
    assert "# more than 50 million (TASS)" in text
    value = loads(text).sites["round-plant"].capacity
    low, high = Evidence({c.id: c for c in (CAPACITY, older)}).believe(value, "round/year").x[[0, -1]]
    assert (low, high) == (50e6, 70e6)


def test_a_demand_names_every_claim_of_it_and_no_other_s():
    told = [
        claim("demand", "needs 30 million", value=30e6, unit="round/year", report=f"r{number + 2}", subject=subject)
        for number, subject in enumerate(("the army", "the police", "the army"))
    ]
    value = loads(draft([CAPACITY, *told], reports())).consumers["market"].demand["round"]
    assert len(value.claims) == 2
    assert {told[0].id, told[2].id} == set(value.claims)


def test_a_number_of_lines_names_the_claims_that_give_it():
    told = [
        claim("line_count", "lines", value=value, unit="line", report=f"r{number}")
        for number, value in enumerate((4.0, 3.0, 4.0))
    ]
    found = loads(draft([CAPACITY, *told], [])).lines["round"].count
    assert found.text == "4 line"
    assert set(found.claims) == {told[0].id, told[2].id}


def test_the_largest_capacity_of_a_report_counts_and_its_latest_start():
    phase = claim("capacity", "20 million at first", value=20e6, unit="round/year", start=90, end=109)
    missed = claim("start_of_production", "mid-2026", date="2026-05/2026-08", mode="planned", start=120, end=128)
    text = draft([CAPACITY, START, phase, missed], reports())
    assert f"claims: [{CAPACITY.id}]" in text
    assert f"claims: [{START.id}]" in text
    assert "# also said: 20 million at first" in text
    assert [s.claim for s in loads(text).milestones["round-start"].statements] == [missed.id, START.id]


def test_a_past_start_that_is_asserted_is_observed():
    started = claim("start_of_production", "began production last year", date="2024")
    assert f"observed: [{started.id}]" in draft([CAPACITY, started], reports())


def test_a_rejected_claim_is_left_out_and_no_capacity_is_a_clear_end():
    from nameplate.claim.model import Review

    rejected = CAPACITY.model_copy(update={"review": Review(state="rejected")})
    with pytest.raises(MissingInput, match="no claim gives a capacity"):
        draft([rejected, LINES], reports())


def test_hostile_words_stay_inside_their_comment_and_their_quotes():
    nasty = claim(
        "capacity", "70\nyears: 50\x1b[31m", value=70e6, unit="round/year", subject="it's\n- {a: [b", product="'\"\x00"
    )
    programme = loads(draft([nasty], reports()))
    assert programme.years == 10


def test_explain_names_every_part_and_what_it_rests_on():
    text = explain(loads(TEXT), Evidence({"c00000001": CAPACITY.model_copy(update={"id": "c00000001"})}))
    for words in (
        "The mill has 2 lines for rounds",
        "believed 60M (35M to 70M round/year)",
        '"up to 70 million rounds a year", TASS',
        "was promised by 2022-12, as was said 2021-10",
        "restrictions bind; export limits: share taken away set to 80 %",
        "34 values: 31 assumed, 1 observed and 2 reference.",
    ):
        assert words in text


def test_the_order_of_claims_and_reports_does_not_matter():
    claims, found = reading(
        "The rifle plant in Maracay is to make 25,000 rifles a year from 2021. It is to start production in 2021.",
        "The rifle plant is now to start production in 2023. A sister plant in Orsk makes 9,000 rifles a year.",
        "The rifle works in Maracay, in the Venezuelan state of Aragua, are late.",
        "The rifle plant in Venezuela can make 30,000 rifles a year.",
    )
    assert draft(claims[::-1], found[::-1]) == draft(claims, found)


def test_a_merge_stands_in_the_draft_with_its_reason_and_is_left_out_once_undone():
    claims, found = reading(
        "The rifle plant in Maracay is to make 25,000 rifles a year.",
        "The Maracay rifle factory will start production in 2027.",
    )
    (merge,) = find_merges(claims, found)
    text = draft(claims, found)
    assert f"# {merge.id}: {merge.sentence()}" in text
    assert "2027" in text
    without = draft(claims, found, [merge])
    assert merge.id not in without
    assert "no start is reported" in without


def test_demand_for_what_is_not_made_is_no_consumer():
    trucks = claim("demand", "needs 500 trucks a year", value=500.0, unit="truck/year")
    assert not loads(draft([CAPACITY, trucks], reports())).consumers


def slip(*dates):
    given = "".join(f"      - {{date: {date}, claim: c00000001}}\n" for date in dates)
    text = TEXT.replace(
        "  tests: {label: tests, date: {value: 2025-07-02, observed: [c00000001]}}\n",
        f"  tests:\n    label: tests\n    date: {{value: 2025-07-02, observed: [c00000001]}}\n    statements:\n{given}",
    )
    found = explain(loads(text), Evidence({"c00000001": CAPACITY.model_copy(update={"id": "c00000001"})}))
    return [line for line in found.splitlines() if "first promised" in line]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        (
            ["2009", "2011-05", "2012", "2024"],
            "-- It was first promised for 2009; 3 other dates were given since, at last 2024: it moved by 15 years.",
        ),
        (
            ["by 2022-12", "2023-06"],
            "-- It was first promised by 2022-12; 1 other date was given since, at last 2023-06: it moved by 6 months.",
        ),
        (
            ["2024", "2028", "2023"],
            "-- It was first promised for 2024; 2 other dates were given since, at last 2023: "
            "it moved forward by 12 months.",
        ),
        (
            ["2024", "2025", "2024"],
            "-- It was first promised for 2024; 1 other date was given since, at last 2024: it has not moved in all.",
        ),
        (["2024", "2024"], "-- It was first promised for 2024; no other date was given since."),
    ],
)
def test_explain_reads_the_slip_off_the_dates_that_were_given(dates, sentence):
    assert slip(*dates) == [sentence]


def test_of_one_date_no_slip_can_be_read():
    assert slip("2024") == []


@pytest.mark.parametrize("broken", ["{date: soon, claim: c1}", "{said: once, date: 2024, claim: c1}", "{claim: c1}"])
def test_a_broken_statement_is_named_with_its_place(broken):
    text = TEXT.replace("tests: {label: tests,", f"tests: {{label: tests, statements: [{broken}],")
    with pytest.raises(InvalidFile, match=r"milestones\.tests\.statements\.0"):
        loads(text)


def test_claims_that_statements_name_are_claims_of_the_programme():
    text = TEXT.replace("tests: {label: tests,", "tests: {label: tests, statements: [{date: 2024, claim: c9}],")
    assert "c9" in loads(text).claims()
