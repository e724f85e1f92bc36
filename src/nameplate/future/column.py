"""Columns: the numbers that each future draws once, in the units of the simulator.

Rates are items a day, durations days, shares fractions, dates days since the programme's start.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nameplate import rng
from nameplate.quantity import QuantileTable

if TYPE_CHECKING:
    from nameplate.belief import Luck, Slip
    from nameplate.programme import Evidence, Value
    from nameplate.programme.value import When

Floats = NDArray[np.float64]
COMMON = "common slip"
"""The stream of the luck that all milestones share."""


@dataclass(frozen=True)
class Constant:
    """A number that is the same in every future."""

    value: float

    def draw(self, seed: int, futures: NDArray[np.int64], place: str) -> Floats:
        """Give the number once for each future."""
        return np.full(len(futures), self.value)


@dataclass(frozen=True)
class Drawn:
    """A number drawn from a table, kept between two ends."""

    table: QuantileTable
    low: float = -np.inf
    high: float = np.inf

    def draw(self, seed: int, futures: NDArray[np.int64], place: str) -> Floats:
        """Draw from the stream that is named after the place."""
        return np.clip(self.table.at(rng.uniforms(seed, futures, f"value/{place}")), self.low, self.high)


@dataclass(frozen=True)
class Chance:
    """1 in a share of the futures, else 0."""

    share: float

    def draw(self, seed: int, futures: NDArray[np.int64], place: str) -> Floats:
        """Draw from the stream that is named after the place."""
        return (rng.uniforms(seed, futures, f"value/{place}") < self.share).astype(np.float64)


@dataclass(frozen=True)
class Slipping:
    """The schedule ratio of a promise, given that it had not been kept by `past` times the promised time.

    All slips share a part of their luck: each is the normal score sqrt(c) × common + sqrt(1 - c) × own. What is known
    of the common part, from dates that were restated or kept, is in `luck`.
    """

    slip: Slip
    past: float
    luck: Luck

    def draw(self, seed: int, futures: NDArray[np.int64], place: str) -> Floats:
        """Draw T; infinite for never."""
        from scipy.special import ndtr, ndtri

        own = ndtri(rng.uniforms(seed, futures, f"value/{place}"))
        shared = self.luck.table().at(rng.uniforms(seed, futures, COMMON))
        common = self.luck.correlation
        u = ndtr(np.sqrt(common) * shared + np.sqrt(1.0 - common) * own)
        return self.slip.at(u, self.past)


Source = Constant | Drawn | Chance | Slipping


@dataclass
class Columns:
    """Build the columns of a plan, each under its place.

    Parameters
    ----------
    evidence : Evidence
    start : date
        Day 0.
    announced : bool
        Whether everything is taken as it was announced.
    """

    evidence: Evidence
    start: date
    announced: bool
    places: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def add(self, place: str, source: Source) -> int:
        """Add a column and give its number."""
        self.places.append(place)
        self.sources.append(source)
        return len(self.places) - 1

    def value(self, place: str, value: Value | None, unit: str, default: float, ideal: float | None = None) -> int:
        """Add a value of the programme.

        Parameters
        ----------
        place : str
        value : Value or None
            None takes `default`.
        unit : str
            The simulator's unit for it.
        default : float
            In that unit.
        ideal : float, optional
            What it is when everything goes as announced; without one, the figure as printed.

        Returns
        -------
        int
            The column's number.
        """
        if self.announced and ideal is not None:
            return self.add(place, Constant(ideal))
        if value is None:
            return self.add(place, Constant(default))
        if self.announced:
            return self.add(place, Constant(value.quantity.to(unit).central))
        return self.add(place, self._source(value, unit))

    def when(self, place: str, value: When | None, *, end: bool, default: float) -> int:
        """Add a date: evenly spread over its interval; of an open interval, the end that is known."""
        if value is None:
            return self.add(place, Constant(default))
        period = value.period
        first, last = (period.start or period.end, period.end or period.start)
        if first is None or last is None:
            return self.add(place, Constant(default))
        low, high = float((first - self.start).days + end), float((last - self.start).days + end)
        if low == high or self.announced:
            return self.add(place, Constant(high if end else low))
        return self.add(place, Drawn(QuantileTable.of([(0.0, low), (1.0, high)])))

    def draw(self, seed: int, futures: NDArray[np.int64]) -> Floats:
        """Draw every column for some futures; shape (futures, columns)."""
        drawn = [source.draw(seed, futures, place) for place, source in zip(self.places, self.sources, strict=True)]
        return np.column_stack(drawn) if drawn else np.empty((len(futures), 0))

    def uncertain(self) -> NDArray[np.int64]:
        """Give the numbers of the columns that differ between futures."""
        return np.flatnonzero([not isinstance(source, Constant) for source in self.sources])

    def _source(self, value: Value, unit: str) -> Source:
        from nameplate.programme.value import Share, Supply

        table = self.evidence.believe(value, unit)
        if float(table.x[0]) == float(table.x[-1]):
            return Constant(float(table.x[0]))
        part = isinstance(value, Share) and not isinstance(value, Supply)
        return Drawn(table, 0.0, 1.0 if part else np.inf)
