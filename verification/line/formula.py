"""What queueing and renewal theory give in closed form, or in one integral."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.integrate import quad
from scipy.optimize import brentq


class Moments(NamedTuple):
    """Mean, mean square and mean cube of a time."""

    mean: float
    square: float
    cube: float = math.nan

    @property
    def variance(self) -> float:
        return self.square - self.mean**2

    @classmethod
    def of(cls, frozen: object) -> Moments:
        """Ask a frozen distribution of scipy.stats."""
        return cls(*(float(frozen.moment(order)) for order in (1, 2, 3)))  # type: ignore[attr-defined]

    @classmethod
    def mixed(cls, parts: Sequence[tuple[float, Moments]]) -> Moments:
        """Mix times by shares."""
        return cls(*(sum(share * moments[order] for share, moments in parts) for order in range(3)))


def pollaczek(rate: float, service: Moments) -> Moments:
    """Time in an M/G/1 queue, first come first served: its mean and mean square (Pollaczek 1930, Khinchine 1932)."""
    idle = 1.0 - rate * service.mean
    wait = rate * service.square / (2.0 * idle)
    wait_square = 2.0 * wait**2 + rate * service.cube / (3.0 * idle)
    return Moments(wait + service.mean, wait_square + 2.0 * wait * service.mean + service.square)


def completion(work: Moments, fails: float, repair: Moments) -> Moments:
    """Time from beginning to end of an item's work, with the repairs of exponential failures that interrupt it."""
    stretch = 1.0 + fails * repair.mean
    spread, skew = fails * repair.square, fails * repair.cube
    mean = work.mean * stretch
    square = work.square * stretch**2 + work.mean * spread
    cube = work.cube * stretch**3 + 3.0 * work.square * stretch * spread + work.mean * skew
    return Moments(mean, square, cube)


def erlang_c(rate: float, mean: float, servers: int) -> float:
    """Chance that an item waits in an M/M/c queue (Erlang 1917)."""
    load = rate * mean
    all_busy = load**servers / math.factorial(servers) / (1.0 - load / servers)
    return all_busy / (sum(load**k / math.factorial(k) for k in range(servers)) + all_busy)


def root(transform: Callable[[float], float], service: float) -> float:
    """Chance that an arrival finds a GI/M/1 queue busy, by the transform of times between arrivals (Kendall 1953)."""
    return float(brentq(lambda busy: transform(service * (1.0 - busy)) - busy, 1e-12, 1.0 - 1e-9, xtol=1e-15))


def mean_value_analysis(means: Sequence[float], cards: int) -> tuple[float, list[float]]:
    """Throughput, and items at each station, of a closed line of exponential stations (Reiser and Lavenberg 1980)."""
    held = [0.0] * len(means)
    rate = 0.0
    for items in range(1, cards + 1):
        times = [mean * (1.0 + queue) for mean, queue in zip(means, held, strict=True)]
        rate = items / sum(times)
        held = [rate * time for time in times]
    return rate, held


def mean_of_longer(
    first: Callable[[float], float], second: Callable[[float], float], corners: Sequence[float]
) -> float:
    """Mean of the longer of two independent times, from their distribution functions; `corners` divide the integral."""
    pieces = [(0.0, corners[0]), *zip(corners, (*corners[1:], np.inf), strict=True)]
    return sum(
        quad(lambda t: 1.0 - first(t) * second(t), low, high, epsabs=1e-12, epsrel=1e-12, limit=400)[0]
        for low, high in pieces
    )
