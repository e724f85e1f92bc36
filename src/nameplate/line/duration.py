"""A duration that differs from time to time: process times, times to failure, repairs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import QuantityError, UsageError
from nameplate.line.table import Table, tabulate


@runtime_checkable
class HasQuantiles(Protocol):
    """What can be asked for its quantiles, such as a frozen distribution of scipy.stats, in seconds."""

    def ppf(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the quantiles at `u`."""


Source = str | float | HasQuantiles


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
    """

    words: str
    table: Table = field(repr=False)

    @classmethod
    def of(cls, source: Source) -> Duration:
        """Read a duration.

        Parameters
        ----------
        source : str, number or frozen scipy.stats distribution
            A quantity with a unit of time, as in ``"exponential(mean 2 s)"``; or seconds.

        Raises
        ------
        UsageError
            If it is no duration, can be negative, or its mean is zero or not finite.
        """
        try:
            table = _from_text(source) if isinstance(source, str) else _from_object(source)
        except QuantityError as error:
            raise UsageError(f"{source!r}: {error}") from None
        words = source if isinstance(source, str) else str(source)
        least = float(np.minimum(table.cells[:, 0], table.cells[:, 0] + 0.5 * table.cells[:, 1]).min())
        if not (np.isfinite(table.cells).all() and math.isfinite(table.mean) and table.mean > 0):
            raise UsageError(f"{words}: valid would be a duration with a finite mean above zero")
        if table.at(2.0**-53) < 0 or (table.constant and least < 0):
            raise UsageError(f"{words}: valid would be a duration that is never negative")
        return cls(words, table)

    @property
    def mean(self) -> float:
        """Mean in seconds, to twelve digits."""
        return float(f"{self.table.mean:.12g}")

    def scaled(self, factor: float) -> Duration:
        """Make every duration longer by a factor."""
        return Duration(f"{factor:.6g} x {self.words}", self.table.scaled(factor))


@lru_cache(maxsize=256)
def _from_text(text: str) -> Table:
    from nameplate.quantity import parse

    seconds = parse(text).to("s")
    return tabulate(seconds.ppf)


def _from_object(source: float | HasQuantiles) -> Table:
    if isinstance(source, (int, float)) and not isinstance(source, bool):
        return tabulate(lambda u: np.full_like(u, float(source)))
    if isinstance(source, HasQuantiles):
        return tabulate(lambda u: np.asarray(source.ppf(u), dtype=np.float64))
    valid = "a text such as 'exponential(mean 2 s)', seconds, or a frozen distribution of scipy.stats"
    raise UsageError(f"{source!r}: valid would be {valid}")
