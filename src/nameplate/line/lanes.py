"""The recursion for many futures at once: the same item of each future is a lane of the processor's vectors.

For lines of single servers that scrap nothing: there all lanes are in step. Failures are rare, so a step first works
as if there were none, notes whether any lane had one, and only then mends those lanes one by one.

The number of lanes is the length of a tuple, so that the compiler knows it; arrays are flat and rows are offsets in
them, so that it can see which rows differ. Both are what it needs to use vectors.
"""

from __future__ import annotations

import numpy as np
from numba import njit

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
from nameplate.line.step import CALENDAR, NEVER, idle, look, work_by_calendar, work_by_working_time
from nameplate.rng_kernel import threefry

WIDTHS = (8, 64)
"""Lanes that are used: one vector of eight, and as many as the nearest cache holds."""
# rows of the scratch array
_ARRIVAL, _ENTERED, _START, _FINISH, _REST, _NOTHING, _SCRATCH = range(7)


@njit
def _fill(times, at, words, seed, key, futures, pair, table, lanes):  # type: ignore[no-untyped-def]
    """Draw two process times for each lane."""
    width = len(lanes)
    for lane in range(width):
        first, second = threefry(seed, key, futures[lane], pair)
        words[lane] = first
        words[width + lane] = second
    for number in range(2 * width):
        times[at + number] = look(words[number], table)


@njit
def _draw_pair(plan, times, words, seed, futures, place, lanes):  # type: ignore[no-untyped-def]
    width = len(lanes)
    for j in range(len(plan.layout)):
        at = 2 * j * width
        if np.isnan(plan.share[j, CONSTANT]):
            table = plan.tables[plan.layout[j, PROCESS]]
            _fill(times, at, words, seed, plan.key[j, PROCESS_KEY], futures, np.uint64(place >> 1), table, lanes)
        else:
            times[at : at + 2 * width] = plan.share[j, CONSTANT]


@njit(forceinline=True)
def _pass(server, tally, times, scratch, rooms, own, sums, process, room, departed, lanes):  # type: ignore[no-untyped-def]
    """Move an item through a station that never fails."""
    width = len(lanes)
    for lane in range(width):
        left = server[own + LEFT * width + lane]
        arrival = scratch[_ARRIVAL * width + lane]
        start = arrival if arrival > left else left
        time = times[process + lane]
        finish = start + time
        free = rooms[room + lane]
        leaves = free if free > finish else finish
        tally[sums + STARVED * width + lane] += start - left
        tally[sums + WORKING * width + lane] += time
        tally[sums + BLOCKED * width + lane] += leaves - finish
        server[own + LEFT * width + lane] = leaves
        rooms[departed + lane] = leaves
        scratch[_ARRIVAL * width + lane] = leaves


@njit(forceinline=True)
def _begin(server, tally, times, scratch, own, sums, process, lanes):  # type: ignore[no-untyped-def]
    """Take an item and work on it as if there were no failures; whether the working time runs out in any lane."""
    width = len(lanes)
    bad = 0
    for lane in range(width):
        left = server[own + LEFT * width + lane]
        arrival = scratch[_ARRIVAL * width + lane]
        start = arrival if arrival > left else left
        time = times[process + lane]
        rest = server[own + LIMIT * width + lane] - time
        scratch[_START * width + lane] = start
        scratch[_FINISH * width + lane] = start + time
        scratch[_REST * width + lane] = rest
        tally[sums + STARVED * width + lane] += start - left
        tally[sums + WORKING * width + lane] += time
        bad |= rest < 0.0
    return bad


@njit(forceinline=True)
def _end(server, tally, scratch, rooms, own, sums, room, departed, lanes):  # type: ignore[no-untyped-def]
    """Let an item go."""
    width = len(lanes)
    for lane in range(width):
        finish = scratch[_FINISH * width + lane]
        free = rooms[room + lane]
        leaves = free if free > finish else finish
        tally[sums + BLOCKED * width + lane] += leaves - finish
        server[own + LEFT * width + lane] = leaves
        rooms[departed + lane] = leaves
        scratch[_ARRIVAL * width + lane] = leaves


@njit(forceinline=True)
def _due(server, scratch, own, row, lanes):  # type: ignore[no-untyped-def]
    """Calendar clock: whether a failure is due in any lane before the times in a row of scratch."""
    width = len(lanes)
    bad = 0
    for lane in range(width):
        bad |= server[own + LIMIT * width + lane] < scratch[row * width + lane]
    return bad


@njit
def _mend_working(plan, state, scratch, times, process, j, seed, futures, lanes):  # type: ignore[no-untyped-def]
    width = len(lanes)
    for lane in range(width):
        if scratch[_REST * width + lane] < 0.0:
            start, time = scratch[_START * width + lane], times[process + lane]
            finish, down, _ = work_by_working_time(plan, state, j, j, lane, seed, futures[lane], start, time, np.inf)
            scratch[_FINISH * width + lane] = finish
            scratch[_REST * width + lane] = state.server[j, LIMIT, lane]
            state.tally[j, DOWN, lane] += down


