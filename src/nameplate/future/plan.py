"""The plan: a programme and a scenario as arrays that both simulators read.

A field that ends in `_column` holds the number of the column of drawn values, -1 where there is none; a field that
ends in `_of` holds the number of the thing that it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from nameplate.future.column import Columns
from nameplate.quantity import QuantileTable

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """The days of the horizon, and the month and the year that each lies in.

    Parameters
    ----------
    days : int
    months : tuple of date
    years : tuple of int
    month_of, year_of : ndarray of int, shape (days,)
    weight : ndarray, shape (years,)
        What one day of each year counts, so that a calendar year makes what a rate per year says, leap year or not.
    """

    days: int
    months: tuple[date, ...]
    years: tuple[int, ...]
    month_of: Ints
    year_of: Ints
    weight: NDArray[np.float64]


@dataclass(frozen=True)
class Milestones:
    """Milestones in an order in which each comes after those that it waits for."""

    names: tuple[str, ...]
    order: Ints
    fixed: NDArray[np.float64]  # the day on which it happened; nan where it has not
    said: NDArray[np.float64]
    promised: NDArray[np.float64]
    slip_column: Ints
    done_column: Ints
    takes_column: Ints
    never_column: Ints
    after: NDArray[np.bool_]  # (milestone, milestone that comes first)


@dataclass(frozen=True)
class Plan:
    """Everything that a future needs but its luck; sizes in the order sites S, lines L, products P and so on."""

    columns: Columns
    calendar: Calendar
    milestones: Milestones
    sites: tuple[str, ...]
    site_efficiency_column: Ints
    site_loading_column: Ints
    site_ramp_column: Ints
    site_yield_column: Ints
    outage_every: tuple[QuantileTable | None, ...]
    outage_last: tuple[QuantileTable | None, ...]
    lines: tuple[str, ...]
    line_on: NDArray[np.bool_]
    line_site_of: Ints
    line_product_of: Ints
    line_capacity_column: Ints
    line_share: NDArray[np.float64]
    line_start_of: Ints
    products: tuple[str, ...]
    product_stock_column: Ints
    product_cover_column: Ints
    inputs: tuple[str, ...]
    input_used_by: NDArray[np.bool_]
    input_stock_column: Ints
    input_supply_column: Ints
    input_lead_column: Ints
    input_local_of: Ints
    imports: tuple[str, ...]
    import_on: NDArray[np.bool_]
    import_product_of: Ints
    import_rate_column: Ints
    demand_names: tuple[str, ...]
    demand_products: tuple[str, ...]
    demand_product_of: Ints
    demand_column: Ints
    demand_priority: Ints
    restriction_on: NDArray[np.bool_]
    restriction_from_column: Ints
    restriction_until_column: Ints
    restriction_cut_column: Ints
    restricts_milestone: NDArray[np.bool_]
    restricts_input: NDArray[np.bool_]
    restricts_import: NDArray[np.bool_]


def calendar(start: date, years: int) -> Calendar:
    """Lay out the days of the horizon.

    Examples
    --------
    >>> found = calendar(date(2025, 7, 3), 1)
    >>> found.days, len(found.months), found.years
    (365, 13, (2025, 2026))
    """
    # A horizon that begins on 29 February ends on the last of February.
    end = _same_day(start, start.year + years)
    days = [start + timedelta(day) for day in range((end - start).days)]
    months = tuple(sorted({day.replace(day=1) for day in days}))
    found_years = tuple(sorted({day.year for day in days}))
    month_of = np.array([(day.year - start.year) * 12 + day.month - start.month for day in days], np.int64)
    year_of = np.array([day.year - start.year for day in days], np.int64)
    weight = np.array([365.25 / (date(year + 1, 1, 1) - date(year, 1, 1)).days for year in found_years])
    return Calendar(len(days), months, found_years, month_of, year_of, weight)


def _same_day(start: date, year: int) -> date:
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=28)
