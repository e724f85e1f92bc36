"""The difference that a scenario makes, future by future, and how sure its mean is.

Two ranges belong to it and mean two things. The quantiles say how the difference varies from one future to the next:
more futures do not narrow them. The interval says how far the mean may be off because only so many futures were
drawn: four times as many halve it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nameplate.study.result import quantiles
from nameplate.study.standard_error import NORMAL
from nameplate.study.wording import amount_words, significant

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVELS = (5, 50, 95)
_ROUNDING = 1e-12  # a variance that is a smaller part of the scenarios' own is rounding


@dataclass(frozen=True)
class Difference:
    """One scenario less the main one, future by future.

    Parameters
    ----------
    unit : str
        As in the answers; "day" where they are days.
    quantiles : dict of str to float or None
        5, 50 and 95 % of the differences; a day that does not come counts as the day after the horizon, an
        amount without bound as None.
    mean, error : float or None
        Mean difference and its standard error, the Monte Carlo error.
    interval : (float, float) or None
        95 % interval of the mean, which is as good as normal over hundreds of futures.
    gain : float or None
        How many times as many futures an unpaired comparison would need for the same error; None where the
        difference does not vary.
    more : float
        Share of futures in which the scenario is above the main one (later, for days).
    less : float
        Share of futures in which it is below (earlier, for days).
    chance : Difference or None
        The same for whether it happens, 1 or 0, where the question asks for a chance: its mean is the difference of
        the chances.
    """

    unit: str
    quantiles: dict[str, float | None]
    mean: float | None
    error: float | None
    interval: tuple[float, float] | None
    gain: float | None
    more: float
    less: float
    chance: Difference | None = None


def paired(
    values: NDArray[np.float64],
    main: NDArray[np.float64],
    unit: str,
    independent: float | None = None,
    chance: Difference | None = None,
) -> Difference:
    """Take the difference of two scenarios on the same luck.

    Parameters
    ----------
    values, main : ndarray, shape (futures,)
        The scenario's answers and the main one's, in the same order of futures.
    unit : str
    independent : float or None
        How many independent futures these are worth, where some stand there more than once.
    chance : Difference or None
        Kept beside it.

    Examples
    --------
    >>> found = paired(np.array([2.0, 4.0, 9.0]), np.array([1.0, 3.0, 7.0]), "round")
    >>> round(found.mean, 3), round(found.error, 3), round(found.gain), found.more
    (1.333, 0.272, 67, 1.0)
    """
    with np.errstate(invalid="ignore"):  # no bound less no bound is no difference
        differences = np.where(values == main, 0.0, values - main)
    ends = [value if np.isfinite(value) else None for value in quantiles(differences, LEVELS)]
    by_level = {str(level): value for level, value in zip(LEVELS, ends, strict=True)}
    more, less = float((differences > 0.0).mean()), float((differences < 0.0).mean())
    if not np.isfinite(differences).all():
        return Difference(unit, by_level, None, None, None, None, more, less, chance)
    spread, apart = float(differences.var()), float(values.var() + main.var())
    mean, error = float(differences.mean()), float(np.sqrt(spread / (independent or len(differences))))
    interval = (mean - NORMAL * error, mean + NORMAL * error)
    gain = apart / spread if spread > _ROUNDING * apart else None
    return Difference(unit, by_level, mean, error, interval, gain, more, less, chance)


def gain_words(difference: Difference) -> str:
    """Say what the same luck was worth.

    Examples
    --------
    >>> gain_words(paired(np.array([2.0, 4.0, 9.0]), np.array([1.0, 3.0, 7.0]), "round"))
    'an unpaired comparison would have needed 67 times as many futures for the same error'
    """
    if difference.mean is None:
        return "some futures have no bound, so that there is no mean"
    if difference.gain is None:
        return "it is the same in every future" if difference.mean else "no future differs"
    times = significant(difference.gain, 2)
    if 0.95 <= times <= 1.05:
        return "an unpaired comparison would have needed as many futures for the same error"
    only = "only " if times < 1.0 else ""
    return f"an unpaired comparison would have needed {only}{times:,g} times as many futures for the same error"


def mean_words(difference: Difference) -> str:
    """Write the mean difference with its 95 % interval, as exact as the error lets it be told.

    Examples
    --------
    >>> mean_words(paired(np.array([2.0, 4.0, 9.0]), np.array([1.0, 3.0, 7.0]), "round"))
    '+1.3 round (+0.8 to +1.9)'
    >>> mean_words(paired(np.array([0.25, 0.5]), np.array([0.75, 1.0]), ""))
    '-50 points'
    """
    told = rounded(difference)
    if told is None:
        return "no limit"
    if told[1] == told[2]:
        return signed(told[0], difference.unit)
    mean, low, high = (signed(value, difference.unit, digits=9) for value in told)
    return f"{mean} ({_bare(low)} to {_bare(high)})"


def rounded(difference: Difference) -> tuple[float, float, float] | None:
    """Round the mean and the ends of its interval to the first digit of the error; as shares where they are shares.

    Examples
    --------
    >>> rounded(Difference("", {}, -0.21021, 0.00946, (-0.22876, -0.19167), 6.0, 0.0, 1.0))
    (-0.21, -0.229, -0.192)
    """
    if difference.mean is None or difference.interval is None or difference.error is None:
        return None
    if difference.error <= 1e-9 * abs(difference.mean):
        return (difference.mean,) * 3
    places = -int(np.floor(np.log10(difference.error)))
    mean, low, high = (round(value, places) + 0.0 for value in (difference.mean, *difference.interval))
    return mean, low, high


def range_of(difference: Difference) -> str:
    """Write how the difference varies over the futures: the 90 % range, without its unit.

    Examples
    --------
    >>> range_of(paired(np.array([2.0, 4.0, 9.0]), np.array([1.0, 3.0, 7.0]), "round"))
    '+1 to +1.9'
    """
    low, high = (_bare(signed(difference.quantiles[level], difference.unit)) for level in ("5", "95"))
    return low if low == high else f"{low} to {high}"


def signed(value: float | None, unit: str, digits: int = 2) -> str:
    """Write a difference with its sign; one between shares is in points.

    Examples
    --------
    >>> signed(-0.2345, ""), signed(12.0, "day"), signed(0.0, "round"), signed(None, "month")
    ('-23 points', '+12 days', '0 round', 'no limit')
    """
    text = amount_words(value, unit, digits)
    text = text.replace(" %", " points") if unit == "" else text.replace(" day", " days")
    return f"+{text}" if value is not None and np.isfinite(value) and not text.startswith(("-", "0 ")) else text


def _bare(text: str) -> str:
    return text if text == "no limit" else text.rsplit(" ", 1)[0]
