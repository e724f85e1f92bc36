"""What the stations do with their time, and what holds the line up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nameplate.brief.line.data import STATES, StationInput, StationTime, StationTimes
from nameplate.brief.line.words import duration
from nameplate.line.calendar import Calendar

if TYPE_CHECKING:
    from nameplate.line import LineResult, Station, StationResult

MOST = 60
"""Stations that a page holds the figures of."""
_FULL = 0.9
_NEAR = 0.9
"""Share of the longest active period from which on a station is close to being the bottleneck itself."""


def station_times(result: LineResult) -> StationTimes:
    """Gather what each station does with its time.

    Parameters
    ----------
    result : LineResult

    Returns
    -------
    StationTimes
        Of a line with more than 60 stations the busiest of them.

    Examples
    --------
    >>> from nameplate.line import Line, Station, simulate
    >>> line = Line([Station("a", process="1 s"), Station("b", process="2 s")], buffers=1)
    >>> times = station_times(simulate(line, items=1_000))
    >>> times.bottleneck, times.stations[0].share("blocked")
    ('b', 0.5)
    """
    servers = [station.servers for station in result.line.stations]
    chosen = [
        _time(result.stations[number], servers[number])
        for number in _busiest([station.active for station in result.stations], _bottleneck(result), MOST)
    ]
    longest = result.stations[_bottleneck(result)].active_period
    close = [station.station for station in result.stations if station.active_period >= _NEAR * longest]
    return StationTimes(
        stations=tuple(chosen),
        bottleneck=result.bottleneck,
        limit=_limit(result),
        total=len(servers),
        futures=len(result.futures),
        warm=bool(result.goal.warmup),
        close=tuple(name for name in close if name != result.bottleneck),
    )


def busiest(times: StationTimes, most: int) -> StationTimes:
    """Keep the stations that are active for the largest shares of their time, in the order of the line.

    Parameters
    ----------
    times : StationTimes
    most : int
        How many; the station with the longest active period is among them.
    """
    names = [station.name for station in times.stations]
    active = [sum(station.share(state) for state in STATES[:3]) for station in times.stations]
    kept = tuple(times.stations[number] for number in _busiest(active, names.index(times.bottleneck), most))
    return replace(times, stations=kept)


def station_inputs(result: LineResult) -> tuple[StationInput, ...]:
    """Repeat what the line file says about the stations that the page holds."""
    names = {station.name for station in station_times(result).stations}
    gaps: tuple[int | None, ...] = (None, *result.line.gaps)
    pairs = zip(result.line.stations, gaps, strict=True)
    return tuple(_input(station, places) for station, places in pairs if station.name in names)


def _busiest(active: list[float], bottleneck: int, most: int) -> list[int]:
    order = sorted(range(len(active)), key=lambda number: (number != bottleneck, -active[number], number))
    return sorted(order[:most])


def _bottleneck(result: LineResult) -> int:
    return next(n for n, station in enumerate(result.stations) if station.station == result.bottleneck)


def _time(station: StationResult, servers: int) -> StationTime:
    return StationTime(
        name=station.station,
        servers=servers,
        shares=tuple(max(0.0, getattr(station, state.replace(" ", "_"))) for state in STATES),
        availability=station.availability,
        performance=station.performance,
        quality=station.quality,
        oee=station.oee,
        scrapped=station.scrapped,
        active=station.active_period,
    )


def _limit(result: LineResult) -> str:
    """Tell what holds the line up: a station, unless what is around the line is busier than any station."""
    line, station = result.line, result.stations[_bottleneck(result)]
    rate, left = float(result.throughput.mean()), float(result.items.sum())
    entered = rate * (left + float(result.scrapped.sum())) / max(left, 1.0)
    busy = {
        "supply": entered / line.supply.rate if line.supply else 0.0,
        "drain": rate * line.outflow.mean if line.outflow else 0.0,
    }
    most = max(busy, key=lambda end: busy[end])
    active = station.active / max(1.0 - station.off_shift, 1e-9)
    if busy[most] > active:
        return most
    full = line.conwip is not None and float(result.work_in_process.mean()) > _FULL * line.conwip
    return "conwip" if full and active < _FULL else "station"


def _input(station: Station, places: int | None) -> StationInput:
    work = station.work
    process = "; ".join(f"{product}: {time.words}" if product else time.words for product, time in work.items())
    further = [
        f"fails after {mode.life.words}{' on the wall' if mode.clock == 'calendar' else ''}, repair {mode.mend.words}"
        for mode in station.modes
    ]
    for plan in station.maintenance:
        due = f"{plan.due:,.0f} items" if plan.by_items else f"{duration(plan.due, 6)} of work"
        further.append(f"maintenance {plan.time.words} every {due}")
    further += [f"changeover {_pair(pair)}{time.words}" for pair, time in station.changes.items()]
    further += [f"quality {100.0 * station.quality:.6g} %"] if station.quality < 1.0 else []
    further += ["blocks before service"] if station.blocking == "before" else []
    further += [f"spacing {station.gap:g} s"] if station.gap else []
    further += [f"ramp by {station.ramp.by}"] if station.ramp else []
    further += [station.calendar.week] if isinstance(station.calendar, Calendar) else []
    return StationInput(station.name, process, station.servers, places, tuple(further))


def _pair(pair: tuple[str, str]) -> str:
    return f"{pair[0]} to {pair[1]} " if any(pair) else ""
