"""How late past programmes were: the distribution of the schedule ratio T from announcements with known ends.

T = (first output - announced) / (promised end - announced). Programmes that had not started when they were last
looked at are censored there; the distribution is Kaplan and Meier's [1]_. Cancelled ones are a share of their own.
Where fewer than ten are left, the waiting thins out as a power of T, since what nobody has seen is not never.

References
----------
.. [1] E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. JASA 53, 1958, 457-481.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from nameplate.quantity import QuantileTable

SHORTEST_LEAD_DAYS = 60
"""Promises that were nearer than this say little about schedules and are left out."""
FEWEST = 10
"""Programmes that must still be waiting for the estimate to be followed step by step."""


@dataclass(frozen=True)
class Slip:
    """The distribution of T: a table for those that start, and the share that is cancelled instead.

    Parameters
    ----------
    table : QuantileTable
        T of programmes that are not cancelled; where few were left to be seen, a Pareto tail.
    never : float
        Share that is cancelled.
    count : int
        Announcements that it rests on.
    """

    table: QuantileTable
    never: float
    count: int

    def at(self, u: NDArray[np.float64], past: float = 0.0) -> NDArray[np.float64]:
        """Give the quantiles of T for what had neither started nor been cancelled by `past`.

        Cancelling is taken to be as likely beside starting at any time, so its chance stays what it was.

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
        array([1.7, inf])
        >>> slip().at(np.array([0.5]), past=3.0).round(0)
        array([5.])
        """
        import numpy as np

        alive = 1.0 - self.never
        before = float(self.table.cdf(past)) if past > 0.0 else 0.0
        own = before + (1.0 - before) * np.minimum(u / alive, 1.0)
        return np.where(u < alive, np.maximum(self.table.at(np.minimum(own, 1.0)), past), np.inf)

    def done_by(self, ratio: float) -> float:
        """Give the share that has started by `ratio` times the promised time."""
        return (1.0 - self.never) * float(self.table.cdf(ratio))


@cache
def slip(leave_out: tuple[str, ...] = ()) -> Slip:
    """Fit the schedule ratio of the bundled history.

    Parameters
    ----------
    leave_out : tuple of str
        Families to leave out, such as the programme that is being forecast.

    Returns
    -------
    Slip

    Examples
    --------
    >>> slip().count
    45
    """
    from nameplate.quantity import QuantileTable

    rows = [row for row in rows_of_history() if row["family"] not in leave_out]
    ratios = [ratio for ratio in map(schedule_ratio, rows) if ratio is not None]
    alive = [(time, happened) for time, happened in ratios if math.isfinite(time)]
    points = kaplan_meier(alive)
    index = pareto_index(alive, points)
    # Where few are left to be seen, a step of the estimate is one programme's story: there the tail takes over.
    points = [point for point in points if sum(time >= point[0] for time, _ in alive) >= FEWEST] or points[:1]
    knots, before = [(0.0, points[0][0])], 0.0
    for time, after in points:
        # Most of a step is that time itself, the rest leads up to it, so that the share done by each time is exact.
        knots += [(before + (after - before) * part, time) for part in (0.25, 1.0)]
        before = after
    table = QuantileTable.of(_with_tail(knots, index))
    return Slip(table, 1.0 - len(alive) / len(ratios), len(ratios))


def pareto_index(observations: Iterable[tuple[float, bool]], points: list[tuple[float, float]]) -> float:
    """Estimate how fast the waiting thins out beyond the median: the share still waiting falls as T to minus this.

    Parameters
    ----------
    observations : iterable of (float, bool)
        As for `kaplan_meier`, without those that are infinite.
    points : list of (float, float)
        Its estimate, which gives the median.

    Returns
    -------
    float
        Starts beyond the median over the sum of ln(T / median), Hill's estimator with censoring.

    Examples
    --------
    >>> round(pareto_index([(1.0, True), (2.0, True), (4.0, True)], [(1.0, 0.3), (2.0, 0.6), (4.0, 1.0)]), 2)
    1.44
    """
    middle = next((time for time, share in points if share >= 0.5), points[-1][0])
    beyond = [(math.log(time / middle), happened) for time, happened in observations if time > middle]
    exposure = sum(length for length, _ in beyond)
    return max(sum(happened for _, happened in beyond), 1) / exposure if exposure > 0.0 else 1.0


def _with_tail(knots: list[tuple[float, float]], index: float) -> list[tuple[float, float]]:
    """Go on from the last step that is followed, as far as one in a thousand of those still waiting."""
    share, last = knots[-1]
    left = 1.0 - share
    if left <= 1e-9:
        return [*knots[:-1], (1.0, last)]
    steps = [0.8, 0.6, 0.45, 0.3, 0.2, 0.12, 0.06, 0.03, 0.01]
    tail = [(1.0 - left * step, last * step ** (-1.0 / index)) for step in steps]
    return [*knots, *tail, (1.0, last * 1e-3 ** (-1.0 / index))]


@cache
def rows_of_history() -> tuple[Mapping[str, str], ...]:
    """Read the bundled announcements; columns are described in the README beside the file."""
    text = resources.files("nameplate.belief").joinpath("data/programmes.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def schedule_ratio(row: Mapping[str, str]) -> tuple[float, bool] | None:
    """Give T of one announcement and whether it was seen to happen, or None where the row does not say.

    Parameters
    ----------
    row : mapping
        A row of the history.

    Returns
    -------
    (float, bool) or None
        T, and True if first output came then; False if nothing had come by then (infinite if cancelled).
    """
    if not row["claimed_first_output"] or row["first_output_status"] == "unknown":
        return None
    announced = _middle(row["announced_on"])
    promised_from, promised_to = _ends(row["claimed_first_output"])
    lead = (promised_to - announced).days
    if lead < SHORTEST_LEAD_DAYS:
        return None
    if row["first_output_status"] == "cancelled":
        return math.inf, False
    if row["first_output_status"] == "reached":
        low, high = _ends(row["actual_first_output"])
        inside = high >= promised_from and low <= promised_to
        return (1.0 if inside else (_middle(row["actual_first_output"]) - announced).days / lead), True
    seen = (_ends(row["as_of"])[1] - announced).days / lead
    latest = row["latest_official_first_output"]
    # Where the owner itself says "not before", nothing can have come until then.
    return (max(seen, (_ends(latest)[0] - announced).days / lead) if latest else seen), False


def kaplan_meier(observations: Iterable[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Estimate a distribution from times, some of them only known to be later.

    Parameters
    ----------
    observations : iterable of (float, bool)
        A time, and whether the thing was seen to happen then (else it had not happened by then).

    Returns
    -------
    list of (float, float)
        Each time at which something happened, and the share that had happened by then; rising.

    Examples
    --------
    >>> kaplan_meier([(1.0, True), (2.0, False), (3.0, True)])
    [(1.0, 0.33333333333333326), (3.0, 1.0)]
    """
    seen = sorted(observations)
    waiting, points = 1.0, []
    for time in sorted({time for time, happened in seen if happened}):
        at_risk = sum(1 for other, _ in seen if other >= time)
        events = sum(1 for other, happened in seen if happened and other == time)
        waiting *= 1.0 - events / at_risk
        points.append((time, 1.0 - waiting))
    return points


def _ends(text: str) -> tuple[date, date]:
    from nameplate.quantity import parse_period

    period = parse_period(text)
    if period.start is None or period.end is None:
        raise AssertionError(f"{text!r} is an open interval in the history")
    return period.start, period.end


def _middle(text: str) -> date:
    start, end = _ends(text)
    return start + (end - start) / 2
