"""From a line and what is asked of it to a result: checks, the choice of a kernel, the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from nameplate.errors import UsageError
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import lag, make_plan
from nameplate.line.result import LineResult
from nameplate.line.spec import Line

Kernel = Literal["auto", "reference", "recursion"]

MOST_ITEMS = 10**12
MOST_FUTURES = 10**6
_LARGEST = (1 << 63) - 1


def simulate(
    line: Line,
    items: int | None = None,
    *,
    seconds: float | None = None,
    futures: int = 16,
    seed: int = 1,
    first: int = 0,
    warmup: int | None = None,
    threads: int | None = None,
    device: str = "cpu",
    kernel: Kernel = "auto",
    tell: Callable[[int, int], None] | None = None,
) -> LineResult:
    """Run a line item by item.

    Parameters
    ----------
    line : Line
        What to run.
    items : int, optional
        Items that leave the line in each future, good or scrapped; 100,000 unless said. Or else:
    seconds : float, optional
        Count everything that happens by this time.
    futures : int
        Runs with luck of their own.
    seed : int
        All random numbers follow from it, the future's number and the station's name.
    first : int
        Number of the first future.
    warmup : int, optional
        Items at the beginning that are not watched; a tenth unless said. Only with `items`.
    threads : int, optional
        As many as there are processors unless said; the result does not depend on it.
    device : {"cpu"}
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
    >>> result = simulate(line, items=20_000, futures=8, seed=1)
    >>> round(float(result.throughput.mean()), 2)
    0.8
    """
    goal = _goal(line, items, seconds, warmup)
    _check(futures, seed, first, threads, device, kernel)
    numbers = range(first, first + futures)
    outcome, used, why = _run(line, numbers, seed, goal, threads, kernel, tell or (lambda done, total: None))
    return LineResult(line, goal, numbers, seed, outcome, used, why)


def _run(
    line: Line,
    numbers: range,
    seed: int,
    goal: Goal,
    threads: int | None,
    kernel: Kernel,
    tell: Callable[[int, int], None],
) -> tuple[Outcome, str, str]:
    if kernel == "reference":
        from nameplate.line import reference

        return reference.simulate(line, numbers, seed, goal), "reference", "asked for"
    from nameplate.line.kernel import Job, available_threads, best_width

    threads = threads or available_threads()
    job = Job(make_plan(line), numbers, seed, goal, threads, tell)
    width = best_width(len(numbers), threads)
    why = _why_single(line) or ("" if width > 1 else "too few futures to fill the lanes")
    if why:
        return job.run_single(), "recursion, one future at a time", why
    return job.run_lanes(width), "recursion, futures in lanes", _WHY_LANES


_WHY_LANES = "single servers and no scrap keep the futures in step, so they share the processor's vectors"


def _why_single(line: Line) -> str:
    """Say why a line's futures cannot share the lanes; empty if they can."""
    parallel = [station.name for station in line.stations if station.servers > 1]
    if parallel:
        return f"{parallel[0]} has parallel servers, where items overtake each other"
    scrapping = [station.name for station in line.stations if station.quality < 1]
    if scrapping:
        return f"{scrapping[0]} scraps items, which puts the futures out of step"
    return ""


def _goal(line: Line, items: int | None, seconds: float | None, warmup: int | None) -> Goal:
    if seconds is not None:
        if items is not None or warmup is not None:
            raise UsageError("seconds: valid would be seconds, or items with warmup, not both")
        most = MOST_ITEMS / line.nameplate
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not 0 < seconds <= most:
            raise UsageError(f"seconds: {seconds!r}: valid would be a number above 0 up to {most:.3g}")
        return Goal(0, stop=float(seconds))
    items = 100_000 if items is None else items
    _whole("items", items, 1, MOST_ITEMS)
    warmup = items // 10 if warmup is None else warmup
    _whole("warmup", warmup, 0, items - 1)
    behind = lag(line)
    return Goal(items + behind, warmup + behind if warmup else 0)


def _check(futures: int, seed: int, first: int, threads: int | None, device: str, kernel: str) -> None:
    _whole("futures", futures, 1, MOST_FUTURES)
    _whole("seed", seed, 0, _LARGEST)
    _whole("first", first, 0, _LARGEST - MOST_FUTURES)
    if threads is not None:
        _whole("threads", threads, 1, 1024)
    if device != "cpu":
        raise UsageError(f"device: {device!r}: valid would be 'cpu'; this version has no other")
    if kernel not in get_args(Kernel):
        raise UsageError(f"kernel: {kernel!r}: valid would be {', '.join(get_args(Kernel))}")


def _whole(name: str, value: object, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise UsageError(f"{name}: {value!r}: valid would be a whole number from {low} to {high}")
