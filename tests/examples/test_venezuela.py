"""The first example: that it holds what was reported, each with its claim, and answers the title's question."""

from pathlib import Path

import pytest

from nameplate.programme import Dossier, explain

FOLDER = Path(__file__).parents[2] / "examples" / "venezuela"


@pytest.fixture(scope="module")
def dossier():
    return Dossier(FOLDER)


@pytest.fixture(scope="module")
def programme(dossier):
    return dossier.programme()


@pytest.fixture(scope="module")
def claims(dossier):
    return {claim.id: claim for claim in dossier.claims()}


def quotes(claims, ids):
    return " / ".join(claims[identity].quote for identity in ids)


def test_every_claim_that_is_named_is_there(dossier, programme):
    dossier.check_claims(programme)


def test_the_claims_are_what_the_reader_reads(dossier):
    from nameplate.claim import read_claims

    found = [claim for report in dossier.reports() for claim in read_claims(report)]
    assert sorted(claim.id for claim in dossier.claims()) == sorted(claim.id for claim in found)


def test_1_the_cartridge_plant(programme, claims):
    capacity = programme.sites["cartridge-plant"].capacity
    assert capacity.text == "up to 70M round/year"
    assert all(claims[identity].value == 70e6 for identity in capacity.claims)
    lines = {name: line for name, line in programme.lines.items() if line.site == "cartridge-plant"}
    assert {name: line.count.quantity.central for name, line in lines.items()} == {"steel-core": 2, "tracer": 2}
    assert all(claims[line.count.claims[0]].value == 2 for line in lines.values())
    assert any(claim.kind == "product_spec" and claim.value == 7.62 for claim in claims.values())


def test_2_its_construction_and_start(programme, claims):
    for name, kind in (("foundation", "construction_start"), ("stage-one", "milestone_date")):
        value = programme.milestones[name].date
        assert value.origin == "observed"
        assert claims[value.observed[0]].kind == kind


def test_3_the_further_lines(programme, claims):
    assert programme.milestones["further-lines"].date.text == "by 2026-12"
    assert all(part.local_from == "further-lines" for part in programme.inputs.values())
    assert any(claim.kind == "planned_expansion" and "lines" in claim.quote for claim in claims.values())


def test_4_the_rifle_plant(programme, claims):
    assert "2006" in quotes(claims, programme.milestones["agreement"].date.observed)
    assert programme.sites["rifle-plant"].capacity.text == "up to 25k rifle/year"
    start = programme.milestones["rifle-output"]
    assert "second half" in quotes(claims, start.date.claims)
    assert start.done is not None
    started = [claim for claim in claims.values() if claim.kind == "start_of_production" and claim.date == "2024"]
    assert "last year" in started[0].quote
    assert any(claim.kind == "delay" and "sanctions" in claim.quote for claim in claims.values())


def test_5_the_consumers(programme, claims):
    assert [part.priority for part in programme.consumers.values()] == [1, 2, 2]
    for part in programme.consumers.values():
        assert "police" in quotes(claims, part.claims)
        assert set(part.demand) == set(programme.products)


def test_6_the_restrictions(programme, claims):
    exports, imports = programme.restrictions["export-limits"], programme.restrictions["import-limits"]
    assert {"imports.steel-core", "inputs.cartridge-components"} <= set(exports.on)
    assert all(place.startswith("imports.") for place in imports.on)
    assert "exports" in quotes(claims, exports.claims)
    assert "imports" in quotes(claims, imports.claims)


def test_7_three_scenarios(programme):
    assert list(programme.scenarios) == ["both", "imports-only", "bound"]
    assert set(programme.scenarios["imports-only"].off) == {f"lines.{name}" for name in programme.lines}


def test_8_sources_hedges_and_relative_dates(claims):
    names = {claim.source.name for claim in claims.values()}
    assert {"The National Interest", "TASS", "Rosoboronexport"} <= names
    assert any("officials" in claim.quote.lower() for claim in claims.values())
    tass = next(claim for claim in claims.values() if claim.source.name == "TASS" and claim.kind == "capacity")
    assert (tass.bound, tass.mode, tass.hedge) == ("up_to", "expected", "up_to")
    assert all(claim.source.grade for claim in claims.values())


def test_9_neighbouring_headlines_are_no_claims(dossier):
    from nameplate.claim import read_claims

    for report in dossier.reports():
        clutter = [block for block in report.blocks if block.role in ("neighbour", "boilerplate")]
        for claim in read_claims(report):
            assert not any(block.start <= claim.start < block.end for block in clutter)
    assert sum(block.role == "neighbour" for report in dossier.reports() for block in report.blocks) >= 6


def test_10_the_title_question_is_asked_in_numbers(programme):
    text = " ".join(programme.questions)
    for words in ("share of demand met", "months of cover", "dependence on imports"):
        assert words in text


def test_it_can_be_put_into_words(dossier, programme):
    text = explain(programme, dossier.evidence())
    assert '"up to 70 million a year", Rostec' in text
    assert "assumed by Nameplate" in text
    assert "2 claims of 2 origins, which agree" in text
    assert "believed 60M (33M to 69M round/year)" in text
    assert "c71f5ea02 (TASS): alone 60M (23M to 70M round/year); counts 16 %" in text
