"""Eight lanes through one station, as many places as its neighbours allow: the inner loops of `lanes`."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import apart, inlined, step
from nameplate.line.plan import (
    BLOCKED,
    LIFE,
    MEND,
    STARVED,
    WORKING,
)
from nameplate.line.recursion.order import later
from nameplate.line.recursion.step import wait, work, work_on
from nameplate.line.recursion.vector import (
    WIDTH,
    any_at_most,
    any_less,
    count_above,
    larger,
    load,
    spread,
    store,
    where_less,
)
from nameplate.line.state import (
    HELD,
    LEFT,
    LIMIT,
    WAITS,
)


@inlined
def drawn(base, half, column):
    """Find the process times of a place within its block."""
    return base + (column & 1) * half + (column >> 1) * WIDTH


@inlined
def spot(aim, place):
    """Find the departure of a place: `aim` is the first row of a ring, the number of its first place, and a mask."""
    return (aim[0] + ((aim[1] + place) & aim[2])) * WIDTH


@step
def _mend_broken(tables, pieces, modes, numbers, tallies, key, one, other, times, at, scratch, j, mode, seed, futures):
    """Work, one by one, in the lanes where working time runs out; the others have done so already."""
    apart()
    for lane in range(WIDTH):
        limit, process = modes[mode, LIMIT, lane], times[at + lane]
        if limit < process:
            start, left = scratch[WIDTH + lane], scratch[2 * WIDTH + lane]
            tallies[j, STARVED, lane] += start - left
            scratch[lane] = work_on(
                tables, pieces, modes, numbers, tallies, key, one, other, mode, j, lane, seed, futures[lane], start,
                process, np.inf,
            )  # fmt: skip
        else:
            modes[mode, LIMIT, lane] = limit - process


@step
def _mend_calendar(rules, hours, times, at, scratch, j, mode, seed, futures):
    """Wait, work and let go, one by one, in the lanes that a failure touches; the others have done so already."""
    apart()
    for lane in range(WIDTH):
        finish, start, left = scratch[lane], scratch[WIDTH + lane], scratch[2 * WIDTH + lane]
        gone, free, limit = scratch[3 * WIDTH + lane], scratch[4 * WIDTH + lane], hours.mode[mode, LIMIT, lane]
        if limit <= gone:
            if limit <= finish:
                wait(rules, hours, j, j, lane, seed, futures[lane], STARVED, left, start, np.inf)
                finish = work(rules, hours, j, j, lane, seed, futures[lane], start, times[at + lane], np.inf)
            else:
                hours.tally[j, STARVED, lane] += start - left
                hours.tally[j, WORKING, lane] += times[at + lane]
            gone = later(free, finish)
            wait(rules, hours, j, j, lane, seed, futures[lane], BLOCKED, finish, gone, np.inf)
            scratch[lane], scratch[3 * WIDTH + lane] = finish, gone


@inlined
def pass_plain(server, tally, own, sums, times, ring, here, behind, before, base, half, column, places):
    """Move places through a station that never fails."""
    left, held, none = load(server, own + LEFT * WIDTH), load(server, own + HELD * WIDTH), spread(0.0)
    starved, working = load(tally, sums + STARVED * WIDTH), load(tally, sums + WORKING * WIDTH)
    blocked, waits = load(tally, sums + BLOCKED * WIDTH), load(tally, sums + WAITS * WIDTH)
    for place in range(places):
        process = load(times, drawn(base, half, column + place))
        start = larger(load(ring, spot(before, place)), left)
        idle = start - left
        finish = start + process
        starved = starved + idle
        working = working + process
        waits = waits + count_above(larger(idle, held), none)
        left = larger(load(ring, spot(behind, place)), finish)
        held = left - finish
        blocked = blocked + held
        store(ring, spot(here, place), left)
    store(server, own + LEFT * WIDTH, left)
    store(server, own + HELD * WIDTH, held)
    store(tally, sums + STARVED * WIDTH, starved)
    store(tally, sums + WORKING * WIDTH, working)
    store(tally, sums + BLOCKED * WIDTH, blocked)
    store(tally, sums + WAITS * WIDTH, waits)


@inlined
def pass_working(
    rules,
    hours,
    server,
    tally,
    modes,
    own,
    sums,
    life,
    times,
    ring,
    here,
    behind,
    before,
    base,
    half,
    column,
    places,
    scratch,
    j,
    mode,
    seed,
    futures,
):
    """Move places through a station that fails by working time."""
    left, held, none = load(server, own + LEFT * WIDTH), load(server, own + HELD * WIDTH), spread(0.0)
    starved, working = load(tally, sums + STARVED * WIDTH), load(tally, sums + WORKING * WIDTH)
    blocked, waits = load(tally, sums + BLOCKED * WIDTH), load(tally, sums + WAITS * WIDTH)
    limit = load(modes, life + LIMIT * WIDTH)
    for place in range(places):
        at = drawn(base, half, column + place)
        process = load(times, at)
        start = larger(load(ring, spot(before, place)), left)
        idle = start - left
        finish = start + process
        waits = waits + count_above(larger(idle, held), none)
        if any_less(limit, process):
            # What a failure does not touch is counted here; then memory holds the truth until the others are done.
            store(tally, sums + STARVED * WIDTH, starved + where_less(limit, process, none, idle))
            store(tally, sums + WORKING * WIDTH, working + where_less(limit, process, none, process))
            store(modes, life + LIMIT * WIDTH, limit)
            store(scratch, 0, finish)
            store(scratch, WIDTH, start)
            store(scratch, 2 * WIDTH, left)
            _mend_broken(
                rules.tables, rules.pieces, hours.mode, hours.number, hours.tally, rules.mode_key[mode],
                rules.mode[mode, LIFE], rules.mode[mode, MEND], times, at, scratch, j, mode, seed, futures,
            )  # fmt: skip
            starved, working = load(tally, sums + STARVED * WIDTH), load(tally, sums + WORKING * WIDTH)
            limit, finish = load(modes, life + LIMIT * WIDTH), load(scratch, 0)
        else:
            starved = starved + idle
            working = working + process
            limit = limit - process
        left = larger(load(ring, spot(behind, place)), finish)
        held = left - finish
        blocked = blocked + held
        store(ring, spot(here, place), left)
    store(server, own + LEFT * WIDTH, left)
    store(server, own + HELD * WIDTH, held)
    store(tally, sums + STARVED * WIDTH, starved)
    store(tally, sums + WORKING * WIDTH, working)
    store(tally, sums + BLOCKED * WIDTH, blocked)
    store(tally, sums + WAITS * WIDTH, waits)
    store(modes, life + LIMIT * WIDTH, limit)


@step
def pass_calendar(
    rules,
    hours,
    server,
    tally,
    modes,
    own,
    sums,
    life,
    times,
    ring,
    here,
    behind,
    before,
    base,
    half,
    column,
    places,
    scratch,
    j,
    mode,
    seed,
    futures,
):
    """Move places through a station that fails by the calendar."""
    apart()
    left, held, none = load(server, own + LEFT * WIDTH), load(server, own + HELD * WIDTH), spread(0.0)
    starved, working = load(tally, sums + STARVED * WIDTH), load(tally, sums + WORKING * WIDTH)
    blocked, waits = load(tally, sums + BLOCKED * WIDTH), load(tally, sums + WAITS * WIDTH)
    limit = load(modes, life + LIMIT * WIDTH)
    for place in range(places):
        at = drawn(base, half, column + place)
        process, free = load(times, at), load(ring, spot(behind, place))
        start = larger(load(ring, spot(before, place)), left)
        idle = start - left
        finish = start + process
        gone = larger(free, finish)
        waits = waits + count_above(larger(idle, held), none)
        if any_at_most(limit, gone):
            # What a failure does not touch is counted here; then memory holds the truth until the others are done.
            store(tally, sums + STARVED * WIDTH, starved + where_less(gone, limit, idle, none))
            store(tally, sums + WORKING * WIDTH, working + where_less(gone, limit, process, none))
            store(tally, sums + BLOCKED * WIDTH, blocked + where_less(gone, limit, gone - finish, none))
            store(scratch, 0, finish)
            store(scratch, WIDTH, start)
            store(scratch, 2 * WIDTH, left)
            store(scratch, 3 * WIDTH, gone)
            store(scratch, 4 * WIDTH, free)
            _mend_calendar(rules, hours, times, at, scratch, j, mode, seed, futures)
            starved, working = load(tally, sums + STARVED * WIDTH), load(tally, sums + WORKING * WIDTH)
            blocked, limit = load(tally, sums + BLOCKED * WIDTH), load(modes, life + LIMIT * WIDTH)
            finish, gone = load(scratch, 0), load(scratch, 3 * WIDTH)
        else:
            starved = starved + idle
            working = working + process
            blocked = blocked + (gone - finish)
        left = gone
        held = gone - finish
        store(ring, spot(here, place), left)
    store(server, own + LEFT * WIDTH, left)
    store(server, own + HELD * WIDTH, held)
    store(tally, sums + STARVED * WIDTH, starved)
    store(tally, sums + WORKING * WIDTH, working)
    store(tally, sums + BLOCKED * WIDTH, blocked)
    store(tally, sums + WAITS * WIDTH, waits)
