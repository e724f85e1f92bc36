"""The simulator and its twin, item by item: the same draws must give the same times to nine digits."""

from __future__ import annotations

import numpy as np
import pytest
from line.mixed import LINES
from line.twin import Twin

from nameplate.line import Line, LineResult, simulate

SEED = 11
STATES = ("working", "starved", "blocked", "down", "off shift", "changing over")
LENGTHS = pytest.mark.parametrize(
    # One future runs alone; eight fill the vectors where a line can use them, and the first two are compared.
    ("run", "futures", "longer"),
    [pytest.param(1, 1, 1, id="short"), pytest.param(8, 2, 3, marks=pytest.mark.slow, id="long")],
)


@LENGTHS
@pytest.mark.parametrize("name", LINES)
def test_the_same_happens(name: str, run: int, futures: int, longer: int) -> None:
    line, seconds = LINES[name]
    until = seconds * longer
    result = simulate(line, until=until, futures=run, seed=SEED)
    twins = [Twin(line, SEED, future, until) for future in range(futures)]
    for future, twin in enumerate(twins):
        assert_same_count(result, future, twin)
        assert_same_end(line, future, twin)
    assert_same_visits(result, twins[0])


def assert_same_count(result: LineResult, future: int, twin: Twin) -> None:
    """Items by product, scrap by station, flow times, and each station's seconds by state."""
    outcome, count = result.outcome, twin.count
    assert sum(count.made) > 50
    assert outcome.made[future].tolist() == count.made
    assert outcome.discarded[future].tolist() == count.discarded
    assert outcome.scrapped[future].tolist() == count.scrapped
    assert outcome.ended[future] == pytest.approx(count.left[-1], rel=1e-9)
    width, bins = result.goal.width, result.goal.bins
    left = np.histogram(count.left, width * np.arange(bins + 1))[0]
    products = len(count.made)
    assert outcome.series[future, :, 1 : 1 + products].sum(axis=1).tolist() == left.tolist()
    assert outcome.flow[future, :2].tolist() == pytest.approx([count.flow, count.squares], rel=1e-9)
    assert outcome.series[future, :, 0].sum() == count.entered
    for station, desk in enumerate(twin.desks):
        seconds = [sum(server.seconds[state] for server in desk.servers) for state in STATES]
        seen = outcome.seconds[future, station]
        np.testing.assert_allclose(seen, seconds, rtol=1e-9, atol=1e-6, err_msg=desk.station.name)


def assert_same_end(line: Line, future: int, twin: Twin) -> None:
    """A run of so many items ends with the last of them, if none that comes later can be scrapped before it."""
    items = sum(twin.count.made)
    if not any(twin.count.scrapped):
        outcome = simulate(line, items, warmup=0, first=future, seed=SEED).outcome
        assert outcome.ended[0] == pytest.approx(twin.count.left[-1], rel=1e-9)
        assert outcome.flow[0, :2].tolist() == pytest.approx([twin.count.flow, twin.count.squares], rel=1e-9)


def assert_same_visits(result: LineResult, twin: Twin) -> None:
    """On which server an item was, and when it came, was taken, begun, finished and left, at every station."""
    rows = result.trace(int(result.items[0] + result.scrapped[0]), 0)
    assert len(rows) > 50
    first = result.line.stations[0].name
    for row in rows.iter_rows(named=True):
        visit = twin.count.visits[row["item"], row["station"]]
        # What comes to the first station may come with its material or with its card; that is a matter of words.
        keys = ("server", "taken", "began", "finished", "left", *(() if row["station"] == first else ("arrived",)))
        expected = [getattr(visit, key) for key in keys]
        assert [row[key] for key in keys] == pytest.approx(expected, rel=1e-9, abs=1e-6), row
