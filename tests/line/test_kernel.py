"""Which kernel runs, how it is stopped, and what it remembers."""

from __future__ import annotations

from typing import Any

import pytest

from nameplate.line import Calendar, Failure, Line, Maintenance, Material, Ramp, Station, simulate
from nameplate.line.kernel import Job, best_way
from nameplate.line.outcome import Goal
from nameplate.line.plan import make_plan
from nameplate.line.recursion.vector import WIDTH
from nameplate.line.state import empty_state


def line_of(stations: int, buffers: int = 10, **features: Any) -> Line:
    return Line([Station(f"s{n}", process="exponential(mean 1 s)", **features) for n in range(stations)], buffers)


@pytest.mark.parametrize(
    ("line", "futures", "way"),
    [
        (line_of(3), 2 * WIDTH, "lanes"),
        (line_of(40), 1, "wave"),
        (line_of(40, buffers=0), 1, "single"),
        (line_of(3, servers=2), 2 * WIDTH, "single"),
        (line_of(3, quality=0.9), 2 * WIDTH, "single"),
    ],
)
def test_the_way_that_is_soonest_is_chosen(line: Line, futures: int, way: str) -> None:
    assert best_way(line, futures, threads=1)[0] == way
    assert simulate(line, items=10, futures=futures, threads=1).why == best_way(line, futures, threads=1)[1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (line_of(1, servers=2), "s0 has parallel servers"),
        (line_of(1, quality=0.9), "s0 scraps items"),
        (line_of(1, failures=[Failure("9 s", "1 s")] * 2), "s0 fails in more than one way"),
        (line_of(1, spacing=2.0), "s0 does more"),
        (line_of(1, blocking="before"), "s0 does more"),
        (line_of(1, maintenance=[Maintenance("1 s", items=5)]), "s0 does more"),
        (line_of(1, calendar=Calendar("Mon-Fri 06:00-14:00")), "s0 does more"),
        (line_of(1, ramp=Ramp("items", speed={0: 0.5})), "s0 does more"),
        (Line([Station("a", process=1)], arrivals="2 s"), "what comes in"),
        (Line([Station("a", process=1)], material=Material("2 s")), "what comes in"),
        (Line([Station("a", process=1)], drain="2 s"), "what takes items away"),
        (Line([Station("a", process=1)], products={"x": 1}), "several products"),
        (Line([Station("a", process=1)], conwip=1), "a limit of work in process"),
        (Line([Station("a", process=1)], calendar="Mon-Fri 06:00-14:00"), "a does more"),
    ],
)
def test_why_futures_run_one_at_a_time(line: Line, words: str) -> None:
    way, why = best_way(line, 64, threads=1)
    assert way == "single"
    assert words in why


def test_memory_does_not_grow_with_the_items() -> None:
    line = line_of(5, failures=[Failure("100 s", "10 s")])
    plan = make_plan(line, bins=128, lowest=0)
    sizes = {
        sum(array.nbytes for array in empty_state(plan, Goal(places, warmup=places // 10), WIDTH))
        for places in (10, 10**6, 10**12)
    }
    assert len(sizes) == 1
    small, large = (simulate(line, items=items).outcome for items in (10, 100_000))
    assert [array.shape for array in small] == [array.shape for array in large]


def test_memory_grows_with_what_the_line_holds() -> None:
    plans = [make_plan(line_of(2, buffers), bins=128, lowest=0) for buffers in (1_000, 100_000)]
    small, large = (sum(array.nbytes for array in empty_state(plan, Goal(10), 1)) for plan in plans)
    assert 8 * 90_000 < large - small < 8 * 300_000


def test_equal_tables_are_kept_once() -> None:
    plan = make_plan(line_of(100), bins=128, lowest=0)
    assert len(plan.tables) == 1
    assert len(make_plan(Line([Station("a", process=1), Station("b", process=2)]), 128, 0).tables) == 2


def test_a_run_can_be_stopped() -> None:
    """What stops one group of futures stops all of them, soon."""

    def tell(done: int, total: int) -> None:
        raise KeyboardInterrupt

    line = line_of(3)
    job = Job(make_plan(line, 128, 0), range(40), 0, Goal(2_000), threads=2, tell=tell)
    with pytest.raises(KeyboardInterrupt):
        job.run_single()
    assert job.stopped.is_set()
    with pytest.raises(KeyboardInterrupt):
        Job(make_plan(line, 128, 0), [0], 0, Goal(10), stopped=job.stopped).run_single()


def test_ten_thousand_stations() -> None:
    line = line_of(10_000, 0)
    by_items = simulate(line, items=3, futures=2)
    assert by_items.items.tolist() == [3, 3]
    assert (by_items.flow_time["least"] > 9_000).all()
    by_time = simulate(line, until="50 s")
    assert by_time.items.tolist() == [0]
    assert by_time.outcome.seconds[0].sum() == pytest.approx(50.0 * 10_000)
