"""The verb update: what it writes, says and refuses."""

from __future__ import annotations

import json
import shutil
from functools import partial

import pytest

from nameplate.study import update as study
from update_example import claim, make_dossier, observations

OUTPUT = "output of widget in 2026"


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A dossier with a run of 2,000 futures; copies of it are updated."""
    from nameplate.run import execute

    dossier = make_dossier(tmp_path_factory.mktemp("cli") / "works", claim("B2"))
    execute(dossier, 2000, 1)
    return dossier


@pytest.fixture
def works(ran, tmp_path):
    shutil.copytree(ran.path, tmp_path / "works")
    return tmp_path / "works"


def test_an_observation_is_written_and_the_run_conditioned(call, works):
    outcome = call("update", works, OUTPUT, "13k to 15k widget", "--assumed", "counted", "--by", "us")
    assert outcome.code == 0
    assert 'assumed: "counted"' in (works / "observations.yaml").read_text("utf-8")
    assert f"{OUTPUT}: 13k to 15k widget\n  before: higher than" in outcome.out
    assert "output of widget in 2028\n  before  12k (9" in outcome.out
    assert "  after   14k (13k to 15k) widget" in outcome.out
    assert "of 2,000 futures' worth fit what was seen." in outcome.out
    assert "made of those of run" in outcome.err
    asked = call("ask", works, "output of widget in 2028", "--json").data
    assert asked["quantiles"]["5"] > 12e3
    assert call("repeat", works).code == 0
    for verb in ("compare", "drivers"):
        assert call(verb, works, "--json").data["run"] == asked["run"]


def test_the_same_as_json(call, works):
    identity = json.loads((works / "claims.jsonl").read_text("utf-8").splitlines()[0])["id"]
    data = call("update", works, OUTPUT, "about 14k widget", "--claim", identity, "--json").data
    assert data["futures"] == data["weighed"] == 2000
    assert 400 < data["effective"] < 2000
    (seen,) = data["observations"]
    assert seen["claims"] == [identity]
    assert 0.7 < seen["percentile"] < 1.0
    first, second = data["questions"]
    assert first["after"]["mean"] > first["before"]["mean"]
    assert second["before"]["unit"] == "date"
    assert data["findings"] == []
    again = call("update", works, "--json").data
    assert (again["run"], again["parent"]) == (data["run"], data["parent"])


def test_what_cannot_be_is_said(call, works, monkeypatch):
    monkeypatch.setattr(study, "update", partial(study.update, most=4000))
    text = observations((OUTPUT, "900k widget"), ("date of permit", "from 2027-01"))
    (works / "observations.yaml").write_text(text, encoding="utf-8")
    outcome = call("update", works, "--futures", "100", "--ess", "10")
    assert outcome.code == 0
    words = " ".join(outcome.out.split())
    assert "is outside of what the programme holds possible: none of 4,000 futures is near it" in words
    assert "that it is about something else: almost certain" in words
    assert "date of permit: from 2027-01\n  before: " in outcome.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 4, "no such file"),
        ([OUTPUT], 2, "QUESTION and SEEN"),
        (["--claim", "c1"], 2, "QUESTION and SEEN"),
        (["--by", "me"], 2, "QUESTION and SEEN"),
        ([OUTPUT, "1 widget"], 2, "assumed: WHY"),
        ([OUTPUT, "1 widget", "--assumed", "a"], 2, "by: WHO"),
        ([OUTPUT, "1 widget", "--claim", "c1"], 2, "the id of a claim"),
        ([OUTPUT, "lots", "--assumed", "a", "--by", "b"], 2, "about 12M widget"),
        (["chance of 1 widget in 2027", "1 widget", "--assumed", "a", "--by", "b"], 2, "no chance"),
        ([OUTPUT, "1 widget", "--assumed", "a", "--by", "b", "--futures", "0"], 2, "futures"),
        ([OUTPUT, "1 widget", "--assumed", "a", "--by", "b", "--ess", "0"], 2, "ess"),
    ],
)
def test_what_is_refused_writes_nothing(call, works, listing, words, code, said):
    before = listing(works)
    outcome = call("update", works, *words)
    assert outcome.code == code
    assert said in outcome.err
    assert outcome.out == ""
    assert listing(works) == before


def test_a_file_with_mistakes(call, works):
    (works / "observations.yaml").write_text(observations((OUTPUT, "lots"), ("date of x", "2027")), encoding="utf-8")
    outcome = call("update", works)
    assert outcome.code == 3
    assert "observations.yaml:3:" in outcome.err
    assert "observations.yaml:4:" in outcome.err


def test_no_dossier(call, tmp_path):
    assert call("update", tmp_path / "none").code == 4


def test_the_brief_of_an_update_says_what_it_was_conditioned_on(call, works, tmp_path):
    call("update", works, OUTPUT, "13k to 15k widget", "--assumed", "counted", "--by", "us")
    assert call("brief", works, "-o", tmp_path / "brief.html").code == 0
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert f"to agree with what has been observed since ({OUTPUT}: 13k to 15k widget)" in page
