"""What a server does with its time in compiled code, shared by the kernels; `server.py` says what it means."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.compiled import apart, entry, inlined, step
from nameplate.line.calendar import WEEK
from nameplate.line.plan import (
    CALENDAR_TIME,
    CARE_ITEMS,
    CARE_TABLE,
    CHANGING,
    CLOCK,
    DOWN,
    FIRST_CARE,
    FIRST_MODE,
    FIRST_PLAN,
    FIRST_SERVER,
    FIRST_SHIFT,
    LIFE,
    MEND,
    MODE_CLOCK,
    MODES,
    NEVER,
    OFF,
    PLANS,
    REPEATS,
    SERVERS,
    SHIFTS,
    WORKING,
    WORKING_TIME,
)
from nameplate.line.recursion.draw import draw, draw_pair, look
from nameplate.line.recursion.order import later, sooner
from nameplate.line.state import CLOSES, LIMIT, OPENS, SHIFT, UNTIL, WEEKS
from nameplate.rng_kernel import threefry

NOTHING = -1


class Rules(NamedTuple):
    """What of a plan concerns a server's time; few arrays, since each costs at every call."""

    layout: NDArray[np.int64]
    mode: NDArray[np.int64]
    mode_key: NDArray[np.uint64]
    tables: NDArray[np.float64]
    pieces: NDArray[np.float64]
    shift: NDArray[np.float64]


class Hours(NamedTuple):
    """What of a state concerns a server's time."""

    server: NDArray[np.float64]
    hand: NDArray[np.int64]
    mode: NDArray[np.float64]
    number: NDArray[np.int64]
    tally: NDArray[np.float64]


@inlined
def rules_of(plan):
    """Pick what concerns a server's time."""
    return Rules(plan.layout, plan.mode, plan.mode_key, plan.tables, plan.pieces, plan.shift)


@inlined
def hours_of(state):
    """Pick what concerns a server's time."""
    return Hours(state.server, state.hand, state.mode, state.number, state.tally)


@step
def account(state, j, kind, lane, begin, end, stop):
    """Count seconds before the stop."""
    state.tally[j, kind, lane] += sooner(end, stop) - sooner(begin, stop)


@step
def first_mode(plan, j, server):
    """Row of a server's first failure mode."""
    return plan.layout[j, FIRST_MODE] + (server - plan.layout[j, FIRST_SERVER]) * plan.layout[j, MODES]


@step
def renew(plan, state, mode, lane, seed, future, since):
    """Draw the next failure and its repair."""
    state.number[mode, lane] += 1
    pair = state.number[mode, lane]
    life, mend = draw_pair(plan, plan.mode[mode, LIFE], plan.mode[mode, MEND], seed, plan.mode_key[mode], future, pair)
    limit = since + life
    state.mode[mode, LIMIT, lane] = limit
    state.mode[mode, UNTIL, lane] = limit + mend if plan.mode[mode, MODE_CLOCK] == CALENDAR_TIME else mend


@step
def go_to_shift(plan, state, j, server, lane, time):
    """Find the shift that has not ended by a time."""
    own = state.server[server]
    while own[CLOSES, lane] <= time and plan.layout[j, SHIFTS] > 0:
        number = state.hand[server, SHIFT, lane] + 1
        if number == plan.layout[j, SHIFTS]:
            number -= plan.layout[j, REPEATS]
            own[WEEKS, lane] += WEEK
        state.hand[server, SHIFT, lane] = number
        row = plan.layout[j, FIRST_SHIFT] + number
        own[OPENS, lane] = own[WEEKS, lane] + plan.shift[row, 0]
        own[CLOSES, lane] = own[WEEKS, lane] + plan.shift[row, 1]


@step
def held_up(plan, state, j, server, lane, seed, future, time):
    """Tell what keeps the server from work at a time, if anything, and until when that stays so."""
    own = state.server[server]
    go_to_shift(plan, state, j, server, lane, time)
    if own[OPENS, lane] > time:
        return OFF, own[OPENS, lane]
    mended, until = time, own[CLOSES, lane]
    first = first_mode(plan, j, server)
    for mode in range(first, first + plan.layout[j, MODES]):
        if plan.mode[mode, MODE_CLOCK] == CALENDAR_TIME:
            while state.mode[mode, UNTIL, lane] <= time:
                renew(plan, state, mode, lane, seed, future, state.mode[mode, UNTIL, lane])
            if state.mode[mode, LIMIT, lane] <= time:
                mended = later(mended, state.mode[mode, UNTIL, lane])
            else:
                until = sooner(until, state.mode[mode, LIMIT, lane])
    if mended > time:
        return DOWN, sooner(mended, own[CLOSES, lane])
    return NOTHING, until


@inlined
def wait(plan, state, j, server, lane, seed, future, kind, begin, end, stop):
    """Let time pass in a state, off shift and failures apart."""
    if begin < end:
        clock = plan.layout[j, CLOCK]
        if clock in (NEVER, WORKING_TIME) and plan.layout[j, SHIFTS] == 0:
            state.tally[j, kind, lane] += sooner(end, stop) - sooner(begin, stop)
        else:
            wait_long(rules_of(plan), hours_of(state), j, server, lane, seed, future, kind, begin, end, stop)


@step
def wait_long(plan, state, j, server, lane, seed, future, kind, begin, end, stop):
    """Let time pass in a state where the server has a calendar, or may fail meanwhile."""
    apart()
    time = begin
    while time < end:
        held, until = held_up(plan, state, j, server, lane, seed, future, time)
        until = sooner(until, end)
        account(state, j, kind if held == NOTHING else held, lane, time, until, stop)
        time = until


