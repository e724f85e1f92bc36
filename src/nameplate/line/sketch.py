"""Quantiles from what a run counts by class: flow times by sixteenths of doublings, items in the line by period."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nameplate.line.outcome import CELLS, PARTS, Outcome

Floats = NDArray[np.float64]
_BIAS = 1023


def edges(lowest: int) -> Floats:
    """Give the edges of the sketch's cells, in seconds.

    Parameters
    ----------
    lowest : int
        Number of the first cell.

    Examples
    --------
    >>> edges(1023 * 16)[[0, 8, 16]]
    array([1. , 1.5, 2. ])
    """
    number = lowest + np.arange(CELLS + 1)
    return np.ldexp(1.0 + number % PARTS / PARTS, number // PARTS - _BIAS)


def flow_quantiles(outcome: Outcome, lowest: int, chances: Floats) -> Floats:
    """Find quantiles of each future's flow times, spread evenly within a cell; NaN without items.

    Parameters
    ----------
    outcome : Outcome
    lowest : int
        Number of the sketch's first cell.
    chances : NDArray, shape (quantiles,)

    Returns
    -------
    NDArray, shape (futures, quantiles)
        Off by less than a cell, which is 3 to 6 % wide, and never outside the least and the greatest.
    """
    bounds = edges(lowest)
    found = np.full((len(outcome.sketch), len(chances)), np.nan)
    for row, (counts, flow) in enumerate(zip(outcome.sketch, outcome.flow, strict=True)):
        total = counts.sum()
        if total:
            filled = np.flatnonzero(counts)
            share = np.concatenate([[0.0], np.cumsum(counts[filled])]) / total
            for column, chance in enumerate(chances):
                cell = int(np.searchsorted(share, chance, side="left")) - 1
                cell = min(max(cell, 0), len(filled) - 1)
                inside = (chance - share[cell]) / (share[cell + 1] - share[cell])
                low, high = bounds[filled[cell]], bounds[filled[cell] + 1]
                found[row, column] = min(max(low + inside * (high - low), flow[2]), flow[3])
    return found


def work_in_process(outcome: Outcome, stop: float, chances: Floats, names: Sequence[int]) -> dict[str, Floats]:
    """Describe the number of items in the line at the ends of the periods after the warm-up, future by future.

    Parameters
    ----------
    outcome : Outcome
    stop : float
        End of a run in time, else infinite: then the periods up to the last good item count.
    chances, names : sequence
        Of the quantiles.
    """
    series = outcome.series
    inside = np.cumsum(series[:, :, 0] - series[:, :, 1:].sum(axis=2), axis=1)
    ends = np.minimum((1 + np.arange(series.shape[1])) * outcome.width[:, None], stop)
    last = outcome.ended if np.isinf(stop) else np.full(len(ends), stop)
    rows = []
    for held, end, began, ended in zip(inside, ends, outcome.began, last, strict=True):
        seen = held[(end > began) & (end <= ended)]
        nothing = [np.nan] * (2 + len(chances))
        rows.append([seen.mean(), seen.std(), *np.quantile(seen, chances)] if len(seen) else nothing)
    return dict(zip(("mean", "sd", *(f"q{name}" for name in names)), np.array(rows, float).T, strict=True))
