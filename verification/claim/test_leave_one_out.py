"""What the reader would find in a report if no word of its tables had been learnt from that report alone.

For each annotated report, every pattern that fires in it and in none of the others is struck from the tables of cues,
and the report is read again. That is harsher than leaving a report out, since a pattern that was written from general
knowledge is struck as well wherever the other reports happen not to use it.
"""

import importlib.util
import json
from pathlib import Path

import pytest

from nameplate.claim import read_claims
from nameplate.claim.grammar import cue
from nameplate.quantity import Period
from nameplate.report import read_report

SHARED = Path(__file__).parents[3] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the development set is not at hand")


@pytest.fixture
def scorer():
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predictions(path):
    day = json.loads(path.read_text("utf-8"))
    day = day["published"] or day.get("published_estimate")
    report = read_report(path.with_suffix(".txt"), published=Period.from_iso(day) if day else None)
    return [claim.to_wire() for claim in read_claims(report)]


def test_the_score_without_what_only_one_report_says(scorer, monkeypatch):
    fired, struck, now = {}, set(), [""]
    find = cue.Cues.find

    def watched(self, text, words=None, start=0, end=None):
        found = [hit for hit in find(self, text, words, start, end) if hit.match.re.pattern not in struck]
        for hit in found:
            fired.setdefault(hit.match.re.pattern, set()).add(now[0])
        return found

    monkeypatch.setattr(cue.Cues, "find", watched)
    paths = sorted(SHARED.glob("*.json"))
    gold = {p.stem: (json.loads(p.read_text("utf-8")), p.with_suffix(".txt").read_bytes().decode()) for p in paths}
    whole = {}
    for path in paths:
        now[0] = path.stem
        whole[path.stem] = predictions(path)
    alone = {}
    for path in paths:
        struck.update(pattern for pattern, names in list(fired.items()) if names == {path.stem})
        alone[path.stem] = predictions(path)
        struck.clear()
    with_all, without = (scorer.score(gold, found)["overall"]["f1"] for found in (whole, alone))
    assert with_all >= 0.9, f"F1 {with_all:.3f}"
    assert without >= 0.75, f"F1 {without:.3f} without the patterns that fire in one report alone"
