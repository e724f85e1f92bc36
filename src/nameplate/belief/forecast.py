"""Forecasts of announcements: when first output comes, and how much of the claim is there at its date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from nameplate.belief.attainment import AttainmentModel, Claimed
from nameplate.belief.outcome import bundled_history
from nameplate.belief.schedule import FURTHEST, Promise, Schedule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nameplate.belief.announcement import Announcement
    from nameplate.belief.outcome import History

    Floats: TypeAlias = NDArray[np.float64]

LEVELS = 99
"""Quantiles at 0.01, 0.02 and so on to 0.99."""
_LAST = 60.0  # of T and Q; the quantiles that lie beyond are given as this
_DIGITS = 6


@dataclass(frozen=True)
class Forecast:
    """What is believed of one announcement.

    Parameters
    ----------
    timing : ndarray, shape (99,), or None
        Quantiles of T, of what is not given up; None where no first output was promised.
    never : float
        The chance that it is given up.
    attainment : ndarray, shape (99,), or None
        Quantiles of Q; None where no amount was promised.
    """

    timing: Floats | None
    never: float
    attainment: Floats | None

    def to_json(self) -> dict[str, Any]:
        """Return the forecast as JSON holds it: T with p_never, Q."""
        data: dict[str, Any] = {}
        if self.timing is not None:
            data |= {"T": [round(float(x), _DIGITS) for x in self.timing], "p_never": round(self.never, _DIGITS)}
        if self.attainment is not None:
            data["Q"] = [round(float(x), _DIGITS) for x in self.attainment]
        return data


class Forecaster:
    """Forecasts announcements from a history.

    Parameters
    ----------
    history : History
        What it learns from; without rows, the published figures alone speak.

    Examples
    --------
    >>> from nameplate.belief.outcome import bundled_history
    >>> one = bundled_history().rows[1]
    >>> found = Forecaster(bundled_history()).forecast(one.announcement)
    >>> round(float(found.timing[49]), 1), len(found.attainment)
    (1.3, 99)
    """

    def __init__(self, history: History) -> None:
        self.history = history
        self.schedule = Schedule(history.rows)
        self.attainment = AttainmentModel(history.rows, self.schedule)

    def forecast(self, announcement: Announcement, leave_out: frozenset[str] | None = None) -> Forecast:
        """Forecast one announcement from what was announced, and never from its own outcome.

        Parameters
        ----------
        announcement : Announcement
        leave_out : frozenset of str, optional
            Families that nothing may be learnt from; those that hold this very announcement if left out.

        Returns
        -------
        Forecast
        """
        left = self.history.families_of(announcement) if leave_out is None else leave_out
        timing = attained = None
        never = 0.0
        if announcement.start is not None:
            mixture = self.schedule.mixture(Promise.of(announcement), left)
            never, judged = mixture.never, mixture.judged(ratios())
            timing = quantiles(judged / (1.0 - never))
        if announcement.amount is not None:
            attained = quantiles(self.attainment.mixture(Claimed.of(announcement), left).cdf(ratios()))
        return Forecast(timing, never, attained)


@cache
def default_forecaster() -> Forecaster:
    """Return the forecaster of the history that comes with the package."""
    return Forecaster(bundled_history())


def quantiles(shares: Floats) -> Floats:
    """Read the 99 quantiles off a distribution on the grid, which is taken to rise evenly between its points.

    Examples
    --------
    >>> import numpy as np
    >>> float(quantiles(np.where(ratios() < 1.0, 0.0, 1.0))[49].round(2))
    1.0
    """
    import numpy as np

    grid = ratios()
    wanted = np.arange(1, LEVELS + 1) / (LEVELS + 1)
    after = np.minimum(np.searchsorted(shares, wanted, side="left"), len(grid) - 1)
    before = np.maximum(after - 1, 0)
    rise = shares[after] - shares[before]
    part = np.clip(np.divide(wanted - shares[before], rise, out=np.ones_like(rise), where=rise > 0.0), 0.0, 1.0)
    found = grid[before] + part * (grid[after] - grid[before])
    # a lump at the grid's first point, zero, has nothing before it
    return np.asarray(np.where(wanted <= shares[0], grid[0], found))


@cache
def ratios() -> Floats:
    """Lay out the ratios at which distributions are kept; between two of them they are taken to rise evenly.

    One lies just below 1, since all that comes on time comes at 1.
    """
    import numpy as np

    early = [np.zeros(1), np.geomspace(0.005, 1.0 - 1e-9, 90)]
    return np.concatenate([*early, np.geomspace(1.0, FURTHEST, 71)[:-1], np.geomspace(FURTHEST, _LAST, 25)])
