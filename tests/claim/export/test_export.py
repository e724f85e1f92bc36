"""Claims in forms of other communities."""

import json
import re

import pytest

from nameplate.claim import Claim, Source, read_claims
from nameplate.claim.export import to_prov, to_schema_org, to_statements
from nameplate.claim.review import correct, judge
from nameplate.report import Report

REPORT = Report.of(
    "The steel plant in Linz\nHerald, 3 July 2025\n\n"
    "The steel plant in Linz will cost 500 million euros, said Anna Berger. "
    "It is to make up to 2 million tonnes a year. Works began in March 2025.",
)
CLAIMS = read_claims(REPORT)


def nodes(document, sort):
    return [node for node in document["@graph"] if node["@type"] == sort]


def test_a_claim_of_schema_org_has_words_value_speaker_and_report():
    document = to_schema_org(CLAIMS, [REPORT])
    json.dumps(document)
    article = nodes(document, "NewsArticle")[0]
    assert (article["publisher"]["name"], article["datePublished"]) == ("Herald", "2025-07-03")
    money = next(n for n in nodes(document, "Claim") if n["additionalType"] == "investment")
    assert money["text"] == "500 million euros"
    assert money["mentions"] == {"@type": "QuantitativeValue", "unitText": "EUR", "value": 5e8}
    assert money["author"]["name"] == "Anna Berger"
    assert money["appearance"]["@id"] == article["@id"]
    rate = next(n for n in nodes(document, "Claim") if n["additionalType"] == "capacity")
    assert rate["mentions"]["maxValue"] == 2e6  # "up to" is never given as a plain value
    assert "value" not in rate["mentions"]


def test_rejected_claims_leave_schema_org_and_stay_in_prov():
    judged = judge(CLAIMS, [CLAIMS[0].id], "rejected", by="A. Analyst", note="why not")
    assert len(nodes(to_schema_org(judged, [REPORT]), "Claim")) == len(CLAIMS) - 1
    document = to_prov(judged, [REPORT])
    review = next(n for n in nodes(document, "prov:Activity") if "nameplate:state" in n)
    assert (review["nameplate:state"], review["nameplate:note"]) == ("rejected", "why not")


def test_prov_tells_what_a_correction_revises():
    after = correct(CLAIMS, CLAIMS[0].id, {"kind": "delay"}, by="A. Analyst")
    document = to_prov(after, [REPORT])
    revised = [n for n in nodes(document, "prov:Entity") if "prov:wasRevisionOf" in n]
    assert [n["prov:wasRevisionOf"]["@id"] for n in revised] == [f"nameplate:claim:{CLAIMS[0].id}"]
    known = {node["@id"] for node in document["@graph"]}
    named = set(re.findall(r'"@id": "([^"]+)"', json.dumps(document)))
    assert named <= known  # every reference has its node


def test_statements_hold_bare_figures_only_where_nothing_bounds_them():
    rows = to_statements(CLAIMS, [REPORT], "linz")
    said = {(row["schema"], row["prop"]): row["value"] for row in rows}
    assert said["Project", "amount"] == "500000000"
    assert said["Project", "startDate"] == "2025-03"
    assert "up to 2 million tonnes a year" in " ".join(row["value"] for row in rows if row["prop"] == "notes")
    assert len({row["id"] for row in rows}) == len(rows)
    bounded = [c.model_copy(update={"bound": "up_to"}) for c in CLAIMS]
    assert all(row["prop"] != "amount" for row in to_statements(bounded, [REPORT], "linz"))


@pytest.mark.parametrize("form", [to_schema_org, to_prov])
def test_hostile_words_stay_words(form):
    nasty = "\u202e</script>\x00"
    claim = Claim.make(
        report="r", kind="delay", start=0, end=1, quote=nasty, subject=nasty, source=Source(name=nasty, type="person")
    )
    json.dumps(form([claim], []))