@step
def _failing(plan, state, first, count, lane):
    """Find the failure mode whose working time runs out first."""
    failing = NOTHING
    for mode in range(first, first + count):
        if plan.mode[mode, MODE_CLOCK] == WORKING_TIME and (
            failing == NOTHING or state.mode[mode, LIMIT, lane] < state.mode[failing, LIMIT, lane]
        ):
            failing = mode
    return failing


@step
def _age(plan, state, j, first, count, lane, amount, begin, end, stop):
    """Count seconds of work."""
    state.tally[j, WORKING, lane] += amount if end <= stop else later(0.0, stop - begin)
    for mode in range(first, first + count):
        if plan.mode[mode, MODE_CLOCK] == WORKING_TIME:
            state.mode[mode, LIMIT, lane] = later(0.0, state.mode[mode, LIMIT, lane] - amount)


@step
def work(plan, state, j, server, lane, seed, future, begin, process, stop):
    """Work on an item where something may interrupt it; returns when it is finished."""
    apart()
    time, left = begin, process
    first, count = first_mode(plan, j, server), plan.layout[j, MODES]
    while True:
        held, until = held_up(plan, state, j, server, lane, seed, future, time)
        if held != NOTHING:
            account(state, j, held, lane, time, until, stop)
            time = until
            continue
        failing = _failing(plan, state, first, count, lane)
        amount, broken = left, False
        if failing != NOTHING and state.mode[failing, LIMIT, lane] < left:
            amount, broken = state.mode[failing, LIMIT, lane], True
        end = time + amount
        interrupted = until < end
        if interrupted:
            amount, end = until - time, until
        _age(plan, state, j, first, count, lane, amount, time, end, stop)
        if not broken and not interrupted:
            return end
        left = later(0.0, left - amount)
        time = end
        if not interrupted:
            repair = state.mode[failing, UNTIL, lane]
            wait(plan, state, j, server, lane, seed, future, DOWN, time, time + repair, stop)
            time = time + repair
            renew(plan, state, failing, lane, seed, future, 0.0)


@inlined
def work_on(tables, pieces, mode, number, tally, key, one, other, row, j, lane, seed, future, begin, process, stop):
    """Work on an item where only one way to fail, by working time, interrupts it: `work`, cut down to that."""
    time, left = begin, process
    limit, repair = mode[row, LIMIT, lane], mode[row, UNTIL, lane]
    while limit < left:
        broken = time + limit
        tally[j, WORKING, lane] += limit if broken <= stop else later(0.0, stop - time)
        left = later(0.0, left - limit)
        time = broken + repair
        tally[j, DOWN, lane] += sooner(time, stop) - sooner(broken, stop)
        number[row, lane] += 1
        first, second = threefry(seed, key, future, np.uint64(number[row, lane]))
        limit = 0.0 + look(first, tables[one], pieces)
        repair = look(second, tables[other], pieces)
    finish = time + left
    tally[j, WORKING, lane] += left if finish <= stop else later(0.0, stop - time)
    mode[row, LIMIT, lane] = later(0.0, limit - left)
    mode[row, UNTIL, lane] = repair
    return finish


@step
def change_over(plan, state, j, server, lane, begin, takes, stop):
    """Change over to another product, which rests off shift; returns when that is done."""
    apart()
    own = state.server[server]
    time, left = begin, takes
    while True:
        go_to_shift(plan, state, j, server, lane, time)
        if own[OPENS, lane] > time:
            account(state, j, OFF, lane, time, own[OPENS, lane], stop)
            time = own[OPENS, lane]
        end = time + left
        closes = own[CLOSES, lane]
        if end <= closes:
            account(state, j, CHANGING, lane, time, end, stop)
            return end
        account(state, j, CHANGING, lane, time, closes, stop)
        left = later(0.0, left - (closes - time))
        time = closes


@step
def maintain(plan, state, j, server, lane, seed, future, ready, stop):
    """Do what maintenance is due once the last item has left; returns when that is done."""
    apart()
    count = plan.layout[j, PLANS]
    first = plan.layout[j, FIRST_PLAN] + (server - plan.layout[j, FIRST_SERVER]) * count
    for number in range(count):
        row, care = first + number, plan.layout[j, FIRST_CARE] + number
        if state.used[row, lane] >= plan.due[care]:
            takes = draw(plan, plan.care[care, CARE_TABLE], seed, plan.care_key[row], future, state.cared[row, lane])
            wait(plan, state, j, server, lane, seed, future, DOWN, ready, ready + takes, stop)
            ready = ready + takes
            state.used[row, lane] = 0.0
            state.cared[row, lane] += 1
    return ready


@step
def wear(plan, state, j, server, lane, process):
    """Count an item towards the next maintenance."""
    count = plan.layout[j, PLANS]
    first = plan.layout[j, FIRST_PLAN] + (server - plan.layout[j, FIRST_SERVER]) * count
    for number in range(count):
        by_items = plan.care[plan.layout[j, FIRST_CARE] + number, CARE_ITEMS]
        state.used[first + number, lane] += 1.0 if by_items else process


@entry
def begin_all(plan, state, seed, futures):
    """Draw the first failure of every server and open its first shift, in every lane."""
    for lane in range(len(futures)):
        for mode in range(len(plan.mode_key)):
            renew(plan, state, mode, lane, seed, futures[lane], 0.0)
        for j in range(len(plan.layout)):
            first = plan.layout[j, FIRST_SERVER]
            for server in range(first, first + plan.layout[j, SERVERS]):
                if plan.layout[j, SHIFTS] > 0:
                    state.server[server, OPENS, lane] = plan.shift[plan.layout[j, FIRST_SHIFT], 0]
                    state.server[server, CLOSES, lane] = plan.shift[plan.layout[j, FIRST_SHIFT], 1]
