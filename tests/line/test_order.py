"""Under the same luck more room, more speed and more in the line never make a plain line later."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from line import strategy
from nameplate.line import Line, Station, simulate
from nameplate.line.duration import Duration

ENDS = ("exponential(mean 1 s)", None)


def ends(line: Line, items: int = 150) -> list[float]:
    """When the last item leaves, in each of a few futures."""
    found: list[float] = simulate(line, items=items, futures=3, seed=4, warmup=0).outcome.ended.tolist()
    return found


def assert_no_later(one: Line, other: Line) -> None:
    assert all(after <= before for before, after in zip(ends(one), ends(other), strict=True))


@st.composite
def plain_stations(draw: st.DrawFn, number: int, servers: int, failures: bool) -> Station:
    """Draw a station that no clock on the wall concerns; by working time it may fail, where it has one server."""
    first = draw(strategy.seldom(strategy.failures())) if failures and servers == 1 else None
    extra: dict[str, Any] = {} if first is None else {"fails_after": first.fails_after, "repair": first.repair}
    return Station(
        f"s{number}",
        process=draw(st.sampled_from(strategy.PROCESS)),
        servers=servers,
        quality=draw(st.sampled_from((1.0, 0.9))) if servers == 1 else 1.0,
        blocking=draw(st.sampled_from(("after", "before"))) if servers == 1 else "after",
        **extra,
    )


@st.composite
def plain_lines(draw: st.DrawFn, failures: bool = True) -> Line:
    count = draw(st.integers(2, 5))
    servers = draw(st.lists(st.sampled_from((1, 1, 2)), min_size=count, max_size=count))
    return Line(
        [draw(plain_stations(number, servers[number], failures)) for number in range(count)],
        draw(st.lists(st.integers(0, 4), min_size=count - 1, max_size=count - 1)),
        arrivals=draw(st.sampled_from(ENDS)),
        drain=draw(st.sampled_from(ENDS)),
    )


@settings(max_examples=40)
@given(plain_lines(), st.integers(0, 10), st.integers(1, 5))
def test_more_room_is_never_later(line: Line, gap: int, more: int) -> None:
    gaps = list(line.gaps)
    gaps[gap % len(gaps)] += more
    assert_no_later(line, replace(line, buffers=gaps))


@settings(max_examples=40)
@given(plain_lines(failures=False), st.integers(0, 10), st.floats(1.01, 3.0))
def test_faster_is_never_later(line: Line, number: int, faster: float) -> None:
    number %= len(line.stations)
    stations: list[Any] = list(line.stations)
    quick = Duration.of(stations[number].process).scaled(1.0 / faster)
    stations[number] = replace(stations[number], process=quick)
    assert_no_later(line, replace(line, stations=stations))


@settings(max_examples=20)
@given(plain_lines(failures=False), st.integers(1, 8))
def test_more_in_the_line_is_never_later(line: Line, cards: int) -> None:
    single = replace(line, stations=[replace(station, servers=1) for station in line.stations])
    limited = [replace(single, conwip=number) for number in (cards, cards + 1)]
    assert_no_later(*limited)
    assert_no_later(limited[1], single)


def test_more_buffer_step_by_step() -> None:
    stations = [Station(name, process="gamma(mean 1 s, sd 1 s)") for name in "abcd"]
    for less, more in pairwise(Line(stations, buffers) for buffers in (0, 1, 3, 10, 100)):
        assert_no_later(less, more)


def test_blocking_before_service_is_never_sooner() -> None:
    before = Line([Station(name, process="exponential(mean 1 s)", blocking="before") for name in "abc"], 1)
    after = Line([Station(name, process="exponential(mean 1 s)") for name in "abc"], 1)
    assert_no_later(before, after)
    assert ends(before) != ends(after)
