"""Two lines under the same luck, and what a little more speed would bring."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import UsageError
from nameplate.line.check import is_number
from nameplate.line.outcome import Goal
from nameplate.line.plan import lag
from nameplate.line.spec import Line

if TYPE_CHECKING:
    import polars as pl

    from nameplate.line.result import LineResult

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two results, future by future.

    Parameters
    ----------
    one, other : LineResult
        With the same futures and seed.
    """

    one: LineResult
    other: LineResult

    @property
    def table(self) -> pl.DataFrame:
        """Throughput, flow time and work in process: both means, and the difference of the other less the one.

        `low` and `high` are its 95 % interval; `gain` says how much wider that would be with luck of their own.
        """
        import polars as pl

        rows = [
            ("throughput", *_paired(self.one.throughput, self.other.throughput)),
            ("flow time", *_paired(self.one.flow_time["mean"], self.other.flow_time["mean"])),
            ("work in process", *_paired(self.one.work_in_process, self.other.work_in_process)),
        ]
        return pl.DataFrame(rows, schema=["measure", "one", "other", "difference", "low", "high", "gain"], orient="row")

    def __repr__(self) -> str:
        _, one, other, difference, low, high, _ = self.table.row(0)
        apart = f"difference {difference:.3g} ({low:.3g} to {high:.3g})"
        return f"<Comparison: throughput {one:.4g} and {other:.4g}, {apart}>"

    def _repr_html_(self) -> str:
        from nameplate.line.markup import comparison_html

        return comparison_html(self)


def compare(one: LineResult, other: Line | LineResult) -> Comparison:
    """Compare two lines under the same luck; `LineResult.compare` is the way in."""
    twin = _alike(one, other) if isinstance(other, Line) else other
    if not hasattr(twin, "outcome"):
        raise UsageError(f"other: {other!r}: valid would be a Line or a LineResult")
    if (twin.futures, twin.seed) != (one.futures, one.seed):
        raise UsageError("other: valid would be a result of the same futures and seed")
    return Comparison(one, twin)


def sensitivity(result: LineResult, faster: float) -> pl.DataFrame:
    """Find what a little more speed at each station would bring; `LineResult.sensitivity` is the way in."""
    import polars as pl

    if not is_number(faster, 0, 10):
        raise UsageError(f"faster: {faster!r}: valid would be a share above 0, such as 0.05")
    if not result.throughput.mean() > 0.0:
        raise UsageError("sensitivity: valid would be a run in which items come out")
    rows = []
    for number, station in enumerate(result.line.stations):
        work = {product: time.scaled(1.0 / (1.0 + faster)) for product, time in station.work.items()}
        process: Any = work.get("") or work
        # The shorthand for one failure is among `modes` already.
        quick = replace(station, process=process, fails_after=None, repair=None, failures=station.modes)
        stations = [*result.line.stations[:number], quick, *result.line.stations[number + 1 :]]
        twin = _alike(result, replace(result.line, stations=stations))
        one, _, difference, low, high, _ = _paired(result.throughput, twin.throughput)
        rows.append((station.name, *(value / one for value in (difference, low, high))))
    return pl.DataFrame(rows, schema=["station", "gain", "low", "high"], orient="row")


def _alike(result: LineResult, line: Line) -> LineResult:
    """Run another line as this one was run."""
    from nameplate.line.simulation import Luck, _result

    goal = result.goal
    if math.isinf(goal.stop):
        more = lag(line) - lag(result.line)
        goal = Goal(goal.places + more, goal.warmup and goal.warmup + more, width=goal.width, lowest=goal.lowest)
    return _result(line, goal, Luck(result.futures, result.seed, None, "cpu", "auto", lambda done, total: None))


def _paired(one: Floats, other: Floats) -> tuple[float, float, float, float, float, float]:
    """Means, their difference with its 95 % interval, and how much wider that would be unpaired."""
    from scipy.special import stdtrit

    apart, count = other - one, len(one)
    if count < 2:
        return float(one.mean()), float(other.mean()), float(apart.mean()), math.nan, math.nan, math.nan
    error = float(apart.std(ddof=1)) / math.sqrt(count)
    reach = float(stdtrit(count - 1, 0.975)) * error
    unpaired = math.sqrt((float(one.var(ddof=1)) + float(other.var(ddof=1))) / count)
    middle = float(apart.mean())
    gain = unpaired / error if error > 0 else math.inf
    return float(one.mean()), float(other.mean()), middle, middle - reach, middle + reach, gain
