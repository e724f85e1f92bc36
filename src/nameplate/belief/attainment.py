"""How much comes by the claimed date: the model of the attainment Q.

Where a start was promised too, nothing has come if the start has not: the lump at zero is what the schedule leaves
undone, so T and Q hang together. Elsewhere the lump is a share of its own. What comes, over what was claimed, is
two-piece lognormal; its mode falls with novelty and with the months that the claim reaches ahead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from nameplate.belief.schedule import (
    LONGEST_LEAD,
    SHORTEST_LEAD,
    USUAL_LEAD,
    Promise,
    fitted,
    thinned,
)
from nameplate.belief.skew import skew_cdf, skew_log_density
from nameplate.belief.trait import novelty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from nameplate.belief.announcement import Announcement
    from nameplate.belief.outcome import Past
    from nameplate.belief.posterior import Posterior
    from nameplate.belief.schedule import Schedule

    Floats: TypeAlias = NDArray[np.float64]
    Parameters: TypeAlias = dict[str, Floats]

PRIOR = {
    "mode": (math.log(0.7), 0.3),
    "spread": (math.log(0.5), 0.35),
    "above": (math.log(0.5), 0.35),
    "lead": (-0.3, 0.3),
    "novelty": (-0.3, 0.4),
    "nothing": (-1.28, 0.3),
}
"""Mean and standard deviation of each parameter: the mode of ln Q, the logarithm of the spread below it, that of the
spread above over the one below, what the logarithm of the lead and a step of novelty add to the mode, and the normal
score of the share from which nothing comes. docs/forecast.md has their sources."""
CLAIM_LEAD = 18.0
NEXT_TO_NOTHING = 0.01


@dataclass(frozen=True)
class Claimed:
    """What the model sees of a claimed amount.

    Parameters
    ----------
    lead : float
        Months from the announcement to the end of the claimed period.
    novelty : float
    start : Promise or None
        The promise of first output that goes with it.
    """

    lead: float
    novelty: float = 0.0
    start: Promise | None = None

    @classmethod
    def of(cls, announcement: Announcement) -> Claimed:
        """Take from an announcement what counts."""
        start = None if announcement.start is None else Promise.of(announcement)
        return cls(announcement.due_lead or USUAL_LEAD, novelty(announcement.project_type), start)


class AttainmentModel:
    """The model, fitted to some past announcements.

    Parameters
    ----------
    rows : sequence of Past
        Those with a known attainment count.
    schedule : Schedule
        Says what has started by the claimed date.
    prior : mapping, optional
        As `PRIOR`; one of the same names.
    """

    def __init__(
        self, rows: Sequence[Past], schedule: Schedule, prior: Mapping[str, tuple[float, float]] = PRIOR
    ) -> None:
        self.rows = tuple(row for row in rows if row.attainment is not None)
        self.schedule = schedule
        self._prior = prior

    @cached_property
    def _posterior(self) -> Posterior:
        return fitted(self.rows, self._prior, _likelihood, "attainment")

    def mixture(self, claimed: Claimed, leave_out: frozenset[str] = frozenset()) -> AttainmentMixture:
        """Forecast Q of a claim; parameters as for `Schedule.mixture`."""
        import numpy as np

        weights, parameters = thinned(self._posterior, self.rows, leave_out)
        nothing = None
        if claimed.start is not None:
            by = np.array([claimed.lead / claimed.start.lead])
            nothing = 1.0 - float(self.schedule.mixture(claimed.start, leave_out).cdf(by)[0])
        return AttainmentMixture(weights, parameters, claimed, nothing)


class AttainmentMixture:
    """The distribution of Q of one claim: a mixture over the points of the posterior.

    Parameters
    ----------
    weights : ndarray, shape (points,)
    parameters : dict of str to ndarray
    claimed : Claimed
    nothing : float or None
        The chance that it has not started by then; None where no start was promised.
    """

    def __init__(self, weights: Floats, parameters: Parameters, claimed: Claimed, nothing: float | None) -> None:
        import numpy as np
        from scipy.special import ndtr

        mode, below, above = _shape(parameters, claimed)
        self._mode, self._below, self._above = mode[:, None], below[:, None], above[:, None]
        lump = ndtr(parameters["nothing"]) if nothing is None else np.full(len(weights), nothing)
        self._some = weights * (1.0 - lump)
        self.nothing = 1.0 - float(self._some.sum())

    def cdf(self, ratio: Floats) -> Floats:
        """Return the share that attains at most each ratio, shape as given."""
        import numpy as np

        x = np.log(np.maximum(ratio, 1e-9))[None, :]
        some = (self._some[:, None] * skew_cdf(x, self._mode, self._below, self._above)).sum(axis=0)
        return np.where(ratio < 0.0, 0.0, self.nothing + some)


def _shape(parameters: Parameters, claimed: Claimed) -> tuple[Floats, Floats, Floats]:
    """Give mode and spreads of ln Q."""
    import numpy as np

    further = math.log(min(max(claimed.lead, SHORTEST_LEAD), LONGEST_LEAD) / CLAIM_LEAD)
    mode = parameters["mode"] + parameters["lead"] * further + parameters["novelty"] * claimed.novelty
    below = np.exp(parameters["spread"])
    return mode, below, below * np.exp(parameters["above"])


def _likelihood(row: Past, parameters: Parameters) -> Floats:
    """Give the log likelihood of one outcome at each point; no output after a promised start is the schedule's."""
    import numpy as np
    from scipy.special import ndtr

    if row.attainment is None:
        raise AssertionError(f"{row.announcement.id}: no attainment is known")
    claimed = Claimed.of(row.announcement)
    mode, below, above = _shape(parameters, claimed)
    lump = np.zeros_like(mode) if claimed.start is not None else ndtr(parameters["nothing"])
    low, high = row.attainment.low, row.attainment.high

    def up_to(ratio: float) -> Floats:
        return np.asarray(lump + (1.0 - lump) * skew_cdf(np.full(1, math.log(max(ratio, 1e-9))), mode, below, above))

    if high <= NEXT_TO_NOTHING:
        return np.zeros_like(mode) if claimed.start is not None else np.log(up_to(NEXT_TO_NOTHING))
    if low == high:
        return np.asarray(np.log1p(-lump) + skew_log_density(np.full(1, math.log(low)), mode, below, above))
    upper = 1.0 if math.isinf(high) else up_to(high)
    return np.asarray(np.log(np.maximum(upper - (up_to(low) if low > 0.0 else 0.0), 1e-300)))
