"""What a result says, on lines whose figures are known."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from nameplate.errors import UsageError
from nameplate.line import Line, Ramp, Station, efficiency, simulate

PAIR = Line([Station("a", process="1 s"), Station("b", process="2 s")], buffers=1)


def test_a_line_without_luck() -> None:
    """Two stations of 1 s and 2 s: one item every 2 s, the first one blocked half of the time."""
    result = simulate(PAIR, items=1_000, futures=2)
    assert result.throughput.tolist() == [0.5, 0.5]
    first, second = result.stations
    assert (first.working, first.blocked, first.starved) == (0.5, 0.5, 0.0)
    assert (second.working, second.oee, second.utilisation, second.active) == (1.0, 1.0, 1.0, 1.0)
    assert result.bottleneck == "b"
    # From its start at a: 1 s of work, blocked 1 s, one wait of 2 s in the buffer, 2 s at b.
    assert result.flow_time["mean"].tolist() == [6.0, 6.0]
    assert result.work_in_process.tolist() == [3.0, 3.0]
    assert simulate(PAIR, until=5.0).items.tolist() == [2]  # at 3 s and, exactly, at 5 s


def test_throughput_is_that_after_the_warmup() -> None:
    """The last item leaves at 201 s, the last one of the warm-up at 41 s."""
    result = simulate(PAIR, items=100, warmup=20)
    assert (result.outcome.began[0], result.outcome.ended[0]) == (41.0, 201.0)
    assert result.span.tolist() == [160.0]
    assert result.throughput.tolist() == [80 / 160.0]
    assert simulate(PAIR, items=100, warmup=0).throughput.tolist() == [100 / 201.0]
    assert simulate(PAIR, until=100.0).throughput.tolist() == [49 / 100.0]


def test_states_table() -> None:
    table = simulate(PAIR, items=100, futures=2, first=5).states
    assert table.columns == ["future", "station", "state", "seconds"]
    assert table.shape == (24, 4)
    assert table["future"].to_list() == [5] * 12 + [6] * 12
    assert table.filter(state="working", station="b", future=5)["seconds"].item() == 180.0


def test_scrap_is_counted_where_it_is_made() -> None:
    line = Line([Station("a", process="1 s", quality=0.5), Station("b", process="1 s", quality=0.9)], buffers=2)
    result = simulate(line, items=100_000, futures=4)
    a, b = result.stations
    assert a.quality == pytest.approx(0.5, abs=0.005)
    assert b.quality == pytest.approx(0.9, abs=0.005)
    assert a.scrapped + b.scrapped == pytest.approx(float(result.scrapped.mean()))
    assert result.throughput == pytest.approx(0.45, rel=0.02)


def test_products_are_counted_apart() -> None:
    line = Line([Station("a", process={"x": "1 s", "y": "3 s"})], products=[("x", 2), ("y", 1)])
    result = simulate(line, items=900, futures=2)
    assert result.products == ("x", "y")
    assert result.outcome.made.tolist() == [[600, 300]] * 2
    assert result.to_json()["products"]["y"] == {"items": [300, 300], "scrapped": [0, 0]}
    assert line.nameplate == pytest.approx(3 / 5)
    mixed = simulate(Line([Station("a", process="1 s")], products={"x": 1, "y": 3}), items=40_000).outcome.made
    assert mixed[0, 1] == pytest.approx(30_000, abs=400)


def test_effectiveness_is_the_product_of_its_parts() -> None:
    """Ten minutes of work at half speed, then five of repair; a tenth of the items is scrapped."""
    slow = Ramp("items", speed={0: 0.5})
    station = Station("a", process="1 s", fails_after="10 min", repair="5 min", quality=0.9, ramp=slow)
    (found,) = simulate(Line([station]), items=60_000, futures=2).stations
    assert found.availability == pytest.approx(2 / 3, rel=0.01)
    assert found.performance == pytest.approx(0.5, rel=1e-9)
    assert found.quality == pytest.approx(0.9, rel=0.01)
    assert found.oee == pytest.approx(found.availability * found.performance * found.quality)


def test_the_bottleneck_is_active_longest() -> None:
    """Of three equally fast stations the one that fails is active longest between two waits: its repairs count."""
    frail = Station("b", process="1 s", fails_after="exponential(mean 100 s)", repair="exponential(mean 50 s)")
    result = simulate(Line([Station("a", process="1 s"), frail, Station("c", process="1 s")], 3), items=20_000)
    assert result.bottleneck == "b"
    assert result.stations[1].active_period > 3 * result.stations[0].active_period > 0


def test_json_holds_the_result() -> None:
    result = simulate(Line([Station("a", process="exponential(mean 1 s)", quality=0.5)]), until=0.001, futures=2)
    data = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert data["throughput"] == [0.0, 0.0]
    assert data["flow_time"]["mean"] == [None, None]
    assert data["mean_within"] is None
    assert data["stations"][0]["station"] == "a"
    assert {"items", "scrapped", "bottleneck", "kernel", "why", "nameplate"} <= set(data)


def test_a_result_shows_itself() -> None:
    shown = repr(simulate(PAIR, items=100, futures=2))
    assert shown == "<LineResult: 0.5 items/s (0.5 to 0.5) in 2 futures, bottleneck 'b'>"


@pytest.mark.parametrize("share", [0.0, 1.5, -1, float("nan"), "half"])
def test_an_interval_is_a_share(share: Any) -> None:
    with pytest.raises(UsageError, match="share"):
        simulate(PAIR, items=10).interval(share)


@pytest.mark.parametrize("level", [0.0, 1.0, float("nan"), "sure"])
def test_a_confidence_is_a_chance(level: Any) -> None:
    with pytest.raises(UsageError, match="level"):
        simulate(PAIR, items=10).confidence(level)


def test_efficiency_is_the_same_every_time() -> None:
    line = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"], buffers=2)
    shares = efficiency(line, seed=3)
    assert shares == efficiency(line, seed=3)
    assert shares != efficiency(line, seed=4)
    assert np.mean(shares) == pytest.approx(0.8, abs=0.002)
    faster = efficiency(line.at_rate(7.0), seed=3)
    assert np.mean(faster) == pytest.approx(np.mean(shares), rel=1e-9)
