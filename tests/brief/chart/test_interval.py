from __future__ import annotations

from datetime import date

import altair as alt
import pytest

from nameplate.brief.chart import interval
from nameplate.brief.chart.frame import DEEP_BLUE, FRAMES, INK, ORANGE, WIDE
from nameplate.brief.data import Announced, Comparison, Estimate, Scenario

HORIZON = date(2034, 12, 31)


@pytest.mark.parametrize("frame", FRAMES)
def test_each_scenario_has_its_range_and_its_words(example, frame):
    spec = interval.spec(example.comparisons[0], frame, HORIZON)
    alt.LayerChart.from_dict(spec)
    dots = [m["mark"]["color"] for m in spec["layer"] if m["mark"]["type"] == "point"]
    assert dots == [DEEP_BLUE, ORANGE, ORANGE]
    texts = [m["data"]["values"][0]["text"] for m in spec["layer"] if m["mark"]["type"] == "text"]
    assert "Imports only" in texts
    assert "48\N{NO-BREAK SPACE}% (31 to 66)" in texts


def test_the_announced_figure_is_a_dashed_line_of_ink(example):
    comparison = Comparison("x", example.comparisons[0].scenarios, Announced(100.0))
    spec = interval.spec(comparison, WIDE, HORIZON)
    (line,) = [m for m in spec["layer"] if m["mark"]["type"] == "rule" and m["mark"].get("strokeDash")]
    assert line["mark"]["color"] == INK
    assert line["encoding"]["x"]["value"] == spec["width"]


def test_days_are_compared_on_an_axis_of_years():
    early = Estimate("date", date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 1), date(2028, 1, 1), date(2030, 1, 1))
    late = Estimate("date", date(2028, 1, 1), date(2029, 6, 1), None, None, None)
    spec = interval.spec(Comparison("start", (Scenario("a", early), Scenario("b", late))), WIDE, HORIZON)
    texts = [m["data"]["values"][0]["text"] for m in spec["layer"] if m["mark"]["type"] == "text"]
    assert {"2028", "after 2034 (Jan 2028 to after 2034)"} <= set(texts)


def test_amounts_below_zero_have_room():
    e = Estimate("round", -5e6, -1e6, 1e6, 2e6, 3e6)
    spec = interval.spec(Comparison("saved", (Scenario("a", e), Scenario("b", e))), WIDE, HORIZON)
    ends = [m["encoding"]["x"]["value"] for m in spec["layer"] if m["mark"]["type"] == "rule"]
    assert min(ends) >= 0
