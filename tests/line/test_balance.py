"""Nothing is lost: items and seconds add up, whatever a line consists of."""

from __future__ import annotations

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from line import strategy
from nameplate.line import Line, LineResult, simulate
from nameplate.line.plan import BLOCKED, CHANGING, DOWN, OFF, STARVED, WORKING, lag


def entered(result: LineResult) -> np.ndarray:
    return result.outcome.series[:, :, 0].sum(axis=1)


def room_of(line: Line) -> int:
    return sum(line.gaps) + sum(station.servers for station in line.stations)


@settings(max_examples=60)
@given(strategy.lines(), st.integers(1, 500))
def test_every_item_is_good_or_scrapped(line: Line, items: int) -> None:
    result = simulate(line, items=items, futures=3)
    left = result.items + result.scrapped
    # What has come and still waits before the line has entered it, too.
    assert (entered(result) >= items + lag(line)).all()
    if line.arrivals is None:
        assert (entered(result) == items + lag(line)).all()
    assert (left >= items).all()
    assert (left <= items + lag(line)).all()
    if lag(line) == 0:
        assert (left == items).all()
    if all(station.quality == 1 and station.ramp is None for station in line.stations):
        assert (result.items == items).all()  # every server has had an item, and holds one
        assert (result.outcome.watched.sum(axis=1) == items - items // 10).all()


@settings(max_examples=60)
@given(strategy.lines(), st.floats(1.0, 2_000.0))
def test_what_entered_has_left_or_is_in_the_line(line: Line, time: float) -> None:
    result = simulate(line, until=time, futures=3)
    inside = entered(result) - result.items - result.scrapped
    assert (inside >= 0).all()
    if line.arrivals is None:
        assert (inside <= min(room_of(line), line.conwip or np.inf)).all()


def check_counts(result: LineResult) -> None:
    """Hold the ways in which items are counted against each other."""
    outcome, products = result.outcome, len(result.products)
    assert (outcome.made == outcome.series[:, :, 1 : 1 + products].sum(axis=1)).all()
    assert (outcome.discarded == outcome.series[:, :, 1 + products :].sum(axis=1)).all()
    assert (outcome.discarded.sum(axis=1) == outcome.scrapped.sum(axis=1)).all()
    assert (outcome.sketch.sum(axis=1) == outcome.watched.sum(axis=1)).all()
    assert (outcome.watched <= outcome.made).all()
    totals = result.periods.group_by("future").agg(pl.col("items", "scrapped").sum()).sort("future")
    assert totals["items"].to_list() == result.items.tolist()
    assert totals["scrapped"].to_list() == result.scrapped.tolist()
    by_product = result.periods.group_by("product").agg(pl.col("items").sum())
    assert dict(by_product.iter_rows()) == dict(zip(result.products, outcome.made.sum(axis=0).tolist(), strict=True))


@settings(max_examples=40)
@given(strategy.lines(), st.integers(1, 500), st.floats(10.0, 1_000.0), st.integers(1, 40))
def test_all_counts_agree(line: Line, items: int, time: float, periods: int) -> None:
    check_counts(simulate(line, items=items, futures=2))
    check_counts(simulate(line, until=time, period=time / periods, futures=2))


@settings(max_examples=60)
@given(strategy.lines(), st.floats(1.0, 2_000.0))
def test_states_add_up_to_the_time_of_all_servers(line: Line, time: float) -> None:
    result = simulate(line, until=time, futures=3)
    servers = np.array([station.servers for station in line.stations])
    seconds = result.outcome.seconds
    assert np.allclose(seconds.sum(axis=2), servers * time, rtol=1e-9)
    assert (seconds >= -1e-9 * time).all()
    assert (result.outcome.slow >= 0).all()
    assert (result.outcome.slow <= seconds[:, :, WORKING] + 1e-9 * time).all()
    for station in result.stations:
        assert 0.0 <= station.oee <= 1.0 + 1e-9
        assert station.active_period <= time + 1e-9


@settings(max_examples=40)
@given(strategy.lines(), st.booleans())
def test_no_station_is_in_a_state_that_it_cannot_be_in(line: Line, in_time: bool) -> None:
    result = simulate(line, until=500.0, futures=2) if in_time else simulate(line, items=200, futures=2)
    seconds = result.outcome.seconds
    assert (seconds >= -1e-6).all()

    def never(state: int, stations: list[int]) -> None:
        np.testing.assert_allclose(seconds[:, stations, state], 0.0, atol=1e-6)

    rows = list(enumerate(line.stations))
    never(DOWN, [number for number, station in rows if not station.modes and not station.maintenance])
    never(OFF, [number for number, station in rows if line.calendar_of(station) is None])
    never(CHANGING, [number for number, station in rows if not station.changes])
    first = line.stations[0]
    # Items are taken in order, so that one that waits for a server's maintenance holds up those for the others.
    in_order = first.servers > 1 and first.maintenance
    if line.supply is None and line.conwip is None and first.gap == 0 and not in_order:
        never(STARVED, [0])
    if line.outflow is None:
        never(BLOCKED, [len(rows) - 1])


@settings(max_examples=40)
@given(strategy.lines(), st.integers(20, 500))
def test_flow_times_are_in_order(line: Line, items: int) -> None:
    result = simulate(line, items=items, futures=2)
    some = result.outcome.watched.sum(axis=1) > 0
    names = ("least", "q5", "q25", "q50", "q75", "q95", "greatest")
    rows = np.array([result.flow_time[name] for name in names])
    assert (np.diff(rows[:, some], axis=0) >= 0).all()
    assert (result.flow_time["mean"][some] >= rows[0, some] - 1e-9).all()
    assert (result.flow_time["mean"][some] <= rows[-1, some] * (1 + 1e-12)).all()
    assert np.isnan(rows[:, ~some]).all()
    assert np.isfinite(result.throughput).all()
