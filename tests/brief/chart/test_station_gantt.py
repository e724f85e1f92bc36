from __future__ import annotations

import altair as alt
import pytest

from nameplate.brief.chart import station_gantt
from nameplate.brief.chart.frame import FRAMES, NARROW, ORANGE, WIDE
from nameplate.brief.chart.station_states import WORK
from nameplate.brief.line import schedule
from nameplate.brief.line.visit import Visit
from nameplate.line import Line, Station, simulate


def rows(spec: dict, kind: str, **style: object) -> list[dict]:
    found = [m for m in spec["layer"] if m["mark"]["type"] == kind and style.items() <= m["mark"].items()]
    return [row for layer in found for row in layer["data"]["values"]]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", ["plain", "ovens", "shifts", "hostile"])
def test_the_specification_is_valid_vega_lite(runs, name, frame):
    alt.LayerChart.from_dict(station_gantt.spec(schedule(getattr(runs, name)), frame))


@pytest.mark.parametrize(("frame", "most"), [(WIDE, 40), (NARROW, 12)])
def test_as_many_items_are_drawn_as_can_be_told_apart(runs, frame, most):
    drawn = {visit.item for visit in station_gantt.shown(schedule(runs.plain), frame)}
    assert 5 <= len(drawn) <= most
    assert drawn == set(range(1, len(drawn) + 1))


def test_a_long_repair_does_not_squeeze_the_rest():
    worn = Station("a", process="1 s", fails_after="20 s", repair="10 min")
    made = schedule(simulate(Line([worn, Station("b", process="1 s")]), items=200))
    assert max(visit.left for visit in station_gantt.shown(made, WIDE)) < 60.0


def test_bars_are_where_the_work_was():
    line = Line([Station("a", process="1 s"), Station("b", process="3 s")])
    spec = station_gantt.spec(schedule(simulate(line, items=50), items=4), WIDE)
    bars = sorted(rows(spec, "rect", color=WORK), key=lambda row: (row["y"], row["x"]))
    scale = spec["width"] / 13.0
    starts = [row["x"] / scale for row in bars]
    # a: each item is taken when the one before has gone on
    assert starts == pytest.approx([0, 1, 4, 7, 1, 4, 7, 10], abs=0.05)


def test_each_fifth_item_is_darker_and_numbered(runs):
    made = schedule(runs.ovens)
    spec = station_gantt.spec(made, WIDE)
    dark = rows(spec, "rect", color=station_gantt.DARK_WORK)
    assert len(dark) == sum(visit.item % 5 == 0 for visit in station_gantt.shown(made, WIDE))
    assert {"5", "10"} <= {row["text"] for row in rows(spec, "text", align="center")}


def test_scrap_is_crossed_out(runs):
    made = schedule(runs.ovens)
    crosses = rows(station_gantt.spec(made, WIDE), "point", color=ORANGE)
    assert len(crosses) == sum(visit.scrapped for visit in station_gantt.shown(made, WIDE)) > 0


def test_rows_are_servers_with_one_sentence_each(runs):
    spec = station_gantt.spec(schedule(runs.ovens), NARROW)
    says = [row["says"] for row in rows(spec, "rect", fillOpacity=0)]
    assert [text.split(":")[0] for text in says] == [
        "feed", "oven, server 1", "oven, server 2", "oven, server 3", "pack",
    ]  # fmt: skip


def test_rests_cut_the_work_in_pieces():
    visit = Visit(
        0, 1, "", taken=10.0, began=20.0, finished=60.0, left=70.0, rests=((0.0, 15.0), (30.0, 40.0), (55.0, 65.0))
    )
    assert station_gantt.awake(visit) == [(20.0, 30.0), (40.0, 55.0)]


def test_the_chart_begins_with_the_first_shift(runs):
    labels = [row["text"] for row in rows(station_gantt.spec(schedule(runs.shifts), WIDE), "text", align="left")]
    assert any(label.startswith("6:0") for label in labels)
