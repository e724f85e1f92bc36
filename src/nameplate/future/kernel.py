"""The compiled simulator: the arithmetic of `nameplate.future.reference`, many futures at a time.

The same day of each future is a lane of the processor's vectors. Every sum is taken in the reference's order and
every choice is a selection, so that both give the same bits in any width: no fast-math, no fused operations. Arrays
are flat and cut into rows of lanes, whose number the compiler knows from the length of a tuple.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np
from numba import prange

from nameplate.compiled import inlined, parallel_entry, part
from nameplate.future.milestone_kernel import milestones
from nameplate.future.outage_kernel import lay_out_month, start_outages

LANES = (0,) * 64
"""As long as there are lanes: enough to hide what a step costs besides, few enough for the nearest caches."""
LONGEST_MONTH = 31


@inlined
def _let_pass(out, begins, until, keeps, restricted, day, lanes):
    """Multiply what the restrictions on one thing let pass on a day into a row."""
    width = len(lanes)
    for lane in range(width):
        out[lane] = 1.0
    for r in range(restricted.size):
        if restricted[r]:
            row = r * width
            for lane in range(width):
                acts = (begins[row + lane] <= day) & (day < until[row + lane])
                out[lane] *= keeps[row + lane] if acts else 1.0


@inlined
def _free(out, milestone, day, lanes):
    """Let everything pass once a milestone is done."""
    for lane in range(len(lanes)):
        out[lane] = 1.0 if milestone[lane] <= day else out[lane]


@inlined
def _want(out, full, length, start, up, day, lanes):
    """Say what a line would make on a day if nothing were scarce."""
    for lane in range(len(lanes)):
        run = day + 0.5 - start[lane]
        part = run / length[lane]
        ramp = 1.0 if run >= length[lane] else part
        ramp = 0.0 if run < 0.0 else ramp
        out[lane] = ramp * full[lane] * up[lane]


@inlined
def _receive(held, coming, orders, slots, lanes):
    """Take in what was ordered a lead time ago; `slots` says where each lane's order of that day lies."""
    width = len(lanes)
    for lane in range(width):
        came = orders[slots[lane] * width + lane]
        held[lane] += came
        coming[lane] -= came


@inlined
def _turn(slots, ring, lanes):
    """Move each lane's slot on by a day, round the ring."""
    for lane in range(len(lanes)):
        following = slots[lane] + 1
        slots[lane] = following if following < ring else 0


@inlined
def _add(total, row, lanes):
    for lane in range(len(lanes)):
        total[lane] += row[lane]


@inlined
def _hold_back(share, need, held, lanes):
    """Cut a line down to the share of its want that an input allows."""
    for lane in range(len(lanes)):
        part = held[lane] / need[lane]
        least = part if part < share[lane] else share[lane]
        share[lane] = least if need[lane] > held[lane] else share[lane]


@inlined
def _make(want, share, part, good, scrapped, by_line, made, lanes):
    """Let a line make what it can; `made` is good and bad together."""
    for lane in range(len(lanes)):
        whole = want[lane] * share[lane]
        kept = whole * part[lane]
        made[lane] = whole
        good[lane] += kept
        scrapped[lane] += whole - kept
        by_line[lane] += kept


@inlined
def _use(held, made, lanes):
    for lane in range(len(lanes)):
        left = held[lane] - made[lane]
        held[lane] = left if left > 0.0 else 0.0


@inlined
def _store(stock, good, month, lanes):
    for lane in range(len(lanes)):
        month[lane] += good[lane]
        stock[lane] += good[lane]


@inlined
def _import(stock, aim, rate, passing, month, lanes):
    """Fill the gap up to the target stock, as far as the rate and restrictions let."""
    for lane in range(len(lanes)):
        gap = aim[lane] - stock[lane]
        gap = gap if gap > 0.0 else 0.0
        most = rate[lane] * passing[lane]
        amount = gap if gap < most else most
        stock[lane] += amount
        month[lane] += amount


