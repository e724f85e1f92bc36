"""A line for every simulator alike, with the draws that all peers share; imports nothing of ours or of theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random


@dataclass(frozen=True)
class Task:
    """A serial line in seconds, and until when it runs."""

    means: tuple[float, ...]
    places: int
    constant: bool = False
    fails_after: float | None = None
    repair: float = 10.0
    until: float = 0.0
    seed: int = 1

    @property
    def warmup(self) -> float:
        """A tenth of the run, which no throughput counts."""
        return self.until / 10

    def busy(self, station: int) -> Callable[[], float]:
        """Draw how long one item after the other keeps a station busy, its repairs included.

        A station that ages only while it works is held by the item until the work is done, so that work and repairs
        are one time: every peer can run that exactly, and each failure spares it an event.
        """
        luck = Random(f"{self.seed} {station}")
        mean = self.means[station]
        work = (lambda: mean) if self.constant else partial(luck.expovariate, 1 / mean)
        return work if self.fails_after is None else self._repaired(work, luck)

    def _repaired(self, work: Callable[[], float], luck: Random) -> Callable[[], float]:
        life = partial(luck.expovariate, 1 / (self.fails_after or 1.0))
        repair = partial(luck.expovariate, 1 / self.repair)
        left = life()

        def one() -> float:
            nonlocal left
            total = rest = work()
            while left < rest:
                total += repair()
                rest -= left
                left = life()
            left -= rest
            return total

        return one


TASKS = {
    "8 exponential stations, 10 places between": Task((1.0,) * 8, 10),
    "the same with failures in working time": Task((1.0,) * 8, 10, fails_after=100.0),
    "3 constant stations, 2 places between": Task((1.0, 1.3, 0.7), 2, constant=True),
}
