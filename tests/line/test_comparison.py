"""Lines under the same luck: differences are known far better than the lines themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from nameplate.errors import UsageError
from nameplate.line import Line, LineResult, Station, simulate

FRAIL = {"fails_after": "exponential(mean 200 s)", "repair": "exponential(mean 10 s)"}
TRIO = Line([Station(name, process="exponential(mean 1 s)", **FRAIL) for name in "abc"], 5)


def row(result: LineResult, other: Line | LineResult, measure: str = "throughput") -> dict[str, float]:
    return result.compare(other).table.filter(measure=measure).row(0, named=True)


def test_a_little_more_buffer_is_seen_clearly() -> None:
    result = simulate(TRIO, items=10_000, futures=16)
    found = row(result, replace(TRIO, buffers=6))
    assert 0.0 < found["low"] < found["difference"] < found["high"]
    assert found["gain"] > 3.0
    assert found["difference"] == pytest.approx(found["other"] - found["one"], rel=1e-9)
    assert row(result, replace(TRIO, buffers=6), "flow time")["low"] > 0.0
    # With luck of its own the same change hides behind chance.
    apart = replace(simulate(replace(TRIO, buffers=6), items=10_000, futures=16, first=16), futures=result.futures)
    assert row(result, apart)["gain"] < 2.0


def test_the_same_line_is_no_different() -> None:
    result = simulate(TRIO, items=500, futures=4)
    for found in (row(result, TRIO), row(result, result)):
        assert (found["difference"], found["low"], found["high"]) == (0.0, 0.0, 0.0)


def test_a_run_in_time_is_compared_in_time() -> None:
    result = simulate(TRIO, until="1 h", futures=8)
    twin = result.compare(replace(TRIO, buffers=20)).other
    assert twin.goal == result.goal
    assert (twin.items >= result.items).all()
    assert "difference" in repr(result.compare(twin))


def test_more_servers_are_watched_from_the_same_item_on() -> None:
    """The places of a run and of its warm-up go along with how far the last station runs behind."""
    result = simulate(TRIO, items=400, futures=2)
    stations = [replace(station, servers=3) for station in TRIO.stations]
    twin = result.compare(replace(TRIO, stations=stations)).other
    assert twin.items.tolist() == [400, 400]
    assert twin.outcome.watched.sum(axis=1).tolist() == [360, 360]


@pytest.mark.parametrize("slow", range(3))
def test_sensitivity_finds_the_slow_station(slow: int) -> None:
    means = [1.0 if number == slow else 0.8 for number in range(3)]
    stations = [Station(name, process=f"exponential(mean {mean} s)") for name, mean in zip("abc", means, strict=True)]
    result = simulate(Line(stations, 3), items=5_000, futures=16)
    table = result.sensitivity(0.05)
    assert table["gain"].arg_max() == slow
    assert table["station"].to_list() == list("abc")
    assert (table["low"] < table["gain"]).all()
    assert (table["low"] > 0.0).all()
    assert result.bottleneck == "abc"[slow]


def test_sensitivity_of_a_line_without_luck() -> None:
    line = Line([Station("a", process="1 s"), Station("b", process="2 s", failures=[])])
    assert simulate(line, items=1_000, futures=2).sensitivity(0.25)["gain"].to_list() == pytest.approx([0.0, 0.25])


def test_sensitivity_keeps_what_a_station_has() -> None:
    """Failures are not lost and products not mixed up when a station is made faster."""
    station = Station("a", process={"x": 1.0, "y": 3.0}, **FRAIL)
    result = simulate(Line([station], products=[("x", 1), ("y", 1)]), items=2_000, futures=2)
    assert result.stations[0].down > 0.01
    gain = result.sensitivity(0.1)["gain"][0]
    assert gain == pytest.approx(0.1, rel=0.05)


def test_one_future_has_no_interval() -> None:
    alone = row(simulate(TRIO, items=100), TRIO)
    assert np.isnan([alone[key] for key in ("low", "high", "gain")]).all()


def test_where_nothing_comes_out_nothing_can_be_gained() -> None:
    with pytest.raises(UsageError, match="in which items come out"):
        simulate(TRIO, until="0.001 s", futures=2).sensitivity()


@pytest.mark.parametrize("other", [5, None, "line"])
def test_only_lines_are_compared(other: Any) -> None:
    with pytest.raises(UsageError, match="other"):
        simulate(TRIO, items=10, futures=2).compare(other)


@pytest.mark.parametrize("how", [{"futures": 3}, {"futures": 2, "seed": 1}, {"futures": 2, "first": 1}])
def test_only_the_same_luck_is_compared(how: dict[str, int]) -> None:
    with pytest.raises(UsageError, match="same futures and seed"):
        simulate(TRIO, items=10, futures=2).compare(simulate(TRIO, items=10, **how))


@pytest.mark.parametrize("faster", [0.0, -0.1, float("nan"), 11, "5 %"])
def test_faster_must_be_a_share(faster: Any) -> None:
    with pytest.raises(UsageError, match="faster"):
        simulate(TRIO, items=10).sensitivity(faster)
