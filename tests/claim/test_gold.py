"""The development set of reports with claims by hand, where it is at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

from nameplate.claim import read_claims
from nameplate.quantity import Period
from nameplate.report import read_report

SHARED = Path(__file__).parents[3] / "shared" / "reports"
PROGRAMME = ("seed", "venezuela_2020", "venezuela_2024", "venezuela_2025")

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the development set is not at hand")


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold():
    paths = sorted(SHARED.glob("*.json"))
    return {p.stem: (json.loads(p.read_text("utf-8")), p.with_suffix(".txt").read_bytes().decode()) for p in paths}


@pytest.fixture(scope="module")
def predictions():
    found = {}
    for path in sorted(SHARED.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        day = document["published"] or document.get("published_estimate")
        report = read_report(path.with_suffix(".txt"), published=Period.from_iso(day) if day else None)
        found[path.stem] = [claim.to_wire() for claim in read_claims(report)]
        assert all(report.text[claim["start"] : claim["end"]] == claim["quote"] for claim in found[path.stem])
    return found


def test_most_claims_are_found_and_few_invented(scorer, gold, predictions):
    result = scorer.score(gold, predictions)
    assert result["overall"]["f1"] >= 0.9
    assert result["grounded"] == 1.0
    assert result["accuracy"]["hedge"] >= 0.9
    assert result["accuracy"]["attribution"] >= 0.9
    assert result["accuracy"]["date"] >= 0.9


def test_the_example_programme_is_read_best(scorer, gold, predictions):
    chosen = {name: gold[name] for name in PROGRAMME}
    assert scorer.score(chosen, predictions)["overall"]["f1"] >= 0.9
