"""A quantile function as a table of straight pieces: what every simulator draws from.

The knots lie evenly in the normal score of the probability, so they crowd at both ends: between 1e-13 and
1 - 1e-13 neighbouring tail probabilities differ by about a tenth, and the tails keep their shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import UsageError
from nameplate.quantity.distribution import ppf
from nameplate.quantity.shape import Exact, Hedged, Interval, Named, Quantiles, Shape, fault_of

Floats = NDArray[np.float64]
_SCORES: Final = 7.4  # the outermost inner knots lie at the normal score of 7e-14


@dataclass(frozen=True, eq=False)
class QuantileTable:
    """A quantile function of straight pieces.

    Parameters
    ----------
    u : ndarray of float, shape (n,)
        Probabilities, strictly rising from 0 to 1.
    x : ndarray of float, shape (n,)
        Values, never falling.

    Raises
    ------
    UsageError
        When the arrays are no quantile function.

    Examples
    --------
    >>> QuantileTable(np.array([0.0, 1.0]), np.array([2.0, 4.0])).at(np.array([0.25]))
    array([2.5])
    """

    u: Floats
    x: Floats

    def __post_init__(self) -> None:
        for name in ("u", "x"):
            column = np.array(getattr(self, name), dtype=np.float64)
            column.flags.writeable = False
            object.__setattr__(self, name, column)
        shaped = self.u.ndim == 1 and self.u.shape == self.x.shape and len(self.u) >= 2
        if not shaped or self.u[0] != 0 or self.u[-1] != 1 or not np.all(np.diff(self.u) > 0):
            raise UsageError("a quantile table needs probabilities that rise from 0 to 1, and one value for each")
        if not np.all(np.isfinite(self.x)) or not np.all(np.diff(self.x) >= 0):
            raise UsageError("a quantile table needs finite values that never fall")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, QuantileTable):
            return NotImplemented
        return np.array_equal(self.u, other.u) and np.array_equal(self.x, other.x)

    def __hash__(self) -> int:
        return hash((self.u.tobytes(), self.x.tobytes()))

    @classmethod
    def of(cls, points: Iterable[tuple[float, float]], knots: int = 1025, *, unit: str = "day") -> QuantileTable:
        """Build the table through stated quantiles, exact at each of them.

        Parameters
        ----------
        points : iterable of (probability, value)
            Two at least, both rising.
        knots : int
            Number of knots besides the stated ones.
        unit : str
            ``%``, or empty, keeps values that are shares inside 0..1; any other unit knows no upper end.

        Raises
        ------
        UsageError
            When the points cannot be quantiles.

        Examples
        --------
        >>> QuantileTable.of([(0.05, 10.0), (0.5, 20.0), (0.95, 60.0)]).at(np.array([0.05, 0.5, 0.95]))
        array([10., 20., 60.])
        """
        shape = Quantiles(tuple((float(p), float(value)) for p, value in points))
        fault = fault_of(shape)
        if fault:
            raise UsageError(f"{shape}: needs {fault}")
        return tabulate(shape, unit, knots)

    def at(self, u: Floats) -> Floats:
        """Value at each probability; each element by itself, whatever the array's length.

        Parameters
        ----------
        u : ndarray of float
            Probabilities in 0..1. In the piece j with u[j] <= u < u[j + 1] the value is
            ``x[j] + (u - u[j]) / (u[j + 1] - u[j]) * (x[j + 1] - x[j])``.
        """
        u = np.asarray(u, dtype=np.float64)
        j = np.clip(np.searchsorted(self.u, u, side="right") - 1, 0, len(self.u) - 2)
        share = (u - self.u[j]) / (self.u[j + 1] - self.u[j])
        value: Floats = self.x[j] + share * (self.x[j + 1] - self.x[j])
        # at the very end of a piece the last bit may pass the knot
        return np.minimum(value, self.x[j + 1])

    def mean(self) -> float:
        """Mean of the table: the area below its straight pieces."""
        return float(np.sum(np.diff(self.u) * (self.x[1:] / 2 + self.x[:-1] / 2)))

    def cdf(self, x: float | Floats) -> Floats:
        """Probability of a value at or below x.

        Parameters
        ----------
        x : float or ndarray of float
            In the table's unit.

        Examples
        --------
        >>> QuantileTable(np.array([0.0, 1.0]), np.array([2.0, 4.0])).cdf(3.5)
        array(0.75)
        """
        x = np.asarray(x, dtype=np.float64)
        i = np.searchsorted(self.x, x, side="right")
        j = np.clip(i - 1, 0, len(self.x) - 2)
        width = self.x[j + 1] - self.x[j]
        share = np.clip((x - self.x[j]) / np.where(width > 0, width, 1.0), 0.0, 1.0)
        inside = self.u[j] + share * (self.u[j + 1] - self.u[j])
        return np.where(i == 0, 0.0, np.where(i == len(self.x), 1.0, inside))

    def scaled(self, factor: float) -> QuantileTable:
        """Multiply every value by a factor, not below zero.

        Raises
        ------
        UsageError
            When the factor is negative or no number.
        """
        if not 0 <= factor < np.inf:
            raise UsageError(f"a factor of zero or more, not {factor}")
        return QuantileTable(self.u, self.x * factor)


def tabulate(shape: Shape, unit: str, knots: int = 1025) -> QuantileTable:
    """Build the table of a shape.

    Parameters
    ----------
    shape : Shape
        What is known of the number.
    unit : str
        Canonical unit, for what is a share.
    knots : int
        Number of knots, at least 9; corners and stated quantiles get knots of their own.

    Raises
    ------
    UsageError
        When there are fewer than 9 knots.
    """
    if knots < 9:
        raise UsageError(f"a table needs 9 knots or more, not {knots}")
    if isinstance(shape, Exact | Hedged):
        return QuantileTable(np.array([0.0, 1.0]), np.array([shape.value, shape.value]))
    if isinstance(shape, Named) and shape.name == "empirical":
        return _steps(shape.params)
    if isinstance(shape, Named) and shape.name == "uniform":
        return QuantileTable(np.array([0.0, 1.0]), np.array(shape.params))
    u = np.unique(np.concatenate([_spread(knots), _corners(shape)]))
    return QuantileTable(u, np.maximum.accumulate(ppf(shape, unit, u)))


def _spread(knots: int) -> Floats:
    """Probabilities evenly spread in the normal score, symmetric to the last bit, with both ends."""
    from scipy.special import ndtr

    lower = ndtr(np.linspace(-_SCORES, 0.0, knots // 2))
    return np.concatenate([[0.0], lower, 1 - lower[:-1][::-1], [1.0]])


def _corners(shape: Shape) -> Floats:
    """Probabilities at which the quantile function has a corner or a stated value."""
    match shape:
        case Quantiles(points):
            return np.array([p for p, _ in points])
        case Interval():
            return np.array([0.05, 0.95])
        case Named("triangular", (low, mode, high)):
            return np.array([(mode - low) / (high - low)])
        case _:
            return np.empty(0)


def _steps(values: tuple[float, ...]) -> QuantileTable:
    """Table of a list of values, each as likely as the other: steps as steep as floats allow."""
    ordered, edge = np.sort(np.array(values)), np.arange(1, len(values)) / len(values)
    u = np.concatenate([[0.0], np.stack([np.nextafter(edge, 0.0), edge], axis=1).ravel(), [1.0]])
    return QuantileTable(u, np.repeat(ordered, 2))
