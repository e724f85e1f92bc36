"""The figures behind each chart: as a table on the page and as CSV inside it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from nameplate.brief.number import Scale, beyond, day_words, digits, percent, point, spread

if TYPE_CHECKING:
    from nameplate.brief.data import Driver, Milestone, Point, Scenario, Series

QUANTILES = ("5 %", "25 %", "median", "75 %", "95 %")
Cell = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """A small table twice: as shown (rounded) and as kept (every digit).

    Attributes
    ----------
    name : str
        File name of the CSV, without its ending.
    shown_head, kept_head : tuple of str
    shown : tuple of tuple of str
    kept : tuple of tuple of Cell
    note : str
        A sentence that the page sets over the table.
    """

    name: str
    shown_head: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    kept_head: tuple[str, ...]
    kept: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def csv(self) -> str:
        """The kept rows as CSV, with text that a spreadsheet could take for a formula made harmless."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.kept_head)
        writer.writerows([_safe(cell) for cell in row] for row in self.kept)
        return out.getvalue()

    @property
    def link(self) -> str:
        """The CSV as a `data:` address, which needs no script and asks nobody."""
        return "data:text/csv;charset=utf-8," + quote(self.csv, safe=",")


def _safe(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (int, float)):
        return repr(cell)
    return f"'{cell}" if cell.lstrip()[:1] in {"=", "+", "-", "@", "\t"} and cell.strip() else cell


def of_series(series: Series, name: str) -> Table:
    """Tabulate output over time."""
    scale = Scale.of([y.high for y in series.years] + [y.announced for y in series.years])
    actuals = {actual.year: actual.value for actual in series.actuals}
    names = ("low", "low_half", "middle", "high_half", "high")

    def show(value: float | None, figures: int | None = 2) -> str:
        return "" if value is None else digits(value / scale.divisor, figures)

    head = ("year", "announced", *QUANTILES, *(["reported"] if actuals else []))
    shown, kept = [], []
    for year in series.years:
        ends = [getattr(year, n) for n in names]
        reported = [actuals.get(year.year)] if actuals else []
        shown.append(
            (str(year.year), show(year.announced, series.figures), *map(show, ends), *(show(r, None) for r in reported))
        )
        kept.append((year.year, year.announced, *ends, *reported))
    kept_head = tuple(h if h == "year" else f"{h} ({series.unit})" for h in head)
    return Table(name, head, tuple(shown), kept_head, tuple(kept))


def of_milestone(milestone: Milestone, name: str, horizon: date) -> Table:
    """Tabulate the twenty dots."""
    shares = [f"{(2 * i + 1) * 2.5:g} %" for i in range(len(milestone.days))]
    late = beyond(horizon)
    shown = tuple(
        (share, late if day is None else day_words(day)) for share, day in zip(shares, milestone.days, strict=True)
    )
    kept = tuple(zip(shares, milestone.days, strict=True))
    return Table(name, ("share of futures", "by"), shown, ("share of futures", "by (empty: after the horizon)"), kept)


def of_scenarios(scenarios: tuple[Scenario, ...], name: str, horizon: date) -> Table:
    """Tabulate each scenario's answer."""
    shown, kept = [], []
    for scenario in scenarios:
        e = scenario.estimate
        shown.append((scenario.label, *spread(e, horizon)))
        d = scenario.difference
        kept.append(
            (scenario.label, e.low, e.low_half, e.middle, e.high_half, e.high)
            + ((d.low, d.middle, d.high) if d else (None, None, None))
        )
    head = ("scenario", *QUANTILES, *(f"difference {q}" for q in ("5 %", "median", "95 %")))
    return Table(name, ("scenario", "median", "90 % range"), tuple(shown), head, tuple(kept))


def of_drivers(drivers: tuple[Driver, ...], name: str, unit: str, horizon: date) -> Table:
    """Tabulate what drives the answer."""

    def show(value: Point) -> str:
        return point(value, "%" if unit == "%" else "", horizon)

    shown = tuple((d.label, d.origin, percent(max(d.share, 0.0)), show(d.low), show(d.high)) for d in drivers)
    kept = tuple((d.label, d.origin, d.share, d.low, d.high) for d in drivers)
    head = ("input", "rests on", "share of spread", "answer, lowest fifth", "answer, highest fifth")
    return Table(name, head, shown, head, kept)
