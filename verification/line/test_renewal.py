"""One machine alone, and pairs without a place between them: renewal theory, whatever the distributions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from line.chain import wait
from line.formula import mean_of_longer
from line.run import LENGTHS, run, run_until, share
from scipy import stats

from nameplate.line import Failure, Line, Maintenance, Ramp, Station, simulate

MACHINES = {
    "exponential": ("exponential(mean 1 s)", "exponential(mean 100 s)", "exponential(mean 10 s)"),
    "lognormal": ("1 s", "lognormal(mean 100 s, sd 80 s)", "gamma(mean 10 s, sd 5 s)"),
    "Weibull": ("uniform(0.5 s, 1.5 s)", "weibull(shape 0.8, scale 88.26 s)", "10 s"),
    "measured": ("empirical(0.4 s, 1 s, 1.6 s)", "uniform(1 s, 99 s)", "empirical(1 s, 3 s, 8 s)"),
}


@LENGTHS
@pytest.mark.parametrize("clock", ["working", "calendar"])
@pytest.mark.parametrize("name", MACHINES)
def test_a_machine_alone(name: str, clock: Any, items: int, resolution: float, judge) -> None:
    """Never starved or blocked, it makes MTBF / (MTBF + MTTR) of its rate."""
    process, fails, repair = MACHINES[name]
    station = Station("m", process=process, fails_after=fails, repair=repair, clock=clock)
    result = run(Line([station]), items)
    up, down = station.modes[0].life.mean, station.modes[0].mend.mean
    judge("throughput", result.throughput, up / (up + down), 0.02 * resolution)
    judge("down", share(result, "m", "down"), down / (up + down), 0.12 * resolution)


FAILURES = [
    ("exponential(mean 60 s)", "exponential(mean 6 s)"),
    ("weibull(shape 2, scale 40 s)", "lognormal(mean 3 s, sd 3 s)"),
    ("uniform(10 s, 50 s)", "2 s"),
]


@LENGTHS
@pytest.mark.parametrize("servers", [1, 3])
def test_several_modes_of_working_time(servers: int, items: int, resolution: float, judge) -> None:
    """One at a time: time lost adds up."""
    station = Station("m", process=wait(1.0), failures=[Failure(*times) for times in FAILURES], servers=servers)
    lost = sum(mode.mend.mean / mode.life.mean for mode in station.modes)
    result = run(Line([station]), items)
    judge("throughput", result.throughput, servers / (1 + lost), 0.02 * resolution)
    judge("down", share(result, "m", "down"), lost / (1 + lost), 0.06 * resolution)


@LENGTHS
def test_several_modes_of_calendar_time(items: int, resolution: float, judge) -> None:
    """Side by side: shares of time multiply."""
    failures = [Failure(*times, clock="calendar") for times in FAILURES]
    station = Station("m", process="gamma(mean 1 s, sd 0.8 s)", failures=failures)
    up = math.prod(mode.life.mean / (mode.life.mean + mode.mend.mean) for mode in station.modes)
    result = run(Line([station]), items)
    judge("throughput", result.throughput, up, 0.02 * resolution)
    judge("down", share(result, "m", "down"), 1 - up, 0.06 * resolution)


@LENGTHS
def test_maintenance_by_items(items: int, resolution: float, judge) -> None:
    plans = [Maintenance("gamma(mean 3 s, sd 2 s)", items=20), Maintenance("5 s", items=70)]
    lost = 3 / 20 + 5 / 70
    result = run(Line([Station("m", process=wait(1.0), maintenance=plans)]), items)
    judge("throughput", result.throughput, 1 / (1 + lost), 0.015 * resolution)
    judge("down", share(result, "m", "down"), lost / (1 + lost), 0.02 * resolution)


@LENGTHS
def test_maintenance_by_working_time(items: int, resolution: float, judge) -> None:
    """Due after 9 s of exponential work, it comes after 9 + 1 items on average: the one that goes past 9 s is whole."""
    plan = Maintenance("exponential(mean 4 s)", every="9 s")
    result = run(Line([Station("m", process=wait(1.0), maintenance=[plan])]), items)
    judge("throughput", result.throughput, 10 / (10 + 4), 0.015 * resolution)
    judge("down", share(result, "m", "down"), 4 / 14, 0.04 * resolution)


@LENGTHS
def test_failures_and_maintenance_count_work_only(items: int, resolution: float, judge) -> None:
    """Neither repairs nor maintenance age the machine."""
    modes = [Failure("exponential(mean 30 s)", "erlang(k 2, mean 6 s)")]
    plan = Maintenance("2 s", every="9 s")
    result = run(Line([Station("m", process=wait(1.0), failures=modes, maintenance=[plan])]), items)
    lost = 6 / 30 + 2 / 10
    judge("throughput", result.throughput, 1 / (1 + lost), 0.015 * resolution)
    judge("down", share(result, "m", "down"), lost / (1 + lost), 0.05 * resolution)


@LENGTHS
@pytest.mark.parametrize("spacing", [0.5, 2.0])
def test_spacing(spacing: float, items: int, resolution: float, judge) -> None:
    """An item is taken after the longer of the spacing and the work on the one before."""
    result = run(Line([Station("m", process=wait(1.0), spacing=spacing)]), items)
    cycle = spacing + math.exp(-spacing)
    judge("throughput", result.throughput, 1 / cycle, 0.015 * resolution)
    judge("starved", share(result, "m", "starved"), 1 - 1 / cycle, 0.05 * resolution)


CHANGES: dict[str, tuple[Any, float]] = {
    "one for all": ("gamma(mean 3 s, sd 1 s)", 3 * 2 * (0.5 * 0.3 + 0.5 * 0.2 + 0.3 * 0.2)),
    "by pair": ({"x": {"y": "4 s"}, "y": {"z": "exponential(mean 10 s)"}}, 4 * 0.5 * 0.3 + 10 * 0.3 * 0.2),
}


@LENGTHS
@pytest.mark.parametrize("name", CHANGES)
def test_a_mix_of_products(name: str, items: int, resolution: float, judge) -> None:
    changeover, lost = CHANGES[name]
    process = {"x": "1 s", "y": wait(0.5), "z": "uniform(0 s, 1 s)"}
    station = Station("m", process=process, changeover=changeover)
    result = run(Line([station], products={"x": 5, "y": 3, "z": 2}), items)
    work = 0.5 * 1 + 0.3 * 2 + 0.2 * 0.5
    judge("throughput", result.throughput, 1 / (work + lost), 0.02 * resolution)
    judge("changing over", share(result, "m", "changing over"), lost / (work + lost), 0.03 * resolution)
    judge("share of z", result.outcome.made[:, 2] / items, 0.2, 0.02 * resolution)


@LENGTHS
def test_campaigns(items: int, resolution: float, judge) -> None:
    """x to y and y to x once in eight items."""
    station = Station("m", process={"x": wait(1.0), "y": "2 s"}, changeover="exponential(mean 6 s)")
    result = run(Line([station], products=[("x", 5), ("y", 2), ("x", 1)]), items)
    judge("throughput", result.throughput, 8 / (6 + 4 + 12), 0.02 * resolution)
    judge("changing over", share(result, "m", "changing over"), 12 / 22, 0.03 * resolution)
    assert (result.outcome.made[:, 1] == items // 4).all()


@LENGTHS
def test_material_in_lots(items: int, resolution: float, judge) -> None:
    """The lesser of what comes and what can be made; a delivery comes whatever is left of the one before."""
    from nameplate.line import Material

    for every, exact in ((8.0, 5 / 8), (4.0, 1.0)):
        material = Material(every=wait(1 / every), lot=5, stock=3)
        result = run(Line([Station("m", process=wait(1.0))], material=material), items)
        judge(f"throughput, every {every:g} s", result.throughput, exact, 0.03 * resolution)


@LENGTHS
def test_a_drain(items: int, resolution: float, judge) -> None:
    """Work on an item goes on while the one before is taken away: the longer of both counts."""
    line = Line([Station("m", process="uniform(0 s, 2 s)")], drain="uniform(0.5 s, 1.5 s)")
    longer = mean_of_longer(stats.uniform(0, 2).cdf, stats.uniform(0.5, 1).cdf, (0.5, 1.5, 2.0))
    judge("throughput", run(line, items).throughput, 1 / longer, 0.015 * resolution)


PAIRS = {
    "exponential": ((stats.expon(), stats.expon()), (1.0,)),
    "uniform": ((stats.uniform(0, 2), stats.uniform(0, 2)), (2.0,)),
    "Erlang, gamma": ((stats.gamma(2, scale=0.5), stats.gamma(0.4, scale=2.0)), (1e-6, 1e-3, 1.0)),
    "lognormal, Weibull": ((stats.lognorm(1.2, scale=0.5), stats.weibull_min(1.5, scale=1.0)), (0.5, 3.0, 20.0)),
    "triangular, normal": ((stats.triang(0.3, scale=2), stats.truncnorm(-2, np.inf, loc=1, scale=0.5)), (0.6, 2.0)),
}


@LENGTHS
@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_without_a_place_between(name: str, items: int, resolution: float, judge) -> None:
    """Both begin together, and the longer work counts; blocked before service, they work in turn."""
    (first, second), corners = PAIRS[name]
    exact = 1 / mean_of_longer(first.cdf, second.cdf, corners)
    line = Line([Station("a", process=first), Station("b", process=second)])
    judge("blocked after", run(line, items).throughput, exact, 0.03 * resolution)
    line = Line([Station("a", process=first, blocking="before"), Station("b", process=second)])
    judge("blocked before", run(line, items).throughput, 1 / (first.mean() + second.mean()), 0.03 * resolution)


@LENGTHS
def test_a_deterministic_pair_that_fails(items: int, resolution: float, judge) -> None:
    """The longer of two sums of repairs, each of a Poisson number of them, goes to the work of 1 s."""
    fails, repair = 0.01, 10.0
    stations = [Station(n, process="1 s", fails_after=wait(fails), repair=wait(1 / repair)) for n in "ab"]
    counts = np.arange(12)

    def over(t: float) -> float:
        return float(stats.poisson(fails).pmf(counts) @ np.append(1.0, stats.gamma(counts[1:], scale=repair).cdf(t)))

    down = mean_of_longer(over, over, (10.0, 100.0))
    result = run(Line(stations), items)
    judge("throughput", result.throughput, 1 / (1 + down), 0.02 * resolution)


@LENGTHS
def test_five_machines_that_fail(items: int, resolution: float, judge) -> None:
    """Published: 0.7806 with ten places; and Buzacott's bounds (1967) at both ends."""
    failing: dict[str, Any] = {"fails_after": "exponential(mean 100 s)", "repair": "exponential(mean 10 s)"}
    stations = [Station(f"s{n}", process="1 s", **failing) for n in range(5)]
    none, ten, many = (run(Line(stations, places), items).throughput for places in (0, 10, 20_000))
    judge("ten places", ten, 0.7806, 0.015 * resolution, known_to=1e-4)
    # Without a place one failure stops all, save for the item in work; with places enough, its own machine only.
    assert 1 / (1 + 5 * 0.1) <= none.mean() < ten.mean() < many.mean()
    assert many.mean() <= 1 / 1.1 + 5 * many.std(ddof=1) / 8
    assert many.mean() > 0.97 / 1.1


