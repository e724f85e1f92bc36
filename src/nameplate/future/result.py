"""What comes out of a number of futures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class FutureResult:
    """Some futures of one scenario, as arrays.

    Parameters
    ----------
    futures : ndarray of int32, shape (futures,)
        Numbers of the futures.
    months : tuple of date
        The first of each month of the horizon.
    years : tuple of int
        Its calendar years.
    products, lines, milestones, places : tuple of str
        Names, in the order of the arrays; places are those of the uncertain values.
    consumers, consumer_products : tuple of str
        One entry for each pair of consumer and product.
    month : mapping of str to ndarray, each (futures, months, products)
        made, scrapped, imported, delivered, demand in the month; stock at its end. In the product's unit.
    consumer : mapping of str to ndarray, each (futures, years, entries)
        demand and delivered.
    line_made : ndarray, shape (futures, years, lines)
        Good items.
    milestone_day : ndarray, shape (futures, milestones)
        Days since the start, infinite where it does not come within the horizon.
    milestone_never : ndarray of bool, shape (futures, milestones)
        Whether it never comes, as far as this future goes.
    values : ndarray, shape (futures, places)
        As drawn; rates a day, durations in days, shares as fractions, dates as days since the start.
    residual : ndarray, shape (futures, products)
        Stock at the start + made + imported - delivered - stock at the end, over what went in; nothing is lost.
    """

    futures: NDArray[np.int32]
    months: tuple[date, ...]
    years: tuple[int, ...]
    products: tuple[str, ...]
    lines: tuple[str, ...]
    milestones: tuple[str, ...]
    places: tuple[str, ...]
    consumers: tuple[str, ...]
    consumer_products: tuple[str, ...]
    month: Mapping[str, Floats]
    consumer: Mapping[str, Floats]
    line_made: Floats
    milestone_day: Floats
    milestone_never: NDArray[np.bool_]
    values: Floats
    residual: Floats
