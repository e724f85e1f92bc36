"""How long a line takes to settle: MSER-5 on the time between items, averaged over futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from nameplate.line.result import LineResult

BATCH = 5
LEAST = 10
"""Batches without which there is nothing to find."""


def find_warmup(pilot: LineResult, items: int) -> int:
    """Find how many items to leave out of a run of so many.

    Parameters
    ----------
    pilot : LineResult
        The run, watched from the beginning.
    items : int
        Items that leave in it.

    References
    ----------
    K. P. White: An effective truncation heuristic for bias reduction in simulation output. Simulation 69, 1997.
    """
    made = pilot.outcome.series[:, :, 1:].sum(axis=2).mean(axis=0)
    widths = pilot.outcome.width
    whole = int(np.floor((pilot.outcome.ended / widths).min()))
    rates = made[:whole]
    cut = mser(rates)
    return int(min(items - 1, round(float(made[:cut].sum()))))


def mser(values: NDArray[np.float64], batch: int = 1) -> int:
    """Find how many values at the beginning to leave out: as many as make the rest's mean surest.

    Parameters
    ----------
    values : NDArray, shape (n,)
        In order of time.
    batch : int
        Values that are averaged first; 5 is the rule's usual choice for single observations.

    Returns
    -------
    int
        At most half of the values, a multiple of `batch`.

    Examples
    --------
    >>> mser(np.array([9.0, 5.0, 1.0, 1.1, 0.9, 1.0, 1.1, 0.9, 1.0, 1.0, 1.1, 0.9]))
    2
    """
    batches = values[: len(values) // batch * batch].reshape(-1, batch).mean(axis=1)
    if len(batches) < LEAST:
        return 0
    rest = len(batches) - np.arange(len(batches) // 2 + 1)
    errors = [float(((batches[-n:] - batches[-n:].mean()) ** 2).sum()) / n**2 for n in rest]
    return int(np.argmin(errors)) * batch
