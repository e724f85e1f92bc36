"""How a line was run, in words, and the call that runs it again."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from nameplate.brief.line.words import duration
from nameplate.line.outcome import BINS
from nameplate.line.plan import lag

if TYPE_CHECKING:
    from nameplate.line import LineResult

_RULES = (
    "The nameplate is what the slowest station makes while all its servers work, around the clock.",
    "The station that holds the line up is the one whose servers are active (working, down or changing over) for the "
    "longest time between two waits, on average: the rule of the longest active station (Roser, Nakano and Tanaka, "
    "Winter Simulation Conference 2001).",
    "OEE is availability × performance × quality of the time on shift: the share that is neither down nor changing "
    "over; of that, the share that work at full speed takes; good items of those finished.",
    "Flow time is the time from entering the line to leaving it, of good items. An item enters when it arrives or, "
    "where there is always a next one, when the first station takes it.",
)


def method(result: LineResult) -> tuple[str, ...]:
    """Tell how the run was made and what its figures mean.

    Parameters
    ----------
    result : LineResult

    Examples
    --------
    >>> from nameplate.line import Line, Station, simulate
    >>> print(method(simulate(Line([Station("a", process="2 s")]), items=1_000))[0])
    The one future ran until 1,000 items had left the line, good or scrapped; the first 100 of them were not watched.
    """
    why = f"{result.kernel}: {result.why}" if result.why else result.kernel
    return (
        _ran(result),
        *([_luck(result)] if len(result.futures) > 1 else []),
        *_RULES,
        f"Run by the {why}. Every way to run gives the same result to the last bit.",
    )


def again(result: LineResult) -> str:
    """Write the call that makes the same run.

    Examples
    --------
    >>> from nameplate.line import Line, Station, simulate
    >>> again(simulate(Line([Station("a", process="2 s")]), items=1_000, futures=8, seed=3))
    'simulate(line, items=1_000, futures=8, seed=3)'
    """
    goal, words = result.goal, []
    if math.isfinite(goal.stop):
        words.append(f"until={goal.stop!r}")
        words += [] if goal.width == goal.stop / BINS else [f"period={goal.width!r}"]
    else:
        items, warmup = _items(result)
        words.append(f"items={items:_}")
        words += [] if warmup == items // 10 else [f"warmup={warmup:_}"]
    words.append(f"futures={len(result.futures)}")
    words += [f"first={result.futures.start}"] if result.futures.start else []
    return f"simulate(line, {', '.join(words)}, seed={result.seed})"


def _items(result: LineResult) -> tuple[int, int]:
    """Items that leave the line, and those of the warm-up, as they were asked for."""
    behind = lag(result.line)
    return result.goal.places - behind, result.goal.warmup - behind if result.goal.warmup else 0


def _ran(result: LineResult) -> str:
    start = "The one future ran" if len(result.futures) == 1 else f"Each of {len(result.futures):,} futures ran"
    if math.isfinite(result.goal.stop):
        whole = duration(result.goal.stop, None if result.goal.stop % 60.0 == 0.0 else 4)
        return f"{start} for {whole} from an empty line, and all that happened by then was counted."
    items, warmup = _items(result)
    start += f" until {items:,} items had left the line, good or scrapped; "
    return start + (f"the first {warmup:,} of them were not watched." if warmup else "all of them were watched.")


def _luck(result: LineResult) -> str:
    return (
        "Ranges hold nine in ten of the futures, each with luck of its own; other figures are means over them unless "
        f"they say otherwise. Futures {result.futures.start} to {result.futures.stop - 1} of seed {result.seed}: the "
        "same numbers give the same luck to any line with stations of these names."
    )
