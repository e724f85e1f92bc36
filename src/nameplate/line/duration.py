"""A duration that differs from time to time: process times, times to failure, repairs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import QuantityError, UsageError
from nameplate.line.table import Quantile, Table, tabulate


@runtime_checkable
class HasQuantiles(Protocol):
    """What can be asked for its quantiles, such as a frozen distribution of scipy.stats, in seconds."""

    def ppf(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the quantiles at `u`."""


Source = str | float | Sequence[float] | HasQuantiles
_VALID = "a text such as 'exponential(mean 2 s)', seconds, a list of them, or a frozen distribution of scipy.stats"
MOST_VALUES = 100_000
"""Measured values of one list."""
SHORTEST, LONGEST = 1e-12, 1e12
"""Seconds between which a mean lies, so that no sum of times overflows."""


@dataclass(frozen=True, eq=False)
class Duration:
    """A distribution of seconds, and where it came from.

    Parameters
    ----------
    words : str
        As it was written.
    table : Table
        What is drawn from.

    Examples
    --------
    >>> Duration.of("erlang(k 2, mean 1 min)").mean
    60.0
    >>> round(Duration.of([1.0, 2.0, 6.0]).mean, 9)
    3.0
    """

    words: str
    table: Table = field(repr=False)

    @classmethod
    def of(cls, source: Source | Duration, least: float = 0.0) -> Duration:
        """Read a duration.

        Parameters
        ----------
        source : str, number, sequence of numbers or frozen scipy.stats distribution
            A quantity with a unit of time, as in ``"exponential(mean 2 s)"``; seconds; or measured seconds, each as
            likely as the other.
        least : float
            The mean must lie above it; below zero where a duration of nothing is allowed.

        Raises
        ------
        UsageError
            If it is no duration, can be negative, or its mean is zero, not finite or beyond all measure.
        """
        if isinstance(source, Duration):
            return source
        with np.errstate(all="ignore"):
            table, mean = _table_of(source), _mean_of(source)
        words = source if isinstance(source, str) else _words(source)
        finite = np.isfinite(table.pieces).all() and np.isfinite(table.cells[:, 1:]).all() and math.isfinite(table.mean)
        if not (finite and table.mean > least and mean < math.inf):
            above = "above zero" if least >= 0 else "of zero or more"
            raise UsageError(f"{words}: valid would be a duration with a finite mean {above}")
        if table.mean > LONGEST or 0.0 < table.mean < SHORTEST:
            raise UsageError(f"{words}: valid would be a mean from {SHORTEST:g} to {LONGEST:g} s")
        if table.least < 0:
            raise UsageError(f"{words}: valid would be a duration that is never negative")
        return cls(words, table)

    @property
    def mean(self) -> float:
        """Mean in seconds, to twelve digits."""
        return float(f"{self.table.mean:.12g}")

    def scaled(self, factor: float) -> Duration:
        """Make every duration longer by a factor."""
        return Duration(f"{factor:.6g} x {self.words}", self.table.scaled(factor))


def _table_of(source: object) -> Table:
    try:
        return _from_text(source) if isinstance(source, str) else _from_object(source)
    except QuantityError as error:
        raise UsageError(f"{source!r}: {error}") from None


@lru_cache(maxsize=256)
def _from_text(text: str) -> Table:
    from nameplate.quantity import Hedged, parse

    seconds = parse(text).to("s")
    if isinstance(seconds.shape, Hedged):
        raise UsageError(f"{text!r}: valid would be a duration without a hedge")
    return tabulate(seconds.ppf)


@lru_cache(maxsize=256)
def _constant(seconds: float) -> Table:
    return tabulate(lambda u: np.full_like(u, seconds))


def _from_object(source: object) -> Table:
    if isinstance(source, (int, float)) and not isinstance(source, bool):
        return _constant(float(source) if abs(source) < 2.0**1023 else math.inf)
    if isinstance(source, HasQuantiles):
        above = getattr(source, "isf", None)
        return tabulate(_floats(source, source.ppf), _floats(source, above) if above else None)
    if isinstance(source, (Sequence, np.ndarray)) and 0 < len(source) <= MOST_VALUES:
        try:
            ordered = np.sort(np.array(source, np.float64))
        except (TypeError, ValueError):
            ordered = np.empty((0, 0))
        if ordered.ndim == 1 and np.isfinite(ordered).all():
            return tabulate(lambda u: ordered[np.minimum((u * len(ordered)).astype(np.int64), len(ordered) - 1)])
    raise UsageError(f"{_words(source)}: valid would be {_VALID}")


def _floats(source: object, function: Quantile) -> Quantile:
    def times(u: NDArray[np.float64]) -> NDArray[np.float64]:
        try:
            found = np.asarray(function(u), dtype=np.float64)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise UsageError(f"{_words(source)}: {error}: valid would be {_VALID}") from None
        if found.shape != u.shape:
            raise UsageError(f"{_words(source)}: valid would be one quantile for each probability")
        return found

    return times


def _words(source: object) -> str:
    if isinstance(source, (Sequence, np.ndarray)) and not isinstance(source, str) and len(source) > 3:
        return f"{len(source)} measured values"
    name = getattr(getattr(source, "dist", None), "name", None)
    if name is None:
        return repr(source)
    given = [*map(str, source.args), *(f"{key}={value}" for key, value in source.kwds.items())]  # type: ignore[attr-defined]
    return f"{name}({', '.join(given)})"


def _mean_of(source: object) -> float:
    """Ask a distribution for its own mean: a table is finite where the mean itself is not."""
    mean = getattr(source, "mean", None)
    return 0.0 if isinstance(source, (str, np.ndarray)) or not callable(mean) else float(mean())
