"""A line as arrays: what every kernel reads, and the state that it leaves behind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.line.spec import Line, Station
from nameplate.line.table import Table
from nameplate.rng import stream_key

CLOCKS = {"never": 0, "working": 1, "calendar": 2}
WORKING, STARVED, BLOCKED, DOWN = range(4)
STATES = ("working", "starved", "blocked", "down")
# fields of Plan.layout
SERVERS, FIRST_SERVER, ROOMS, FIRST_ROOM, CLOCK, PROCESS, FAILS_AFTER, REPAIR = range(8)
# fields of Plan.share
QUALITY, CONSTANT = range(2)
# fields of Plan.key and of Plan.failure_key
PROCESS_KEY, QUALITY_KEY = range(2)
FAILS_KEY, REPAIR_KEY = range(2)
# fields of State.server
LEFT, FINISH, LIMIT, UNTIL, ENTERED = range(5)
# fields of State.hand
FAILURES, HOLDS = range(2)
EMPTY, GOOD, SCRAP = range(3)
# fields of State.mark
FREE, ROOM_IN, ROOM_OUT, SCRAPPED = range(4)
# fields of State.flow
LAST, TOTAL, LEAST, GREATEST = range(4)
# fields of State.output
MADE, WATCHED = range(2)


class Plan(NamedTuple):
    """The line, without names and words.

    Few arrays with many columns: compiled code counts references to each array that it is handed.

    layout : int, (stations, 8)
        Servers and the first of them in a list of all; rows of `State.room` (as many as places before the station
        and its servers) and the first of them; the clock; the numbers of its three tables.
    share : float, (stations, 2)
        Share of good items; the process time where it is constant, else NaN.
    tables : float, (tables, cells, 2)
    key : uint, (stations, 2)
        Streams of process times and qualities.
    failure_key : uint, (servers, 2)
        Streams of times to failure and repairs.
    """

    layout: NDArray[np.int64]
    share: NDArray[np.float64]
    tables: NDArray[np.float64]
    key: NDArray[np.uint64]
    failure_key: NDArray[np.uint64]


class State(NamedTuple):
    """All that a line remembers; the last axis of each array is the lane, one for each future.

    server : float, (servers, 5)
        Time at which the last item left; at which the last work was finished; working time left, or the
        calendar time of the next failure; calendar time of its repair's end; when its item entered the line.
    hand : int, (servers, 2)
        Number of the failure that is to come; what the server holds.
    tally : float, (stations, 4)
        Server-seconds by state.
    mark : int, (stations, 4)
        The free server; rows of `room` for the next arrival and the next departure; items scrapped.
    room : float, (rows,)
        Times of the last departures.
    flow : float, (4,)
        When the last good item left the line; sum, least and greatest of the flow times watched.
    output : int, (2,)
        Good items that left; those of them that are watched.
    """

    server: NDArray[np.float64]
    hand: NDArray[np.int64]
    tally: NDArray[np.float64]
    mark: NDArray[np.int64]
    room: NDArray[np.float64]
    flow: NDArray[np.float64]
    output: NDArray[np.int64]

    def copy(self) -> State:
        """Copy every array."""
        return State._make(array.copy() for array in self)


def lag(line: Line) -> int:
    """Places by which the last station runs behind: items that stay on servers when as many leave as entered."""
    return sum(station.servers - 1 for station in line.stations)


def make_plan(line: Line) -> Plan:
    """Turn a line into arrays."""
    stations = line.stations
    servers = np.array([station.servers for station in stations], np.int64)
    rooms = np.array([0, *line.gaps], np.int64) + servers
    clocks = [CLOCKS[clock_of(station)] for station in stations]
    pool = _Pool()
    # A station that never fails points at its process table; nothing reads it.
    numbers = [
        [pool.number(station.times.get(key, station.times["process"]).table) for station in stations]
        for key in ("process", "fails_after", "repair")
    ]
    columns = [servers, _offsets(servers), rooms, _offsets(rooms), clocks, *numbers]
    return Plan(
        np.stack([np.array(column, np.int64) for column in columns], axis=1),
        np.array([[station.quality, _constant(station.times["process"].table)] for station in stations]),
        np.stack([table.cells for table in pool.tables]),
        np.array([[stream(station.name, use) for use in ("process", "quality")] for station in stations], np.uint64),
        np.array(
            [
                [stream(station.name, use, server) for use in ("fails_after", "repair")]
                for station in stations
                for server in range(station.servers)
            ],
            np.uint64,
        ),
    )


def clock_of(station: Station) -> str:
    """Name the clock that a station's failures run on: never, working or calendar."""
    return station.clock if "repair" in station.times else "never"


def stream(station: str, use: str, server: int | None = None) -> int:
    """Key of one of a station's streams."""
    return stream_key(f"line/{station}/{use}" if server is None else f"line/{station}/{server}/{use}")


def _constant(table: Table) -> float:
    return float(table.cells[0, 0]) if table.constant else np.nan


def _offsets(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)[:-1]])


class _Pool:
    """Tables without repetition, so that equal stations share the processor's cache."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._numbers: dict[bytes, int] = {}

    def number(self, table: Table) -> int:
        key = table.cells.tobytes()
        if key not in self._numbers:
            self._numbers[key] = len(self.tables)
            self.tables.append(table)
        return self._numbers[key]


def empty_state(plan: Plan, lanes: int) -> State:
    """Make the state of an empty line at time 0, before the first failure times are drawn."""
    stations, servers, rows = len(plan.layout), len(plan.failure_key), int(plan.layout[:, ROOMS].sum()) + 1
    flow = np.zeros((4, lanes))
    flow[LEAST] = np.inf
    return State(
        np.zeros((servers, 5, lanes)),
        np.zeros((servers, 2, lanes), np.int64),
        np.zeros((stations, 4, lanes)),
        np.zeros((stations, 4, lanes), np.int64),
        np.zeros((rows, lanes)),
        flow,
        np.zeros((2, lanes), np.int64),
    )


def forget(state: State) -> None:
    """End the warm-up: what was tallied so far is not watched."""
    state.tally[:] = 0.0
    state.flow[TOTAL:] = 0.0
    state.flow[LEAST] = np.inf
    state.output[WATCHED] = 0
