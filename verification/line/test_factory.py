"""Lines with a limit of work in process, after the laws of Hopp and Spearman's factory physics.

References
----------
W. J. Hopp, M. L. Spearman: Factory Physics, chapter 7: Penny Fab One, four stations of two hours each; its bottleneck
rate is half an item an hour, its raw process time eight hours, so its critical work in process four items.
"""

from __future__ import annotations

import numpy as np
import pytest
from line.chain import Chain, Stage, wait
from line.formula import mean_value_analysis
from line.run import LENGTHS, run, share

from nameplate.line import Line, Station, simulate

HOUR = 3600.0
PENNIES = (1, 2, 3, 4, 6, 10, 26)
FAILING = {"fails_after": "weibull(shape 2, scale 50 s)", "repair": "erlang(k 2, mean 5 s)"}


def penny_fab(process: object, pennies: int, **more: object) -> Line:
    stations = [Station(name, process=process) for name in ("head", "tail", "rim", "deburr")]  # type: ignore[arg-type]
    return Line(stations, 1_000, conwip=pennies, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("pennies", PENNIES)
def test_penny_fab_at_its_best(pennies: int) -> None:
    """Without any spread: the lesser of w / 8 and 1 / 2 an hour, and eight hours in the line."""
    result = simulate(penny_fab("2 h", pennies), items=1_000, warmup=100)
    assert result.throughput[0] * HOUR == pytest.approx(min(pennies / 8, 0.5), rel=1e-12)
    # What waits for the first station has not entered yet; a line that is full waits nowhere else.
    assert result.flow_time["mean"][0] == pytest.approx(8 * HOUR, rel=1e-12)


@pytest.mark.parametrize("pennies", PENNIES)
def test_penny_fab_at_its_worst(pennies: int) -> None:
    """All work comes in batches of w items that move together: an eighth of an item an hour, whatever w is."""
    process = {"moved": f"{2 * pennies} h", "free": "1e-6 s"}
    campaign = [("moved", 1), *([("free", pennies - 1)] if pennies > 1 else [])]
    line = penny_fab(process if pennies > 1 else {"moved": "2 h"}, pennies, products=campaign)
    result = simulate(line, items=500 * pennies, warmup=50 * pennies)
    assert result.throughput[0] * HOUR == pytest.approx(1 / 8, rel=1e-6)


@LENGTHS
@pytest.mark.parametrize("pennies", PENNIES)
def test_penny_fab_in_the_practical_worst_case(pennies: int, items: int, resolution: float, judge) -> None:
    """With exponential times, w / (w + 3) of the bottleneck's rate."""
    result = run(penny_fab("exponential(mean 2 h)", pennies), items)
    rate = pennies / (pennies + 3) * 0.5 / HOUR
    judge("throughput", result.throughput, rate, 0.015 * resolution)
    # A quarter of the items are at the first station; those that wait before it have not entered.
    entered = 0.75 * pennies + rate * 2 * HOUR
    judge("flow time", result.flow_time["mean"], entered / rate, 0.02 * resolution)


@LENGTHS
@pytest.mark.parametrize("cards", [2, 5, 12])
def test_a_closed_line_of_unequal_stations(cards: int, items: int, resolution: float, judge) -> None:
    means = (1.0, 1.3, 0.6, 1.1, 0.9)
    line = Line([Station(f"s{n}", process=wait(1 / mean)) for n, mean in enumerate(means)], 100, conwip=cards)
    rate, held = mean_value_analysis(means, cards)
    result = run(line, items)
    judge("throughput", result.throughput, rate, 0.015 * resolution)
    for number, mean in enumerate(means):
        judge(f"s{number} working", share(result, f"s{number}", "working"), rate * mean, 0.02 * resolution)
    entered = cards - (held[0] - rate * means[0])
    judge("flow time", result.flow_time["mean"], entered / rate, 0.03 * resolution)


@LENGTHS
def test_a_faster_middle_station_helps_a_line(items: int, resolution: float, judge) -> None:
    """The bowl phenomenon (Hillier and Boling 1966): with the same work in all, a balanced line is not the fastest."""
    means = (1.06, 0.88, 1.06)
    bowl = Chain(tuple(Stage(1 / mean) for mean in means), (0, 0))
    balanced = Chain((Stage(),) * 3, (0, 0))
    mound = Chain(tuple(Stage(1 / (2 - mean)) for mean in means), (0, 0))
    rates = [line.throughput() for line in (mound, balanced, bowl)]
    assert rates[0] < rates[1] < rates[2]
    # Under the same luck the difference is much surer than either line.
    results = [run(line.line(), items) for line in (balanced, bowl)]
    gain = results[1].throughput - results[0].throughput
    judge("gain of the bowl", gain, rates[2] - rates[1], 0.25 * resolution)
    assert gain.mean() > 5 * gain.std(ddof=1) / np.sqrt(len(gain))


@LENGTHS
@pytest.mark.parametrize(
    "process",
    [
        "gamma(mean 1 s, sd 0.5 s)",
        "lognormal(mean 1 s, sd 2 s)",
        "uniform(0.2 s, 1.8 s)",
        "empirical(0.5 s, 0.5 s, 2 s)",
    ],
)
def test_any_line_is_as_fast_in_reverse(process: str, items: int, resolution: float, judge) -> None:
    """Reversibility holds for every distribution, and for failures."""
    stations = [
        Station("a", process=process),
        Station("b", process="exponential(mean 0.7 s)", **FAILING),
        Station("c", process="1 s"),
        Station("d", process="erlang(k 4, mean 0.9 s)"),
    ]
    forth = run(Line(stations, [0, 2, 1]), items)
    back = run(Line(stations[::-1], [1, 2, 0]), items)
    judge("forth less back", 1.0 + forth.throughput - back.throughput, 1.0, 0.015 * resolution)
