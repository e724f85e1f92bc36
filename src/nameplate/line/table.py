"""A distribution as a table of its quantile function, read with arithmetic that is the same everywhere.

Cells are binary octaves of v = min(u, 1 - u), each cut into equal parts, so they grow finer towards both ends in
step with the probability that is left. Reading takes additions, multiplications and comparisons only, whose
results do not depend on the machine; a logarithm's do.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

OCTAVES = 52
"""Octaves of v on each side: from 1/2 down to 2**-53, the least number that the generator gives."""
PART_BITS = 7
PARTS = 1 << PART_BITS
CELLS = OCTAVES * PARTS
"""Cells on each side."""

Quantile = Callable[[NDArray[np.float64]], NDArray[np.float64]]


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """Times by probability.

    Parameters
    ----------
    cells : NDArray, shape (2 * CELLS, 2)
        Level and slope over v of each cell; the lower half of the probabilities first, each from v = 2**-53 up.
    mean : float
        Mean of what is drawn from the table.

    Examples
    --------
    >>> table = tabulate(lambda u: -np.log1p(-u))
    >>> round(table.at(0.5 - 2.0**-53), 4), round(table.mean, 9)
    (0.6931, 1.0)
    """

    cells: NDArray[np.float64]
    mean: float

    def at(self, u: float) -> float:
        """Read one time at probability `u`, a multiple of 2**-53 inside (0, 1) and not 1/2."""
        v = u if u < 0.5 else 1.0 - u
        fraction, exponent = math.frexp(v)
        cell = (exponent + OCTAVES) * PARTS + int((2.0 * fraction - 1.0) * PARTS)
        level, slope = self._pairs[cell if u < 0.5 else cell + CELLS]
        return level + slope * v

    def scaled(self, factor: float) -> Table:
        """Multiply every time by a factor."""
        return Table(self.cells * factor, self.mean * factor)

    @property
    def constant(self) -> bool:
        """Whether every draw gives the same time."""
        level, slope = self.cells[:, 0], self.cells[:, 1]
        return bool((slope == 0).all() and (level == level[0]).all())

    @cached_property
    def _pairs(self) -> list[tuple[float, float]]:
        return [(level, slope) for level, slope in self.cells.tolist()]


def tabulate(quantile: Quantile) -> Table:
    """Make a table of a quantile function.

    Parameters
    ----------
    quantile : callable
        Elementwise, from probabilities in (0, 1) to times.

    Returns
    -------
    Table
        Each cell keeps the mean of the distribution in it (Gauss-Legendre, four points) and the slope between
        its ends. All NaN where a quantile is not finite.

    Examples
    --------
    >>> tabulate(lambda u: 2.0 * u).at(0.25)
    0.5
    """
    edges = _edges()
    sides = [_side(quantile, edges), _side(lambda v: quantile(1.0 - v), edges)]
    cells = np.concatenate([cells for cells, _ in sides])
    return Table(np.ascontiguousarray(cells), float(sum(mean for _, mean in sides)))


def _edges() -> NDArray[np.float64]:
    octave = 2.0 ** np.arange(-OCTAVES - 1, -1)
    return np.append(np.multiply.outer(octave, 1.0 + np.arange(PARTS) / PARTS).ravel(), 0.5)


def _side(quantile: Quantile, edges: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    low, width = edges[:-1], np.diff(edges)
    ends = quantile(edges)
    if not np.isfinite(ends).all():
        return np.full((CELLS, 2), np.nan), np.nan
    nodes, weights = np.polynomial.legendre.leggauss(4)
    inside = quantile(low[:, None] + width[:, None] * (nodes + 1.0) / 2.0)
    mean = inside @ (weights / 2.0)
    flat = (inside.min(axis=1) == inside.max(axis=1)) & (ends[:-1] == ends[1:])
    mean = np.where(flat, ends[:-1], mean)
    slope = np.diff(ends) / width
    level = mean - slope * (low + width / 2.0)
    # A chord moved down to keep the mean must not reach below zero where the times themselves do not.
    below = (np.minimum(level + slope * low, level + slope * edges[1:]) < 0.0) & (ends[:-1] >= 0.0) & (ends[1:] >= 0.0)
    level, slope = np.where(below, mean, level), np.where(below, 0.0, slope)
    return np.stack([level, slope], axis=1), float(mean @ width)
