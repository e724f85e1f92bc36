"""Throughput against theory: Markov chains solved here, published values, renewal theory, bounds.

A simulated mean must lie within five standard errors of the exact value, and the standard error must be small enough
for that to mean something. `make test` runs short lines; `make verify` runs long ones too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from scipy.sparse import coo_matrix, vstack
from scipy.sparse.linalg import spsolve

from nameplate.line import Line, Station, simulate

LENGTHS = [pytest.param(20_000, 0.004, id="short"), pytest.param(1_000_000, 0.0006, marks=pytest.mark.slow, id="long")]


def assert_mean(line: Line, exact: float, items: int, resolution: float, **how: Any) -> None:
    """Compare the mean of 64 futures with an exact value."""
    throughput = simulate(line, items=items, futures=64, seed=20, **how).throughput
    error = float(throughput.std(ddof=1)) / 8.0
    assert 5 * error < resolution * exact * 3
    assert abs(float(throughput.mean()) - exact) < max(5 * error, 1e-12)


@dataclass(frozen=True)
class Chain:
    """An exponential line as a Markov chain; a state is (queue, working, blocked, up) for every station."""

    rates: Sequence[float]
    buffers: Sequence[int]
    servers: Sequence[int]
    fails: Sequence[float]
    repairs: Sequence[float]
    clocks: Sequence[str]
    quality: Sequence[float]

    def throughput(self) -> float:
        """Solve for the rate of good items out of the last station."""
        start = self._settle([[0, 0, 0, 1] for _ in self.rates])
        numbers = {start: 0}
        rows, columns, speeds, out = [], [], [], []
        for state in iter(order := [start]):
            good = 0.0
            for speed, after, made in self._moves(state):
                if after not in numbers:
                    numbers[after] = len(order)
                    order.append(after)
                rows += [numbers[after], numbers[state]]
                columns += [numbers[state]] * 2
                speeds += [speed, -speed]
                good += speed * made
            out.append(good)
        size = len(order)
        balance = coo_matrix((speeds, (rows, columns)), (size, size)).tocsr()
        whole = vstack([balance[:-1], coo_matrix(np.ones((1, size)))]).tocsc()
        right = np.zeros(size)
        right[-1] = 1.0
        return float(spsolve(whole, right) @ np.array(out))

    def _moves(self, state: tuple[tuple[int, ...], ...]) -> Iterator[tuple[float, tuple[tuple[int, ...], ...], float]]:
        last = len(state) - 1
        for j, (_, working, _, up) in enumerate(state):
            if working and up:
                speed = self.rates[j] * working
                for share, good in ((self.quality[j], True), (1 - self.quality[j], False)):
                    if share > 0:
                        yield speed * share, self._finish(state, j, good), float(good and j == last)
            if self.fails[j] and up and (working or self.clocks[j] == "calendar"):
                yield self.fails[j], self._switch(state, j, 0), 0.0
            if not up:
                yield self.repairs[j], self._switch(state, j, 1), 0.0

    def _switch(self, state: tuple[tuple[int, ...], ...], j: int, up: int) -> tuple[tuple[int, ...], ...]:
        after = [list(station) for station in state]
        after[j][3] = up
        return tuple(map(tuple, after))

    def _finish(self, state: tuple[tuple[int, ...], ...], j: int, good: bool) -> tuple[tuple[int, ...], ...]:
        after = [list(station) for station in state]
        after[j][1] -= 1
        if good and j + 1 < len(after):
            after[j][2] += 1  # blocked, unless it settles
        return self._settle(after)

    def _settle(self, state: list[list[int]]) -> tuple[tuple[int, ...], ...]:
        """Let finished items move on and servers take items, downstream first, until nothing moves."""
        moved = True
        while moved:
            moved = False
            for j in reversed(range(len(state))):
                free = self.servers[j] - state[j][1] - state[j][2]
                if free and (j == 0 or state[j][0]):
                    state[j][0] -= j > 0
                    state[j][1] += 1
                    moved = True
                elif j and state[j - 1][2] and state[j][0] < self.buffers[j - 1] + free:
                    state[j - 1][2] -= 1
                    state[j][0] += 1
                    moved = True
        return tuple(map(tuple, state))


def case(
    rates: Sequence[float],
    buffers: Sequence[int],
    servers: Sequence[int] | None = None,
    failing: Sequence[tuple[float, float, str] | None] | None = None,
    quality: Sequence[float] | None = None,
) -> tuple[Line, Chain]:
    """Make the same line for both: rates, places, servers, (failure rate, repair rate, clock), shares of good items."""
    count = len(rates)
    servers, quality = servers or [1] * count, quality or [1.0] * count
    failing = failing or [None] * count
    stations = [
        Station(
            f"s{n}",
            process=f"exponential(mean {1 / rates[n]:.17g} s)",
            servers=servers[n],
            quality=quality[n],
            **({} if fails is None else _failing(*fails)),
        )
        for n, fails in enumerate(failing)
    ]
    fails, repairs, clocks = zip(*[fail or (0.0, 0.0, "working") for fail in failing], strict=True)
    return Line(stations, list(buffers)), Chain(rates, buffers, servers, fails, repairs, clocks, quality)


def _failing(fails: float, repairs: float, clock: str) -> dict[str, Any]:
    return {
        "fails_after": f"exponential(mean {1 / fails:.17g} s)",
        "repair": f"exponential(mean {1 / repairs:.17g} s)",
        "clock": clock,
    }


W, C = (0.01, 0.1, "working"), (0.01, 0.1, "calendar")
PUBLISHED = {
    "pair, 0 places": (case([1, 1], [0]), 2 / 3),
    "pair, 2 places": (case([1, 1], [2]), 4 / 5),
    "pair, 7 places": (case([1, 1], [7]), 9 / 10),
    "three, 0 places": (case([1] * 3, [0, 0]), 0.564103),
    "three, 1 place": (case([1] * 3, [1, 1]), 0.670466),
    "three, 2 places": (case([1] * 3, [2, 2]), 0.734017),
    "four, 0 places": (case([1] * 4, [0] * 3), 0.514775),
    "four, 1 place": (case([1] * 4, [1] * 3), 0.631153),
    "unequal": (case([1, 1.2, 0.8], [1, 1]), 0.647221),
    "unequal, reversed": (case([0.8, 1.2, 1], [1, 1]), 0.647221),
    "unreliable pair, working time, 0 places": (case([1, 1], [0], failing=[W, W]), 0.589955),
    "unreliable pair, working time, 4 places": (case([1, 1], [4], failing=[W, W]), 0.741359),
    "unreliable pair, calendar time, 0 places": (case([1, 1], [0], failing=[C, C]), 0.558129),
    "unreliable pair, calendar time, 4 places": (case([1, 1], [4], failing=[C, C]), 0.725283),
}
OWN = {
    "parallel servers": case([1, 0.5, 1.1], [1, 0], servers=[1, 2, 1]),
    "three servers each": case([1, 1], [2], servers=[3, 3]),
    "parallel servers, unequal": case([0.6, 0.4, 0.3], [0, 2], servers=[2, 3, 4]),
    "scrap": case([1, 1, 1], [1, 1], quality=[0.7, 0.9, 0.8]),
    "scrap and parallel servers": case([1, 0.6, 1.2], [1, 0], servers=[1, 2, 1], quality=[0.8, 0.6, 1.0]),
    "clocks mixed": case([1, 1.2, 0.9], [2, 1], failing=[(0.05, 0.3, "working"), (0.1, 0.5, "calendar"), None]),
    "clocks and scrap": case([1, 1.1], [2], failing=[(0.1, 0.4, "calendar"), (0.2, 1, "working")], quality=[0.9, 0.95]),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_chain_gives_the_published_value(name: str) -> None:
    (_, chain), published = PUBLISHED[name]
    assert chain.throughput() == pytest.approx(published, abs=6e-7)


@pytest.mark.parametrize(("items", "resolution"), LENGTHS)
@pytest.mark.parametrize("name", [*PUBLISHED, *OWN])
def test_throughput_is_that_of_the_chain(name: str, items: int, resolution: float) -> None:
    line, chain = PUBLISHED[name][0] if name in PUBLISHED else OWN[name]
    assert_mean(line, chain.throughput(), items, resolution * 2)


@pytest.mark.parametrize(("items", "resolution"), LENGTHS)
@pytest.mark.parametrize(("places", "exact"), [(0, 0.727273), (1, 0.821429)])
def test_erlang_pairs(places: int, exact: float, items: int, resolution: float) -> None:
    line = Line([Station(name, process="erlang(k 2, mean 1 s)") for name in "ab"], places)
    throughput = simulate(line, items=items, futures=64, seed=20).throughput
    assert abs(throughput.mean() - exact) < 5 * throughput.std(ddof=1) / 8 + 5e-7


@pytest.mark.parametrize(("items", "resolution"), LENGTHS)
@pytest.mark.parametrize("clock", ["working", "calendar"])
@pytest.mark.parametrize(
    ("process", "fails", "repair"),
    [
        ("exponential(mean 1 s)", "exponential(mean 100 s)", "exponential(mean 10 s)"),
        ("1 s", "lognormal(mean 100 s, sd 80 s)", "gamma(mean 10 s, sd 5 s)"),
        ("uniform(0.5 s, 1.5 s)", "weibull(shape 0.8, scale 88.26 s)", "10 s"),
    ],
)
def test_one_machine_alone(process: str, fails: str, repair: str, clock: str, items: int, resolution: float) -> None:
    """Never starved or blocked, it makes MTBF / (MTBF + MTTR) of its rate, whatever the distributions (renewals)."""
    station = Station("m", process=process, fails_after=fails, repair=repair, clock=clock)  # type: ignore[arg-type]
    up, down = station.times["fails_after"].mean, station.times["repair"].mean
    assert_mean(Line([station]), up / (up + down), items, resolution * 3)
    result = simulate(Line([station]), items=items, futures=64, seed=20)
    assert result.stations[0].down == pytest.approx(down / (up + down), rel=10 * resolution)


@pytest.mark.parametrize(("items", "resolution"), LENGTHS)
def test_five_machines_that_fail(items: int, resolution: float) -> None:
    """Deterministic stations, failures after 100 s of work, repairs of 10 s: 0.7806, within Buzacott's bounds."""
    failing: dict[str, Any] = {"fails_after": "exponential(mean 100 s)", "repair": "exponential(mean 10 s)"}
    stations = [Station(f"s{n}", process="1 s", **failing) for n in range(5)]
    rates = []
    for places in (0, 10, 1000):
        throughput = simulate(Line(stations, places), items=items, futures=64, seed=20).throughput
        rates.append(float(throughput.mean()))
    assert rates[1] == pytest.approx(0.7806, rel=resolution)
    # Without buffers one failure stops all, save for the item in work; with endless ones only its own machine.
    assert 1 / (1 + 5 * 0.1) <= rates[0] < rates[1] < rates[2] <= 1 / 1.1 + 0.01


def test_little() -> None:
    """Items in the line, counted by what each station holds, equal throughput times flow time."""
    line, _ = PUBLISHED["pair, 0 places"][0]
    result = simulate(line, items=200_000, futures=32, seed=3)
    held = sum(station.working + station.blocked for station in result.stations)
    assert float(result.work_in_process.mean()) == pytest.approx(held, rel=1e-3)


def test_saturation_is_reached_from_below() -> None:
    """More places bring an exponential line towards its slowest station, and never above it."""
    rates = [
        float(
            simulate(
                Line([Station(n, process="exponential(mean 1 s)") for n in "abc"], places), 50_000
            ).throughput.mean()
        )
        for places in (0, 5, 50)
    ]
    assert rates[0] < rates[1] < rates[2] < 1.005
    assert rates[2] > 0.97
