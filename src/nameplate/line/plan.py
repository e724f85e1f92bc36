"""A line as arrays: what every kernel reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.line.calendar import Calendar
from nameplate.line.duration import Duration
from nameplate.line.memory import aligned
from nameplate.line.spec import Line
from nameplate.line.station import Station
from nameplate.line.table import Table
from nameplate.rng import stream_key

WORKING, STARVED, BLOCKED, DOWN, OFF, CHANGING = range(6)
STATES = ("working", "starved", "blocked", "down", "off shift", "changing over")
NEVER, WORKING_TIME, CALENDAR_TIME, MANY = range(4)
# fields of Plan.layout
(SERVERS, FIRST_SERVER, ROOMS, FIRST_ROOM, ROWS, CLOCK, MODES, FIRST_MODE, PLANS, FIRST_PLAN, FIRST_CARE, BEFORE,
 SPEEDS, FIRST_SPEED, YIELDS, FIRST_YIELD, BY_ITEMS, SHIFTS, FIRST_SHIFT, REPEATS, CHANGES,
 SPECIAL) = range(22)  # fmt: skip
# fields of Plan.share
QUALITY, CONSTANT, GAP = range(3)
# fields of Plan.key
PROCESS_KEY, QUALITY_KEY, CHANGE_KEY = range(3)
# fields of Plan.mode
MODE_CLOCK, LIFE, MEND = range(3)
# fields of Plan.care
CARE_ITEMS, CARE_TABLE = range(2)
# fields of Plan.gate
(PRODUCTS, MIXED, TURNS, SUPPLIED, ARRIVING, LOT, STOCK, SUPPLY_TABLE, DRAINED, DRAIN_TABLE, CARDS, BINS,
 LOWEST) = range(13)  # fmt: skip
# fields of Plan.gate_key
SUPPLY_KEY, DRAIN_KEY, PRODUCT_KEY = range(3)


class Plan(NamedTuple):
    """The line, without names and words.

    layout : int, (stations, 22)
        Servers and the first of them in a list of all; places before the station and on its servers; rows of
        `State.room`, a power of two, and the first of them; the clock of its failures; failure modes a server and the
        first row of `mode`; plans of maintenance, the first row of `State.used`, and of `care`; whether it blocks
        before service; points of its ramps and where they begin; what they go by; shifts; whether products change it
        over; and whether anything but work, working-time failures, scrap and parallel servers concerns it.
    share : float, (stations, 3)
        Share of good items; the process time where it is constant, else NaN; least time between two items.
    work : int, (stations, products)
        Tables of process times.
    change : int, (stations, products, products)
        Tables of changeovers, from and to; -1 for none.
    tables : float, (tables, 2 * CELLS, 4)
    pieces : float, (pieces, 5)
    cut : int, (tables,)
        Whether a table has cells that are cut into pieces.
    key : uint, (stations, 3)
        Streams of process times, qualities and changeovers.
    mode : int, (modes, 3)
        For each server and failure mode its clock and the tables of life and repair.
    mode_key : uint, (modes,)
    care : int, (plans, 2)
        For each plan of maintenance whether items are counted, and the table of how long it takes.
    due : float, (plans,)
    care_key : uint, (plans of all servers,)
    knots : float, (points, 3)
        Points of ramps: where, share, slope.
    shift : float, (shifts, 2)
    gate : int, (13,)
        What comes in, in which order, who takes it away; size of the series and place of the sketch.
    gate_key : uint, (3,)
    turn : float, (turns, 2)
        Ends of the products' turns and their numbers.
    """

    layout: NDArray[np.int64]
    share: NDArray[np.float64]
    work: NDArray[np.int64]
    change: NDArray[np.int64]
    tables: NDArray[np.float64]
    pieces: NDArray[np.float64]
    cut: NDArray[np.int64]
    key: NDArray[np.uint64]
    mode: NDArray[np.int64]
    mode_key: NDArray[np.uint64]
    care: NDArray[np.int64]
    due: NDArray[np.float64]
    care_key: NDArray[np.uint64]
    knots: NDArray[np.float64]
    shift: NDArray[np.float64]
    gate: NDArray[np.int64]
    gate_key: NDArray[np.uint64]
    turn: NDArray[np.float64]


def lag(line: Line) -> int:
    """Places by which the last station runs behind: items that stay on servers when as many leave as entered."""
    return sum(station.servers - 1 for station in line.stations)


def why_apart(line: Line) -> str:
    """Say why a line's futures do not stay in step, or have more to do than vectors can; empty if they do."""
    ends = {
        "what comes in": line.supply,
        "what takes items away": line.outflow,
        "several products": line.kinds,
        "a limit of work in process": line.conwip,
    }
    for what, part in ends.items():
        if part is not None:
            return f"the line has {what}"
    for station in line.stations:
        if station.servers > 1:
            return f"{station.name} has parallel servers, where items overtake each other"
        if station.quality < 1.0:
            return f"{station.name} scraps items, which puts the futures out of step"
        if len(station.modes) > 1:
            return f"{station.name} fails in more than one way"
        if _is_special(line, station):
            return f"{station.name} does more than work and fail"
    return ""


