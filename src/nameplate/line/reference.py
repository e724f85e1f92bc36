"""The meaning of a line: plain Python, one future after the other, slow and short.

The kernels do the same additions, multiplications and comparisons in the same order, so they give the same bits.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import BLOCKED, DOWN, STARVED, WORKING, clock_of, stream
from nameplate.line.server import Item, Server
from nameplate.line.spec import Line, Station
from nameplate.rng import uniform


class Post:
    """A station at work in one future: it takes an item, and gives one."""

    def __init__(self, station: Station, seed: int, future: int, stop: float) -> None:
        self.station, self.seed, self.future, self.stop = station, seed, future, stop
        self.servers = [Server(station, number, seed, future) for number in range(station.servers)]
        self.unused = list(range(1, station.servers))
        self.free = self.servers[0]
        self.tally = [0.0, 0.0, 0.0, 0.0]
        self.gone = 0.0
        self.scrapped = 0

    def take(self, item: Item, place: int) -> None:
        """Put an item on the free server and work on it."""
        server, stop = self.free, self.stop
        start = max(item.time, server.left)
        self._wait(STARVED, server, server.left, start)
        process = self.station.times["process"].table.at(self._draw("process", place))
        server.finish, down, shown = server.work(start, process, stop)
        if server.finish <= stop:
            self.tally[WORKING] += process
            self.tally[DOWN] += down
        else:
            self.tally[WORKING] += max(0.0, stop - start) - shown
            self.tally[DOWN] += shown
        good = self.station.quality == 1.0 or self._draw("quality", place) < self.station.quality
        server.item = Item(server.finish, start if item.entered is None else item.entered, good)

    def give(self, room: float) -> Item | None:
        """Let the item go that can leave first; None while a server has had no item yet."""
        if self.unused:
            self.free = self.servers[self.unused.pop(0)]
            return None
        self.free = server = min(self.servers, key=lambda server: (server.leaves(room), server.finish))
        server.left = self.gone = server.leaves(room)
        self._wait(BLOCKED, server, server.finish, server.left)
        item, server.item = server.item, None
        return replace(item, time=server.left) if item else None

    @property
    def held(self) -> int:
        """Items on servers."""
        return sum(server.item is not None for server in self.servers)

    def close(self) -> None:
        """At the end of a run in seconds: who still holds an item is blocked from its finish on."""
        for server in self.servers:
            if server.item is not None:
                self._wait(BLOCKED, server, server.finish, self.stop)

    def _draw(self, use: str, place: int) -> float:
        return uniform(self.seed, self.future, stream(self.station.name, use), place)

    def _wait(self, state: int, server: Server, start: float, end: float) -> None:
        self.tally[state] += min(end, self.stop) - min(start, self.stop)
        if clock_of(self.station) == "calendar" and server.limit < end:
            down = server.down_while_idle(start, end, self.stop)
            self.tally[state] -= down
            self.tally[DOWN] += down


class Run:
    """A line in one future."""

    def __init__(self, line: Line, seed: int, future: int, goal: Goal) -> None:
        self.goal = goal
        self.posts = [Post(station, seed, future, goal.stop) for station in line.stations]
        rooms = [places + station.servers for places, station in zip((0, *line.gaps), line.stations, strict=True)]
        self.departed = [deque([0.0] * number, maxlen=number) for number in rooms]
        self.made = self.watched = 0
        self.began = self.ended = 0.0
        self.flow = [0.0, math.inf, 0.0]

    def go(self) -> Run:
        """Let places through until the goal is reached."""
        place = 0
        while place < self.goal.places if self.goal.stop == math.inf else not self._over():
            self._pass(place)
            place += 1
            if place == self.goal.warmup:
                self._forget()
        if self.goal.stop < math.inf:
            for post in self.posts:
                post.close()
        return self

    def _over(self) -> bool:
        return all(post.gone > self.goal.stop for post in self.posts)

    def _pass(self, place: int) -> None:
        item = Item()
        for number, post in enumerate(self.posts):
            post.take(item, place)
            given = post.give(self._room(number + 1))
            if given is None:
                return
            item = given
            self.departed[number].append(item.time)
            if not item.good:
                post.scrapped += item.time <= self.goal.stop
                return
        self._leave(item)

    def _room(self, number: int) -> float:
        """When the next arrival finds room at a station; there always is behind the last."""
        return self.departed[number][self.posts[number].held] if number < len(self.posts) else 0.0

    def _leave(self, item: Item) -> None:
        if item.time <= self.goal.stop:
            self.made += 1
            self.watched += 1
            self.ended = item.time
            flow = item.time - (item.entered or 0.0)
            self.flow = [self.flow[0] + flow, min(self.flow[1], flow), max(self.flow[2], flow)]

    def _forget(self) -> None:
        self.watched, self.began, self.flow = 0, self.ended, [0.0, math.inf, 0.0]
        for post in self.posts:
            post.tally = [0.0] * 4


def simulate(line: Line, futures: Sequence[int], seed: int, goal: Goal) -> Outcome:
    """Run every future of a line."""
    runs = [Run(line, seed, future, goal).go() for future in futures]
    return Outcome(
        np.array([run.made for run in runs]),
        np.array([run.watched for run in runs]),
        np.array([[post.scrapped for post in run.posts] for run in runs]),
        np.array([run.began for run in runs]),
        np.array([run.ended for run in runs]),
        np.array([run.flow for run in runs]),
        np.array([[post.tally for post in run.posts] for run in runs]),
    )
