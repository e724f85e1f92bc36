"""The same lines in other simulators: one small file each, run in a process of its own by ``__main__``."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.line.task import Task


@dataclass(frozen=True)
class Count:
    """Items that left by the end of the warm-up and by the end, and seconds on the clock of the simulation alone."""

    early: int
    items: int
    seconds: float

    @classmethod
    def of(cls, task: Task, times: list[float], seconds: float) -> Count:
        """Count times in order."""
        return cls(bisect_right(times, task.warmup), bisect_right(times, task.until), seconds)


def clock(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


class Place:
    """A buffer by hand, for simulators whose own stores cost more than the events: a count, and who waits for it."""

    __slots__ = ("giver", "items", "taker")

    def __init__(self) -> None:
        self.items = 0
        self.taker = self.giver = None
