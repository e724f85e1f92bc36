from __future__ import annotations

from dataclasses import replace

import pytest

from nameplate.brief.chart import station_gantt
from nameplate.brief.chart.frame import WIDE
from nameplate.brief.line import schedule, title
from nameplate.brief.line.data import LineOutput, Period, StationTime, StationTimes
from nameplate.brief.line.gather import gather
from nameplate.line import Line, Station, simulate

HALF = "Half of all periods of 10 minutes bring 0.86 items a second or more"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def times(**changes: object) -> StationTimes:
    one = StationTime("test", 1, (0.8, 0.05, 0.0, 0.0, 0.15, 0.0), 0.95, 0.84, 1.0, 0.8, 0.0, 4.4)
    two = StationTime("pack", 1, (0.5, 0.0, 0.0, 0.0, 0.5, 0.0), 1.0, 0.5, 1.0, 0.5, 0.0, 1.1)
    return replace(StationTimes((one, two), "test", "station", 2, 16, warm=True), **changes)


def output(**changes: object) -> LineOutput:
    periods = tuple(Period(i * 600.0, i * 600.0 + 600.0, 0.7, 0.8, 0.86, 0.9, 0.95) for i in range(10))
    return replace(LineOutput("second", 1.0, periods, 16, 0.0, 0.0, 0.86, 0.02), **changes)


@pytest.fixture(scope="module")
def data(runs):
    return gather(runs.plain)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({}, "0.86 items a second come out, 86 % of the nameplate; “test” holds the line up"),
        ({"middle": 1.0}, "1 item a second comes out, 100 % of the nameplate; “test” holds the line up"),
        ({"middle": 0.997}, "1 item a second comes out, 99.7 % of the nameplate; “test” holds the line up"),
        ({"middle": 0.0}, "Nothing good comes out in half of the futures or more"),
        ({"times": times(limit="supply")}, "0.86 items a second come out, 86 % of the nameplate: no more comes in"),
        ({"times": times(close=("pack",))}, "0.86 items a second come out, 86 % of the nameplate; “test” holds the "
         "line up, closely followed by “pack”"),
        ({"times": times(close=("a", "b"))}, "0.86 items a second come out, 86 % of the nameplate; “test” holds the "
         "line up, closely followed by 2 more stations"),
        ({"times": times(total=1)}, "0.86 items a second come out, 86 % of the nameplate"),
        ({"output": output(unit="hour"), "middle": 0.0, "futures": 1}, "Nothing good comes out"),
    ],
)  # fmt: skip
def test_the_answer_is_one_sentence(data, changes, finding):
    made = replace(data, **({"middle": 0.86, "times": times(), "output": output()} | changes))
    assert plain(title.headline(made)) == finding


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({}, "“test” holds the line up: it works 80 %, is down 5 % and waits 15 % of its time"),
        ({"limit": "drain"}, "No more is taken away: even “test”, the busiest station, works 80 %, is down 5 % and "
         "waits 15 % of its time"),
        ({"total": 1}, "“test” works 80 %, is down 5 % and waits 15 % of its time"),
    ],
)  # fmt: skip
def test_the_states_title_says_what_the_bottleneck_does(changes, finding):
    assert plain(title.states_title(times(**changes))) == finding


def test_the_states_subtitle_names_only_what_is_there():
    text = title.states_subtitle(times(), 2)
    assert "Solid orange: down" in text
    assert "changing over" not in text
    assert "“test” is active for 4.4 seconds between two waits, longest of all" in text
    assert "The time of the 20 of 60 stations" in title.states_subtitle(times(total=60), 20)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({}, f"{HALF}; 2 in 100 reach the nameplate"),
        ({"reach": 0.0}, f"{HALF}; none reaches the nameplate"),
        ({"reach": 1.0}, f"{HALF}; all reach the nameplate"),
        ({"idle": 0.5, "reach": 0.05}, "Nothing comes out in 10 in 20 periods of 10 minutes; half of the others bring "
         "0.86 items a second or more; 1 in 20 reaches the nameplate"),
        ({"idle": 1.0}, "Nothing comes out in any of the periods of 10 minutes"),
    ],
)  # fmt: skip
def test_the_output_title_counts_periods(changes, finding):
    assert plain(title.output_title(output(**changes))) == finding


def test_the_output_of_one_future_has_no_bands():
    text = title.output_subtitle(output(futures=1))
    assert "the one future that was run" in text
    assert "band" not in text


def test_the_first_items_title_is_arithmetic():
    line = Line([Station("a", process="1 s"), Station("b", process="2 s")], buffers=2)
    made = schedule(simulate(line, items=100), items=40)
    visits = station_gantt.shown(made, WIDE)
    assert title.schedule_title(made, visits) == (
        "Item 1 takes 3 seconds through the line, item 40 takes 8 seconds, and waits 5 seconds of that"
    )
    assert title.schedule_subtitle(made, visits, 12) == (
        "The first 40 items of future 0 (12 on a narrow screen), by time since the beginning of the run. A bar is one "
        "item on one server. Blue: work; every fifth item is darker. Striped grey: blocked."
    )


def test_the_first_items_subtitle_names_what_is_left_out(runs):
    made = schedule(runs.shifts, items=12)
    text = title.schedule_subtitle(made, station_gantt.shown(made, WIDE), 12)
    assert "since the Monday on which the run begins" in text
    assert "Blue: work, repairs included" in text
    assert "Striped orange: changing over" in text
    line = Line([Station("a", process="1 s"), Station("b", process="30 s", servers=40)])
    many = schedule(simulate(line, items=500), items=60)
    assert "on the first 8 servers of a station" in title.schedule_subtitle(many, many.visits, 12)
