from __future__ import annotations

from dataclasses import replace

import altair as alt
import pytest

from nameplate.brief.chart import line_output as chart
from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, FRAMES, INK, NARROW, WIDE
from nameplate.brief.line import line_output
from nameplate.line import Line, Station, simulate


def marks(spec: dict, **style: object) -> list[dict]:
    return [layer for layer in spec["layer"] if style.items() <= layer["mark"].items()]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", ["plain", "ovens", "shifts"])
def test_the_specification_is_valid_vega_lite(runs, name, frame):
    alt.LayerChart.from_dict(chart.spec(line_output(getattr(runs, name)), frame))


@pytest.mark.parametrize("frame", FRAMES)
def test_two_bands_a_median_and_the_nameplate_in_dashed_ink(runs, frame):
    spec = chart.spec(line_output(runs.plain), frame)
    assert [band["mark"]["opacity"] for band in marks(spec, type="area", color=BLUE)] == [0.15, 0.30]
    (median,) = marks(spec, type="line", color=DEEP_BLUE)
    (plate,) = marks(spec, type="line", color=INK)
    assert plate["mark"]["strokeWidth"] == 1.5
    assert plate["mark"]["strokeDash"]
    assert {row["y"] for row in plate["data"]["values"]} == {0.0}
    assert len(median["data"]["values"]) == 2 * len(line_output(runs.plain).periods)


def test_a_single_future_is_just_a_line(runs):
    spec = chart.spec(line_output(runs.example.plain(futures=1, items=2_000)), WIDE)
    assert marks(spec, type="area") == []
    assert len(marks(spec, type="line", color=DEEP_BLUE)) == 1
    assert "this future" in str(marks(spec, type="text"))


def test_three_ticks_with_zero(runs):
    spec = chart.spec(line_output(runs.plain), WIDE)
    (ticks,) = marks(spec, type="text", align="right")
    assert [row["text"] for row in ticks["data"]["values"]] == ["0", "0.5", "1"]


def labels(spec: dict) -> list[str]:
    return [row["text"] for layer in marks(spec, type="text", fontWeight=600) for row in layer["data"]["values"]]


def test_labels_hold_the_values_unless_the_line_ends_in_a_night(runs):
    assert labels(chart.spec(line_output(runs.plain), WIDE)) == ["nameplate\n1", "median\n0.8"]
    assert labels(chart.spec(line_output(runs.shifts), WIDE))[1] == "median"


def test_a_dozen_stretches_say_their_numbers(runs):
    output = line_output(runs.plain)
    (stops,) = marks(chart.spec(output, NARROW), type="rect")
    says = [row["says"] for row in stops["data"]["values"]]
    assert 6 <= len(says) <= 12
    assert "items a second, 90 % range" in says[0]
    single = replace(output, futures=1)
    assert "range" not in str(marks(chart.spec(single, NARROW), type="rect"))


def test_nothing_made_can_be_drawn():
    result = simulate(Line([Station("a", process="1 h")]), until="1 s", futures=2)
    alt.LayerChart.from_dict(chart.spec(line_output(result), NARROW))
