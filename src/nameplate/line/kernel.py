"""Futures on the compiled recursion: which form, in which groups, on how many threads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from nameplate.line import single
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


def available_threads() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
