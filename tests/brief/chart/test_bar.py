from __future__ import annotations

import altair as alt
import pytest

from nameplate.brief.chart import bar
from nameplate.brief.chart.frame import FRAMES, NARROW, WIDE
from nameplate.brief.data import Driver


def names(spec: dict, weight: int) -> list[str]:
    """Give the words of one weight: names are regular, values are semibold."""
    layers = [m for m in spec["layer"] if m["mark"]["type"] == "text" and m["mark"]["fontWeight"] == weight]
    return [row["text"] for layer in layers for row in layer["data"]["values"]]


@pytest.mark.parametrize("frame", FRAMES)
def test_bars_are_sorted_by_effect_and_end_in_their_value(example, frame):
    spec = bar.spec(example.drivers[::-1], frame)
    alt.LayerChart.from_dict(spec)
    (bars,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "bar"]
    lengths = [row["x"] for row in bars["data"]["values"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == spec["width"]
    assert names(spec, 600)[0] == "38\N{NO-BREAK SPACE}%"


def test_at_most_eight_are_drawn():
    drivers = tuple(Driver(f"input {i}", "assumed", i / 100, 1.0, 2.0) for i in range(20))
    assert [driver.label for driver in bar.shown(drivers)] == [f"input {i}" for i in range(19, 11, -1)]


def test_a_long_name_takes_two_lines_and_no_more():
    drivers = (Driver("a very long name " * 20, "assumed", 0.4, 1.0, 2.0), Driver("short", "assumed", 0.2, 1.0, 2.0))
    long = names(bar.spec(drivers, NARROW), 400)[0]
    assert long.count("\n") == 1
    assert long.endswith("…")


def test_noise_below_zero_draws_no_bar():
    spec = bar.spec((Driver("a", "assumed", -0.001, 1.0, 2.0),), WIDE)
    assert spec["layer"][0]["data"]["values"][0]["x"] == 0.0
