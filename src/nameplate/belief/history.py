"""How late past programmes were: the distribution of the schedule ratio T from announcements with known ends.

T = (first output - announced) / (promised end - announced). Programmes that had not started when they were last
looked at are censored there, cancelled ones never start; the distribution is Kaplan and Meier's [1]_.

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


@dataclass(frozen=True)
class Slip:
    """The distribution of T: a table for those that start, and the share that never does.

    Parameters
    ----------
    table : QuantileTable
        T of programmes that start in the end.
    never : float
        Share that does not start as far as anybody could see.
    count : int
        Announcements that it rests on.
    """

    table: QuantileTable
    never: float
    count: int

    def at(self, u: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the quantiles of T; infinite in the lump at never.

        Examples
        --------
        >>> import numpy as np
        >>> slip().at(np.array([0.5, 0.999])).round(2)
        array([1.73,  inf])
        """
        import numpy as np

        reached = 1.0 - self.never
        return np.where(u < reached, self.table.at(np.minimum(u / reached, 1.0)), np.inf)

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
    points = kaplan_meier(ratios)
    reached = points[-1][1]
    shares = [0.0, *(share / reached for _, share in points)]
    knots = [(0.0, points[0][0])]
    for (time, _), before, after in zip(points, shares, shares[1:], strict=False):
        # Most of a step is that time itself, the rest leads up to it, so that the share done by each time is exact.
        knots += [(before + (after - before) * part, time) for part in (0.25, 1.0)]
    knots[-1] = (1.0, points[-1][0])  # not a last bit beside it
    table = QuantileTable.of(knots)
    return Slip(table, 1.0 - reached, len(ratios))


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
