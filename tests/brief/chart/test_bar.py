from __future__ import annotations

import altair as alt
import pytest

from nameplate.brief.chart import bar
from nameplate.brief.chart.frame import FRAMES, NARROW, WIDE
from nameplate.brief.data import Driver


def names(spec: dict) -> list[str]:
    return [m["data"]["values"][0]["text"] for m in spec["layer"] if m["mark"]["type"] == "text"]


@pytest.mark.parametrize("frame", FRAMES)
def test_bars_are_sorted_by_effect_and_end_in_their_value(example, frame):
    spec = bar.spec(example.drivers[::-1], frame)
    alt.LayerChart.from_dict(spec)
    shares = [row["share"] for row in spec["layer"][0]["data"]["values"]]
    assert shares == sorted(shares, reverse=True)
    assert names(spec)[0] == "38\N{NO-BREAK SPACE}%"


def test_at_most_eight_are_drawn():
    drivers = tuple(Driver(f"input {i}", "assumed", i / 100, 1.0, 2.0) for i in range(20))
    assert [driver.label for driver in bar.shown(drivers)] == [f"input {i}" for i in range(19, 11, -1)]


def test_a_long_name_takes_two_lines_and_no_more():
    drivers = (Driver("a very long name " * 20, "assumed", 0.4, 1.0, 2.0), Driver("short", "assumed", 0.2, 1.0, 2.0))
    long = names(bar.spec(drivers, NARROW))[2]
    assert long.count("\n") == 1
    assert long.endswith("…")


def test_noise_below_zero_draws_no_bar():
    spec = bar.spec((Driver("a", "assumed", -0.001, 1.0, 2.0),), WIDE)
    assert spec["layer"][0]["data"]["values"][0]["share"] == 0.0
