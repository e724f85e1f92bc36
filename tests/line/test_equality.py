"""Every way of running a line gives the same bits: the plain reference is what the kernels are held to."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.line import Line, LineResult, Station, simulate
from nameplate.line import kernel as kernel_module
from nameplate.line.kernel import Job
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import lag, make_plan
from nameplate.line.reference import simulate as simulate_plainly

_spec = spec_from_file_location("line_strategy", Path(__file__).with_name("strategy.py"))
assert _spec is not None
assert _spec.loader is not None
strategy = module_from_spec(_spec)
_spec.loader.exec_module(strategy)


def assert_same(found: Outcome, wanted: Outcome) -> None:
    for name, one, other in zip(Outcome._fields, found, wanted, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)


def goal_of(line: Line, items: int, warmup: int, stop: float | None) -> Goal:
    if stop is not None:
        return Goal(0, stop=stop)
    return Goal(items + lag(line), warmup + lag(line) if warmup else 0)


GOALS = st.tuples(st.integers(1, 80), st.integers(0, 79), st.none() | st.floats(0.5, 60.0)).filter(
    lambda goal: goal[1] < goal[0]
)


@settings(max_examples=60, deadline=None)
@given(strategy.lines(), GOALS, st.integers(0, 2**63 - 1), st.integers(0, 2**40))
def test_one_future_at_a_time_equals_the_reference(
    line: Line, goal: tuple[int, int, float | None], seed: int, first: int
) -> None:
    wanted = goal_of(line, *goal)
    futures = [first, first + 1]
    found = Job(make_plan(line), futures, seed, wanted).run_single()
    assert_same(found, simulate_plainly(line, futures, seed, wanted))


@settings(max_examples=40, deadline=None)
@given(strategy.lines(), st.floats(0.5, 100.0), st.integers(1, 2_000))
def test_steps_do_not_matter_to_the_last_bit(line: Line, stop: float, moves: int) -> None:
    goal = Goal(0, stop=stop)
    wanted = Job(make_plan(line), [0, 1], 1, goal).run_single()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kernel_module, "MOVES_IN_A_STEP", moves)
        assert_same(Job(make_plan(line), [0, 1], 1, goal).run_single(), wanted)


@settings(max_examples=40, deadline=None)
@given(strategy.lines(simple=True), GOALS, st.integers(0, 2**63 - 1), st.integers(1, 9))
def test_lanes_equal_the_reference(line: Line, goal: tuple[int, int, float | None], seed: int, futures: int) -> None:
    wanted = goal_of(line, *goal)
    found = Job(make_plan(line), range(futures), seed, wanted).run_lanes()
    assert_same(found, simulate_plainly(line, range(futures), seed, wanted))


RICH = Line(
    [
        Station(
            "a", process="exponential(mean 1 s)", fails_after="exponential(mean 30 s)", repair="erlang(k 2, mean 9 s)"
        ),
        Station("b", process="1 s", fails_after="exponential(mean 20 s)", repair="2 s", clock="calendar"),
        Station("c", process="gamma(mean 1 s, sd 1 s)"),
    ],
    buffers=[2, 0],
)


def results(line: Line, **how: int) -> list[LineResult]:
    """Run a line by items and by seconds."""
    return [simulate(line, items=3_000, **how), simulate(line, seconds=2_500.0, **how)]


@pytest.mark.parametrize("futures", [9, 150])
def test_threads_do_not_matter(futures: int) -> None:
    for one, other in zip(
        results(RICH, futures=futures, threads=1), results(RICH, futures=futures, threads=3), strict=True
    ):
        assert_same(one.outcome, other.outcome)


def test_a_future_is_the_same_alone_and_among_others() -> None:
    among = results(RICH, futures=70)
    for number in (0, 7, 69):
        for one, many in zip(results(RICH, futures=1, first=number), among, strict=True):
            assert_same(one.outcome, Outcome._make(array[number : number + 1] for array in many.outcome))


@pytest.mark.parametrize("moves", [1, 3_000])
def test_the_length_of_a_step_does_not_matter(monkeypatch: pytest.MonkeyPatch, moves: int) -> None:
    wanted = [*results(RICH, futures=9), *results(RICH, futures=2)]
    monkeypatch.setattr(kernel_module, "MOVES_IN_A_STEP", moves)
    for one, other in zip([*results(RICH, futures=9), *results(RICH, futures=2)], wanted, strict=True):
        assert_same(one.outcome, other.outcome)


def test_seconds_count_what_items_count() -> None:
    """A run in seconds that ends when the 500th item leaves has counted 500 items."""
    line = Line([Station("a", process="exponential(mean 1 s)"), Station("b", process="2 s")], buffers=1)
    by_items = simulate(line, items=500, futures=1, warmup=0)
    by_seconds = simulate(line, seconds=float(by_items.outcome.ended[0]), futures=1)
    assert by_seconds.items.tolist() == [500]
    assert by_seconds.outcome.flow.tolist() == by_items.outcome.flow.tolist()


def test_buffers_do_not_change_the_luck() -> None:
    """More room never lowers what comes out, item by item, under the same luck."""
    made = []
    for buffers in (0, 1, 3, 10):
        line = Line([Station(name, process="gamma(mean 1 s, sd 1 s)") for name in "abcd"], buffers)
        made.append(simulate(line, items=400, futures=8, warmup=0).outcome.ended)
    for less, more in pairwise(made):
        assert (more <= less).all()


def test_no_contraction_in_the_compiled_code() -> None:
    """A fused multiply-add would round once where the reference rounds twice."""
    from numba import njit

    from nameplate.line.step import look_all

    @njit
    def read(words, times, cells, table):  # type: ignore[no-untyped-def]
        look_all(words, 64, times, cells, table)

    table = Station("a", process="exponential(mean 1 s)").times["process"].table.cells
    read(np.arange(64, dtype=np.uint64) << np.uint64(57), np.empty(64), np.empty(64, np.int64), table)
    for code in read.inspect_asm().values():
        assert "mulpd" in code or "mulsd" in code or "fmul" in code
        assert not any(fused in code for fused in ("vfmadd", "vfmsub", "vfnmadd", "fmadd"))


def test_kept_code_is_that_of_all_its_sources() -> None:
    """What is kept on disk must not outlive a change in any file that was compiled into it."""
    from nameplate import compiled
    from nameplate.future import kernel
    from nameplate.line import lanes, single, step

    stamp = compiled._stamp()
    for entry in (lanes.run, single.run, step.first_failures, kernel.run_all):
        assert entry._cache._cache_file._source_stamp == stamp  # type: ignore[attr-defined]


CHECK = """
import numpy as np
from nameplate.line import Line, Station, simulate
line = Line([
    Station("a", process="exponential(mean 1 s)", fails_after="exponential(mean 9 s)", repair="2 s"),
    Station("b", process="1 s", fails_after="exponential(mean 9 s)", repair="2 s", clock="calendar"),
    Station("c", process="1 s", servers=%d, quality=%s),
], buffers=1)
for how in ({"items": 60}, {"seconds": 50.0}):
    found, wanted = (simulate(line, futures=4, threads=1, kernel=kernel, **how) for kernel in ("auto", "reference"))
    for one, other in zip(found.outcome, wanted.outcome):
        assert np.array_equal(one, other)
print(found.kernel)
"""


@pytest.mark.parametrize(("servers", "quality", "kernel"), [(1, 1.0, "lanes"), (2, 0.8, "one future")])
def test_kernels_run_without_the_compiler(servers: int, quality: float, kernel: str) -> None:
    """The kernels are plain Python too: with the compiler off they still give the same bits."""
    wraps = "overflow encountered"  # the generator's words wrap round, as they should
    environment = os.environ | {"NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", f"ignore:{wraps}:RuntimeWarning", "-c", CHECK % (servers, quality)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert kernel in done.stdout
