"""What it is worth to know an input: the expected loss that knowing it would save, from draws already made.

Nothing is run again. As for the shares of variance, only the input's ranks are used, and equal values stay together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from nameplate.study.sensitivity import GROUPS, binned, independent_of, middle_ranks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Sources = NDArray[np.int64]
    Marks = NDArray[np.bool_]

Loss = Literal["absolute", "square"]
MOST_BINS = 64
IN_SAMPLE = 0.6
"""Weight of the fit that is scored on its own futures.

For squares and m futures to a bin, straight lines between bins lose 2/3 of a variance over m too much on other
futures, and show 5/6 of it too little on their own; the cross-fit has half as many futures to a bin. So at 8/13 the
two cancel, and at 2/3 where bins are lumps that no line joins. A little less than either errs on the side of nothing.
"""
_FOLDS = 2


@dataclass(frozen=True)
class Information:
    """What it is worth to know one input of an answer.

    Parameters
    ----------
    now : float
        Expected loss of the best answer as things stand. Whoever knows the answer loses nothing, so this is also
        the expected value of perfect information.
    worth, error : float
        Expected value of partial perfect information (EVPPI): how much of `now` is saved by knowing the input; and
        its standard error.
    share, share_error : float
        `worth` over `now`, and its standard error; 0 where there is nothing to lose.
    """

    now: float
    worth: float
    error: float
    share: float
    share_error: float


NOTHING = Information(0.0, 0.0, 0.0, 0.0, 0.0)


def information(values: Floats, answers: Floats, loss: Loss, sources: Sources | None = None) -> Information:
    """Estimate what it is worth to know one input of an answer.

    The best answer given the input is the median, or the mean, of each of at most 64 bins of the input's ranks,
    joined by straight lines. Fitted and scored on the same futures it would look too good, by what a fit finds in
    chance; fitted to every other future and scored on those between it looks too bad. The two are weighed so that
    this cancels, and an input that does nothing is worth about nothing. What bins cannot show is lost, so the worth
    is rather too small than too large.

    Parameters
    ----------
    values, answers : ndarray, shape (futures,)
        The input and the answer in each future; answers are finite, and 0 or 1 where a chance is asked for.
    loss : str
        "absolute": the distance from the answer, in its unit, for amounts and days; the best answer is the median.
        "square": the squared distance, which is the Brier score of a chance; the best answer is the mean.
    sources : ndarray of int, shape (futures,), or None
        Equal numbers for futures that are copies of each other, as in an updated run; None where none is.

    Returns
    -------
    Information
        Never below nothing. The errors are a jackknife's over twenty groups of futures, the fits being held.

    References
    ----------
    Raiffa, H. and Schlaifer, R. (1961). Applied Statistical Decision Theory, chapter 4.
    Strong, M., Oakley, J. E. and Brennan, A. (2014). Estimating multiparameter partial expected value of perfect
    information from a probabilistic sensitivity analysis sample. Medical Decision Making 34 (3), 311-326.

    Examples
    --------
    >>> x = np.linspace(-1.0, 1.0, 10_000)
    >>> found = information(x, 3.0 * x, "absolute")
    >>> round(found.now, 2), round(found.share, 2)
    (1.5, 1.0)
    """
    count = len(values)
    if count < 2 * GROUPS or np.ptp(answers) == 0.0 or not (values != values[0]).any():
        return NOTHING
    ranks = middle_ranks(values)
    sources = np.arange(count) if sources is None else sources
    bins = binned(values, min(MOST_BINS, math.isqrt(int(independent_of(sources)))))
    fold = sources % _FOLDS
    every = np.full(count, True)
    lost = IN_SAMPLE * _losses(every, every, ranks, bins, answers, loss)
    for scored in range(_FOLDS):
        part = fold == scored
        lost[:, part] += (1.0 - IN_SAMPLE) * _losses(part, ~part, ranks, bins, answers, loss)
    return _saved(lost[0], lost[1], sources % GROUPS)


def _losses(
    scored: Marks, fitted: Marks, ranks: Floats, bins: NDArray[np.int64], answers: Floats, loss: Loss
) -> Floats:
    """Return the losses of some futures now and with the input known, the best acts being fitted to others."""
    places, acts = _best_acts(ranks[fitted], answers[fitted], bins[fitted], loss)
    now = np.median(answers[fitted]) if loss == "absolute" else answers[fitted].mean()
    distance = answers[scored] - np.stack([np.full(scored.sum(), now), np.interp(ranks[scored], places, acts)])
    return np.asarray(np.abs(distance) if loss == "absolute" else distance**2)


def _best_acts(ranks: Floats, answers: Floats, bins: NDArray[np.int64], loss: Loss) -> tuple[Floats, Floats]:
    """Return the middle of each bin that is not empty, and the best answer there."""
    _, bins = np.unique(bins, return_inverse=True)  # a half of the futures may leave a bin empty
    counts = np.bincount(bins)
    places = np.bincount(bins, ranks) / counts
    if loss == "square":
        return places, np.bincount(bins, answers) / counts
    ordered = answers[np.lexsort((answers, bins))]
    first = np.cumsum(counts) - counts
    return places, (ordered[first + (counts - 1) // 2] + ordered[first + counts // 2]) / 2.0


def _saved(now: Floats, informed: Floats, group: Sources) -> Information:
    """Average the losses of all futures, and of all but each group of them."""
    sums = np.array([np.bincount(group, lost, minlength=GROUPS) for lost in (now, informed)])
    counts = np.bincount(group, minlength=GROUPS)
    before, after = (sums.sum(axis=1, keepdims=True) - sums) / (counts.sum() - counts)
    mean_before, mean_after = sums.sum(axis=1) / counts.sum()
    if mean_before <= 0.0:  # more than half of the futures have the same answer in both halves
        return NOTHING
    return Information(
        now=float(mean_before),
        worth=max(0.0, float(mean_before - mean_after)),
        error=_jackknife(before - after),
        share=max(0.0, float(1.0 - mean_after / mean_before)),
        share_error=_jackknife(1.0 - after / np.where(before > 0.0, before, 1.0)),
    )


def _jackknife(without: Floats) -> float:
    """Return the standard error that the estimates without each group tell."""
    return math.sqrt((GROUPS - 1) / GROUPS * float(((without - without.mean()) ** 2).sum()))
