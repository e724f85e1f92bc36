"""Kaplan and Meier's estimate of a distribution from times, some of which are only known to be later.

References
----------
E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations. JASA 53, 1958, 457-481.
"""

from __future__ import annotations

from collections.abc import Iterable


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


def median_time(observations: Iterable[tuple[float, bool]]) -> float | None:
    """Return the time by which half have happened; None where that was not seen.

    Examples
    --------
    >>> median_time([(1.0, True), (2.0, False), (3.0, True)]), median_time([(2.0, False)])
    (3.0, None)
    """
    return next((time for time, share in kaplan_meier(observations) if share >= 0.5), None)
