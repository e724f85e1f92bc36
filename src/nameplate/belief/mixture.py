"""Beliefs side by side: the quantile function of a mixture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from nameplate.quantity import QuantileTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_EDGE = 1e-9  # chance of what lies between two beliefs that leave a gap


def mixture(parts: Sequence[tuple[QuantileTable, float]]) -> QuantileTable:
    """Mix beliefs: the truth follows one of them, and nobody knows which.

    Parameters
    ----------
    parts : sequence of (QuantileTable, float)
        One at least, in one unit, with weights above 0 that sum to 1.

    Returns
    -------
    QuantileTable
        One part comes back as it is. Where nobody believes in anything, the table has next to no chance either.

    Examples
    --------
    >>> low, high = (QuantileTable(np.array([0.0, 1.0]), np.array(ends)) for ends in ([1.0, 2.0], [8.0, 9.0]))
    >>> mixture([(low, 0.75), (high, 0.25)]).cdf(np.array([2.0, 7.9])).round(6)
    array([0.75, 0.75])
    """
    if len(parts) == 1:
        return parts[0][0]
    x = np.unique(np.concatenate([table.x for table, _ in parts]))
    before, after = (
        np.minimum(np.sum([weight * mass_below(table, x, also_at=at) for table, weight in parts], axis=0), 1.0)
        for at in (False, True)
    )
    after[-1] = 1.0
    # Between two values that nobody believes in anything, the function jumps: two knots keep the step steep.
    gap = after[:-1][before[1:] - after[:-1] < _EDGE]
    edges = np.concatenate([gap, gap + _EDGE])
    u = join([*(table.u for table, _ in parts), edges[(edges > 0) & (edges < 1)]])
    return QuantileTable(u, np.maximum.accumulate(_inverse(x, before, after, u)))


def _inverse(x: Floats, before: Floats, after: Floats, u: Floats) -> Floats:
    """Least value with at least so much probability at or below it, given what lies below and up to each value."""
    k = np.minimum(np.searchsorted(after, u, "left"), len(x) - 1)
    j = np.maximum(k - 1, 0)
    rise = before[k] - after[j]
    share = np.clip((u - after[j]) / np.where(rise > 0, rise, 1.0), 0.0, 1.0)
    value: Floats = np.where((u >= before[k]) | (k == 0), x[k], x[j] + share * (x[k] - x[j]))
    return value


def mass_below(table: QuantileTable, x: float | Floats, *, also_at: bool = False) -> Floats:
    """Probability of a value below x, or also at it.

    Parameters
    ----------
    table : QuantileTable
    x : float or ndarray of float
        In the table's unit.
    also_at : bool
        Whether what lies exactly at x counts.

    Examples
    --------
    >>> table = QuantileTable(np.array([0.0, 0.5, 1.0]), np.array([2.0, 4.0, 4.0]))
    >>> float(mass_below(table, 4.0)), float(mass_below(table, 4.0, also_at=True))
    (0.5, 1.0)
    """
    x = np.asarray(x, dtype=np.float64)
    i = np.searchsorted(table.x, x, "right" if also_at else "left")
    j = np.clip(i, 1, len(table.x) - 1)
    width = table.x[j] - table.x[j - 1]
    share = np.clip((x - table.x[j - 1]) / np.where(width > 0, width, 1.0), 0.0, 1.0)
    inside = table.u[j - 1] + share * (table.u[j] - table.u[j - 1])
    return np.where(i == 0, 0.0, np.where(i == len(table.x), 1.0, inside))


def join(columns: Sequence[Floats]) -> Floats:
    """Join probabilities, each once.

    Examples
    --------
    >>> join([np.array([0.0, 1.0]), np.array([0.0, 0.5, 1.0])])
    array([0. , 0.5, 1. ])
    """
    return np.unique(np.concatenate(columns))
