from __future__ import annotations

from dataclasses import replace

import altair as alt
import pytest

from nameplate.brief.chart import fan
from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, FRAMES, INK, NARROW, WIDE


def layers(spec: dict) -> list[dict]:
    """Give all layers, those inside layers too."""
    found = []
    for layer in spec.get("layer", []):
        found += layers(layer) if "layer" in layer else [layer]
    return found


def marks(spec: dict, **wanted) -> list[dict]:
    found = [layer for layer in layers(spec) if isinstance(layer["mark"], dict)]
    return [layer for layer in found if wanted.items() <= layer["mark"].items()]


@pytest.mark.parametrize("frame", FRAMES)
def test_the_specification_is_valid_vega_lite(example, frame):
    alt.LayerChart.from_dict(fan.spec(example.series[1], frame))


def test_two_bands_the_darker_inside(example):
    bands = marks(fan.spec(example.series[0], WIDE), type="area", color=BLUE)
    assert [(b["mark"]["opacity"], b["encoding"]["y"]["field"], b["encoding"]["y2"]["field"]) for b in bands] == [
        (0.15, "low", "high"),
        (0.30, "low_half", "high_half"),
    ]


def test_the_announced_line_is_ink_and_dashed_with_a_dot_where_promised(example):
    spec = fan.spec(example.series[0], WIDE)
    (line,) = marks(spec, type="line", color=INK)
    assert line["mark"]["strokeWidth"] == 1.5
    assert line["mark"]["strokeDash"]
    (dot,) = marks(spec, type="point", color=INK)
    assert dot["data"]["values"] == [{"year": 2026, "amount": 70.0}]


def test_the_forecast_is_never_drawn_in_ink(example):
    spec = fan.spec(example.series[0], WIDE)
    (line,) = marks(spec, type="line", color=DEEP_BLUE)
    assert line["mark"]["strokeWidth"] == 2.5
    assert line["encoding"]["y"]["field"] == "middle"


def test_actuals_are_solid_dots_of_ink(example):
    (dots,) = [
        m for m in marks(fan.spec(example.series[1], NARROW), type="point", color=INK) if "says" in str(m["encoding"])
    ]
    assert dots["mark"]["filled"]
    assert dots["data"]["values"][0]["says"] == "2025: reported output 1,200 rifles"


@pytest.mark.parametrize("frame", FRAMES)
def test_three_ticks_with_zero_and_pale_horizontal_lines_only(example, frame):
    spec = fan.spec(example.series[0], frame)
    (axes,) = [layer for layer in layers(spec) if "axis" in layer["encoding"]["y"]]
    assert axes["encoding"]["y"]["axis"]["values"] == [0, 35.0, 70.0]
    assert axes["encoding"]["x"]["axis"]["grid"] is False
    assert spec["config"]["axis"]["domain"] is False
    assert spec["config"]["legend"] == {"disable": True}


def test_labels_stand_at_the_line_ends_in_the_line_s_colour(example):
    labels = {
        m["data"]["values"][0]["text"]: m["mark"]["color"]
        for m in marks(fan.spec(example.series[0], WIDE), type="text")
    }
    assert labels == {"announced|70 million": INK, "median|42 million": DEEP_BLUE}


def test_where_labels_clash_the_announced_one_stays(example):
    last = replace(example.series[0].years[-1], middle=69e6)
    series = replace(example.series[0], years=(*example.series[0].years[:-1], last))
    announced, median = (m["encoding"]["y"]["value"] for m in marks(fan.spec(series, WIDE), type="text"))
    assert announced == 0
    assert median - announced >= 32


def test_each_year_says_its_numbers(example):
    spec = fan.spec(example.series[0], WIDE)
    (line,) = [layer for layer in spec["layer"] if "layer" in layer]
    assert line["data"]["values"][6]["says"] == "2031: median 37 million rounds, 90 % range 7.3 to 60; announced 70"


def test_ten_single_futures_take_the_place_of_the_bands(example):
    spec = fan.spec(example.series[0], WIDE, futures=True)
    assert marks(spec, type="area") == []
    (lines,) = marks(spec, type="line", color=BLUE)
    assert {row["future"] for row in lines["data"]["values"]} == set(range(10))


def test_a_series_without_an_announcement_has_no_ink(example):
    years = tuple(replace(year, announced=None) for year in example.series[0].years)
    spec = fan.spec(replace(example.series[0], years=years), WIDE)
    assert INK not in str(layers(spec))


def test_a_single_year_of_nothing_can_be_drawn(example):
    year = replace(
        example.series[0].years[0], announced=None, low=0.0, low_half=0.0, middle=0.0, high_half=0.0, high=0.0
    )
    spec = fan.spec(replace(example.series[0], years=(year,), futures=()), NARROW)
    alt.LayerChart.from_dict(spec)
