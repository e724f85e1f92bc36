from __future__ import annotations

import altair as alt
import pytest

from nameplate.brief.chart import station_states
from nameplate.brief.chart.frame import FRAMES, NARROW, WIDE
from nameplate.brief.line import station_times
from nameplate.line import Line, Station, simulate


def rows(spec: dict, kind: str, **style: object) -> list[dict]:
    found = [m for m in spec["layer"] if m["mark"]["type"] == kind and style.items() <= m["mark"].items()]
    return [row for layer in found for row in layer["data"]["values"]]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", ["plain", "ovens", "shifts", "hostile"])
def test_the_specification_is_valid_vega_lite(runs, name, frame):
    alt.LayerChart.from_dict(station_states.spec(station_times(getattr(runs, name)), frame))


@pytest.mark.parametrize("frame", FRAMES)
def test_a_bar_is_as_long_as_its_share(runs, frame):
    times = station_times(runs.plain)
    spec = station_states.spec(times, frame)
    working = rows(spec, "rect", color=station_states.WORK)
    assert len(working) == 8
    for row, station in zip(working, times.stations, strict=True):
        assert (row["x2"] - row["x"] + 1.5) / spec["width"] == pytest.approx(station.share("working"), abs=0.002)


def test_states_differ_by_more_than_their_hue(runs):
    specs = [station_states.spec(station_times(run), WIDE) for run in (runs.shifts, runs.plain)]
    marks = [layer["mark"] for spec in specs for layer in spec["layer"]]
    solid = {mark["color"] for mark in marks if mark["type"] == "rect" and "color" in mark}
    lines = {(mark["color"], mark["strokeWidth"]) for mark in marks if mark["type"] == "line"}
    assert {station_states.WORK, "#B34700", "#DEDBD3"} <= solid
    assert lines == {("#B34700", 1.5), ("#5F6368", 1), ("#B9B6AE", 1)}


def test_each_state_is_named_once_where_there_is_room(runs):
    words = [row["text"] for row in rows(station_states.spec(station_times(runs.plain), WIDE), "text")]
    for state in ("working", "blocked", "starved"):
        assert sum(word.startswith(f"{state} ") for word in words) == 1
    assert sum("%" in word for word in words) > 10


@pytest.mark.parametrize("frame", FRAMES)
def test_the_bottleneck_is_marked_in_words(runs, frame):
    times = station_times(runs.ovens)
    words = [row["text"] for row in rows(station_states.spec(times, frame), "text", fontWeight=600)]
    assert any(station_states.HOLDS in word for word in words)
    assert any(word.startswith(times.bottleneck) for word in words)


def test_nothing_is_marked_where_the_supply_is_the_limit():
    line = Line([Station(name, process="1 s") for name in "ab"], arrivals="3 s")
    spec = station_states.spec(station_times(simulate(line, items=500)), NARROW)
    assert not any(station_states.HOLDS in row["text"] for row in rows(spec, "text"))


def test_each_station_says_its_shares_in_one_sentence(runs):
    says = [row["says"] for row in rows(station_states.spec(station_times(runs.ovens), WIDE), "rect", fillOpacity=0)]
    assert len(says) == 3
    assert says[1].startswith("oven (3 servers): working ")
    assert "OEE" in says[1]


def test_of_many_stations_twenty_are_drawn():
    line = Line([Station(f"s{i}", process="1 s") for i in range(30)])
    spec = station_states.spec(station_times(simulate(line, items=200)), WIDE)
    assert len(rows(spec, "rect", fillOpacity=0)) == 20
