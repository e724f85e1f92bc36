"""A server of the twin: its shifts, failures, repairs and maintenance as processes, its time by state."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import simpy

from nameplate.line import Calendar, Failure, Station
from nameplate.line.duration import Duration
from nameplate.rng import stream_key, uniform

Steps = Generator[Any, Any, Any]
# Where several hold, the first counts; where none does, the server is starved.
STATES = ("off shift", "changing over", "down", "working", "blocked")
WEEK = 604_800.0
HAIR = 1e-9
"""Seconds that sums of times may be off."""


@dataclass(frozen=True)
class Luck:
    """The draws of one future, the only thing that the twin shares with the simulator."""

    seed: int
    future: int

    def chance(self, stream: str, counter: int) -> float:
        return uniform(self.seed, self.future, stream_key(stream), counter)

    def time(self, duration: Duration, stream: str, counter: int) -> float:
        return duration.table.at(self.chance(stream, counter))


@dataclass
class Life:
    """A way to fail while at work: working time until it does, and how often it has."""

    mode: Failure
    stream: str
    left: float = 0.0
    failures: int = 0


class Server:
    """One server of a station."""

    def __init__(
        self, env: simpy.Environment, station: Station, number: int, hours: Calendar | None, luck: Luck
    ) -> None:
        self.env, self.station, self.luck = env, station, luck
        self.number, self.name = number, f"line/{station.name}/{number}"
        self.seconds = dict.fromkeys((*STATES, "starved"), 0.0)
        self.marks, self.since = dict.fromkeys(STATES, 0), 0.0
        self.holds = {"shift": 0, "failure": 0}
        self.worker: simpy.Process | None = None
        self.heeds: tuple[str, ...] = ()
        self.let_go_again = env.event()
        self.ready = env.event().succeed()
        self.product: int | None = None
        self.used = [0.0 for _ in station.maintenance]
        self.maintained = [0 for _ in station.maintenance]
        self.lives = []
        if hours:
            env.process(self.keep_shifts(hours))
        for way, mode in enumerate(station.modes):
            stream = f"{self.name}/failure/{way}"
            if mode.clock == "calendar":
                env.process(self.fail_by_the_wall(mode, stream))
            else:
                self.lives.append(Life(mode, stream, luck.time(mode.life, stream, 0)))

    # -- states

    def mark(self, state: str, step: int) -> None:
        """Let a state begin (1) or end (-1)."""
        self.settle()
        self.marks[state] += step

    def settle(self) -> None:
        """Count the time since the last change."""
        state = next((state for state in STATES if self.marks[state]), "starved")
        self.seconds[state] += self.env.now - self.since
        self.since = self.env.now

    # -- what holds work up from outside

    def hold_up(self, cause: str, state: str) -> None:
        self.mark(state, 1)
        self.holds[cause] += 1
        if self.worker is not None and cause in self.heeds:
            self.worker.interrupt()
            self.worker = None

    def let_go(self, cause: str, state: str) -> None:
        self.mark(state, -1)
        self.holds[cause] -= 1
        self.let_go_again.succeed()
        self.let_go_again = self.env.event()

    def keep_shifts(self, hours: Calendar) -> Steps:
        for begin, end in _endless(hours):
            if begin - self.env.now > HAIR:
                self.hold_up("shift", "off shift")
                yield self.env.timeout(begin - self.env.now)
                self.let_go("shift", "off shift")
            yield self.env.timeout(end - self.env.now)

    def fail_by_the_wall(self, mode: Failure, stream: str) -> Steps:
        failures = 0
        while True:
            yield self.env.timeout(self.luck.time(mode.life, stream, 2 * failures))
            self.hold_up("failure", "down")
            yield self.env.timeout(self.luck.time(mode.mend, stream, 2 * failures + 1))
            self.let_go("failure", "down")
            failures += 1

    # -- what the server does

    def go_on(self, seconds: float, *heeds: str) -> Steps:
        """Once none of these holds the server up, go on for so long or until one does; returns how long it went."""
        while any(self.holds[cause] for cause in heeds):
            yield self.let_go_again
        begun = self.env.now
        self.worker, self.heeds = self.env.active_process, heeds
        with suppress(simpy.Interrupt):
            yield self.env.timeout(seconds)
        self.worker = None
        gone = self.env.now - begun
        return seconds if gone > seconds - HAIR else gone

    def change_over(self, seconds: float) -> Steps:
        self.mark("changing over", 1)
        while seconds > 0.0:
            seconds -= yield from self.go_on(seconds, "shift")
        self.mark("changing over", -1)

    def work(self, seconds: float) -> Steps:
        self.mark("working", 1)
        left = seconds
        while left > 0.0:
            due = min(self.lives, key=lambda life: life.left, default=None)
            step = due.left if due and due.left < left else left
            gone = yield from self.go_on(step, "shift", "failure")
            left -= gone
            for life in self.lives:
                life.left -= gone
            if due and due.left <= 0.0 and left > 0.0:
                yield from self.repair(due)
        self.mark("working", -1)
        for number, plan in enumerate(self.station.maintenance):
            self.used[number] += 1.0 if plan.items is not None else seconds

    def repair(self, life: Life) -> Steps:
        yield from self.be_down(self.luck.time(life.mode.mend, life.stream, 2 * life.failures + 1))
        life.failures += 1
        life.left = self.luck.time(life.mode.life, life.stream, 2 * life.failures)

    def be_down(self, seconds: float) -> Steps:
        self.mark("down", 1)
        yield self.env.timeout(seconds)
        self.mark("down", -1)

    def is_left(self) -> None:
        """Its item has left: maintenance that is due begins, and the server is ready after it."""
        self.ready = self.env.event()
        self.env.process(self.maintain())

    def maintain(self) -> Steps:
        for number, plan in enumerate(self.station.maintenance):
            if self.used[number] >= plan.due:
                stream = f"{self.name}/maintenance/{number}"
                yield from self.be_down(self.luck.time(plan.time, stream, self.maintained[number]))
                self.used[number] = 0.0
                self.maintained[number] += 1
        self.ready.succeed()


def _endless(hours: Calendar) -> Iterator[tuple[float, float]]:
    yield from hours.shifts
    week = 0
    while True:
        week += 1
        for begin, end in hours.shifts[-hours.repeats :]:
            yield begin + week * WEEK, end + week * WEEK
