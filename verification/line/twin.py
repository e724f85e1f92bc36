"""A second simulator of lines, event by event, in SimPy: processes, stores and resources, written from docs/line.md.

It shares nothing with the recursion but the random draws and what a line is made of. Where items are scrapped before
a station with parallel servers, the number of a draw hangs on what is still to come; such lines it refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, cycle
from typing import Any, NamedTuple

import simpy
from line.twin_server import Luck, Server, Steps

from nameplate.line import Line, Station


@dataclass
class Item:
    """An item: its number and product, when it entered, the place that decides its draws, the room that it takes up."""

    number: int
    product: int
    entered: float
    place: int
    came: float = 0.0
    room: Any = None
    card: Any = None


class Visit(NamedTuple):
    """When an item was where; as `nameplate.line.trace.Visit`."""

    server: int
    arrived: float
    taken: float
    began: float
    finished: float
    left: float


@dataclass
class Count:
    """What happened."""

    entered: int = 0
    made: list[int] = field(default_factory=list)
    discarded: list[int] = field(default_factory=list)
    scrapped: list[int] = field(default_factory=list)
    flow: float = 0.0
    squares: float = 0.0
    left: list[float] = field(default_factory=list)
    visits: dict[tuple[int, str], Visit] = field(default_factory=dict)


class Desk:
    """A station: the items that have come to it, its servers, and the room before and on them."""

    def __init__(self, twin: Twin, number: int, station: Station, places: int, behind: int) -> None:
        self.twin, self.env, self.number, self.station, self.behind = twin, twin.env, number, station, behind
        self.room = simpy.Resource(self.env, places + station.servers)
        self.queue, self.free = simpy.Store(self.env), simpy.Store(self.env)
        hours = twin.line.calendar_of(station)
        self.servers = [Server(self.env, station, n, hours, twin.luck) for n in range(station.servers)]
        for server in self.servers:
            self.free.put(server)
        self.left = 0

    def run(self) -> Steps:
        """Give one item after the other to the server that has been left longest ago."""
        taken, last = 0, -self.station.gap
        while True:
            server = yield self.free.get()
            yield server.ready
            item = (yield self.queue.get()) if self.number else (yield from self.twin.next_item(taken))
            if last + self.station.gap > self.env.now:
                yield self.env.timeout(last + self.station.gap - self.env.now)
            last = self.env.now
            if self.number == 0:
                self.twin.enter(item)
            self.env.process(self.serve(server, item, taken))
            taken += 1

    def serve(self, server: Server, item: Item, nth: int) -> Steps:
        """Do all that happens to an item on a server."""
        taken, room = self.env.now, None
        if self.station.blocking == "before":
            room = yield from self._wait_for_room(server)
        yield from self._change_over(server, item)
        began = self.env.now
        progress = nth if self.station.ramp and self.station.ramp.by == "items" else began
        good = self._is_good(item, progress)
        yield from server.work(self._process(item, progress))
        finished = self.env.now
        if good and room is None:
            room = yield from self._wait_for_room(server)
        elif not good and room is not None:
            self.twin.exit_of(self).release(room)
        self._let_go(server, item, good, room)
        visit = Visit(server.number, item.came, taken, began, finished, self.env.now)
        self.twin.count.visits[item.number, self.station.name] = visit
        self.twin.move(self, item, good)

    def _wait_for_room(self, server: Server) -> Steps:
        server.mark("blocked", 1)
        room = self.twin.exit_of(self).request()
        yield room
        server.mark("blocked", -1)
        return room

    def _change_over(self, server: Server, item: Item) -> Steps:
        before, server.product = server.product, item.product
        if before in (None, item.product) or not self.station.changes:
            return
        names = self.twin.names
        every = self.station.changes.get(("", ""))
        takes = self.station.changes.get((names[before], names[item.product]), every)  # type: ignore[index]
        if takes:
            yield from server.change_over(self._time(takes, "changeover", item))

    def _process(self, item: Item, progress: float) -> float:
        time = self._time(self.station.process_of(self.twin.names[item.product]), "process", item)
        return time / self.station.ramp.at("speed", progress) if self.station.ramp else time

    def _is_good(self, item: Item, progress: float) -> bool:
        ramp = self.station.ramp
        quality = self.station.quality * (ramp.at("quality", progress) if ramp else 1.0)
        return self.twin.luck.chance(f"line/{self.station.name}/quality", item.place) < quality

    def _time(self, duration: Any, use: str, item: Item) -> float:
        return self.twin.luck.time(duration, f"line/{self.station.name}/{use}", item.place)

    def _let_go(self, server: Server, item: Item, good: bool, room: Any) -> None:
        """Free the server and the room here; the item takes the place of those that leave in this order."""
        if item.room is not None:
            self.room.release(item.room)
        item.room = room if good else None
        server.is_left()
        self.free.put(server)
        if self.station.servers > 1:
            item.place = self.behind + self.left + self.station.servers - 1
        self.left += 1


class Twin:
    """A line in one future, up to a time."""

    def __init__(self, line: Line, seed: int, future: int, until: float) -> None:
        self.env, self.line, self.luck = simpy.Environment(), line, Luck(seed, future)
        self.names = line.kinds.names if line.kinds else ("",)
        products, stations = len(self.names), len(line.stations)
        self.count = Count(0, [0] * products, [0] * products, [0] * stations)
        behind = [0, *accumulate(station.servers - 1 for station in line.stations)]
        gaps = (0, *line.gaps)
        self.desks = [Desk(self, n, station, gaps[n], behind[n]) for n, station in enumerate(line.stations)]
        self._refuse()
        self.yard = simpy.Store(self.env)
        self.cards = simpy.Resource(self.env, line.conwip) if line.conwip else None
        self.taker = simpy.Resource(self.env, 1) if line.outflow else simpy.Resource(self.env, 10**9)
        self.drawn = 0
        self.turns = cycle(getattr(line.kinds, "turns", [("", 1)]))
        self.turn: list[str] = []
        self._begin()
        self.env.run(until=until)
        for desk in self.desks:
            for server in desk.servers:
                server.settle()

    def _refuse(self) -> None:
        scrapping = [desk.station.quality < 1.0 or desk.station.ramp is not None for desk in self.desks]
        for n, desk in enumerate(self.desks):
            if desk.station.servers > 1 and any(scrapping[:n]):
                raise ValueError(f"{desk.station.name} has parallel servers after a station that may scrap items")

    def _begin(self) -> None:
        if self.line.supply:
            for _ in range(self.line.supply.stock):
                self.yard.put(0.0)
            self.env.process(self._deliver())
        for desk in self.desks:
            self.env.process(desk.run())

    def _deliver(self) -> Steps:
        supply, deliveries = self.line.supply, 0
        assert supply is not None
        while True:
            yield self.env.timeout(self.luck.time(supply.time, "line//supply", deliveries))
            deliveries += 1
            for _ in range(supply.lot):
                self.yard.put(self.env.now)
            if self.line.arrivals is not None:
                self.count.entered += 1

    def next_item(self, number: int) -> Steps:
        """Wait for the next item, and for leave to take it."""
        came = (yield self.yard.get()) if self.line.supply else self.env.now
        card = None
        if self.cards:
            card = self.cards.request()
            yield card
        return Item(number, self._product(number), came, number, came, card=card)

    def enter(self, item: Item) -> None:
        """Let an item into the line: one that arrives has been in it since."""
        if self.line.arrivals is None:
            item.entered = self.env.now
            self.count.entered += 1

    def _product(self, number: int) -> int:
        shares = getattr(self.line.kinds, "shares", None)
        if self.line.kinds is None:
            return 0
        if shares is None:
            if not self.turn:
                name, count = next(self.turns)
                self.turn = [name] * count
            return self.names.index(self.turn.pop())
        chance = self.luck.chance("line//product", number) * sum(shares.values())
        return next(n for n, total in enumerate(accumulate(shares.values())) if chance < total)

    def exit_of(self, desk: Desk) -> simpy.Resource:
        """Room behind a station: that of the next one, or whoever takes items away."""
        return self.desks[desk.number + 1].room if desk.number + 1 < len(self.desks) else self.taker

    def move(self, desk: Desk, item: Item, good: bool) -> None:
        """Let an item that has left a station go on, or out."""
        if good and desk.number + 1 < len(self.desks):
            item.came = self.env.now
            self.desks[desk.number + 1].queue.put(item)
            return
        if self.cards:
            self.cards.release(item.card)
        if not good:
            self.count.scrapped[desk.number] += 1
            self.count.discarded[item.product] += 1
            return
        flow = self.env.now - item.entered
        self.count.made[item.product] += 1
        self.count.flow += flow
        self.count.squares += flow * flow
        self.count.left.append(self.env.now)
        self.env.process(self._take_away(item.room))

    def _take_away(self, room: Any) -> Steps:
        if self.line.outflow:
            self.drawn += 1
            yield self.env.timeout(self.luck.time(self.line.outflow, "line//drain", self.drawn - 1))
        self.taker.release(room)
