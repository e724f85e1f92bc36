"""What a line is: stations in a row, buffers between them, what comes in and who takes what comes out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from nameplate.errors import UsageError
from nameplate.line.calendar import Calendar
from nameplate.line.check import is_number, is_whole, read, refuse
from nameplate.line.duration import LONGEST, SHORTEST, Duration, Source
from nameplate.line.product import Products, products_of
from nameplate.line.station import MOST_FAILURES, Station

MOST_STATIONS = 10_000
MOST_PLACES = 1_000_000
"""Places of a line, buffers and servers together: what a run must remember."""
LEAST_PASSING = 1e-6
"""Share of the items that pass all stations."""


@dataclass(frozen=True)
class Buffer:
    """Room between two stations.

    Parameters
    ----------
    places : int
        Items that it holds; 0 hands each item straight on.
    """

    places: int

    def __post_init__(self) -> None:
        if not is_whole(self.places, 0, MOST_PLACES):
            raise UsageError(f"buffer: {self.places!r}: valid would be a whole number from 0 to {MOST_PLACES}")


@dataclass(frozen=True, eq=False)
class Material:
    """What the first station takes from: a stock that deliveries fill up.

    Parameters
    ----------
    every : duration
        Time between deliveries; the first comes after one such time.
    lot : int
        Items that a delivery is enough for.
    stock : int
        Items that there is enough for at the beginning.

    Examples
    --------
    >>> Material(every="1 day", lot=10_000, stock=2_500).rate
    0.11574074074074074
    """

    every: Source | Duration
    lot: int = 1
    stock: int = 0
    time: Duration = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        object.__setattr__(self, "time", read(faults, "every", lambda: Duration.of(self.every)))
        for key, least in (("lot", 1), ("stock", 0)):
            if not is_whole(getattr(self, key), least, 10**12):
                faults.append(f"{key}: {getattr(self, key)!r}: valid would be a whole number from {least} to 10**12")
        refuse(faults)

    @property
    def rate(self) -> float:
        """Items a second that the deliveries are enough for."""
        return self.lot / self.time.mean


@dataclass(frozen=True, eq=False)
class Line:
    """A serial line.

    Parameters
    ----------
    stations : sequence of Station
        In the order in which items pass them.
    buffers : int, Buffer, or sequence of them
        Places between neighbouring stations: one number for all gaps, or one for each.
    title : str
        What the line is, for people.
    arrivals : duration, optional
        Time between items that come to the first station, where as many wait as come. Or:
    material : Material, optional
        What the first station takes from. With neither there is always a next item.
    drain : duration, optional
        Time that passes between two items that are taken from the last station; unless given, they leave at once.
    products : mapping or sequence of pairs, optional
        A mix by shares, or campaigns of so many items each.
    calendar : Calendar or str, optional
        When all stations work that have no calendar of their own.
    conwip : int, optional
        Items that may be in the line at a time.

    Raises
    ------
    UsageError
        If there are no stations, two of the same name, buffers that do not fit, or parts that do not go together.

    Examples
    --------
    >>> line = Line([Station("press", process="2 s"), Station("check", process="exponential(mean 1 s)")], buffers=3)
    >>> line.nameplate
    0.5
    """

    stations: Sequence[Station]
    buffers: int | Buffer | Sequence[int | Buffer] = 0
    title: str = ""
    arrivals: Source | Duration | None = None
    material: Material | None = None
    drain: Source | Duration | None = None
    products: Products | Mapping[str, float] | Sequence[tuple[str, int]] | None = None
    calendar: Calendar | str | None = None
    conwip: int | None = None
    gaps: tuple[int, ...] = field(init=False, repr=False)
    supply: Material | None = field(init=False, repr=False)
    outflow: Duration | None = field(init=False, repr=False)
    kinds: Products | None = field(init=False, repr=False)
    hours: Calendar | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        stations = tuple(self.stations) if isinstance(self.stations, Sequence) else ()
        if not 1 <= len(stations) <= MOST_STATIONS or not all(isinstance(station, Station) for station in stations):
            raise UsageError(f"stations: valid would be 1 to {MOST_STATIONS} of Station")
        names = [station.name for station in stations]
        if len(set(names)) < len(names):
            twice = sorted({name for name in names if names.count(name) > 1})
            raise UsageError(f"stations: {', '.join(twice)}: valid would be names that stand only once")
        object.__setattr__(self, "stations", stations)
        faults: list[str] = []
        parts = {
            "gaps": read(faults, "buffers", lambda: _gaps(self.buffers, len(stations) - 1)),
            "supply": self._supply(faults),
            "outflow": read(faults, "drain", lambda: None if self.drain is None else Duration.of(self.drain)),
            "kinds": _plainly(faults, lambda: products_of(self.products)),
            "hours": read(faults, "calendar", lambda: _calendar(self.calendar)),
        }
        refuse(faults)
        for key, value in parts.items():
            object.__setattr__(self, key, value)
        refuse([*self._faults(), *self._product_faults(), *self._failure_faults()])

    def _supply(self, faults: list[str]) -> Material | None:
        material: object = self.material
        if self.arrivals is not None and material is not None:
            faults.append("arrivals and material: valid would be one of them")
        if material is not None and not isinstance(material, Material):
            faults.append(f"material: {material!r}: valid would be a Material")
        if self.arrivals is None:
            return self.material
        arrivals = read(faults, "arrivals", lambda: Duration.of(self.arrivals))  # type: ignore[arg-type]
        return Material(arrivals) if arrivals else None

    def _faults(self) -> list[str]:
        places = sum(self.gaps) + sum(station.servers for station in self.stations)
        passing = math.prod(station.quality * _least_yield(station) for station in self.stations)
        causes = sum(station.servers * (len(station.modes) + len(station.maintenance)) for station in self.stations)
        parallel = [station.name for station in self.stations if station.servers > 1]
        checks = {
            f"buffers: valid would be at most {MOST_PLACES} places on the whole line": places <= MOST_PLACES,
            f"quality: {passing:.3g} of all items pass: valid would be at least {LEAST_PASSING}": passing
            >= LEAST_PASSING,
            f"failures and maintenance: valid would be at most {MOST_PLACES} of all servers together": causes
            <= MOST_PLACES,
            f"conwip: {self.conwip!r}: valid would be a whole number from 1 to {MOST_PLACES}": self.conwip is None
            or is_whole(self.conwip, 1, MOST_PLACES),
            f"conwip: valid would be a line of single servers; {', '.join(parallel[:3])}: more than one": (
                self.conwip is None or not parallel
            ),
        }
        return [fault for fault, holds in checks.items() if not holds]

    def _product_faults(self) -> list[str]:
        names = set(self.kinds.names) if self.kinds else set()
        faults = []
        for station in self.stations:
            if "" not in station.work and set(station.work) != names:
                wanted = ", ".join(sorted(names)) or "one duration: the line has no products"
                faults.append(f"station {station.name!r}: process: {', '.join(station.work)}: valid would be {wanted}")
            strange = {name for pair in station.changes for name in pair if name} - names
            if strange:
                faults.append(
                    f"station {station.name!r}: changeover: {', '.join(sorted(strange))}: valid would be products"
                )
        return faults

    def _failure_faults(self) -> list[str]:
        # A calendar goes on while a station waits for the slowest station, for what comes in and for who takes it away.
        waits = [self.supply.time.mean] if self.supply else []
        waits += [self.outflow.mean] if self.outflow else []
        slowest = max(*waits, *(time.mean for station in self.stations for time in station.work.values()), 0.0)
        return [
            f"station {station.name!r}: fails_after: {mode.fails_after}: valid would be less than "
            f"{MOST_FAILURES:.0f} failures between one item and the next"
            for station in self.stations
            for mode in station.modes
            if mode.clock == "calendar" and slowest > MOST_FAILURES * (mode.life.mean + mode.mend.mean)
        ]

    @cached_property
    def shares(self) -> dict[str, float]:
        """Products and their shares of the items that enter; empty without products."""
        if self.kinds is None:
            return {}
        ends = self.kinds.ends
        shares = dict.fromkeys(self.kinds.names, 0.0)
        for number, low, high in zip(self.kinds.numbers, (0.0, *ends), ends, strict=False):
            shares[self.kinds.names[number]] += (high - low) / ends[-1]
        return shares

    def calendar_of(self, station: Station) -> Calendar | None:
        """When a station works: by its own calendar or the line's; always where it is None."""
        return station.calendar or self.hours  # type: ignore[return-value]

    @cached_property
    def nameplate(self) -> float:
        """Items a second that the slowest station makes while all its servers work."""
        return min(station.servers / station.mean_process(self.shares) for station in self.stations)

    def at_rate(self, items_per_second: float) -> Line:
        """Run the same line in faster or slower time: all times scaled, so its share of the nameplate stays.

        Parameters
        ----------
        items_per_second : float
            The new nameplate rate, above zero.

        Raises
        ------
        UsageError
            If the rate is no number above zero, or beyond all measure.

        Examples
        --------
        >>> Line([Station("press", process="2 s")]).at_rate(4.0).stations[0].rate
        4.0
        """
        if not is_number(items_per_second, 0.1 / LONGEST, 1.0 / SHORTEST):
            raise UsageError(f"rate: {items_per_second!r}: valid would be a number of items a second above zero")
        factor = self.nameplate / items_per_second
        changes: dict[str, Any] = {"stations": [station.scaled(factor) for station in self.stations]}
        if self.arrivals is not None and self.supply:
            changes["arrivals"] = self.supply.time.scaled(factor)
        elif self.supply:
            changes["material"] = Material(self.supply.time.scaled(factor), self.supply.lot, self.supply.stock)
        if self.outflow:
            changes["drain"] = self.outflow.scaled(factor)
        return replace(self, **changes)


def _gaps(given: Any, gaps: int) -> tuple[int, ...]:
    valid = f"{given!r}: valid would be a whole number from 0 to {MOST_PLACES}, or {gaps} of them (one for each gap)"
    row = [given] * gaps if isinstance(given, (int, Buffer)) else given
    if isinstance(given, int) and not is_whole(given, 0, MOST_PLACES):
        raise UsageError(valid)
    if not isinstance(row, Sequence) or isinstance(row, str) or len(row) != gaps:
        raise UsageError(valid)
    places = tuple(entry.places if isinstance(entry, Buffer) else entry for entry in row)
    if not all(is_whole(entry, 0, MOST_PLACES) for entry in places):
        raise UsageError(valid)
    return places


def _plainly(faults: list[str], reader: Any) -> Any:
    """Read a part whose faults name it themselves."""
    found: list[str] = []
    value = read(found, "", reader)
    faults += [fault.removeprefix(": ") for fault in found]
    return value


def _calendar(given: Any) -> Calendar | None:
    return given if given is None or isinstance(given, Calendar) else Calendar(given)


def _least_yield(station: Station) -> float:
    if station.ramp is None or not station.ramp.quality:
        return 1.0
    return min(share for _, share, _ in station.ramp.knots["quality"])
