"""The ablation check: on futures that are held out as the truth, what does each input's knowledge do to the score?

For each true future and each input, the forecast is made of those futures of the run whose input is nearest the true
one. Dropping the knowledge of the input that is named as worth most must cost most.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

NEAR = 200  # futures that a conditional forecast is made of


def inputs_of(run, scenario):
    """Return each drawn value of a run as an array over its futures."""
    frame = run.scan("value", scenario).with_columns(pl.col("place").cast(pl.String)).collect()
    return {key[0]: part.sort("future")["value"].to_numpy() for key, part in frame.group_by("place")}


def crps(members, truths):
    """Score ensembles, one a row, by the continuous ranked probability score; members are in ascending order."""
    count = members.shape[1]
    weights = 2.0 * np.arange(count) - count + 1.0
    spread = (members * weights).sum(axis=1) / (count * (count - 1))  # half the mean distance of two members
    return np.abs(members - truths[:, None]).mean(axis=1) - spread


def absolute(members, truths):
    return np.abs(np.median(members, axis=1) - truths)


def brier(members, truths):
    return (members.mean(axis=1) - truths) ** 2


def losses(values, answers, true_values, truths, score):
    """Score the forecast of each truth from the futures whose input is nearest to the true one."""
    order = np.argsort(values, kind="stable")  # within a lump in order of future, which is chance
    low = np.searchsorted(values[order], true_values, "left")
    high = np.searchsorted(values[order], true_values, "right")
    first = np.clip((low + high) // 2 - NEAR // 2, 0, len(values) - NEAR)
    members = answers[order][first[:, None] + np.arange(NEAR)]
    return score(np.sort(members, axis=1), truths)


def gains(inputs, answers, true_inputs, truths, score=absolute):
    """Return, for each input, what knowing it saves in each of the true futures."""
    spread = np.quantile(answers, (np.arange(NEAR) + 0.5) / NEAR)
    now = score(np.tile(spread, (len(truths), 1)), truths)
    return {name: now - losses(inputs[name], answers, true_inputs[name], truths, score) for name in inputs}


def check_ranking(ranking, found, errors=2.0):
    """Insist that knowing the first of a ranking saves most, then the second, as far as the truths can tell.

    Parameters
    ----------
    ranking : list of str
        The inputs, the one that is worth most first.
    found : dict of str to ndarray
        As from `gains`.

    Raises
    ------
    AssertionError
        When an input is clearly worth more than one that stands before it, or the first is not clearly worth
        something.
    """
    best = found[ranking[0]]
    assert best.mean() > errors * best.std() / np.sqrt(len(best)), f"{ranking[0]} is worth nothing"
    pairs = [*((ranking[0], other) for other in ranking[1:]), *pairwise(ranking)]
    for before, after in pairs:
        apart = found[after] - found[before]
        error = apart.std() / np.sqrt(len(apart))
        assert apart.mean() <= errors * error, f"{after} is worth more than {before}"
