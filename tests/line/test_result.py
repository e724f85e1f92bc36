"""What a result says holds together: nothing is lost, and time adds up."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.line import Line, Station, efficiency, simulate

_spec = spec_from_file_location("line_strategy", Path(__file__).with_name("strategy.py"))
assert _spec is not None
assert _spec.loader is not None
strategy = module_from_spec(_spec)
_spec.loader.exec_module(strategy)

PAIR = Line([Station("a", process="1 s"), Station("b", process="2 s")], buffers=1)


@settings(max_examples=60, deadline=None)
@given(strategy.lines(), st.integers(1, 3_000))
def test_every_item_is_good_or_scrapped(line: Line, items: int) -> None:
    result = simulate(line, items=items, futures=3)
    left = result.items + result.scrapped
    held = sum(station.servers - 1 for station in line.stations)
    assert (left >= items).all()
    assert (left <= items + held).all()
    if all(station.quality == 1 for station in line.stations) or items > 2_000:
        assert (left == items).all()  # every server has had an item, and holds one


@settings(max_examples=60, deadline=None)
@given(strategy.lines(), st.floats(1.0, 3_000.0))
def test_states_add_up_to_the_time_of_all_servers(line: Line, seconds: float) -> None:
    result = simulate(line, seconds=seconds, futures=3)
    servers = np.array([station.servers for station in line.stations])
    assert np.allclose(result.outcome.seconds.sum(axis=2), servers * seconds, rtol=1e-9)
    assert (result.outcome.seconds >= -1e-9 * seconds).all()
    never_fails = [number for number, station in enumerate(line.stations) if station.repair is None]
    assert (result.outcome.seconds[:, never_fails, 3] == 0).all()
    assert np.allclose(result.outcome.seconds[:, 0, 1], 0.0, atol=1e-9)  # the first is never starved
    assert np.allclose(result.outcome.seconds[:, -1, 2], 0.0, atol=1e-9)  # the last is never blocked


@settings(max_examples=30, deadline=None)
@given(strategy.lines())
def test_flow_times_are_in_order(line: Line) -> None:
    result = simulate(line, items=2_000, futures=2)
    flow = result.flow_time
    some = result.outcome.watched > 0
    assert (flow["least"][some] <= flow["mean"][some] + 1e-9).all()
    assert (flow["mean"][some] <= flow["greatest"][some] + 1e-9).all()
    assert np.isnan(flow["mean"][~some]).all()
    # Little: what is in the line fits into the line.
    places = sum(line.gaps) + sum(station.servers for station in line.stations)
    assert (result.work_in_process[some] <= places * 1.05).all()


def test_a_line_without_luck() -> None:
    """Two stations of 1 s and 2 s: one item every 2 s, the first one blocked half of the time."""
    result = simulate(PAIR, items=1_000, futures=2)
    assert result.throughput.tolist() == [0.5, 0.5]
    first, second = result.stations
    assert (first.working, first.blocked, first.starved) == (0.5, 0.5, 0.0)
    assert (second.working, second.oee) == (1.0, 1.0)
    assert result.bottleneck == "b"
    # From its start at a: 1 s of work, blocked 1 s, one wait of 2 s in the buffer, 2 s at b.
    assert result.flow_time["mean"].tolist() == [6.0, 6.0]
    assert simulate(PAIR, seconds=5.0).items.tolist() == [2] * 16  # at 3 s and, exactly, at 5 s


def test_states_table() -> None:
    table = simulate(PAIR, items=100, futures=2, first=5).states
    assert table.columns == ["future", "station", "state", "seconds"]
    assert table.shape == (16, 4)
    assert table["future"].to_list() == [5] * 8 + [6] * 8
    assert table.filter(state="working", station="b", future=5)["seconds"].item() == 180.0


def test_scrap_is_counted_where_it_is_made() -> None:
    line = Line([Station("a", process="1 s", quality=0.5), Station("b", process="1 s", quality=0.9)], buffers=2)
    result = simulate(line, items=100_000, futures=4)
    a, b = result.stations
    assert a.quality == pytest.approx(0.5, abs=0.005)
    assert b.quality == pytest.approx(0.9, abs=0.005)
    assert a.scrapped + b.scrapped == pytest.approx(float(result.scrapped.mean()))


def test_json_holds_the_result() -> None:
    line = Line([Station("a", process="exponential(mean 1 s)", quality=0.5)])
    result = simulate(line, seconds=0.001, futures=2)
    data = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert data["throughput"] == [0.0, 0.0]
    assert data["flow_time"]["mean"] == [None, None]
    assert data["stations"][0]["station"] == "a"
    assert {"items", "scrapped", "bottleneck", "kernel", "why"} <= set(data)


def test_a_result_shows_itself() -> None:
    shown = repr(simulate(PAIR, items=100, futures=2))
    assert shown == "<LineResult: 0.5 items/s (0.5 to 0.5) in 2 futures, bottleneck 'b'>"


def test_the_planner_says_why() -> None:
    assert "lanes" in simulate(PAIR, items=10).kernel
    few = simulate(PAIR, items=10, futures=1)
    assert few.kernel == "recursion, one future at a time"
    assert "few futures" in few.why
    ovens = simulate(Line([Station("oven", process="1 s", servers=2)]), items=10)
    assert ovens.why == "oven has parallel servers, where items overtake each other"
    poor = simulate(Line([Station("check", process="1 s", quality=0.9)]), items=10)
    assert poor.why == "check scraps items, which puts the futures out of step"


def test_efficiency_is_the_same_every_time() -> None:
    line = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"], buffers=2)
    shares = efficiency(line, seed=3)
    assert shares == efficiency(line, seed=3)
    assert shares != efficiency(line, seed=4)
    assert np.mean(shares) == pytest.approx(0.8, abs=0.002)
    faster = efficiency(line.at_rate(7.0), seed=3)
    assert np.mean(faster) == pytest.approx(np.mean(shares), rel=1e-9)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"items": 0}, "items: 0"),
        ({"items": 1.5}, "items"),
        ({"items": 10**13}, "items"),
        ({"seconds": 0.0}, "seconds"),
        ({"seconds": float("nan")}, "seconds"),
        ({"seconds": True}, "seconds"),
        ({"seconds": 1e300}, "seconds"),
        ({"seconds": 1.0, "items": 5}, "not both"),
        ({"seconds": 1.0, "warmup": 5}, "not both"),
        ({"items": 5, "warmup": 5}, "warmup"),
        ({"futures": 0}, "futures"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**63}, "seed"),
        ({"first": -1}, "first"),
        ({"threads": 0}, "threads"),
        ({"device": "cuda"}, "cpu"),
        ({"kernel": "event"}, "auto, reference, recursion"),
    ],
)
def test_wrong_use_is_named(how: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        simulate(PAIR, **how)