@LENGTHS
def test_overall_equipment_effectiveness(items: int, resolution: float, judge) -> None:
    """Availability x performance x quality is what good items at full speed would take of the time on shift."""
    station = Station(
        "m",
        process=wait(1.0),
        quality=0.9,
        spacing=0.8,
        failures=[Failure("exponential(mean 200 s)", "exponential(mean 20 s)"), Failure("4 min", "20 s", "calendar")],
        maintenance=[Maintenance("1 min", items=500)],
        ramp=Ramp("items", speed={0: 0.5, 500: 0.8}),
    )
    result = run_until(Line([station], calendar="Mon-Sun 06:00-22:00"), items * 2.0)
    on_shift = 1 - share(result, "m", "off shift")
    effective = result.items / (items * 2.0 * on_shift)
    judge("OEE by its definition", effective, result.stations[0].oee, 0.05 * resolution)
    assert result.stations[0].quality == pytest.approx(0.9, abs=0.01 * resolution)
    assert result.stations[0].performance < 0.8


def test_quality_is_good_over_finished_in_a_run_in_time() -> None:
    """Of 10,000 items finished at the first station nine in ten are good, wherever they are at the end."""
    line = Line([Station("a", process="1 s", quality=0.9), Station("b", process="10 s")], 20_000)
    result = simulate(line, until=10_000.0)
    assert result.stations[0].quality == pytest.approx(0.9, abs=0.015)
