"""The example programme: the error that a run claims of its answer, against the scatter of runs of other seeds."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from nameplate.programme import Dossier
from nameplate.run import execute
from nameplate.study import parse_question
from nameplate.study.driver import limited
from nameplate.study.measure import draws, happens
from nameplate.study.question import horizon
from nameplate.study.standard_error import standard_error

EXAMPLE = Path(__file__).parents[2] / "examples" / "venezuela"
RUNS, FUTURES = 60, 2500
RISK = 0.001  # of a false alarm, on each side
QUESTIONS = [
    "output of round in 2028",
    "date of series-output",
    "share of demand met of round in 2030",
    "chance that series-output by 2027",
]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("precision") / "venezuela"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("runs"))
    return [execute(Dossier(folder), FUTURES, 1000 + seed, ["both"]) for seed in range(RUNS)]


def told(run, question):
    """Return the answer of a run in the unit of its error, but for the amounts, which are divided by the median."""
    values = draws(run, question, "both")
    if question.is_chance:
        return happens(question, values, run.programme.start).mean()
    middle = np.median(limited(values, question, run.programme))
    return middle / (horizon(run.programme) - run.programme.start).days if question.is_date else middle


@pytest.mark.slow
@pytest.mark.parametrize("text", QUESTIONS)
def test_answers_scatter_as_their_error_says(runs, text):
    question = parse_question(text, runs[0].programme)
    answers = np.array([told(run, question) for run in runs])
    if question.kind == "output":
        answers /= answers.mean()
    claimed = [standard_error(draws(run, question, "both"), question, run.programme) for run in runs]
    ratio = answers.var(ddof=1) / np.mean(np.square(claimed))
    low, high = stats.chi2.ppf([RISK, 1.0 - RISK], RUNS - 1) / (RUNS - 1)
    assert low < ratio < high