@inlined
def _serve(stock, total, served, month, lanes):
    """Let the consumers of one priority draw their demand."""
    for lane in range(len(lanes)):
        given = total[lane] if total[lane] < stock[lane] else stock[lane]
        stock[lane] -= given
        served[lane] += given
        month[lane] += given


@inlined
def _order(held, coming, most, target, passing, out, lanes):
    """Order up to the target position, as far as the supply and restrictions let."""
    for lane in range(len(lanes)):
        gap = target[lane] - (held[lane] + coming[lane])
        gap = gap if gap > 0.0 else 0.0
        limit = most[lane] * passing[lane]
        order = gap if gap < limit else limit
        out[lane] = order
        coming[lane] += order


@part
def _fixed(a, v, days, full, length, start, part, use, most, target, held, lead, lane, width):
    """Look up what does not change from day to day in one future: its lane of each row."""
    for n in range(a.site_of.size):
        s = a.site_of[n]
        full[n * width + lane] = v[a.capacity[n]] * a.share[n] * v[a.efficiency[s]] * v[a.loading[s]]
        # A line without a start has always run: it is past any ramp. One that is off never begins.
        length[n * width + lane] = v[a.ramp[s]] if a.start_of[n] >= 0 else 0.0
        begins = days[a.start_of[n]] if a.start_of[n] >= 0 else -np.inf
        start[n * width + lane] = begins if a.line_on[n] else np.inf
        part[n * width + lane] = v[a.good[s]]
    for i in range(a.input_stock.size):
        row = i * width + lane
        for n in range(a.site_of.size):
            if a.used_by[i, n] and a.line_on[n]:
                use[row] += full[n * width + lane]
        most[row] = v[a.input_supply[i]] * use[row]
        held[row] = v[a.input_stock[i]] * use[row]
        lead[row] = max(1, int(np.floor(v[a.input_lead[i]] + 0.5)))
        target[row] = (v[a.input_stock[i]] + lead[row]) * use[row]


@part
def _supplies(a, v, demand, cover, rate, total, lane, width):
    """Look up demand, cover and import rates of one future: its lane of each row."""
    for e in range(a.demand.size):
        demand[a.demand_product[e] * width + lane] += v[a.demand[e]]
    for p in range(a.stock.size):
        cover[p * width + lane] = v[a.cover[p]]
    for k in range(a.import_product.size):
        rate[k * width + lane] = v[a.import_rate[k]] if a.import_on[k] else 0.0
    for g in range(a.group_at.size - 1):
        for place in range(a.group_at[g], a.group_at[g + 1]):
            total[g * width + lane] += v[a.demand[a.group_entry[place]]]


@part
def _share_out(a, v, row, c, demand, total, lane, width):
    """Count a future's demand by days, and share what each group got by demand."""
    for p in range(a.stock.size):
        for month in range(a.days_in_month.size):
            c.demand[row, month, p] = demand[p * width + lane] * a.weight_of_month[month]
    for g in range(a.group_at.size - 1):
        whole = total[g * width + lane]
        for year in range(a.weight_of_year.size):
            served = c.given[row, year, a.group_entry[a.group_at[g]]]
            for place in range(a.group_at[g], a.group_at[g + 1]):
                e = a.group_entry[place]
                rate = v[a.demand[e]]
                c.wanted[row, year, e] = rate * a.weight_of_year[year]
                c.given[row, year, e] = served * (rate / whole if whole > 0.0 else 0.0)


