from __future__ import annotations

from datetime import date

import altair as alt
import pytest

from nameplate.brief.chart import interval
from nameplate.brief.chart.frame import DEEP_BLUE, FRAMES, INK, ORANGE, WIDE
from nameplate.brief.data import Announced, Comparison, Estimate, Scenario

HORIZON = date(2034, 12, 31)


def rows(spec: dict, kind: str) -> list[tuple[dict, dict]]:
    """Give every mark of a kind with its style."""
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]
    return [(layer["mark"], row) for layer in layers for row in layer["data"]["values"]]


@pytest.mark.parametrize("frame", FRAMES)
def test_each_scenario_has_its_range_and_its_words(example, frame):
    spec = interval.spec(example.comparisons[0], frame, HORIZON)
    alt.LayerChart.from_dict(spec)
    assert [style["color"] for style, _ in rows(spec, "point")] == [DEEP_BLUE, ORANGE, ORANGE]
    texts = [row["text"] for _, row in rows(spec, "text")]
    assert "Imports only" in texts
    assert "48\N{NO-BREAK SPACE}% (31 to 66)" in texts


def test_the_announced_figure_is_a_dashed_line_of_ink(example):
    comparison = Comparison("x", example.comparisons[0].scenarios, Announced(100.0))
    spec = interval.spec(comparison, WIDE, HORIZON)
    ((style, line),) = [mark for mark in rows(spec, "rule") if "strokeDash" in mark[0]]
    assert style["color"] == INK
    assert line["x"] == spec["width"]
    assert "announced" in [row["text"] for _, row in rows(spec, "text")]


def test_no_words_are_cut_by_the_announced_line(example):
    comparison = Comparison("x", example.comparisons[0].scenarios, Announced(97.0))
    spec = interval.spec(comparison, WIDE, HORIZON)
    ((_, line),) = [mark for mark in rows(spec, "rule") if "strokeDash" in mark[0]]
    assert all(row["x"] < line["x"] for style, row in rows(spec, "text") if style["align"] == "right")


def test_an_assumed_figure_says_so(example):
    comparison = Comparison("x", example.comparisons[0].scenarios, Announced(100.0, assumed=True))
    texts = [row["text"] for _, row in rows(interval.spec(comparison, WIDE, HORIZON), "text")]
    assert "assumed" in texts
    assert "announced" not in texts


def test_days_are_compared_on_an_axis_of_years():
    early = Estimate("date", date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 1), date(2028, 1, 1), date(2030, 1, 1))
    late = Estimate("date", date(2028, 1, 1), date(2029, 6, 1), None, None, None)
    spec = interval.spec(Comparison("start", (Scenario("a", early), Scenario("b", late))), WIDE, HORIZON)
    texts = [row["text"] for _, row in rows(spec, "text")]
    assert {"2028", "after 2034 (Jan 2028 to after 2034)"} <= set(texts)


def test_amounts_below_zero_have_room():
    e = Estimate("round", -5e6, -1e6, 1e6, 2e6, 3e6)
    spec = interval.spec(Comparison("saved", (Scenario("a", e), Scenario("b", e))), WIDE, HORIZON)
    assert min(row["x"] for _, row in rows(spec, "rule")) >= 0
