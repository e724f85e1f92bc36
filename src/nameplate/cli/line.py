"""The verb that runs a line file: line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from nameplate.cli.extra import need_brief
from nameplate.cli.guide import teach
from nameplate.cli.option import Json, Threads
from nameplate.cli.screen import progress, put, put_json, say, waiting
from nameplate.errors import Fault, InvalidFile, UsageError

if TYPE_CHECKING:
    from nameplate.cli.line_report import Report
    from nameplate.line import Line, LineResult

LINE: Final = teach(
    "Run a production line item by item.\n\n"
    "The file names stations, what they take, how they fail, and the places between them. Told are the throughput, "
    "what each station does with its time, and which one holds the line up. The same file and seed always give the "
    "same answer.",
    [
        ("nameplate line examples/lines/serial.yaml", "100,000 items in each of 16 futures"),
        (
            'nameplate line examples/lines/unreliable.yaml --until "1 %"',
            "as many futures as it takes to know the throughput to 1 %",
        ),
        (
            'nameplate line examples/lines/shifts.yaml --until "4 week" --period "1 week"',
            "four weeks from an empty line, week by week",
        ),
        (
            "nameplate line examples/lines/balanced.yaml --compare examples/lines/bowl.yaml",
            "two lines under the same luck",
        ),
        ("nameplate line examples/lines/unreliable.yaml --sensitivity", "which station is worth making faster"),
        ("nameplate line examples/lines/campaigns.yaml --page line.html", "a page of charts"),
        ("nameplate line examples/lines/serial.yaml --trace 20 > items.csv", "where the first items were, and when"),
        ("nameplate line examples/lines/serial.yaml --seed 7 --json", "other luck, as JSON for other programs"),
    ],
    "change a buffer in a copy of the file and --compare: the luck is the same, so the difference is real",
)
MOST_TRACED: Final = 100_000


def line(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a line file: YAML with 'schema: nameplate/line/1'")],
    items: Annotated[int | None, typer.Option(min=1, help="items in each future; 100000 if left out")] = None,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help='a time, such as "8 h": count what happens by then; a share, such as "1 %": add futures until the '
            "throughput is known to that",
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="TEXT", help='with a time: also count by periods, such as "1 h"')
    ] = None,
    warmup: Annotated[
        str | None,
        typer.Option(
            metavar="N", help="items at the beginning that do not count; a tenth if left out; mser finds them"
        ),
    ] = None,
    futures: Annotated[int, typer.Option(min=1, help="runs with luck of their own")] = 16,
    seed: Annotated[int, typer.Option(min=0, help="seed of the luck")] = 1,
    first: Annotated[int, typer.Option(min=0, help="number of the first future")] = 0,
    threads: Threads = None,
    device: Annotated[str, typer.Option(metavar="NAME", help="cpu or cuda")] = "cpu",
    kernel: Annotated[
        str, typer.Option(metavar="NAME", help="auto, recursion or reference; the result does not depend on it")
    ] = "auto",
    compare: Annotated[
        Path | None, typer.Option(metavar="FILE", help="another line file under the same luck: what differs")
    ] = None,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="also try each station a little faster, in turn")
    ] = False,
    trace: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MOST_TRACED,
            metavar="N",
            help="follow the first N items: as CSV instead of all else, or within --json or --page",
        ),
    ] = None,
    page: Annotated[
        Path | None, typer.Option(metavar="FILE", help="also write a page of charts, one HTML file")
    ] = None,
    json_: Json = False,
) -> None:
    """Run a line."""
    from nameplate.cli.line_report import Report

    if page:
        need_brief("the page")
    specs = _loaded([file, *([compare] if compare else [])])
    how = {"items": items, "until": until, "period": period, "warmup": _warmup(warmup), "futures": futures}
    how |= {"seed": seed, "first": first, "threads": threads, "device": device, "kernel": kernel}
    report = Report(_simulated(specs[0], how), file, period is not None)
    with waiting("looking closer"):
        if compare:
            report.compare(specs[1], compare)
        if sensitivity:
            report.try_each()
        if trace:
            report.follow(trace)
        if page:
            _write_page(report.result, page, trace)
    _put(report, page, json_)


line.__doc__ = LINE


def _loaded(files: Sequence[Path]) -> list[Line]:
    """Read line files; the faults of all of them are told at once."""
    from nameplate.line import load_line

    specs: list[Line] = []
    faults: list[Fault] = []
    for file in files:
        try:
            specs.append(load_line(file))
        except InvalidFile as error:
            faults += error.faults
    if faults:
        raise InvalidFile(faults)
    return specs


def _warmup(text: str | None) -> int | str | None:
    if text is None or text == "mser":
        return text
    try:
        return int(text.replace("_", ""))
    except ValueError:
        raise UsageError(f"--warmup {text!r}: valid would be a whole number of items, or mser") from None


def _simulated(spec: Line, how: Mapping[str, Any]) -> LineResult:
    """Run a line; what it refuses is told by the names of options."""
    from nameplate.line import simulate

    _announce(spec, how)
    try:
        with progress("futures") as tell:
            return simulate(spec, tell=tell, **how)
    except UsageError as error:
        lines = str(error).splitlines()
        raise UsageError("\n".join(f"--{text}" if text.partition(":")[0] in how else text for text in lines)) from None


def _announce(spec: Line, how: Mapping[str, Any]) -> None:
    """Say why nothing seems to happen where the kernels must be compiled first."""
    from importlib import import_module

    from nameplate.compiled import is_kept
    from nameplate.line.kernel import available_threads, best_way

    if how["kernel"] == "reference" or how["device"] != "cpu":
        return
    ways = {best_way(spec, how["futures"], how["threads"] or available_threads())[0]}
    if how["until"] and "%" not in how["until"]:
        ways.add("single")  # the last items before the end of a run in time
    kernels = [import_module(f"nameplate.line.recursion.{way}") for way in ways]
    if not all(is_kept(kernel.run) for kernel in kernels):
        say("Compiling the kernels, once: some 20 seconds ...")


def _write_page(result: LineResult, page: Path, trace: int | None) -> None:
    from nameplate.brief.line_page import write_line_page

    write_line_page(result, page, **({} if trace is None else {"items": trace}))


def _put(report: Report, page: Path | None, json_: bool) -> None:
    if json_:
        put_json(report.as_json() | ({"page": str(page)} if page else {}))
    elif report.traced is not None and not page:
        put(report.traced.write_csv().rstrip("\n"))
    else:
        report.put()
    if page:
        say(f"{page}: {page.stat().st_size / 1000:.0f} kB; open it in a browser.")
    say(f"{report.result.kernel}: {report.result.why}. Seed {report.result.seed}.")
