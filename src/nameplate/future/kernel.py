"""The compiled simulator: the arithmetic of `nameplate.future.reference`, one future per thread at a time.

Every sum is taken in the reference's order, so that both give the same bits. No fast-math, no fused operations.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from nameplate.rng_kernel import uniform_pair

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Arrays(NamedTuple):
    """What the kernel reads of a plan; every name is the plan's."""

    order: Ints
    fixed: Floats
    said: Floats
    promised: Floats
    slip: Ints
    done: Ints
    takes: Ints
    never: Ints
    after: Bools
    efficiency: Ints
    loading: Ints
    ramp: Ints
    good: Ints
    outage_stream: NDArray[np.uint64]
    every_at: Ints
    every_u: Floats
    every_x: Floats
    last_at: Ints
    last_u: Floats
    last_x: Floats
    line_on: Bools
    site_of: Ints
    product_of: Ints
    capacity: Ints
    share: Floats
    start_of: Ints
    stock: Ints
    cover: Ints
    used_by: Bools
    input_stock: Ints
    input_supply: Ints
    input_lead: Ints
    input_local: Ints
    import_on: Bools
    import_product: Ints
    import_rate: Ints
    group_of_product: Ints
    group_at: Ints
    group_entry: Ints
    demand: Ints
    demand_product: Ints
    restriction_on: Bools
    begins: Ints
    until: Ints
    cut: Ints
    on_milestone: Bools
    on_input: Bools
    on_import: Bools
    month_of: Ints
    year_of: Ints
    days_in_month: Ints
    days_in_year: Ints


class Counts(NamedTuple):
    """What the kernel counts; the first index is the future."""

    made: Floats
    scrapped: Floats
    imported: Floats
    delivered: Floats
    demand: Floats
    stock: Floats
    wanted: Floats
    given: Floats
    line_made: Floats
    milestone_day: Floats
    milestone_never: Bools


@njit(cache=True, nogil=True)
def _look_up(u, begin, end, us, xs):  # type: ignore[no-untyped-def]
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


@njit(cache=True, nogil=True)
def _passing(a, v, mask, thing, day):  # type: ignore[no-untyped-def]
    share = 1.0
    for r in range(a.restriction_on.size):
        if a.restriction_on[r] and mask[r, thing] and v[a.begins[r]] <= day and day < v[a.until[r]]:
            share *= 1.0 - v[a.cut[r]]
    return share


@njit(cache=True, nogil=True)
def _slowed(a, v, m, start, finish, horizon):  # type: ignore[no-untyped-def]
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


@njit(cache=True, nogil=True)
def _milestones(a, v, horizon, days, never):  # type: ignore[no-untyped-def]
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


@njit(cache=True, nogil=True)
def _next_outage(a, s, seed, future, number, end):  # type: ignore[no-untyped-def]
    """Give begin and end of a site's next stoppage."""
    if a.every_at[s + 1] == a.every_at[s]:
        return np.inf, np.inf
    first, second = uniform_pair(seed, a.outage_stream[s], future, np.uint64(number))
    gap = _look_up(first, a.every_at[s], a.every_at[s + 1], a.every_u, a.every_x)
    length = _look_up(second, a.last_at[s], a.last_at[s + 1], a.last_u, a.last_x)
    begin = end + max(gap, 0.01)
    return begin, begin + max(length, 0.0)


@njit(cache=True, nogil=True)
def _fixed(a, v, days):  # type: ignore[no-untyped-def]
    """Look up, once for a future, what does not change from day to day: a row for each line, then each input."""
    lines, inputs = a.site_of.size, a.input_stock.size
    full, length, start = np.empty(lines), np.empty(lines), np.empty(lines)
    for n in range(lines):
        s = a.site_of[n]
        full[n] = v[a.capacity[n]] * a.share[n] * v[a.efficiency[s]] * v[a.loading[s]]
        # A line without a start has always run: it is past any ramp.
        length[n] = v[a.ramp[s]] if a.start_of[n] >= 0 else 0.0
        start[n] = days[a.start_of[n]] if a.start_of[n] >= 0 else -np.inf
        if not a.line_on[n]:
            start[n] = np.inf
    use, most, target = np.zeros(inputs), np.empty(inputs), np.empty(inputs)
    for i in range(inputs):
        for n in range(lines):
            if a.used_by[i, n] and a.line_on[n]:
                use[i] += full[n]
        most[i] = v[a.input_supply[i]] * use[i]
        target[i] = (v[a.input_stock[i]] + v[a.input_lead[i]]) * use[i]
    return full, length, start, use, most, target


