"""The same lines in SimPy, written as its users would, and fed with the same random numbers.

An event-driven model with processes, resources and interrupts shares nothing with the recursion but the draws: if the
item that leaves last does so at the same time to nine digits, both understand the line in the same way.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
import simpy

from nameplate.line import Line, Station, simulate
from nameplate.line.plan import stream
from nameplate.rng import uniform

SEED = 11
Steps = Generator[Any, Any, None]


class Server:
    """A server that fails; with the calendar clock a process of its own breaks it down and mends it."""

    def __init__(self, env: simpy.Environment, station: Station, number: int, future: int) -> None:
        self.env, self.station, self.number, self.future = env, station, number, future
        self.failures, self.left = 0, float("inf")
        self.worker: simpy.Process | None = None
        self.mended: simpy.Event | None = None
        if station.repair is not None and station.clock == "working":
            self.left = self.draw("fails_after")
        elif station.repair is not None:
            env.process(self.break_down())

    def draw(self, use: str) -> float:
        key = stream(self.station.name, use, self.number)
        return self.station.times[use].table.at(uniform(SEED, self.future, key, self.failures))

    def break_down(self) -> Steps:
        while True:
            life, repair = self.draw("fails_after"), self.draw("repair")
            yield self.env.timeout(life)
            self.mended = self.env.event()
            if self.worker is not None:
                self.worker.interrupt()
            yield self.env.timeout(repair)
            self.mended.succeed()
            self.mended = None
            self.failures += 1

    def work(self, process: float) -> Steps:
        if self.station.clock == "working" or self.station.repair is None:
            while process > self.left:
                yield self.env.timeout(self.left + self.draw("repair"))
                process -= self.left
                self.failures += 1
                self.left = self.draw("fails_after")
            self.left -= process
            yield self.env.timeout(process)
            return
        self.worker = self.env.active_process
        while process > 0:
            begun = self.env.now
            try:
                if self.mended is not None:
                    waited = self.mended
                    self.worker = None
                    yield waited
                    self.worker = self.env.active_process
                begun = self.env.now
                yield self.env.timeout(process)
                process = 0
            except simpy.Interrupt:
                process -= self.env.now - begun
        self.worker = None


class Model:
    """A line: each station takes items from a queue, and room downstream is a resource."""

    def __init__(self, line: Line, items: int, future: int) -> None:
        self.env = simpy.Environment()
        self.line, self.future = line, future
        self.single = all(station.servers == 1 for station in line.stations)
        self.left: list[float] = []
        self.flow = 0.0
        self.scrapped = 0
        self.items = items
        self.done = self.env.event()
        stations = line.stations
        self.queues = [simpy.Store(self.env) for _ in stations]
        self.rooms = [
            simpy.Resource(self.env, places + station.servers)
            for places, station in zip((10**9, *line.gaps), stations, strict=True)
        ]
        behind = 0
        for number, station in enumerate(stations):
            self.env.process(self.run_station(number, behind))
            behind += station.servers - 1
        self.env.run(until=self.done)

    def run_station(self, number: int, behind: int) -> Steps:
        station = self.line.stations[number]
        free = simpy.Store(self.env)
        for server in range(station.servers):
            free.put(Server(self.env, station, server, self.future))
        place = behind
        while True:
            server = yield free.get()
            if number == 0:
                item, room = (self.env.now, place), None
            else:
                item, room = yield self.queues[number].get()
            # With single servers an item keeps its number; with parallel ones the order of starts counts.
            counter = item[1] if self.single else place
            self.env.process(self.serve(number, free, server, item, room, counter))
            place += 1

    def serve(self, number: int, free: Any, server: Any, item: tuple[float, int], room: Any, counter: int) -> Steps:
        station = self.line.stations[number]

        def draw(use: str) -> float:
            return uniform(SEED, self.future, stream(station.name, use), counter)

        yield from server.work(station.times["process"].table.at(draw("process")))
        good = station.quality == 1.0 or draw("quality") < station.quality
        if good and number + 1 < len(self.queues):
            place = self.rooms[number + 1].request()
            yield place
            self.queues[number + 1].put((item, place))
        if room is not None:
            self.rooms[number].release(room)
        free.put(server)
        if self.single and item[1] >= self.items:
            return  # an item that is scrapped early may overtake those that are counted
        if not good:
            self.scrapped += 1
        elif number + 1 == len(self.queues):
            self.left.append(self.env.now)
            self.flow += self.env.now - item[0]
        if len(self.left) + self.scrapped == self.items and not self.done.triggered:
            self.done.succeed()


E = "exponential(mean 1 s)"
WORKING: dict[str, Any] = {"fails_after": "exponential(mean 9 s)", "repair": "erlang(k 2, mean 4 s)"}
CALENDAR: dict[str, Any] = {
    "fails_after": "exponential(mean 12 s)",
    "repair": "gamma(mean 3 s, sd 2 s)",
    "clock": "calendar",
}
LINES = {
    "plain": Line([Station(n, process=E) for n in "abcd"], [0, 3, 1]),
    "working time": Line([Station(n, process="gamma(mean 1 s, sd 0.5 s)", **WORKING) for n in "abc"], [0, 2]),
    "calendar time": Line([Station(n, process=E, **CALENDAR) for n in "abc"], [1, 0]),
    "both clocks": Line(
        [Station("a", process=E, **CALENDAR), Station("b", process="weibull(shape 2, scale 1 s)", **WORKING)], [2]
    ),
    "scrap": Line([Station(n, process=E, quality=0.8) for n in "abc"], [1, 1]),
    "scrap and failures": Line(
        [Station("a", process=E, quality=0.7, **CALENDAR), Station("b", process=E, quality=0.9, **WORKING)], [0]
    ),
    "parallel servers": Line(
        [Station("a", process=E), Station("b", process=E, servers=3), Station("c", process=E, servers=2)], [0, 2]
    ),
    "parallel servers that fail": Line(
        [
            Station("a", process=E, servers=2, **WORKING),
            Station("b", process=E, servers=3, **CALENDAR),
            Station("c", process=E, servers=1),
        ],
        [1, 0],
    ),
}


@pytest.mark.parametrize("items", [1_500, pytest.param(40_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", LINES)
def test_item_by_item_the_same(name: str, items: int) -> None:
    for future in range(3):
        model = Model(LINES[name], items, future)
        result = simulate(LINES[name], items=items, warmup=0, futures=1, first=future, seed=SEED)
        assert result.items.tolist() == [len(model.left)]
        assert result.scrapped.tolist() == [model.scrapped]
        assert float(result.outcome.ended[0]) == pytest.approx(model.left[-1], rel=1e-9)
        assert float(result.outcome.flow[0, 0]) == pytest.approx(model.flow, rel=1e-9)
