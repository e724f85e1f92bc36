"""Cubics through a quantile function, cell by cell, cut where one is not exact enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Side = Callable[[Floats], Floats]

EXACT = 5e-10
"""Error in probability, as a share of the probability at that end."""
ROUNDING = 4e-16
"""What a probability near 1 is off by itself."""
NOISE = 1e-13
"""Share of a time that its quantile function may be off by itself."""
NARROWEST = 2.0**-53
"""Pieces are not cut below this width: no two draws are nearer to each other."""
MOST_PIECES = 100_000
"""Cut at a time; a function that is nowhere smooth stays as it is then."""
# Chebyshev's points: a cubic through them is off by the least that any cubic's points allow.
_NODES = 0.5 - 0.5 * np.cos(np.pi * (np.arange(4) + 0.5) / 4)
# Where a cubic is held to the function; a jump may lie as near to an end as the points beside it.
_BESIDE = 2.0**-30
_TESTS = np.array([0.0, _BESIDE, 0.25, 0.5, 0.75, 1.0 - _BESIDE, 1.0])
_MIDDLE, _INSIDE = 3, slice(1, -1)


class Fit(NamedTuple):
    """Cubics of one side.

    rows : float, (cells, 4)
        Coefficients of 1, t, t**2 and t**3, with t = v - low; in a cell that is cut, of a cubic not exact enough.
    cut : dict
        Pieces of the cells that are cut: (pieces, 5) of where they begin and their coefficients.
    """

    rows: Floats
    cut: dict[int, Floats]


def fit(side: Side, low: Floats, high: Floats) -> Fit:
    """Fit cubics between `low` and `high`, arrays of shape (cells,)."""
    rows, good = _cubics(side, low, high, narrowest=0.0)
    pending = [(int(cell), low[cell], high[cell]) for cell in np.flatnonzero(~good)]
    pieces: dict[int, list[Floats]] = {}
    while pending:
        cells = [cell for cell, _, _ in pending]
        begin, end = (np.array(column) for column in zip(*[piece[1:] for piece in pending], strict=True))
        middle = (begin + end) / 2
        halves = np.concatenate([begin, middle]), np.concatenate([middle, end])
        cubics, done = _cubics(side, *halves, NARROWEST)
        done |= (halves[1] - halves[0] <= NARROWEST) | (len(done) > MOST_PIECES)
        pending = []
        for number, cell in enumerate(cells * 2):
            if done[number]:
                pieces.setdefault(cell, []).append(np.append(halves[0][number], cubics[number]))
            else:
                pending.append((cell, halves[0][number], halves[1][number]))
    return Fit(rows, {cell: _in_order(found) for cell, found in sorted(pieces.items())})


def _in_order(pieces: list[Floats]) -> Floats:
    rows = np.array(sorted(pieces, key=lambda row: float(row[0])))
    # Neighbours with the same cubic (the steps of measured values) are one piece.
    fresh = np.append(True, (rows[1:, 1:] != rows[:-1, 1:]).any(axis=1))
    return rows[fresh]  # type: ignore[no-any-return]


def _cubics(side: Side, low: Floats, high: Floats, narrowest: float) -> tuple[Floats, NDArray[np.bool_]]:
    """Fit one cubic a piece; also returns which are exact enough."""
    width = (high - low)[:, None]
    values = side(low[:, None] + width * _NODES)
    wanted = side(low[:, None] + width * _TESTS)
    if not (np.isfinite(values).all() and np.isfinite(wanted).all()):
        return np.full((len(low), 4), np.nan), np.ones(len(low), bool)
    rows = values @ _THROUGH / width ** np.arange(4)
    # A cubic through jumps may reach below zero, where no time does; constant pieces never do.
    level = np.where(
        (values.min(axis=1) == values.max(axis=1)) | (width[:, 0] <= narrowest), wanted[:, _MIDDLE], np.nan
    )
    below = (_at(rows, width * _TESTS) < 0.0).any(axis=1) & (wanted >= 0.0).all(axis=1)
    level = np.where(below & np.isnan(level) & (wanted[:, -1] - wanted[:, 0] <= NOISE), wanted[:, _MIDDLE], level)
    rows = np.where(np.isnan(level)[:, None], rows, level[:, None] * _FLAT)
    off = np.abs(_at(rows, width * _TESTS) - wanted)
    slope = np.abs(rows[:, 1:2] + width * _TESTS * (2 * rows[:, 2:3] + width * _TESTS * 3 * rows[:, 3:4]))
    allowed = slope * (EXACT * (low[:, None] + width * _TESTS) + ROUNDING) + NOISE * np.abs(wanted)
    # At its very ends a piece may meet a jump.
    return rows, (off <= allowed)[:, _INSIDE].all(axis=1) & ~(below & np.isnan(level))


_THROUGH = np.linalg.inv(np.vander(_NODES, increasing=True)).T
_FLAT = np.array([1.0, 0.0, 0.0, 0.0])


def _at(rows: Floats, t: Floats) -> Floats:
    value: Floats = ((rows[:, 3:] * t + rows[:, 2:3]) * t + rows[:, 1:2]) * t + rows[:, :1]
    return value


def integral(made: Fit, edges: Floats) -> float:
    """Integrate a side over v; `edges` has shape (cells + 1,)."""
    total = 0.0
    whole = np.ones(len(made.rows), bool)
    for cell, pieces in made.cut.items():
        whole[cell] = False
        ends = np.append(pieces[1:, 0], edges[cell + 1])
        total += float(_areas(pieces[:, 1:], pieces[:, 0], ends).sum())
    return total + float(_areas(made.rows[whole], edges[:-1][whole], edges[1:][whole]).sum())


def _areas(rows: Floats, low: Floats, high: Floats) -> Floats:
    width = (high - low)[:, None]
    areas: Floats = (rows * width ** np.arange(1, 5) / np.arange(1, 5)).sum(axis=1)
    return areas
