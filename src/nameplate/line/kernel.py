"""Futures on the compiled recursion: which form, in which groups, on how many threads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from nameplate.line import lanes, single
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import LAST, Plan, State, empty_state, forget
from nameplate.line.step import first_failures


def simulate_single(plan: Plan, futures: Sequence[int], seed: int, goal: Goal, threads: int) -> Outcome:
    """Run futures one at a time, several threads beside each other."""

    def one(future: int) -> Outcome:
        state = empty_state(plan, 1)
        word, number = np.uint64(seed), np.uint64(future)
        first_failures(plan, state, word, np.array([number]))
        began = _run_single(plan, state, word, number, goal)
        return Outcome.of(state, began)

    if threads == 1 or len(futures) == 1:
        return Outcome.join([one(future) for future in futures])
    with ThreadPoolExecutor(threads) as pool:
        return Outcome.join(list(pool.map(one, futures)))


def _run_single(plan: Plan, state: State, seed: np.uint64, future: np.uint64, goal: Goal) -> np.ndarray:
    single.run(plan, state, 0, seed, future, 0, goal.warmup, np.inf)
    began = state.flow[LAST].copy()
    forget(state)
    single.run(plan, state, 0, seed, future, goal.warmup, goal.places, goal.stop)
    return began


LONGEST_STEP = 1 << 14
"""Places between two looks at the clock, in runs by seconds."""


def available_threads() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def simulate_lanes(plan: Plan, futures: Sequence[int], seed: int, goal: Goal, threads: int) -> Outcome:
    """Run futures in groups that fill the lanes, several threads beside each other."""
    width = max((w for w in lanes.WIDTHS if len(futures) >= w * threads), default=lanes.WIDTHS[0])
    groups = [futures[begin : begin + width] for begin in range(0, len(futures), width)]

    def one(group: Sequence[int]) -> Outcome:
        # Lanes that are left over run futures beyond the last; nobody looks at them.
        numbers = np.arange(group[0], group[0] + width, dtype=np.uint64)
        state = empty_state(plan, width)
        first_failures(plan, state, np.uint64(seed), numbers)
        began = _run_lanes(plan, state, np.uint64(seed), numbers, goal)
        return Outcome.of(state, began).first(len(group))

    with ThreadPoolExecutor(threads) as pool:
        return Outcome.join(list(pool.map(one, groups)))


def _run_lanes(plan: Plan, state: State, seed: np.uint64, futures: np.ndarray, goal: Goal) -> np.ndarray:
    width = (0,) * len(futures)
    lanes.run(plan, state, seed, futures, 0, goal.warmup, width)
    began = state.flow[LAST].copy()
    forget(state)
    if goal.stop == np.inf:
        lanes.run(plan, state, seed, futures, goal.warmup, goal.places, width)
        return began
    place, step = 0, LONGEST_STEP
    while step >= single.BLOCK:
        before = state.copy()
        lanes.run(plan, state, seed, futures, place, place + step, width)
        if state.flow[LAST].max() > goal.stop:
            # Too far: the lanes count everything, also what happens after the stop.
            state, step = before, step // 2
        else:
            place += step
    return began
