"""What each future of a run answers to a question: one number per future, in order of future.

Amounts are in the question's unit; days are counted from the programme's first day, infinite where the day
does not come within the horizon.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from nameplate.run.manifest import ANNOUNCED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.run import Run
    from nameplate.study.question import Question

    Floats = NDArray[np.float64]

TRAILING_MONTHS = 12
_NEARLY = 1e-9  # relative slack of a comparison, for sums that were added up in another order


def draws(run: Run, question: Question, scenario: str) -> Floats:
    """Answer a question in every future of a scenario.

    Parameters
    ----------
    run : Run
    question : Question
    scenario : str
        One of the run's, or "announced".

    Returns
    -------
    ndarray of float64, shape (futures,)
    """
    return _MEASURES[question.kind](run, question, scenario)


def happens(question: Question, values: Floats, programme_start: date) -> NDArray[np.bool_]:
    """Say in which futures that holds whose chance was asked for.

    Parameters
    ----------
    question : Question
        One that asks for a chance.
    values : ndarray
        Its draws.
    programme_start : date
        The day that days are counted from.
    """
    if question.is_date:
        first = -np.inf if question.start is None else (question.start - programme_start).days
        last = np.inf if question.end is None else (question.end - programme_start).days
        return np.asarray((values >= first) & (values <= last) & np.isfinite(values))
    amount = threshold(question)
    at_least = values >= amount - abs(amount) * _NEARLY
    at_most = values <= amount + abs(amount) * _NEARLY
    found = {"at least": at_least, "at most": at_most, "more than": ~at_most, "less than": ~at_least}
    return np.asarray(found[question.relation or "at least"])


def threshold(question: Question) -> float:
    """Return the amount that an output is compared with: a rate counts for as much of a year as was asked about."""
    amount = 0.0 if question.amount is None else question.amount
    if not question.per_year or question.start is None or question.end is None:
        return amount
    months = (question.end.year - question.start.year) * 12 + question.end.month - question.start.month + 1
    return amount * months / 12


def _count(run: Run, scenario: str) -> int:
    return 1 if scenario == ANNOUNCED else run.futures


def _products(run: Run, question: Question) -> list[str]:
    return list(question.thing.products if question.thing else run.programme.products)


def _between(column: str, first: Any, last: Any) -> pl.Expr:
    """Keep a period; None is an open end."""
    kept = pl.lit(True)
    if first is not None:
        kept &= pl.col(column) >= first
    if last is not None:
        kept &= pl.col(column) <= last
    return kept


def _named(column: str, names: list[str]) -> pl.Expr:
    return pl.col(column).cast(pl.String).is_in(names)


def _columns(run: Run, table: str, scenario: str, kept: pl.Expr, *names: str) -> list[Floats]:
    """Read columns of a table as (futures, the rest of the row's order)."""
    frame = run.scan(table, scenario).filter(kept).select(names).collect()
    count = _count(run, scenario)
    return [frame[name].to_numpy().reshape(count, frame.height // count) for name in names]


def _months(run: Run, question: Question, scenario: str, *names: str) -> list[Floats]:
    """Read columns of the months of a question's period, its products added up: each (futures, months)."""
    first = question.start.replace(day=1) if question.start else None
    products = _products(run, question)
    kept = _between("month", first, question.end) & _named("product", products)
    found = _columns(run, "month", scenario, kept, *names)
    return [values.reshape(len(values), -1, len(products)).sum(axis=2) for values in found]


def _years(question: Question) -> pl.Expr:
    first, last = (None if day is None else day.year for day in (question.start, question.end))
    return _between("year", first, last)


def _output(run: Run, question: Question, scenario: str) -> Floats:
    """Add up the good items of a period."""
    if question.thing is not None and question.thing.lines:
        kept = _years(question) & _named("line", list(question.thing.lines))
        (made,) = _columns(run, "line", scenario, kept, "made")
    else:
        (made,) = _months(run, question, scenario, "made")
    return np.asarray(made.sum(axis=1))


def _reached(run: Run, question: Question, scenario: str) -> Floats:
    """Find the last day of the first month at whose end the amount was made: in all, or in twelve months."""
    products = _products(run, question)
    (values,) = _columns(run, "month", scenario, _named("product", products), "made")
    total = np.cumsum(values.reshape(len(values), -1, len(products)).sum(axis=2), axis=1)
    if question.per_year:
        total[:, TRAILING_MONTHS:] -= total[:, :-TRAILING_MONTHS].copy()
    amount = 0.0 if question.amount is None else question.amount
    there = total >= amount * (1.0 - _NEARLY)
    ends = np.array([(day - run.programme.start).days for day in _month_ends(run)], dtype=np.float64)
    return np.where(there.any(axis=1), ends[there.argmax(axis=1)], np.inf)


def _month_ends(run: Run) -> list[date]:
    """Return the last day of every month of the run."""
    months = run.scan("month", ANNOUNCED).select("month").unique().sort("month").collect()["month"]
    return [(month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) for month in months]


def _milestone(run: Run, question: Question, scenario: str) -> Floats:
    """Count the days to a milestone."""
    kept = _named("milestone", [str(question.milestone)])
    dates = run.scan("milestone", scenario).filter(kept).select("date").collect()["date"]
    days = (dates - run.programme.start).dt.total_days().cast(pl.Float64)
    return days.fill_null(np.inf).to_numpy()


def _met(run: Run, question: Question, scenario: str) -> Floats:
    """Divide what was delivered by what was wanted; the mean over units where several are asked about."""
    shares: list[Any] = []
    for products in _by_unit(run, _products(run, question)):
        if question.consumer is None:
            kept = _between("month", question.start, question.end) & _named("product", products)
            demand, delivered = _columns(run, "month", scenario, kept, "demand", "delivered")
        else:
            kept = _years(question) & _named("product", products) & _named("consumer", [question.consumer])
            demand, delivered = _columns(run, "consumer", scenario, kept, "demand", "delivered")
        wanted, given = demand.sum(axis=1), delivered.sum(axis=1)
        if wanted.any():
            # Daily deliveries and a year's demand are added up apart, so the last bit may pass one.
            shares.append(np.minimum(_ratio(given, wanted, empty=1.0), 1.0))
    return np.asarray(np.mean(shares, axis=0)) if shares else np.ones(_count(run, scenario))


def _by_unit(run: Run, products: list[str]) -> list[list[str]]:
    units = dict.fromkeys(run.programme.products[name].unit for name in products)
    return [[name for name in products if run.programme.products[name].unit == unit] for unit in units]


def _cover(run: Run, question: Question, scenario: str) -> Floats:
    """Divide the stock at the end of a month by the mean monthly demand of the twelve months up to it."""
    stock, demand = _months(run, question, scenario, "stock", "demand")
    return _ratio(stock[:, -1], demand[:, -TRAILING_MONTHS:].mean(axis=1), empty=np.inf)


def _dependence(run: Run, question: Question, scenario: str) -> Floats:
    """Divide what was imported by all that came in; none where nothing came."""
    imported, made = _months(run, question, scenario, "imported", "made")
    abroad = imported.sum(axis=1)
    return _ratio(abroad, abroad + made.sum(axis=1), empty=0.0)


def _ratio(part: Floats, whole: Floats, empty: float) -> Floats:
    """Divide, with a value of its own where there is nothing to divide by."""
    return np.asarray(np.divide(part, whole, out=np.full(len(part), empty), where=whole > 0.0))


_MEASURES = {
    "output": _output,
    "reached": _reached,
    "milestone": _milestone,
    "met": _met,
    "cover": _cover,
    "dependence": _dependence,
}
