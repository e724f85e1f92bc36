"""One server in the reference: its failures and repairs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from nameplate.line.plan import clock_of, stream
from nameplate.line.spec import Station
from nameplate.rng import uniform


@dataclass
class Item:
    """An item that moves on: when, since when it is in the line, and whether it is good."""

    time: float = 0.0
    entered: float | None = None
    good: bool = True


@dataclass
class Server:
    """One server of a station, and its failures."""

    station: Station
    number: int
    seed: int
    future: int
    left: float = 0.0
    finish: float = 0.0
    item: Item | None = None
    failures: int = 0
    limit: float = math.inf
    until: float = math.inf

    def __post_init__(self) -> None:
        if clock_of(self.station) != "never":
            self.limit = self.draw("fails_after")
        if clock_of(self.station) == "calendar":
            self.until = self.limit + self.draw("repair")

    def leaves(self, room: float) -> float:
        """When the finished item can leave: a scrapped one at once, a good one when there is room."""
        if self.item is None:
            return math.inf
        return max(self.finish, room) if self.item.good else self.finish

    def draw(self, use: str) -> float:
        """Draw a time for the failure that is to come."""
        key = stream(self.station.name, use, self.number)
        return self.station.times[use].table.at(uniform(self.seed, self.future, key, self.failures))

    def next_failure(self) -> None:
        """Calendar clock: from the end of a repair to the next failure."""
        self.failures += 1
        self.limit = self.until + self.draw("fails_after")
        self.until = self.limit + self.draw("repair")

    def down_while_idle(self, start: float, end: float, stop: float) -> float:
        """Calendar clock: seconds down between start and end, as far as they lie before stop."""
        down = 0.0
        while self.limit < end:
            down += overlap(self.limit, self.until, start, min(end, stop))
            if self.until > end:
                break
            self.next_failure()
        return down

    def work(self, start: float, process: float, stop: float) -> tuple[float, float, float]:
        """Work on an item: the time of the finish, seconds down on the way, and those of them before stop."""
        if clock_of(self.station) == "working":
            return self._work_by_working_time(start, process, stop)
        return self._work_by_calendar(start, process, stop)

    def _work_by_working_time(self, start: float, process: float, stop: float) -> tuple[float, float, float]:
        down = shown = 0.0
        time = start + self.limit
        self.limit -= process
        while self.limit < 0.0:
            repair = self.draw("repair")
            down += repair
            shown += overlap(time, time + repair, time, stop)
            self.failures += 1
            life = self.draw("fails_after")
            time = time + repair + life
            self.limit += life
        return start + process + down, down, shown

    def _work_by_calendar(self, start: float, process: float, stop: float) -> tuple[float, float, float]:
        down = shown = 0.0
        time, left = start, process
        if self.limit < start:
            down += self.until - start
            shown += overlap(start, self.until, start, stop)
            time = self.until
            self.next_failure()
        while time + left > self.limit:
            left -= self.limit - time
            down += self.until - self.limit
            shown += overlap(self.limit, self.until, self.limit, stop)
            time = self.until
            self.next_failure()
        return time + left, down, shown


def overlap(a: float, b: float, start: float, end: float) -> float:
    """Seconds that the times a to b and start to end have in common."""
    return max(0.0, min(b, end) - max(a, start))
