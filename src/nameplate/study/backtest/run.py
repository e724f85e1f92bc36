"""Forecasting every announcement of a history without its own family, and scoring it beside the baselines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from nameplate.belief import Forecast, Forecaster, revise
from nameplate.errors import UsageError
from nameplate.study.backtest.baseline import BASELINES
from nameplate.study.backtest.judge import Judged
from nameplate.study.backtest.score import ATTAINMENT, TIMING, Axis, on_grid
from nameplate.study.backtest.table import OURS, REFERENCE, Backtest, Update

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nameplate.belief import History, Past

    Floats: TypeAlias = NDArray[np.float64]
    Progress: TypeAlias = Callable[[int, int], None]

AXES = (TIMING, ATTAINMENT)


def backtest(history: History, progress: Progress | None = None) -> Backtest:
    """Forecast every announcement as if its programme were not in the history, and score all forecasters.

    Parameters
    ----------
    history : History
    progress : callable, optional
        Called with (announcements done, announcements in all).

    Returns
    -------
    Backtest

    Raises
    ------
    UsageError
        If nothing in the history has a known end.
    """
    if not any(axis.outcome(row) for axis in AXES for row in history.rows):
        raise UsageError("the history has no announcement with a known end: there is nothing to score")
    forecaster = Forecaster(history)
    forecasts: dict[str, Forecast] = {}
    for number, row in enumerate(history.rows, 1):
        forecasts[row.announcement.id] = forecaster.forecast(row.announcement, frozenset({row.family}))
        if progress is not None:
            progress(number, len(history.rows))
    judged = {axis.name: _judged(axis, history, forecasts) for axis in AXES}
    ours = {name: found[OURS] for name, found in judged.items()}
    return Backtest(
        len(history.rows),
        len({row.family for row in history.rows}),
        tuple(one.score(found[REFERENCE]) for found in judged.values() for one in found.values()),
        {name: one.pit() for name, one in ours.items()},
        {name: one.reliability() for name, one in ours.items()},
        tuple(_updates(forecaster, history)),
        tuple(row for one in ours.values() for row in one.each()),
    )


def shares_of(axis: Axis, forecast: Forecast) -> Floats | None:
    """Put a forecast on the grid of the scores; None where it does not speak of the ratio."""
    if axis.name == "T":
        return None if forecast.timing is None else on_grid(axis, forecast.timing, forecast.never)
    return None if forecast.attainment is None else on_grid(axis, forecast.attainment)


def _judged(axis: Axis, history: History, forecasts: dict[str, Forecast]) -> dict[str, Judged]:
    rows = [row for row in history.rows if axis.outcome(row) is not None]
    made: dict[str, list[tuple[Past, Floats]]] = {OURS: [], **{name: [] for name in BASELINES}}
    for row in rows:
        training = [other for other in history.rows if other.family != row.family]
        given = {OURS: shares_of(axis, forecasts[row.announcement.id])}
        given |= {name: baseline(axis, row, training) for name, baseline in BASELINES.items()}
        for name, shares in given.items():
            if shares is not None:
                made[name].append((row, shares))
    return {
        name: Judged(axis, name, [row for row, _ in pairs], [shares for _, shares in pairs])
        for name, pairs in made.items()
    }


def _updates(forecaster: Forecaster, history: History) -> list[Update]:
    """Score the first announcement of each thing again as later announcements of the same thing come in."""
    groups: dict[tuple[str, ...], list[Past]] = defaultdict(list)
    for row in history.rows:
        said = row.announcement
        groups[row.family, said.industry, said.country, said.project_type, _thing(said.id)].append(row)
    found = []
    for (family, *_), rows in groups.items():
        in_order = sorted(rows, key=lambda row: row.announcement.announced.middle)
        found += [update for axis in AXES if (update := _update(forecaster, axis, family, in_order)) is not None]
    return found


def _update(forecaster: Forecaster, axis: Axis, family: str, rows: list[Past]) -> Update | None:
    first = rows[0].announcement
    if axis.name == "T":
        said = [row for row in rows if row.announcement.start is not None]
    else:
        said = [row for row in rows if _same_claim(row, rows[0])]
    said = [row for number, row in enumerate(said) if number == 0 or _later(row, said[number - 1])]
    if len(said) < 2 or said[0].announcement is not first:
        return None
    outcome = axis.outcome(said[0])
    if outcome is None:
        return None
    scores = []
    for count in range(1, len(said) + 1):
        known = [row.announcement for row in said[:count]]
        shares = shares_of(axis, revise(forecaster, known, frozenset({family})))
        if shares is not None:
            scores.append(axis.crps(shares, outcome))
    return Update(family, tuple(row.announcement.id for row in said), axis.name, tuple(scores))


def _thing(identity: str) -> str:
    """Name what an announcement is about: ve-ak103-2006 and ve-ak103-2016 are about one plant."""
    return "-".join(identity.split("-")[:2])


def _same_claim(row: Past, first: Past) -> bool:
    one, other = row.announcement, first.announcement
    return one.amount is not None and (one.unit, one.kind, one.due) == (other.unit, other.kind, other.due)


def _later(row: Past, before: Past) -> bool:
    return row.announcement.announced.middle > before.announcement.announced.middle
