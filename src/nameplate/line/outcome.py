"""How long a run goes on, and what every kernel hands back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BINS = 128
"""Bins of the series, unless periods are asked for."""
PARTS = 16
"""Cells of the flow-time sketch in each doubling of the time."""
CELLS = 40 * PARTS
_BIAS = 1023


@dataclass(frozen=True)
class Goal:
    """When a run ends, and how it is counted.

    Parameters
    ----------
    places : int
        Places that run through the line; 0 with `stop`.
    warmup : int
        Places of the warm-up, within `places`.
    stop : float
        Seconds after which nothing counts; infinite where the places decide.
    width : float
        Seconds in a bin of the series; doubled as often as need be where there is no stop.
    bins : int
        How many bins there are.
    lowest : int
        Number of the sketch's first cell, counted in sixteenths of doublings.
    """

    places: int
    warmup: int = 0
    stop: float = math.inf
    width: float = 1.0
    bins: int = BINS
    lowest: int = (_BIAS - 8) * PARTS


def lowest_cell(seconds: float) -> int:
    """Place the sketch: from ten doublings below a usual flow time to thirty above."""
    return (_BIAS + math.frexp(seconds)[1] - 10) * PARTS


class Outcome(NamedTuple):
    """What was counted, one row for each future.

    made, watched, discarded : int, (futures, products)
        Good items that left the line; those after the warm-up; items scrapped at any station.
    scrapped, given : int, (futures, stations)
        Items scrapped there; items handed on or scrapped.
    began, ended : float
        When the last good item left the line: in the warm-up (else 0), and at all.
    flow : float, (futures, 4)
        Of the watched items' flow times the sum, the sum of squares, the least and the greatest.
    sketch : int, (futures, CELLS)
        Watched items by flow time; a cell is a sixteenth of a doubling.
    seconds : float, (futures, stations, 6)
        Server-seconds by state.
    waits : float, (futures, stations)
        How often a server waited between two items.
    slow : float, (futures, stations)
        Seconds of work that a ramp cost.
    series : int, (futures, bins, 1 + 2 * products)
        Items by time, warm-up included: those that entered; by product, those that left and those scrapped.
    width : float
        Seconds in a bin.
    """

    made: NDArray[np.int64]
    watched: NDArray[np.int64]
    discarded: NDArray[np.int64]
    scrapped: NDArray[np.int64]
    given: NDArray[np.int64]
    began: NDArray[np.float64]
    ended: NDArray[np.float64]
    flow: NDArray[np.float64]
    sketch: NDArray[np.int64]
    seconds: NDArray[np.float64]
    waits: NDArray[np.float64]
    slow: NDArray[np.float64]
    series: NDArray[np.int64]
    width: NDArray[np.float64]

    @classmethod
    def join(cls, parts: list[Outcome]) -> Outcome:
        """Put the futures of several outcomes in one."""
        return cls._make(np.concatenate(arrays) for arrays in zip(*parts, strict=True))

    def first(self, futures: int) -> Outcome:
        """Keep the first futures only."""
        return Outcome._make(array[:futures] for array in self)
