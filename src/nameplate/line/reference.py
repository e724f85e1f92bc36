"""The meaning of a line: plain Python, one future after the other, slow and short.

The kernels do the same additions, multiplications and comparisons in the same order, so they give the same bits.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from nameplate.line.count import Count
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import BLOCKED, STARVED, STATES, stream
from nameplate.line.server import Item, Server
from nameplate.line.spec import Line, Material
from nameplate.line.station import Station
from nameplate.line.trace import Visit
from nameplate.rng import stream_key, uniform


class Post:
    """A station at work in one future: it takes an item, and gives one."""

    def __init__(self, line: Line, station: Station, seed: int, future: int, stop: float) -> None:
        self.line, self.station, self.seed, self.future, self.stop = line, station, seed, future, stop
        calendar = line.calendar_of(station)
        self.tally = [0.0] * len(STATES)
        self.servers = [
            Server(station, calendar, number, seed, future, stop, self.tally) for number in range(station.servers)
        ]
        self.unused = list(range(1, station.servers))
        self.free = self.servers[0]
        self.next = self.gone = self.waits = self.slow = 0.0
        self.taken = self.given = 0

    def take(self, item: Item, place: int, room: float) -> float:
        """Put an item on the free server and work on it; returns when it was taken."""
        server = self.free
        ready = server.maintain(server.left)
        taken = max(item.time, ready, self.next)
        server.wait(STARVED, ready, taken)
        self.next = taken + self.station.gap
        begin = max(taken, room) if self.station.blocking == "before" else taken
        server.wait(BLOCKED, taken, begin)
        self.waits += 1.0 if max(begin - ready, server.held) > 0.0 else 0.0
        begin = self._change_over(server, item.product, begin, place)
        drawn, process = self._process(item.product, begin, place)
        server.finish = server.work(begin, process)
        if server.finish <= self.stop:
            self.slow += process - drawn
        server.wear(process)
        good = self._good(begin, place)
        server.item = replace(item, time=server.finish, good=good)
        self.taken += 1
        item.path.append(Visit(self.station.name, server.number, item.time, taken, begin, server.finish, math.nan))
        return taken

    def _change_over(self, server: Server, product: int, begin: float, place: int) -> float:
        before, server.product = server.product, product
        if before in (-1, product) or not self.station.changes:
            return begin
        names = self.line.kinds.names if self.line.kinds else ()
        changes = self.station.changes
        takes = changes.get((names[before], names[product]), changes.get(("", "")))
        return server.change_over(begin, takes.table.at(self._draw("changeover", place))) if takes else begin

    def _process(self, product: int, begin: float, place: int) -> tuple[float, float]:
        """Draw a process time: at full speed, and at the speed of the ramp."""
        name = self.line.kinds.names[product] if self.line.kinds else ""
        drawn = self.station.process_of(name).table.at(self._draw("process", place))
        ramp = self.station.ramp
        if ramp is None or not ramp.speed:
            return drawn, drawn
        return drawn, drawn / ramp.at("speed", self._progress(begin))

    def _good(self, begin: float, place: int) -> bool:
        quality, ramp = self.station.quality, self.station.ramp
        if ramp is not None and ramp.quality:
            quality = quality * ramp.at("quality", self._progress(begin))
        return quality == 1.0 or self._draw("quality", place) < quality

    def _progress(self, begin: float) -> float:
        return float(self.taken) if self.station.ramp and self.station.ramp.by == "items" else begin

    def give(self, room: float) -> Item | None:
        """Let the item go that can leave first; None while a server has had no item yet."""
        if self.unused:
            self.free = self.servers[self.unused.pop(0)]
            return None
        self.free = server = min(self.servers, key=lambda server: (server.leaves(room), server.finish))
        server.left = self.gone = server.leaves(room)
        server.wait(BLOCKED, server.finish, server.left)
        server.held = server.left - server.finish
        self.given += server.left <= self.stop
        item, server.item = server.item, None
        assert item is not None
        item.path[-1] = item.path[-1]._replace(left=server.left)
        return replace(item, time=server.left)

    @property
    def held(self) -> int:
        """Items on servers."""
        return sum(server.item is not None for server in self.servers)

    def close(self) -> None:
        """At the end of a run in seconds: who still holds an item is blocked from its finish on."""
        for server in self.servers:
            if server.item is not None:
                server.wait(BLOCKED, min(server.finish, self.stop), self.stop)

    def forget(self) -> None:
        """End the warm-up."""
        self.waits = self.slow = 0.0
        self.tally[:] = [0.0] * len(STATES)

    def _draw(self, use: str, place: int) -> float:
        return uniform(self.seed, self.future, stream(self.station.name, use), place)


class Entry:
    """What the first station takes from, which product comes next, and how many may be in the line."""

    def __init__(self, line: Line, seed: int, future: int) -> None:
        self.line, self.seed, self.future = line, seed, future
        self.time, self.deliveries = 0.0, 0
        self.stock = line.supply.stock if line.supply else 0
        self.cards = [0.0] * (line.conwip or 0)

    def next(self, place: int) -> Item:
        """Give the next item, with the time from which it can be taken."""
        product = self._product(place)
        if self.line.supply is None:
            return Item(self.cards[0] if self.cards else 0.0, number=place, product=product)
        self.take(self.line.supply)
        ready = max(self.time, self.cards[0] if self.cards else 0.0)
        return Item(ready, self.time, number=place, product=product)

    def take(self, supply: Material) -> float:
        """Take an arrival, or material for one item; returns from when it is there."""
        if self.stock == 0:
            self.time = self.time + supply.time.table.at(self._draw("supply", self.deliveries))
            self.deliveries += 1
            self.stock = supply.lot
        self.stock -= 1
        return self.time

    def _product(self, place: int) -> int:
        kinds = self.line.kinds
        if kinds is None:
            return 0
        at = self._draw("product", place) if kinds.mixed else math.fmod(place, kinds.ends[-1])
        return kinds.numbers[bisect_right(kinds.ends, at)]

    def give_card(self, time: float) -> None:
        """Take back the card of the item that has left."""
        if self.cards:
            heapq.heapreplace(self.cards, time)

    def _draw(self, use: str, counter: int) -> float:
        return uniform(self.seed, self.future, stream_key(f"line//{use}"), counter)


class Run:
    """A line in one future."""

    def __init__(self, line: Line, seed: int, future: int, goal: Goal, keep: int = 0) -> None:
        self.line, self.goal, self.seed, self.future = line, goal, seed, future
        self.posts = [Post(line, station, seed, future, goal.stop) for station in line.stations]
        self.entry = Entry(line, seed, future)
        rooms = [places + station.servers for places, station in zip((0, *line.gaps), line.stations, strict=True)]
        self.departed = [deque([0.0] * number, maxlen=number) for number in rooms]
        self.drained, self.drawn = 0.0, 0
        self.count = Count(goal, len(line.stations), len(line.shares) or 1)
        self.keep, self.kept = keep, list[Item]()

    def go(self) -> Run:
        """Let places through until the goal is reached."""
        place = 0
        while place < self.goal.places if self.goal.stop == math.inf else not self._over():
            self._pass(place)
            place += 1
            if place == self.goal.warmup:
                self.count.forget()
                for post in self.posts:
                    post.forget()
        if self.goal.stop < math.inf:
            for post in self.posts:
                post.close()
        self._arrive()
        return self

    def _arrive(self) -> None:
        """Count the items that have come by the end and were not taken."""
        end = self.count.ended if math.isinf(self.goal.stop) else self.goal.stop
        while self.line.arrivals is not None and self.line.supply and self.entry.take(self.line.supply) <= end:
            self.count.enter(self.entry.time)

    def follow(self, most: int) -> Run:
        """Let places through until the items that are kept have left, the stop is reached, or so many have passed."""
        place = 0
        while len(self.kept) < self.keep and place < most and not self._over():
            self._pass(place)
            place += 1
        return self

    def _over(self) -> bool:
        return all(post.gone > self.goal.stop for post in self.posts)

    def _pass(self, place: int) -> None:
        item = self.entry.next(place)
        for number, post in enumerate(self.posts):
            taken = post.take(item, place, self._room(number + 1))
            if number == 0:
                self._enter(post, taken)
            given = post.give(self._room(number + 1))
            if given is None:
                return
            item = given
            self.departed[number].append(item.time)
            if not item.good:
                self.entry.give_card(item.time)
                self.count.scrap(item.time, item.product, number)
                self._remember(item)
                return
        self._leave(item)

    def _enter(self, post: Post, taken: float) -> None:
        """Count an item from its arrival on, or from when it is taken where it is made from material."""
        item = post.free.item
        assert item is not None
        if self.line.arrivals is None:
            item.entered = taken
        self.count.enter(item.entered)

    def _room(self, number: int) -> float:
        """When the next arrival finds room at a station, or behind the last."""
        if number < len(self.posts):
            return self.departed[number][self.posts[number].held]
        return self.drained

    def _leave(self, item: Item) -> None:
        self.entry.give_card(item.time)
        if self.line.outflow is not None:
            draw = uniform(self.seed, self.future, stream_key("line//drain"), self.drawn)
            self.drained = item.time + self.line.outflow.table.at(draw)
            self.drawn += 1
        self.count.leave(item.time, item.time - item.entered, item.product)
        self._remember(item)

    def _remember(self, item: Item) -> None:
        if item.number < self.keep and item.time <= self.goal.stop:
            self.kept.append(item)


def simulate(line: Line, futures: Sequence[int], seed: int, goal: Goal) -> Outcome:
    """Run every future of a line."""
    runs = [Run(line, seed, future, goal).go() for future in futures]
    return Outcome.join([run.count.outcome(run.posts) for run in runs])
