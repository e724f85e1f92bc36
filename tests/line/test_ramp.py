"""Ramps and learning curves: what they are at any place, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.line import Line, Ramp, Station, learning, simulate


@given(st.dictionaries(st.integers(0, 1_000), st.floats(0.01, 1.0), min_size=1, max_size=8), st.floats(0.0, 2_000.0))
def test_a_ramp_goes_along_straight_lines(points: dict[int, float], x: float) -> None:
    places = sorted(points)
    wanted = np.interp(x, places, [points[place] for place in places])
    assert Ramp("items", speed=points).at("speed", x) == pytest.approx(wanted, rel=1e-9)  # type: ignore[arg-type]


def test_times_are_read() -> None:
    ramp = Ramp("time", speed={"1 h": 0.5, 7_200.0: 1.0})
    assert (ramp.at("speed", 5_400.0), ramp.at("quality", 5_400.0)) == (0.75, 1.0)


@pytest.mark.parametrize(
    ("by", "speed", "quality", "words"),
    [
        ("items", {}, {}, "speed and quality"),
        ("items", {0: 0}, {}, "speed: 0: valid would be a share from 1e-06 to 1"),
        ("items", {0: 1.1}, {}, "speed: 1.1"),
        ("items", {}, {0: -0.5}, "quality: -0.5"),
        ("items", {0: 1e-300}, {}, "speed: 1e-300"),
        ("items", {0: float("nan")}, {}, "speed: nan"),
        ("items", {float("nan"): 1}, {}, "speed: nan"),
        ("items", {-1: 1}, {}, "speed: -1: valid would be a number of items"),
        ("items", {"1 s": 1}, {}, "speed: '1 s': valid would be a number of items"),
        ("items", {10**400: 1}, {}, "speed"),
        ("items", [1], {}, "mapping"),
        ("items", None, {0: 1}, "mapping"),
        ("items", dict.fromkeys(range(1001), 1.0), {}, "at most 1000"),
        ("time", {"soon": 1}, {}, "speed: 'soon'"),
        ("time", {"-1 s": 1}, {}, "speed: -1 s"),
        ("time", {-5.0: 1}, {}, "speed: -5.0: valid would be a time"),
        ("time", {"1 s": 1, 1.0: 0.5}, {}, "only once"),
        ("time", {0: 0.5, 1e-320: 1}, {}, "apart"),
        ("weeks", {0: 1}, {}, "items or time"),
    ],
)
def test_a_bad_ramp_is_refused(by: Any, speed: Any, quality: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Ramp(by, speed, quality)


def test_each_doubling_takes_as_much_less() -> None:
    """Wright's curve with 80 %, as far as straight lines between its points meet it."""
    ramp = learning(first=0.2, rate=0.8, full=100_000, points=200)
    for items in (1, 10, 50):
        ratio = ramp.at("speed", items - 1.0) / ramp.at("speed", 2.0 * items - 1.0)
        assert ratio == pytest.approx(0.8, rel=0.01)
    assert ramp.at("speed", 1e6) == 1.0


def test_a_learning_line_gets_faster() -> None:
    line = Line([Station("a", process="1 s", ramp=learning(0.25, 0.8, full=200))])
    ends = simulate(line, items=1_000).trace(1_000)["finished"].to_numpy()
    steps = np.diff(ends)
    assert (np.diff(steps) <= 1e-9).all()
    assert steps[-1] == pytest.approx(1.0)
    assert ends[0] == 4.0


@pytest.mark.parametrize(
    "how",
    [(0, 0.8, 10), (0.5, 0, 10), (0.5, 1.1, 10), (0.5, 0.8, 0), (0.5, 0.8, 10, 1), ("x", 0.8, 10), (1e-9, 0.8, 9)],
)
def test_a_bad_learning_curve_is_refused(how: Any) -> None:
    with pytest.raises(UsageError, match="valid would be"):
        learning(*how)
