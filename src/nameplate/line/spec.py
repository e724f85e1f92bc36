"""What a line is: stations in a row, buffers between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, get_args

from nameplate.errors import UsageError
from nameplate.line.duration import Duration, Source

Clock = Literal["working", "calendar"]

MOST_STATIONS = 1_000
MOST_SERVERS = 1_000
MOST_PLACES = 1_000_000
"""Places of a line, buffers and servers together: what a run must remember."""
LEAST_PASSING = 1e-6
"""Share of the items that pass all stations."""
MOST_FAILURES = 1_000.0
"""Failures while one item is in work, on average: more is a slip of units."""


@dataclass(frozen=True, eq=False)
class Station:
    """One station of a line.

    Parameters
    ----------
    name : str
        Unique within its line; the station's random numbers hang on it.
    process : str, number or frozen scipy.stats distribution
        Process time of one item on one server: a text such as ``"erlang(k 2, mean 1.5 s)"``, or seconds.
    servers : int
        Parallel servers.
    fails_after, repair : as `process`, or None
        Time to failure and time to repair of each server; both or neither.
    clock : {"working", "calendar"}
        Whether `fails_after` counts working time or time on the wall.
    quality : float
        Share of good items, above 0 up to 1; the rest is scrapped here.

    Raises
    ------
    UsageError
        If a value is out of its range; all of them are named.

    Examples
    --------
    >>> press = Station("press", process="exponential(mean 2 s)", servers=2)
    >>> press.rate
    1.0
    """

    name: str
    process: Source
    servers: int = 1
    fails_after: Source | None = None
    repair: Source | None = None
    clock: Clock = "working"
    quality: float = 1.0
    times: dict[str, Duration] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        times = {}
        for key in ("process", "fails_after", "repair"):
            source = getattr(self, key)
            if source is None and key != "process":
                continue
            try:
                times[key] = source if isinstance(source, Duration) else Duration.of(source)
            except UsageError as error:
                faults.append(f"{key}: {error}")
        faults += self._faults()
        if not faults and "repair" in times and times["process"].mean > MOST_FAILURES * times["fails_after"].mean:
            faults.append(
                f"fails_after: {self.fails_after}: valid would be less than {MOST_FAILURES:.0f} failures an item"
            )
        if faults:
            raise UsageError("\n".join(f"station {self.name!r}: {fault}" for fault in faults))
        object.__setattr__(self, "times", times)

    def _faults(self) -> list[str]:
        checks = {
            "name: valid would be a text": isinstance(self.name, str) and bool(self.name.strip()),
            f"servers: {self.servers!r}: valid would be a whole number from 1 to {MOST_SERVERS}": _whole(
                self.servers, 1, MOST_SERVERS
            ),
            "fails_after and repair: valid would be both or neither": (self.fails_after is None)
            == (self.repair is None),
            f"clock: {self.clock!r}: valid would be {' or '.join(get_args(Clock))}": self.clock in get_args(Clock),
            f"quality: {self.quality!r}: valid would be a share above 0 up to 1": _share(self.quality),
        }
        return [fault for fault, holds in checks.items() if not holds]

    def scaled(self, factor: float) -> Station:
        """Make all times of the station longer by a factor."""
        times: dict[str, Any] = {key: time.scaled(factor) for key, time in self.times.items()}
        return replace(self, **times)

    @property
    def rate(self) -> float:
        """Items a second while all servers work."""
        return self.servers / self.times["process"].mean


@dataclass(frozen=True, eq=False)
class Line:
    """A serial line.

    Parameters
    ----------
    stations : sequence of Station
        In the order in which items pass them.
    buffers : int or sequence of int
        Places between neighbouring stations: one number for all gaps, or one for each.
    title : str
        What the line is, for people.

    Raises
    ------
    UsageError
        If there are no stations, two of the same name, or buffers that do not fit.

    Examples
    --------
    >>> line = Line([Station("press", process="2 s"), Station("check", process="exponential(mean 1 s)")], buffers=3)
    >>> line.nameplate
    0.5
    """

    stations: Sequence[Station]
    buffers: int | Sequence[int] = 0
    title: str = ""

    def __post_init__(self) -> None:
        stations = tuple(self.stations) if isinstance(self.stations, Sequence) else ()
        names = [station.name for station in stations if isinstance(station, Station)]
        if not stations or len(names) != len(stations) or len(stations) > MOST_STATIONS:
            raise UsageError(f"stations: valid would be 1 to {MOST_STATIONS} of Station")
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise UsageError(f"stations: {', '.join(twice)}: valid would be names that stand only once")
        object.__setattr__(self, "stations", stations)
        object.__setattr__(self, "buffers", self._gaps(len(stations) - 1))
        if sum(self.gaps) + sum(station.servers for station in stations) > MOST_PLACES:
            raise UsageError(f"buffers: valid would be at most {MOST_PLACES} places on the whole line")
        passing = math.prod(station.quality for station in stations)
        if passing < LEAST_PASSING:
            raise UsageError(f"quality: {passing:.3g} of all items pass: valid would be at least {LEAST_PASSING}")
        self._check_failures()

    def _gaps(self, gaps: int) -> tuple[int, ...]:
        valid = f"valid would be a whole number from 0 on, or {gaps} of them (one for each gap)"
        given = self.buffers
        if _whole(given, 0, MOST_PLACES):
            return (int(given),) * gaps  # type: ignore[arg-type]
        if not isinstance(given, Sequence) or len(given) != gaps:
            raise UsageError(f"buffers: {given!r}: {valid}")
        if not all(_whole(places, 0, MOST_PLACES) for places in given):
            raise UsageError(f"buffers: {given!r}: {valid}")
        return tuple(given)

    def _check_failures(self) -> None:
        slowest = max(station.times["process"].mean for station in self.stations)
        for station in self.stations:
            if "repair" in station.times and station.clock == "calendar":
                cycle = station.times["fails_after"].mean + station.times["repair"].mean
                if slowest > MOST_FAILURES * cycle:
                    raise UsageError(
                        f"station {station.name!r}: fails_after: {station.fails_after}: valid would be less than "
                        f"{MOST_FAILURES:.0f} failures while the slowest station makes one item"
                    )

    @property
    def gaps(self) -> tuple[int, ...]:
        """Places in each gap."""
        return self.buffers  # type: ignore[return-value]

    @cached_property
    def nameplate(self) -> float:
        """Items a second that the slowest station makes while all its servers work."""
        return min(station.rate for station in self.stations)

    def at_rate(self, items_per_second: float) -> Line:
        """Run the same line in faster or slower time: all times scaled, so its share of the nameplate stays.

        Parameters
        ----------
        items_per_second : float
            The new nameplate rate, above zero.

        Examples
        --------
        >>> Line([Station("press", process="2 s")]).at_rate(4.0).stations[0].times["process"].mean
        0.25
        """
        if not (math.isfinite(items_per_second) and items_per_second > 0):
            raise UsageError(f"rate: {items_per_second!r}: valid would be a finite number of items a second above zero")
        factor = self.nameplate / items_per_second
        return replace(self, stations=[station.scaled(factor) for station in self.stations])


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _share(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= 1
