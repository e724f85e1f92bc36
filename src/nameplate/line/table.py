"""A distribution as a table of its quantile function, read with arithmetic that is the same everywhere.

Cells are binary octaves of v = min(u, 1 - u), each cut into equal parts, so they grow finer towards both ends in
step with the probability that is left. In a cell the quantile function is a cubic in t,
the distance of v from the cell's beginning. Where one cubic is not
exact enough (a corner, a jump), the cell is cut into pieces. Reading takes additions, multiplications and
comparisons only, whose results do not depend on the machine; a logarithm's do.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nameplate.line.cubic import fit, integral

OCTAVES = 52
"""Octaves of v on each side: from 1/2 down to 2**-53, the least number that the generator gives."""
PART_BITS = 6
PARTS = 1 << PART_BITS
CELLS = OCTAVES * PARTS
"""Cells on each side."""

Floats = NDArray[np.float64]
Quantile = Callable[[Floats], Floats]


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """Times by probability.

    Parameters
    ----------
    cells : NDArray, shape (2 * CELLS, 4)
        Coefficients of 1, t, t**2 and t**3; the lower half of the probabilities first, each from v = 2**-53 up.
        A cell that is cut begins with NaN, then follow the first of its pieces and how many there are.
    pieces : NDArray, shape (pieces, 5)
        Where a piece begins, and its coefficients.
    mean : float
        Mean of what is drawn from the table.

    Examples
    --------
    >>> table = tabulate(lambda u: -np.log1p(-u))
    >>> round(table.at(0.5 - 2.0**-53), 9), round(table.mean, 9)
    (0.693147181, 1.0)
    """

    cells: Floats
    pieces: Floats
    mean: float

    def at(self, u: float) -> float:
        """Read one time at probability `u`, a multiple of 2**-53 inside (0, 1) and not 1/2."""
        v = u if u < 0.5 else 1.0 - u
        fraction, exponent = math.frexp(v)
        part = int((2.0 * fraction - 1.0) * PARTS)
        cell = (exponent + OCTAVES) * PARTS + part
        a, b, c, d = self._rows[cell if u < 0.5 else cell + CELLS]
        start = math.ldexp(1.0 + part / PARTS, exponent - 1)
        if math.isnan(a):
            first, count = int(b), int(c)
            start, a, b, c, d = self._pieces[bisect_right(self._starts, v, first + 1, first + count) - 1]
        t = v - start
        return ((d * t + c) * t + b) * t + a

    def scaled(self, factor: float) -> Table:
        """Multiply every time by a factor."""
        whole = ~np.isnan(self.cells[:, :1])
        return Table(
            np.where(whole, self.cells * factor, self.cells),
            self.pieces * np.array([1.0] + [factor] * 4),
            self.mean * factor,
        )

    @property
    def constant(self) -> bool:
        """Whether every draw gives the same time."""
        return bool((self.cells[:, 1:] == 0).all() and (self.cells[:, 0] == self.cells[0, 0]).all())

    @property
    def least(self) -> float:
        """The shortest time that can be drawn, to rounding."""
        return min(self.at(2.0**-53), self.at(1.0 - 2.0**-53))

    @cached_property
    def _rows(self) -> list[list[float]]:
        return self.cells.tolist()  # type: ignore[no-any-return]

    @cached_property
    def _pieces(self) -> list[list[float]]:
        return self.pieces.tolist()  # type: ignore[no-any-return]

    @cached_property
    def _starts(self) -> list[float]:
        return self.pieces[:, 0].tolist()  # type: ignore[no-any-return]


def tabulate(quantile: Quantile, from_above: Quantile | None = None) -> Table:
    """Make a table of a quantile function.

    Parameters
    ----------
    quantile : callable
        Elementwise, from probabilities in (0, 1) to times.
    from_above : callable, optional
        The same of the probability that is left above; ``quantile(1 - v)`` unless given.

    Returns
    -------
    Table
        Within 1e-9 of the distribution in probability, jumps included, and of the probability that is left at either
        end within 1e-8 of itself as far as the quantile function is known there. All NaN where a quantile is not
        finite.

    Examples
    --------
    >>> tabulate(lambda u: 2.0 * u).at(0.25)
    0.5
    """
    above = from_above or (lambda v: quantile(1.0 - v))
    edges = _edges()
    cells, pieces, mean = [], [np.empty((0, 5))], 0.0
    for side in (quantile, above):
        made = fit(side, edges[:-1], edges[1:])
        rows = made.rows.copy()
        for cell, cut in made.cut.items():
            rows[cell] = [np.nan, sum(map(len, pieces)), len(cut), 0.0]
            pieces.append(cut)
        cells.append(rows)
        mean += integral(made, edges)
    return Table(np.ascontiguousarray(np.concatenate(cells)), np.concatenate(pieces), mean)


def _edges() -> Floats:
    octave = 2.0 ** np.arange(-OCTAVES - 1, -1)
    return np.append(np.multiply.outer(octave, 1.0 + np.arange(PARTS) / PARTS).ravel(), 0.5)
