"""Drafting a programme from several reports on the command line."""

import json

import pytest


@pytest.fixture
def merged(call, dossier, tmp_path):
    texts = {
        "a.txt": "Plant\nHerald, 3 July 2023\n\nThe rifle plant in Maracay is to make 25,000 rifles a year.\n",
        "b.txt": "Works\nHerald, 3 July 2025\n\nThe Maracay rifle works will start rifle production in 2027.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
        assert call("read", tmp_path / name, "--into", dossier).code == 0
    return dossier


def test_merges_are_told_kept_undone_and_made_again(call, merged):
    first = call("draft", merged, "--json")
    (merge,) = first.data["merges"]
    assert merge["reason"]
    assert merge["id"] in first.err
    assert json.loads((merged / "merges.jsonl").read_text())["id"] == merge["id"]
    assert "start of production" in (merged / "programme.yaml").read_text()
    undone = call("draft", merged, "--force", "--apart", merge["id"], "--json").data
    assert [m["apart"] for m in undone["merges"]] == [True]
    assert "no start is reported" in undone["programme"]
    # it stays apart until somebody says otherwise
    assert call("draft", merged, "--force", "--json").data["merges"][0]["apart"]
    again = call("draft", merged, "--force", "--together", merge["id"], "--json").data
    assert [m["apart"] for m in again["merges"]] == [False]


def test_an_unknown_merge_changes_nothing(call, merged):
    before = sorted(path.name for path in merged.iterdir())
    outcome = call("draft", merged, "--apart", "m123")
    assert outcome.code == 2
    assert "no such merge" in outcome.err
    assert sorted(path.name for path in merged.iterdir()) == before


def test_showing_a_draft_writes_nothing(call, merged):
    before = sorted(path.name for path in merged.iterdir())
    assert call("draft", merged, "--print").code == 0
    assert sorted(path.name for path in merged.iterdir()) == before
