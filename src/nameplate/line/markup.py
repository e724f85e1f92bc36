"""Results as HTML for notebooks: tables in the notebook's own colours, with bars that words stand beside."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nameplate.line.comparison import Comparison
    from nameplate.line.result import LineResult, StationResult

MOST_ROWS = 50
_BAR = 160
_PART = "display:inline-block;vertical-align:middle;height:12px"
_GREY = "rgba(128,128,128,"
# Each shows on white and on black, and differs from its neighbours in lightness or stripes as well as in hue.
STATE_STYLES = {
    "working": "background:#0072B2",
    "down": "background:#B34700",
    "changing over": "background:repeating-linear-gradient(135deg,#B34700 0 2px,transparent 2px 5px)",
    "blocked": f"background:repeating-linear-gradient(135deg,{_GREY}1) 0 1px,transparent 1px 4px)",
    "starved": f"background:{_GREY}.35)",
    "off shift": f"box-shadow:inset 0 0 0 1px {_GREY}.6)",
}
_UNITS = {"throughput": "items/s", "flow time": "s", "work in process": "items"}


def result_html(result: LineResult) -> str:
    """Draw a result as a table: what comes out, and what each station does with its time.

    Parameters
    ----------
    result : LineResult
        Its names are escaped.

    Examples
    --------
    >>> from nameplate.line import Line, Station, simulate
    >>> result_html(simulate(Line([Station("<press>", process="2 s")]), items=100)).split("<br>")[1][:64]
    '0.5 items a second in one future, 100 % of the nameplate. Bottle'
    """
    states = [state for state in STATE_STYLES if any(_share(station, state) > 0.0 for station in result.stations)]
    rows = [_station_row(station, states) for station in result.stations[:MOST_ROWS]]
    left_out = len(result.stations) - len(rows)
    more = f"<p>And {left_out:,} more stations: see <code>result.stations</code>.</p>" if left_out else ""
    return f"<p>{_finding(result)}</p>{_table(('station', 'its time', *states, 'OEE'), rows, words=2)}{more}"


def comparison_html(comparison: Comparison) -> str:
    """Draw a comparison as a table.

    Parameters
    ----------
    comparison : Comparison
    """
    rows = []
    for measure, one, other, difference, low, high, gain in comparison.table.iter_rows():
        numbers = (
            _number(one),
            _number(other),
            _number(difference),
            f"{_number(low)} to {_number(high)}",
            _number(gain),
        )
        rows.append(_row(f"{measure} ({_UNITS[measure]})", numbers))
    head = ("mean", "one", "other", "difference", "95 % interval", "times wider with luck of their own")
    return _table(head, rows)


def _finding(result: LineResult) -> str:
    low, middle, high = result.interval()
    count = len(result.futures)
    spread = f"({low:.4g} to {high:.4g} in nine of ten futures)" if count > 1 else "in one future"
    return (
        f"<b>{_name(result.line.title or 'Line')}</b><br>{middle:.4g} items a second {spread}, "
        f"{100 * middle / result.line.nameplate:.3g} % of the nameplate. Bottleneck: {_name(result.bottleneck)}."
    )


def _station_row(station: StationResult, states: list[str]) -> str:
    shares = {state: _share(station, state) for state in states}
    words = ", ".join(f"{state} {100 * share:.1f} %" for state, share in shares.items())
    parts = "".join(
        f'<span style="{_PART};width:{_BAR * share:.1f}px;{STATE_STYLES[state]}"></span>'
        for state, share in shares.items()
        if _BAR * share >= 0.5
    )
    bar = f'<span role="img" aria-label="{words}" title="{words}" style="white-space:nowrap">{parts}</span>'
    cells = [f"{100 * share:.1f} %" for share in (*shares.values(), station.oee)]
    return _row(station.station, cells, bar)


def _share(station: StationResult, state: str) -> float:
    share: float = getattr(station, state.replace(" ", "_"))
    return share


def _table(head: Iterable[str], rows: list[str], words: int = 1) -> str:
    # names and bars stand on the left, numbers on the right
    cells = "".join(
        f'<th scope="col" style="text-align:{"right" if place >= words else "left"}">{name}</th>'
        for place, name in enumerate(head)
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(name: str, cells: Iterable[str], bar: str = "") -> str:
    head = f'<th scope="row" style="text-align:left">{_name(name)}</th>'
    drawn = f'<td style="text-align:left">{bar}</td>' if bar else ""
    numbers = "".join(f'<td style="text-align:right">{cell}</td>' for cell in cells)
    return f"<tr>{head}{drawn}{numbers}</tr>"


def _name(text: str) -> str:
    """Escape a name, without signs that cannot be seen or that turn the direction of what stands around it."""
    return f"<bdi>{escape(''.join(sign for sign in text if sign.isprintable()))}</bdi>"


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.4g}"
