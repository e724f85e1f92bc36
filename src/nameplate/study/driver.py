"""Drivers: which uncertain value moves the answer, what it is worth to know it, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from nameplate.run.manifest import ANNOUNCED
from nameplate.study.information import NOTHING, Information, information
from nameplate.study.measure import draws, happens
from nameplate.study.place import basis_of, values_of
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
    information : Information
        What it is worth to know it.
    """

    place: str
    label: str
    origin: str
    claims: tuple[str, ...]
    share: float
    error: float
    low: Point
    high: Point
    information: Information = NOTHING

    def to_json(self) -> dict[str, Any]:
        """Return the driver as JSON holds it: what it is worth in the answer's unit, and as a share of the loss now."""
        told = {name: value for name, value in vars(self).items() if name != "information"}
        known = self.information
        worth = {"worth": known.worth, "worth_error": known.error}
        shares = {"worth_share": known.share, "worth_share_error": known.share_error}
        return told | {"claims": list(self.claims)} | worth | shares


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
    scored = happens(question, values, run.programme.start).astype(np.float64) if question.is_chance else values
    counted = limited(scored, question, run.programme)
    known = values_of(run.programme, chosen)
    places, table = _inputs(run, chosen)
    sources = _sources(table) if "update" in run.manifest else None
    found = []
    for place, column in zip(places, table.T, strict=True):
        if (column != column[0]).any():
            low, high = (_typical(scored[part], question, run.programme) for part in lowest_and_highest(column))
            share, error = first_order(column, counted, sources)
            worth = information(column, counted, "square" if question.is_chance else "absolute", sources)
            basis = basis_of(run.programme, known, place)
            found.append(Driver(place, basis.label, basis.origin, basis.claims, share, error, low, high, worth))
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


def limited(values: Floats, question: Question, programme: Programme) -> Floats:
    """Let a day that does not come count as the day after the horizon, an amount without bound as the largest.

    Parameters
    ----------
    values : ndarray
        As from `draws`.
    question : Question
    programme : Programme

    Returns
    -------
    ndarray
        All finite.
    """
    if question.is_date:
        return np.minimum(values, (horizon(programme) - programme.start).days + 1)
    finite = values[np.isfinite(values)]
    return np.minimum(values, finite.max()) if len(finite) else np.zeros(len(values))


def _inputs(run: Run, scenario: str) -> tuple[list[str], Floats]:
    """Return the places of a scenario's drawn values, and the values: (futures, places), a column without gaps."""
    if scenario == ANNOUNCED:
        return [], np.empty((0, 0))
    frame = run.scan("value", scenario).select(pl.col("place").cast(pl.String), "value").collect()
    places = frame["place"].head(frame.height // run.futures).to_list()
    return places, np.asfortranarray(frame["value"].to_numpy().reshape(run.futures, len(places)))


def _sources(table: Floats) -> NDArray[np.int64]:
    """Give copies of one future, which follow each other in an updated run, the same number."""
    return np.concatenate([[0], np.cumsum((table[1:] != table[:-1]).any(axis=1))])


def _typical(values: Floats, question: Question, programme: Programme) -> Point:
    """Return the median answer of some futures, or the chance where one was asked for."""
    if question.is_chance:
        return float(values.mean())
    (middle,) = quantiles(values, (50,))
    if not np.isfinite(middle):
        return None
    return (programme.start + timedelta(days=int(middle))).isoformat() if question.is_date else middle
