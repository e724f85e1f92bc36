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
    BEFORE,
    BLOCKED,
    BY_ITEMS,
    CALENDAR_TIME,
    CARDS,
    CHANGE_KEY,
    CHANGES,
    CLOCK,
    CONSTANT,
    DRAINED,
    FIRST_MODE,
    FIRST_ROOM,
    FIRST_SERVER,
    FIRST_SPEED,
    FIRST_YIELD,
    GAP,
    MANY,
    NEVER,
    PLANS,
    PROCESS_KEY,
    PRODUCTS,
    QUALITY,
    QUALITY_KEY,
    ROOMS,
    ROWS,
    SERVERS,
    SHIFTS,
    SPECIAL,
    SPEEDS,
    STARVED,
    SUPPLIED,
    WORKING,
    WORKING_TIME,
    YIELDS,
)
from nameplate.line.recursion.counting import enter, leave, scrap
from nameplate.line.recursion.draw import draw, look, look_all
from nameplate.line.recursion.ends import drain, give_card, product_of, supply
from nameplate.line.recursion.order import later, sooner
from nameplate.line.recursion.step import change_over, hours_of, maintain, rules_of, wait, wear, work
from nameplate.line.state import (
    BEFORE_IT,
    DRAINED_AT,
    EMPTY,
    ENTERED,
    FINISH,
    FREE,
    GOOD,
    HELD,
    HOLDS,
    LEFT,
    LIMIT,
    PRODUCT,
    ROOM_IN,
    ROOM_OUT,
    SCRAP,
    SLOW,
    TAKEN,
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
def _on_ramp(plan, first, count, x):
    """Read a ramp: `Ramp.at`."""
    here = first
    if x < plan.knots[first, 0]:
        return plan.knots[first, 1]
    for knot in range(first + 1, first + count):
        if x < plan.knots[knot, 0]:
            break
        here = knot
    return plan.knots[here, 1] + plan.knots[here, 2] * (x - plan.knots[here, 0])


@inlined
def _prepare(plan, state, j, server, lane, seed, future, arrival, room, product, place, stop):
    """All that comes before the work: maintenance, waiting, changing over; when an item is taken, and when it begins."""
    ready = state.server[server, LEFT, lane]
    if plan.layout[j, PLANS] > 0:
        ready = maintain(plan, state, j, server, lane, seed, future, ready, stop)
    taken = later(later(arrival, ready), state.pace[j, lane])
    wait(plan, state, j, server, lane, seed, future, STARVED, ready, taken, stop)
    state.pace[j, lane] = taken + plan.share[j, GAP]
    begin = later(taken, room) if plan.layout[j, BEFORE] else taken
    wait(plan, state, j, server, lane, seed, future, BLOCKED, taken, begin, stop)
    state.tally[j, WAITS, lane] += 1.0 if later(begin - ready, state.server[server, HELD, lane]) > 0.0 else 0.0
    before = state.hand[server, BEFORE_IT, lane]
    state.hand[server, BEFORE_IT, lane] = product
    if plan.layout[j, CHANGES] and before >= 0 and before != product and plan.change[j, before, product] >= 0:
        takes = draw(plan, plan.change[j, before, product], seed, plan.key[j, CHANGE_KEY], future, place)
        begin = change_over(rules_of(plan), hours_of(state), j, server, lane, begin, takes, stop)
    return taken, begin


@inlined
def _special(plan, state, j, server, lane, seed, future, arrival, room, product, place, drawn, chance, stop):
    """Take an item at a station that has more than work to do: when taken, when finished, whether it is good."""
    taken, begin = _prepare(plan, state, j, server, lane, seed, future, arrival, room, product, place, stop)
    progress = np.float64(state.mark[j, TAKEN, lane]) if plan.layout[j, BY_ITEMS] else begin
    process, quality = drawn, plan.share[j, QUALITY]
    if plan.layout[j, SPEEDS] > 0:
        process = drawn / _on_ramp(plan, plan.layout[j, FIRST_SPEED], plan.layout[j, SPEEDS], progress)
    if plan.layout[j, YIELDS] > 0:
        quality = quality * _on_ramp(plan, plan.layout[j, FIRST_YIELD], plan.layout[j, YIELDS], progress)
    finish = begin + process
    if plan.layout[j, CLOCK] != NEVER or plan.layout[j, SHIFTS] > 0:
        finish = work(rules_of(plan), hours_of(state), j, server, lane, seed, future, begin, process, stop)
    else:
        state.tally[j, WORKING, lane] += process if finish <= stop else later(0.0, stop - begin)
    if finish <= stop:
        state.tally[j, SLOW, lane] += process - drawn
    wear(plan, state, j, server, lane, process)
    state.mark[j, TAKEN, lane] += 1
    return taken, finish, quality == 1.0 or chance < quality


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


@step
def walk(plan, state, times, chances, words, lane, seed, future, block, end, stop, column):  # noqa: PLR0912, PLR0915 - one loop, so that arrays are handed on nowhere
    """Move places through the line, from `column` to `end` or to the place that ends the run; tell which it was."""
    layout, share = plan.layout, plan.share
    servers, hands, tally, marks, rooms, modes = (
        state.server, state.hand, state.tally, state.mark, state.room, state.mode,
    )  # fmt: skip
    stations, products, supplied_line, cards = len(layout), plan.gate[PRODUCTS], plan.gate[SUPPLIED], plan.gate[CARDS]
    for number in range(column, end):
        place, product = block + number, 0
        if products > 1:
            product = product_of(plan, seed, future, place)
        supplied = 0.0
        if supplied_line:
            supplied = supply(plan, state, lane, seed, future)
        arrival, entered, good, passed = supplied, supplied, True, True
        if cards > 0:
            arrival = later(supplied, state.card[0, lane])
        drawn = (number & 1) * HALF + (number >> 1)
        for j in range(stations):
            # Take: the free server starts on the item.
            server = layout[j, FIRST_SERVER] + marks[j, FREE, lane]
            left, process = servers[server, LEFT, lane], times[j * BLOCK + drawn]
            if products > 1 and math.isnan(share[j, CONSTANT]):
                process = look(words[j * BLOCK + drawn], plan.tables[plan.work[j, product]], plan.pieces)
            room = state.gate[DRAINED_AT, lane]
            if j + 1 < stations:
                here = layout[j + 1, FIRST_ROOM]
                room = rooms[here + ((marks[j + 1, ROOM_IN, lane] - layout[j + 1, ROOMS]) & (layout[j + 1, ROWS] - 1)), lane]
            clock = layout[j, CLOCK]
            if layout[j, SPECIAL]:
                start, finish, good = _special(
                    plan, state, j, server, lane, seed, future, arrival, room, product, place, process,
                    chances[j * BLOCK + drawn], stop,
                )  # fmt: skip
            else:
                start = later(arrival, left)
                finish = start + process
                tally[j, WAITS, lane] += np.float64(later(start - left, servers[server, HELD, lane]) > 0.0)
                first = layout[j, FIRST_MODE] + marks[j, FREE, lane]
                if (
                    clock == MANY
                    or (clock == WORKING_TIME and modes[first, LIMIT, lane] < process)
                    or (clock == CALENDAR_TIME and modes[first, LIMIT, lane] <= finish)
                ):
                    finish = _fail(rules_of(plan), hours_of(state), j, server, lane, seed, future, left, start, process, stop)
                else:
                    tally[j, STARVED, lane] += sooner(start, stop) - sooner(left, stop)
                    tally[j, WORKING, lane] += process if finish <= stop else later(0.0, stop - start)
                    if clock == WORKING_TIME:
                        modes[first, LIMIT, lane] -= process
                good = share[j, QUALITY] == 1.0 or chances[j * BLOCK + drawn] < share[j, QUALITY]
            if j == 0:
                entered = supplied if plan.gate[ARRIVING] else start
                enter(plan, state, lane, entered, stop)
            # Give: with parallel servers, another item may be the next to leave.
            if layout[j, SERVERS] > 1:
                hands[server, HOLDS, lane] = GOOD if good else SCRAP
                hands[server, PRODUCT, lane] = product
                servers[server, FINISH, lane] = finish
                servers[server, ENTERED, lane] = entered
                if j > 0:
                    marks[j, ROOM_IN, lane] = (marks[j, ROOM_IN, lane] + 1) & (layout[j, ROWS] - 1)
                server = _choose(hands, servers, layout[j, FIRST_SERVER], layout[j, SERVERS], lane, room)
                marks[j, FREE, lane] = server - layout[j, FIRST_SERVER]
                holds = hands[server, HOLDS, lane]
                if holds == EMPTY:
                    passed = False
                    break
                good, product = holds == GOOD, hands[server, PRODUCT, lane]
                hands[server, HOLDS, lane] = EMPTY
                finish, entered = servers[server, FINISH, lane], servers[server, ENTERED, lane]
            elif j > 0:
                marks[j, ROOM_IN, lane] = (marks[j, ROOM_IN, lane] + 1) & (layout[j, ROWS] - 1)
            arrival = later(finish, room) if good else finish
            servers[server, LEFT, lane] = arrival
            servers[server, HELD, lane] = arrival - finish
            if clock == MANY or layout[j, SPECIAL] or (clock == CALENDAR_TIME and modes[layout[j, FIRST_MODE] + marks[j, FREE, lane], LIMIT, lane] <= arrival):
                wait(plan, state, j, server, lane, seed, future, BLOCKED, finish, arrival, stop)
            else:
                tally[j, BLOCKED, lane] += sooner(arrival, stop) - sooner(finish, stop)
            rooms[layout[j, FIRST_ROOM] + marks[j, ROOM_OUT, lane], lane] = arrival
            marks[j, ROOM_OUT, lane] = (marks[j, ROOM_OUT, lane] + 1) & (layout[j, ROWS] - 1)
            if not good:
                if cards > 0:
                    give_card(plan, state, lane, arrival)
                scrap(plan, state, j, lane, arrival, product, stop)
                passed = False
                break
        if passed:
            if cards > 0:
                give_card(plan, state, lane, arrival)
            if plan.gate[DRAINED]:
                drain(plan, state, lane, seed, future, arrival)
            leave(plan, state, lane, arrival, entered, product, stop)
        # The first station is the first to be done, so that the others are seldom asked.
        if servers[marks[0, FREE, lane], LEFT, lane] > stop and _gone(layout, servers, marks, lane) > stop:
            return number + 1, True
    return end, False


@entry
def run(plan, state, seed, future, place, places, stop):
    """Let places through in the only lane of a state, up to `places` or until nothing that leaves by `stop` is left in the line.

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
