"""A posterior as weighted points: importance sampling from a normal that is fitted to it round by round.

All parameters are on a scale on which their prior is normal. The likelihood of every row is kept for every point, so
a posterior without some of the rows is another weighting of the same points: leaving out each family in turn costs
next to nothing.

References
----------
O. Cappé, R. Douc, A. Guillin, J.-M. Marin, C. P. Robert: Adaptive importance sampling in general mixture classes.
Statistics and Computing 18, 2008, 447-459 (here with one normal).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from nameplate import rng

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

POINTS = 4096
ROUNDS = 4
_WIDER = 1.3  # the normal that is drawn from is this much wider than the posterior, so that no tail is missed


@dataclass(frozen=True)
class Posterior:
    """Points of a posterior.

    Parameters
    ----------
    points : dict of str to ndarray, each (points,)
        Each parameter's value at each point.
    base : ndarray, shape (points,)
        Logarithm of prior over density drawn from.
    likelihood : ndarray, shape (rows, points)
        Logarithm, each row's already by its weight.
    """

    points: dict[str, Floats]
    base: Floats
    likelihood: Floats

    def weights(self, keep: NDArray[np.bool_] | None = None) -> Floats:
        """Weigh the points by some of the rows, or by all.

        Parameters
        ----------
        keep : ndarray of bool, shape (rows,), optional
            The rows that count.

        Returns
        -------
        ndarray, shape (points,)
            Adding up to 1.
        """
        rows = self.likelihood if keep is None else self.likelihood[keep]
        return _normalised(self.base + rows.sum(axis=0))


def posterior(
    prior: Mapping[str, tuple[float, float]],
    likelihood: Callable[[dict[str, Floats]], Floats],
    stream: str,
    points: int = POINTS,
) -> Posterior:
    """Draw the points of a posterior.

    Parameters
    ----------
    prior : mapping
        From each parameter's name to the mean and the standard deviation of its normal prior.
    likelihood : callable
        From the parameters, each (points,), to the log likelihood of each row, (rows, points).
    stream : str
        Names the stream of random numbers, which is always that of seed 0: a fit is the same everywhere.
    points : int
        How many.

    Examples
    --------
    >>> import numpy as np
    >>> data = np.array([[1.0], [3.0]])
    >>> found = posterior({"mean": (0.0, 10.0)}, lambda p: -0.5 * (data - p["mean"]) ** 2, "example")
    >>> float((found.weights() * found.points["mean"]).sum().round(1))
    2.0
    """
    import numpy as np
    from scipy.special import ndtri

    mean, spread = (np.array([pair[place] for pair in prior.values()]) for place in (0, 1))
    numbers = np.arange(points, dtype=np.int64)
    normal = np.column_stack([ndtri(rng.uniforms(0, numbers, f"posterior/{stream}/{name}")) for name in prior])
    centre, shape = mean.copy(), np.diag(spread)
    for turn in range(ROUNDS + 1):
        # sums, not matrix products: those may differ in the last bit with the number of threads
        drawn = centre + (normal[:, None, :] * shape[None, :, :]).sum(axis=2)
        density = -0.5 * (normal**2).sum(axis=1) - np.log(np.diag(shape)).sum()
        base = -0.5 * (((drawn - mean) / spread) ** 2).sum(axis=1) - np.log(spread).sum() - density
        named = dict(zip(prior, drawn.T, strict=True))
        rows = likelihood(named)
        if turn == ROUNDS:
            break
        weights = _tempered(base + rows.sum(axis=0), least=10.0 * len(mean))
        centre = (weights[:, None] * drawn).sum(axis=0)
        away = drawn - centre
        products = away[:, :, None] * away[:, None, :]
        covariance = (weights[:, None, None] * products).sum(axis=0) + np.diag((0.02 * spread) ** 2)
        shape = _WIDER * np.linalg.cholesky(covariance)
    return Posterior({name: np.ascontiguousarray(column) for name, column in named.items()}, base, rows)


def _tempered(logarithms: Floats, least: float) -> Floats:
    """Weigh points, evenly enough that as many as `least` count: early rounds are far from the posterior."""
    power = 1.0
    while True:
        weights = _normalised(power * logarithms)
        if 1.0 / float((weights**2).sum()) >= least or power < 1e-3:
            return weights
        power *= 0.7


def _normalised(logarithms: Floats) -> Floats:
    import numpy as np

    weights = np.exp(logarithms - logarithms.max())
    return np.asarray(weights / weights.sum())
