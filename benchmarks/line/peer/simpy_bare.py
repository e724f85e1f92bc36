"""SimPy at its fastest: bare events and buffers by hand, which only wake a station that waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import simpy

from benchmarks.line.peer import Count, Place, clock
from benchmarks.line.task import Task

PACKAGE = "simpy"


def run(task: Task) -> Count:
    """Run a task."""
    env = simpy.Environment()
    places = [None, *(Place() for _ in task.means[1:]), None]
    left: list[float] = []
    for number, (before, after) in enumerate(pairwise(places)):
        env.process(_station(env, task, task.busy(number), before, after, left))
    return Count.of(task, left, clock(lambda: env.run(until=task.until)))


def _station(
    env: Any, task: Task, busy: Callable[[], float], before: Any, after: Any, left: list[float]
) -> Iterator[Any]:
    while True:
        if before is not None:
            if not before.items:
                before.taker = env.event()
                yield before.taker
            before.items -= 1
            if before.giver is not None:
                before.giver.succeed()
                before.giver = None
        yield env.timeout(busy())
        if after is None:
            left.append(env.now)
            continue
        if after.items == task.places:
            after.giver = env.event()
            yield after.giver
        after.items += 1
        if after.taker is not None:
            after.taker.succeed()
            after.taker = None
