"""Ramps and learning curves against sums and integrals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from line.chain import wait
from line.run import run_until
from scipy.integrate import quad

from nameplate.line import Line, Ramp, Station, learning, simulate

LENGTHS = pytest.mark.parametrize(
    ("scale", "resolution"),
    [pytest.param(1, 1.0, id="short"), pytest.param(25, 0.2, marks=pytest.mark.slow, id="long")],
)
"""How much more slowly things grow."""


def speeds(ramp: Ramp, items: int) -> np.ndarray:
    """Read a ramp of speed by items, by numpy."""
    points = sorted(ramp.speed.items())
    return np.interp(np.arange(items), *zip(*points, strict=True))


def test_a_ramp_by_items_is_a_sum_and_nearly_an_integral() -> None:
    ramp = Ramp("items", speed={0: 0.25, 10_000: 0.75, 30_000: 1.0})
    result = simulate(Line([Station("a", process="1 s", ramp=ramp)]), items=40_000, warmup=0)
    ended = float(result.outcome.ended[0])
    assert ended == pytest.approx((1 / speeds(ramp, 40_000)).sum(), rel=1e-12)
    integral = 10_000 / 0.5 * math.log(3) + 20_000 / 0.25 * math.log(4 / 3) + 10_000
    assert ended == pytest.approx(integral, abs=2.0)
    assert result.stations[0].performance == pytest.approx(40_000 / ended, rel=1e-9)


def test_wrights_curve() -> None:
    """Doubling what was made takes 80 % of the time an item; the sum of powers is an integral, to its first terms."""
    items, power = 20_000, math.log2(0.8)
    ramp = learning(first=0.04, rate=0.8, full=items, points=1_000)
    result = simulate(Line([Station("a", process="3 s", ramp=ramp)]), items=items, warmup=0)
    exact = sum(3 / 0.04 * (n + 1) ** power for n in range(items))
    assert result.outcome.ended[0] == pytest.approx(exact, rel=1e-5)
    integral = 75 * (items ** (1 + power) - 1) / (1 + power) + 75 * (1 + items**power) / 2
    assert exact == pytest.approx(integral, rel=1e-4)


@LENGTHS
def test_exponential_times_on_a_ramp_by_items(scale: int, resolution: float, judge) -> None:
    ramp = Ramp("items", speed={0: 0.2, 2_000 * scale: 1.0})
    result = simulate(Line([Station("a", process=wait(1.0), ramp=ramp)]), items=4_000 * scale, warmup=0, futures=64)
    judge("last item", result.outcome.ended, float((1 / speeds(ramp, 4_000 * scale)).sum()), 0.02 * resolution)


@LENGTHS
def test_a_ramp_by_time_is_an_integral(scale: int, resolution: float, judge) -> None:
    """Many short items a step: their number is the integral of speed over time, less what a work's length is behind."""
    end = 100.0 * scale
    ramp = Ramp("time", speed={0: 0.3, 0.5 * end: 0.6, 0.8 * end: 1.0})
    exact = 100 * (0.5 * 0.45 + 0.3 * 0.8 + 0.2) * end
    line = Line([Station("a", process="0.01 s", ramp=ramp)])
    assert simulate(line, until=end).items[0] == pytest.approx(exact, abs=2.0)
    line = Line([Station("a", process=wait(100.0), ramp=ramp)])
    judge("items", run_until(line, end).items.astype(float), exact, 0.02 * resolution, known_to=2.0)


@LENGTHS
def test_quality_grows_with_items_and_with_time(scale: int, resolution: float, judge) -> None:
    items = 5_000 * scale
    points = {0: 0.4, 0.6 * items: 1.0}
    share = np.interp(np.arange(items), *zip(*points.items(), strict=True)) * 0.9
    for by in ("items", "time"):  # an item a second
        ramp = Ramp(by, quality=points)
        line = Line([Station("a", process="1 s", quality=0.9, ramp=ramp)])
        result = simulate(line, items=items, warmup=0, futures=64)
        judge(f"good by {by}", result.items.astype(float), float(share.sum()), 0.02 * resolution)
        # Each item is good or not by itself, so variances add up.
        spread = float((share * (1 - share)).sum())
        assert ((result.items - share.sum()) ** 2).sum() / spread == pytest.approx(64, abs=5 * math.sqrt(128))


def test_two_ramps_one_after_the_other() -> None:
    """With room between them, the slower of two stations holds the line, and what piled up before is made later."""
    stations = [
        Station("a", process="0.01 s", ramp=Ramp("time", speed={0: 0.2, 200: 1.0})),
        Station("b", process="0.01 s", ramp=Ramp("time", speed={0: 0.6, 200: 0.6, 250: 0.9})),
    ]
    # a is the slower one up to 100 s, b from there on: at 200 s, 20 s of full work have piled up.
    exact = 100 * (quad(lambda t: 0.2 + 0.8 * t / 200, 0, 100)[0] + 0.6 * 100 + 0.75 * 50 + 0.9 * 100)
    assert simulate(Line(stations, 100_000), until=350.0).items[0] == pytest.approx(exact, abs=4.0)
