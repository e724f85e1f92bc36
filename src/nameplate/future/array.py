"""What the compiled simulator reads and writes: flat tuples of arrays, with the plan's names."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Arrays(NamedTuple):
    """What the kernel reads of a plan; every name is the plan's."""

    order: Ints
    fixed: Floats
    said: Floats
    promised: Floats
    slip: Ints
    done: Ints
    takes: Ints
    never: Ints
    after: Bools
    efficiency: Ints
    loading: Ints
    ramp: Ints
    good: Ints
    outage_stream: NDArray[np.uint64]
    every_at: Ints
    every_u: Floats
    every_x: Floats
    last_at: Ints
    last_u: Floats
    last_x: Floats
    line_on: Bools
    site_of: Ints
    product_of: Ints
    capacity: Ints
    share: Floats
    start_of: Ints
    stock: Ints
    cover: Ints
    used_by: Bools
    input_stock: Ints
    input_supply: Ints
    input_lead: Ints
    input_local: Ints
    import_on: Bools
    import_product: Ints
    import_rate: Ints
    product_of_group: Ints
    group_at: Ints
    group_entry: Ints
    demand: Ints
    demand_product: Ints
    restriction_on: Bools
    begins: Ints
    until: Ints
    cut: Ints
    on_milestone: Bools
    on_input: Bools
    on_import: Bools
    month_of: Ints
    year_of: Ints
    days_in_month: Ints
    weight: Floats  # by year: of one day
    weight_of_month: Floats  # of all of its days that lie within the horizon
    weight_of_year: Floats


class Counts(NamedTuple):
    """What the kernel counts; the first index is the future."""

    made: Floats
    scrapped: Floats
    imported: Floats
    delivered: Floats
    demand: Floats
    stock: Floats
    wanted: Floats
    given: Floats
    line_made: Floats
    milestone_day: Floats
    milestone_never: Bools