@njit(cache=True, nogil=True)
def _passing_by_day(a, v, mask, thing, free_from, horizon, out):  # type: ignore[no-untyped-def]
    """Lay out, once for a future, what restrictions let pass on each day; all of it from day `free_from` on."""
    out[:] = 1.0
    for r in range(a.restriction_on.size):
        if not (a.restriction_on[r] and mask[r, thing]):
            continue
        first = int(min(max(np.ceil(v[a.begins[r]]), 0.0), horizon))
        behind = int(min(max(np.ceil(v[a.until[r]]), 0.0), horizon))
        for day in range(first, behind):
            out[day] *= 1.0 - v[a.cut[r]]
    for day in range(int(min(max(np.ceil(free_from), 0.0), horizon)), int(horizon)):
        out[day] = 1.0


@njit(cache=True, nogil=True)
def _up_by_day(a, s, seed, future, out):  # type: ignore[no-untyped-def]
    """Lay out, once for a future, the share of each day that a site is free of stoppages."""
    number, end = 0, 0.0
    begin, end = _next_outage(a, s, seed, future, number, end)
    for day in range(out.size):
        down = 0.0
        while begin < day + 1.0:
            down += min(end, day + 1.0) - max(begin, float(day))
            if end >= day + 1.0:
                break
            number += 1
            begin, end = _next_outage(a, s, seed, future, number, end)
        out[day] = 1.0 - down


@njit(cache=True, nogil=True)
def _want_by_day(a, n, full, length, start, up, out):  # type: ignore[no-untyped-def]
    """Lay out, once for a future, what a line would make on each day if nothing were scarce."""
    for day in range(out.size):
        run = day + 0.5 - start
        ramp = 0.0 if run < 0.0 else 1.0 if run >= length else run / length
        out[day] = ramp * full * up[day]


@njit(cache=True, nogil=True)
def _make_by_day(a, v, local, want, pass_input, good, row, c):  # type: ignore[no-untyped-def]  # noqa: PLR0912
    """Let inputs arrive, lines make and orders go out, day by day; `good` is what each product gains."""
    inputs, lines, horizon = a.input_stock.size, a.site_of.size, a.month_of.size
    _, _, _, use, most, target = local
    lead, held, coming = np.empty(inputs, np.int64), np.empty(inputs), np.zeros(inputs)
    orders, share, part = np.zeros((inputs, horizon)), np.empty(lines), np.empty(lines)
    for i in range(inputs):
        lead[i] = int(np.floor(v[a.input_lead[i]] + 0.5))
        held[i] = v[a.input_stock[i]] * use[i]
    for n in range(lines):
        part[n] = v[a.good[a.site_of[n]]]
    for day in range(horizon):
        month, year = a.month_of[day], a.year_of[day]
        share[:] = 1.0
        for i in range(inputs):
            if day >= lead[i]:
                held[i] += orders[i, day - lead[i]]
                coming[i] -= orders[i, day - lead[i]]
            need = 0.0
            for n in range(lines):
                if a.used_by[i, n]:
                    need += want[n, day]
            if need > held[i]:
                for n in range(lines):
                    if a.used_by[i, n]:
                        share[n] = min(share[n], held[i] / need)
        for n in range(lines):
            made = want[n, day] * share[n]
            kept = made * part[n]
            for i in range(inputs):
                if a.used_by[i, n]:
                    held[i] = max(0.0, held[i] - made)
            p = a.product_of[n]
            good[p, day] += kept
            c.scrapped[row, month, p] += made - kept
            c.line_made[row, year, n] += kept
        for i in range(inputs):
            order = min(most[i] * pass_input[i, day], max(0.0, target[i] - (held[i] + coming[i])))
            orders[i, day] = order
            coming[i] += order


