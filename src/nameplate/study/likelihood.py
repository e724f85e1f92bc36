"""How likely a report is in each future; docs/update.md derives and explains every figure here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from nameplate.quantity import Interval
from nameplate.study.question import horizon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.belief import Hedges
    from nameplate.programme import Programme
    from nameplate.study.observation import Observation

    Floats = NDArray[np.float64]

LEAST_SPREAD = 1.05
"""Nobody counts better than this: a geometric standard deviation."""
BEND = 0.02
"""Where errors stop being shares of an amount, as a share of the mean amount of all futures."""
BLUR_DAYS = 45.0
"""How far apart the days are that reports call by one name: a trial, the first unit, a ceremony."""
DECADES = 3.0 * math.log(10.0)
"""What a report about something else may say: anything within three orders of magnitude ..."""
YEARS_DAYS = 3652.5
"""... or, of a day, within ten years."""
NEAR = math.exp(-2.0)
"""Fits at least this well are near: two standard deviations."""
_WIDE = 2.0 * 1.6448536269514722  # a 90 % interval, in standard deviations
_LEAST_AMOUNT = 1e-290  # smaller ones could not be divided by
_ROOT = math.sqrt(2.0 * math.pi)


@dataclass(frozen=True)
class Fit:
    """How an observation fits each future.

    Parameters
    ----------
    fit : ndarray, shape (futures,)
        How well the report fits if it is about this: 0 to 1.
    elsewhere : float
        The chance that it is about something else.
    broad : float
        How well it fits any future then.
    expected : float
        Where the report lies among those that were to be expected, 0 to 1; for a one-sided one, the chance of
        what it says.
    one_sided : bool
        Whether only one side was reported.

    Examples
    --------
    >>> found = Fit(np.array([1.0, 0.0]), elsewhere=0.1, broad=0.1, expected=0.5, one_sided=False)
    >>> np.exp(found.log).round(2).tolist(), found.near.tolist(), round(found.strayed(np.array([0.0, 1.0])), 2)
    ([0.91, 0.01], [True, False], 1.0)
    """

    fit: Floats
    elsewhere: float
    broad: float
    expected: float
    one_sided: bool

    @property
    def log(self) -> Floats:
        """Return the logarithm of the likelihood in each future; never infinite."""
        return np.log((1.0 - self.elsewhere) * self.fit + self.elsewhere * self.broad)

    def strayed(self, weights: Floats) -> float:
        """Return the chance, after all that was seen, that the report is about something else.

        Parameters
        ----------
        weights : ndarray, shape (futures,)
            Of the futures, adding up to 1.
        """
        return min(1.0, float(weights @ (self.elsewhere * self.broad / np.exp(self.log))))

    @property
    def near(self) -> NDArray[np.bool_]:
        """Say which futures the report is near to."""
        return self.fit >= NEAR


def fit(observation: Observation, answers: Floats, programme: Programme, hedges: Hedges) -> Fit:
    """Fit an observation to the answers of all futures.

    Parameters
    ----------
    observation : Observation
    answers : ndarray, shape (futures,)
        What each future answers to its question: amounts in the question's unit, days since the first day.
    programme : Programme
    hedges : Hedges
        What "about" is worth.
    """
    if observation.question.is_date:
        return _day(observation, answers, programme)
    scale = _scale(observation, answers)
    shape = observation.amount.shape if observation.amount else None
    if isinstance(shape, Interval) and shape.low <= 0.0:
        spread = math.log(max(observation.spread, LEAST_SPREAD)) * shape.high
        error = math.hypot((shape.high - shape.low) / _WIDE, spread, BEND * scale)
        return _two_sided(observation, (answers - (shape.low + shape.high) / 2.0) / error, error / shape.high)
    bent = np.arcsinh(answers / (2.0 * BEND * scale))
    middle, own = _own(observation, scale, hedges)
    error = max(math.hypot(math.log(observation.spread), own), math.log(LEAST_SPREAD))
    scores = (bent - middle) / error
    if observation.bound in ("at_least", "up_to"):
        return _one_sided(observation, scores if observation.bound == "at_least" else -scores)
    return _two_sided(observation, scores, error)


def _scale(observation: Observation, answers: Floats) -> float:
    """Return the amount that is usual; what was seen where no future makes anything."""
    finite = answers[np.isfinite(answers)]
    usual = float(finite.mean()) if len(finite) else 0.0
    seen = abs(observation.amount.central) if observation.amount else 0.0
    return max(usual if usual > 0.0 else seen, _LEAST_AMOUNT)


def _own(observation: Observation, scale: float, hedges: Hedges) -> tuple[float, float]:
    """Return the middle of what was seen and the error that its words give it, both on the bent scale."""
    bend = 2.0 * BEND * scale
    shape = observation.amount.shape if observation.amount else None
    if isinstance(shape, Interval):
        low, high = math.asinh(shape.low / bend), math.asinh(shape.high / bend)
        return (low + high) / 2.0, (high - low) / _WIDE
    middle = math.asinh((observation.amount.central if observation.amount else 0.0) / bend)
    if observation.bound != "about":
        return middle, 0.0
    low, high = (float(ratio) for ratio in hedges.ratio("about").at(np.array([0.05, 0.95])))
    return middle, math.log(high / low) / _WIDE


def _two_sided(observation: Observation, scores: Floats, error: float) -> Fit:
    from scipy.special import ndtr

    broad = min(1.0, _ROOT * error / DECADES)
    return Fit(np.exp(-(scores**2) / 2.0), observation.doubt, broad, float(ndtr(-scores).mean()), False)


def _one_sided(observation: Observation, scores: Floats) -> Fit:
    from scipy.special import ndtr

    held = np.asarray(ndtr(scores), dtype=np.float64)
    return Fit(held, observation.doubt, 0.5, float(held.mean()), True)


def _day(observation: Observation, days: Floats, programme: Programme) -> Fit:
    """Fit a day: 1 inside the period, falling off outside of it."""
    assert observation.period is not None
    first, last = (
        open_end if day is None else float((day - programme.start).days)
        for day, open_end in ((observation.period.start, -np.inf), (observation.period.end, np.inf))
    )
    after = float((horizon(programme) + timedelta(days=1) - programme.start).days)
    # a day that is not seen is after the horizon, and so may be any period that reaches beyond it
    seen = np.minimum(days, after)
    outside = np.maximum(np.maximum(min(first, after) - seen, seen - last), 0.0)
    blur = BLUR_DAYS * observation.spread
    held = np.exp(-((outside / blur) ** 2) / 2.0)
    if np.isinf(first) or np.isinf(last):
        inside = (
            float(np.mean((days >= first) & (days <= last))) if np.isfinite(last) else float(np.mean(days >= first))
        )
        return Fit(held, observation.doubt, 0.5, inside, True)
    broad = min(1.0, (last - first + _ROOT * blur) / YEARS_DAYS)
    middle = (first + last) / 2.0
    expected = float(np.mean(days < middle) + np.mean(days == middle) / 2.0)
    return Fit(held, observation.doubt, broad, expected, False)
