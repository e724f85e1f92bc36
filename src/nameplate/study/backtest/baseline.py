"""Baselines: what a forecast must beat. Each gives distributions of T and Q on the scores' grids.

B0 the nameplate as announced; B1 half as long again and two thirds of the output; B2 published figures only; B3 the
reference class (Kaplan and Meier for T, the outcomes themselves for Q); B4 the same by type of project, shrunk to the
whole class; B5 a lognormal with a lump, of least CRPS on what it may learn from, Q by how far ahead a claim reaches.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from nameplate.belief.survival import kaplan_meier
from nameplate.study.backtest.score import ATTAINMENT, TIMING, Axis

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.belief import Announcement, Past

    Floats: TypeAlias = NDArray[np.float64]
    Baseline: TypeAlias = Callable[[Axis, Past, Sequence[Past]], "Floats | None"]

_SHRINK, _FEWEST = 8, 3
_OTHER_BAND = 0.2
_SMOOTH = {
    "T": ((1.1, 1.25, 1.4, 1.6, 1.8, 2.0), (1.2, 1.35, 1.5, 1.7, 2.0, 2.4), (0.0, 0.05, 0.1, 0.2, 0.3)),
    "Q": (
        (0.08, 0.12, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1.0),
        (1.3, 1.6, 2.0, 2.6, 3.5, 5.0),
        (0.0, 0.05, 0.1, 0.2, 0.3),
    ),
}
"""Medians, geometric standard deviations and lumps that the smooth baseline chooses from."""


def _nameplate(axis: Axis, row: Past, training: Sequence[Past]) -> Floats:
    return np.where(axis.grid >= 1.0, 1.0, 0.0)


def _fixed(axis: Axis, row: Past, training: Sequence[Past]) -> Floats:
    return np.where(axis.grid >= (1.5 if axis.name == "T" else 1.0 / 1.5), 1.0, 0.0)


def _published(axis: Axis, row: Past, training: Sequence[Past]) -> Floats:
    return lumped(axis, 1.25, 1.6, 0.1) if axis.name == "T" else lumped(axis, 0.75, 1.6, 0.1)


def _class(axis: Axis, row: Past, training: Sequence[Past]) -> Floats | None:
    known = [outcome for other in training if (outcome := axis.outcome(other)) is not None]
    if not known:
        return None
    if axis.name == "T":
        seen = [(outcome.seen, False) if math.isinf(outcome.low) else (outcome.low, True) for outcome in known]
        shares = np.zeros_like(axis.grid)
        for time, share in kaplan_meier(seen):
            shares[axis.grid >= time] = share
        return shares
    # a bound stands for the middle of what it leaves open
    middles = [min((o.low + min(o.high, axis.end)) / 2.0 if not o.exact else o.low, axis.end) for o in known]
    return np.asarray(np.searchsorted(np.sort(middles), axis.grid, side="right") / len(middles))


def _by_type(axis: Axis, row: Past, training: Sequence[Past]) -> Floats | None:
    every = _class(axis, row, training)
    kind = row.announcement.project_type
    own = [other for other in training if other.announcement.project_type == kind and axis.outcome(other) is not None]
    narrow = _class(axis, row, own) if len(own) >= _FEWEST else None
    if every is None or narrow is None:
        return every
    weight = len(own) / (len(own) + _SHRINK)
    return weight * narrow + (1.0 - weight) * every


def _smooth(axis: Axis, row: Past, training: Sequence[Past]) -> Floats | None:
    known = [other for other in training if axis.outcome(other) is not None]
    if not known:
        return None
    here = band(row.announcement)
    weights = [1.0 if axis.name == "T" or band(other.announcement) == here else _OTHER_BAND for other in known]
    scores = sum(w * _smooth_scores(axis.name, other) for w, other in zip(weights, known, strict=True))
    return _candidates(axis.name)[int(np.argmin(scores))]


BASELINES: dict[str, Baseline] = {
    "B0 nameplate": _nameplate,
    "B1 fixed 1.5x": _fixed,
    "B2 published only": _published,
    "B3 reference class": _class,
    "B4 class by type": _by_type,
    "B5 smooth, lead": _smooth,
}
"""By the names of the protocol."""


def band(announcement: Announcement) -> int:
    """Say how far ahead a claimed amount lies: up to 13 months 0, up to 30 months 1, beyond or undated 2."""
    if announcement.due is None:
        return 2
    months = announcement.months(announcement.due.last)
    return 0 if months <= 13 else 1 if months <= 30 else 2


def lumped(axis: Axis, median: float, spread: float, lump: float) -> Floats:
    """Return a lognormal distribution on the grid, with a lump at never for T and at zero for Q.

    Parameters
    ----------
    axis : Axis
    median, spread : float
        Of the lognormal; the spread is a geometric standard deviation.
    lump : float
        Its share.
    """
    from scipy.special import ndtr

    with np.errstate(divide="ignore"):
        shares = (1.0 - lump) * ndtr(np.log(axis.grid / median) / math.log(spread))
    return np.asarray(shares if axis.name == "T" else lump + shares)


@cache
def _candidates(name: str) -> tuple[Floats, ...]:
    axis = TIMING if name == "T" else ATTAINMENT
    return tuple(lumped(axis, *shape) for shape in product(*_SMOOTH[name]))


@cache
def _smooth_scores(name: str, row: Past) -> Floats:
    axis = TIMING if name == "T" else ATTAINMENT
    outcome = axis.outcome(row)
    if outcome is None:
        raise AssertionError(f"{row.announcement.id}: no outcome of {name} is known")
    return np.array([axis.crps(shares, outcome) for shares in _candidates(name)])
