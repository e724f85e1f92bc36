"""Every way of running a line gives the same bits: the plain reference is what the kernels are held to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from line import strategy
from nameplate.line import Line, LineResult, Station, simulate
from nameplate.line import kernel as kernel_module
from nameplate.line.kernel import Job
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import make_plan
from nameplate.line.recursion.single import BLOCK
from nameplate.line.recursion.vector import WIDTH
from nameplate.line.reference import simulate as simulate_plainly

WIDE = {"lanes": 0, "wave": 1}
"""Ways for simple lines, and how many places each gap must have."""
SEEDS, NUMBERS = st.integers(0, 2**63 - 1), st.integers(0, 2**40)
Case = tuple[Line, Goal]


def assert_same(found: Outcome, wanted: Outcome) -> None:
    for name, one, other in zip(Outcome._fields, found, wanted, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)


def run(way: str, case: Case, futures: range, seed: int, threads: int = 1) -> Outcome:
    line, goal = case
    job = Job(make_plan(line, goal.bins, goal.lowest), futures, seed, goal, threads)
    made: Outcome = getattr(job, f"run_{way}")()
    return made


@settings(max_examples=200)
@given(strategy.with_goal(strategy.lines()), SEEDS, NUMBERS)
def test_one_future_at_a_time_equals_the_reference(case: Case, seed: int, first: int) -> None:
    line, goal = case
    futures = range(first, first + 2)
    assert_same(run("single", case, futures, seed), simulate_plainly(line, futures, seed, goal))


@pytest.mark.parametrize("way", WIDE)
def test_vectors_equal_the_reference(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Runs in time move together up to shortly before the stop; in steps of one block they do so here too.
    monkeypatch.setattr(kernel_module, "FIRST_STEP", BLOCK)

    @settings(max_examples=80)
    @given(strategy.with_goal(strategy.simple_lines(least=WIDE[way])), SEEDS, st.integers(1, WIDTH + 1))
    def check(case: Case, seed: int, futures: int) -> None:
        line, goal = case
        assert_same(run(way, case, range(futures), seed), simulate_plainly(line, range(futures), seed, goal))

    check()


@settings(max_examples=50)
@given(strategy.with_goal(strategy.lines()), st.integers(1, 2_000))
def test_steps_do_not_matter_to_the_last_bit(case: Case, moves: int) -> None:
    wanted = run("single", case, range(2), seed=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel_module, "MOVES_IN_A_STEP", moves)
        assert_same(run("single", case, range(2), seed=1), wanted)


PLAIN = Line(
    [
        Station(
            "a", process="exponential(mean 1 s)", fails_after="exponential(mean 30 s)", repair="erlang(k 2, mean 9 s)"
        ),
        Station("b", process="1 s", fails_after="exponential(mean 20 s)", repair="2 s", clock="calendar"),
        Station("c", process="empirical(0.5 s, 1 s, 2 s)"),
        Station("d", process="gamma(mean 1 s, sd 1 s)"),
    ],
    buffers=[2, 1, 3],
)
RICH = Line(
    [
        Station("a", process="exponential(mean 1 s)", quality=0.9, spacing="0.5 s"),
        Station("b", process="2 s", servers=3, fails_after="exponential(mean 20 s)", repair="2 s", clock="calendar"),
        Station("c", process="gamma(mean 1 s, sd 1 s)", changeover="2 s", calendar="Mon-Sun 00:10-24:00"),
    ],
    buffers=[2, 0],
    arrivals="exponential(mean 1.2 s)",
    products={"red": 1, "blue": 2},
)
LINES = pytest.mark.parametrize("line", [PLAIN, RICH], ids=["plain", "rich"])


def results(line: Line, **how: Any) -> list[LineResult]:
    """Run a line by items and by time."""
    return [simulate(line, items=3_000, **how), simulate(line, until=2_500.0, **how)]


@LINES
@pytest.mark.parametrize("futures", [2, 9, 70])
def test_threads_do_not_matter(line: Line, futures: int) -> None:
    one_by_one, at_once = (results(line, futures=futures, threads=threads) for threads in (1, 3))
    for one, other in zip(one_by_one, at_once, strict=True):
        assert_same(one.outcome, other.outcome)


@LINES
def test_a_future_is_the_same_alone_and_among_others(line: Line) -> None:
    among = results(line, futures=70)
    for number in (0, 7, 69):
        for one, many in zip(results(line, first=number), among, strict=True):
            assert_same(one.outcome, Outcome._make(array[number : number + 1] for array in many.outcome))


@pytest.mark.parametrize("moves", [1, 3_000])
@pytest.mark.parametrize("way", ["single", *WIDE])
def test_the_length_of_a_step_does_not_matter(way: str, moves: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for goal in (Goal(3_000, 300), Goal(0, stop=2_500.0, width=100.0)):
        wanted = run(way, (PLAIN, goal), range(9), seed=2)
        with monkeypatch.context() as patch:
            patch.setattr(kernel_module, "MOVES_IN_A_STEP", moves)
            assert_same(run(way, (PLAIN, goal), range(9), seed=2), wanted)


@pytest.mark.parametrize("way", WIDE)
def test_all_ways_give_the_same_in_a_long_run(way: str) -> None:
    for goal in (Goal(20_000, 5_000), Goal(0, stop=20_000.0, width=200.0)):
        assert_same(run(way, (PLAIN, goal), range(11), 5, threads=2), run("single", (PLAIN, goal), range(11), 5))


def test_time_counts_what_items_count() -> None:
    """A run in time that ends when the 500th item leaves has counted 500 items."""
    line = Line([Station("a", process="exponential(mean 1 s)"), Station("b", process="2 s")], buffers=1)
    by_items = simulate(line, items=500, warmup=0)
    by_time = simulate(line, until=float(by_items.outcome.ended[0]))
    assert by_time.items.tolist() == [500]
    assert by_time.outcome.flow.tolist() == by_items.outcome.flow.tolist()
    assert by_time.outcome.sketch.tolist() == by_items.outcome.sketch.tolist()


def test_another_seed_or_future_is_another_run() -> None:
    ends = [simulate(PLAIN, 50, seed=seed, first=first).outcome.ended[0] for seed in (0, 1) for first in (0, 1)]
    assert len(set(ends)) == 4
