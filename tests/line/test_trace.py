"""The trace of a run is the run: its times are those that the kernels count, and they can be lived through."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from line import strategy
from nameplate.errors import UsageError
from nameplate.line import Line, Station, simulate

PAIR = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"], buffers=2)


def most_at_once(begin: pl.Series, end: pl.Series) -> int:
    """Count how many intervals overlap at most; one that ends at a time is over then."""
    longer = pl.DataFrame({"begin": begin, "end": end}).filter(pl.col("end") > pl.col("begin"))
    events = [(time, 1) for time in longer["begin"]] + [(time, -1) for time in longer["end"]]
    return int(max(np.cumsum([step for _, step in sorted(events)]), default=0))


@settings(max_examples=40)
@given(strategy.lines(), st.integers(1, 60), st.integers(0, 3))
def test_a_trace_can_be_lived_through(line: Line, items: int, future: int) -> None:
    trace = simulate(line, items=items, futures=4).trace(items, future)
    moments = ("arrived", "taken", "began", "finished", "left")
    for before, after in pairwise(moments):
        assert (trace[before] <= trace[after]).all()
    for number, station in enumerate(line.stations):
        visits = trace.filter(pl.col("station") == station.name)
        assert visits["server"].is_in(range(station.servers)).all()
        for _, own in visits.group_by("server"):
            assert most_at_once(own["taken"], own["left"]) <= 1
        if number:
            before = trace.filter(pl.col("station") == line.stations[number - 1].name).select("item", "left")
            waits = visits.join(before, on="item", suffix="_before")
            assert (waits["arrived"] == waits["left_before"]).all()
            # One that waits for its server's spacing or maintenance is on that server already.
            assert most_at_once(waits["arrived"], waits["left"]) <= line.gaps[number - 1] + station.servers
    if line.conwip is not None:
        inside = trace.group_by("item").agg(pl.col("taken").min(), pl.col("left").max())
        assert most_at_once(inside["taken"], inside["left"]) <= line.conwip


@settings(max_examples=30)
@given(strategy.lines(), st.integers(1, 60))
def test_a_trace_counts_what_the_kernel_counts(line: Line, items: int) -> None:
    """All that left is in it, as long as no item overtakes another."""
    result = simulate(line, items=items, warmup=0)
    trace = result.trace(items)
    if any(station.servers > 1 for station in line.stations):
        return
    good = trace.filter(pl.col("good"), station=line.stations[-1].name)
    assert good.height == result.items[0]
    if good.height:
        assert good["left"].max() == result.outcome.ended[0]
    scrapped = trace.filter(~pl.col("good")).group_by("item").agg(pl.col("left").max())
    assert scrapped.height == result.scrapped[0]
    if line.supply is None:
        began = trace.group_by("item").agg(pl.col("taken").min()).join(good, on="item").sort("left")
        flow = (began["left"] - began["taken"]).to_list()
        assert result.outcome.flow[0, 0] == pytest.approx(sum(flow), rel=1e-12, abs=1e-12)
    # A single server has been in its states up to the time at which it handed its last item on.
    for number, station in enumerate(line.stations):
        last = trace.filter(pl.col("station") == station.name)["left"].max() or 0.0
        assert result.outcome.seconds[0, number].sum() == pytest.approx(last, rel=1e-9)


def test_a_trace_of_a_run_in_time_ends_with_it() -> None:
    result = simulate(PAIR, until=50.0, futures=3, first=5)
    trace = result.trace(1_000, future=6)
    assert trace.filter(station="b").height == result.items[1]
    assert trace["left"].max() <= 50.0
    assert trace.filter(station="b")["left"].max() == result.outcome.ended[1]


def test_quantiles_are_those_of_the_trace() -> None:
    """Each quantile lies within a cell of the sketch, 6 % at most, of the exact one."""
    result = simulate(PAIR, items=4_000, warmup=0)
    trace = result.trace(4_000)
    begin, end = (trace.filter(station=name).sort("item") for name in "ab")
    flow = (end["left"] - begin["taken"]).to_numpy()
    for chance in (5, 25, 50, 75, 95):
        exact = np.quantile(flow, chance / 100, method="inverted_cdf")
        assert result.flow_time[f"q{chance}"][0] == pytest.approx(exact, rel=1 / 16)
    assert result.flow_time["mean"][0] == pytest.approx(flow.mean(), rel=1e-12)
    assert result.flow_time["sd"][0] == pytest.approx(flow.std(), rel=1e-9)
    assert result.flow_time["least"][0] == flow.min()
    assert result.flow_time["greatest"][0] == flow.max()


def test_products_and_columns() -> None:
    line = Line([Station("a", process="1 s")], products=[("x", 2), ("y", 1)])
    trace = simulate(line, items=6).trace(6)
    assert trace.columns == [
        "item", "product", "good", "station", "server", "arrived", "taken", "began", "finished", "left",
    ]  # fmt: skip
    assert trace["product"].to_list() == ["x", "x", "y"] * 2


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"items": 0}, "items: 0"),
        ({"items": 1.5}, "items: 1.5"),
        ({"items": 10**9}, "items"),
        ({"future": 2}, "future: 2: valid would be a whole number from 3 to 4"),
        ({"future": 5}, "future: 5"),
        ({"future": "x"}, "future"),
    ],
)
def test_a_bad_question_is_named(how: dict[str, object], words: str) -> None:
    result = simulate(PAIR, items=10, futures=2, first=3)
    with pytest.raises(UsageError, match=words):
        result.trace(**how)  # type: ignore[arg-type]
