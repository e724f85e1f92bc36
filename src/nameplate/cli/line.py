"""The verb that runs a line file: line."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nameplate.cli.guide import teach
from nameplate.cli.option import Json, Threads
from nameplate.cli.screen import progress, put, put_json, put_table, say
from nameplate.errors import UsageError

if TYPE_CHECKING:
    from nameplate.line import LineResult, StationResult

LINE: Final = teach(
    "Run a production line item by item.\n\n"
    "The file names stations, what they take, how they fail, and the places between them. Told are the throughput, "
    "what each station does with its time, and which one holds the line up. The same file and seed always give the "
    "same answer.",
    [
        ("nameplate line examples/lines/serial.yaml", "100,000 items in each of 16 futures"),
        ("nameplate line examples/lines/unreliable.yaml --items 1000000 --futures 64", "longer and more often"),
        ("nameplate line examples/lines/parallel.yaml --hours 8", "one shift from an empty line"),
        ("nameplate line examples/lines/serial.yaml --seed 7 --json", "other luck, as JSON for other programs"),
    ],
    "change a buffer in the file and run it again: the luck is the same, so the difference is real",
)
WIDTH: Final = 20
# One sign for each state, so that the bar needs no colour.
SIGNS: Final = {"working": "█", "down": "x", "blocked": "▒", "starved": "·"}


def line(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a line file: YAML with 'schema: nameplate/line/1'")],
    items: Annotated[int | None, typer.Option(min=1, help="items in each future; 100000 if left out")] = None,
    hours: Annotated[float | None, typer.Option(help="count what happens in this time, instead of items")] = None,
    futures: Annotated[int, typer.Option(min=1, help="runs with luck of their own")] = 16,
    seed: Annotated[int, typer.Option(min=0, help="seed of the luck")] = 1,
    threads: Threads = None,
    json_: Json = False,
) -> None:
    """Run a line."""
    from nameplate.line import load_line, simulate

    if items is not None and hours is not None:
        raise UsageError("--items and --hours: valid would be one of them")
    if hours is not None and not 0.0 < hours < 1e9:
        raise UsageError(f"--hours {hours:g}: valid would be a time above 0")
    spec = load_line(file)
    seconds = None if hours is None else hours * 3600.0
    with progress("futures") as tell:
        result = simulate(
            spec, items, seconds=seconds, futures=futures, seed=seed, threads=threads, tell=tell, kernel="auto"
        )
    if json_:
        put_json(result.to_json())
        return
    _put_result(result)
    say(f"{result.kernel}: {result.why}. Seed {seed}.")


line.__doc__ = LINE


def bar(station: StationResult, width: int = WIDTH) -> str:
    """Draw a station's states as one bar of characters.

    Examples
    --------
    >>> from nameplate.line import StationResult
    >>> bar(StationResult("a", 0.5, 0.25, 0.125, 0.125, 0.0, 0.875, 0.57, 1.0, 0.5), width=16)
    '████████xx▒▒····'
    """
    ends, total = [], 0.0
    for state in SIGNS:
        total += getattr(station, state)
        ends.append(round(total * width))
    starts = [0, *ends[:-1]]
    return "".join(sign * (end - start) for sign, start, end in zip(SIGNS.values(), starts, ends, strict=True))


def _put_result(result: LineResult) -> None:
    low, middle, high = result.interval()
    count = len(result.futures)
    put(result.line.title or "Line")
    plate = result.line.nameplate
    rates = [_rate(rate, plate >= 10) for rate in (middle, low, high, plate)]
    put("  throughput   {} ({} to {} in 18 of 20 futures)".format(*rates))
    put(f"  nameplate    {rates[3]}, of which {100 * middle / plate:.1f} % comes out")
    scrapped = f", {int(result.scrapped.sum()):,} scrapped" if result.scrapped.sum() else ""
    put(f"  items        {int(result.items.sum()):,} good{scrapped}, in {count} future{'s' * (count > 1)}")
    put(f"  flow time    {_seconds(float(result.flow_time['mean'].mean()))} from start to leaving, on average")
    put(f"  bottleneck   {result.bottleneck}")
    put("")
    rows = [
        (station.station, bar(station), *(_share(getattr(station, state)) for state in SIGNS), _share(station.oee))
        for station in result.stations
    ]
    put_table(("station", "its time", *SIGNS, "OEE"), rows, right=(2, 3, 4, 5, 6))
    put("")
    put("  ".join(f"{sign} {state}" for state, sign in SIGNS.items()))


def _share(value: float) -> str:
    return f"{100 * value:.1f} %"


def _rate(per_second: float, fast: bool) -> str:
    return f"{per_second:.4g}/s" if fast else f"{per_second * 3600:.4g}/h"


def _seconds(value: float) -> str:
    if math.isnan(value):  # no item has left
        return "unknown"
    for size, unit in ((3600.0, "h"), (60.0, "min")):
        if value >= 2 * size:
            return f"{value / size:.3g} {unit}"
    return f"{value:.3g} s"
