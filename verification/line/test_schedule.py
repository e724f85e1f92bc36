"""Small lines without luck do what was worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from line.schedule import SCHEDULES

from nameplate.line import Line, Station, simulate


@pytest.mark.parametrize("kernel", ["reference", "recursion"])
@pytest.mark.parametrize("name", SCHEDULES)
def test_each_item_leaves_when_it_should(name: str, kernel: Any) -> None:
    plan = SCHEDULES[name]
    result = simulate(plan.line, until=plan.until, kernel=kernel)
    last = plan.line.stations[-1].name
    rows = result.trace(100).filter(station=last).sort("left")
    left = [time for time in rows["left"] if time <= plan.until]
    assert left == pytest.approx(plan.leaves, rel=1e-12)
    # What leaves at the very end is counted, where rounding does not decide.
    assert int(result.items[0]) == len(plan.leaves)
    for station, states in plan.states.items():
        seen = {row["state"]: row["seconds"] for row in result.states.filter(station=station).iter_rows(named=True)}
        assert seen == pytest.approx({**dict.fromkeys(seen, 0.0), **states}, rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("kernel", ["reference", "recursion"])
def test_of_two_that_finish_together_the_lower_server_lets_go_first(kernel: Any) -> None:
    """At 8, server 0 has finished its eighth item and server 1 the fifth, which then waits for the drain."""
    station = Station("a", process={"x": "5 s", "y": "1 s"}, servers=2)
    line = Line([station], products=[("x", 1), ("y", 3)], drain="0.25 s")
    result = simulate(line, until=8.5, kernel=kernel)
    left = dict(result.trace(20).select("item", "left").iter_rows())
    assert (left[7], left[4]) == (8.0, 8.25)
    assert result.states.filter(state="blocked")["seconds"][0] == pytest.approx(0.25, rel=1e-12)
