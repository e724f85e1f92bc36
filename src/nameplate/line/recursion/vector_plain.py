"""Vectors without the compiler: arrays of eight, for runs with ``NUMBA_DISABLE_JIT=1``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WIDTH = 8
Floats = NDArray[np.float64]


def load(array: Floats, index: int) -> Floats:
    """Read a vector from a flat array."""
    return array[index : index + WIDTH].copy()


def store(array: Floats, index: int, value: Floats) -> None:
    """Write a vector into a flat array."""
    array[index : index + WIDTH] = value


def gather(array: Floats, places: NDArray[np.int64], index: int) -> Floats:
    """Read a vector from eight places of a flat array."""
    return array[places[index : index + WIDTH]]


def spread(number: float) -> Floats:
    """Make a vector of one number."""
    return np.full(WIDTH, number)


def rows(table: Floats, cells: NDArray[np.int64], index: int) -> tuple[Floats, ...]:
    """Read rows of a table of four columns, as four vectors."""
    return tuple(table[cells[index : index + WIDTH]].T)


def larger(one: Floats, other: Floats) -> Floats:
    """Take the larger number of each lane."""
    return np.where(one > other, one, other)


def smaller(one: Floats, other: Floats) -> Floats:
    """Take the smaller number of each lane."""
    return np.where(one < other, one, other)


def where_less(one: Floats, other: Floats, then: Floats, otherwise: Floats) -> Floats:
    """Choose by lane."""
    return np.where(one < other, then, otherwise)


def count_above(one: Floats, other: Floats) -> Floats:
    """Give 1 in the lanes where the first is larger, else 0."""
    return (one > other).astype(np.float64)


def any_less(one: Floats, other: Floats) -> bool:
    """Tell whether any lane of the first is less."""
    return bool((one < other).any())


def any_at_most(one: Floats, other: Floats) -> bool:
    """Tell whether any lane of the first is less, or the same."""
    return bool((one <= other).any())


def count_cells(cells: NDArray[np.int64], value: Floats, lowest: int, last: int) -> None:
    """Count each lane's number in its cell of a sketch."""
    cell = np.clip((value.view(np.int64) >> 48) - lowest, 0, last)
    cells[cell * WIDTH + np.arange(WIDTH)] += 1
