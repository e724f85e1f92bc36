"""First-order shares of variance from draws that were already made: no further runs, no design.

The inputs need not be independent of each other, nor smooth: only their ranks are used, and equal values (a lump
at never, a switch) stay together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from nameplate.run.resample import effective

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Sources = NDArray[np.int64]

MOST_BINS = 32
GROUPS = 20
"""Of futures, for the jackknife."""


def first_order(values: Floats, answers: Floats, sources: Sources | None = None) -> tuple[float, float]:
    """Estimate which share of an answer's variance one input explains by itself.

    The answers are sorted by the input into about sqrt(n) bins, at most 32; the share is the variance of the bins'
    means over the variance of all, less what chance alone would give (Kelley's epsilon squared). Its error comes
    from a jackknife over twenty groups of futures.

    Parameters
    ----------
    values, answers : ndarray, shape (futures,)
        The input and the answer in each future; both finite, but for inputs that are infinite.
    sources : ndarray of int, shape (futures,), or None
        Equal numbers for futures that are copies of each other, as in an updated run; None where none is.

    Returns
    -------
    share : float
        Between 0 and 1.
    error : float
        Standard error of the share.

    References
    ----------
    Kelley, T. L. (1935). An unbiased correlation ratio measure. PNAS 21 (9), 554-559.
    Plischke, E., Borgonovo, E. and Smith, C. L. (2013). Global sensitivity measures from given data. European
    Journal of Operational Research 226 (3), 536-550.

    Examples
    --------
    >>> x = np.linspace(0.0, 1.0, 1000)
    >>> [round(number, 3) for number in first_order(x, 2.0 * x)]
    [0.999, 0.0]
    """
    count = len(values)
    if count < 2 * GROUPS or np.ptp(answers) == 0.0 or not (values != values[0]).any():
        return 0.0, 0.0
    sources = np.arange(count) if sources is None else sources
    independent = independent_of(sources)
    bins = binned(values, min(MOST_BINS, math.isqrt(int(independent))))
    used = int(bins.max()) + 1
    group = sources % GROUPS
    cell = group * used + bins
    centred = answers - answers.mean()  # keeps the differences of squares below from cancelling
    shape = (GROUPS, used)
    each = independent / count  # what one future counts for
    counts = each * np.bincount(cell, minlength=GROUPS * used).reshape(shape)
    sums = each * np.bincount(cell, centred, minlength=GROUPS * used).reshape(shape)
    squares = each * np.bincount(group, centred**2, minlength=GROUPS)
    share = _epsilon_squared(counts.sum(axis=0), sums.sum(axis=0), float(squares.sum()))
    without = np.array(
        [
            _epsilon_squared(
                counts.sum(axis=0) - counts[left_out],
                sums.sum(axis=0) - sums[left_out],
                float(squares.sum() - squares[left_out]),
            )
            for left_out in range(GROUPS)
        ]
    )
    error = math.sqrt((GROUPS - 1) / GROUPS * float(((without - without.mean()) ** 2).sum()))
    return min(max(share, 0.0), 1.0), error


def independent_of(sources: Sources) -> float:
    """Return how many independent futures there are where some are copies of each other.

    Examples
    --------
    >>> independent_of(np.array([0, 1, 2, 3])), independent_of(np.array([0, 0, 1, 1]))
    (4.0, 2.0)
    """
    return effective(np.bincount(sources).astype(np.float64))


def binned(values: Floats, bins: int) -> NDArray[np.int64]:
    """Sort values into bins of about equal size by rank; equal values share a bin, and no bin is empty.

    Parameters
    ----------
    values : ndarray, shape (futures,)
    bins : int
        The most there may be.

    Returns
    -------
    ndarray of int, shape (futures,)
        Numbers from 0 up.

    Examples
    --------
    >>> binned(np.array([5.0, 1.0, 5.0, 5.0, 2.0, 9.0]), 3).tolist()
    [1, 0, 1, 1, 0, 2]
    """
    place = (middle_ranks(values) * bins).astype(np.int64)
    return np.unique(place, return_inverse=True)[1].astype(np.int64)


def middle_ranks(values: Floats) -> Floats:
    """Return the share of futures that lie below each value, half of its equals among them: 0 to 1.

    Examples
    --------
    >>> middle_ranks(np.array([3.0, 1.0, 3.0, 8.0])).tolist()
    [0.5, 0.125, 0.5, 0.875]
    """
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    below = np.cumsum(counts) - counts
    return np.asarray((below + counts / 2)[inverse] / len(values))


def lowest_and_highest(values: Floats, share: float = 0.2) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark the futures in which a value lies in its lowest and in its highest fifth.

    Where a lump is larger than a fifth, all of the lump is marked; where one lump reaches into both fifths, what
    lies outside of it is set against it.

    Examples
    --------
    >>> low, high = lowest_and_highest(np.array([0.0, 0.0, 0.0, 5.0, 6.0]))
    >>> low.tolist(), high.tolist()
    ([True, True, True, False, False], [False, False, False, False, True])
    >>> lowest_and_highest(np.array([0.0, 0.0, 0.0, 0.0, 0.0, 1.0]))[1].tolist()
    [False, False, False, False, False, True]
    """
    ends = np.sort(values)
    most = max(1, math.ceil(share * len(values)))
    low, high = ends[most - 1], ends[-most]
    if low < high:
        return values <= low, values >= high
    above = values > high
    return (values <= low, above) if above.any() else (values < low, values >= high)


def _epsilon_squared(counts: Floats, sums: Floats, squares: float) -> float:
    """Return the share of variance between bins, less its expectation where there is none."""
    full = counts > 0.0
    total_count, bins = float(counts.sum()), int(full.sum())
    total = squares - float(sums.sum()) ** 2 / total_count
    if total <= 0.0 or total_count <= bins:
        return 0.0
    inside = squares - float((sums[full] ** 2 / counts[full]).sum())
    return 1.0 - (inside / (total_count - bins)) / (total / (total_count - 1.0))
