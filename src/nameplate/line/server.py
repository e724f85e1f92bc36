"""One server of a station in the reference: its shifts, failures and repairs, and what it does with its time."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from nameplate.line.calendar import WEEK, Calendar
from nameplate.line.interruption import Failure
from nameplate.line.plan import CHANGING, DOWN, OFF, WORKING, stream
from nameplate.line.station import Station
from nameplate.line.trace import Visit
from nameplate.rng import uniform


@dataclass
class Item:
    """An item that moves on.

    When it does, since when it is in the line, whether it is good, of which product, which number it has, and where it
    has been.
    """

    time: float = 0.0
    entered: float = 0.0
    good: bool = True
    product: int = 0
    number: int = 0
    path: list[Visit] = field(default_factory=list)


class Shifts:
    """The working hours from a time on that only goes forward."""

    def __init__(self, calendar: Calendar | None) -> None:
        self.calendar, self.number, self.base = calendar, 0, 0.0
        self.opens, self.closes = calendar.shifts[0] if calendar else (0.0, math.inf)

    def go_to(self, time: float) -> None:
        """Find the shift that has not ended by a time."""
        while self.closes <= time and self.calendar:
            self.number += 1
            if self.number == len(self.calendar.shifts):
                self.number -= self.calendar.repeats
                self.base += WEEK
            begin, end = self.calendar.shifts[self.number]
            self.opens, self.closes = self.base + begin, self.base + end


class Mode:
    """One way in which a server fails.

    With the working clock `limit` is the working time left and `until` how long the repair will take; with the
    calendar clock they are the times of the next failure and of the end of its repair.
    """

    def __init__(self, mode: Failure, draw_key: int, seed: int, future: int) -> None:
        self.mode, self.key, self.seed, self.future = mode, draw_key, seed, future
        self.number = -1
        self.limit = self.until = 0.0
        self.renew(0.0)

    @property
    def by_calendar(self) -> bool:
        """Whether time on the wall counts."""
        return self.mode.clock == "calendar"

    def renew(self, since: float) -> None:
        """Draw the next failure and its repair."""
        self.number += 1
        life, mend = (uniform(self.seed, self.future, self.key, 2 * self.number + half) for half in (0, 1))
        self.limit = since + self.mode.life.table.at(life)
        self.until = self.mode.mend.table.at(mend)
        if self.by_calendar:
            self.until = self.limit + self.until

    def go_to(self, time: float) -> None:
        """Calendar clock: find the failure whose repair has not ended by a time."""
        while self.until <= time:
            self.renew(self.until)


class Server:
    """One server of a station in one future."""

    def __init__(
        self, station: Station, calendar: Calendar | None, number: int, seed: int, future: int, stop: float,
        tally: list[float],
    ) -> None:  # fmt: skip
        self.station, self.number, self.seed, self.future, self.stop = station, number, seed, future, stop
        self.tally = tally
        self.left = self.finish = self.held = 0.0
        self.item: Item | None = None
        self.product = -1
        self.shifts = Shifts(calendar)
        modes = [
            Mode(mode, stream(station.name, f"failure/{cause}", number), seed, future)
            for cause, mode in enumerate(station.modes)
        ]
        self.by_calendar = [mode for mode in modes if mode.by_calendar]
        self.by_working_time = [mode for mode in modes if not mode.by_calendar]
        self.used = [0.0 for _ in station.maintenance]
        self.cared = [0 for _ in station.maintenance]

    def leaves(self, room: float) -> float:
        """When the finished item can leave: a scrapped one at once, a good one when there is room."""
        if self.item is None:
            return math.inf
        return max(self.finish, room) if self.item.good else self.finish

    def account(self, state: int, begin: float, end: float) -> None:
        """Count seconds before the stop."""
        self.tally[state] += min(end, self.stop) - min(begin, self.stop)

    def wait(self, state: int, begin: float, end: float) -> None:
        """Let time pass in a state, off shift and failures apart."""
        time = begin
        while time < end:
            held, until = self._held_up(time)
            until = min(until, end)
            self.account(state if held is None else held, time, until)
            time = until

    def _held_up(self, time: float) -> tuple[int | None, float]:
        """Tell what keeps the server from work at a time, if anything, and until when that stays so."""
        self.shifts.go_to(time)
        if self.shifts.opens > time:
            return OFF, self.shifts.opens
        for mode in self.by_calendar:
            mode.go_to(time)
        mended = max((mode.until for mode in self.by_calendar if mode.limit <= time), default=time)
        if mended > time:
            return DOWN, min(mended, self.shifts.closes)
        return None, min([self.shifts.closes, *(mode.limit for mode in self.by_calendar)])

    def work(self, begin: float, process: float) -> float:
        """Work on an item; returns when it is finished."""
        time, left = begin, process
        while True:
            held, until = self._held_up(time)
            if held is not None:
                self.account(held, time, until)
                time = until
                continue
            failing = min(self.by_working_time, key=lambda mode: mode.limit, default=None)
            step, broken = left, False
            if failing is not None and failing.limit < left:
                step, broken = failing.limit, True
            end = time + step
            interrupted = until < end
            if interrupted:
                step, end = until - time, until
            self._age(step, time, end)
            if not broken and not interrupted:
                return end
            left = max(0.0, left - step)
            time = end
            if not interrupted and failing is not None:
                repair = failing.until
                self.wait(DOWN, time, time + repair)
                time = time + repair
                failing.renew(0.0)

    def _age(self, step: float, begin: float, end: float) -> None:
        """Count seconds of work."""
        self.tally[WORKING] += step if end <= self.stop else max(0.0, self.stop - begin)
        for mode in self.by_working_time:
            mode.limit = max(0.0, mode.limit - step)

    def change_over(self, begin: float, takes: float) -> float:
        """Change over to another product, which rests off shift; returns when that is done."""
        time, left = begin, takes
        while True:
            self.shifts.go_to(time)
            if self.shifts.opens > time:
                self.account(OFF, time, self.shifts.opens)
                time = self.shifts.opens
            end = time + left
            if end <= self.shifts.closes:
                self.account(CHANGING, time, end)
                return end
            self.account(CHANGING, time, self.shifts.closes)
            left = max(0.0, left - (self.shifts.closes - time))
            time = self.shifts.closes

    def maintain(self, ready: float) -> float:
        """Do what maintenance is due once the last item has left; returns when that is done."""
        for number, plan in enumerate(self.station.maintenance):
            if self.used[number] >= plan.due:
                key = stream(self.station.name, f"maintenance/{number}", self.number)
                takes = plan.time.table.at(uniform(self.seed, self.future, key, self.cared[number]))
                self.wait(DOWN, ready, ready + takes)
                ready = ready + takes
                self.used[number] = 0.0
                self.cared[number] += 1
        return ready

    def wear(self, process: float) -> None:
        """Count an item towards the next maintenance."""
        for number, plan in enumerate(self.station.maintenance):
            self.used[number] += 1.0 if plan.by_items else process
