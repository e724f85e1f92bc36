"""How late first output comes: the model of the schedule ratio T.

ln T of what is not given up has a two-piece normal distribution. Its mode rises with novelty and for bespoke work; its
spread above the mode shrinks as the promise reaches further ahead, and below the mode it is a part of that. A share is
given up. The parameters have priors from published figures and are learnt from the history, rows of one family
counting for less than as many programmes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from nameplate.belief.posterior import Posterior, posterior
from nameplate.belief.skew import skew_cdf, skew_log_density
from nameplate.belief.trait import bespoke, novelty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from nameplate.belief.announcement import Announcement
    from nameplate.belief.outcome import Past, Timing

    Floats: TypeAlias = NDArray[np.float64]
    Parameters: TypeAlias = dict[str, Floats]

PRIOR = {
    "mode": (math.log(1.25), 0.25),
    "spread": (math.log(0.47), 0.35),
    "narrowing": (0.2, 0.2),
    "early": (math.log(0.5), 0.35),
    "given_up": (-1.55, 0.35),
    "novelty": (0.2, 0.3),
    "bespoke": (0.2, 0.3),
}
"""Mean and standard deviation of each parameter: the mode of ln T, the logarithm of the spread above it, by how much
that shrinks with the logarithm of the lead, the logarithm of the spread below over that above, the normal score of
the share given up, and what a step of novelty and bespoke work add to the mode. docs/forecast.md has their sources."""
FURTHEST = 4.0
"""Beyond so many promised times no ratio is told from another, as the scores have it."""
USUAL_LEAD = 36.0
SHORTEST_LEAD, LONGEST_LEAD = 2.0, 150.0
ALIKE = 0.5
"""Correlation of programmes of one family, and of promises of one programme."""
_INSTANT_DAYS = 16.0  # a promise for a day is on time within so many days; a month and more is its own width
_TINY = 1e-300


@dataclass(frozen=True)
class Promise:
    """What the model sees of a promise.

    Parameters
    ----------
    lead : float
        Months from the announcement to the end of the promised period.
    novelty, bespoke : float
        As `nameplate.belief.trait` gives them.
    window : float
        The beginning of the promised period in promised times.
    """

    lead: float
    novelty: float = 0.0
    bespoke: float = 0.0
    window: float = 1.0

    @classmethod
    def of(cls, announcement: Announcement) -> Promise:
        """Take from an announcement what counts."""
        lead = announcement.start_lead or USUAL_LEAD
        return cls(lead, novelty(announcement.project_type), bespoke(announcement.industry), announcement.window)


class Schedule:
    """The model, fitted to some past announcements.

    Parameters
    ----------
    rows : sequence of Past
        Those with a known timing count.
    prior : mapping, optional
        As `PRIOR`; one of the same names.
    """

    def __init__(self, rows: Sequence[Past], prior: Mapping[str, tuple[float, float]] = PRIOR) -> None:
        self.rows = tuple(row for row in rows if row.timing is not None)
        self._prior = prior

    @cached_property
    def _posterior(self) -> Posterior:
        return fitted(self.rows, self._prior, _likelihood, "schedule")

    def mixture(self, promise: Promise, leave_out: frozenset[str] = frozenset()) -> TimingMixture:
        """Forecast T of a promise.

        Parameters
        ----------
        promise : Promise
        leave_out : frozenset of str
            Families that nothing may be learnt from.

        Returns
        -------
        TimingMixture
        """
        return TimingMixture(*thinned(self._posterior, self.rows, leave_out), promise)


class TimingMixture:
    """The distribution of T of one promise: a mixture over the points of the posterior."""

    def __init__(self, weights: Floats, parameters: Parameters, promise: Promise) -> None:
        from scipy.special import ndtr

        self.promise = promise
        self._weights, shape = weights, _shape(parameters, promise)
        self._mode, self._below, self._above = (part[:, None] for part in shape)
        self._goes_on = weights * (1.0 - ndtr(parameters["given_up"]))
        self.never = 1.0 - float(self._goes_on.sum())

    def cdf(self, ratio: Floats) -> Floats:
        """Return the share that has come by each ratio, shape as given; it ends below 1 by what is given up."""
        import numpy as np

        x = np.log(np.maximum(ratio, 1e-9))[None, :]
        return np.asarray((self._goes_on[:, None] * skew_cdf(x, self._mode, self._below, self._above)).sum(axis=0))

    def judged(self, ratio: Floats) -> Floats:
        """Return the same as outcomes are judged: all that comes inside the promised period comes at 1."""
        import numpy as np

        inside = (ratio >= self.promise.window) & (ratio < 1.0)
        before = self.cdf(np.array([self.promise.window]))[0]
        return np.where(inside, before, self.cdf(ratio))


def _shape(parameters: Parameters, promise: Promise) -> tuple[Floats, Floats, Floats]:
    """Give mode and spreads of ln T."""
    import numpy as np

    further = math.log(min(max(promise.lead, SHORTEST_LEAD), LONGEST_LEAD) / USUAL_LEAD)
    mode = parameters["mode"] + parameters["novelty"] * promise.novelty + parameters["bespoke"] * promise.bespoke
    above = np.exp(parameters["spread"] - parameters["narrowing"] * further)
    return mode, above * np.exp(parameters["early"]), above


def _likelihood(row: Past, parameters: Parameters) -> Floats:
    """Give the log likelihood of one outcome at each point."""
    import numpy as np
    from scipy.special import log_ndtr, ndtr

    if row.timing is None:
        raise AssertionError(f"{row.announcement.id}: no timing is known")
    mode, below, above = _shape(parameters, Promise.of(row.announcement))
    goes_on, given_up = log_ndtr(-parameters["given_up"]), log_ndtr(parameters["given_up"])
    first, last = _known(row.timing, row.announcement)

    def done(ratio: float) -> Floats:
        return skew_cdf(np.full(1, math.log(max(ratio, 1e-9))), mode, below, above)

    if row.timing.cancelled:
        return np.asarray(given_up)
    if math.isinf(row.timing.ratio):
        lost = ndtr(parameters["given_up"])
        return np.asarray(np.log(lost + (1.0 - lost) * (1.0 - done(first)) + _TINY))
    if first == last:
        return np.asarray(goes_on + skew_log_density(np.full(1, math.log(max(first, 0.02))), mode, below, above))
    upper = 1.0 if math.isinf(last) else done(last)
    return np.asarray(goes_on + np.log(np.maximum(upper - done(first), _TINY)))


def _known(timing: Timing, announcement: Announcement) -> tuple[float, float]:
    """Give the ends of what is known of T."""
    if math.isinf(timing.ratio):
        return timing.seen, math.inf
    if timing.ratio >= FURTHEST:
        return FURTHEST, math.inf
    if timing.ratio == 1.0:
        near = _INSTANT_DAYS / 30.44 / (announcement.start_lead or USUAL_LEAD)
        return (announcement.window, 1.0) if 1.0 - announcement.window > near else (1.0 - near, 1.0 + near)
    return timing.ratio, timing.ratio


def family_weights(families: Sequence[str]) -> list[float]:
    """Weigh rows so that n of one family count as n / (1 + (n - 1) r) programmes, r being `ALIKE`.

    References
    ----------
    L. Kish: Survey Sampling. Wiley, 1965, section 5.4: the design effect.

    Examples
    --------
    >>> [round(weight, 2) for weight in family_weights(["a", "a", "b"])]
    [0.67, 0.67, 1.0]
    """
    return [1.0 / (1.0 + (families.count(family) - 1) * ALIKE) for family in families]


def fitted(
    rows: Sequence[Past],
    prior: Mapping[str, tuple[float, float]],
    likelihood: Callable[[Past, Parameters], Floats],
    stream: str,
) -> Posterior:
    """Draw the posterior of a model from past announcements, weighed by family.

    Parameters
    ----------
    rows : sequence of Past
    prior : mapping
        As `nameplate.belief.posterior.posterior` takes it.
    likelihood : callable
        From a row and the parameters, each (points,), to the log likelihood of its outcome at each point.
    stream : str
        Names the stream of random numbers.
    """
    weights = family_weights([row.family for row in rows])

    def weighed(parameters: Parameters) -> Floats:
        import numpy as np

        found = [weight * likelihood(row, parameters) for weight, row in zip(weights, rows, strict=True)]
        return np.vstack(found) if found else np.zeros((0, len(next(iter(parameters.values())))))

    return posterior(prior, weighed, stream)


def thinned(found: Posterior, rows: Sequence[Past], leave_out: frozenset[str]) -> tuple[Floats, Parameters]:
    """Weigh the points without some families, and drop those that weigh next to nothing."""
    import numpy as np

    weights = found.weights(np.array([row.family not in leave_out for row in rows], np.bool_))
    kept = weights > 1e-6
    return weights[kept] / weights[kept].sum(), {name: column[kept] for name, column in found.points.items()}
