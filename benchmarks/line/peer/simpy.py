"""SimPy as its guide has it: a process for each station, a store for each buffer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import simpy

from benchmarks.line.peer import Count, clock
from benchmarks.line.task import Task

PACKAGE = "simpy"


def run(task: Task) -> Count:
    """Run a task."""
    env = simpy.Environment()
    stores = [None, *(simpy.Store(env, task.places) for _ in task.means[1:]), None]
    left: list[float] = []
    for number, (before, after) in enumerate(pairwise(stores)):
        env.process(_station(env, task.busy(number), before, after, left))
    return Count.of(task, left, clock(lambda: env.run(until=task.until)))


def _station(env: Any, busy: Callable[[], float], before: Any, after: Any, left: list[float]) -> Iterator[Any]:
    while True:
        item = (yield before.get()) if before is not None else 0
        yield env.timeout(busy())
        if after is not None:
            yield after.put(item)
        else:
            left.append(env.now)
