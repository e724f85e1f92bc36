from __future__ import annotations

import pytest

from nameplate.brief.line.visit import off_shift, schedule
from nameplate.line import Calendar, Line, Station, simulate


def test_visits_are_the_trace(runs):
    made = schedule(runs.ovens, items=30)
    trace = runs.ovens.trace(30)
    assert len(made.visits) == len(trace)
    assert [visit.item - 1 for visit in made.visits] == trace["item"].to_list()
    assert [visit.left for visit in made.visits] == trace["left"].to_list()
    assert [made.rows[visit.row].server for visit in made.visits] == trace["server"].to_list()
    scrapped = {visit.item - 1 for visit in made.visits if visit.scrapped}
    assert scrapped == set(trace.filter(~trace["good"])["item"].to_list())
    assert all(made.rows[visit.row].station == "oven" for visit in made.visits if visit.scrapped)


def test_changeovers_are_told_from_waiting_for_room(runs):
    made = schedule(runs.shifts, items=12)
    waits = {visit.item: visit.wait for visit in made.visits if visit.row == 0 and visit.began > visit.taken}
    assert waits == {5: "changing over", 8: "changing over", 12: "changing over"}
    before = Line([Station("a", process="1 s", blocking="before"), Station("b", process="3 s")])
    waits = [v.wait for v in schedule(simulate(before, items=20), items=5).visits if v.began > v.taken]
    assert set(waits) == {"blocked"}


def test_the_night_before_the_first_shift_is_a_rest(runs):
    first = schedule(runs.shifts, items=3).visits[0]
    assert first.rests == ((0.0, 21_600.0),)
    assert first.start == 21_600.0


def test_an_endless_supply_waits_for_nobody():
    line = Line([Station("a", process="1 s"), Station("b", process="2 s")], buffers=2)
    visits = schedule(simulate(line, items=50), items=10).visits
    assert all(visit.waited == 0.0 for visit in visits if visit.row == 0)
    assert any(visit.waited > 0.0 for visit in visits if visit.row == 1)


def test_of_a_long_line_the_stations_around_the_bottleneck_are_shown():
    line = Line([Station(f"s{i}", process="2 s" if i == 30 else "1 s") for i in range(40)], buffers=1)
    made = schedule(simulate(line, items=200), items=10)
    numbers = [int(row.station[1:]) for row in made.rows]
    assert numbers == list(range(numbers[0], numbers[0] + 24))
    assert 30 in numbers
    assert not made.whole


def test_of_many_servers_the_first_are_shown():
    line = Line([Station("a", process="1 s"), Station("b", process="30 s", servers=40)])
    made = schedule(simulate(line, items=500), items=60)
    assert len(made.rows) == 9
    assert not made.whole
    assert all(0 <= visit.row < 9 for visit in made.visits)


@pytest.mark.parametrize(
    ("low", "high", "rests"),
    [
        (30_000.0, 70_000.0, []),
        (80_000.0, 90_000.0, [(80_000.0, 90_000.0)]),
        (4 * 86_400.0 + 79_000.0, 7 * 86_400.0 + 21_700.0, [(4 * 86_400.0 + 79_200.0, 7 * 86_400.0 + 21_600.0)]),
        (70 * 86_400.0, 70 * 86_400.0 + 30_000.0, [(70 * 86_400.0, 70 * 86_400.0 + 21_600.0)]),
    ],
)
def test_rests_lie_between_the_shifts(low, high, rests):
    assert list(off_shift(Calendar("Mon-Fri 06:00-22:00"), low, high)) == rests
    assert list(off_shift(None, low, high)) == []
