"""salabim with its stores: a component for each station."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import salabim

from benchmarks.line.peer import Count, clock
from benchmarks.line.task import Task

PACKAGE = "salabim"


class Station(salabim.Component):
    """Takes, works, gives."""

    def setup(self, busy: Any, before: Any, after: Any, left: list[float]) -> None:
        self.busy, self.before, self.after, self.left = busy, before, after, left

    def process(self) -> Iterator[Any]:
        item = salabim.Component("item")
        while True:
            if self.before is not None:
                yield self.from_store(self.before)
                item = self.from_store_item()
            yield self.hold(self.busy())
            if self.after is None:
                self.left.append(self.env.now())
                continue
            yield self.to_store(self.after, item)
            if self.before is None:
                item = salabim.Component("item")


def run(task: Task) -> Count:
    """Run a task."""
    salabim.yieldless(False)
    env = salabim.Environment(trace=False)
    inner = [salabim.Store(f"store {n}", capacity=task.places, monitor=False) for n in range(1, len(task.means))]
    left: list[float] = []
    for number, (before, after) in enumerate(pairwise([None, *inner, None])):
        station = Station(f"station {number}", busy=task.busy(number), before=before, after=after, left=left)
        station.mode.monitor(False)
        station.status.monitor(False)
    return Count.of(task, left, clock(lambda: env.run(till=task.until)))
