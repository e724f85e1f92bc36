"""A run of a line, and what must hold in every run, whatever the line: nothing is lost, and no second counts twice."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nameplate.line import Line, LineResult, simulate

FUTURES = 64
SEED = 20
LENGTHS = pytest.mark.parametrize(
    ("items", "resolution"),
    [pytest.param(20_000, 1.0, id="short"), pytest.param(500_000, 0.2, marks=pytest.mark.slow, id="long")],
)
"""Items of a run, and by how much surer its figures are: five times at twenty-five times the length."""


def run(line: Line, items: int, **how: Any) -> LineResult:
    """Run so many items in many futures, and check what holds in every run."""
    result = simulate(line, items=items, futures=FUTURES, seed=SEED, **how)
    assert ((result.items + result.scrapped) == items).all()
    assert_conserved(result)
    if not result.scrapped.any():
        assert_little(result)
    return result


def run_until(line: Line, seconds: float, **how: Any) -> LineResult:
    """Run up to a time in many futures, and check what holds in every run."""
    result = simulate(line, until=seconds, futures=FUTURES, seed=SEED, **how)
    servers = np.array([station.servers for station in line.stations])
    np.testing.assert_allclose(result.outcome.seconds.sum(axis=2), servers * seconds * np.ones((FUTURES, 1)), rtol=1e-9)
    assert_conserved(result)
    return result


def assert_conserved(result: LineResult) -> None:
    """Items: what entered has left, was scrapped, or is in the line. Seconds: each is in one state."""
    series, products = result.outcome.series, len(result.products)
    assert (series[:, :, 1 : 1 + products].sum(axis=1) == result.outcome.made).all()
    assert (series[:, :, 1 + products :].sum(axis=1) == result.outcome.discarded).all()
    assert (result.outcome.discarded.sum(axis=1) == result.scrapped).all()
    inside = series[:, :, 0].sum(axis=1) - result.items - result.scrapped
    assert (inside >= 0).all()
    if result.line.arrivals is None:
        assert (inside <= room(result.line)).all()
    seconds = result.outcome.seconds
    assert (seconds >= -1e-9 * seconds.sum(axis=2, keepdims=True)).all()
    last = result.line.stations[-1]
    if math.isinf(result.goal.stop) and last.servers == 1 and not result.scrapped.any():
        np.testing.assert_allclose(seconds[:, -1].sum(axis=1), result.span, rtol=1e-9)


def assert_little(result: LineResult) -> None:
    """Items in the line at the ends of periods, against throughput times flow time; a line may still fill, a little."""
    seen = result.work_in_process_over_time["mean"]
    difference = seen - result.work_in_process
    allowed = 5 * float(difference.std(ddof=1)) / FUTURES**0.5 + 0.03 * float(seen.mean())
    assert abs(float(difference.mean())) < allowed


def room(line: Line) -> int:
    """Items that a line can hold."""
    places = sum(line.gaps) + sum(station.servers for station in line.stations)
    return min(places, line.conwip or places)


def share(result: LineResult, station: str, *states: str) -> NDArray[np.float64]:
    """Share of a station's time in some states, by future."""
    number = [entry.name for entry in result.line.stations].index(station)
    seconds = result.outcome.seconds[:, number]
    names = ("working", "starved", "blocked", "down", "off shift", "changing over")
    return seconds[:, [names.index(state) for state in states]].sum(axis=1) / seconds.sum(axis=1)


def second_moment(result: LineResult) -> NDArray[np.float64]:
    """Mean square of the flow times: unlike their standard deviation, its mean over futures has no bias."""
    return result.flow_time["sd"] ** 2 + result.flow_time["mean"] ** 2
