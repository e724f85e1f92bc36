"""How long a run goes on, and what every kernel hands back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.line.plan import GREATEST, LAST, LEAST, MADE, SCRAPPED, TOTAL, WATCHED, State


@dataclass(frozen=True)
class Goal:
    """When a run ends.

    Parameters
    ----------
    places : int
        Places that run through the line; 0 with `stop`.
    warmup : int
        Places of the warm-up, within `places`.
    stop : float
        Seconds after which nothing counts; infinite where the places decide.
    """

    places: int
    warmup: int = 0
    stop: float = math.inf


class Outcome(NamedTuple):
    """What was counted, one row for each future.

    made, watched : int
        Good items that left the line; those after the warm-up.
    scrapped : int, (futures, stations)
    began, ended : float
        When the last good item left the line: in the warm-up (else 0), and at all.
    flow : float, (futures, 3)
        Sum, least and greatest of the watched items' flow times.
    seconds : float, (futures, stations, 4)
        Server-seconds by state.
    """

    made: NDArray[np.int64]
    watched: NDArray[np.int64]
    scrapped: NDArray[np.int64]
    began: NDArray[np.float64]
    ended: NDArray[np.float64]
    flow: NDArray[np.float64]
    seconds: NDArray[np.float64]

    @classmethod
    def of(cls, state: State, began: NDArray[np.float64]) -> Outcome:
        """Read the outcome from a kernel's state."""
        return cls(
            state.output[MADE].copy(),
            state.output[WATCHED].copy(),
            state.mark[:, SCRAPPED].T.copy(),
            began,
            state.flow[LAST].copy(),
            state.flow[[TOTAL, LEAST, GREATEST]].T.copy(),
            np.moveaxis(state.tally, -1, 0).copy(),
        )

    @classmethod
    def join(cls, parts: list[Outcome]) -> Outcome:
        """Put the futures of several outcomes in one."""
        return cls._make(np.concatenate(arrays) for arrays in zip(*parts, strict=True))

    def first(self, futures: int) -> Outcome:
        """Keep the first futures only."""
        return Outcome._make(array[:futures] for array in self)
