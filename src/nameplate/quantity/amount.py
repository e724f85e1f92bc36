"""The quantity: a number or a range of numbers with its unit, whatever way it was stated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.errors import UsageError
from nameplate.quantity.shape import Exact, Hedged, Shape, fault_of, print_shape, scaled
from nameplate.quantity.unit import canonical, factor

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nameplate.quantity.table import QuantileTable


@dataclass(frozen=True)
class Quantity:
    """A value with its unit, as it stands in a file, on the command line, in the desk.

    Parameters
    ----------
    shape : Exact, Interval, Hedged, Quantiles or Named
        What is known of the number.
    unit : str
        Canonical unit text; empty for a plain number. ``%`` stays ``%``.

    Raises
    ------
    UsageError
        When the shape's numbers cannot be: an interval upside down, a standard deviation below zero.

    Examples
    --------
    >>> from nameplate.quantity import parse
    >>> rate = parse("60M to 80M rounds per year")
    >>> rate.shape
    Interval(low=60000000.0, high=80000000.0)
    >>> str(rate), str(rate.to("round/month"))
    ('60M to 80M round/year', '5M to 6666666.666666666 round/month')
    """

    shape: Shape
    unit: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", canonical(self.unit))
        fault = fault_of(self.shape)
        if fault:
            raise UsageError(f"{self.shape}: {fault}")

    def __str__(self) -> str:
        return print_shape(self.shape, self.unit)

    def to(self, unit: str) -> Quantity:
        """Write the same quantity in another unit.

        Parameters
        ----------
        unit : str
            A unit that fits.

        Raises
        ------
        UnitError
            When the units do not fit.

        Examples
        --------
        >>> from nameplate.quantity import parse
        >>> str(parse("18 months").to("year"))
        '1.5 year'
        """
        target = canonical(unit)
        scale = factor(self.unit, target)
        return Quantity(scaled(self.shape, scale), target)

    @property
    def central(self) -> float:
        """The value itself, or the median of what is known."""
        if isinstance(self.shape, Exact | Hedged):
            return self.shape.value
        import numpy as np

        return float(self.ppf(np.array([0.5]))[0])

    def ppf(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        """Quantile function of this quantity, exact and elementwise.

        Parameters
        ----------
        u : ndarray of float
            Probabilities in 0..1, any shape. Where the support has no end, 0 and 1 mean the last
            numbers inside that a generator of 53 bits can give.

        Returns
        -------
        ndarray of float
            Values in this quantity's unit, never infinite.

        Examples
        --------
        >>> import numpy as np
        >>> from nameplate.quantity import parse
        >>> parse("60M to 80M round/year").ppf(np.array([0.05, 0.95])).round()
        array([60000000., 80000000.])
        """
        from nameplate.quantity.distribution import ppf

        return ppf(self.shape, self.unit, u)

    def table(self, knots: int = 1025) -> QuantileTable:
        """Return the quantile function as a table, which is what simulators draw from.

        Parameters
        ----------
        knots : int
            Number of knots, at least 9; more are added where the function has a corner.

        Examples
        --------
        >>> from nameplate.quantity import parse
        >>> round(parse("exponential(mean 2 s)").table().mean(), 4)
        2.0
        """
        from nameplate.quantity.table import tabulate

        return tabulate(self.shape, self.unit, knots)
