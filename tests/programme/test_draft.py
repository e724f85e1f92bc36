"""A first programme from claims, and a programme in words."""

import dataclasses
from datetime import date

import pytest

from nameplate.claim.model import Claim, Source
from nameplate.errors import MissingInput
from nameplate.future import simulate
from nameplate.programme import Evidence, draft, explain, loads
from programme_example import TEXT


@dataclasses.dataclass(frozen=True)
class FakeReport:
    """As much of a report as drafting reads."""

    id: str
    published: object


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


def test_the_newest_capacity_counts_and_the_older_one_is_named():
    older = claim("capacity", "more than 50 million", value=50e6, unit="round/year", bound="at_least", report="r0")
    text = draft([CAPACITY, older], reports())
    assert f"claims: [{CAPACITY.id}]" in text
    assert "# also said: more than 50 million (TASS)" in text


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
