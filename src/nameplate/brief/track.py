"""The track record: how good our forecasts have been, as a page and as a section of every brief."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from nameplate.brief import extra
from nameplate.brief.chart import calibration, score
from nameplate.brief.number import percent
from nameplate.brief.sheet import Picture, draw, environment, style
from nameplate.brief.table import Table
from nameplate.storage import write_whole
from nameplate.study.backtest import OURS, Backtest
from nameplate.study.backtest.judge import binomial_band

if TYPE_CHECKING:
    from pathlib import Path

    from nameplate.brief.table import Cell
    from nameplate.study.backtest import Coverage, Score

WHAT = {
    "T": ("First output", "time from announcement to first output over the promised time"),
    "Q": ("Amount", "output over claim at the claimed date"),
}
_CHANCE = "Grey: where chance keeps a calibrated forecast in 19 of 20 cases."
_SCORES = (
    "forecaster",
    "outcomes",
    "CRPS",
    "Brier",
    "log score",
    "50 % held",
    "80 % held",
    "90 % held",
    "width",
    "tail misses",
)


@dataclass(frozen=True)
class Part:
    """The track record of one ratio, as a page shows it."""

    id: str
    heading: str
    measure: str
    pictures: tuple[Picture, ...]
    reliability: tuple[tuple[str, ...], ...]


@cache
def bundled_backtest() -> Backtest:
    """Read the backtest of the history that comes with the package, as `nameplate backtest --json` gave it."""
    text = resources.files("nameplate.study.backtest").joinpath("track_record.json").read_text("utf-8")
    return Backtest.of_json(json.loads(text))


def write_track_page(found: Backtest, path: Path) -> None:
    """Write a backtest as one HTML file that needs no other and asks nobody for anything.

    Parameters
    ----------
    found : Backtest
        Ids in it may be hostile; they are escaped.
    path : Path
        Where to; its folder must exist. The file is replaced in one step.

    Raises
    ------
    MissingInput
        Where a library of the extra `brief` is not installed.
    StorageError
        When the disk refuses; the old file, if any, is untouched.
    """
    with extra():
        text = render(found)
    write_whole(path, text.encode("utf-8"))


def render(found: Backtest) -> str:
    """Write a backtest as HTML; the same text for the same backtest, always."""
    from markupsafe import Markup

    from nameplate import __version__

    return (
        environment()
        .get_template("track.html.j2")
        .render(
            headline=headline(found),
            numbers=numbers(found),
            parts=[_part(found, ratio) for ratio in WHAT if found.score(ratio).count],
            updates=_updates(found),
            each=_each(found),
            found=found,
            version=__version__,
            safe=Markup,
            style=style(),
        )
    )


def headline(found: Backtest) -> str:
    """Say what the backtest found in one sentence that its numbers carry."""
    better = []
    for ratio in WHAT:
        ours, best = found.score(ratio).crps, _best(found, ratio)
        if ours is None or best is None or best.crps is None:
            continue
        name = "when output begins" if ratio == "T" else "how much comes"
        change = 1.0 - ours / best.crps
        better.append(f"{percent(abs(change))} {'smaller' if change >= 0 else 'larger'} on {name}")
    if not better:
        return "There is no announcement that baselines could be measured on"
    return f"Our errors were {' and '.join(better)} than those of the best simple rule"


def numbers(found: Backtest) -> list[dict[str, str]]:
    """Choose what stands in the three large numbers."""
    cells = []
    for ratio, (name, _) in WHAT.items():
        ours, best = found.score(ratio), _best(found, ratio)
        if ours.crps is not None:
            under = "" if best is None or best.crps is None else f"{best.crps:.2f} for {best.forecaster}"
            cells.append({"label": f"{name}, CRPS", "large": f"{ours.crps:.2f}", "under": under})
    for ratio, (name, _) in WHAT.items():
        held = _level(found.score(ratio), 80)
        if ratio == "T" and held is not None and held.count:
            under = f"{held.low} to {held.high} expected of a calibrated one"
            cells.append({"label": f"{name}, 80 % ranges", "large": f"{held.hits} of {held.count}", "under": under})
    return cells


def _best(found: Backtest, ratio: str) -> Score | None:
    """Return the baseline with the least score."""
    others = [one for one in found.scores if one.ratio == ratio and one.forecaster != OURS and one.crps is not None]
    return min(others, key=lambda one: one.crps or 0.0, default=None)


def _level(score: Score, level: int) -> Coverage | None:
    return next((one for one in score.coverage if one.level == level), None)


def _part(found: Backtest, ratio: str) -> Part:
    heading, measure = WHAT[ratio]
    ours = found.score(ratio)
    pictures = (_scores(found, ratio), _tenths(found, ratio), _intervals(ours, ratio))
    lines = tuple(
        (f"{100 * one.low:.0f} to {percent(one.high)}", str(one.count), percent(one.chance), percent(one.happened))
        for one in found.reliability[ratio]
    )
    return Part(ratio.lower(), heading, measure, pictures, lines)


def _scores(found: Backtest, ratio: str) -> Picture:
    scores = tuple(one for one in found.scores if one.ratio == ratio)
    ours, best = found.score(ratio), _best(found, ratio)
    title = "Nothing to compare with"
    if ours.crps is not None and best is not None and best.crps is not None:
        order = "below" if ours.crps < best.crps else "not below"
        title = f"A mean error of {ours.crps:.2f}, {order} the {best.crps:.2f} of the best simple rule"
    subtitle = f"Mean CRPS over {ours.count} outcomes, lower is better. {WHAT[ratio][1].capitalize()}."
    kept: list[tuple[Cell, ...]] = []
    for one in scores:
        held = [None if not part.count else part.hits / part.count for part in one.coverage]
        kept.append((one.forecaster, one.count, one.crps, one.brier, one.log, *held, one.width, one.tail))
    shown = tuple(tuple(_cell(cell) for cell in row) for row in kept)
    figures = Table(f"scores-{ratio.lower()}", _SCORES, shown, _SCORES, tuple(kept))
    label = f"{title}. {subtitle}"
    return Picture(
        f"scores-{ratio.lower()}", title, subtitle, draw(lambda size: score.spec(scores, OURS, size), label), figures
    )


def _tenths(found: Backtest, ratio: str) -> Picture:
    shares, count = found.pit[ratio], found.score(ratio).count
    low, high = (end / count for end in binomial_band(count, 1 / len(shares)))
    outside = sum(not low <= share <= high for share in shares)
    title = (
        "Outcomes fell evenly over the forecasts" if not outside else "Outcomes did not fall evenly over the forecasts"
    )
    subtitle = f"Share of outcomes in each tenth of the forecast distribution. {_CHANCE}"
    rows = tuple((f"{number * 10} to {number * 10 + 10} %", share) for number, share in enumerate(shares))
    figures = Table(
        f"pit-{ratio.lower()}", ("tenth", "share"), tuple((name, percent(share)) for name, share in rows),
        ("tenth", "share"), rows,
    )  # fmt: skip
    drawings = draw(lambda size: calibration.tenths(shares, (low, high), size), f"{title}. {subtitle}")
    return Picture(f"pit-{ratio.lower()}", title, subtitle, drawings, figures)


def _intervals(ours: Score, ratio: str) -> Picture:
    known = [one for one in ours.coverage if one.count]
    inside = sum(one.low <= one.hits <= one.high for one in known)
    title = f"{inside} of {len(known)} kinds of range held about as often as they say"
    subtitle = f"Share of outcomes inside our ranges. {_CHANCE}"
    head = ("range", "held", "of", "lowest by chance", "highest by chance")
    rows = tuple((f"{one.level} %", one.hits, one.count, one.low, one.high) for one in known)
    shown = tuple(tuple(str(cell) for cell in row) for row in rows)
    drawings = draw(lambda size: calibration.intervals(ours.coverage, size), f"{title}. {subtitle}")
    name = f"coverage-{ratio.lower()}"
    return Picture(name, title, subtitle, drawings, Table(name, head, shown, head, rows))


def _updates(found: Backtest) -> list[tuple[str, ...]]:
    return [
        (", then ".join(one.ids), one.ratio, " → ".join(f"{crps:.2f}" for crps in one.crps)) for one in found.updates
    ]


def _each(found: Backtest) -> list[tuple[str, ...]]:
    return [
        (one.id, one.ratio, f"{one.middle:.2f} ({one.low:.2f} to {one.high:.2f})", one.outcome, f"{one.crps:.2f}")
        for one in found.each
    ]


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
