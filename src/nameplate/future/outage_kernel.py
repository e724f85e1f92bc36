"""Stoppages in compiled code: the arithmetic of `nameplate.future.reference.Outages`."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import part
from nameplate.rng_kernel import uniform_pair


@part
def _look_up(u, begin, end, us, xs):
    """Read a quantile table that lies in us[begin:end]."""
    low, high = begin, end - 2
    while low < high:
        middle = (low + high + 1) // 2
        if us[middle] <= u:
            low = middle
        else:
            high = middle - 1
    share = (u - us[low]) / (us[low + 1] - us[low])
    return min(xs[low] + share * (xs[low + 1] - xs[low]), xs[low + 1])


@part
def _next_outage(a, s, seed, future, number, end):
    """Give begin and end of a site's next stoppage."""
    if a.every_at[s + 1] == a.every_at[s]:
        return np.inf, np.inf
    first, second = uniform_pair(seed, a.outage_stream[s], future, np.uint64(number))
    gap = _look_up(first, a.every_at[s], a.every_at[s + 1], a.every_u, a.every_x)
    length = _look_up(second, a.last_at[s], a.last_at[s + 1], a.last_u, a.last_x)
    begin = end + max(gap, 0.01)
    return begin, begin + max(length, 0.0)


@part
def start_outages(a, seed, future, begin, end, number, lane, width):
    """Draw the first stoppage of each site in one lane."""
    for s in range(a.efficiency.size):
        row = s * width + lane
        begin[row], end[row] = _next_outage(a, s, seed, np.uint64(future), 0, 0.0)
        number[row] = 1


@part
def lay_out_month(a, seed, future, begin, end, number, first, days, up, weight, lane, width):
    """Lay out what each day of a month counts, less its stoppages; `up` holds the weight of whole days."""
    longest = up.size // (a.efficiency.size * width) if a.efficiency.size else 0
    for s in range(a.efficiency.size):
        row = s * width + lane
        if begin[row] >= first + days:
            continue
        for day in range(first, first + days):
            down = 0.0
            while begin[row] < day + 1.0:
                down += min(end[row], day + 1.0) - max(begin[row], float(day))
                if end[row] >= day + 1.0:
                    break
                begin[row], end[row] = _next_outage(a, s, seed, np.uint64(future), number[row], end[row])
                number[row] += 1
            up[(s * longest + day - first) * width + lane] = (1.0 - down) * weight
