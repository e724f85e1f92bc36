"""salabim at its fastest: buffers by hand, stations that passivate and activate each other, no monitors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import salabim

from benchmarks.line.peer import Count, Place, clock
from benchmarks.line.task import Task

PACKAGE = "salabim"


class Station(salabim.Component):
    """Takes, works, gives."""

    def setup(self, task: Task, busy: Any, before: Any, after: Any, left: list[float]) -> None:
        self.task, self.busy, self.before, self.after, self.left = task, busy, before, after, left

    def process(self) -> Iterator[Any]:
        before, after, busy, places = self.before, self.after, self.busy, self.task.places
        while True:
            if before is not None:
                if not before.items:
                    before.taker = self
                    yield self.passivate()
                before.items -= 1
                if before.giver is not None:
                    before.giver.activate()
                    before.giver = None
            yield self.hold(busy())
            if after is None:
                self.left.append(self.env.now())
                continue
            if after.items == places:
                after.giver = self
                yield self.passivate()
            after.items += 1
            if after.taker is not None:
                after.taker.activate()
                after.taker = None


def run(task: Task) -> Count:
    """Run a task."""
    salabim.yieldless(False)
    env = salabim.Environment(trace=False)
    places = [None, *(Place() for _ in task.means[1:]), None]
    left: list[float] = []
    for number, (before, after) in enumerate(pairwise(places)):
        station = Station(f"station {number}", task=task, busy=task.busy(number), before=before, after=after, left=left)
        station.mode.monitor(False)
        station.status.monitor(False)
    return Count.of(task, left, clock(lambda: env.run(till=task.until)))
