"""The sketch of flow times, and the items in the line at the ends of periods."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.line import Line, Station, simulate
from nameplate.line.count import _cell
from nameplate.line.outcome import CELLS, PARTS, lowest_cell
from nameplate.line.sketch import edges


@given(st.floats(1e-9, 1e9), st.floats(1e-3, 1e3))
def test_a_time_lies_in_its_cell(usual: float, times: float) -> None:
    """From ten doublings below a usual time to thirty above; what is beyond goes to the cells at the ends."""
    lowest = lowest_cell(usual)
    bounds, cell = edges(lowest), _cell(usual * times, lowest)
    assert bounds[cell] <= usual * times < bounds[cell + 1] or cell == 0
    assert (bounds[1:] / bounds[:-1] <= 1 + 1 / PARTS).all()
    assert bounds[0] * 2**9 <= usual <= bounds[-1] / 2**29


def test_ends_of_the_sketch() -> None:
    lowest = lowest_cell(1.0)
    assert _cell(0.0, lowest) == 0
    assert _cell(1e-30, lowest) == 0
    assert _cell(1e30, lowest) == CELLS - 1
    assert struct.unpack("<q", struct.pack("<d", edges(lowest)[0]))[0] >> 48 == lowest


def test_quantiles_of_one_value_are_that_value() -> None:
    result = simulate(Line([Station("a", process="3 s"), Station("b", process="2 s")]), items=100)
    assert result.flow_time["sd"] == [0.0]
    assert {values[0] for key, values in result.flow_time.figures.items() if key != "sd"} == {5.0}


def test_items_in_the_line_at_the_ends_of_periods() -> None:
    """Two items are on their servers at any time but the very first; the stop is the end of a period, too."""
    line = Line([Station("a", process="1 s"), Station("b", process="1 s")])
    result = simulate(line, until="100 s", period="30.5 s")
    over_time = result.work_in_process_over_time
    assert over_time["sd"] == [0.0]
    assert {values[0] for key, values in over_time.items() if key != "sd"} == {2.0}


def test_littles_law() -> None:
    """Items in the line, as they are counted at moments, are on average those that flow times stand for."""
    line = Line([Station(name, process="exponential(mean 1 s)") for name in "abc"], buffers=4)
    result = simulate(line, items=50_000, futures=16)
    seen, stands_for = result.work_in_process_over_time["mean"].mean(), result.work_in_process.mean()
    assert seen == pytest.approx(stands_for, rel=0.02)
    assert np.isfinite(result.work_in_process).all()


def test_littles_law_holds_to_the_last_digit_in_a_run_that_empties() -> None:
    """Flow times add up to the time integral of the items in the line: with one item at a time, to the time itself."""
    line = Line([Station(name, process="exponential(mean 1 s)") for name in "abc"], conwip=1)
    result = simulate(line, items=1_000, warmup=0)
    assert result.work_in_process[0] == pytest.approx(1.0, rel=1e-12)
