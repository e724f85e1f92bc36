"""What a line's page and its charts show, in plain values; names may be hostile, whoever draws them escapes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nameplate.brief.line.visit import Schedule

STATES = ("working", "down", "changing over", "blocked", "starved", "off shift")
"""In the order in which they are drawn: work, what the station itself loses, what others cost it, no shift."""


@dataclass(frozen=True, slots=True)
class StationTime:
    """What one station does with its time, on average over the futures.

    Attributes
    ----------
    name : str
    servers : int
    shares : tuple of float
        Shares of its servers' time in the order of `STATES`; together 1.
    availability, performance, quality, oee : float
    scrapped : float
        Items scrapped here in a future, warm-up included.
    active : float
        Seconds that a server works, is down or changes over between two waits.
    """

    name: str
    servers: int
    shares: tuple[float, ...]
    availability: float
    performance: float
    quality: float
    oee: float
    scrapped: float
    active: float = 0.0

    def share(self, state: str) -> float:
        """Give the share of one state."""
        return self.shares[STATES.index(state)]


@dataclass(frozen=True, slots=True)
class StationTimes:
    """The stations of a line that are shown, in the order of the line.

    Attributes
    ----------
    stations : tuple of StationTime
    bottleneck : str
        Name of the station with the longest active period.
    limit : str
        What holds the line up: "station", or, where all that comes in goes out again, "supply", or, where nobody
        takes away more, "drain".
    total : int
        Stations of the whole line; those that are left out are active for the smallest shares of their time.
    futures : int
    warm : bool
        Whether a warm-up is left out.
    close : tuple of str
        Names of the stations whose active period is nearly as long as the bottleneck's.
    """

    stations: tuple[StationTime, ...]
    bottleneck: str
    limit: str
    total: int
    futures: int
    warm: bool
    close: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """States that any of the stations is ever in."""
        return tuple(state for state in STATES if any(station.share(state) > 0.0 for station in self.stations))

    @property
    def busiest(self) -> StationTime:
        """The station with the longest active period."""
        return next(station for station in self.stations if station.name == self.bottleneck)


@dataclass(frozen=True, slots=True)
class Period:
    """Good items that came out in a while, in the output's unit: quantiles over the futures; ends in seconds."""

    begin: float
    end: float
    low: float
    low_half: float
    middle: float
    high_half: float
    high: float


@dataclass(frozen=True, slots=True)
class LineOutput:
    """Output over time.

    Attributes
    ----------
    unit : str
        "second": amounts are good items in one.
    nameplate : float
    periods : tuple of Period
        Whole ones only, each as long as the others.
    futures : int
    watched : float
        Second at which the warm-up ends, on average; 0 without one.
    idle : float
        Share of the watched periods, of all futures, in which nothing comes out.
    typical : float
        What half of the other watched periods reach.
    reach : float
        Share of the watched periods, of all futures, that reach the nameplate.
    """

    unit: str
    nameplate: float
    periods: tuple[Period, ...]
    futures: int
    watched: float
    idle: float
    typical: float
    reach: float


@dataclass(frozen=True, slots=True)
class FlowTime:
    """How long a good item is in the line, in seconds: means over the futures; NaN where none came out."""

    mean: float
    least: float
    greatest: float
    quantiles: tuple[float, ...]
    in_line: float


@dataclass(frozen=True, slots=True)
class ProductOutput:
    """A product of the line: its share of what enters, and items in a future, warm-up included."""

    name: str
    share: float
    good: float
    scrapped: float


@dataclass(frozen=True, slots=True)
class StationInput:
    """A station as the line file gives it, in its own words."""

    name: str
    process: str
    servers: int
    places: int | None
    further: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineData:
    """All that the page of a line shows.

    Attributes
    ----------
    title : str
    slowest : str
        The station whose servers together are the slowest.
    low, middle, high : float
        Throughput in the output's unit: the ends of nine in ten futures, and the median.
    shifts : bool
        Whether the line rests at times.
    again : str
        The call that makes the same run.
    """

    title: str
    slowest: str
    low: float
    middle: float
    high: float
    times: StationTimes
    output: LineOutput
    schedule: Schedule
    flow: FlowTime
    products: tuple[ProductOutput, ...]
    inputs: tuple[StationInput, ...]
    method: tuple[str, ...]
    shifts: bool
    futures: int
    seed: int
    version: str
    again: str
