"""From a line and what is asked of it to a result: checks, the choice of a kernel, the run."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from nameplate.errors import UsageError
from nameplate.line.check import is_number, is_whole, refuse
from nameplate.line.duration import Duration
from nameplate.line.outcome import BINS, CELLS, Goal, Outcome, lowest_cell
from nameplate.line.plan import lag, make_plan
from nameplate.line.result import LineResult
from nameplate.line.spec import Line

Kernel = Literal["auto", "reference", "recursion"]
Device = Literal["cpu", "cuda"]
Tell = Callable[[int, int], None]

MOST_ITEMS = 10**12
MOST_FUTURES = 100_000
MOST_PERIODS = 100_000
MOST_SECONDS = 1e12
MOST_NUMBERS = 120_000_000
"""Numbers that a result may hold: about a gigabyte."""
_LARGEST = (1 << 63) - 1


@dataclass(frozen=True)
class Luck:
    """Which futures are run, and how; nothing of it but `seed` and `numbers` touches the result.

    Parameters
    ----------
    numbers : range
        Of the futures.
    seed : int
    threads : int or None
    device, kernel : str
    tell : callable
        Is told (groups of futures done, groups).
    """

    numbers: range
    seed: int
    threads: int | None
    device: Device
    kernel: Kernel
    tell: Tell


def simulate(
    line: Line,
    items: int | None = None,
    *,
    until: str | float | None = None,
    futures: int = 1,
    seed: int = 0,
    first: int = 0,
    warmup: int | Literal["mser"] | None = None,
    period: str | float | None = None,
    threads: int | None = None,
    device: Device = "cpu",
    kernel: Kernel = "auto",
    tell: Tell | None = None,
) -> LineResult:
    """Run a line item by item.

    Parameters
    ----------
    line : Line
        What to run.
    items : int, optional
        Items that leave the line in each future, good or scrapped; 100,000 unless said.
    until : str or number, optional
        A time such as ``"8 h"`` or seconds: count everything that happens by then. Or a share such as ``"1 %"``:
        run as many futures of `items` as it takes for the throughput's 95 % interval to reach no further than that
        to either side of its mean.
    futures : int
        Runs with luck of their own; with a share, the least number of them.
    seed : int
        All random numbers follow from it, the future's number and the station's name.
    first : int
        Number of the first future.
    warmup : int or "mser", optional
        Items at the beginning that are not watched; a tenth unless said; ``"mser"`` lets MSER-5 say. Not with a time.
    period : str or number, optional
        Length of the periods in which items are counted; only with a time.
    threads : int, optional
        As many as there are processors unless said; the result does not depend on it.
    device : {"cpu", "cuda"}
        Where to run.
    kernel : {"auto", "reference", "recursion"}
        How to run; the result does not depend on it.
    tell : callable, optional
        Is told (groups of futures done, groups).

    Returns
    -------
    LineResult

    Raises
    ------
    UsageError
        If an argument is out of its range; the message says what would be valid.

    References
    ----------
    J. G. Shanthikumar, D. D. Yao: Monotonicity and concavity properties in cyclic queueing networks with finite
    buffers. Queueing Networks with Blocking, 1989 (the recursion for blocking after service).

    Examples
    --------
    Two exponential stations with b places between them make (b + 2) / (b + 3) items a second:

    >>> from nameplate.line import Line, Station, simulate
    >>> line = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"], buffers=2)
    >>> result = simulate(line, items=20_000, futures=8)
    >>> round(float(result.throughput.mean()), 2)
    0.8
    """
    _check(line, futures, seed, first, threads, device, kernel)
    luck = Luck(range(first, first + futures), seed, threads, device, kernel, tell or (lambda done, total: None))
    precision = _precision(until)
    if until is not None and precision is None:
        return _result(line, _goal_of_time(line, items, until, warmup, period), luck)
    if period is not None:
        raise UsageError(f"period: {period!r}: valid would be a period together with a time in until")
    goal = _goal_of_items(line, items, warmup, luck)
    return _result(line, goal, luck) if precision is None else _until_precise(line, goal, luck, precision)


def _result(line: Line, goal: Goal, luck: Luck) -> LineResult:
    numbers = len(luck.numbers) * (goal.bins * (1 + 2 * max(1, len(line.shares))) + CELLS + 10 * len(line.stations))
    if numbers > MOST_NUMBERS:
        raise UsageError(
            f"futures: {len(luck.numbers)}: valid would be {MOST_NUMBERS * len(luck.numbers) // numbers} at most, "
            "with so many periods, products and stations"
        )
    outcome, used, why = _run(line, goal, luck)
    return LineResult(line, goal, luck.numbers, luck.seed, outcome, used, why)


def _run(line: Line, goal: Goal, luck: Luck) -> tuple[Outcome, str, str]:
    if luck.kernel == "reference":
        from nameplate.line import reference

        return reference.simulate(line, luck.numbers, luck.seed, goal), "reference", "asked for"
    from nameplate.line.kernel import Job, available_threads, best_way

    threads = luck.threads or available_threads()
    job = Job(make_plan(line, goal.bins, goal.lowest), luck.numbers, luck.seed, goal, threads, luck.tell)
    if luck.device == "cuda":
        return job.run_device(), "recursion, on the device", "asked for: one thread for each future"
    way, why = best_way(line, len(luck.numbers), threads)
    return getattr(job, f"run_{way}")(), f"recursion, {_WAYS[way]}", why


_WAYS = {"single": "one future at a time", "lanes": "futures in lanes", "wave": "stations in lanes"}


def _until_precise(line: Line, goal: Goal, luck: Luck, precision: float) -> LineResult:
    """Add futures, twice as many each time, until the mean is known well enough."""
    first = luck.numbers.start
    result = _result(line, goal, replace(luck, numbers=range(first, first + max(8, len(luck.numbers)))))
    while result.confidence()[1] > precision and len(result.futures) < MOST_FUTURES:
        known = len(result.futures)
        more = range(first + known, first + min(2 * known, MOST_FUTURES))
        added = _result(line, goal, replace(luck, numbers=more))
        numbers = range(first, more.stop)
        result = replace(result, futures=numbers, outcome=Outcome.join([result.outcome, added.outcome]))
    return result


def _precision(until: object) -> float | None:
    """Read a share; None where `until` is something else."""
    if not isinstance(until, str) or not until.strip().endswith("%"):
        return None
    try:
        share = float(until.strip()[:-1]) / 100.0
    except ValueError:
        share = math.nan
    if not 1e-6 <= share <= 0.5:
        raise UsageError(f"until: {until!r}: valid would be a share from 0.0001 % to 50 %")
    return share


def _goal_of_items(line: Line, items: int | None, warmup: object, luck: Luck) -> Goal:
    items = 100_000 if items is None else items
    _whole("items", items, 1, MOST_ITEMS)
    behind = lag(line)
    width = items / line.nameplate / (BINS // 2)
    goal = Goal(items + behind, 0, width=width, lowest=_lowest(line))
    if warmup == "mser":
        from nameplate.line.warmup import find_warmup

        pilot = replace(luck, numbers=luck.numbers[:_PILOTS])
        warmup = find_warmup(_result(line, goal, pilot), items)
    warmup = items // 10 if warmup is None else warmup
    _whole("warmup", warmup, 0, items - 1)
    return replace(goal, warmup=warmup + behind if warmup else 0)  # type: ignore[operator]


_PILOTS = 64
"""Futures from which the warm-up is found, at most."""


def _goal_of_time(line: Line, items: object, until: object, warmup: object, period: object) -> Goal:
    if items is not None or warmup is not None:
        raise UsageError("until: valid would be a time, or items with warmup, not both")
    most = min(MOST_SECONDS, MOST_ITEMS / line.nameplate)
    stop = _seconds("until", until, most, " or a share such as 1 %")
    if period is None:
        return Goal(0, stop=stop, width=stop / BINS, lowest=_lowest(line))
    width = _seconds("period", period, stop)
    bins = math.ceil(stop / width * (1.0 - 1e-12))
    if bins > MOST_PERIODS:
        raise UsageError(f"period: {period!r}: valid would be at most {MOST_PERIODS} periods in the time")
    return Goal(0, stop=stop, width=width, bins=max(bins, 1), lowest=_lowest(line))


def _lowest(line: Line) -> int:
    return lowest_cell(sum(station.mean_process(line.shares) for station in line.stations))


def _seconds(key: str, given: object, most: float, further: str = "") -> float:
    valid = f"{key}: {given!r}: valid would be a time above 0 up to {most:.3g} s, such as '8 h'{further}"
    value: object = given
    if isinstance(given, str):
        try:
            time = Duration.of(given)
        except UsageError:
            raise UsageError(valid) from None
        value = time.mean if time.table.constant else math.nan
    if not is_number(value, 0, most):
        raise UsageError(valid)
    return float(value)  # type: ignore[arg-type]


def _check(
    line: object, futures: object, seed: object, first: object, threads: object, device: object, kernel: object
) -> None:
    checks = {
        f"line: {line!r}: valid would be a Line": isinstance(line, Line),
        f"futures: {futures!r}: valid would be a whole number from 1 to {MOST_FUTURES}": is_whole(
            futures, 1, MOST_FUTURES
        ),
        f"seed: {seed!r}: valid would be a whole number from 0 to {_LARGEST}": is_whole(seed, 0, _LARGEST),
        f"first: {first!r}: valid would be a whole number from 0 to {_LARGEST - MOST_FUTURES}": is_whole(
            first, 0, _LARGEST - MOST_FUTURES
        ),
        "device and kernel: valid would be kernel='auto' on a device": device != "cuda" or kernel == "auto",
        f"threads: {threads!r}: valid would be a whole number from 1 to 1024": threads is None
        or is_whole(threads, 1, 1024),
        f"device: {device!r}: valid would be {', '.join(get_args(Device))}": device in get_args(Device),
        f"kernel: {kernel!r}: valid would be {', '.join(get_args(Kernel))}": kernel in get_args(Kernel),
    }
    refuse([fault for fault, holds in checks.items() if not holds])


def _whole(name: str, value: object, low: int, high: int) -> None:
    if not is_whole(value, low, high):
        raise UsageError(f"{name}: {value!r}: valid would be a whole number from {low} to {high}")
