"""The recursion for one future at a time: everything that a line can have, and the end of a run in seconds.

Random numbers are drawn for a block of places at once, which the compiler turns into vector code; the steps follow
one by one.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from nameplate.line.plan import (
    BLOCKED,
    CLOCKS,
    DOWN,
    EMPTY,
    ENTERED,
    FINISH,
    FREE,
    GOOD,
    GREATEST,
    HOLDS,
    LAST,
    LEAST,
    LEFT,
    LIMIT,
    MADE,
    ROOM_IN,
    ROOM_OUT,
    SCRAP,
    SCRAPPED,
    STARVED,
    TOTAL,
    WATCHED,
    WORKING,
)
from nameplate.line.step import idle, look, work_by_calendar, work_by_working_time
from nameplate.rng_kernel import threefry, to_unit

BLOCK = 64
_WORKING_TIME = CLOCKS["working"]
_CALENDAR = CLOCKS["calendar"]


@njit
def _fill(words, seed, key, future, first_pair):  # type: ignore[no-untyped-def]
    for pair in range(BLOCK // 2):
        first, second = threefry(seed, key, future, first_pair + np.uint64(pair))
        words[0, pair] = first
        words[1, pair] = second


@njit
def _times(row, words, table):  # type: ignore[no-untyped-def]
    for half in range(2):
        for pair in range(BLOCK // 2):
            row[2 * pair + half] = look(words[half, pair], table)


@njit
def _draw_block(plan, times, chances, words, seed, future, place):  # type: ignore[no-untyped-def]
    """Draw process times and qualities for the block of places that begins with `place`."""
    pair = np.uint64(place) >> np.uint64(1)
    for j in range(len(plan.servers)):
        if np.isnan(plan.constant[j]):
            _fill(words, seed, plan.process_key[j], future, pair)
            _times(times[j], words, plan.tables[plan.process[j]])
        else:
            times[j, :] = plan.constant[j]
        if plan.quality[j] < 1.0:
            _fill(words, seed, plan.quality_key[j], future, pair)
            for half in range(2):
                for number in range(BLOCK // 2):
                    chances[j, 2 * number + half] = to_unit(words[half, number])


@njit
def _take(plan, state, j, server, lane, seed, future, arrival, process, stop):  # type: ignore[no-untyped-def]
    """Put an item on a server and work on it; return start and finish."""
    own, tally = state.server[server], state.tally[j]
    left = own[LEFT, lane]
    start = max(arrival, left)
    tally[STARVED, lane] += min(start, stop) - min(left, stop)
    finish = start + process
    down = shown = 0.0
    if plan.clock[j] == _WORKING_TIME:
        if own[LIMIT, lane] - process < 0.0:
            finish, down, shown = work_by_working_time(plan, state, j, server, lane, seed, future, start, process, stop)
        else:
            own[LIMIT, lane] -= process
    elif own[LIMIT, lane] < finish:
        if own[LIMIT, lane] < start:
            idle(plan, state, j, server, lane, seed, future, STARVED, left, start, stop)
        finish, down, shown = work_by_calendar(plan, state, j, server, lane, seed, future, start, process, stop)
    if finish <= stop:
        tally[WORKING, lane] += process
        tally[DOWN, lane] += down
    else:
        tally[WORKING, lane] += max(0.0, stop - start) - shown
        tally[DOWN, lane] += shown
    own[FINISH, lane] = finish
    return start, finish


@njit
def _choose(plan, state, j, lane, room):  # type: ignore[no-untyped-def]
    """Find the server whose item can leave first, or the first one that has had none."""
    best, soonest, earliest = -1, np.inf, np.inf
    for server in range(plan.first_server[j], plan.first_server[j] + plan.servers[j]):
        holds = state.hand[server, HOLDS, lane]
        if holds == EMPTY:
            return server
        finish = state.server[server, FINISH, lane]
        leaves = finish if holds == SCRAP else max(finish, room)
        if leaves < soonest or (leaves == soonest and finish < earliest):
            best, soonest, earliest = server, leaves, finish
    return best


@njit
def _wait(plan, state, j, server, lane, seed, future, start, end, stop):  # type: ignore[no-untyped-def]
    """Count a server as blocked from start to end."""
    state.tally[j, BLOCKED, lane] += min(end, stop) - min(start, stop)
    if plan.clock[j] == _CALENDAR and state.server[server, LIMIT, lane] < end:
        idle(plan, state, j, server, lane, seed, future, BLOCKED, start, end, stop)


@njit
def _place(plan, state, lane, seed, future, times, chances, column, stop):  # type: ignore[no-untyped-def]
    """Move one place through the line."""
    stations = len(plan.servers)
    arrival, entered = 0.0, 0.0
    for j in range(stations):
        mark = state.mark[j]
        server = plan.first_server[j] + mark[FREE, lane]
        start, finish = _take(plan, state, j, server, lane, seed, future, arrival, times[j, column], stop)
        if j == 0:
            entered = start
        else:
            mark[ROOM_IN, lane] = mark[ROOM_IN, lane] + 1 if mark[ROOM_IN, lane] + 1 < plan.rooms[j] else 0
        good = plan.quality[j] == 1.0 or chances[j, column] < plan.quality[j]
        room = 0.0
        if j + 1 < stations:
            room = state.room[plan.first_room[j + 1] + state.mark[j + 1, ROOM_IN, lane], lane]
        if plan.servers[j] > 1:
            state.hand[server, HOLDS, lane] = GOOD if good else SCRAP
            state.server[server, ENTERED, lane] = entered
            server = _choose(plan, state, j, lane, room)
            mark[FREE, lane] = server - plan.first_server[j]
            holds = state.hand[server, HOLDS, lane]
            if holds == EMPTY:
                return
            good = holds == GOOD
            state.hand[server, HOLDS, lane] = EMPTY
            finish, entered = state.server[server, FINISH, lane], state.server[server, ENTERED, lane]
        arrival = max(finish, room) if good else finish
        state.server[server, LEFT, lane] = arrival
        state.gone[j, lane] = arrival
        _wait(plan, state, j, server, lane, seed, future, finish, arrival, stop)
        state.room[plan.first_room[j] + mark[ROOM_OUT, lane], lane] = arrival
        mark[ROOM_OUT, lane] = mark[ROOM_OUT, lane] + 1 if mark[ROOM_OUT, lane] + 1 < plan.rooms[j] else 0
        if not good:
            mark[SCRAPPED, lane] += arrival <= stop
            return
    if arrival <= stop:
        _leave(state, lane, arrival, arrival - entered)


@njit
def _leave(state, lane, time, flow):  # type: ignore[no-untyped-def]
    state.count[MADE, lane] += 1
    state.count[WATCHED, lane] += 1
    state.flow[LAST, lane] = time
    state.flow[TOTAL, lane] += flow
    state.flow[LEAST, lane] = min(state.flow[LEAST, lane], flow)
    state.flow[GREATEST, lane] = max(state.flow[GREATEST, lane], flow)


@njit
def _close(plan, state, lane, seed, future, stop):  # type: ignore[no-untyped-def]
    """End a run in seconds: who still holds an item is blocked from its finish on."""
    for j in range(len(plan.servers)):
        if plan.servers[j] > 1:
            for server in range(plan.first_server[j], plan.first_server[j] + plan.servers[j]):
                if state.hand[server, HOLDS, lane] != EMPTY:
                    finish = state.server[server, FINISH, lane]
                    _wait(plan, state, j, server, lane, seed, future, finish, stop, stop)


@njit(nogil=True, cache=True)
def run(plan, state, lane, seed, future, place, places, stop):  # type: ignore[no-untyped-def]
    """Let places through in one lane.

    Parameters
    ----------
    place, places : int
        The first place and the one after the last; with a finite `stop`, `places` is not looked at.
    stop : float
        Seconds after which nothing counts.
    """
    stations = len(plan.servers)
    times = np.empty((stations, BLOCK))
    chances = np.empty((stations, BLOCK))
    words = np.empty((2, BLOCK // 2), np.uint64)
    while (place < places) if stop == np.inf else (state.gone[:, lane].min() <= stop):
        column = place % BLOCK
        _draw_block(plan, times, chances, words, seed, future, place - column)
        end = min(BLOCK, column + places - place) if stop == np.inf else BLOCK
        for number in range(column, end):
            _place(plan, state, lane, seed, future, times, chances, number, stop)
        place += end - column
    if stop < np.inf:
        _close(plan, state, lane, seed, future, stop)
