"""Scenarios on the same luck: what a comparison claims of its own error, against the scatter of many comparisons.

A comparison estimates its error and its gain from within one run. Here the example is run again and again with seeds
of its own, and the scatter of the mean differences from run to run is measured: once with both scenarios of a run,
once with scenarios of two runs that share nothing. Neither scatter enters the claim, so the claim may be wrong.
"""

import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from nameplate.programme import Dossier
from nameplate.run import execute
from nameplate.study import compare, parse_question
from nameplate.study.difference import paired

EXAMPLE = Path(__file__).parents[2] / "examples" / "venezuela"
RUNS, FUTURES = 150, 100  # of each of three batches: one paired, two to be set against each other
DAYS = 3652  # from 2025-07-03 to the day after the last, as which a day that does not come counts
RISK = 0.0005  # of a false alarm, on each side
QUESTIONS = (
    "output of round in 2028",
    "share of demand met of round in 2030",
    "dependence on imports of round in 2030",
    "date of rifle-output",
)
CASES = [(question, scenario) for question in QUESTIONS for scenario in ("imports-only", "bound")]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Every run's comparison of every question: means of each scenario, and what is claimed of the difference."""
    dossier = Dossier(tmp_path_factory.mktemp("pairing") / "example")
    shutil.copytree(EXAMPLE, dossier.path, ignore=shutil.ignore_patterns("runs"))
    kept = {question: [] for question in QUESTIONS}
    for seed in range(1, 3 * RUNS + 1):
        run = execute(dossier, FUTURES, seed)
        for question in QUESTIONS:
            kept[question].append(_plain(compare(run, parse_question(question, run.programme))))
        shutil.rmtree(run.path)
    return kept


def _plain(comparison):
    late = DAYS if comparison.question.is_date else np.inf
    return {row.scenario: (np.minimum(row.answer.draws, late), row.difference) for row in comparison.rows}


def _claims(runs, scenario):
    differences = [run[scenario][1] for run in runs]
    return np.array([[d.mean, d.error, d.interval[0], d.interval[1], d.gain or np.nan] for d in differences]).T


def _means(runs, scenario):
    return np.array([run[scenario][0].mean() for run in runs])


def _band(count):
    """Give where a sample variance over the true one lies."""
    return stats.chi2.ppf([RISK, 1 - RISK], count - 1) / (count - 1)


def _skip_where_nothing_changes(means):
    if not means.any():
        pytest.skip("this scenario cannot change the answer")


@pytest.mark.parametrize(("question", "scenario"), CASES)
def test_paired_means_scatter_as_their_error_says(found, question, scenario):
    mean, error, *_ = _claims(found[question][:RUNS], scenario)
    _skip_where_nothing_changes(mean)
    low, high = _band(RUNS)
    assert low < mean.var(ddof=1) / (error**2).mean() < high


@pytest.mark.parametrize(("question", "scenario"), CASES)
def test_unpaired_means_scatter_as_the_gain_says(found, question, scenario):
    mean, error, _, _, gain = _claims(found[question][:RUNS], scenario)
    _skip_where_nothing_changes(mean)
    one, other = found[question][RUNS : 2 * RUNS], found[question][2 * RUNS :]
    apart = _means(other, scenario) - _means(one, "both")
    low, high = _band(RUNS)
    assert low < apart.var(ddof=1) / (gain * error**2).mean() < high


@pytest.mark.parametrize(
    ("question", "scenario", "least"),
    [
        ("share of demand met of round in 2030", "imports-only", 3.0),
        ("dependence on imports of round in 2030", "bound", 2.0),
        ("date of rifle-output", "bound", 1.5),
    ],
)
def test_the_same_luck_is_worth_its_futures(found, question, scenario, least):
    """Where a gain is claimed it is there: an unpaired comparison really scatters more."""
    mean, _, _, _, gain = _claims(found[question][:RUNS], scenario)
    one, other = found[question][RUNS : 2 * RUNS], found[question][2 * RUNS :]
    apart = _means(other, scenario) - _means(one, "both")
    measured = apart.var(ddof=1) / mean.var(ddof=1)
    band = stats.f.ppf([RISK, 1 - RISK], RUNS - 1, RUNS - 1)
    assert measured > least, f"claimed {gain.mean():.2f}"
    assert measured / band[1] < gain.mean() < measured / band[0]


@pytest.mark.parametrize(("question", "scenario"), CASES)
def test_the_interval_of_the_mean_holds_the_truth_as_often_as_it_says(found, question, scenario):
    mean, _, low, high, _ = _claims(found[question], scenario)
    _skip_where_nothing_changes(mean)
    hits = int(((low <= mean.mean()) & (mean.mean() <= high)).sum())
    band = stats.binom.ppf([RISK, 1 - RISK], len(mean), 0.95)
    # a hundred skewed futures are not quite normal, which costs up to a hundredth
    assert band[0] - 0.01 * len(mean) <= hits <= band[1]


def test_futures_of_two_runs_are_claimed_to_gain_nothing(found):
    runs = found["share of demand met of round in 2030"]
    crossed = [paired(other["bound"][0], one["both"][0], "") for one, other in pairwise(runs)]
    assert np.mean([difference.gain for difference in crossed]) == pytest.approx(1.0, abs=0.03)
