"""Arithmetic of a step in compiled code, shared by the kernels; `server.py` says what it means."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import entry, inlined, step
from nameplate.line.plan import (
    CLOCK,
    CLOCKS,
    DOWN,
    FAILS_AFTER,
    FAILS_KEY,
    FAILURES,
    FIRST_SERVER,
    LIMIT,
    REPAIR,
    REPAIR_KEY,
    SERVERS,
    UNTIL,
)
from nameplate.line.table import CELLS, OCTAVES, PART_BITS
from nameplate.rng_kernel import threefry

_TWELVE = np.uint64(12)
_ONE = np.uint64(1)
_SIGN = np.int64(63)
_MASK = np.int64((1 << 52) - 1)
_SCALE = 2.0**-52
_SHIFT = np.int64(52 - PART_BITS)
# The bits of 2**-53, the lowest edge of a table, cut to octave and part.
_LOWEST = np.int64((1023 - OCTAVES - 1) << PART_BITS)
_CELLS = np.int64(CELLS)
NEVER, WORKING_TIME, CALENDAR = CLOCKS["never"], CLOCKS["working"], CLOCKS["calendar"]


@inlined
def look(word, table):
    """Turn a word of the generator into a time; the same as `Table.at` of its uniform number."""
    number = np.int64(word >> _TWELVE)
    upper = np.int64(word) < 0
    # 1 - u, exactly: the generator's numbers lie symmetrically about 1/2.
    folded = number ^ _MASK if upper else number
    v = (np.float64(folded) + 0.5) * _SCALE
    cell = (np.float64(v).view(np.int64) >> _SHIFT) - _LOWEST
    cell = cell + _CELLS if upper else cell
    return table[cell, 0] + table[cell, 1] * v


@inlined
def look_all(words, count, times, cells, table):
    """Turn many words into times, the same as `look`: in two loops, of which the first can use vectors."""
    for number in range(count):
        word = np.int64(words[number])
        upper = word >> _SIGN
        v = (np.float64((np.int64(words[number] >> _TWELVE)) ^ (_MASK & upper)) + 0.5) * _SCALE
        times[number] = v
        cells[number] = (_CELLS & upper) + (np.float64(v).view(np.int64) >> _SHIFT) - _LOWEST
    for number in range(count):
        cell = cells[number]
        times[number] = table[cell, 0] + table[cell, 1] * times[number]


@step
def draw(seed, future, key, counter, table):
    """Draw one time."""
    number = np.uint64(counter)
    first, second = threefry(seed, key, future, number >> _ONE)
    return look(second if number & _ONE else first, table)


@inlined
def overlap(a, b, start, end):
    """Seconds that the times a to b and start to end have in common."""
    return max(0.0, min(b, end) - max(a, start))


@step
def life(plan, state, j, server, lane, seed, future):
    """Draw the time to the failure that is to come."""
    number = state.hand[server, FAILURES, lane]
    return draw(seed, future, plan.failure_key[server, FAILS_KEY], number, plan.tables[plan.layout[j, FAILS_AFTER]])


@step
def mend(plan, state, j, server, lane, seed, future):
    """Draw the time of the repair that is to come."""
    number = state.hand[server, FAILURES, lane]
    return draw(seed, future, plan.failure_key[server, REPAIR_KEY], number, plan.tables[plan.layout[j, REPAIR]])


@step
def next_failure(plan, state, j, server, lane, seed, future):
    """Calendar clock: from the end of a repair to the next failure."""
    state.hand[server, FAILURES, lane] += 1
    limit = state.server[server, UNTIL, lane] + life(plan, state, j, server, lane, seed, future)
    state.server[server, LIMIT, lane] = limit
    state.server[server, UNTIL, lane] = limit + mend(plan, state, j, server, lane, seed, future)


@entry
def first_failures(plan, state, seed, futures):
    """Draw the first failure of every server in every lane."""
    for j in range(len(plan.layout)):
        for server in range(plan.layout[j, FIRST_SERVER], plan.layout[j, FIRST_SERVER] + plan.layout[j, SERVERS]):
            for lane in range(len(futures)):
                state.server[server, LIMIT, lane] = np.inf
                state.server[server, UNTIL, lane] = np.inf
                if plan.layout[j, CLOCK] != NEVER:
                    limit = life(plan, state, j, server, lane, seed, futures[lane])
                    state.server[server, LIMIT, lane] = limit
                if plan.layout[j, CLOCK] == CALENDAR:
                    until = state.server[server, LIMIT, lane] + mend(plan, state, j, server, lane, seed, futures[lane])
                    state.server[server, UNTIL, lane] = until


@step
def idle(plan, state, j, server, lane, seed, future, held, start, end, stop):
    """Calendar clock: move the seconds down between start and end from the state `held` to down."""
    own = state.server[server]
    down = 0.0
    while own[LIMIT, lane] < end:
        down += overlap(own[LIMIT, lane], own[UNTIL, lane], start, min(end, stop))
        if own[UNTIL, lane] > end:
            break
        next_failure(plan, state, j, server, lane, seed, future)
    state.tally[j, held, lane] -= down
    state.tally[j, DOWN, lane] += down


@step
def work_by_working_time(plan, state, j, server, lane, seed, future, start, process, stop):
    """Work on an item that the server fails on: finish, seconds down, and those of them before stop."""
    own = state.server[server]
    down = shown = 0.0
    time = start + own[LIMIT, lane]
    limit = own[LIMIT, lane] - process
    while limit < 0.0:
        repair = mend(plan, state, j, server, lane, seed, future)
        down += repair
        shown += overlap(time, time + repair, time, stop)
        state.hand[server, FAILURES, lane] += 1
        fresh = life(plan, state, j, server, lane, seed, future)
        time = time + repair + fresh
        limit += fresh
    own[LIMIT, lane] = limit
    return start + process + down, down, shown


@step
def work_by_calendar(plan, state, j, server, lane, seed, future, start, process, stop):
    """Work on an item with the calendar clock, from a start up to which idle time is accounted for."""
    own = state.server[server]
    down = shown = 0.0
    time, left = start, process
    if own[LIMIT, lane] < start:
        down += own[UNTIL, lane] - start
        shown += overlap(start, own[UNTIL, lane], start, stop)
        time = own[UNTIL, lane]
        next_failure(plan, state, j, server, lane, seed, future)
    while time + left > own[LIMIT, lane]:
        left -= own[LIMIT, lane] - time
        down += own[UNTIL, lane] - own[LIMIT, lane]
        shown += overlap(own[LIMIT, lane], own[UNTIL, lane], own[LIMIT, lane], stop)
        time = own[UNTIL, lane]
        next_failure(plan, state, j, server, lane, seed, future)
    return time + left, down, shown
