"""The figures behind the charts of a line's page, and its tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from nameplate.brief.line.data import STATES
from nameplate.brief.line.words import duration, each, part, short, split_duration
from nameplate.brief.number import digits
from nameplate.brief.table import QUANTILES, Cell, Table

if TYPE_CHECKING:
    from nameplate.brief.line.data import FlowTime, LineOutput, ProductOutput, StationTimes
    from nameplate.brief.line.visit import Schedule

MOST_SHOWN = 60
MOST_KEPT = 800
Grid: TypeAlias = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def of_times(times: StationTimes, name: str) -> Table:
    """Keep all figures of the stations; the page shows them in a section of their own."""
    head = ("station", "servers", *STATES, "availability", "performance", "quality", "OEE", "scrapped", "active (s)")
    kept: tuple[tuple[Cell, ...], ...] = tuple(
        (s.name, s.servers, *s.shares, s.availability, s.performance, s.quality, s.oee, s.scrapped, s.active)
        for s in times.stations
    )
    return Table(name, (), (), head, kept, "The figures stand further down, under Stations.")


def of_output(output: LineOutput, name: str) -> Table:
    """Tabulate output over time."""
    size = output.periods[-1].end
    unit = split_duration(size)[1]
    ends = QUANTILES if output.futures > 1 else ("items",)
    shown, kept = [], []
    for period in output.periods:
        values = [period.low, period.low_half, period.middle, period.high_half, period.high]
        values = values if output.futures > 1 else values[2:3]
        times = (split_duration(second, 3, like=size)[0] for second in (period.begin, period.end))
        shown.append((*times, *map(digits, values)))
        kept.append((period.begin, period.end, *values))
    kept_head = ("from (s)", "to (s)", *(f"{end} (items {each(output.unit)})" for end in ends))
    return Table(name, (f"from ({unit}s)", f"to ({unit}s)", *ends), tuple(shown), kept_head, tuple(kept))


def of_schedule(schedule: Schedule, name: str) -> Table:
    """Tabulate the visits of the items that were followed."""
    head = ("item", "station", "server", "product", "taken", "work began", "finished", "left", "scrapped here")
    kept: list[tuple[Cell, ...]] = []
    shown: list[tuple[str, ...]] = []
    for visit in schedule.visits[:MOST_KEPT]:
        row = schedule.rows[visit.row]
        station, product = short(row.station, 80), short(visit.product, 80)
        times = [float(f"{time:.9g}") for time in (visit.taken, visit.began, visit.finished, visit.left)]
        scrapped = "yes" if visit.scrapped else "no"
        kept.append((visit.item, station, row.server + 1, product, *times, scrapped))
        seconds = (digits(time, 5) for time in times)
        shown.append((str(visit.item), station, str(row.server + 1), product, *seconds, scrapped))
    kept_head = tuple(f"{column} (s)" if column in head[4:8] else column for column in head)
    few = f" The first {MOST_SHOWN} of {len(kept):,} visits; all are in the CSV." if len(kept) > MOST_SHOWN else ""
    return Table(name, head, tuple(shown[:MOST_SHOWN]), kept_head, tuple(kept), f"Times in seconds.{few}")


def time_grid(times: StationTimes) -> Grid:
    """Tell what each station does with its time; states that never come are left out."""
    states = times.states
    rows = tuple((short(s.name, 60), *(part(s.share(state)) for state in states)) for s in times.stations)
    return ("Station", *(state.capitalize() for state in states)), rows


def oee_grid(times: StationTimes) -> Grid:
    """Split each station's OEE, and count what it scraps."""
    lost = any(s.scrapped > 0.0 for s in times.stations)
    rows = tuple(
        (
            short(s.name, 60),
            *(part(share) for share in (s.oee, s.availability, s.performance, s.quality)),
            *([digits(s.scrapped, 3)] if lost else []),
        )
        for s in times.stations
    )
    head = ("Station", "OEE", "Availability", "Performance", "Quality", *(["Scrapped"] if lost else []))
    return head, rows


def product_grid(products: tuple[ProductOutput, ...]) -> Grid:
    """Count each product's items."""
    rows = tuple((short(p.name, 60), part(p.share), digits(p.good, 3), digits(p.scrapped, 3)) for p in products)
    return ("Product", "Of what enters", "Good", "Scrapped"), rows


def flow_grid(flow: FlowTime) -> Grid:
    """Give the quantiles of the flow time."""
    if math.isnan(flow.mean):
        return (), ()
    values = (flow.least, *flow.quantiles, flow.greatest, flow.mean)
    names = (
        "Shortest of all",
        *(f"{q} of items" if "%" in q else q.capitalize() for q in QUANTILES),
        "Longest of all",
        "Mean",
    )
    return ("Quantile", "Flow time"), tuple((name, duration(value)) for name, value in zip(names, values, strict=True))
