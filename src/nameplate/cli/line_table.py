"""What a run of a line says, for people: rates, times and shares in tables."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from nameplate.cli.screen import counted, put, put_table, say

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from nameplate.line import Comparison, LineResult, StationResult

WIDTH: Final = 20
# One sign for each state, so that the bar needs no colour.
SIGNS: Final = {
    "working": "█",
    "down": "x",
    "changing over": "/",
    "blocked": "▒",
    "starved": "·",
    "off shift": "-",
}
_UNITS: Final = ((86_400.0, "days"), (3_600.0, "h"), (60.0, "min"), (1.0, "s"))


def bar(shares: Mapping[str, float], width: int = WIDTH) -> str:
    """Draw a station's states as one bar of characters.

    Examples
    --------
    >>> bar({"working": 0.5, "down": 0.25, "blocked": 0.125, "starved": 0.125}, width=16)
    '████████xxxx▒▒··'
    """
    ends, total = [0], 0.0
    for state in SIGNS:
        total += shares.get(state, 0.0)
        ends.append(round(total * width))
    pieces = zip(SIGNS.values(), ends, ends[1:], strict=False)
    return "".join(sign * (end - start) for sign, start, end in pieces)


def number(value: float, digits: int = 4) -> str:
    """Write a number with so many significant digits, without powers of ten where they can be done without.

    Examples
    --------
    >>> number(12345.6), number(0.0123456), number(0.0), number(float("nan"))
    ('12,350', '0.01235', '0', 'unknown')
    """
    if not math.isfinite(value):
        return "unknown"
    size = math.floor(math.log10(abs(value))) if value else 0
    if not -4 <= size < 15:
        return f"{value:.{digits}g}"
    text = f"{round(value, digits - 1 - size):,.{max(0, digits - 1 - size)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def times(seconds: Sequence[float], digits: int = 3) -> list[str]:
    """Write times in one unit, the one that fits the longest of them.

    Examples
    --------
    >>> times([90.0, 5400.0]), times([12.0])
    (['0.025 h', '1.5 h'], ['12 s'])
    """
    longest = max((abs(value) for value in seconds if math.isfinite(value)), default=0.0)
    size, unit = next((pair for pair in _UNITS if longest >= 1.5 * pair[0]), _UNITS[-1])
    words = [number(value / size, digits) for value in seconds]
    return [
        word if word == "unknown" else f"{word} {'day' if (word, unit) == ('1', 'days') else unit}" for word in words
    ]


def span(low: float, high: float) -> str:
    """Write a range of times, each in the unit that fits it.

    Examples
    --------
    >>> span(12.0, 35.5), span(12.0, 7200.0)
    ('12 to 35.5 s', '12 s to 2 h')
    """
    (one,), (other,) = times([low]), times([high])
    return f"{one.partition(' ')[0] if one.split()[-1] == other.split()[-1] else one} to {other}"


def rates(per_second: Sequence[float], plate: float) -> list[str]:
    """Write rates in the unit that fits the nameplate: a second, an hour or a day.

    Examples
    --------
    >>> rates([0.9, 1.0], plate=1.0), rates([20.0], plate=25.0)
    (['3,240/h', '3,600/h'], ['20/s'])
    """
    slow = (3_600.0, "h") if plate * 3_600.0 >= 1.0 else (86_400.0, "day")
    size, unit = (1.0, "s") if plate >= 10.0 else slow
    return [word if word == "unknown" else f"{word}/{unit}" for word in (number(rate * size) for rate in per_second)]


def put_result(result: LineResult, by_period: bool = False) -> None:
    """Show what came out and what each station did, on stdout."""
    put(result.line.title or "Line")
    for name, text in (*_throughput(result), *_items(result), *_flow(result, by_period)):
        put(f"  {name:<12} {text}")
    worst = max(result.stations, key=lambda station: station.station == result.bottleneck)
    put(f"  {'bottleneck':<12} {result.bottleneck}, busy for {times([worst.active_period])[0]} between two waits")
    put("")
    _put_states(result)
    put("")
    _put_oee(result)


def _throughput(result: LineResult) -> list[tuple[str, str]]:
    low, _, high = result.interval()
    mean, within = result.confidence()
    plate = result.line.nameplate
    words = rates([mean, low, high, plate], plate)
    text = words[0]
    if words[1] != words[2]:
        text += f" ({words[1].partition('/')[0]} to {words[2].partition('/')[0]} in 18 of 20 futures)"
        text += f", the mean known to {100 * within:.2g} %" if math.isfinite(within) else ""
    elif len(result.futures) > 1:
        text += " in all futures"
    return [("throughput", text), ("nameplate", f"{words[3]}, of which {percent(mean / plate)} comes out")]


def _items(result: LineResult) -> list[tuple[str, str]]:
    def words(made: int, lost: int) -> str:
        return f"{made:,} good{f', {lost:,} scrapped' if lost else ''}"

    futures = counted(len(result.futures), "future")
    lines = [("items", f"{words(int(result.items.sum()), int(result.scrapped.sum()))}, in {futures}")]
    by_product = zip(result.products, result.outcome.made.T, result.outcome.discarded.T, strict=True)
    lines += [(f"  {name}", words(int(made.sum()), int(lost.sum()))) for name, made, lost in by_product if name]
    return lines


def _flow(result: LineResult, by_period: bool) -> list[tuple[str, str]]:
    flow, held = result.flow_time, result.work_in_process_over_time
    mean, low, high = (_mean(flow[key]) for key in ("mean", "q5", "q95"))
    if math.isnan(mean):
        return [("flow time", "unknown: nothing has come out")]
    inside = f"{number(_mean(result.work_in_process), 3)} items on average"
    few, many = (number(_mean(held[key]), 3) for key in ("q5", "q95"))
    if "unknown" not in (few, many) and not by_period:  # the ends of weeks, say, are no moments like all others
        inside += f" ({few} to {many} at 18 of 20 moments)"
    return [
        ("flow time", f"{times([mean])[0]} on average ({span(low, high)} for 18 of 20 items)"),
        ("in the line", inside),
    ]


def _mean(values: NDArray[np.float64]) -> float:
    """Mean over the futures in which there is a value."""
    known = [value for value in values.tolist() if math.isfinite(value)]
    return sum(known) / len(known) if known else math.nan


def shares_of(station: StationResult) -> dict[str, float]:
    """Give a station's shares of time by state."""
    return {state: getattr(station, state.replace(" ", "_")) for state in SIGNS}


