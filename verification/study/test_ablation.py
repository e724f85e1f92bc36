"""The example programme: what is named as worth most to know must cost most to leave out."""

import shutil
from pathlib import Path

import pytest

from ablation import absolute, brier, check_ranking, crps, gains, inputs_of
from nameplate.programme import Dossier
from nameplate.run import execute
from nameplate.study import ask_next, drivers, parse_question
from nameplate.study.driver import limited
from nameplate.study.measure import draws, happens

EXAMPLE = Path(__file__).parents[2] / "examples" / "venezuela"
QUESTIONS = [
    "output of round in 2028",
    "output of ak-103 in 2028",
    "date of series-output",
    "share of demand met of round in 2030",
    "chance that series-output by 2027",
]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """A run that forecasts, and one that is taken for the truth."""
    folder = tmp_path_factory.mktemp("ablation") / "venezuela"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("runs"))
    return [execute(Dossier(folder), futures, seed, ["both"]) for futures, seed in ((20_000, 1), (4000, 2))]


def scored(run, question):
    """Return what is lost by: the answer of each future, or whether it happens."""
    values = draws(run, question, "both")
    if question.is_chance:
        return happens(question, values, run.programme.start).astype(float)
    return limited(values, question, run.programme)


@pytest.mark.slow
@pytest.mark.parametrize("text", QUESTIONS)
def test_leaving_out_the_first_input_costs_most(runs, text):
    question = parse_question(text, runs[0].programme)
    found = drivers(runs[0], question)
    (inputs, answers), (true_inputs, truths) = ((inputs_of(run, "both"), scored(run, question)) for run in runs)
    named = ask_next(found, question).places
    ranked = sorted(found, key=lambda one: -one.information.worth)
    clear = [one.place for one in ranked if one.information.worth > 4 * one.information.error]
    idle = ranked[-1].place
    for score in (brier,) if question.is_chance else (absolute, crps):
        saved = gains(inputs, answers, true_inputs, truths, score)
        assert max(saved, key=lambda place: saved[place].mean()) in named
        # inputs are ranked by what is lost by, so that another score need agree about the first alone
        for ranking in ([clear[0], other] for other in clear[1:]) if score is crps else [clear]:
            check_ranking(ranking, saved, errors=3.0)
        with pytest.raises(AssertionError, match="worth"):
            check_ranking([idle, *clear], saved, errors=3.0)


@pytest.mark.slow
@pytest.mark.parametrize("text", QUESTIONS)
def test_what_knowing_is_said_to_save_is_saved_on_held_out_futures(runs, text):
    question = parse_question(text, runs[0].programme)
    (inputs, answers), (true_inputs, truths) = ((inputs_of(run, "both"), scored(run, question)) for run in runs)
    saved = gains(inputs, answers, true_inputs, truths, brier if question.is_chance else absolute)
    for driver in drivers(runs[0], question):
        known, held_out = driver.information, saved[driver.place]
        error = (known.error**2 + held_out.var() / len(held_out)) ** 0.5
        # a forecast made of 200 futures loses about 1 in 400 of what is lost, for not being made of more
        assert abs(known.worth - held_out.mean()) < 3.5 * error + 0.005 * known.now
