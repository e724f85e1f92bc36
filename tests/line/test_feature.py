"""What each feature of a line means, on lines without luck whose times can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from nameplate.line import Calendar, Failure, Line, Maintenance, Material, Ramp, Station, simulate

HOUR, DAY = 3_600.0, 86_400.0


def alone(process: Any = "1 s", **features: Any) -> Line:
    return Line([Station("a", process=process, **features)])


def times(line: Line, items: int, what: str = "finished", station: str = "a") -> list[float]:
    """Times of the first items at a station."""
    trace = simulate(line, items=items).trace(items)
    return [round(time, 9) for time in trace.filter(station=station).sort("item")[what].to_list()]


def shares(line: Line, items: int = 6_000) -> dict[str, float]:
    """Shares of the first station's time that are above zero."""
    station = simulate(line, items=items).stations[0]
    states = ("working", "starved", "blocked", "down", "off_shift", "changing_over")
    return {state: round(getattr(station, state), 2) for state in states if getattr(station, state) > 1e-3}


PAIR = [Station("a", process="1 s"), Station("b", process="2 s")]
BEFORE = [Station("a", process="1 s", blocking="before"), Station("b", process="2 s")]


@pytest.mark.parametrize(
    ("stations", "buffer", "left", "held"),
    [
        (PAIR, 0, [1, 3, 5, 7], {"working": 0.5, "blocked": 0.5}),
        (PAIR, 1, [1, 2, 3, 5], {"working": 0.5, "blocked": 0.5}),
        (BEFORE, 0, [1, 4, 7, 10], {"working": 0.33, "blocked": 0.67}),
        (BEFORE, 1, [1, 2, 4, 6], {"working": 0.5, "blocked": 0.5}),
    ],
)
def test_blocking(stations: list[Station], buffer: int, left: list[float], held: dict[str, float]) -> None:
    """Before service a place downstream is kept from the start of the work, so a buffer of one place less is felt."""
    line = Line(stations, buffer)
    assert times(line, 4, "left") == left
    assert shares(line) == held


def test_spacing() -> None:
    line = alone(spacing="2.5 s")
    assert times(line, 3, "taken") == [0, 2.5, 5]
    assert shares(line) == {"working": 0.4, "starved": 0.6}


def test_a_limit_of_work_in_process() -> None:
    line = Line([Station(name, process="1 s") for name in "abc"], 5, conwip=1)
    assert times(line, 3, "taken") == [0, 3, 6]
    result = simulate(line, items=500)
    assert (result.throughput[0], result.flow_time["greatest"][0]) == (pytest.approx(1 / 3), 3.0)


def test_arrivals_and_deliveries() -> None:
    assert times(Line([Station("a", process="1 s")], arrivals="2 s"), 3) == [3, 5, 7]
    supplied = Line([Station("a", process="1 s")], material=Material("10 s", lot=3, stock=2))
    assert times(supplied, 8) == [1, 2, 11, 12, 13, 21, 22, 23]
    # Deliveries come whether or not there is stock left.
    rich = Line([Station("a", process="4 s")], material=Material("10 s", lot=2, stock=4))
    assert times(rich, 8) == [4, 8, 12, 16, 20, 24, 28, 32]


def test_who_takes_the_items_away() -> None:
    line = Line([Station("a", process="1 s")], drain="3 s")
    assert times(line, 3, "left") == [1, 4, 7]
    assert shares(line) == {"working": 0.33, "blocked": 0.67}


def test_maintenance_by_items_and_by_working_time() -> None:
    assert times(alone(maintenance=[Maintenance("3 s", items=2)]), 5) == [1, 2, 6, 7, 11]
    assert times(alone(maintenance=[Maintenance("3 s", every="2.5 s")]), 5) == [1, 2, 3, 7, 8]
    assert shares(alone(maintenance=[Maintenance("3 s", items=2)])) == {"working": 0.4, "down": 0.6}


def test_changeovers() -> None:
    changes = {"x": {"y": "1 s"}, "y": {"x": "2 s"}}
    line = Line([Station("a", process="1 s", changeover=changes)], products=[("x", 2), ("y", 1)])
    assert times(line, 5, "taken") == [0, 1, 2, 4, 7]
    assert times(line, 5) == [1, 2, 4, 7, 8]
    assert shares(line) == {"working": 0.5, "changing_over": 0.5}
    one_for_all = Line([Station("a", process="1 s", changeover="1 s")], products=[("x", 2), ("y", 1)])
    assert times(one_for_all, 5) == [1, 2, 4, 6, 7]


def test_failures_by_working_time() -> None:
    """One due at the instant at which an item is finished is met by the next item, before its work starts."""
    line = alone(fails_after="2.5 s", repair="1 s")
    assert times(line, 6) == [1, 2, 4, 5, 6, 8]
    assert shares(line) == {"working": 0.71, "down": 0.29}


