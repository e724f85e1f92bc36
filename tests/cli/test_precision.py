"""`run --precision`: as many futures as it takes."""

import pytest


def runs_of(dossier):
    return sorted(path.name for path in (dossier / "runs").iterdir())


def test_a_precise_run_says_how_many_futures_it_took(call, dossier):
    data = call("run", dossier, "--precision", "3 %", "--futures", "5000", "--scenario", "as-planned", "--json").data
    told = data["precision"]
    assert told["reached"] is (told["error"] <= told["target"]) is True
    assert told["target"] == 0.03
    assert data["futures"] == told["futures"] == told["rounds"][-1]["futures"]
    assert told["question"] == data["questions"][0]["question"]
    assert runs_of(dossier) == [data["run"]]
    people = call("run", dossier, "--precision", "0.03", "--futures", "5000", "--scenario", "as-planned")
    assert people.code == 0
    assert f"Precise to 3 %: the standard error of {told['question']!r}" in people.err
    assert f"after {told['futures']:,} futures" in people.err
    assert runs_of(dossier) == [data["run"]]


def test_the_limit_is_told_and_is_no_error(call, dossier):
    outcome = call("run", dossier, "--precision", "0.0001%", "--futures", "200")
    assert outcome.code == 0
    assert "Not precise to 0.0001 %" in outcome.err
    assert "200 futures, the most that were allowed" in outcome.err
    assert "--futures" in outcome.err


def test_another_question_may_be_the_precise_one_and_is_answered_first(call, dossier):
    question = "chance of 100k item in 2028"
    words = ("--precision", "20%", "--question", question, "--futures", "300", "--json")
    data = call("run", dossier, *words).data
    assert data["precision"]["question"] == data["questions"][0]["question"] == question
    assert len(data["questions"]) == 4


@pytest.mark.parametrize("value", ["0", "0%", "51%", "-1%", "1", "much"])
def test_a_precision_that_cannot_be_is_refused_before_anything_runs(call, dossier, value):
    outcome = call("run", dossier, f"--precision={value}")
    assert (outcome.code, outcome.out) == (2, "")
    assert "up to 50 %" in outcome.err
    assert not (dossier / "runs").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--question", "output of item in 2028"], "--precision too"),
        (["--precision", "1%", "--question", "weather of tomorrow"], "question"),
        (["--precision", "1%", "--scenario", "nowhere"], "nowhere"),
        (
            [
                *["--precision", "1%", "--scenario", "half-size"],
                *["--question", "share of demand met in 2028 under as-planned"],
            ],
            "not run",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(call, dossier, words, message):
    outcome = call("run", dossier, *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert not (dossier / "runs").exists()
