"""Looking claims through on the command line."""

import csv
import io
import json

import pytest


@pytest.fixture
def dossier(call, dossier, article):
    assert call("read", article, "--into", dossier).code == 0
    return dossier


@pytest.fixture
def claims(call, dossier):
    return call("claims", dossier, "--json").data["claims"]


def test_each_claim_stands_under_its_sentence(call, dossier, claims):
    out = call("claims", dossier).out
    for claim in claims:
        assert claim["id"] in out
    assert "[up to 70 million rounds per year]" in " ".join(out.split())


def test_claims_can_be_chosen(call, dossier, claims):
    kinds = {claim["kind"] for claim in claims}
    for kind in kinds:
        found = call("claims", dossier, "--kind", kind, "--json").data["claims"]
        assert found == [claim for claim in claims if claim["kind"] == kind]
    assert call("claims", dossier, "--state", "accepted", "--json").data["claims"] == []
    wrong = call("claims", dossier, "--kind", "speed")
    assert wrong.code == 2
    assert "capacity" in wrong.err


def test_accept_reject_and_correct_keep_everything(call, dossier, claims):
    one, other = claims[-1], next(c for c in claims if c["kind"] == "capacity")
    assert call("accept", dossier, one["id"], "--by", "A. Analyst").code == 0
    done = call("correct", dossier, other["id"], "--value", "up to 12M round/year", "--by", "A. Analyst")
    assert done.code == 0
    after = {claim["id"]: claim for claim in call("claims", dossier, "--json").data["claims"]}
    assert (after[one["id"]]["review"], after[one["id"]]["by"]) == ("accepted", "A. Analyst")
    assert after[other["id"]]["review"] == "rejected"
    new = next(claim for claim in after.values() if claim["replaces"] == other["id"])
    assert (new["value"], new["unit"], new["hedge"], new["quote"]) == (12e6, "round/year", "up_to", other["quote"])
    assert new["id"] in done.err
    # a second reading changes nothing of it
    call("claims", dossier, "--refresh")
    assert {claim["id"]: claim for claim in call("claims", dossier, "--json").data["claims"]} == after


@pytest.mark.parametrize(
    ("verb", "rest", "said"),
    [
        ("accept", ["zz", "--by", "A"], "no such claim"),
        ("accept", ["--by", "A"], "--all"),
        ("reject", ["--all"], "needs the name"),
        ("correct", ["c", "--by", "A"], "nothing to correct"),
        ("correct", ["c", "--value", "many", "--by", "A"], "many"),
        ("correct", ["c", "--value", "uniform(1 s, 3 s)", "--by", "A"], "one figure or a range"),
    ],
)
def test_mistakes_change_nothing(call, dossier, verb, rest, said):
    before = (dossier / "claims.jsonl").read_bytes()
    outcome = call(verb, dossier, *rest)
    assert outcome.code in (2, 3)
    assert said in outcome.err
    assert (dossier / "claims.jsonl").read_bytes() == before


def test_claims_are_exported(call, dossier, claims):
    graph = json.loads(call("export", dossier).out)["@graph"]
    assert sum(node["@type"] == "Claim" for node in graph) == len(claims)
    assert json.loads(call("export", dossier, "--as", "prov").out)["@graph"]
    rows = list(csv.DictReader(io.StringIO(call("export", dossier, "--as", "ftm").out)))
    assert {row["schema"] for row in rows} >= {"Article"}
    assert call("export", dossier, "--as", "xml").code == 2
