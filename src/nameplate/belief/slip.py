"""Slip: the belief of when a promised step of a programme comes, and how past programmes of its kind did."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from nameplate.belief.forecast import default_forecaster
from nameplate.belief.schedule import USUAL_LEAD, Promise
from nameplate.belief.survival import median_time
from nameplate.belief.trait import novelty

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from nameplate.quantity import QuantileTable

KINDS = {-1.0: "steps up of a running line", 0.0: "new plants", 1.0: "products new to their maker"}
"""What each step of novelty is called."""
FEWEST = 8
"""Past promises of a kind that are needed to speak of the kind; with fewer, all of the history speaks."""


@dataclass(frozen=True)
class Slip:
    """The distribution of T: a table for those that start, and the share that is given up instead.

    Parameters
    ----------
    table : QuantileTable
        T of what is not given up.
    never : float
        Share that is given up.
    count : int
        Past promises that it rests on.
    """

    table: QuantileTable
    never: float
    count: int

    def at(self, u: NDArray[np.float64], past: float = 0.0) -> NDArray[np.float64]:
        """Give the quantiles of T for what had neither started nor been given up by `past`.

        Giving up is taken to be as likely beside starting at any time, so its chance stays what it was.

        Parameters
        ----------
        u : ndarray
            Probabilities.
        past : float
            A ratio, as T.

        Returns
        -------
        ndarray
            Infinite for never.

        Examples
        --------
        >>> import numpy as np
        >>> slip().at(np.array([0.5, 0.999])).round(1)
        array([1.6, inf])
        >>> slip().at(np.array([0.5]), past=3.0).round(0)
        array([4.])
        """
        import numpy as np

        alive = 1.0 - self.never
        before = float(self.table.cdf(past)) if past > 0.0 else 0.0
        own = before + (1.0 - before) * np.minimum(u / alive, 1.0)
        return np.where(u < alive, np.maximum(self.table.at(np.minimum(own, 1.0)), past), np.inf)

    def done_by(self, ratio: float) -> float:
        """Give the share that has started by `ratio` times the promised time."""
        return (1.0 - self.never) * float(self.table.cdf(ratio))


@lru_cache(maxsize=256)
def slip(promise: Promise | None = None, leave_out: frozenset[str] = frozenset()) -> Slip:
    """Give the belief for one promise, learnt from the bundled history.

    Parameters
    ----------
    promise : Promise, optional
        A new plant three years ahead if left out.
    leave_out : frozenset of str
        Families to leave out, such as the programme that is being forecast.

    Returns
    -------
    Slip

    Examples
    --------
    >>> slip().count
    45
    """
    import numpy as np

    from nameplate.quantity import QuantileTable

    schedule = default_forecaster().schedule
    mixture = schedule.mixture(promise or Promise(USUAL_LEAD), leave_out)
    ratios = np.geomspace(0.02, 400.0, 1200)
    shares = mixture.cdf(ratios) / (1.0 - mixture.never)
    inside = (shares > 1e-7) & (shares < 1.0 - 1e-7) & (np.diff(shares, append=2.0) > 1e-12)
    u, x = shares[inside], ratios[inside]
    table = QuantileTable(np.concatenate([[0.0], u, [1.0]]), np.concatenate([[x[0]], x, [x[-1]]]))
    count = sum(row.family not in leave_out for row in schedule.rows)
    return Slip(table, mixture.never, count)


@dataclass(frozen=True)
class Lateness:
    """How late past promises of a kind were.

    Parameters
    ----------
    kind : str
        In words: "new plants".
    promises, programmes : int
        How many promises of first output, of how many programmes.
    months : float or None
        Months after the promised period by which half had come; None where fewer than half have.
    on_time : float
        Share that came inside or before the promised period.
    """

    kind: str
    promises: int
    programmes: int
    months: float | None
    on_time: float

    def sentence(self) -> str:
        """Say it in a sentence.

        Examples
        --------
        >>> print(lateness("licensed_production").sentence())
        Programmes like this (products new to their maker) were a median 59 months late: 13 past promises of 10 ...
        """
        kept = "none" if self.on_time == 0.0 else f"{100 * self.on_time:.0f} %"
        past = f"{self.promises} past promises of {self.programmes} programmes, {kept} of them kept"
        if self.months is None:
            return f"Fewer than half of programmes like this ({self.kind}) have come at all: {past}."
        if self.months < 0.5:
            return f"Half of the programmes like this ({self.kind}) came on time: {past}."
        months = f"{self.months:.0f} month{'' if round(self.months) == 1 else 's'}"
        return f"Programmes like this ({self.kind}) were a median {months} late: {past}."


@lru_cache(maxsize=64)
def lateness(project_type: str | None = None, leave_out: frozenset[str] = frozenset()) -> Lateness:
    """Say how late past promises like one were.

    Parameters
    ----------
    project_type : str, optional
        As in the history; none takes all of it.
    leave_out : frozenset of str
        Families to leave out.

    Returns
    -------
    Lateness
        Of all promises where fewer than eight are of the kind.
    """
    rows = [row for row in default_forecaster().schedule.rows if row.family not in leave_out]
    alike = [row for row in rows if novelty(row.announcement.project_type) == novelty(project_type or "")]
    known = project_type is not None and len(alike) >= FEWEST
    chosen = alike if known else rows
    kind = KINDS[novelty(project_type or "")] if known else "all kinds"
    months, kept = [], 0
    for row in chosen:
        if row.timing is None:
            continue
        lead = row.announcement.start_lead or USUAL_LEAD
        came = not math.isinf(row.timing.ratio)
        known_to = row.timing.ratio if came else row.timing.seen
        months.append(((known_to - 1.0) * lead, came))
        kept += came and row.timing.ratio <= 1.0
    share = kept / len(chosen) if chosen else 0.0
    return Lateness(kind, len(chosen), len({row.family for row in chosen}), median_time(months), share)
