"""Milestones in compiled code: the arithmetic of `nameplate.future.reference.milestone_days`."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import part


@part
def _passing(a, v, mask, thing, day):
    share = 1.0
    for r in range(a.restriction_on.size):
        if a.restriction_on[r] and mask[r, thing] and v[a.begins[r]] <= day and day < v[a.until[r]]:
            share *= 1.0 - v[a.cut[r]]
    return share


@part
def _slowed(a, v, m, start, finish, horizon):
    if not start < finish < np.inf or not a.on_milestone[:, m].any():
        return finish
    left, day = finish - start, start
    while left > 0.0 and day < horizon:
        speed = _passing(a, v, a.on_milestone, m, day)
        if speed > 0.0 and left <= speed:
            return day + left / speed
        left -= speed
        day += 1.0
    return day if left <= 0.0 else np.inf


@part
def milestones(a, v, horizon, days, never):
    """Say on which day each milestone is done in one future, and which never come."""
    for m in a.order:
        start, blocked, waits = 0.0, False, a.takes[m] >= 0
        for n in range(a.order.size):
            if a.after[m, n]:
                start = max(start, days[n])
                blocked, waits = blocked or never[n], True
        if not np.isnan(a.fixed[m]):
            days[m], never[m] = a.fixed[m], False
            continue
        finish, never[m] = start if waits else -np.inf, blocked
        if a.takes[m] >= 0:
            finish = max(finish, start + v[a.takes[m]])
        if a.slip[m] >= 0:
            finish = max(finish, a.said[m] + (a.promised[m] - a.said[m]) * v[a.slip[m]])
        finish = _slowed(a, v, m, start, finish, horizon)
        if a.never[m] >= 0 and v[a.never[m]] > 0.0:
            finish, never[m] = np.inf, True
        if a.slip[m] >= 0 and np.isinf(v[a.slip[m]]):
            never[m] = True
        if a.done[m] >= 0 and v[a.done[m]] > 0.0:
            finish, never[m] = 0.0, False
        days[m] = finish if finish < horizon else np.inf
