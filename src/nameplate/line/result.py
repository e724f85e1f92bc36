"""What a run of a line says, for people and for programs."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import UsageError
from nameplate.line.check import is_number, is_whole
from nameplate.line.flow import FlowTime
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import BLOCKED, CHANGING, DOWN, OFF, STARVED, STATES, WORKING
from nameplate.line.sketch import flow_quantiles, work_in_process
from nameplate.line.spec import Line

if TYPE_CHECKING:
    import polars as pl

    from nameplate.line.comparison import Comparison

Floats = NDArray[np.float64]
QUANTILES = (5, 25, 50, 75, 95)


@dataclass(frozen=True)
class StationResult:
    """One station, on average over the futures.

    Parameters
    ----------
    station : str
        Its name.
    working, starved, blocked, down, off_shift, changing_over : float
        Shares of its servers' time; together 1.
    scrapped : float
        Items scrapped here, mean of the futures.
    availability, performance, quality, oee : float
        Of the time on shift the share that is neither down nor changing over; of that, the share that full-speed
        work takes; good / handed on and scrapped; their product.
    active_period : float
        Seconds that a server is active (working, down or changing over) between two waits, on average.
    """

    station: str
    working: float
    starved: float
    blocked: float
    down: float
    off_shift: float
    changing_over: float
    scrapped: float
    availability: float
    performance: float
    quality: float
    oee: float
    active_period: float

    @property
    def utilisation(self) -> float:
        """Share of the time that goes into work."""
        return self.working

    @property
    def active(self) -> float:
        """Share of the time in which nobody else holds the station up: working, down or changing over."""
        return self.working + self.down + self.changing_over


@dataclass(frozen=True, eq=False, repr=False)
class LineResult:
    """What came out of a line; see docs/line.md for what each figure means exactly.

    Parameters
    ----------
    line : Line
        What ran.
    goal : Goal
        How long.
    futures : range
        Numbers of the futures; arrays have one entry for each.
    seed : int
        Of the run.
    outcome : Outcome
        What was counted.
    kernel, why : str
        What ran it, and why that.
    """

    line: Line
    goal: Goal
    futures: range
    seed: int
    outcome: Outcome
    kernel: str
    why: str

    def __repr__(self) -> str:
        low, middle, high = self.interval()
        count = len(self.futures)
        return (
            f"<LineResult: {middle:.4g} items/s ({low:.4g} to {high:.4g}) in {count} future{'s' * (count > 1)}, "
            f"bottleneck {self.bottleneck!r}>"
        )

    def _repr_html_(self) -> str:
        from nameplate.line.markup import result_html

        return result_html(self)

    @property
    def items(self) -> NDArray[np.int64]:
        """Good items that left the line, warm-up included."""
        return self.outcome.made.sum(axis=1)  # type: ignore[no-any-return]

    @property
    def scrapped(self) -> NDArray[np.int64]:
        """Items scrapped at any station, warm-up included."""
        return self.outcome.scrapped.sum(axis=1)  # type: ignore[no-any-return]

    @property
    def products(self) -> tuple[str, ...]:
        """Names of the products; one empty name where the line has none."""
        return tuple(self.line.shares) or ("",)

    @cached_property
    def span(self) -> Floats:
        """Seconds that are watched: up to the last good item, or to the end of a run in time."""
        ended = self.outcome.ended if math.isinf(self.goal.stop) else np.full(len(self.futures), self.goal.stop)
        return ended - self.outcome.began

    @cached_property
    def throughput(self) -> Floats:
        """Good items a second, after the warm-up."""
        return _ratio(self.outcome.watched.sum(axis=1), self.span, 0.0)

    @cached_property
    def flow_time(self) -> FlowTime:
        """Mean seconds in the line, by future; sd, least, greatest, quantiles q5 to q95 by name; NaN without items."""
        total, squares, least, greatest = self.outcome.flow.T
        count = self.outcome.watched.sum(axis=1)
        mean = _ratio(total, count, np.nan)
        spread = np.sqrt(np.maximum(_ratio(squares, count, np.nan) - mean**2, 0.0))
        some = count > 0
        quantiles = flow_quantiles(self.outcome, self.goal.lowest, np.array(QUANTILES) / 100.0)
        figures = {"mean": mean, "sd": spread, "least": np.where(some, least, np.nan)}
        figures["greatest"] = np.where(some, greatest, np.nan)
        figures |= {f"q{q}": row for q, row in zip(QUANTILES, quantiles.T, strict=True)}
        return FlowTime(figures)

    @property
    def work_in_process(self) -> Floats:
        """Good items in the line on average, by Little's law."""
        return np.asarray(self.throughput * self.flow_time["mean"])

    @cached_property
    def work_in_process_over_time(self) -> dict[str, Floats]:
        """Items in the line at the ends of the periods after the warm-up: mean, sd and quantiles, by future."""
        return work_in_process(self.outcome, self.goal.stop, np.array(QUANTILES) / 100.0, QUANTILES)

    @cached_property
    def states(self) -> pl.DataFrame:
        """Server-seconds: one row for each future, station and state."""
        import polars as pl

        names = [station.name for station in self.line.stations]
        futures, stations, states = self.outcome.seconds.shape
        return pl.DataFrame(
            {
                "future": np.repeat(np.array(self.futures, np.int64), stations * states),
                "station": np.tile(np.repeat(names, states), futures),
                "state": np.tile(STATES, futures * stations),
                "seconds": self.outcome.seconds.ravel(),
            }
        )

    @cached_property
    def periods(self) -> pl.DataFrame:
        """Items by time, warm-up included: one row for each future, period and product; times in seconds."""
        import polars as pl

        futures, bins, columns = self.outcome.series.shape
        products = (columns - 1) // 2
        begin = np.arange(bins) * self.outcome.width[:, None]
        end = np.minimum(begin + self.outcome.width[:, None], self.goal.stop)
        table = pl.DataFrame(
            {
                "future": np.repeat(np.array(self.futures, np.int64), bins * products),
                "begin": np.repeat(begin.ravel(), products),
                "end": np.repeat(end.ravel(), products),
                "product": np.tile(self.products, futures * bins),
                "items": self.outcome.series[:, :, 1 : 1 + products].ravel(),
                "scrapped": self.outcome.series[:, :, 1 + products :].ravel(),
            }
        )
        last = np.repeat(np.minimum(self._last_period, self.goal.stop), bins * products)
        return table.filter(pl.col("begin") < last)

    @property
    def _last_period(self) -> Floats:
        """End of the last period in which anything was counted, by future; of a run in time its stop."""
        if not math.isinf(self.goal.stop):
            return np.full(len(self.futures), self.goal.stop)
        busy = np.asarray(self.outcome.series.any(axis=2))
        number = busy.shape[1] - busy[:, ::-1].argmax(axis=1)
        return number * self.outcome.width  # type: ignore[no-any-return]

    @cached_property
    def stations(self) -> tuple[StationResult, ...]:
        """Each station's shares and OEE, on average over the futures."""
        return tuple(self._station(number) for number in range(len(self.line.stations)))

    @property
    def bottleneck(self) -> str:
        """The station whose servers are active longest between two waits; of equals the first.

        References
        ----------
        C. Roser, M. Nakano, M. Tanaka: A practical bottleneck detection method. Winter Simulation Conference, 2001.
        """
        return max(self.stations, key=lambda station: float(f"{station.active_period:.9g}")).station

    def interval(self, share: float = 0.9) -> tuple[float, float, float]:
        """Throughput: lower end of the middle `share` of the futures, their median, upper end."""
        if not is_number(share, 0, 1):
            raise UsageError(f"share: {share!r}: valid would be a share above 0 up to 1")
        low, middle, high = np.quantile(self.throughput, [(1 - share) / 2, 0.5, (1 + share) / 2])
        return float(low), float(middle), float(high)

    def confidence(self, level: float = 0.95) -> tuple[float, float]:
        """Mean throughput over the futures, and how far its confidence interval reaches, as a share of the mean.

        Parameters
        ----------
        level : float
            Chance that the interval holds the mean of endlessly many futures, by Student's t.
        """
        from scipy.special import stdtrit

        if not is_number(level, 0, 0.999999):
            raise UsageError(f"level: {level!r}: valid would be a chance above 0 and below 1")
        count, mean = len(self.futures), float(self.throughput.mean())
        if count < 2 or mean <= 0.0:
            return mean, math.inf
        reach = float(stdtrit(count - 1, (1 + level) / 2)) * float(self.throughput.std(ddof=1)) / math.sqrt(count)
        return mean, reach / mean

    def trace(self, items: int = 1_000, future: int | None = None) -> pl.DataFrame:
        """Follow the first items through the line.

        Parameters
        ----------
        items : int
            How many.
        future : int, optional
            In which of the futures; the first unless given.

        Returns
        -------
        polars.DataFrame
            One row for each item and station: item, product, good, station, server, and the times at which the item
            arrived, was taken, work on it began and was finished, and it left.
        """
        from nameplate.line.trace import MOST_ITEMS, trace_items

        if not is_whole(items, 1, MOST_ITEMS):
            raise UsageError(f"items: {items!r}: valid would be a whole number from 1 to {MOST_ITEMS}")
        if future is None:
            future = self.futures.start
        if not is_whole(future, self.futures.start, self.futures.stop - 1):
            valid = f"valid would be a whole number from {self.futures.start} to {self.futures.stop - 1}"
            raise UsageError(f"future: {future!r}: {valid}")
        return trace_items(self, items, future)

    def compare(self, other: Line | LineResult) -> Comparison:
        """Compare with another line under the same luck.

        Parameters
        ----------
        other : Line or LineResult
            A line is run as this one was.
        """
        from nameplate.line.comparison import compare

        return compare(self, other)

    def sensitivity(self, faster: float = 0.05) -> pl.DataFrame:
        """Find what a little more speed at each station would bring, under the same luck.

        Parameters
        ----------
        faster : float
            Share by which each station in turn is made faster.

        Returns
        -------
        polars.DataFrame
            One row for each station: gain of throughput as a share, and its 95 % interval; the bottleneck gains most.
            An interval of one future is NaN.

        Raises
        ------
        UsageError
            If no items come out.
        """
        from nameplate.line.comparison import sensitivity

        return sensitivity(self, faster)

    def to_json(self) -> dict[str, Any]:
        """Return plain data: lists have one entry for each future, shares are means over them."""
        flow = {key: [_plain(value) for value in values.tolist()] for key, values in self.flow_time.figures.items()}
        mean, reach = self.confidence()
        return {
            "throughput": self.throughput.tolist(),
            "mean": mean,
            "mean_within": _plain(mean * reach),
            "nameplate": self.line.nameplate,
            "items": self.items.tolist(),
            "scrapped": self.scrapped.tolist(),
            "products": {
                name: {"items": made.tolist(), "scrapped": lost.tolist()}
                for name, made, lost in zip(self.products, self.outcome.made.T, self.outcome.discarded.T, strict=True)
                if name
            },
            "flow_time": flow,
            "work_in_process": [_plain(value) for value in self.work_in_process.tolist()],
            "stations": [{**asdict(station), "utilisation": station.utilisation} for station in self.stations],
            "bottleneck": self.bottleneck,
            "futures": len(self.futures),
            "seed": self.seed,
            "kernel": self.kernel,
            "why": self.why,
        }

    def _station(self, number: int) -> StationResult:
        seconds = self.outcome.seconds[:, number]
        total = seconds.sum(axis=1, keepdims=True)
        share = np.divide(seconds, total, out=np.zeros_like(seconds), where=total > 0).mean(axis=0)
        scrapped = self.outcome.scrapped[:, number]
        given = self.outcome.given[:, number]
        quality = 1.0 - float(scrapped.sum()) / max(1, int(given.sum()))
        planned = 1.0 - float(share[OFF])
        running = planned - float(share[DOWN] + share[CHANGING])
        slow = float(_ratio(self.outcome.slow[:, number], total[:, 0], 0.0).mean())
        availability = running / planned if planned > 0 else 0.0
        performance = max(0.0, float(share[WORKING]) - slow) / running if running > 0 else 0.0
        active = seconds[:, [WORKING, DOWN, CHANGING]].sum(axis=1)
        servers = self.line.stations[number].servers
        return StationResult(
            station=self.line.stations[number].name,
            working=float(share[WORKING]),
            starved=float(share[STARVED]),
            blocked=float(share[BLOCKED]),
            down=float(share[DOWN]),
            off_shift=float(share[OFF]),
            changing_over=float(share[CHANGING]),
            scrapped=float(scrapped.mean()),
            availability=availability,
            performance=performance,
            quality=quality,
            oee=availability * performance * quality,
            active_period=float((active / (self.outcome.waits[:, number] + servers)).mean()),
        )


def _ratio(above: NDArray[Any], below: NDArray[Any], nothing: float) -> Floats:
    ratio: Floats = np.divide(above, below, out=np.full(len(above), nothing), where=below > 0)
    return ratio


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None
