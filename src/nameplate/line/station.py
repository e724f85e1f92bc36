"""What a station is: servers side by side, and all that holds them up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from nameplate.errors import UsageError
from nameplate.line.calendar import Calendar
from nameplate.line.check import is_number, is_whole, read, refuse
from nameplate.line.duration import Duration, Source
from nameplate.line.interruption import Clock, Failure, Maintenance
from nameplate.line.ramp import Ramp

Blocking = Literal["after", "before"]
Changeover = Source | Duration | Mapping[str, Mapping[str, Source | Duration]]

MOST_SERVERS = 1_000
MOST_CAUSES = 20
"""Ways to fail, and plans of maintenance, of one station."""
MOST_FAILURES = 1_000.0
"""Failures while one item is in work, on average: more is a slip of units."""


@dataclass(frozen=True, eq=False)
class Station:
    """One station of a line.

    Parameters
    ----------
    name : str
        Unique within its line; the station's random numbers hang on it.
    process : duration, or mapping from a product's name to a duration
        Process time of one item on one server: a text such as ``"erlang(k 2, mean 1.5 s)"``, seconds, a frozen
        distribution of scipy.stats, or a list of measured seconds.
    servers : int
        Parallel servers.
    fails_after, repair : duration, or None
        Time to failure and time to repair of each server; both or neither.
    clock : {"working", "calendar"}
        Whether `fails_after` counts working time or time on the wall.
    quality : float
        Share of good items, above 0 up to 1; the rest is scrapped here.
    failures : sequence of Failure
        Further ways to fail, each with its own clock.
    maintenance : sequence of Maintenance
        Planned maintenance of each server.
    blocking : {"after", "before"}
        Whether a server that finds no room downstream waits with the finished item, or before it starts.
    spacing : str or number
        Least time between two items that the station takes.
    changeover : duration, or mapping of mappings from a product to the next one to a duration
        What a server needs when its next item is of another product.
    calendar : Calendar or str, optional
        When the station works; the line's calendar unless given.
    ramp : Ramp, optional
        How speed and quality grow.

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
    process: Source | Duration | Mapping[str, Source | Duration]
    servers: int = 1
    fails_after: Source | Duration | None = None
    repair: Source | Duration | None = None
    clock: Clock = "working"
    quality: float = 1.0
    failures: Sequence[Failure] = ()
    maintenance: Sequence[Maintenance] = ()
    blocking: Blocking = "after"
    spacing: str | float | Duration = 0.0
    changeover: Changeover | None = None
    calendar: Calendar | str | None = None
    ramp: Ramp | None = None
    work: dict[str, Duration] = field(init=False, repr=False)
    modes: tuple[Failure, ...] = field(init=False, repr=False)
    changes: dict[tuple[str, str], Duration] = field(init=False, repr=False)
    gap: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        parts: dict[str, Any] = {
            "work": read(faults, "process", lambda: _by_product(self.process)),
            "changes": read(faults, "changeover", lambda: _changes(self.changeover)),
            "gap": read(faults, "spacing", self._gap),
            "modes": self._modes(faults),
            "calendar": read(faults, "calendar", self._calendar),
            "maintenance": tuple(self.maintenance) if isinstance(self.maintenance, Sequence) else (self.maintenance,),
        }
        faults += self._faults(parts["maintenance"])
        if not faults and parts["work"]:
            faults += _too_often(parts["work"], parts["modes"] or ())
        refuse(faults, f"station {self.name!r}")
        for key, value in parts.items():
            object.__setattr__(self, key, value)

    def _faults(self, maintenance: Any) -> list[str]:
        checks = {
            "name: valid would be a text": isinstance(self.name, str) and bool(self.name.strip()),
            f"servers: {self.servers!r}: valid would be a whole number from 1 to {MOST_SERVERS}": is_whole(
                self.servers, 1, MOST_SERVERS
            ),
            f"quality: {self.quality!r}: valid would be a share above 0 up to 1": is_number(self.quality, 0, 1),
            f"maintenance: valid would be up to {MOST_CAUSES} of Maintenance": len(maintenance) <= MOST_CAUSES
            and all(isinstance(plan, Maintenance) for plan in maintenance),
            f"blocking: {self.blocking!r}: valid would be {' or '.join(get_args(Blocking))}": self.blocking
            in get_args(Blocking),
            "blocking before service: valid would be a station with one server": self.blocking != "before"
            or self.servers == 1,
            f"ramp: {self.ramp!r}: valid would be a Ramp": self.ramp is None or isinstance(self.ramp, Ramp),
        }
        return [fault for fault, holds in checks.items() if not holds]

    def _modes(self, faults: list[str]) -> tuple[Failure, ...]:
        modes = list(self.failures) if isinstance(self.failures, Sequence) else [self.failures]
        if len(modes) > MOST_CAUSES or not all(isinstance(mode, Failure) for mode in modes):
            faults.append(f"failures: valid would be up to {MOST_CAUSES} of Failure")
        if (self.fails_after is None) != (self.repair is None):
            faults.append("fails_after and repair: valid would be both or neither")
        elif self.fails_after is not None and self.repair is not None:
            after, repair = self.fails_after, self.repair
            try:
                modes.insert(0, Failure(after, repair, self.clock))
            except UsageError as error:
                faults += str(error).splitlines()
                return ()
        if self.clock not in get_args(Clock) and self.fails_after is None:
            faults.append(f"clock: {self.clock!r}: valid would be {' or '.join(get_args(Clock))}")
        return tuple(modes)

    def _gap(self) -> float:
        gap = Duration.of(self.spacing, least=-1.0)
        if not gap.table.constant:
            raise UsageError(f"{self.spacing!r}: valid would be one time, without a spread")
        return gap.mean

    def _calendar(self) -> Calendar | None:
        if self.calendar is None or isinstance(self.calendar, Calendar):
            return self.calendar
        return Calendar(self.calendar)

    def scaled(self, factor: float) -> Station:
        """Make all times of the station longer by a factor; a calendar stays as it is."""
        return replace(
            self,
            process={product: time.scaled(factor) for product, time in self.work.items()}
            if isinstance(self.process, Mapping)
            else self.work[""].scaled(factor),
            fails_after=None,
            repair=None,
            failures=[mode.scaled(factor) for mode in self.modes],
            maintenance=[plan.scaled(factor) for plan in self.maintenance],
            spacing=self.gap * factor,
            changeover=_nested({pair: time.scaled(factor) for pair, time in self.changes.items()}),
            ramp=self.ramp and self.ramp.scaled(factor),
        )

    def process_of(self, product: str) -> Duration:
        """Process time of a product; a station that is the same for all has one for each."""
        return self.work.get(product) or self.work[""]

    def mean_process(self, shares: Mapping[str, float] | None = None) -> float:
        """Mean process time in seconds, over products with shares that add up to 1."""
        if len(self.work) == 1 and "" in self.work:
            return self.work[""].mean
        shares = shares or dict.fromkeys(self.work, 1.0 / len(self.work))
        return sum(share * self.process_of(product).mean for product, share in shares.items())

    @property
    def rate(self) -> float:
        """Items a second while all servers work; of products the plain mean."""
        return self.servers / self.mean_process()


