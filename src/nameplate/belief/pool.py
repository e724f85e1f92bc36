"""Several beliefs about one value made into one.

Beliefs that agree are pooled by precision in the logarithm; groups that do not meet contradict each other and are kept
side by side, as a mixture. Copies of one report count once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nameplate.belief.mixture import join, mass_below, mixture
from nameplate.errors import UsageError
from nameplate.quantity import QuantileTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_RANGE = 2 * 1.6448536269514722  # standard deviations between the 5 % and the 95 % quantile of a normal distribution
_SHARPEST = 1e-6  # spread of the logarithm below which two beliefs are equally sharp
_ROOM = 0.01  # chance within the bounds below which they are the belief


@dataclass(frozen=True, eq=False)
class Opinion:
    """What one claim alone would make us believe.

    Parameters
    ----------
    table : QuantileTable
        Not below zero.
    weight : float
        Above 0; what its source is worth beside others.
    origin : int
        Opinions of one origin are one piece of evidence.
    low, high : float
        Bounds that the words set, in the table's unit.
    """

    table: QuantileTable
    weight: float
    origin: int
    low: float = 0.0
    high: float = math.inf


@dataclass(frozen=True, eq=False)
class Group:
    """Opinions that agree, pooled.

    Parameters
    ----------
    members : tuple of int
        Numbers of the opinions, one of each origin.
    shares : tuple of float
        What each of them counts within the group; they sum to 1.
    weight : float
        What the group counts beside groups that contradict it; all groups' weights sum to 1.
    table : QuantileTable
    """

    members: tuple[int, ...]
    shares: tuple[float, ...]
    weight: float
    table: QuantileTable


@dataclass(frozen=True, eq=False)
class Pool:
    """What several opinions come to.

    Parameters
    ----------
    table : QuantileTable
    groups : tuple of Group
        The heaviest first; more than one where opinions contradict each other.
    speakers : tuple of int
        For each opinion the number of the one that speaks for its origin.
    """

    table: QuantileTable
    groups: tuple[Group, ...]
    speakers: tuple[int, ...]


def pool(opinions: Sequence[Opinion], correlation: float) -> Pool:
    """Make one belief of several.

    Parameters
    ----------
    opinions : sequence of Opinion
        One at least, in one unit. Their order only decides between equals of one origin.
    correlation : float
        Of the errors of two sources, 0 to 1: at 0 each says something new, at 1 the best of them says all.

    Returns
    -------
    Pool
        One opinion comes back as it is.

    Raises
    ------
    UsageError
        Without an opinion, or for a correlation outside 0 to 1.

    Examples
    --------
    >>> one = QuantileTable.of([(0.05, 50.0), (0.95, 80.0)])
    >>> other = QuantileTable.of([(0.05, 150.0), (0.95, 180.0)])
    >>> [len(pool([Opinion(one, 1, 1), Opinion(said, 1, 2)], 0.5).groups) for said in (one, other)]
    [1, 2]
    """
    if not opinions or not 0.0 <= correlation <= 1.0:
        raise UsageError(f"{len(opinions)} opinions, correlation {correlation}: valid would be one at least, 0 to 1")
    speakers = _speakers(opinions)
    groups = _groups(opinions, sorted(set(speakers), key=lambda number: _order(opinions[number])))
    weights = [_effective([opinions[number].weight for number in members], correlation) for members in groups]
    found = [
        Group(tuple(members), *_agreed([opinions[number] for number in members], correlation, weight / sum(weights)))
        for members, weight in zip(groups, weights, strict=True)
    ]
    found.sort(key=lambda group: -group.weight)
    return Pool(mixture([(group.table, group.weight) for group in found]), tuple(found), speakers)


def _speakers(opinions: Sequence[Opinion]) -> tuple[int, ...]:
    """Let the opinion of the best source speak for its origin; of equals the first."""
    best: dict[int, int] = {}
    for number, opinion in enumerate(opinions):
        if opinion.origin not in best or opinion.weight > opinions[best[opinion.origin]].weight:
            best[opinion.origin] = number
    return tuple(best[opinion.origin] for opinion in opinions)


def _order(opinion: Opinion) -> tuple[float, ...]:
    """Order opinions by themselves, not by who came first: the weightiest, then the sharpest, then the lowest."""
    low, middle, high = _quantiles(opinion.table)
    return -opinion.weight, high - low, middle, low, opinion.low, opinion.high, *opinion.table.x[[0, -1]]


def _quantiles(table: QuantileTable) -> tuple[float, float, float]:
    low, middle, high = (float(x) for x in table.at(np.array([0.05, 0.5, 0.95])))
    return low, middle, high


def _groups(opinions: Sequence[Opinion], ordered: Sequence[int]) -> list[list[int]]:
    """Let each opinion join the group all of whose members it meets; of several the one whose head lies nearest."""
    groups: list[list[int]] = []
    for number in ordered:
        mine = opinions[number]
        fitting = [group for group in groups if all(_meet(mine, opinions[other]) for other in group)]
        if fitting:
            middle = _quantiles(mine.table)[1]
            min(fitting, key=lambda group: abs(_quantiles(opinions[group[0]].table)[1] - middle)).append(number)
        else:
            groups.append([number])
    return groups


def _meet(one: Opinion, other: Opinion) -> bool:
    """Say whether the 90 % ranges of two opinions have a part in common, and their bounds have room between them."""
    (low, _, high), (low_other, _, high_other) = _quantiles(one.table), _quantiles(other.table)
    room = one.low < other.high and other.low < one.high
    return room and low <= high_other and low_other <= high


def _effective(weights: Sequence[float], correlation: float) -> float:
    """Add up weights of sources that share causes; a poor source beside good ones takes nothing away."""
    sums = np.cumsum(np.sort(np.array(weights))[::-1])
    return float(np.max(sums / (1 + correlation * np.arange(len(sums)))))


def _agreed(
    opinions: Sequence[Opinion], correlation: float, weight: float
) -> tuple[tuple[float, ...], float, QuantileTable]:
    """Pool opinions that agree: what each counts, the weight again, and the table.

    Each quantile function is split into its median and the way from there. Both are averaged in the logarithm; then
    the way is narrowed to the spread that the average has.
    """
    if len(opinions) == 1:
        return (1.0,), weight, opinions[0].table
    most = max(float(opinion.table.x[-1]) for opinion in opinions)
    least = 1e-9 * most if most > 0 else 1.0  # what stands for zero in the logarithm
    spread = np.array([_spread(opinion.table, least) for opinion in opinions])
    shares, pooled = _blend(spread, correlation)
    u = join([opinion.table.u for opinion in opinions])
    middles = np.array([max(_quantiles(opinion.table)[1], least) for opinion in opinions])
    ways = np.array([np.log(np.maximum(o.table.at(u), least) / m) for o, m in zip(opinions, middles, strict=True)])
    # As a ratio to the first, so that equal medians stay what they are to the last bit.
    middle = middles[0] * math.exp(shares @ np.log(middles / middles[0]))
    values = middle * np.exp(shares @ ways * (pooled / float(shares @ spread)))
    table = QuantileTable(u, np.maximum.accumulate(np.where(values > least, values, 0.0)))
    return tuple(float(share) for share in shares), weight, _bounded(table, opinions)


def _spread(table: QuantileTable, least: float) -> float:
    low, _, high = _quantiles(table)
    return max((math.log(max(high, least)) - math.log(max(low, least))) / _RANGE, _SHARPEST)


def _blend(spread: Floats, correlation: float) -> tuple[Floats, float]:
    """Find the average of equally correlated estimates that has the least spread, and that spread.

    The best linear unbiased estimate, with weights not below zero: those that would be are left out, the widest first.
    Its spread is never above that of the sharpest, and at correlation r never below sqrt(r) of it.
    """
    ranked = np.argsort(spread, kind="stable")
    correlation = min(correlation, 1.0 - 1e-9)
    for count in range(len(spread), 0, -1):
        t = 1.0 / spread[ranked[:count]]
        pull = t - correlation / (1 + (count - 1) * correlation) * t.sum()
        if pull[-1] > 0:
            break
    raw = t * pull
    shares = np.zeros(len(spread))
    shares[ranked[:count]] = raw / raw.sum()
    return shares, math.sqrt((1 - correlation) / float(raw.sum()))


def _bounded(table: QuantileTable, opinions: Sequence[Opinion]) -> QuantileTable:
    """Condition a belief on the bounds that were set."""
    low, high = max(opinion.low for opinion in opinions), min(opinion.high for opinion in opinions)
    below, within = float(mass_below(table, low)), float(mass_below(table, high, also_at=True))
    values = table.x if within - below < _ROOM else table.at(below + table.u * (within - below))
    return QuantileTable(table.u, np.clip(values, low, high))
