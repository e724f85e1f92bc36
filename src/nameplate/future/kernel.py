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
    group_product: Ints
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
    if not np.isfinite(finish) or not a.on_milestone[:, m].any():
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
        start, blocked = 0.0, False
        for n in range(a.order.size):
            if a.after[m, n]:
                start = max(start, days[n])
                blocked = blocked or never[n]
        if not np.isnan(a.fixed[m]):
            days[m], never[m] = a.fixed[m], False
            continue
        finish, never[m] = start, blocked
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
def _run_one(a, v, seed, future, row, c):  # type: ignore[no-untyped-def]  # noqa: PLR0912, PLR0915
    lines, products, inputs = a.site_of.size, a.stock.size, a.input_stock.size
    sites, imports, horizon = a.efficiency.size, a.import_product.size, a.month_of.size
    days, never = c.milestone_day[row], c.milestone_never[row]
    _milestones(a, v, float(horizon), days, never)
    begin, end, number = np.empty(sites), np.zeros(sites), np.zeros(sites, np.int64)
    for s in range(sites):
        begin[s], end[s] = _next_outage(a, s, seed, future, 0, 0.0)
        number[s] = 1
    full, want, share, up = np.empty(lines), np.empty(lines), np.empty(lines), np.empty(sites)
    for n in range(lines):
        s = a.site_of[n]
        full[n] = v[a.capacity[n]] * a.share[n] * v[a.efficiency[s]] * v[a.loading[s]]
    stock, good, demand = np.empty(products), np.empty(products), np.zeros(products)
    for p in range(products):
        stock[p] = v[a.stock[p]]
    for e in range(a.demand.size):
        demand[a.demand_product[e]] += v[a.demand[e]]
    use, held, coming = np.zeros(inputs), np.empty(inputs), np.zeros(inputs)
    orders = np.zeros((inputs, horizon))
    for i in range(inputs):
        for n in range(lines):
            if a.used_by[i, n] and a.line_on[n]:
                use[i] += full[n]
        held[i] = v[a.input_stock[i]] * use[i]
    for day in range(horizon):
        month, year = a.month_of[day], a.year_of[day]
        for i in range(inputs):
            sent = day - int(np.floor(v[a.input_lead[i]] + 0.5))
            if sent >= 0:
                held[i] += orders[i, sent]
                coming[i] -= orders[i, sent]
        for s in range(sites):
            down = 0.0
            while begin[s] < day + 1.0:
                down += min(end[s], day + 1.0) - max(begin[s], float(day))
                if end[s] >= day + 1.0:
                    break
                begin[s], end[s] = _next_outage(a, s, seed, future, number[s], end[s])
                number[s] += 1
            up[s] = 1.0 - down
        for n in range(lines):
            s, start = a.site_of[n], a.start_of[n]
            ramp = 0.0
            if a.line_on[n]:
                ramp = 1.0
                if start >= 0:
                    run, length = day + 0.5 - days[start], v[a.ramp[s]]
                    ramp = 0.0 if run < 0.0 else 1.0 if run >= length else run / length
            want[n] = ramp * full[n] * up[s]
            share[n] = 1.0
        for i in range(inputs):
            need = 0.0
            for n in range(lines):
                if a.used_by[i, n]:
                    need += want[n]
            if need > held[i]:
                for n in range(lines):
                    if a.used_by[i, n]:
                        share[n] = min(share[n], held[i] / need)
        good[:] = 0.0
        for n in range(lines):
            made = want[n] * share[n]
            kept = made * v[a.good[a.site_of[n]]]
            for i in range(inputs):
                if a.used_by[i, n]:
                    held[i] = max(0.0, held[i] - made)
            good[a.product_of[n]] += kept
            c.scrapped[row, month, a.product_of[n]] += made - kept
            c.line_made[row, year, n] += kept
        for p in range(products):
            c.made[row, month, p] += good[p]
            stock[p] += good[p]
        for k in range(imports):
            p = a.import_product[k]
            gap = v[a.cover[p]] * demand[p] + demand[p] - stock[p]
            most = v[a.import_rate[k]] * _passing(a, v, a.on_import, k, float(day)) if a.import_on[k] else 0.0
            amount = min(most, max(0.0, gap))
            stock[p] += amount
            c.imported[row, month, p] += amount
        for g in range(a.group_product.size):
            p, total = a.group_product[g], 0.0
            for place in range(a.group_at[g], a.group_at[g + 1]):
                total += v[a.demand[a.group_entry[place]]]
            if total <= 0.0:
                continue
            given = min(stock[p], total)
            stock[p] -= given
            for place in range(a.group_at[g], a.group_at[g + 1]):
                e = a.group_entry[place]
                c.wanted[row, year, e] += v[a.demand[e]]
                c.given[row, year, e] += given * (v[a.demand[e]] / total)
            c.delivered[row, month, p] += given
            c.demand[row, month, p] += total
        for i in range(inputs):
            local = a.input_local[i]
            free = local >= 0 and days[local] <= day
            passed = 1.0 if free else _passing(a, v, a.on_input, i, float(day))
            most = v[a.input_supply[i]] * use[i] * passed
            cover = v[a.input_stock[i]] + v[a.input_lead[i]]
            order = min(most, max(0.0, cover * use[i] - (held[i] + coming[i])))
            orders[i, day] = order
            coming[i] += order
        for p in range(products):
            c.stock[row, month, p] = stock[p]


@njit(cache=True, parallel=True, nogil=True)
def run_all(a, values, seed, futures, c):  # type: ignore[no-untyped-def]
    """Run futures; each is a function of its number alone, so threads change nothing."""
    for row in prange(futures.size):
        _run_one(a, values[row], seed, np.uint64(futures[row]), row, c)