@njit(cache=True, nogil=True)
def _supply_by_day(a, v, p, pass_import, good, row, c):  # type: ignore[no-untyped-def]
    """Add output and imports to one product's stock and let consumers draw from it, day by day."""
    first, behind = a.group_of_product[p], a.group_of_product[p + 1]
    total, demand, stock = np.zeros(behind - first), 0.0, v[a.stock[p]]
    for e in range(a.demand.size):
        if a.demand_product[e] == p:
            demand += v[a.demand[e]]
    for g in range(first, behind):
        for place in range(a.group_at[g], a.group_at[g + 1]):
            total[g - first] += v[a.demand[a.group_entry[place]]]
    aim = v[a.cover[p]] * demand + demand
    for day in range(a.month_of.size):
        month, year = a.month_of[day], a.year_of[day]
        c.made[row, month, p] += good[day]
        stock += good[day]
        for k in range(a.import_product.size):
            if a.import_product[k] == p:
                most = v[a.import_rate[k]] * pass_import[k, day] if a.import_on[k] else 0.0
                amount = min(most, max(0.0, aim - stock))
                stock += amount
                c.imported[row, month, p] += amount
        for g in range(first, behind):
            given = min(stock, total[g - first])
            stock -= given
            # The first of a group holds what the group got until it is shared out.
            c.given[row, year, a.group_entry[a.group_at[g]]] += given
            c.delivered[row, month, p] += given
        c.stock[row, month, p] = stock
    for month in range(a.days_in_month.size):
        c.demand[row, month, p] = demand * a.days_in_month[month]
    for g in range(first, behind):
        _share_out(a, v, g, total[g - first], row, c)


@njit(cache=True, nogil=True)
def _share_out(a, v, g, total, row, c):  # type: ignore[no-untyped-def]
    """Share what a group of equal priority got by demand."""
    for year in range(a.days_in_year.size):
        served = c.given[row, year, a.group_entry[a.group_at[g]]]
        for place in range(a.group_at[g], a.group_at[g + 1]):
            e = a.group_entry[place]
            rate = v[a.demand[e]]
            c.wanted[row, year, e] = rate * a.days_in_year[year]
            c.given[row, year, e] = served * (rate / total if total > 0.0 else 0.0)


@njit(cache=True, nogil=True)
def _run_one(a, v, seed, future, row, c):  # type: ignore[no-untyped-def]
    products, horizon = a.stock.size, a.month_of.size
    days = c.milestone_day[row]
    _milestones(a, v, float(horizon), days, c.milestone_never[row])
    local = _fixed(a, v, days)
    up, want = np.empty((a.efficiency.size, horizon)), np.empty((a.site_of.size, horizon))
    for s in range(up.shape[0]):
        _up_by_day(a, s, seed, future, up[s])
    for n in range(want.shape[0]):
        _want_by_day(a, n, local[0][n], local[1][n], local[2][n], up[a.site_of[n]], want[n])
    pass_input, pass_import = np.empty((a.input_stock.size, horizon)), np.empty((a.import_product.size, horizon))
    for i in range(pass_input.shape[0]):
        free_from = days[a.input_local[i]] if a.input_local[i] >= 0 else np.inf
        _passing_by_day(a, v, a.on_input, i, free_from, float(horizon), pass_input[i])
    for k in range(pass_import.shape[0]):
        _passing_by_day(a, v, a.on_import, k, np.inf, float(horizon), pass_import[k])
    good = np.zeros((products, horizon))
    _make_by_day(a, v, local, want, pass_input, good, row, c)
    for p in range(products):
        _supply_by_day(a, v, p, pass_import, good[p], row, c)


@njit(cache=True, parallel=True, nogil=True)
def run_all(a, values, seed, futures, c):  # type: ignore[no-untyped-def]
    """Run futures; each is a function of its number alone, so threads change nothing."""
    for row in prange(futures.size):
        _run_one(a, values[row], seed, np.uint64(futures[row]), row, c)
