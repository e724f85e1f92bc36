from __future__ import annotations

import pytest

from nameplate.brief.line.station import busiest, station_inputs, station_times
from nameplate.line import Line, Station, simulate


def exponential(names: str, mean: float = 1.0, **keys: object) -> Line:
    return Line([Station(name, process=f"exponential(mean {mean} s)") for name in names], **keys)


def test_shares_add_up_and_the_bottleneck_is_the_result_s(runs):
    times = station_times(runs.shifts)
    assert [station.name for station in times.stations] == ["cut", "form", "coat"]
    assert times.bottleneck == runs.shifts.bottleneck == times.busiest.name
    for station in times.stations:
        assert sum(station.shares) == pytest.approx(1.0)
        assert station.share("off shift") == pytest.approx(1 - 5 * 16 / 168)
    assert "starved" in times.states


def test_who_comes_close_is_named():
    alike = station_times(simulate(Line([Station(name, process="1 s") for name in "abc"]), items=500))
    assert (alike.bottleneck, alike.close) == ("a", ("b", "c"))
    apart = Line([Station("a", process="1 s"), Station("b", process="2 s")])
    assert station_times(simulate(apart, items=500)).close == ()


def test_states_that_never_come_are_not_named(runs):
    assert station_times(runs.plain).states == ("working", "blocked", "starved")


@pytest.mark.parametrize(
    ("line", "limit"),
    [
        (exponential("ab", buffers=50, arrivals="exponential(mean 2 s)"), "supply"),
        (exponential("ab", buffers=5, arrivals="exponential(mean 0.5 s)"), "station"),
        (exponential("ab", buffers=5, drain="exponential(mean 3 s)"), "drain"),
        (exponential("ab", buffers=5, drain="exponential(mean 0.1 s)"), "station"),
        (exponential("abcdef", buffers=50, conwip=4), "conwip"),
        (exponential("ab", buffers=50, conwip=45), "station"),
        (exponential("ab", buffers=5), "station"),
    ],
)
def test_what_holds_the_line_up_may_lie_around_it(line, limit):
    assert station_times(simulate(line, items=10_000, futures=2, seed=2)).limit == limit


def test_of_many_stations_the_busiest_are_kept_in_the_order_of_the_line():
    line = Line([Station(f"s{i}", process=f"{1 + i % 7} s") for i in range(70)], buffers=1)
    times = station_times(simulate(line, items=500))
    assert (times.total, len(times.stations)) == (70, 60)
    kept = busiest(times, 20)
    numbers = [int(station.name[1:]) for station in kept.stations]
    assert numbers == sorted(numbers)
    assert len(numbers) == 20
    assert kept.bottleneck in {station.name for station in kept.stations}
    assert {6, 13, 20} <= set(numbers)


def test_inputs_are_told_in_the_file_s_own_words(runs):
    feed, oven, _ = station_inputs(runs.ovens)
    assert (feed.process, feed.places, feed.further) == ("uniform(15 s, 25 s)", None, ())
    assert (oven.servers, oven.places) == (3, 6)
    assert oven.further == ("fails after exponential(mean 2 h), repair gamma(mean 40 min, sd 20 min)", "quality 90 %")
    cut, form, _ = station_inputs(runs.shifts)
    assert cut.process == "small: 40 s; large: 70 s"
    assert cut.further == ("changeover 15 min",)
    assert form.further[1] == "maintenance 1 h every 20 hours of work"
