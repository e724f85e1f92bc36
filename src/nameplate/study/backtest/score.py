"""Scores of forecasts of T and Q, with outcomes that are known, cancelled, still waited for, or only bounded.

References
----------
J. E. Matheson, R. L. Winkler: Scoring rules for continuous probability distributions. Management Science 22, 1976.
T. Gneiting, R. Ranjan: Comparing density forecasts using threshold- and quantile-weighted scoring rules. JBES 29, 2011.
C. Czado, T. Gneiting, L. Held: Predictive model assessment for count data. Biometrics 65, 2009 (PIT with lumps).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.belief import Past

    Floats: TypeAlias = NDArray[np.float64]

TIMING_END, ATTAINMENT_END = 4.0, 2.0
TIMING_GRID = np.linspace(0.0, TIMING_END, 801)
ATTAINMENT_GRID = np.linspace(0.0, ATTAINMENT_END, 801)
ON_TIME, ENOUGH = 1.0, 0.9
LEVELS = (50, 80, 90)
"""Intervals whose coverage is counted, in per cent."""
_SURE = 0.01
_NEAR = 1e-9


@dataclass(frozen=True)
class Outcome:
    """What is known of one ratio: it lies between `low` and `high`, and nobody has looked beyond `seen`.

    Parameters
    ----------
    low, high : float
        Equal where it is known; infinite where it had not come.
    seen : float
        For T; infinite where the end is known.
    """

    low: float
    high: float
    seen: float = math.inf

    @property
    def exact(self) -> bool:
        """Whether the ratio is known, cancelled ones among them."""
        return self.low == self.high


@dataclass(frozen=True)
class Axis:
    """One of the two ratios, and how it is scored.

    Parameters
    ----------
    name : str
        T or Q.
    grid : ndarray, shape (801,)
        The ratios that count.
    event : float
        The ratio of the event whose chance is scored: at most it for T, at least it for Q.
    """

    name: str
    grid: Floats
    event: float

    @property
    def end(self) -> float:
        """The largest ratio that counts."""
        return float(self.grid[-1])

    def outcome(self, row: Past) -> Outcome | None:
        """Give what a row says of this ratio."""
        if self.name == "T":
            timing = row.timing
            if timing is None:
                return None
            ratio = timing.ratio if math.isinf(timing.ratio) else min(timing.ratio, self.end)
            return Outcome(ratio, ratio, min(timing.seen, self.end))
        return None if row.attainment is None else Outcome(row.attainment.low, row.attainment.high)

    def crps(self, shares: Floats, outcome: Outcome) -> float:
        """Return the CRPS of a distribution on the grid, over the part of the ratios that the outcome tells of."""
        step = float(self.grid[1] - self.grid[0])
        if self.name == "T":
            known = self.grid <= outcome.seen
            return float(((shares - (self.grid >= outcome.low))[known] ** 2).sum() * step)
        above, below = self.grid >= outcome.high, self.grid < outcome.low
        return float((((shares - 1.0)[above] ** 2).sum() + (shares[below] ** 2).sum()) * step)

    def chance(self, shares: Floats) -> float:
        """Return the chance of the event."""
        place = int(np.searchsorted(self.grid, self.event - _NEAR))
        return float(shares[place] if self.name == "T" else 1.0 - shares[place - 1])

    def happened(self, outcome: Outcome) -> bool | None:
        """Say whether the event happened; None where that is not known."""
        if self.name == "T":
            return outcome.low <= self.event if outcome.seen >= self.event or outcome.low <= self.event else None
        if outcome.low >= self.event:
            return True
        return False if outcome.high < self.event else None

    def interval(self, shares: Floats, level: float) -> tuple[float, float]:
        """Return the ends of the central interval; infinite beyond the grid."""
        return tuple(self.quantile(shares, 0.5 + side * level / 200.0) for side in (-1, 1))  # type: ignore[return-value]

    def quantile(self, shares: Floats, chance: float) -> float:
        """Return the smallest ratio of the grid by which a chance is reached."""
        place = int(np.searchsorted(shares, chance, side="left"))
        return float(self.grid[place]) if place < len(self.grid) else math.inf

    def covered(self, shares: Floats, outcome: Outcome, level: float) -> bool | None:
        """Say whether an interval holds the outcome; None where that cannot be told."""
        low, high = self.interval(shares, level)
        if self.name == "T" and math.isinf(outcome.low):
            if high < outcome.seen:
                return False
            return True if outcome.seen >= self.end else None
        if not outcome.exact:
            return None
        ratio = min(outcome.low, self.end)
        return low - _NEAR <= ratio <= high + _NEAR

    def missed_by_the_tail(self, shares: Floats, outcome: Outcome) -> bool | None:
        """Say whether the outcome lies where the forecast left less than one in a hundred on its side."""
        if self.name == "T" and math.isinf(outcome.low):
            place = int(np.searchsorted(self.grid, min(outcome.seen, self.end)))
            return bool(1.0 - shares[place] < _SURE)
        if not outcome.exact:
            return None
        place = min(int(np.searchsorted(self.grid, outcome.low)), len(self.grid) - 1)
        return bool(shares[place] < _SURE or (place > 0 and shares[place - 1] > 1.0 - _SURE))

    def pit(self, shares: Floats, outcome: Outcome) -> tuple[float, float]:
        """Return between which shares of the forecast the outcome lies; ends are equal where it has no lump."""
        if self.name == "T" and math.isinf(outcome.low):
            return self._share(shares, outcome.seen, after=True), 1.0
        low = self._share(shares, outcome.low, after=False)
        return low, self._share(shares, outcome.high, after=True)

    def _share(self, shares: Floats, ratio: float, *, after: bool) -> float:
        if math.isinf(ratio):
            return 1.0
        place = int(np.searchsorted(self.grid, min(ratio, self.end) - _NEAR))
        if after:
            return float(shares[min(place, len(shares) - 1)])
        return 0.0 if place == 0 else float(shares[place - 1])


TIMING = Axis("T", TIMING_GRID, ON_TIME)
ATTAINMENT = Axis("Q", ATTAINMENT_GRID, ENOUGH)


def on_grid(axis: Axis, quantiles: Floats, never: float = 0.0) -> Floats:
    """Turn quantiles into the distribution that they stand for: each holds an equal share.

    Examples
    --------
    >>> float(on_grid(TIMING, np.linspace(1.0, 2.0, 99), never=0.1)[400].round(3))
    0.9
    """
    return np.asarray((1.0 - never) * np.searchsorted(np.sort(quantiles), axis.grid, side="right") / len(quantiles))


def log_score(chance: float, happened: bool) -> float:
    """Return the logarithmic score of a chance, which is held between 1 and 99 in a hundred.

    Examples
    --------
    >>> round(log_score(0.0, True), 3)
    4.605
    """
    held = min(max(chance, _SURE), 1.0 - _SURE)
    return -math.log(held if happened else 1.0 - held)
