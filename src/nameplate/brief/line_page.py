"""The page of a run of a line: the answer, three charts, the stations' figures, the method."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nameplate.brief import extra
from nameplate.brief.chart import line_output, station_gantt, station_states
from nameplate.brief.chart.frame import NARROW, WIDE, Frame, Spec
from nameplate.brief.clean import clean
from nameplate.brief.line import table, title
from nameplate.brief.line.gather import gather
from nameplate.brief.line.words import apart, items_each, short, split_duration
from nameplate.brief.sheet import Picture, draw, environment, style
from nameplate.brief.table import Table
from nameplate.storage import write_whole

if TYPE_CHECKING:
    from nameplate.brief.line.data import FlowTime, LineData
    from nameplate.line import LineResult


def write_line_page(result: LineResult, path: Path, items: int = 200) -> None:
    """Write the page of a run: one HTML file that needs no other and asks nobody for anything.

    Parameters
    ----------
    result : LineResult
        Names in it may be hostile; they are cleaned and escaped.
    path : Path
        Where to; its folder must exist. The file is replaced in one step.
    items : int
        First items that are followed through the line, at most; as many of them are drawn as can be told apart.

    Raises
    ------
    UsageError
        If `items` is out of its range.
    MissingInput
        Where a library of the extra `brief` is not installed.
    StorageError
        When the disk refuses; the old file, if any, is untouched.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from nameplate.line import Line, Station, simulate
    >>> line = Line([Station("form", process="1 s"), Station("test", process="2 s")], buffers=3)
    >>> with TemporaryDirectory() as folder:
    ...     write_line_page(simulate(line, items=1_000, futures=2), Path(folder) / "line.html")
    ...     "holds the line up" in (Path(folder) / "line.html").read_text()
    True
    """
    with extra():
        text = render(gather(result, items))
    write_whole(path, text.encode("utf-8"))


def render(data: LineData) -> str:
    """Write what a page shows as HTML.

    Parameters
    ----------
    data : LineData
        Its texts may be hostile; they are cleaned and escaped here.

    Returns
    -------
    str
        The same text for the same data, always.
    """
    from markupsafe import Markup

    data = clean(data)
    return (
        environment()
        .get_template("line.html.j2")
        .render(
            data=data,
            headline=title.headline(data),
            numbers=_numbers(data),
            pictures=_pictures(data),
            tables=_tables(data),
            products=table.product_grid(data.products) if data.products else None,
            flow=table.flow_grid(data.flow),
            in_line=title.flow_subtitle(data),
            # no name of a line file is ever marked as safe: only the drawings and our own style sheet are
            safe=Markup,
            style=style(),
        )
    )


def _numbers(data: LineData) -> list[dict[str, str]]:
    """Choose what stands in the three large numbers and in the small print under each."""
    output, clock = data.output, ", around the clock" if data.shifts else ""
    plate, made = items_each(output.nameplate, output.unit, 3), items_each(data.middle, output.unit)
    low, high = apart(data.low, data.high)
    spread = f"{low} to {high} in nine of ten futures" if low != high else "the same in nine of ten futures"
    return [
        _cell("Nameplate", *plate, f"what “{short(data.slowest)}” makes when all goes well{clock}"),
        _cell("Throughput", *made, spread if data.futures > 1 else "in one future"),
        _flow_number(data.flow),
    ]


def _flow_number(flow: FlowTime) -> dict[str, str]:
    middle = flow.quantiles[2]
    if math.isnan(middle):
        return _cell("Flow time", "unknown", "", "no good item has left the line")
    low, high = (split_duration(second, like=middle)[0] for second in (flow.quantiles[0], flow.quantiles[-1]))
    number, unit = split_duration(middle)
    spread = f"{low} to {high}" if low != high else "the same"
    return _cell("Flow time, median", number, unit if number == "1" else f"{unit}s", f"{spread} for nine in ten items")


def _cell(label: str, large: str, unit: str, under: str) -> dict[str, str]:
    return {"label": label, "large": large, "unit": unit, "under": under}


def _pictures(data: LineData) -> list[tuple[str, Picture]]:
    """Draw the three charts, each under its heading."""
    times, output, schedule = data.times, data.output, data.schedule
    drawn = len(station_states.shown(times).stations)
    states = title.states_title(times), title.states_subtitle(times, drawn)
    series = title.output_title(output), title.output_subtitle(output)
    first = _picture(table.of_times(times, "stations"), *states, lambda size: station_states.spec(times, size))
    second = _picture(table.of_output(output, "output"), *series, lambda size: line_output.spec(output, size))
    pictures = [("Where the time goes", first), ("Output over time", second)]
    visits = station_gantt.shown(schedule, WIDE)
    if not visits:
        return pictures
    narrow = len({visit.item for visit in station_gantt.shown(schedule, NARROW)})
    way = title.schedule_title(schedule, visits), title.schedule_subtitle(schedule, visits, narrow)
    third = _picture(table.of_schedule(schedule, "items"), *way, lambda size: station_gantt.spec(schedule, size))
    return [*pictures, ("The first items", third)]


def _picture(figures: Table, heading: str, subtitle: str, specify: Callable[[Frame], Spec]) -> Picture:
    return Picture(figures.name, heading, subtitle, draw(specify, f"{heading}. {subtitle}"), figures)


def _tables(data: LineData) -> list[dict[str, Any]]:
    mean = ", mean over the futures" if data.futures > 1 else ""
    few = len(data.times.stations)
    which = f" The {few} of {data.times.total:,} stations that are active most." if few < data.times.total else ""
    shares, oee = table.time_grid(data.times), table.oee_grid(data.times)
    return [
        {"id": "time", "title": "Shares of the time", "head": shares[0], "rows": shares[1],
         "measure": f"Shares of the time of all servers of a station{mean}.{which}"},
        {"id": "oee", "title": "Overall equipment effectiveness", "head": oee[0], "rows": oee[1],
         "measure": "Availability × performance × quality of the time on shift; items scrapped here in a future."},
    ]  # fmt: skip
