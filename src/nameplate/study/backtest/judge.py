"""Scoring the forecasts of many announcements, each made without its own family."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from nameplate import rng
from nameplate.study.backtest.score import LEVELS, Axis, Outcome, log_score
from nameplate.study.backtest.table import Coverage, Reliability, RowScore, Score

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.belief import Past

    Floats: TypeAlias = NDArray[np.float64]

RESAMPLES = 2000
BINS = 10
RELIABILITY_EDGES = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Judged:
    """The forecasts of one ratio by one forecaster, beside what came.

    Parameters
    ----------
    axis : Axis
    forecaster : str
    rows : sequence of Past
        Those with an outcome and a forecast.
    shares : sequence of ndarray
        The forecast of each, on the axis' grid.
    """

    axis: Axis
    forecaster: str
    rows: Sequence[Past]
    shares: Sequence[Floats]

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What came of each."""
        return [outcome for row in self.rows if (outcome := self.axis.outcome(row)) is not None]

    @cached_property
    def crps(self) -> Floats:
        """The score of each."""
        return np.array([self.axis.crps(*pair) for pair in self._pairs()], np.float64)

    def score(self, reference: Judged | None = None) -> Score:
        """Put the scores together.

        Parameters
        ----------
        reference : Judged, optional
            What the difference is taken from, where it scored the same rows.
        """
        chances = [(self.axis.chance(shares), self.axis.happened(outcome)) for shares, outcome in self._pairs()]
        told = [(chance, happened) for chance, happened in chances if happened is not None]
        tails = [self.axis.missed_by_the_tail(*pair) for pair in self._pairs()]
        alike = reference is not None and len(reference.rows) == len(self.rows) > 0 and reference is not self
        return Score(
            self.forecaster,
            self.axis.name,
            len(self.rows),
            _mean(self.crps),
            _mean([(chance - happened) ** 2 for chance, happened in told]),
            _mean([log_score(chance, happened) for chance, happened in told]),
            tuple(self._coverage(level) for level in LEVELS),
            _mean([self._width(shares) for shares in self.shares]),
            _mean([missed for missed in tails if missed is not None]),
            _bootstrap(self.crps - reference.crps, [row.family for row in self.rows]) if alike and reference else None,
        )

    def pit(self) -> tuple[float, ...]:
        """Return the share of outcomes in each tenth of the forecasts; a lump or a bound is spread over its part."""
        counts = np.zeros(BINS)
        edges = np.linspace(0.0, 1.0, BINS + 1)
        for shares, outcome in self._pairs():
            low, high = self.axis.pit(shares, outcome)
            if high - low < 1e-9:
                counts[min(int(low * BINS), BINS - 1)] += 1.0
            else:
                overlap = np.minimum(high, edges[1:]) - np.maximum(low, edges[:-1])
                counts += np.maximum(overlap, 0.0) / (high - low)
        return tuple(float(count) for count in counts / max(len(self.rows), 1))

    def reliability(self) -> tuple[Reliability, ...]:
        """Compare the chances given with how often the event happened."""
        chances = [(self.axis.chance(shares), self.axis.happened(outcome)) for shares, outcome in self._pairs()]
        found = []
        for low, high in pairwise(RELIABILITY_EDGES):
            here = [(p, hit) for p, hit in chances if hit is not None and (low <= p < high or p == high == 1.0)]
            if here:
                mean, share = (float(np.mean([pair[place] for pair in here])) for place in (0, 1))
                found.append(Reliability(low, high, len(here), mean, share))
        return tuple(found)

    def each(self) -> list[RowScore]:
        """Set every forecast beside what came."""
        found = []
        for row, crps, (shares, outcome) in zip(self.rows, self.crps, self._pairs(), strict=True):
            ends = (self.axis.quantile(shares, chance) for chance in (0.1, 0.5, 0.9))
            low, middle, high = (min(ratio, self.axis.end) for ratio in ends)
            came = outcome_words(self.axis, outcome)
            name, family = row.announcement.id, row.family
            found.append(RowScore(name, family, self.axis.name, low, middle, high, came, float(crps)))
        return found

    def _pairs(self) -> list[tuple[Floats, Outcome]]:
        return list(zip(self.shares, self.outcomes, strict=True))

    def _coverage(self, level: int) -> Coverage:
        found = [self.axis.covered(shares, outcome, level) for shares, outcome in self._pairs()]
        told = [inside for inside in found if inside is not None]
        return Coverage(level, sum(told), len(told), *binomial_band(len(told), level / 100))

    def _width(self, shares: Floats) -> float:
        low, high = self.axis.interval(shares, 80)
        return min(high, self.axis.end) - min(low, self.axis.end)


def outcome_words(axis: Axis, outcome: Outcome) -> str:
    """Write an outcome.

    Examples
    --------
    >>> from nameplate.study.backtest.score import ATTAINMENT, TIMING
    >>> outcome_words(TIMING, Outcome(math.inf, math.inf, 2.5)), outcome_words(ATTAINMENT, Outcome(0.0, 0.25))
    ('not by 2.50', 'at most 0.25')
    """
    if math.isinf(outcome.low):
        return f"not by {outcome.seen:.2f}" if outcome.seen < axis.end else f"not by {axis.end:g}, or never"
    if outcome.exact:
        return f"{outcome.low:.2f}" + (" or more" if axis.name == "T" and outcome.low >= axis.end else "")
    return f"at least {outcome.low:.2f}" if math.isinf(outcome.high) else f"at most {outcome.high:.2f}"


def binomial_band(count: int, chance: float, share: float = 0.95) -> tuple[int, int]:
    """Return between which numbers of hits the central part of the binomial distribution lies.

    Examples
    --------
    >>> binomial_band(36, 0.8)
    (24, 33)
    """
    probabilities = [math.comb(count, k) * chance**k * (1.0 - chance) ** (count - k) for k in range(count + 1)]
    below = np.cumsum(probabilities)
    ends = [int(np.searchsorted(below, tail - 1e-12)) for tail in ((1.0 - share) / 2.0, (1.0 + share) / 2.0)]
    return ends[0], min(ends[1], count)


def _bootstrap(differences: Floats, families: Sequence[str]) -> tuple[float, float]:
    """Return the 90 % interval of a mean, drawing whole families again."""
    names = sorted(set(families))
    member = np.array([names.index(family) for family in families])
    sums = np.bincount(member, differences, minlength=len(names))
    sizes = np.bincount(member, minlength=len(names)).astype(np.float64)
    draws = np.arange(len(names))[None, :]
    numbers = np.arange(RESAMPLES, dtype=np.int64)[:, None]
    chosen = (rng.uniforms(0, numbers, "backtest/families", draws) * len(names)).astype(np.int64)
    means = sums[chosen].sum(axis=1) / sizes[chosen].sum(axis=1)
    low, high = np.quantile(means, [0.05, 0.95])
    return float(low), float(high)


def _mean(values: Sequence[float] | Floats) -> float | None:
    return float(np.mean(values)) if len(values) else None
