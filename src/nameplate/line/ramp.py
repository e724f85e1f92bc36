"""A ramp: how speed and quality of a station grow with what it has made, or with time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, get_args

from nameplate.errors import UsageError
from nameplate.line.check import is_number, is_whole, read, refuse
from nameplate.line.duration import SHORTEST, Duration

By = Literal["items", "time"]
Points = Mapping[Any, float]
Knots = list[tuple[float, float, float]]
MOST_POINTS = 1_000
LEAST_SHARE = 1e-6


@dataclass(frozen=True, eq=False)
class Ramp:
    """Speed and quality, as shares of their full values, along straight lines between points.

    Parameters
    ----------
    by : {"items", "time"}
        Whether a point is reached by items that the station has taken, or by time since the beginning.
    speed, quality : mapping
        From items, or from times (seconds, or texts such as ``"2 week"``), to shares from 1e-6 to 1. Before the
        first point and after the last its own share holds.

    Raises
    ------
    UsageError
        If a point or a share is out of its range; all of them are named.

    Examples
    --------
    >>> Ramp(by="items", speed={0: 0.5, 1_000: 1.0}).at("speed", 500.0)
    0.75
    """

    by: By
    speed: Points = field(default_factory=dict)
    quality: Points = field(default_factory=dict)
    knots: dict[str, Knots] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        if self.by not in get_args(By):
            faults.append(f"by: {self.by!r}: valid would be {' or '.join(get_args(By))}")
        if not self.speed and not self.quality:
            faults.append("speed and quality: valid would be points for one of them at least")
        knots = {key: read(faults, key, self._reader(key)) for key in ("speed", "quality")}
        refuse(faults)
        object.__setattr__(self, "knots", knots)

    def _reader(self, key: str) -> Callable[[], Knots]:
        return lambda: self._knots(getattr(self, key))

    def _knots(self, points: object) -> Knots:
        """Points in order, each with the slope that begins there."""
        if not isinstance(points, Mapping) or len(points) > MOST_POINTS:
            raise UsageError(f"{points!r}: valid would be a mapping of at most {MOST_POINTS} points to shares")
        shares = points.values()
        valid = f"valid would be a share from {LEAST_SHARE:g} to 1"
        refuse([f"{share!r}: {valid}" for share in shares if not is_number(share, LEAST_SHARE / 2, 1)])
        row = sorted((self._place(point), float(share)) for point, share in points.items())
        if any(b[0] - a[0] < SHORTEST for a, b in pairwise(row)):
            raise UsageError("valid would be points that stand only once, and apart")
        slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(row)]
        return [(x, y, slope) for (x, y), slope in zip(row, [*slopes, 0.0], strict=False)]

    def _place(self, point: str | float) -> float:
        if isinstance(point, str) and self.by == "time":
            return Duration.of(point, least=-1.0).mean
        if not is_number(point, -1e-300, 1e15):
            kind = "a time" if self.by == "time" else "a number of items"
            raise UsageError(f"{point!r}: valid would be {kind}, from 0 on")
        return float(point)

    def at(self, what: str, x: float) -> float:
        """Read a share: plain arithmetic, the same in the kernels."""
        knots = self.knots[what]
        if not knots:
            return 1.0
        if x < knots[0][0]:
            return knots[0][1]
        here = knots[0]
        for knot in knots[1:]:
            if x < knot[0]:
                break
            here = knot
        return here[1] + here[2] * (x - here[0])

    def scaled(self, factor: float) -> Ramp:
        """Make all times longer by a factor."""
        if self.by == "items":
            return self
        return Ramp("time", *({x * factor: y for x, y, _ in self.knots[key]} for key in ("speed", "quality")))


def learning(first: float, rate: float, full: int, points: int = 30) -> Ramp:
    """Make the ramp of a learning curve: each doubling of what was made multiplies the time an item takes by `rate`.

    Parameters
    ----------
    first : float
        Speed of the first item, as a share of full speed.
    rate : float
        Of Wright's curve: 0.8 means that the second item takes 80 % of the first one's time, as does the fourth of
        the second's.
    full : int
        Items after which nothing more is learned, at the latest.
    points : int
        Points at which the straight lines meet the curve.

    References
    ----------
    T. P. Wright: Factors affecting the cost of airplanes. Journal of the Aeronautical Sciences 3, 1936.

    Examples
    --------
    >>> ramp = learning(first=0.5, rate=0.8, full=10_000)
    >>> round(ramp.at("speed", 1.0), 3), round(ramp.at("speed", 10_000.0), 3)
    (0.625, 1.0)
    """
    shares = is_number(first, 0, 1) and is_number(rate, 0.01, 1)
    if not (shares and is_whole(full, 1, 10**12) and is_whole(points, 2, MOST_POINTS)):
        raise UsageError("learning: valid would be shares above 0 up to 1, and a number of items from 1 on")
    from math import log2

    places = {0} | {min(full, round(full ** (k / (points - 1)))) for k in range(points)}
    return Ramp("items", {n: min(1.0, first * (n + 1) ** -log2(rate)) for n in sorted(places)})
