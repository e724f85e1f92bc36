"""The recursion for one future at a time: everything that a line can have, and the end of a run in seconds.

Random numbers are drawn for a block of places at once, which the compiler turns into vector code; the steps follow
one by one. Arrays are handed on one by one, not in tuples: counting references to each array of a tuple at every step
costs a hundred times the step.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import entry, inlined, step
from nameplate.line.plan import (
    BLOCKED,
    CLOCK,
    CONSTANT,
    DOWN,
    EMPTY,
    ENTERED,
    FINISH,
    FIRST_ROOM,
    FIRST_SERVER,
    FREE,
    GOOD,
    GREATEST,
    HOLDS,
    LAST,
    LEAST,
    LEFT,
    LIMIT,
    MADE,
    PROCESS,
    PROCESS_KEY,
    QUALITY,
    QUALITY_KEY,
    ROOM_IN,
    ROOM_OUT,
    ROOMS,
    SCRAP,
    SCRAPPED,
    SERVERS,
    STARVED,
    TOTAL,
    WATCHED,
    WORKING,
)
from nameplate.line.step import (
    CALENDAR,
    WORKING_TIME,
    idle,
    look_all,
    work_by_calendar,
    work_by_working_time,
)
from nameplate.rng_kernel import threefry, to_unit

BLOCK = 64
HALF = BLOCK // 2


@step
def _words(words, seed, key, future, first_pair):
    for pair in range(HALF):
        first, second = threefry(seed, key, future, first_pair + np.uint64(pair))
        words[pair] = first
        words[HALF + pair] = second


@step
def _draw_block(plan, times, chances, words, cells, seed, future, place):
    """Draw process times and qualities for the block of places that begins with `place`: even ones, then odd ones."""
    pair = np.uint64(place) >> np.uint64(1)
    for j in range(len(plan.layout)):
        row, chance = times[j * BLOCK : (j + 1) * BLOCK], chances[j * BLOCK : (j + 1) * BLOCK]
        if np.isnan(plan.share[j, CONSTANT]):
            _words(words, seed, plan.key[j, PROCESS_KEY], future, pair)
            look_all(words, BLOCK, row, cells, plan.tables[plan.layout[j, PROCESS]])
        else:
            row[:] = plan.share[j, CONSTANT]
        if plan.share[j, QUALITY] < 1.0:
            _words(words, seed, plan.key[j, QUALITY_KEY], future, pair)
            for number in range(BLOCK):
                chance[number] = to_unit(words[number])


@step
def _fail(plan, state, j, server, lane, seed, future, start, process, stop):
    """Work on an item that a failure may touch: finish, seconds down, those of them before stop."""
    if plan.layout[j, CLOCK] == WORKING_TIME:
        return work_by_working_time(plan, state, j, server, lane, seed, future, start, process, stop)
    if state.server[server, LIMIT, lane] < start:
        left = state.server[server, LEFT, lane]
        idle(plan, state, j, server, lane, seed, future, STARVED, left, start, stop)
    return work_by_calendar(plan, state, j, server, lane, seed, future, start, process, stop)


@inlined
def _choose(hands, servers, first, count, lane, room):
    """Find the server whose item can leave first, or the first one that has had none."""
    best, soonest, earliest = -1, np.inf, np.inf
    for server in range(first, first + count):
        holds = hands[server, HOLDS, lane]
        if holds == EMPTY:
            return server
        finish = servers[server, FINISH, lane]
        leaves = finish if holds == SCRAP else max(finish, room)
        if leaves < soonest or (leaves == soonest and finish < earliest):
            best, soonest, earliest = server, leaves, finish
    return best


@inlined
def _next(row, rows):
    return row + 1 if row + 1 < rows else 0


@step
def _close(plan, state, lane, seed, future, stop):
    """End a run in seconds: who still holds an item is blocked from its finish on."""
    for j in range(len(plan.layout)):
        first = plan.layout[j, FIRST_SERVER]
        for server in range(first, first + plan.layout[j, SERVERS]):
            if state.hand[server, HOLDS, lane] != EMPTY:
                finish = state.server[server, FINISH, lane]
                state.tally[j, BLOCKED, lane] += stop - min(finish, stop)
                if plan.layout[j, CLOCK] == CALENDAR and state.server[server, LIMIT, lane] < stop:
                    idle(plan, state, j, server, lane, seed, future, BLOCKED, finish, stop, stop)


@step
def _gone(layout, servers, marks, lane):
    """Time up to which every station has given away its items."""
    least = np.inf
    for j in range(len(layout)):
        least = min(least, servers[layout[j, FIRST_SERVER] + marks[j, FREE, lane], LEFT, lane])
    return least


@step
def _walk(plan, state, times, chances, lane, seed, future, column, end, stop):  # noqa: PLR0912, PLR0915 - one loop, so that arrays are handed on nowhere
    """Move places through the line, from `column` to `end` or to the place that ends the run; tell which it was."""
    layout, share = plan.layout, plan.share
    servers, hands, tally, marks, rooms, flow, output = state
    stations = len(layout)
    for place in range(column, end):
        arrival, entered, good, passed = 0.0, 0.0, True, True
        drawn = (place & 1) * HALF + (place >> 1)
        for j in range(stations):
            # Take: the free server starts on the item.
            server = layout[j, FIRST_SERVER] + marks[j, FREE, lane]
            left, process = servers[server, LEFT, lane], times[j * BLOCK + drawn]
            start = max(arrival, left)
            tally[j, STARVED, lane] += min(start, stop) - min(left, stop)
            finish, down, shown = start + process, 0.0, 0.0
            clock = layout[j, CLOCK]
            if clock == WORKING_TIME:
                if servers[server, LIMIT, lane] - process < 0.0:
                    finish, down, shown = _fail(plan, state, j, server, lane, seed, future, start, process, stop)
                else:
                    servers[server, LIMIT, lane] -= process
            elif clock == CALENDAR and servers[server, LIMIT, lane] < finish:
                finish, down, shown = _fail(plan, state, j, server, lane, seed, future, start, process, stop)
            if finish <= stop:
                tally[j, WORKING, lane] += process
                tally[j, DOWN, lane] += down
            else:
                tally[j, WORKING, lane] += max(0.0, stop - start) - shown
                tally[j, DOWN, lane] += shown
            good = share[j, QUALITY] == 1.0 or chances[j * BLOCK + drawn] < share[j, QUALITY]
            room = 0.0
            if j == 0:
                entered = start
            else:
                marks[j, ROOM_IN, lane] = _next(marks[j, ROOM_IN, lane], layout[j, ROOMS])
            if j + 1 < stations:
                room = rooms[layout[j + 1, FIRST_ROOM] + marks[j + 1, ROOM_IN, lane], lane]
            # Give: with parallel servers, another item may be the next to leave.
            if layout[j, SERVERS] > 1:
                hands[server, HOLDS, lane] = GOOD if good else SCRAP
                servers[server, FINISH, lane] = finish
                servers[server, ENTERED, lane] = entered
                server = _choose(hands, servers, layout[j, FIRST_SERVER], layout[j, SERVERS], lane, room)
                marks[j, FREE, lane] = server - layout[j, FIRST_SERVER]
                holds = hands[server, HOLDS, lane]
                if holds == EMPTY:
                    passed = False
                    break
                good = holds == GOOD
                hands[server, HOLDS, lane] = EMPTY
                finish, entered = servers[server, FINISH, lane], servers[server, ENTERED, lane]
            arrival = max(finish, room) if good else finish
            servers[server, LEFT, lane] = arrival
            tally[j, BLOCKED, lane] += min(arrival, stop) - min(finish, stop)
            if clock == CALENDAR and servers[server, LIMIT, lane] < arrival:
                idle(plan, state, j, server, lane, seed, future, BLOCKED, finish, arrival, stop)
            rooms[layout[j, FIRST_ROOM] + marks[j, ROOM_OUT, lane], lane] = arrival
            marks[j, ROOM_OUT, lane] = _next(marks[j, ROOM_OUT, lane], layout[j, ROOMS])
            if not good:
                marks[j, SCRAPPED, lane] += arrival <= stop
                passed = False
                break
        if passed and arrival <= stop:
            spent = arrival - entered
            output[MADE, lane] += 1
            output[WATCHED, lane] += 1
            flow[LAST, lane] = arrival
            flow[TOTAL, lane] += spent
            flow[LEAST, lane] = min(flow[LEAST, lane], spent)
            flow[GREATEST, lane] = max(flow[GREATEST, lane], spent)
        # The first station is the first to be done, so that the others are seldom asked.
        if servers[marks[0, FREE, lane], LEFT, lane] > stop and _gone(layout, servers, marks, lane) > stop:
            return place + 1, True
    return end, False


@entry
def run(plan, state, lane, seed, future, place, places, stop):
    """Let places through in one lane, up to `places` or until nothing that leaves by `stop` is left in the line.

    Parameters
    ----------
    place, places : int
        The first place and the one after the last.
    stop : float
        Seconds after which nothing counts.

    Returns
    -------
    int, bool
        The next place; whether the stop is reached.
    """
    stations = len(plan.layout)
    times, chances = np.empty(stations * BLOCK), np.empty(stations * BLOCK)
    words, cells = np.empty(BLOCK, np.uint64), np.empty(BLOCK, np.int64)
    over = False
    while place < places and not over:
        column = place % BLOCK
        _draw_block(plan, times, chances, words, cells, seed, future, place - column)
        end = min(BLOCK, column + places - place)
        end, over = _walk(plan, state, times, chances, lane, seed, future, column, end, stop)
        place += end - column
    if over:
        _close(plan, state, lane, seed, future, stop)
    return place, over
