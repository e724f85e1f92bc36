"""Drafting a programme from several reports on the command line."""

import json

import pytest

REPORTS = {
    "a.txt": "Plant\nHerald, 3 July 2023\n\nThe rifle plant in Maracay is to make 25,000 rifles a year.\n",
    "b.txt": "Factory\nHerald, 3 July 2025\n\nThe Maracay rifle factory will start production in 2027.\n",
}


@pytest.fixture
def dossier(call, dossier, tmp_path):
    """A dossier with two reports that call one plant by two names."""
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert call("read", tmp_path / name, "--into", dossier).code == 0
    return dossier


@pytest.fixture
def merge(call, dossier):
    (merge,) = call("draft", dossier, "--print", "--json").data["merges"]
    return merge


def test_merges_are_shown_in_words_and_as_json(call, dossier, merge):
    assert set(merge["names"]) == {"rifle plant in Maracay", "Maracay rifle factory"}
    assert len(set(merge["reports"])) == 2
    assert (merge["reason"], merge["apart"]) == ("the same place, Maracay, and the same product, rifle", False)
    shown = call("draft", dossier)
    assert merge["id"] in shown.err
    assert "are taken for one plant: the same place, Maracay" in shown.err
    assert merge["id"] not in shown.out


def test_a_merge_is_kept_beside_the_programme_undone_and_made_again(call, dossier, merge):
    path = dossier / "merges.jsonl"
    assert call("draft", dossier).code == 0
    assert json.loads(path.read_text("utf-8"))["id"] == merge["id"]
    first = (dossier / "programme.yaml").read_bytes()
    assert b"2027" in first

    undone = call("draft", dossier, "--force", "--apart", merge["id"])
    assert "are kept apart" in undone.err
    assert json.loads(path.read_text("utf-8"))["apart"]
    assert "no start is reported" in (dossier / "programme.yaml").read_text("utf-8")

    # it stays apart until somebody says otherwise
    later = call("draft", dossier, "--force", "--json").data
    assert [(one["id"], one["apart"]) for one in later["merges"]] == [(merge["id"], True)]

    again = call("draft", dossier, "--force", "--together", merge["id"][:4], "--json").data
    assert again["merges"] == [merge]
    assert (dossier / "programme.yaml").read_bytes() == first
    assert call("check", dossier).code == 0


def test_several_merges_are_undone_in_one_call(call, dossier, merge, tmp_path):
    third = tmp_path / "c.txt"
    third.write_text(
        "Again\nHerald, 3 July 2026\n\nThe rifle plant in Maracay can make 30,000 rifles a year.\n", encoding="utf-8"
    )
    assert call("read", third, "--into", dossier).code == 0
    merges = call("draft", dossier, "--print", "--json").data["merges"]
    assert len(merges) == 2
    options = [word for one in merges for word in ("--apart", one["id"])]
    shown = call("draft", dossier, "--print", "--json", *options).data["merges"]
    assert {one["id"] for one in shown if one["apart"]} == {one["id"] for one in merges}


@pytest.mark.parametrize("option", ["--apart", "--together"])
def test_an_unknown_merge_changes_nothing(call, dossier, listing, option):
    before = listing(dossier)
    outcome = call("draft", dossier, option, "mzzz")
    assert outcome.code == 2
    assert "mzzz: no such merge" in outcome.err
    assert listing(dossier) == before


def test_showing_a_draft_writes_nothing(call, dossier, listing, merge):
    before = listing(dossier)
    shown = call("draft", dossier, "--print", "--apart", merge["id"])
    assert "no start is reported" in shown.out
    assert listing(dossier) == before


def test_without_merges_there_is_no_file_of_them(call, dossier, listing, tmp_path):
    alone = tmp_path / "alone"
    assert call("new", alone).code == 0
    assert call("read", tmp_path / "a.txt", "--into", alone).code == 0
    assert call("draft", alone, "--json").data["merges"] == []
    assert "merges.jsonl" not in listing(alone)


def test_a_broken_file_of_merges_is_named_and_nothing_is_written(call, dossier, listing):
    (dossier / "merges.jsonl").write_text("{}\n", encoding="utf-8")
    before = listing(dossier)
    outcome = call("draft", dossier)
    assert outcome.code == 3
    assert "merges.jsonl:1" in outcome.err
    assert listing(dossier) == before
