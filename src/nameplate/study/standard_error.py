"""Monte Carlo errors of answers: how far a chance or a median may be off for want of futures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from nameplate.study.driver import limited
from nameplate.study.measure import happens
from nameplate.study.question import horizon
from nameplate.study.result import unit_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.programme import Programme
    from nameplate.study.question import Question

LEAST = 6
"""Futures for a 95 % interval of a median: fewer tell nothing."""
NORMAL = 1.959964
"""The 97.5 % quantile of the normal distribution."""


def standard_error(values: NDArray[np.float64], question: Question, programme: Programme) -> float:
    """Estimate the Monte Carlo error of an answer.

    Parameters
    ----------
    values : ndarray, shape (futures,)
        As from `draws`.
    question : Question
    programme : Programme

    Returns
    -------
    float
        For a chance, its standard error; for a share, that of the median; for an amount, that of the median over
        the median; for a day, that of the median over the days from the programme's first to its last. Infinite
        where it cannot be told.
    """
    if question.is_chance:
        return chance_error(int(happens(question, values, programme.start).sum()), len(values))
    error = median_error(limited(values, question, programme) if question.is_date else values)
    if question.is_date:
        return error / (horizon(programme) - programme.start).days
    if unit_of(question) == "" or error == 0.0:
        return error
    middle = abs(float(np.median(values)))
    return error / middle if middle > 0.0 else math.inf


def chance_error(hits: int, futures: int) -> float:
    """Return the standard error of a chance; one of each kind is added, so that none seen is not taken for none.

    Examples
    --------
    >>> round(chance_error(50, 100), 3), round(chance_error(0, 100), 3)
    (0.05, 0.01)
    """
    chance = (hits + 1) / (futures + 2)
    return math.sqrt(chance * (1.0 - chance) / futures)


def median_error(values: NDArray[np.float64]) -> float:
    """Estimate the standard error of a median from two order statistics, whatever the distribution.

    Parameters
    ----------
    values : ndarray, shape (futures,)
        May hold infinities.

    Returns
    -------
    float
        A quarter of the 95 % interval, nearly; 0 where both of its ends lie in one lump; infinite for fewer than
        six values, and where an end is infinite.

    References
    ----------
    McKean, J. W. and Schrader, R. M. (1984). A comparison of methods for Studentizing the sample median.
    Communications in Statistics - Simulation and Computation 13 (6), 751-773.

    Examples
    --------
    >>> round(median_error(np.arange(10_000.0)))
    50
    """
    count = len(values)
    if count < LEAST:
        return math.inf
    lower = max(0, round((count + 1) / 2 - NORMAL * math.sqrt(count / 4)) - 1)
    low, high = np.sort(values)[[lower, count - 1 - lower]]
    return 0.0 if low == high else float(high - low) / (2.0 * NORMAL)