@part
def _flush(counts, first, at, rows, width, lanes_used):
    """Write rows of lanes to a table (future, time, thing) and empty them."""
    for thing in range(rows.size // width):
        for lane in range(lanes_used):
            counts[first + lane, at, thing] = rows[thing * width + lane]
    rows[:] = 0.0


@part
def _keep_stock(counts, first, at, rows, width, lanes_used):
    """Write the stock at a month's end."""
    for thing in range(rows.size // width):
        for lane in range(lanes_used):
            counts[first + lane, at, thing] = rows[thing * width + lane]


@part
def _run_block(a, values, seed, futures, first, c, lanes):  # noqa: PLR0912, PLR0915 - one day, in its order
    width, lines, products, inputs = len(lanes), a.site_of.size, a.stock.size, a.input_stock.size
    imports, groups, sites, restrictions = a.import_rate.size, a.group_at.size - 1, a.efficiency.size, a.begins.size
    horizon, filled = a.month_of.size, min(len(lanes), futures.size - first)
    full, length, start, part = (np.zeros(lines * width), np.zeros(lines * width), np.zeros(lines * width),
                                 np.zeros(lines * width))  # fmt: skip
    use, most, target, held = (np.zeros(inputs * width), np.zeros(inputs * width), np.zeros(inputs * width),
                               np.zeros(inputs * width))  # fmt: skip
    lead, coming, local = np.zeros(inputs * width, np.int64), np.zeros(inputs * width), np.zeros(inputs * width)
    demand, aim, stock = np.zeros(products * width), np.zeros(products * width), np.zeros(products * width)
    rate, most_today, cover = np.zeros(imports * width), np.zeros(imports * width), np.zeros(products * width)
    total, wanted = np.zeros(groups * width), np.zeros(groups * width)
    most_ordered, position = np.zeros(inputs * width), np.zeros(inputs * width)
    begins, until, keeps = (
        np.zeros(restrictions * width),
        np.zeros(restrictions * width),
        np.zeros(restrictions * width),
    )
    down_from, down_to, stoppage = np.zeros(sites * width), np.zeros(sites * width), np.zeros(sites * width, np.int64)
    for lane in range(width):
        row = first + min(lane, filled - 1)  # lanes that are left over live a future again
        v, days = values[row], c.milestone_day[row]
        milestones(a, v, float(horizon), days, c.milestone_never[row])
        _fixed(a, v, days, full, length, start, part, use, most, target, held, lead, lane, width)
        _supplies(a, v, demand, cover, rate, total, lane, width)
        for p in range(products):
            stock[p * width + lane] = v[a.stock[p]]
        for i in range(inputs):
            local[i * width + lane] = days[a.input_local[i]] if a.input_local[i] >= 0 else np.inf
        for r in range(restrictions):
            begins[r * width + lane], until[r * width + lane] = v[a.begins[r]], v[a.until[r]]
            keeps[r * width + lane] = 1.0 - v[a.cut[r]] if a.restriction_on[r] else 1.0
        start_outages(a, seed, futures[row], down_from, down_to, stoppage, lane, width)
    # Orders lie in a ring of days as long as the longest lead; a slot that nothing was put into yet holds none.
    ring = (np.max(lead) if inputs else 0) + 1
    orders, slots, place = np.zeros(inputs * ring * width), (ring - lead) % ring, 0
    want, share, need = np.zeros(lines * width), np.zeros(lines * width), np.zeros(width)
    good, made, passing = np.zeros(products * width), np.zeros(width), np.zeros(width)
    up = np.ones(sites * LONGEST_MONTH * width)
    made_month, scrapped_month = np.zeros(products * width), np.zeros(products * width)
    imported_month, delivered_month = np.zeros(products * width), np.zeros(products * width)
    by_line, served = np.zeros(lines * width), np.zeros(groups * width)
    day = 0
    for month in range(a.days_in_month.size):
        begin, year, weight = day, a.year_of[day], a.weight[a.year_of[day]]
        up[:] = weight
        for row in range(groups * width):
            wanted[row] = total[row] * weight
        for row in range(imports * width):
            most_today[row] = rate[row] * weight
        for row in range(inputs * width):
            most_ordered[row], position[row] = most[row] * weight, target[row] * weight
        for row in range(products * width):
            aim[row] = cover[row] * demand[row] + demand[row] * weight
        for lane in range(width):
            number = futures[first + min(lane, filled - 1)]
            lay_out_month(a, seed, number, down_from, down_to, stoppage, begin, a.days_in_month[month], up, weight,
                          lane, width)  # fmt: skip
        while day < begin + a.days_in_month[month]:
            for i in range(inputs):
                here = i * width
                own = orders[here * ring : (here + width) * ring]
                _receive(held[here : here + width], coming[here : here + width], own, slots[here : here + width], lanes)
                _turn(slots[here : here + width], ring, lanes)
            for n in range(lines):
                here, sky = n * width, (a.site_of[n] * LONGEST_MONTH + day - begin) * width
                _want(want[here : here + width], full[here : here + width], length[here : here + width],
                      start[here : here + width], up[sky : sky + width], day, lanes)  # fmt: skip
                share[here : here + width] = 1.0
            for i in range(inputs):
                need[:] = 0.0
                for n in range(lines):
                    if a.used_by[i, n]:
                        _add(need, want[n * width : (n + 1) * width], lanes)
                for n in range(lines):
                    if a.used_by[i, n]:
                        _hold_back(share[n * width : (n + 1) * width], need, held[i * width : (i + 1) * width], lanes)
            good[:] = 0.0
            for n in range(lines):
                here, p = n * width, a.product_of[n] * width
                _make(want[here : here + width], share[here : here + width], part[here : here + width],
                      good[p : p + width], scrapped_month[p : p + width], by_line[here : here + width], made,
                      lanes)  # fmt: skip
                for i in range(inputs):
                    if a.used_by[i, n]:
                        _use(held[i * width : (i + 1) * width], made, lanes)
            for p in range(products):
                here = p * width
                _store(stock[here : here + width], good[here : here + width], made_month[here : here + width], lanes)
            for k in range(imports):
                here, p = k * width, a.import_product[k] * width
                _let_pass(passing, begins, until, keeps, a.on_import[:, k], day, lanes)
                _import(stock[p : p + width], aim[p : p + width], most_today[here : here + width], passing,
                        imported_month[p : p + width], lanes)  # fmt: skip
            for g in range(groups):
                here, p = g * width, a.product_of_group[g] * width
                _serve(stock[p : p + width], wanted[here : here + width], served[here : here + width],
                       delivered_month[p : p + width], lanes)  # fmt: skip
            for i in range(inputs):
                here, at = i * width, (i * ring + place) * width
                _let_pass(passing, begins, until, keeps, a.on_input[:, i], day, lanes)
                _free(passing, local[here : here + width], day, lanes)
                _order(held[here : here + width], coming[here : here + width], most_ordered[here : here + width],
                       position[here : here + width], passing, orders[at : at + width], lanes)  # fmt: skip
            place = place + 1 if place + 1 < ring else 0
            day += 1
        _flush(c.made, first, month, made_month, width, filled)
        _flush(c.scrapped, first, month, scrapped_month, width, filled)
        _flush(c.imported, first, month, imported_month, width, filled)
        _flush(c.delivered, first, month, delivered_month, width, filled)
        _keep_stock(c.stock, first, month, stock, width, filled)
        if day == horizon or a.year_of[day] != year:
            _flush(c.line_made, first, year, by_line, width, filled)
            _flush_groups(a, c.given, first, year, served, width, filled)
    for lane in range(filled):
        _share_out(a, values[first + lane], first + lane, c, demand, total, lane, width)


@part
def _flush_groups(a, given, first, year, served, width, filled):
    """Write what each group got to its first entry, until it is shared out."""
    for g in range(a.group_at.size - 1):
        for lane in range(filled):
            given[first + lane, year, a.group_entry[a.group_at[g]]] = served[g * width + lane]
    served[:] = 0.0


@parallel_entry
def run_all(a, values, seed, futures, c, lanes):
    """Run futures in blocks of lanes; each is a function of its number alone, so threads and blocks change nothing.

    Parameters
    ----------
    a : Arrays
    values : ndarray, shape (futures, columns)
    seed : uint64
    futures : ndarray of int, shape (futures,)
    c : Counts
        Zeros; filled here.
    lanes : tuple
        As long as there are lanes.
    """
    for block in prange((futures.size + len(lanes) - 1) // len(lanes)):
        _run_block(a, values, seed, futures, block * len(lanes), c, lanes)