def _is_special(line: Line, station: Station) -> bool:
    return bool(
        station.maintenance
        or station.blocking == "before"
        or station.gap > 0.0
        or station.changes
        or station.ramp
        or line.calendar_of(station)
    )


def stream(station: str, use: str, server: int | None = None) -> int:
    """Key of one of a station's streams."""
    return stream_key(f"line/{station}/{use}" if server is None else f"line/{station}/{server}/{use}")


def make_plan(line: Line, bins: int, lowest: int) -> Plan:
    """Turn a line into arrays."""
    return _Maker(line).plan(bins, lowest)


class _Maker:
    """Collects the rows of all arrays, station by station."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tables, self.pieces = _Pool(), [np.empty((0, 5))]
        self.layout: list[list[int]] = []
        self.mode: list[list[int]] = []
        self.mode_key: list[int] = []
        self.care: list[list[int]] = []
        self.due: list[float] = []
        self.care_key: list[int] = []
        self.knots: list[tuple[float, float, float]] = []
        self.shift: list[tuple[float, float]] = []
        self.weeks: dict[int, int] = {}
        self.names = list(line.kinds.names) if line.kinds else [""]

    def plan(self, bins: int, lowest: int) -> Plan:
        stations = self.line.stations
        server = room = used = 0
        for station, places in zip(stations, (0, *self.line.gaps), strict=True):
            rooms = places + station.servers
            rows = 1 << (max(rooms, KEPT + (server == 0)) - 1).bit_length()
            self.layout.append([station.servers, server, rooms, room, rows, *self._station(station, used)])
            server, room = server + station.servers, room + rows
            used += station.servers * len(station.maintenance)
        work = [[self.tables.number(station.process_of(name)) for name in self.names] for station in stations]
        change = np.array([self._changes(station) for station in stations], np.int64)
        share = [[station.quality, self._constant(station), station.gap] for station in stations]
        keys = [[stream(station.name, use) for use in ("process", "quality", "changeover")] for station in stations]
        gate = self._gate(bins, lowest)
        kinds = self.line.kinds
        turn = list(zip(kinds.ends, kinds.numbers, strict=True)) if kinds else [(1.0, 0)]
        tables, pieces = self.tables.arrays()
        cut = np.array([np.isnan(table[:, 0]).any() for table in tables], np.int64)
        return Plan(
            np.array(self.layout, np.int64), np.array(share), np.array(work, np.int64), change, tables, pieces,
            cut, np.array(keys, np.uint64), _table(self.mode, 3, np.int64), np.array(self.mode_key, np.uint64),
            _table(self.care, 2, np.int64), np.array(self.due, np.float64), np.array(self.care_key, np.uint64),
            _table(self.knots, 3, np.float64), _table(self.shift, 2, np.float64), np.array(gate, np.int64),
            np.array([stream_key(f"line//{use}") for use in ("supply", "drain", "product")], np.uint64),
            np.array(turn, np.float64),
        )  # fmt: skip

    def _station(self, station: Station, used: int) -> list[int]:
        first_mode, first_care = len(self.mode), len(self.care)
        for server in range(station.servers):
            for number, mode in enumerate(station.modes):
                clock = CALENDAR_TIME if mode.clock == "calendar" else WORKING_TIME
                self.mode.append([clock, self.tables.number(mode.life), self.tables.number(mode.mend)])
                self.mode_key.append(stream(station.name, f"failure/{number}", server))
            self.care_key += [stream(station.name, f"maintenance/{n}", server) for n in range(len(station.maintenance))]
        for plan in station.maintenance:
            self.care.append([plan.by_items, self.tables.number(plan.time)])
            self.due.append(plan.due)
        ramps = [entry for what in ("speed", "quality") for entry in self._ramp(station, what)]
        calendar = self.line.calendar_of(station)
        shifts = self._shifts(calendar) if calendar else [0, 0, 0]
        by_items = station.ramp is not None and station.ramp.by == "items"
        return [
            self._clock(station), len(station.modes), first_mode, len(station.maintenance), used, first_care,
            station.blocking == "before", *ramps, by_items, *shifts, bool(station.changes),
            _is_special(self.line, station),
        ]  # fmt: skip

    def _shifts(self, calendar: Calendar) -> list[int]:
        if id(calendar) not in self.weeks:
            self.weeks[id(calendar)] = len(self.shift)
            self.shift += calendar.shifts
        return [len(calendar.shifts), self.weeks[id(calendar)], calendar.repeats]

    def _ramp(self, station: Station, what: str) -> tuple[int, int]:
        knots = station.ramp.knots[what] if station.ramp else []
        self.knots += knots
        return len(knots), len(self.knots) - len(knots)

    def _clock(self, station: Station) -> int:
        clocks = {mode.clock for mode in station.modes}
        if not clocks:
            return NEVER
        if len(station.modes) > 1:
            return MANY
        return CALENDAR_TIME if "calendar" in clocks else WORKING_TIME

    def _constant(self, station: Station) -> float:
        tables = [station.process_of(name).table for name in self.names]
        return float(tables[0].cells[0, 0]) if len(tables) == 1 and tables[0].constant else np.nan

    def _changes(self, station: Station) -> list[list[int]]:
        every = station.changes.get(("", ""))
        rows = []
        for before in self.names:
            times = [station.changes.get((before, after), every) for after in self.names]
            rows.append([-1 if time is None else self.tables.number(time) for time in times])
        return rows

    def _gate(self, bins: int, lowest: int) -> list[int]:
        line, supply = self.line, self.line.supply
        return [
            len(self.names), line.kinds is not None and line.kinds.mixed, len(line.kinds.ends) if line.kinds else 0,
            supply is not None, line.arrivals is not None, supply.lot if supply else 1, supply.stock if supply else 0,
            self.tables.number(supply.time) if supply else 0, line.outflow is not None,
            self.tables.number(line.outflow) if line.outflow else 0, line.conwip or 0, bins, lowest,
        ]  # fmt: skip


KEPT = 16
"""Departures that are kept at least: a kernel may move sixteen places through a station before it turns to the next."""


def _table(rows: Sequence[Sequence[float]], columns: int, kind: type) -> NDArray[Any]:
    return np.array(rows, kind).reshape(len(rows), columns)


class _Pool:
    """Tables without repetition, so that equal stations share the processor's cache."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._numbers: dict[int | bytes, int] = {}

    def number(self, duration: Duration) -> int:
        table = duration.table
        if id(table) not in self._numbers:
            key = table.cells.tobytes() + table.pieces.tobytes()
            self._numbers[id(table)] = self._numbers.setdefault(key, len(self.tables))
            if self._numbers[key] == len(self.tables):
                self.tables.append(table)
        return self._numbers[id(table)]

    def arrays(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Stack all tables and their pieces, which then begin behind those of the tables before."""
        cells, pieces = [], [np.empty((0, 5))]
        for table in self.tables:
            own = table.cells.copy()
            own[np.isnan(own[:, 0]), 1] += sum(map(len, pieces))
            cells.append(own)
            pieces.append(table.pieces)
        stacked = aligned((len(cells), *cells[0].shape))
        np.stack(cells, out=stacked)
        return stacked, np.concatenate(pieces)
