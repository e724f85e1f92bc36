from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.brief.chart.dot import LARGEST, ROOM_ABOVE, plan, spec
from nameplate.brief.chart.frame import BLUE, FRAMES, NARROW, ORANGE, WIDE
from nameplate.brief.data import Announced, Estimate, Milestone

HORIZON = date(2034, 12, 31)
FIRST = date(2024, 1, 1)
day_numbers = st.lists(st.none() | st.integers(0, 4000), min_size=20, max_size=20)


def milestone(days: list[int | None], due: int | None) -> Milestone:
    known = sorted(d for d in days if d is not None)
    dates = [FIRST + timedelta(days=d) for d in known] + [None] * (20 - len(known))
    estimate = Estimate("date", dates[0], dates[4], dates[9], dates[14], dates[19])
    announced = None if due is None else Announced(FIRST + timedelta(days=due))
    return Milestone("Start", tuple(dates), estimate, announced, 0.5)


@given(day_numbers, st.integers(0, 4000), st.sampled_from(FRAMES))
def test_no_dot_stands_on_the_deadline_or_outside(days, due, frame):
    width = frame.width - 12
    made = plan(milestone(days, due), frame, width)
    assert len(made.dots) == 20
    assert made.deadline is not None
    for dot in made.dots:
        assert abs(dot.x - made.deadline) >= made.size / 2 - 1e-6
        assert dot.late == (dot.x > made.deadline)
        assert -made.size / 2 <= dot.x <= width + made.size / 2


@given(day_numbers, st.none() | st.integers(0, 4000), st.sampled_from(FRAMES))
def test_the_dots_fit_and_do_not_overlap(days, due, frame):
    made = plan(milestone(days, due), frame, frame.width - 12)
    assert made.size <= LARGEST[frame.name]
    assert max(dot.y for dot in made.dots) + made.size / 2 <= ROOM_ABOVE or made.size == 6
    places = {(round(dot.x, 3), round(dot.y, 3)) for dot in made.dots}
    assert len(places) == 20


@given(day_numbers, st.integers(0, 4000))
def test_there_is_room_for_words_on_both_sides(days, due):
    made = plan(milestone(days, due), WIDE, 628)
    assert made.deadline is not None
    assert 100 <= made.deadline <= made.axis.pixels - 100


def test_a_day_that_is_kept_is_on_time_to_its_last_hour():
    made = plan(milestone([100] * 10 + [101] * 10, 100), WIDE, 628)
    assert [dot.late for dot in made.dots] == [False] * 10 + [True] * 10


@pytest.mark.parametrize("frame", FRAMES)
def test_on_time_is_filled_and_late_is_hollow(example, frame):
    drawn = spec(example.milestones[1], frame, HORIZON)
    alt.LayerChart.from_dict(drawn)
    points = {m["mark"]["color"]: m for m in drawn["layer"] if m["mark"]["type"] == "point"}
    assert points[BLUE]["mark"]["filled"] is True
    assert points[ORANGE]["mark"]["filled"] is False
    assert len(points[BLUE]["data"]["values"]) == 6
    assert len(points[ORANGE]["data"]["values"]) == 14


def test_words_stand_on_both_sides_of_the_deadline(example):
    drawn = spec(example.milestones[1], WIDE, HORIZON)
    layers = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    texts = {row["text"]: layer["mark"]["align"] for layer in layers for row in layer["data"]["values"]}
    assert texts["6 of 20 on time"] == "right"
    assert texts["14 of 20 later"] == "left"
    assert texts["announced: 31\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2024"] == "left"


def test_without_a_deadline_no_dot_is_late(example):
    free = replace(example.milestones[0], announced=None, on_time=None)
    made = plan(free, WIDE, 628)
    assert not any(dot.late for dot in made.dots)
    assert made.beyond == 2


def test_an_assumed_day_says_so(example):
    announced = replace(example.milestones[1].announced, assumed=True)
    drawn = spec(replace(example.milestones[1], announced=announced), WIDE, HORIZON)
    texts = [row.get("text", "") for layer in drawn["layer"] for row in layer["data"]["values"]]
    assert [text for text in texts if text.startswith("assumed: ")]


def test_dates_beyond_the_horizon_stand_apart(example):
    drawn = spec(example.milestones[0], NARROW, HORIZON)
    assert "after 2034" in [row.get("text") for layer in drawn["layer"] for row in layer["data"]["values"]]


def test_a_milestone_that_never_comes_can_be_drawn():
    alt.LayerChart.from_dict(spec(milestone([None] * 20, None), NARROW, HORIZON))
    alt.LayerChart.from_dict(spec(milestone([None] * 20, 365), WIDE, HORIZON))
