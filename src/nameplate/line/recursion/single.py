"""The recursion for one future at a time: everything that a line can have, and the end of a run in seconds.

Random numbers are drawn for a block of places at once, which the compiler turns into vector code; the steps follow
one by one. What is rare stands in functions of its own; a station that only works, and fails by working time or
calendar, takes the short way through.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import math

import numpy as np

from nameplate.compiled import apart, entry, inlined, step
from nameplate.line.plan import (
    ARRIVING,
    BLOCKED,
    CALENDAR_TIME,
    CARDS,
    CLOCK,
    CONSTANT,
    DRAINED,
    FIRST_MODE,
    FIRST_ROOM,
    FIRST_SERVER,
    MANY,
    PROCESS_KEY,
    PRODUCTS,
    QUALITY,
    QUALITY_KEY,
    ROOMS,
    ROWS,
    SERVERS,
    SPECIAL,
    STARVED,
    SUPPLIED,
    WORKING,
    WORKING_TIME,
    YIELDS,
)
from nameplate.line.recursion.counting import enter, leave, scrap
from nameplate.line.recursion.draw import look, look_all
from nameplate.line.recursion.ends import drain, give_card, product_of, supply
from nameplate.line.recursion.order import later, sooner
from nameplate.line.recursion.special import work_special
from nameplate.line.recursion.step import hours_of, rules_of, wait, work
from nameplate.line.state import (
    DRAINED_AT,
    EMPTY,
    ENTERED,
    FINISH,
    FREE,
    GIVEN,
    GOOD,
    HELD,
    HOLDS,
    LAST,
    LEFT,
    LIMIT,
    PRODUCT,
    ROOM_IN,
    ROOM_OUT,
    SCRAP,
    WAITS,
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
    apart()
    pair = np.uint64(place) >> np.uint64(1)
    for j in range(len(plan.layout)):
        row, chance = times[j * BLOCK : (j + 1) * BLOCK], chances[j * BLOCK : (j + 1) * BLOCK]
        if math.isnan(plan.share[j, CONSTANT]):
            own = words[j * BLOCK : (j + 1) * BLOCK]
            _words(own, seed, plan.key[j, PROCESS_KEY], future, pair)
            # With several products it is not known yet whose table to look into.
            if plan.gate[PRODUCTS] == 1:
                look_all(own, BLOCK, row, cells, plan.tables[plan.work[j, 0]], plan.pieces, plan.cut[plan.work[j, 0]])
        else:
            row[:] = plan.share[j, CONSTANT]
        if plan.share[j, QUALITY] < 1.0 or plan.layout[j, YIELDS] > 0:
            last = words[len(plan.layout) * BLOCK :]
            _words(last, seed, plan.key[j, QUALITY_KEY], future, pair)
            for number in range(BLOCK):
                chance[number] = to_unit(last[number])


@step
def _fail(plan, state, j, server, lane, seed, future, left, start, process, stop):
    """Wait and work where a failure may touch either; returns when the item is finished."""
    apart()
    wait(plan, state, j, server, lane, seed, future, STARVED, left, start, stop)
    return work(plan, state, j, server, lane, seed, future, start, process, stop)


@inlined
def _choose(hands, servers, first, count, lane, room):
    """Find the server whose item can leave first, or the first one that has had none."""
    best, soonest, earliest = -1, np.inf, np.inf
    for server in range(first, first + count):
        holds = hands[server, HOLDS, lane]
        if holds == EMPTY:
            return server
        finish = servers[server, FINISH, lane]
        leaves = finish if holds == SCRAP else later(finish, room)
        if leaves < soonest or (leaves == soonest and finish < earliest):
            best, soonest, earliest = server, leaves, finish
    return best


@step
def close(plan, state, lane, seed, future, stop):
    """End a run in seconds: who still holds an item is blocked from its finish on."""
    apart()
    for j in range(len(plan.layout)):
        first = plan.layout[j, FIRST_SERVER]
        for server in range(first, first + plan.layout[j, SERVERS]):
            if state.hand[server, HOLDS, lane] != EMPTY:
                finish = sooner(state.server[server, FINISH, lane], stop)
                wait(plan, state, j, server, lane, seed, future, BLOCKED, finish, stop, stop)


@step
def _gone(layout, servers, marks, lane):
    """Time up to which every station has given away its items."""
    apart()
    least = np.inf
    for j in range(len(layout)):
        least = sooner(least, servers[layout[j, FIRST_SERVER] + marks[j, FREE, lane], LEFT, lane])
    return least


@inlined
def _take(plan, state, j, server, lane, seed, future, arrival, room, product, place, process, chance, stop):
    """Put an item on a server and work on it: when it is taken, when finished, whether it is good."""
    layout, clock = plan.layout, plan.layout[j, CLOCK]
    if layout[j, SPECIAL]:
        return work_special(
            plan, state, j, server, lane, seed, future, arrival, room, product, place, process, chance, stop
        )
    left, mode = state.server[server, LEFT, lane], layout[j, FIRST_MODE] + server - layout[j, FIRST_SERVER]
    start = later(arrival, left)
    finish = start + process
    waited = later(start - left, state.server[server, HELD, lane])
    state.tally[j, WAITS, lane] += np.float64(waited > 0.0)
    if (
        clock == MANY
        or (clock == WORKING_TIME and state.mode[mode, LIMIT, lane] < process)
        or (clock == CALENDAR_TIME and state.mode[mode, LIMIT, lane] <= finish)
    ):
        finish = _fail(rules_of(plan), hours_of(state), j, server, lane, seed, future, left, start, process, stop)
    else:
        state.tally[j, STARVED, lane] += sooner(start, stop) - sooner(left, stop)
        state.tally[j, WORKING, lane] += process if finish <= stop else later(0.0, stop - start)
        if clock == WORKING_TIME:
            state.mode[mode, LIMIT, lane] -= process
    return start, finish, plan.share[j, QUALITY] == 1.0 or chance < plan.share[j, QUALITY]


@inlined
def _exchange(plan, state, j, server, lane, room, finish, entered, good, product):
    """Put an item down, and pick up the one that can leave first: its server, or -1 while one has had no item yet."""
    servers, hands, marks = state.server, state.hand, state.mark
    hands[server, HOLDS, lane] = GOOD if good else SCRAP
    hands[server, PRODUCT, lane] = product
    servers[server, FINISH, lane] = finish
    servers[server, ENTERED, lane] = entered
    first = plan.layout[j, FIRST_SERVER]
    other = _choose(hands, servers, first, plan.layout[j, SERVERS], lane, room)
    marks[j, FREE, lane] = other - first
    holds = hands[other, HOLDS, lane]
    hands[other, HOLDS, lane] = EMPTY
    if holds == EMPTY:
        other = -1
    return other, holds == GOOD


@inlined
def _give(plan, state, j, server, lane, seed, future, room, finish, good, stop):
    """Let an item go; returns when it does."""
    layout, clock = plan.layout, plan.layout[j, CLOCK]
    gone = later(finish, room) if good else finish
    state.server[server, LEFT, lane] = gone
    state.server[server, HELD, lane] = gone - finish
    mode = layout[j, FIRST_MODE] + server - layout[j, FIRST_SERVER]
    if (
        clock == MANY
        or layout[j, SPECIAL]
        or (clock == CALENDAR_TIME and state.mode[mode, LIMIT, lane] <= gone)
    ):  # fmt: skip
        wait(plan, state, j, server, lane, seed, future, BLOCKED, finish, gone, stop)
    else:
        state.tally[j, BLOCKED, lane] += sooner(gone, stop) - sooner(finish, stop)
    state.mark[j, GIVEN, lane] += np.int64(gone <= stop)
    row = state.mark[j, ROOM_OUT, lane]
    state.room[layout[j, FIRST_ROOM] + row, lane] = gone
    state.mark[j, ROOM_OUT, lane] = (row + 1) & (layout[j, ROWS] - 1)
    return gone


@inlined
def _room(plan, state, j, lane):
    """When the next arrival finds room behind a station."""
    layout = plan.layout
    if j + 1 == len(layout):
        return state.gate[DRAINED_AT, lane]
    row = (state.mark[j + 1, ROOM_IN, lane] - layout[j + 1, ROOMS]) & (layout[j + 1, ROWS] - 1)
    return state.room[layout[j + 1, FIRST_ROOM] + row, lane]


@inlined
def _come(plan, state, lane, seed, future, place):
    """Bring an item to the line: from when the first station can take it, since when it is there, its product."""
    product = product_of(plan, seed, future, place) if plan.gate[PRODUCTS] > 1 else 0
    supplied = supply(plan, state, lane, seed, future) if plan.gate[SUPPLIED] else 0.0
    return later(supplied, state.card[0, lane]) if plan.gate[CARDS] > 0 else supplied, supplied, product


@inlined
def _go(plan, state, j, lane, seed, future, gone, entered, good, product, stop):
    """Count an item that leaves the line, at its end or as scrap."""
    if plan.gate[CARDS] > 0:
        give_card(plan, state, lane, gone)
    if not good:
        scrap(plan, state, j, lane, gone, product, stop)
    else:
        if plan.gate[DRAINED]:
            drain(plan, state, lane, seed, future, gone)
        leave(plan, state, lane, gone, entered, product, stop)


@inlined
def _pass(plan, state, times, chances, words, lane, seed, future, number, place, stop):
    """Move a place through the line."""
    layout, marks, stations, products = plan.layout, state.mark, len(plan.layout), plan.gate[PRODUCTS]
    arrival, entered, product = _come(plan, state, lane, seed, future, place)
    supplied, drawn = entered, (number & 1) * HALF + (number >> 1)
    for j in range(stations):
        server, process = layout[j, FIRST_SERVER] + marks[j, FREE, lane], times[j * BLOCK + drawn]
        if products > 1 and math.isnan(plan.share[j, CONSTANT]):
            process = look(words[j * BLOCK + drawn], plan.tables[plan.work[j, product]], plan.pieces)
        room, chance = _room(plan, state, j, lane), chances[j * BLOCK + drawn]
        start, finish, good = _take(
            plan, state, j, server, lane, seed, future, arrival, room, product, place, process, chance, stop
        )
        if j == 0:
            entered = supplied if plan.gate[ARRIVING] else start
            enter(plan, state, lane, entered, stop)
        else:
            marks[j, ROOM_IN, lane] = (marks[j, ROOM_IN, lane] + 1) & (layout[j, ROWS] - 1)
        if layout[j, SERVERS] > 1:
            server, good = _exchange(plan, state, j, server, lane, room, finish, entered, good, product)
            if server < 0:
                return
            product, finish = state.hand[server, PRODUCT, lane], state.server[server, FINISH, lane]
            entered = state.server[server, ENTERED, lane]
        arrival = _give(plan, state, j, server, lane, seed, future, room, finish, good, stop)
        if not good or j + 1 == stations:
            _go(plan, state, j, lane, seed, future, arrival, entered, good, product, stop)
            return


@step
def walk(plan, state, times, chances, words, lane, seed, future, block, end, stop, column):
    """Move places through the line, from `column` to `end` or to the place that ends the run; tell which it was."""
    for number in range(column, end):
        _pass(plan, state, times, chances, words, lane, seed, future, number, block + number, stop)
        # The first station is the first to be done, so that the others are seldom asked.
        if (
            state.server[state.mark[0, FREE, lane], LEFT, lane] > stop
            and _gone(plan.layout, state.server, state.mark, lane) > stop
        ):
            return number + 1, True
    return end, False


@step
def _arrive(plan, state, lane, seed, future, end, stop):
    while True:
        time = supply(plan, state, lane, seed, future)
        if time > end:
            return
        enter(plan, state, lane, time, stop)


@entry
def arrive(plan, state, seed, futures, stop):
    """Count the items that have come by the end of a run and were not taken, in every lane."""
    for lane in range(len(futures)):
        end = state.flow[LAST, lane] if math.isinf(stop) else stop
        _arrive(plan, state, lane, seed, futures[lane], end, stop)


@entry
def run(plan, state, seed, future, place, places, stop):
    """Let places through in the only lane of a state, up to `places` or until nothing is left that leaves by `stop`.

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
    words, cells = np.empty((stations + 1) * BLOCK, np.uint64), np.empty(BLOCK, np.int64)
    over = False
    while place < places and not over:
        column = place % BLOCK
        block = place - column
        _draw_block(plan, times, chances, words, cells, seed, future, block)
        end = sooner(BLOCK, column + places - place)
        end, over = walk(plan, state, times, chances, words, 0, seed, future, block, end, stop, column)
        place += end - column
    if over:
        close(plan, state, 0, seed, future, stop)
    return place, over
