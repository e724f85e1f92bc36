"""Running futures: plan, draw, simulate, check that nothing was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from nameplate import rng
from nameplate.errors import NameplateError, UsageError
from nameplate.future.plan import Calendar, Plan
from nameplate.future.planner import make_plan
from nameplate.future.result import FutureResult

if TYPE_CHECKING:
    from nameplate.future.array import Arrays, Counts
    from nameplate.programme import Evidence, Programme
    from nameplate.quantity import QuantileTable

Kernel = Literal["compiled", "reference"]
MONTHLY = ("made", "scrapped", "imported", "delivered", "demand", "stock")
LOST_AT_MOST = 1e-9
"""Of all that went in; rounding of some thousand daily sums is far below."""


def simulate(
    programme: Programme,
    scenario: str,
    futures: int,
    seed: int,
    first: int = 0,
    threads: int | None = None,
    evidence: Evidence | None = None,
    kernel: Kernel = "compiled",
) -> FutureResult:
    """Run some futures of one scenario.

    Parameters
    ----------
    programme : Programme
    scenario : str
        A scenario's name, or ``announced``: everything as it was announced.
    futures : int
        How many; at least 1.
    seed : int
        From 0 to 2**63 - 1.
    first : int
        Number of the first future; any cut into pieces gives the same futures.
    threads : int, optional
        At most so many; the result does not depend on it.
    evidence : Evidence, optional
        Claims, hedges and line files behind the programme's values.
    kernel : str
        ``compiled``, or ``reference`` for the plain one, which is some thousand times slower.

    Returns
    -------
    FutureResult

    Raises
    ------
    UsageError
        If a number is out of range or there is no such scenario.
    """
    if futures < 1 or first < 0:
        raise UsageError(f"futures {futures} from {first}: valid would be at least 1, from 0 on")
    plan = _plan(programme, scenario, evidence)
    numbers = np.arange(first, first + futures, dtype=np.int64)
    values = plan.columns.draw(seed, numbers)
    run = _compiled if kernel == "compiled" else _reference
    return _result(plan, values, numbers, run(plan, values, seed, numbers, threads))


_planned: list[tuple[Programme, str, Evidence | None, Plan]] = []


def _plan(programme: Programme, scenario: str, evidence: Evidence | None) -> Plan:
    """Plan a scenario, or take the last plan again: a run asks for the same one chunk by chunk."""
    from nameplate.programme import Evidence as Nothing

    for known, name, resting_on, plan in _planned:
        if known is programme and name == scenario and resting_on is evidence:
            return plan
    plan = make_plan(programme, scenario, evidence or Nothing())
    _planned[:] = [(programme, scenario, evidence, plan)]
    return plan


def _result(plan: Plan, values: NDArray[np.float64], numbers: NDArray[np.int64], counts: Counts) -> FutureResult:
    uncertain = plan.columns.uncertain()
    return FutureResult(
        futures=numbers.astype(np.int32),
        months=plan.calendar.months,
        years=plan.calendar.years,
        products=plan.products,
        lines=plan.lines,
        milestones=plan.milestones.names,
        places=tuple(plan.columns.places[column] for column in uncertain),
        consumers=plan.demand_names,
        consumer_products=plan.demand_products,
        month={name: getattr(counts, name) for name in MONTHLY},
        consumer={"demand": counts.wanted, "delivered": counts.given},
        line_made=counts.line_made,
        milestone_day=counts.milestone_day,
        milestone_never=counts.milestone_never,
        values=np.ascontiguousarray(values[:, uncertain]),
        residual=_residual(plan, values, counts),
    )


def _residual(plan: Plan, values: NDArray[np.float64], counts: Counts) -> NDArray[np.float64]:
    came = values[:, plan.product_stock_column] + counts.made.sum(axis=1) + counts.imported.sum(axis=1)
    lost = came - counts.delivered.sum(axis=1) - counts.stock[:, -1, :]
    residual: NDArray[np.float64] = lost / np.maximum(came, 1.0)
    if not np.abs(residual).max(initial=0.0) <= LOST_AT_MOST:  # what is no number fails too
        raise NameplateError(f"{np.abs(residual).max():.3g} of what went in was lost: the balance must hold")
    return residual


def _empty(plan: Plan, futures: int) -> Counts:
    from nameplate.future.array import Counts

    months, years = len(plan.calendar.months), len(plan.calendar.years)
    shape = (futures, months, len(plan.products))
    entries, lines, steps = len(plan.demand_names), len(plan.lines), len(plan.milestones.names)
    return Counts(
        **{name: np.zeros(shape) for name in MONTHLY},
        wanted=np.zeros((futures, years, entries)),
        given=np.zeros((futures, years, entries)),
        line_made=np.zeros((futures, years, lines)),
        milestone_day=np.zeros((futures, steps)),
        milestone_never=np.zeros((futures, steps), np.bool_),
    )


def _reference(
    plan: Plan, values: NDArray[np.float64], seed: int, numbers: NDArray[np.int64], threads: int | None
) -> Counts:
    from nameplate.future.reference import run_one

    counts = _empty(plan, len(numbers))
    for row, future in enumerate(numbers):
        found = run_one(plan, values[row].tolist(), seed, int(future))
        for name in MONTHLY:
            getattr(counts, name)[row] = found["month"][name]
        counts.wanted[row], counts.given[row] = found["demand"], found["delivered"]
        counts.line_made[row] = found["line_made"]
        counts.milestone_day[row], counts.milestone_never[row] = found["milestone_day"], found["milestone_never"]
    return counts


def _compiled(
    plan: Plan, values: NDArray[np.float64], seed: int, numbers: NDArray[np.int64], threads: int | None
) -> Counts:
    import numba

    from nameplate.future.kernel import LANES, run_all

    counts = _empty(plan, len(numbers))
    before = numba.get_num_threads()
    numba.set_num_threads(max(1, min(threads or before, numba.config.NUMBA_NUM_THREADS)))
    try:
        run_all(arrays(plan), values, np.uint64(seed), numbers, counts, LANES)  # type: ignore[no-untyped-call]
    finally:
        numba.set_num_threads(before)
    return counts


def arrays(plan: Plan) -> Arrays:
    """Pack a plan for the kernel; tables lie end to end, consumers in groups of equal priority."""
    from nameplate.future.array import Arrays

    steps = plan.milestones
    streams = np.array([rng.stream_key(f"outage/{name}") for name in plan.sites], np.uint64)
    return Arrays(
        steps.order, steps.fixed, steps.said, steps.promised,
        steps.slip_column, steps.done_column, steps.takes_column, steps.never_column, steps.after,
        plan.site_efficiency_column, plan.site_loading_column, plan.site_ramp_column, plan.site_yield_column,
        streams, *_tables(plan.outage_every), *_tables(plan.outage_last),
        plan.line_on, plan.line_site_of, plan.line_product_of, plan.line_capacity_column,
        plan.line_share, plan.line_start_of, plan.product_stock_column, plan.product_cover_column,
        plan.input_used_by, plan.input_stock_column, plan.input_supply_column, plan.input_lead_column,
        plan.input_local_of, plan.import_on, plan.import_product_of, plan.import_rate_column,
        *_groups(plan), plan.demand_column, plan.demand_product_of,
        plan.restriction_on, plan.restriction_from_column, plan.restriction_until_column, plan.restriction_cut_column,
        plan.restricts_milestone, plan.restricts_input, plan.restricts_import,
        plan.calendar.month_of, plan.calendar.year_of,
        *_weights(plan.calendar),
    )  # fmt: skip


def _weights(calendar: Calendar) -> tuple[Any, Any, Any, Any]:
    """Give the days of each month, the weight of a day by year, and the weight of each month and year."""
    in_month = np.bincount(calendar.month_of, minlength=len(calendar.months))
    in_year = np.bincount(calendar.year_of, minlength=len(calendar.years))
    year_of_month = [month.year - calendar.years[0] for month in calendar.months]
    return in_month, calendar.weight, in_month * calendar.weight[year_of_month], in_year * calendar.weight


def _tables(found: tuple[QuantileTable | None, ...]) -> tuple[Any, Any, Any]:
    sizes = [0 if table is None else len(table.u) for table in found]
    at = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    u, x = (
        np.concatenate([np.empty(0), *(getattr(table, key) for table in found if table is not None)])
        for key in ("u", "x")
    )
    return at, u, x


def _groups(plan: Plan) -> tuple[Any, Any, Any]:
    """Group entries by product, then priority: each group's product, where its entries begin, the entries."""
    keys = list(zip(plan.demand_product_of.tolist(), plan.demand_priority.tolist(), strict=True))
    groups = sorted(set(keys))
    entries = [[number for number, key in enumerate(keys) if key == group] for group in groups]
    at = np.concatenate([[0], np.cumsum([len(group) for group in entries])]).astype(np.int64)
    flat = np.array([number for group in entries for number in group], np.int64)
    return np.array([product for product, _ in groups], np.int64), at, flat
