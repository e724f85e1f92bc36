"""What moves an answer, at the terminal and as JSON."""

import re

import pytest


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    """A dossier with a run of enough futures to tell inputs apart; tests must not change it."""
    from nameplate.cli.guard import guarded

    path = tmp_path_factory.mktemp("drivers") / "plant"
    assert guarded(["new", str(path)]) == 0
    assert guarded(["run", str(path), "--futures", "2000", "--json"]) == 0
    return path


def test_json_has_shares_worth_and_their_errors(call, dossier):
    data = call("drivers", dossier, "--json").data
    assert set(data) == {"run", "question", "ask_next", "drivers"}
    assert data["drivers"]
    for driver in data["drivers"]:
        assert {"place", "label", "origin", "claims", "share", "error", "low", "high"} <= set(driver)
        assert {"worth", "worth_error", "worth_share", "worth_share_error"} <= set(driver)
        assert 0 <= driver["worth_share"] <= 1
        assert driver["worth_error"] >= 0
    worth = {driver["place"]: driver["worth"] for driver in data["drivers"]}
    assert data["ask_next"]["places"][0] == max(worth, key=worth.get)
    now = {round(driver["worth"] / driver["worth_share"], 6) for driver in data["drivers"] if driver["worth_share"] > 0}
    assert len(now) == 1  # one loss, whatever becomes known


def test_the_table_has_both_shares_with_their_errors_and_what_to_ask(call, dossier):
    outcome = call("drivers", dossier)
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert re.match(r"of spread +of error +input$", lines[1])
    rows = [line for line in lines if re.match(r" *\d+ ± [\d.]+ % +\d+ ± [\d.]+ % ", line)]
    assert rows
    column = lines[1].index("input")
    assert {len(re.match(r" *\d+ ± [\d.]+ % +\d+ ± [\d.]+ % +", row)[0]) for row in rows} == {column}
    text = " ".join(lines[lines.index(next(line for line in lines if line.startswith("Ask next"))) :])
    assert text == call("drivers", dossier, "--json").data["ask_next"]["text"]


def test_a_chance_is_told_in_brier_points(call, dossier):
    question = "chance of 300k item in 2027"
    text = call("drivers", dossier, question, "--json").data["ask_next"]["text"]
    assert "Brier" in text or "No input" in text or "Nothing to ask" in text
