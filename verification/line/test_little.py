"""Little's law: items in the line, counted in three ways that share no arithmetic."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from line.run import run, run_until, share

from nameplate.line import Line, Material, Station, simulate

E = "exponential(mean 1 s)"
FAILS: dict[str, Any] = {"fails_after": "exponential(mean 30 s)", "repair": "erlang(k 2, mean 4 s)"}
OPEN = {
    "one server": Line([Station("a", process=E)], arrivals="exponential(mean 1.5 s)"),
    "parallel servers": Line(
        [Station("a", process=E, servers=3), Station("b", process="gamma(mean 0.5 s, sd 1 s)", servers=2)],
        [4],
        arrivals="exponential(mean 0.6 s)",
    ),
    "failures": Line([Station(n, process="0.8 s", **FAILS) for n in "abc"], [5, 5], arrivals="erlang(k 3, mean 1.5 s)"),
    "cards": Line([Station(n, process=E) for n in "abc"], [3, 3], conwip=5),
    "a drain": Line([Station(n, process=E) for n in "ab"], [3], drain="uniform(0.5 s, 2 s)"),
    "blocked before": Line(
        [Station(n, process=E, blocking="before") for n in "ab"] + [Station("c", process=E)], [1, 0]
    ),
    "products": Line(
        [Station("a", process={"x": E, "y": "0.5 s"}, changeover="0.3 s"), Station("b", process=E)],
        [6],
        products={"x": 1, "y": 1},
        arrivals="exponential(mean 2 s)",
    ),
    "material": Line([Station(n, process=E) for n in "ab"], [4], material=Material("exponential(mean 4 s)", lot=3)),
}


@pytest.mark.parametrize("name", OPEN)
def test_items_seen_at_the_ends_of_periods(name: str, judge) -> None:
    """Throughput times flow time, against looks at the line at times that have nothing to do with it."""
    line = OPEN[name]
    seconds = 30_000 / float(run(line, 2_000).throughput.mean())
    result = run_until(line, seconds, period=seconds / 2_000)
    # A run in time has no warm-up: all items count, from the empty line on.
    whole = result.outcome.flow[:, 0] / seconds
    judge("items in the line", result.work_in_process_over_time["mean"] / whole, 1.0, 0.02, known_to=1e-3)


TIGHT = {
    "plain": [Station(n, process=E) for n in "abc"],
    "failures": [Station(n, process="gamma(mean 1 s, sd 2 s)", **FAILS) for n in "abc"],
    "blocked before": [Station(n, process=E, **FAILS, blocking="before") for n in "abc"],
    "parallel servers": [Station(n, process=E, servers=servers) for n, servers in zip("abc", (3, 1, 2), strict=True)],
}


@pytest.mark.parametrize("name", TIGHT)
def test_items_on_servers(name: str, judge) -> None:
    """Without places between stations, an item is in the line as long as a server holds it."""
    result = run(Line(TIGHT[name]), 50_000)
    on_servers = sum(
        station.servers * share(result, station.name, "working", "blocked", "down") for station in TIGHT[name]
    )
    judge("items in the line", on_servers / result.work_in_process, 1.0, 0.001, known_to=1e-4)


def test_the_spread_of_items_in_a_queue() -> None:
    """Items in an M/M/1 queue are geometric: their mean, spread and median."""
    load = 0.7
    line = Line([Station("a", process=E)], arrivals=f"exponential(mean {1 / load:.17g} s)")
    seen = run_until(line, 400_000.0, period=50.0).work_in_process_over_time
    for key, exact in (("mean", load / (1 - load)), ("sd", np.sqrt(load) / (1 - load)), ("q50", 1.0)):
        error = seen[key].std(ddof=1) / 8
        assert abs(seen[key].mean() - exact) < 5 * error + 0.01
        assert error < 0.02 * exact


@pytest.mark.parametrize("kernel", ["reference", "recursion"])
def test_a_queue_that_grows(kernel: Any) -> None:
    """One item a second comes and one in ten leaves: those that nobody has taken by the end wait in the line too."""
    line = Line([Station("a", process="10 s")], arrivals="1 s")
    result = simulate(line, until=100.5, period=10.05, kernel=kernel)
    ends = 10.05 * np.arange(1, 11)
    inside = np.floor(ends) - np.floor((ends - 1) / 10)
    assert result.outcome.series[0, :, 0].sum() == 100
    assert result.work_in_process_over_time["mean"][0] == pytest.approx(inside.mean())
    result = simulate(line, items=1_000, warmup=0, kernel=kernel)
    assert result.outcome.series[0, :, 0].sum() == 10_001
