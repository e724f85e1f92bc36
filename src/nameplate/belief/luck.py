"""The luck that promises of one programme share, and what restated dates say of it.

The normal score of each promise's T is sqrt(r) x common + sqrt(1 - r) x own, both standard normal. A date that was
restated says that the first promise was not kept by then: its score lies above a threshold. A date that was kept says
where the score is. Bayes' rule on a fixed grid turns these into a belief of the common part, which later promises of
the programme share.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from nameplate.belief.schedule import ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from nameplate.quantity import QuantileTable

    Floats: TypeAlias = NDArray[np.float64]

_REACH, _KNOTS = 5.0, 201
_EDGE = 1e-6


@dataclass(frozen=True)
class Kept:
    """What became of one promise, as a share of the distribution that was believed of it.

    Parameters
    ----------
    share : float
        The believed chance that it had come by then.
    exact : bool
        Whether it came then; else it had not come by then.
    """

    share: float
    exact: bool = False


@dataclass(frozen=True)
class Luck:
    """The belief of the common luck: weights on a fixed grid of scores.

    Parameters
    ----------
    scores, weights : ndarray, shape (knots,)
    correlation : float
        Of two promises' scores.
    """

    scores: Floats
    weights: Floats
    correlation: float

    @property
    def mean(self) -> float:
        """The expected score: above zero for a programme that has slipped."""
        return float((self.scores * self.weights).sum())

    def shifted(self, shares: Floats) -> Floats:
        """Turn the believed shares done of another promise of the programme into those that this luck makes of them.

        Examples
        --------
        >>> import numpy as np
        >>> common_luck([Kept(0.8)]).shifted(np.array([0.25, 0.5, 1.0])).round(2)
        array([0.06, 0.22, 1.  ])
        """
        import numpy as np
        from scipy.special import ndtr, ndtri

        own = math.sqrt(1.0 - self.correlation)
        score = ndtri(np.clip(shares, 0.0, 1.0))[:, None]
        inside = ndtr((score - math.sqrt(self.correlation) * self.scores[None, :]) / own)
        return np.asarray((inside * self.weights[None, :]).sum(axis=1))

    def table(self) -> QuantileTable:
        """Return the scores as a table to draw from."""
        import numpy as np

        from nameplate.quantity import QuantileTable

        ends = np.concatenate([[0.0], np.cumsum(self.weights)])
        ends /= ends[-1]
        step = self.scores[1] - self.scores[0]
        edges = np.concatenate([self.scores - step / 2.0, [self.scores[-1] + step / 2.0]])
        rising = np.concatenate([[True], np.diff(ends) > 1e-12])
        u, x = ends[rising], edges[rising]
        u[-1] = 1.0
        return QuantileTable(u, x)


def common_luck(evidence: Iterable[Kept], correlation: float = ALIKE) -> Luck:
    """Learn the common luck of a programme from what became of its promises.

    Parameters
    ----------
    evidence : iterable of Kept
    correlation : float
        Between two promises, from 0 up to, but not, 1.

    Returns
    -------
    Luck
        Standard normal without evidence.

    Examples
    --------
    >>> [round(common_luck(found).mean, 2) for found in ([], [Kept(0.8)], [Kept(0.1, exact=True)])]
    [0.0, 0.99, -0.91]
    """
    import numpy as np
    from scipy.special import log_ndtr, ndtri

    scores = np.linspace(-_REACH, _REACH, _KNOTS)
    logarithm = -0.5 * scores**2
    common, own = math.sqrt(correlation), math.sqrt(1.0 - correlation)
    for kept in evidence:
        away = (float(ndtri(min(max(kept.share, _EDGE), 1.0 - _EDGE))) - common * scores) / own
        logarithm = logarithm + (-0.5 * away**2 if kept.exact else log_ndtr(-away))
    weights = np.exp(logarithm - logarithm.max())
    return Luck(scores, weights / weights.sum(), correlation)