@njit
def _mend_calendar(plan, state, scratch, times, process, j, seed, futures, lanes):  # type: ignore[no-untyped-def]
    width = len(lanes)
    for lane in range(width):
        start, time, future = scratch[_START * width + lane], times[process + lane], futures[lane]
        if state.server[j, LIMIT, lane] < scratch[_FINISH * width + lane]:
            if state.server[j, LIMIT, lane] < start:
                idle(plan, state, j, j, lane, seed, future, STARVED, state.server[j, LEFT, lane], start, np.inf)
            finish, down, _ = work_by_calendar(plan, state, j, j, lane, seed, future, start, time, np.inf)
            scratch[_FINISH * width + lane] = finish
            state.tally[j, DOWN, lane] += down


@njit
def _mend_blocked(plan, state, scratch, j, seed, futures, lanes):  # type: ignore[no-untyped-def]
    width = len(lanes)
    for lane in range(width):
        finish, leaves = scratch[_FINISH * width + lane], scratch[_ARRIVAL * width + lane]
        if state.server[j, LIMIT, lane] < leaves:
            idle(plan, state, j, j, lane, seed, futures[lane], BLOCKED, finish, leaves, np.inf)


@njit(forceinline=True)
def _leave(flow, scratch, lanes):  # type: ignore[no-untyped-def]
    width = len(lanes)
    for lane in range(width):
        time = scratch[_ARRIVAL * width + lane]
        spent = time - scratch[_ENTERED * width + lane]
        flow[LAST * width + lane] = time
        flow[TOTAL * width + lane] += spent
        least, greatest = flow[LEAST * width + lane], flow[GREATEST * width + lane]
        flow[LEAST * width + lane] = spent if spent < least else least
        flow[GREATEST * width + lane] = spent if spent > greatest else greatest


@njit(nogil=True, cache=True)
def run(plan, state, seed, futures, place, places, lanes):  # type: ignore[no-untyped-def]
    """Let places through in all lanes.

    Parameters
    ----------
    place, places : int
        The first place, an even number or the one after the last run's last, and the one after the last.
    lanes : tuple
        As long as there are lanes.
    """
    width = len(lanes)
    layout = plan.layout
    stations, first = len(layout), place
    server, tally, rooms = state.server.reshape(-1), state.tally.reshape(-1), state.room.reshape(-1)
    flow = state.flow.reshape(-1)
    times = np.empty(stations * 2 * width)
    words = np.empty(2 * width, np.uint64)
    scratch = np.zeros(_SCRATCH * width)
    nothing = len(rooms) - width
    spot = place % layout[:, ROOMS]
    while place < places:
        if place % 2 == 0 or place == first:
            _draw_pair(plan, times, words, seed, futures, place, lanes)
        scratch[_ARRIVAL * width : (_ARRIVAL + 1) * width] = 0.0
        scratch[_ENTERED * width : (_ENTERED + 1) * width] = server[LEFT * width : (LEFT + 1) * width]
        for j in range(stations):
            own, sums, process = 5 * j * width, 4 * j * width, (2 * j + place % 2) * width
            departed = (layout[j, FIRST_ROOM] + spot[j]) * width
            room = (layout[j + 1, FIRST_ROOM] + spot[j + 1]) * width if j + 1 < stations else nothing
            clock = layout[j, CLOCK]
            if clock == NEVER:
                _pass(server, tally, times, scratch, rooms, own, sums, process, room, departed, lanes)
            else:
                bad = _begin(server, tally, times, scratch, own, sums, process, lanes)
                if clock == CALENDAR:
                    if _due(server, scratch, own, _FINISH, lanes):
                        _mend_calendar(plan, state, scratch, times, process, j, seed, futures, lanes)
                    _end(server, tally, scratch, rooms, own, sums, room, departed, lanes)
                    if _due(server, scratch, own, _ARRIVAL, lanes):
                        _mend_blocked(plan, state, scratch, j, seed, futures, lanes)
                else:
                    if bad:
                        _mend_working(plan, state, scratch, times, process, j, seed, futures, lanes)
                    for lane in range(width):
                        server[own + LIMIT * width + lane] = scratch[_REST * width + lane]
                    _end(server, tally, scratch, rooms, own, sums, room, departed, lanes)
        _leave(flow, scratch, lanes)
        for j in range(stations):
            spot[j] = spot[j] + 1 if spot[j] + 1 < layout[j, ROOMS] else 0
        place += 1
    state.count[MADE] += places - first
    state.count[WATCHED] += places - first
    for j in range(stations):
        state.mark[j, ROOM_IN] = spot[j]
        state.mark[j, ROOM_OUT] = spot[j]
