from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.brief.line.period import line_output
from nameplate.line import Line, Station, simulate

LINE = Line([Station("a", process="exponential(mean 1 s)"), Station("b", process="exponential(mean 1 s)")], buffers=3)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3_000), st.integers(1, 4))
def test_periods_are_whole_equal_and_in_order(items, futures):
    result = simulate(LINE, items=items, futures=futures, seed=3)
    output = line_output(result)
    lengths = [period.end - period.begin for period in output.periods]
    assert np.allclose(lengths, lengths[0])
    assert all(one.end == pytest.approx(other.begin) for one, other in pairwise(output.periods))
    assert output.periods[-1].end <= float(result.outcome.ended.min()) * (1 + 1e-9) or len(lengths) == 1
    for period in output.periods:
        assert period.low <= period.low_half <= period.middle <= period.high_half <= period.high


def test_no_item_of_a_whole_period_is_lost():
    result = simulate(LINE, until="1 h", futures=1, period="1 min")
    output = line_output(result)
    made = sum(period.middle * (period.end - period.begin) for period in output.periods)
    assert made == pytest.approx(float(result.items[0]))


def test_futures_that_count_in_bins_of_their_own_width_are_put_together():
    slow = Line([Station("a", process="1 s", fails_after="exponential(mean 2 min)", repair="exponential(mean 5 min)")])
    result = simulate(slow, items=2_000, futures=32, seed=1)
    assert len(set(result.outcome.width.tolist())) > 1
    output = line_output(result)
    length = output.periods[0].end / float(result.outcome.width.max())
    assert length == round(length)
    assert output.periods[-1].high > 0.0


def test_a_line_without_luck_reaches_its_nameplate():
    output = line_output(simulate(Line([Station("a", process="2 s")]), items=10_000, futures=3))
    assert output.reach == 1.0
    assert output.typical == pytest.approx(0.5, rel=0.01)
    assert output.watched > 0.0


def test_nights_are_idle(runs):
    output = line_output(runs.shifts)
    assert output.unit == "minute"
    assert len(output.periods) == 42
    assert 0.3 < output.idle < 0.6
    assert output.typical > 0.0


def test_nothing_made_is_nothing():
    output = line_output(simulate(Line([Station("a", process="1 h")]), until="1 s", futures=2))
    assert (output.typical, output.reach, output.idle) == (0.0, 0.0, 1.0)
