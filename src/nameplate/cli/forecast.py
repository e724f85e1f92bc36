"""Verbs that forecast announcements and score forecasts: forecast, backtest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nameplate.cli.extra import need_brief
from nameplate.cli.guide import teach
from nameplate.cli.option import Json
from nameplate.cli.screen import counted, progress, put, put_json, put_table, put_wrapped, say
from nameplate.errors import CheckFailed, InvalidFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nameplate.belief import Forecast, History
    from nameplate.errors import Fault
    from nameplate.study.backtest import Backtest, Score

FORECAST: Final = teach(
    "Forecast announcements: when first output comes, and how much.\n\n"
    "One row of a CSV file for each announcement, with the columns id, industry, project_type, announced_on, "
    "claimed_first_output, claimed_rate_value and claimed_rate_by, as far as they are known; others are not looked at. "
    "Gives JSON: 99 quantiles of T, the time to first output over the promised time, with the chance that it is given "
    "up, and 99 of Q, the output over the claim at its date. A row that cannot be read is named and stops no other.",
    [
        ("nameplate forecast announcements.csv > forecast.json", "from the history that comes with Nameplate"),
        ("nameplate forecast announcements.csv --history own.csv", "from a history of your own"),
        ("nameplate forecast announcements.csv --table", "medians and ranges to read"),
    ],
    "nameplate backtest: how good such forecasts have been",
)
BACKTEST: Final = teach(
    "Score our forecasts on programmes whose end is known.\n\n"
    "Every announcement of a history is forecast without its own programme, and scored beside six baselines. "
    "Exit code 1 where the smooth baseline is better beyond doubt.",
    [
        ("nameplate backtest", "the history that comes with Nameplate"),
        ("nameplate backtest history.csv", "a history of your own"),
        ("nameplate backtest --page track-record.html", "as a page with charts"),
    ],
)
_RATIOS: Final = {
    "T": "T: time to first output over the promised time; Brier and log: T at most 1",
    "Q": "Q: output over claim at the claimed date; Brier and log: Q at least 0.9",
}


def forecast(
    announcements: Annotated[Path, typer.Argument(metavar="ANNOUNCEMENTS", help="a CSV file")],
    history: Annotated[
        Path | None, typer.Option(metavar="HISTORY", help="a CSV file with outcomes; ours if left out")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="medians and 80 % ranges as a table instead of JSON")] = False,
    json_: Json = False,
) -> None:
    """Forecast announcements."""
    from nameplate.belief import Forecaster, read_announcements

    rows, faults = read_announcements(announcements)
    _tell(faults)
    if not rows and faults:
        raise InvalidFile(faults)
    forecaster = Forecaster(_history(history))
    found: dict[str, Forecast] = {}
    with progress("announcements") as tell:
        for number, row in enumerate(rows, 1):
            found[row.id] = forecaster.forecast(row)
            tell(number, len(rows))
    if table and not json_:
        _put_forecasts(found)
    else:
        lines = [f"{json.dumps(name)}: {json.dumps(one.to_json())}" for name, one in found.items()]
        put("{" + ",\n ".join(lines) + "}")
    known = sum(row.timing is not None or row.attainment is not None for row in forecaster.history.rows)
    say(f"{counted(len(found), 'forecast')} from {counted(known, 'announcement')} with a known end.")


def _put_forecasts(found: Mapping[str, Forecast]) -> None:
    rows = []
    for name, one in found.items():
        timing = "" if one.timing is None else _ranged(one.timing)
        attained = "" if one.attainment is None else _ranged(one.attainment)
        rows.append((name, timing, "" if one.timing is None else f"{one.never:.0%}", attained))
    put_table(("id", "T (80 %)", "given up", "Q (80 %)"), rows, cut=(0,))


def _ranged(quantiles: Iterable[float]) -> str:
    low, middle, high = (list(quantiles)[place] for place in (9, 49, 89))
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def _history(path: Path | None) -> History:
    from nameplate.belief import bundled_history, read_history

    if path is None:
        return bundled_history()
    found, faults = read_history(path)
    _tell(faults)
    if not found.rows:
        say(f"{path}: no row can be used; the published figures alone speak.")
    return found


def _tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        say(str(fault))


def backtest(
    history: Annotated[
        Path | None, typer.Argument(metavar="HISTORY", help="a CSV file with outcomes; ours if left out")
    ] = None,
    page: Annotated[Path | None, typer.Option(metavar="FILE", help="also write a page with charts")] = None,
    json_: Json = False,
) -> None:
    """Score our forecasts."""
    from nameplate.study.backtest import backtest as score_all

    if page is not None:
        need_brief("the page")
    known = _history(history)
    with progress("announcements") as tell:
        found = score_all(known, progress=tell)
    if page is not None:
        from nameplate.brief.track import write_track_page

        write_track_page(found, page)
        say(f"{page}: open it in a browser.")
    if json_:
        put_json(found.to_json())
    else:
        _put_backtest(found)
    _judge(found)


def _judge(found: Backtest) -> None:
    from nameplate.study.backtest import OURS, REFERENCE

    worse = [one.ratio for one in found.scores if one.forecaster == OURS and one.less and one.less[0] > 0.0]
    if worse:
        raise CheckFailed(f"{' and '.join(worse)}: {REFERENCE} is better beyond doubt")


def _put_backtest(found: Backtest) -> None:
    programmes = counted(found.families, "programme")
    put(f"{counted(found.rows, 'announcement')} of {programmes}, each forecast without its own.")
    for ratio, words in _RATIOS.items():
        put("")
        put(words)
        heads = ("", "n", "CRPS", "Brier", "log", "50 %", "80 %", "90 %", "width", "tail", "CRPS less B5's")
        rows = [_score_row(one) for one in found.scores if one.ratio == ratio]
        put_table(heads, rows, right=range(1, 10))
        put_wrapped(f"PIT of ours, by tenths: {' '.join(f'{share:.0%}' for share in found.pit[ratio])}", rest="  ")
        for one in found.reliability[ratio]:
            told = f"{one.count}, mean {one.chance:.0%}, came {one.happened:.0%}"
            put(f"chances of {one.low:.0%} to {one.high:.0%}: {told}")
    put("")
    for update in found.updates:
        steps = " -> ".join(f"{crps:.3f}" for crps in update.crps)
        put_wrapped(f"{', then '.join(update.ids)}: CRPS of {update.ratio} {steps}", rest="  ")
    say(
        "50, 80, 90 %: intervals that held, with how many would by chance. Width: of the 80 % interval, cut at the end."
    )


def _score_row(one: Score) -> tuple[str, ...]:
    numbers = [_number(value) for value in (one.crps, one.brier, one.log)]
    held = [f"{part.hits}/{part.count} ({part.low}-{part.high})" for part in one.coverage]
    less = "" if one.less is None else f"{one.less[0]:+.2f} to {one.less[1]:+.2f}"
    tail = "-" if one.tail is None else f"{one.tail:.0%}"
    return (one.forecaster, str(one.count), *numbers, *held, _number(one.width, 2), tail, less)


def _number(value: float | None, digits: int = 3) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
