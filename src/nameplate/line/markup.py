"""Results as HTML for notebooks: plain tables, with bars that a style draws."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nameplate.line.comparison import Comparison
    from nameplate.line.result import LineResult, StationResult

_STYLE = "font:14px Inter,sans-serif;color:#1A1A1A;border-collapse:collapse"
_CELL = 'style="padding:2px 12px 2px 0;text-align:{side};border:0"'
# Greyscale keeps them apart; words stand beside them.
STATE_COLOURS = {
    "working": "#004C78",
    "down": "#1A1A1A",
    "changing over": "#B34700",
    "blocked": "#8FA7B5",
    "starved": "#D9D5CB",
    "off shift": "#F0EDE6",
}


def result_html(result: LineResult) -> str:
    """Draw a result as a table: what comes out, and what each station does with its time."""
    low, middle, high = result.interval()
    title = escape(result.line.title or "Line")
    head = (
        f"<p><b>{title}</b><br>{middle:.4g} items a second ({low:.4g} to {high:.4g} in nine of ten futures), "
        f"{100 * middle / result.line.nameplate:.1f} % of the nameplate. Bottleneck: {escape(result.bottleneck)}.</p>"
    )
    rows = "".join(_station_row(station) for station in result.stations)
    names = ("station", "its time", *STATE_COLOURS, "OEE")
    return f"{head}<table style='{_STYLE}'><tr>{''.join(_cell(name, 'left', 'th') for name in names)}</tr>{rows}</table>"


def comparison_html(comparison: Comparison) -> str:
    """Draw a comparison as a table."""
    table = comparison.table
    head = "".join(_cell(name, "left", "th") for name in table.columns)
    rows = "".join(
        "<tr>" + _cell(str(row[0]), "left") + "".join(_cell(f"{value:.4g}", "right") for value in row[1:]) + "</tr>"
        for row in table.iter_rows()
    )
    return f"<table style='{_STYLE}'><tr>{head}</tr>{rows}</table>"


def _station_row(station: StationResult) -> str:
    shares = {state: getattr(station, state.replace(" ", "_")) for state in STATE_COLOURS}
    bar = "".join(
        f"<span style='display:inline-block;height:12px;width:{160 * share:.1f}px;background:{STATE_COLOURS[state]}'></span>"
        for state, share in shares.items()
    )
    cells = [_cell(f"{100 * share:.1f} %", "right") for share in shares.values()]
    drawn = f"<td {_CELL.format(side='left')}><span style='white-space:nowrap'>{bar}</span></td>"
    return f"<tr>{_cell(station.station, 'left')}{drawn}{''.join(cells)}{_cell(f'{100 * station.oee:.1f} %', 'right')}</tr>"


def _cell(text: str, side: str, kind: str = "td") -> str:
    return f"<{kind} {_CELL.format(side=side)}>{escape(text)}</{kind}>"