def test_failures_by_the_clock() -> None:
    assert times(alone("4 s", fails_after="5 s", repair="2 s", clock="calendar"), 3) == [4, 10, 16]
    assert times(alone("5 s", fails_after="5 s", repair="1 s", clock="calendar"), 3) == [5, 11, 17]
    # It fails while it waits, too; and a finished item leaves meanwhile.
    line = Line([Station("a", process="1 s", fails_after="1.5 s", repair="2 s", clock="calendar")], arrivals="2 s")
    assert times(line, 3, "taken") == [2, 4.5, 7.5]
    assert times(line, 3) == [4.5, 7.5, 8.5]


def test_several_failures() -> None:
    together = [Failure("2 s", "1 s"), Failure("2 s", "3 s")]
    assert times(alone("4 s", failures=together), 2) == [8, 20]
    beside = [Failure("5 s", "2 s", "calendar"), Failure("6 s", "3 s", "calendar")]
    assert times(alone("6 s", failures=beside), 1) == [10]


def test_shifts() -> None:
    line = alone("5 h", calendar="Mon-Sun 00:00-12:00")
    assert times(line, 4) == [5 * HOUR, 10 * HOUR, 27 * HOUR, 32 * HOUR]
    assert shares(line, 500) == {"working": 0.5, "off_shift": 0.5}
    result = simulate(alone("1 h", calendar="Mon-Sun 00:00-12:00"), until="1 week")
    assert result.items.tolist() == [84]
    assert result.stations[0].oee == 1.0
    assert times(alone("1 h", calendar=Calendar("Mon-Sun 00:00-24:00", holidays=[0])), 1) == [25 * HOUR]
    late = alone("4 h", calendar="Sun 22:00-02:00")
    assert times(late, 2) == [7 * DAY + 2 * HOUR, 14 * DAY + 2 * HOUR]


def test_what_goes_on_off_shift() -> None:
    """Repairs do, work and changeovers do not; a finished item moves on."""
    shift = "Mon-Sun 00:00-00:01, 00:03-24:00"
    assert times(alone("50 s", calendar=shift, fails_after="55 s", repair="10 s"), 2) == [50, 225]
    assert times(alone("50 s", calendar=shift, fails_after="55 s", repair="150 s"), 2) == [50, 250]
    products = Line([Station("a", process="50 s", changeover="20 s", calendar=shift)], products=[("x", 1), ("y", 1)])
    assert times(products, 2) == [50, 240]
    blocked = Line([Station("a", process="50 s", calendar=shift), Station("b", process="55 s")])
    assert times(blocked, 2, "left") == [50, 220]
    held = Line([Station("a", process="30 s", calendar=shift), Station("b", process="55 s")])
    assert times(held, 2, "left") == [30, 85]


def test_ramps() -> None:
    third = 1 / 3
    by_items, by_time = Ramp("items", speed={0: 0.5, 2: 1.0}), Ramp("time", speed={"1 s": 0.5, "3 s": 1.0})
    for ramp in (by_items, by_time):
        assert times(alone(ramp=ramp), 4) == pytest.approx([2.0, 3.0 + third, 4.0 + third, 5.0 + third])
    half = simulate(alone(ramp=Ramp("items", speed={0: 0.5})), items=100).stations[0]
    assert (half.working, half.performance, half.oee) == (1.0, 0.5, 0.5)


def test_parallel_servers() -> None:
    """The server that is free longest takes the next item; of two that finish together the lower one goes first."""
    line = Line([Station("a", process={"slow": 3, "fast": 1}, servers=2)], products=[("slow", 1), ("fast", 1)])
    trace = simulate(line, items=4).trace(4).sort("item")
    assert trace["server"].to_list() == [0, 1, 1, 0]
    assert trace["taken"].to_list() == [0, 0, 1, 3]
    assert trace["left"].to_list() == [3, 1, 4, 4]


def test_scrap_leaves_at_once() -> None:
    line = Line([Station("a", process="1 s", quality=0.5), Station("b", process="5 s")])
    trace = simulate(line, items=60).trace(60)
    scrapped = trace.filter(~trace["good"])
    assert set(scrapped["station"]) == {"a"}
    assert scrapped["left"].to_list() == scrapped["finished"].to_list()
    assert scrapped.height + trace.filter(station="b").height == 60


def test_who_waits_before_the_line_is_in_it() -> None:
    """An item every second, and a station that takes two: the queue grows by one every two seconds."""
    line = Line([Station("a", process="2 s")], arrivals="1 s")
    result = simulate(line, until=1000.0, period=100.0)
    assert result.outcome.series[0, :, 0].tolist() == [99, *[100] * 8, 101]
    assert result.work_in_process_over_time["mean"][0] == pytest.approx(275.1)
