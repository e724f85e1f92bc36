"""What a run of a line says, for people and for programs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import BLOCKED, DOWN, STARVED, STATES, WORKING
from nameplate.line.spec import Line

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class StationResult:
    """One station, on average over the futures.

    Parameters
    ----------
    station : str
        Its name.
    working, starved, blocked, down : float
        Shares of its servers' time; together 1.
    scrapped : float
        Items scrapped here, mean of the futures.
    availability, performance, quality, oee : float
        1 - down; working / (1 - down); good / finished; their product.
    """

    station: str
    working: float
    starved: float
    blocked: float
    down: float
    scrapped: float
    availability: float
    performance: float
    quality: float
    oee: float

    @property
    def utilisation(self) -> float:
        """Share of the time that goes into work."""
        return self.working

    @property
    def active(self) -> float:
        """Share of the time in which nobody else holds the station up: working or down."""
        return self.working + self.down


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
        return (
            f"<LineResult: {middle:.4g} items/s ({low:.4g} to {high:.4g}) in {len(self.futures)} futures, "
            f"bottleneck {self.bottleneck!r}>"
        )

    @property
    def items(self) -> NDArray[np.int64]:
        """Good items that left the line, warm-up included."""
        return self.outcome.made

    @property
    def scrapped(self) -> NDArray[np.int64]:
        """Items scrapped at any station, warm-up included."""
        return self.outcome.scrapped.sum(axis=1)  # type: ignore[no-any-return]

    @cached_property
    def throughput(self) -> NDArray[np.float64]:
        """Good items a second, after the warm-up."""
        ended = self.outcome.ended if math.isinf(self.goal.stop) else np.full(len(self.futures), self.goal.stop)
        span = ended - self.outcome.began
        return np.divide(self.outcome.watched, span, out=np.zeros(len(span)), where=span > 0)

    @cached_property
    def flow_time(self) -> dict[str, NDArray[np.float64]]:
        """Seconds from the start at the first station to leaving: mean, least, greatest; NaN without items."""
        total, least, greatest = self.outcome.flow.T
        some = self.outcome.watched > 0
        mean = np.divide(total, self.outcome.watched, out=np.full(len(total), np.nan), where=some)
        return {"mean": mean, "least": np.where(some, least, np.nan), "greatest": np.where(some, greatest, np.nan)}

    @property
    def work_in_process(self) -> NDArray[np.float64]:
        """Good items in the line on average, by Little's law."""
        return self.throughput * self.flow_time["mean"]

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
    def stations(self) -> tuple[StationResult, ...]:
        """Each station's shares and OEE, on average over the futures."""
        return tuple(self._station(number) for number in range(len(self.line.stations)))

    @property
    def bottleneck(self) -> str:
        """The station that is active for the largest share of its time; of equals the first."""
        return max(self.stations, key=lambda station: round(station.active, 9)).station

    def interval(self, share: float = 0.9) -> tuple[float, float, float]:
        """Throughput: lower end of the middle `share` of the futures, their median, upper end."""
        low, middle, high = np.quantile(self.throughput, [(1 - share) / 2, 0.5, (1 + share) / 2])
        return float(low), float(middle), float(high)

    def to_json(self) -> dict[str, Any]:
        """Return plain data: lists have one entry for each future, shares are means over them."""
        flow = {key: [_plain(value) for value in values.tolist()] for key, values in self.flow_time.items()}
        return {
            "throughput": self.throughput.tolist(),
            "nameplate": self.line.nameplate,
            "items": self.items.tolist(),
            "scrapped": self.scrapped.tolist(),
            "flow_time": flow,
            "stations": [{**vars(station), "utilisation": station.utilisation} for station in self.stations],
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
        finished = self.outcome.made + self.outcome.scrapped[:, number:].sum(axis=1)
        quality = 1.0 - float(scrapped.sum()) / max(1, int(finished.sum()))
        availability = 1.0 - float(share[DOWN])
        performance = float(share[WORKING]) / availability if availability > 0 else 0.0
        return StationResult(
            self.line.stations[number].name,
            float(share[WORKING]),
            float(share[STARVED]),
            float(share[BLOCKED]),
            float(share[DOWN]),
            float(scrapped.mean()),
            availability,
            performance,
            quality,
            availability * performance * quality,
        )


def _plain(value: float) -> float | None:
    return value if math.isfinite(value) else None