def _put_states(result: LineResult) -> None:
    rows = [(station.station, shares_of(station)) for station in result.stations]
    states = [state for state in SIGNS if state == "working" or any(shares[state] > 0 for _, shares in rows)]
    cells = [(name, bar(shares), *(percent(shares[state]) for state in states)) for name, shares in rows]
    put_table(("station", "its time", *states), cells, right=range(2, 2 + len(states)))
    put("")
    put("  ".join(f"{SIGNS[state]} {state}" for state in states))


def _put_oee(result: LineResult) -> None:
    heads = ["station", "availability", "performance", "quality", "OEE"]
    rows = [
        [station.station, *(percent(getattr(station, key.lower())) for key in heads[1:])] for station in result.stations
    ]
    if result.scrapped.any():
        heads.append("scrapped")
        rows = [[*row, number(station.scrapped)] for row, station in zip(rows, result.stations, strict=True)]
    put_table(heads, rows, right=range(1, len(heads)))


def percent(share: float) -> str:
    """Write a share in percent."""
    return f"{100 * share:.1f} %"


def put_periods(result: LineResult) -> None:
    """Show what came out in each period, on stdout: the mean of the futures, and the middle 18 of 20."""
    import polars as pl

    sums = result.periods.group_by("future", "begin", "end").agg(pl.col("items", "scrapped").sum())
    by_period = sums.group_by("begin", "end").agg(
        pl.col("items").mean().alias("mean"),
        pl.col("items").quantile(0.05).alias("low"),
        pl.col("items").quantile(0.95).alias("high"),
        pl.col("scrapped").mean(),
    )
    table = by_period.sort("begin")
    begins, ends = times(table["begin"].to_list(), 6), times(table["end"].to_list(), 6)
    rows = [
        (begin, end, number(row["mean"]), f"{number(row['low'])} to {number(row['high'])}", number(row["scrapped"]))
        for begin, end, row in zip(begins, ends, table.iter_rows(named=True), strict=True)
    ]
    some = bool(result.scrapped.any())
    put("")
    put_table(
        ("from", "to", "items", "18 of 20 futures", "scrapped")[: 4 + some],
        [row[: 4 + some] for row in rows],
        right=range(5),
    )


def put_comparison(comparison: Comparison, names: tuple[str, str]) -> None:
    """Show how another line differs, on stdout."""
    plate = comparison.one.line.nameplate
    rows = []
    for measure, one, other, difference, low, high, _ in comparison.table.iter_rows():
        values = [one, other, difference, low, high]
        words = _measured(measure, values, plate)
        relative = f"{number(100 * difference / one, 3)} %" if one > 0 else "unknown"
        rows.append((measure, words[0], words[1], words[2], f"{words[3]} to {words[4]}", relative))
    put("")
    put_table(("", *names, "difference", "95 % interval", "relative"), rows, right=(1, 2, 3, 4, 5))
    gain = comparison.table["gain"][0]
    if 1.05 < gain < math.inf:
        say(f"With luck of its own for each, the throughput's interval would be {gain:.2g} times as wide.")


def _measured(measure: str, values: Sequence[float], plate: float) -> list[str]:
    if measure == "throughput":
        return rates(values, plate)
    return times(values, 4) if measure == "flow time" else [number(value) for value in values]


def put_sensitivity(gains: pl.DataFrame, faster: float) -> None:
    """Show what a little more speed at each station would bring, the most first, on stdout."""
    rows = [
        (station, f"{100 * gain:+.2f} %", f"{100 * low:+.2f} to {100 * high:+.2f} %")
        for station, gain, low, high in gains.sort("gain", descending=True, maintain_order=True).iter_rows()
    ]
    put("")
    put_table((f"{100 * faster:g} % faster", "throughput", "95 % interval"), rows, right=(1, 2))
