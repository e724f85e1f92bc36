"""The recursion for many futures at once: the same item of each future is a lane of the processor's vectors.

For lines of single servers that scrap nothing: there all lanes are in step. Failures are rare, so a step first works
as if there were none, notes whether any lane had one, and only then mends those lanes one by one.

The number of lanes is the length of a tuple, so that the compiler knows it; arrays are flat and
cut into rows, so that it can see which rows differ and that no index is negative. It needs all of that to use vectors.
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
    FIRST_ROOM,
    GREATEST,
    LAST,
    LEAST,
    LEFT,
    LIMIT,
    MADE,
    PROCESS,
    PROCESS_KEY,
    ROOM_IN,
    ROOM_OUT,
    ROOMS,
    STARVED,
    TOTAL,
    WATCHED,
    WORKING,
)
from nameplate.line.step import CALENDAR, NEVER, idle, look_all, work_by_calendar, work_by_working_time
from nameplate.rng_kernel import threefry

BLOCK = 128
"""Process times that are drawn at a time, for as many lanes and places as that gives."""
HALF = BLOCK // 2
WIDTHS = (8, 64)
"""Lanes that are used: one vector of eight, and as many as the nearest cache holds."""
# rows of the scratch array
_ARRIVAL, _ENTERED, _START, _FINISH, _REST, _SCRATCH = range(6)


@step
def _draw_block(plan, times, words, cells, seed, numbers, pairs, place):
    """Draw process times for the block of places that begins with `place`: even ones, then odd ones."""
    first_pair = np.uint64(place) >> np.uint64(1)
    for j in range(len(plan.layout)):
        row = times[j * BLOCK : (j + 1) * BLOCK]
        if np.isnan(plan.share[j, CONSTANT]):
            key = plan.key[j, PROCESS_KEY]
            for number in range(HALF):
                first, second = threefry(seed, key, numbers[number], first_pair + pairs[number])
                words[number] = first
                words[HALF + number] = second
            look_all(words, BLOCK, row, cells, plan.tables[plan.layout[j, PROCESS]])
        else:
            row[:] = plan.share[j, CONSTANT]


@inlined
def _pass(own, sums, process, scratch, room, departed, lanes):
    """Move an item through a station that never fails."""
    width = len(lanes)
    for lane in range(width):
        left = own[LEFT * width + lane]
        arrival = scratch[_ARRIVAL * width + lane]
        start = arrival if arrival > left else left
        time = process[lane]
        finish = start + time
        free = room[lane]
        leaves = free if free > finish else finish
        sums[STARVED * width + lane] += start - left
        sums[WORKING * width + lane] += time
        sums[BLOCKED * width + lane] += leaves - finish
        own[LEFT * width + lane] = leaves
        departed[lane] = leaves
        scratch[_ARRIVAL * width + lane] = leaves


@inlined
def _begin(own, sums, process, scratch, lanes):
    """Take an item and work on it as if there were no failures; whether the working time runs out in any lane."""
    width = len(lanes)
    bad = 0
    for lane in range(width):
        left = own[LEFT * width + lane]
        arrival = scratch[_ARRIVAL * width + lane]
        start = arrival if arrival > left else left
        time = process[lane]
        rest = own[LIMIT * width + lane] - time
        scratch[_START * width + lane] = start
        scratch[_FINISH * width + lane] = start + time
        scratch[_REST * width + lane] = rest
        sums[STARVED * width + lane] += start - left
        sums[WORKING * width + lane] += time
        bad |= rest < 0.0
    return bad


@inlined
def _age(own, scratch, lanes):
    """Note the working time that is left."""
    width = len(lanes)
    for lane in range(width):
        own[LIMIT * width + lane] = scratch[_REST * width + lane]


@inlined
def _end(own, sums, scratch, room, departed, lanes):
    """Let an item go."""
    width = len(lanes)
    for lane in range(width):
        finish = scratch[_FINISH * width + lane]
        free = room[lane]
        leaves = free if free > finish else finish
        sums[BLOCKED * width + lane] += leaves - finish
        own[LEFT * width + lane] = leaves
        departed[lane] = leaves
        scratch[_ARRIVAL * width + lane] = leaves


@inlined
def _due(own, scratch, row, lanes):
    """Calendar clock: whether a failure is due in any lane before the times in a row of scratch."""
    width = len(lanes)
    bad = 0
    for lane in range(width):
        bad |= own[LIMIT * width + lane] < scratch[row * width + lane]
    return bad


@step
def _mend_working(plan, state, scratch, process, j, seed, futures, lanes):
    width = len(lanes)
    for lane in range(width):
        if scratch[_REST * width + lane] < 0.0:
            start, time = scratch[_START * width + lane], process[lane]
            finish, down, _ = work_by_working_time(plan, state, j, j, lane, seed, futures[lane], start, time, np.inf)
            scratch[_FINISH * width + lane] = finish
            scratch[_REST * width + lane] = state.server[j, LIMIT, lane]
            state.tally[j, DOWN, lane] += down


@step
def _mend_calendar(plan, state, scratch, process, j, seed, futures, lanes):
    width = len(lanes)
    for lane in range(width):
        start, time, future = scratch[_START * width + lane], process[lane], futures[lane]
        if state.server[j, LIMIT, lane] < scratch[_FINISH * width + lane]:
            if state.server[j, LIMIT, lane] < start:
                idle(plan, state, j, j, lane, seed, future, STARVED, state.server[j, LEFT, lane], start, np.inf)
            finish, down, _ = work_by_calendar(plan, state, j, j, lane, seed, future, start, time, np.inf)
            scratch[_FINISH * width + lane] = finish
            state.tally[j, DOWN, lane] += down


@step
def _mend_blocked(plan, state, scratch, j, seed, futures, lanes):
    width = len(lanes)
    for lane in range(width):
        finish, leaves = scratch[_FINISH * width + lane], scratch[_ARRIVAL * width + lane]
        if state.server[j, LIMIT, lane] < leaves:
            idle(plan, state, j, j, lane, seed, futures[lane], BLOCKED, finish, leaves, np.inf)


@inlined
def _leave(flow, scratch, lanes):
    width = len(lanes)
    for lane in range(width):
        time = scratch[_ARRIVAL * width + lane]
        spent = time - scratch[_ENTERED * width + lane]
        flow[LAST * width + lane] = time
        flow[TOTAL * width + lane] += spent
        least, greatest = flow[LEAST * width + lane], flow[GREATEST * width + lane]
        flow[LEAST * width + lane] = spent if spent < least else least
        flow[GREATEST * width + lane] = spent if spent > greatest else greatest


@inlined
def _enter(server, scratch, lanes):
    """Bring an item to the first station, which starts on it as soon as it can."""
    width = len(lanes)
    for lane in range(width):
        scratch[_ARRIVAL * width + lane] = 0.0
        scratch[_ENTERED * width + lane] = server[LEFT * width + lane]


@step
def _walk(plan, state, server, tally, rooms, flow, times, scratch, spot, column, seed, futures, lanes):
    """Move one item of each lane through the line."""
    width = len(lanes)
    layout = plan.layout
    stations = len(layout)
    behind_last = len(rooms) // width - 1
    _enter(server, scratch, lanes)
    for j in range(stations):
        own, sums = server[5 * j * width : 5 * (j + 1) * width], tally[4 * j * width : 4 * (j + 1) * width]
        drawn = j * BLOCK + (column & 1) * HALF + (column >> 1) * width
        here = layout[j, FIRST_ROOM] + spot[j]
        behind = layout[j + 1, FIRST_ROOM] + spot[j + 1] if j + 1 < stations else behind_last
        process = times[drawn : drawn + width]
        departed, room = rooms[here * width : (here + 1) * width], rooms[behind * width : (behind + 1) * width]
        clock = layout[j, CLOCK]
        if clock == NEVER:
            _pass(own, sums, process, scratch, room, departed, lanes)
        elif clock == CALENDAR:
            _begin(own, sums, process, scratch, lanes)
            if _due(own, scratch, _FINISH, lanes):
                _mend_calendar(plan, state, scratch, process, j, seed, futures, lanes)
            _end(own, sums, scratch, room, departed, lanes)
            if _due(own, scratch, _ARRIVAL, lanes):
                _mend_blocked(plan, state, scratch, j, seed, futures, lanes)
        else:
            if _begin(own, sums, process, scratch, lanes):
                _mend_working(plan, state, scratch, process, j, seed, futures, lanes)
            _age(own, scratch, lanes)
            _end(own, sums, scratch, room, departed, lanes)
        spot[j] = spot[j] + 1 if spot[j] + 1 < layout[j, ROOMS] else 0
    _leave(flow, scratch, lanes)


@entry
def run(plan, state, seed, futures, place, places, lanes):
    """Let places through in all lanes.

    Parameters
    ----------
    place, places : int
        The first place and the one after the last.
    lanes : tuple
        As long as there are lanes.
    """
    width = len(lanes)
    stations, first = len(plan.layout), place
    server, tally, rooms = state.server.reshape(-1), state.tally.reshape(-1), state.room.reshape(-1)
    flow = state.flow.reshape(-1)
    times, scratch = np.empty(stations * BLOCK), np.zeros(_SCRATCH * width)
    words, cells = np.empty(BLOCK, np.uint64), np.empty(BLOCK, np.int64)
    numbers, pairs = np.empty(HALF, np.uint64), np.empty(HALF, np.uint64)
    for number in range(HALF):
        numbers[number] = futures[number % width]
        pairs[number] = np.uint64(number // width)
    spot = place % plan.layout[:, ROOMS]
    while place < places:
        column = place % (BLOCK // width)
        if column == 0 or place == first:
            _draw_block(plan, times, words, cells, seed, numbers, pairs, place - column)
        _walk(plan, state, server, tally, rooms, flow, times, scratch, spot, column, seed, futures, lanes)
        place += 1
    state.output[MADE] += places - first
    state.output[WATCHED] += places - first
    for j in range(stations):
        state.mark[j, ROOM_IN] = spot[j]
        state.mark[j, ROOM_OUT] = spot[j]
