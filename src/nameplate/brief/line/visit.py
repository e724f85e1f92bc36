"""Where the first items of a future have been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nameplate.line import Calendar, LineResult, Station

MOST_ROWS = 24
MOST_SERVERS = 8
LEAST_ITEMS = 12
MOST_MOVES = 50_000
"""Items times stations that are followed; the plain reference makes some ten thousand of them a second."""


@dataclass(frozen=True, slots=True)
class Row:
    """One server of a station."""

    station: str
    server: int
    servers: int


@dataclass(frozen=True, slots=True)
class Visit:
    """An item on a server; times in seconds.

    Attributes
    ----------
    row : int
        Number of the server's row.
    item : int
        From 1.
    product : str
        Empty where there are no products.
    taken, began, finished, left : float
    wait : str
        What lies between `taken` and `began`: "changing over" or "blocked".
    waited : float
        How long it waited before it was taken, from when it was in the line.
    scrapped : bool
        Whether it was scrapped here.
    rests : tuple of (float, float)
        When the server was off shift meanwhile.
    """

    row: int
    item: int
    product: str
    taken: float
    began: float
    finished: float
    left: float
    wait: str = "changing over"
    waited: float = 0.0
    scrapped: bool = False
    rests: tuple[tuple[float, float], ...] = ()

    @property
    def start(self) -> float:
        """When it was taken, or the first shift after that began."""
        return self.rests[0][1] if self.rests and self.rests[0][0] <= self.taken else self.taken


@dataclass(frozen=True, slots=True)
class Schedule:
    """Where the first items of one future have been.

    Attributes
    ----------
    rows : tuple of Row
        In the order of the line.
    visits : tuple of Visit
        Of an item in the order of its way, of the items by number.
    future : int
    stations : int
        Of the whole line.
    bottleneck : str
        Name of the station with the longest active period.
    whole : bool
        Whether all stations and servers have their row.
    breaks : bool
        Whether repairs may be part of the work.
    weekly : bool
        Whether time begins on a Monday at midnight.
    """

    rows: tuple[Row, ...]
    visits: tuple[Visit, ...]
    future: int
    stations: int
    bottleneck: str = ""
    whole: bool = True
    breaks: bool = False
    weekly: bool = False


def schedule(result: LineResult, items: int = 200) -> Schedule:
    """Follow the first items of a run's first future.

    Parameters
    ----------
    result : LineResult
    items : int
        How many at most; of a very long line fewer are followed.

    Returns
    -------
    Schedule
        Of a line with more than 24 servers the stations around the bottleneck.

    Examples
    --------
    >>> from nameplate.line import Line, Station, simulate
    >>> line = Line([Station("a", process="1 s"), Station("b", process="2 s")])
    >>> [(v.row, v.item, v.taken, v.left) for v in schedule(simulate(line, items=100), items=2).visits]
    [(0, 1, 0.0, 1.0), (1, 1, 1.0, 3.0), (0, 2, 1.0, 3.0), (1, 2, 3.0, 5.0)]
    """
    line, shown = result.line, _around(result)
    rows = [
        Row(station.name, server, station.servers)
        for station in shown
        for server in range(min(station.servers, MOST_SERVERS))
    ]
    trace = result.trace(min(items, max(LEAST_ITEMS, MOST_MOVES // len(line.stations))))
    return Schedule(
        rows=tuple(rows),
        visits=tuple(_Follower(result, rows).visits(trace.to_dicts())),
        future=result.futures.start,
        stations=len(line.stations),
        bottleneck=result.bottleneck,
        whole=len(rows) == sum(station.servers for station in line.stations),
        breaks=any(station.modes for station in shown),
        weekly=any(line.calendar_of(station) for station in shown),
    )


def _around(result: LineResult) -> list[Station]:
    """Choose neighbouring stations around the bottleneck, as many as there is room for."""
    stations = list(result.line.stations)
    low = next(n for n, station in enumerate(stations) if station.name == result.bottleneck)
    high, room = low + 1, MOST_ROWS - min(stations[low].servers, MOST_SERVERS)
    while True:
        sides = [low - 1] * (low > 0) + [high] * (high < len(stations))
        fits = [n for n in sides if min(stations[n].servers, MOST_SERVERS) <= room]
        if not fits:
            return stations[low:high]
        # the shorter side grows first, so that the bottleneck stays in the middle
        taken = fits[-1] if len(fits) > 1 and high - low > 1 and (high - low) % 2 else fits[0]
        room -= min(stations[taken].servers, MOST_SERVERS)
        low, high = min(low, taken), max(high, taken + 1)


@dataclass
class _Follower:
    """Turns the rows of a trace into visits."""

    result: LineResult
    rows: list[Row]
    before: dict[int, str] = field(default_factory=dict)

    def visits(self, trace: list[dict[str, Any]]) -> Iterator[Visit]:
        number = {(row.station, row.server): i for i, row in enumerate(self.rows)}
        stations = {station.name: station for station in self.result.line.stations}
        ended = {row["item"]: row["station"] for row in trace}
        for row in trace:
            place = number.get((row["station"], row["server"]))
            if place is not None:
                scrapped = not row["good"] and ended[row["item"]] == row["station"]
                yield self._visit(row, place, stations[row["station"]], scrapped)

    def _visit(self, row: dict[str, Any], place: int, station: Station, scrapped: bool) -> Visit:
        line, before = self.result.line, self.before.get(place, row["product"])
        self.before[place] = row["product"]
        # what an endless supply has waited is nobody's time
        waits = station is not line.stations[0] or line.arrivals is not None
        return Visit(
            row=place,
            item=row["item"] + 1,
            product=row["product"],
            **{key: row[key] for key in ("taken", "began", "finished", "left")},
            wait="changing over" if station.changes and before != row["product"] else "blocked",
            waited=row["taken"] - row["arrived"] if waits else 0.0,
            scrapped=scrapped,
            rests=tuple(off_shift(line.calendar_of(station), row["taken"], row["left"])),
        )


def off_shift(calendar: Calendar | None, low: float, high: float) -> Iterator[tuple[float, float]]:
    """Give the times without a shift between two times, in seconds.

    Examples
    --------
    >>> from nameplate.line import Calendar
    >>> list(off_shift(Calendar("Mon-Fri 06:00-22:00"), 0.0, 100_000.0))
    [(0.0, 21600.0), (79200.0, 100000.0)]
    """
    last = low
    for begin, end in _shifts(calendar) if calendar else [(low, high)]:
        if begin > last:
            yield last, min(begin, high)
        last = max(last, end)
        if last >= high:
            return


def _shifts(calendar: Calendar) -> Iterator[tuple[float, float]]:
    from nameplate.line.calendar import WEEK

    yield from calendar.shifts
    week, number = calendar.shifts[-calendar.repeats :], 0
    while True:
        number += 1
        yield from ((begin + number * WEEK, end + number * WEEK) for begin, end in week)