def _reader(source: Any, least: float = 0.0) -> Callable[[], Duration]:
    return lambda: Duration.of(source, least)


def _by_product(source: Any) -> dict[str, Duration]:
    if not isinstance(source, Mapping):
        return {"": Duration.of(source)}
    faults: list[str] = []
    times = {product: read(faults, str(product), _reader(given)) for product, given in source.items()}
    if not times or not all(isinstance(product, str) and product.strip() for product in times):
        faults.append("valid would be a duration for each product")
    refuse(faults)
    return times  # type: ignore[return-value]


def _changes(source: Any) -> dict[tuple[str, str], Duration]:
    if source is None:
        return {}
    if not isinstance(source, Mapping):
        return {("", ""): Duration.of(source, least=-1.0)}
    faults: list[str] = []
    times = {}
    if not all(isinstance(name, str) for before, row in source.items() for name in (before, *_keys(row))):
        raise UsageError("valid would be durations by the product before and the next")
    for before, row in source.items():
        if before == "" and isinstance(row, Mapping) and set(row) == {""}:
            return {("", ""): Duration.of(row[""], least=-1.0)}
        for after in _keys(row):
            times[before, after] = read(faults, f"{before} to {after}", _reader(row[after], least=-1.0))
        if not isinstance(row, Mapping):
            faults.append(f"{before}: valid would be durations by the next product")
    refuse(faults)
    return times  # type: ignore[return-value]


def _keys(row: object) -> Iterable[object]:
    return row if isinstance(row, Mapping) else ()


def _nested(changes: dict[tuple[str, str], Duration]) -> Any:
    rows: dict[str, dict[str, Duration]] = {}
    for (before, after), time in changes.items():
        rows.setdefault(before, {})[after] = time
    return rows or None


def _too_often(work: dict[str, Duration], modes: tuple[Failure, ...]) -> list[str]:
    longest = max(time.mean for time in work.values())
    return [
        f"fails_after: {mode.fails_after}: valid would be less than {MOST_FAILURES:.0f} failures an item"
        for mode in modes
        if longest > MOST_FAILURES * mode.life.mean
    ]
