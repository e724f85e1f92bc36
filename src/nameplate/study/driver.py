"""Drivers: which uncertain value moves the answer, by how much, and what that value rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from nameplate.run.manifest import ANNOUNCED
from nameplate.study.measure import draws, happens
from nameplate.study.place import Basis, basis_of, values_of
from nameplate.study.question import horizon
from nameplate.study.result import Point, quantiles
from nameplate.study.sensitivity import first_order, lowest_and_highest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from nameplate.programme import Programme
    from nameplate.run import Run
    from nameplate.study.question import Question

    Floats = NDArray[np.float64]

ORIGINS = ("claimed", "reference", "assumed", "observed")


@dataclass(frozen=True)
class Driver:
    """An uncertain value and what it does to an answer.

    Parameters
    ----------
    place : str
        Where it stands in the programme.
    label : str
        What people call it.
    origin : str
        claimed, reference, assumed or observed.
    claims : tuple of str
        Ids of the claims behind it.
    share : float
        Share of the answer's variance, 0 to 1, that it explains by itself.
    error : float
        Standard error of the share.
    low, high : float, str or None
        Median answer in the fifth of futures in which the value is lowest and highest; where a chance was asked
        for, the chance there.
    """

    place: str
    label: str
    origin: str
    claims: tuple[str, ...]
    share: float
    error: float
    low: Point
    high: Point

    def to_json(self) -> dict[str, Any]:
        """Return the driver as JSON holds it."""
        return dict(vars(self)) | {"claims": list(self.claims)}


def drivers(run: Run, question: Question, scenario: str | None = None) -> list[Driver]:
    """Rank the uncertain values of a run by the share of the answer's variance that each explains by itself.

    Parameters
    ----------
    run : Run
    question : Question
        Where it asks for a chance, the answer is 1 or 0; a day that does not come counts as the day after the
        horizon.
    scenario : str or None
        As in `answer`.

    Returns
    -------
    list of Driver
        The strongest first; values that are the same in every future are left out.
    """
    chosen = scenario or question.scenario or run.scenarios[0]
    values = draws(run, question, chosen)
    start = run.programme.start
    scored = happens(question, values, start).astype(np.float64) if question.is_chance else values
    last = (horizon(run.programme) - start).days + 1
    limited = np.minimum(scored, last if question.is_date else _top(scored))
    known = values_of(run.programme, chosen)
    found = [
        _driver(place, basis_of(run.programme, known, place), column, scored, limited, question, run.programme)
        for place, column in _places(run, chosen)
    ]
    return sorted(found, key=lambda driver: (-driver.share, driver.place))


def share_by_origin(found: Iterable[Driver]) -> dict[str, float]:
    """Add up how much of an answer's spread rests on claimed, reference, assumed and observed values.

    Values that move together count more than once; where that takes the sum over 1, all are scaled down to it.
    What is missing to 1 is values acting together, and luck. A share within two standard errors of nothing is left
    out, since many of them would add up to something.

    Parameters
    ----------
    found : iterable of Driver

    Returns
    -------
    dict of str to float
        In the order claimed, reference, assumed, observed.

    Examples
    --------
    >>> share_by_origin([Driver("a.b", "B", "claimed", ("c1",), 0.25, 0.01, 1.0, 2.0)])
    {'claimed': 0.25, 'reference': 0.0, 'assumed': 0.0, 'observed': 0.0}
    """
    shares = dict.fromkeys(ORIGINS, 0.0)
    for driver in found:
        if driver.share > 2.0 * driver.error:
            shares[driver.origin] += driver.share
    scale = max(1.0, sum(shares.values()))
    return {origin: share / scale for origin, share in shares.items()}


def _places(run: Run, scenario: str) -> Iterable[tuple[str, Floats]]:
    """Yield each place with its value in every future."""
    if scenario == ANNOUNCED:
        return
    frame = run.scan("value", scenario).select(pl.col("place").cast(pl.String), "value").collect()
    names = frame["place"].head(frame.height // run.futures).to_list()
    table = frame["value"].to_numpy().reshape(run.futures, len(names))
    for number, name in enumerate(names):
        column = np.ascontiguousarray(table[:, number])
        if (column != column[0]).any():
            yield name, column


def _driver(
    place: str, basis: Basis, column: Floats, scored: Floats, limited: Floats, question: Question, programme: Programme
) -> Driver:
    share, error = first_order(column, limited)
    low, high = (_typical(scored[part], question, programme) for part in lowest_and_highest(column))
    return Driver(place, basis.label, basis.origin, basis.claims, share, error, low, high)


def _typical(values: Floats, question: Question, programme: Programme) -> Point:
    """Return the median answer of some futures, or the chance where one was asked for."""
    if question.is_chance:
        return float(values.mean())
    (middle,) = quantiles(values, (50,))
    if not np.isfinite(middle):
        return None
    return (programme.start + timedelta(days=int(middle))).isoformat() if question.is_date else middle


def _top(values: Floats) -> float:
    """Return the largest finite answer, which stands for those without bound."""
    finite = values[np.isfinite(values)]
    return float(finite.max()) if len(finite) else 0.0
