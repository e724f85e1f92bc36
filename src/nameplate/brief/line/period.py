"""Output over time: periods of equal length, and where the futures lie in each."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nameplate.brief.line.data import LineOutput, Period

if TYPE_CHECKING:
    from nameplate.line import LineResult

UNITS = {"second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": 86_400.0, "week": 604_800.0, "year": 31_557_600.0}
MOST = 60
MOST_SHIFTED = 84
"""Periods that are drawn: as many as there are where shifts, or whoever asked for periods, make each worth seeing."""
LEAST = 8
ENOUGH = 20.0
"""Items in a period, so that counting by ones does not pass for a spread."""
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def unit_of(rate: float) -> str:
    """Choose the shortest unit of time in which a rate is half an item or more.

    Parameters
    ----------
    rate : float
        Items a second.

    Examples
    --------
    >>> unit_of(0.9), unit_of(0.05)
    ('second', 'minute')
    """
    return next((unit for unit, seconds in UNITS.items() if rate * seconds >= 0.5), "year")


def line_output(result: LineResult) -> LineOutput:
    """Gather output over time.

    Parameters
    ----------
    result : LineResult

    Returns
    -------
    LineOutput
        The last period is left out where the run ended within it.

    Examples
    --------
    >>> from nameplate.line import Line, Station, simulate
    >>> output = line_output(simulate(Line([Station("a", process="2 s")]), items=10_000))
    >>> output.unit, output.nameplate, output.typical
    ('second', 0.5, 0.5)
    """
    unit, plate = unit_of(result.line.nameplate), result.line.nameplate
    counts, step = _counts(result)
    rates = counts / step
    watched = float(result.outcome.began.mean()) if result.goal.warmup else 0.0
    late = rates[:, min(math.ceil(watched / step), rates.shape[1] - 1) :]
    some = late[late > 0.0]
    # half an item cannot be counted
    reach = float((late * step >= max(1.0, math.floor(plate * step * (1.0 + 1e-12)))).mean())
    rows = np.quantile(rates, _QUANTILES, axis=0).T * UNITS[unit]
    return LineOutput(
        unit=unit,
        nameplate=plate * UNITS[unit],
        periods=tuple(Period(i * step, (i + 1) * step, *map(float, row)) for i, row in enumerate(rows)),
        futures=len(result.futures),
        watched=watched,
        idle=1.0 - len(some) / late.size,
        typical=float(np.median(some)) * UNITS[unit] if len(some) else 0.0,
        reach=reach,
    )


def _counts(result: LineResult) -> tuple[NDArray[Any], float]:
    """Count good items by future and whole period, and say how many seconds a period has."""
    table = result.periods
    begin, items = table["begin"].to_numpy(), table["items"].to_numpy()
    future = table["future"].to_numpy() - result.futures.start
    end = _end(result)
    width = float((table["end"] - table["begin"]).max())  # type: ignore[arg-type]
    step = min(width * _together(result, end, width), end)
    number = np.floor(begin / step * (1.0 + 1e-12)).astype(np.int64)
    whole = max(1, math.floor(end / step * (1.0 + 1e-12)))
    counts = np.zeros((len(result.futures), max(whole, int(number.max(initial=0)) + 1)))
    np.add.at(counts, (future, number), items)
    return counts[:, :whole], step


def _end(result: LineResult) -> float:
    """Give the second up to which every future has been counted."""
    if math.isfinite(result.goal.stop):
        return result.goal.stop
    return float(result.outcome.ended.min()) or float(result.periods["end"].max())  # type: ignore[arg-type]


def _together(result: LineResult, end: float, width: float) -> int:
    """Choose how many of the counted periods make one that is drawn."""
    line = result.line
    asked = math.isfinite(result.goal.stop) and not math.isclose(result.goal.stop, result.goal.width * 128)
    shifted = any(line.calendar_of(station) for station in line.stations)
    there = end / width
    few = math.ceil(there / (MOST_SHIFTED if asked or shifted else MOST))
    if asked or shifted:
        return few
    return max(few, min(math.ceil(ENOUGH / (line.nameplate * width)), int(there / LEAST)))
