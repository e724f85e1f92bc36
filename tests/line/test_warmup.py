"""Where a run settles: MSER finds the transient that is there, and none where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.line import Line, Ramp, Station, simulate
from nameplate.line.warmup import LEAST, mser

PAIR = [Station(name, process="exponential(mean 1 s)") for name in "ab"]


def warmup(line: Line, items: int, futures: int = 16) -> int:
    return simulate(line, items=items, futures=futures, warmup="mser").goal.warmup


def test_a_slow_start_is_found() -> None:
    slow = Station("a", process="exponential(mean 1 s)", ramp=Ramp("items", speed={0: 0.2, 2_000: 1.0}))
    assert 1_000 < warmup(Line([slow, PAIR[1]], 3), 10_000) < 3_000


def test_a_slow_filling_is_found() -> None:
    """Nothing leaves a line of fifty stations before it is full for the first time."""
    filling = Line([Station(f"s{number}", process="exponential(mean 1 s)") for number in range(50)], 20)
    settled = Line(PAIR, 0)
    assert warmup(filling, 5_000) > 200
    assert warmup(settled, 5_000) < 200


def test_a_line_without_luck_is_settled_at_once() -> None:
    assert warmup(Line([Station("a", process="1 s")]), 10_000, futures=1) == 0


def test_the_throughput_after_the_warmup_is_that_of_the_settled_line() -> None:
    ramp = Ramp("items", speed={0: 0.2, 2_000: 1.0})
    line = Line([Station("a", process="exponential(mean 1 s)", ramp=ramp)])
    plain = simulate(line, items=10_000, futures=32, warmup=0)
    found = simulate(line, items=10_000, futures=32, warmup="mser")
    assert plain.throughput.mean() < 0.9
    assert found.throughput.mean() == pytest.approx(1.0, rel=0.01)


def test_few_items_have_no_warmup() -> None:
    assert [warmup(Line(PAIR), items) for items in (1, 2, 3)] == [0, 0, 0]


def test_the_rule() -> None:
    rng = np.random.default_rng(2)
    noise = rng.normal(10.0, 1.0, 400)
    assert mser(noise) < 100
    noise[:80] -= np.linspace(10.0, 0.0, 80)
    assert 40 <= mser(noise) <= 90
    assert mser(noise, batch=5) % 5 == 0
    assert mser(np.ones(LEAST - 1)) == 0
    assert mser(np.arange(100.0)) <= 50


@given(st.lists(st.floats(-1e6, 1e6), max_size=60), st.integers(1, 7))
def test_at_most_half_is_cut(values: list[float], batch: int) -> None:
    cut = mser(np.array(values), batch)
    assert 0 <= cut <= len(values) / 2
    assert cut % batch == 0
