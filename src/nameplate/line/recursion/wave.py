"""The recursion for few futures: the stations of a line are the lanes, and a wave of items moves through them.

At step t station j works on item t - j. What it needs was all found in earlier steps: at step t - 1 when the item left
station j - 1 and when the last item left station j, and at step t - b when the item left that makes room at station
j + 1, where b is the number of places between. So every gap needs a place. For the same lines as `lanes`; lanes beyond
the last station work on nothing. Both ends of a run, where some stations have no item to work on, go step by step.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.compiled import apart, entry, inlined, step
from nameplate.line.memory import aligned
from nameplate.line.plan import (
    BLOCKED,
    CLOCK,
    CONSTANT,
    FIRST_MODE,
    FIRST_ROOM,
    LIFE,
    MEND,
    NEVER,
    PROCESS_KEY,
    ROOMS,
    ROWS,
    STARVED,
    WORKING,
    WORKING_TIME,
    Plan,
)
from nameplate.line.recursion.counting import flush, note, watch
from nameplate.line.recursion.draw import look_all
from nameplate.line.recursion.step import hours_of, rules_of, wait, work, work_on
from nameplate.line.recursion.vector import (
    WIDTH,
    any_at_most,
    any_less,
    count_above,
    gather,
    larger,
    load,
    spread,
    store,
)
from nameplate.line.state import (
    BIN_IN,
    BIN_OUT,
    EDGE_IN,
    EDGE_OUT,
    GIVEN,
    HELD,
    LAST,
    LEFT,
    LIMIT,
    MADE,
    NOTED_IN,
    NOTED_OUT,
    ROOM_IN,
    ROOM_OUT,
    WAITS,
    WATCHED,
)
from nameplate.rng_kernel import threefry

BLOCK = 64
HALF = BLOCK // 2
MOST_PLACES = 4_096
"""Places of a gap: more make for a longer memory than the nearer caches hold."""


class Room(NamedTuple):
    """Memory to work in; a row has a field for each station, and the first of them is the last vector's before it.

    leaves : float, (rows * row,)
        Times at which items left, by step.
    times : float, (rows * row,)
        Process times, by step.
    sums : float, (7 * row,)
        Seconds starved, working and blocked, waits, how long the last item was blocked; the working time left, and
        when the next failure by the calendar comes, both endless where there are none.
    places : int, (row,)
        Where the room of each station stands in `leaves`, at the step that is being made.
    delay : int, (row,)
        Steps since the item left that makes room.
    words, cells, drawn : uint, int and float, (BLOCK,)
    """

    leaves: NDArray[np.float64]
    times: NDArray[np.float64]
    sums: NDArray[np.float64]
    places: NDArray[np.int64]
    delay: NDArray[np.int64]
    words: NDArray[np.uint64]
    cells: NDArray[np.int64]
    drawn: NDArray[np.float64]


# rows of Room.sums
_STARVED, _WORKING, _BLOCKED, _WAITS, _HELD, _LIFE, _NEXT = range(7)


def is_wave(gaps: Sequence[int]) -> bool:
    """Tell whether every gap of a line has a place, and none too many."""
    return len(gaps) > 0 and all(1 <= places < MOST_PLACES for places in gaps)


def make_room(plan: Plan) -> Room:
    """Make memory for a line."""
    stations = len(plan.layout)
    row = WIDTH + -(-(stations + 1) // WIDTH) * WIDTH
    back = max(int(plan.layout[:, ROOMS].max()), stations + BLOCK) + 2
    rows = 1 << (back - 1).bit_length()
    delay = aligned((row,), np.int64)
    delay[:] = plan.layout[-1, ROOMS] - 1
    delay[WIDTH : WIDTH + stations - 1] = plan.layout[1:, ROOMS] - 1
    if stations > 1:
        delay[WIDTH + stations - 1 :] = delay[WIDTH + stations - 2]
    words, cells, drawn = aligned((BLOCK,), np.uint64), aligned((BLOCK,), np.int64), aligned((BLOCK,))
    leaves, times = aligned((rows * row,)), aligned((rows * row,))
    return Room(leaves, times, aligned((7 * row,)), aligned((row,), np.int64), delay, words, cells, drawn)


@step
def _draw_block(plan, room, row, mask, seed, future, place):
    """Draw process times of the block of places that begins with `place`; a station's go to the steps it works at."""
    apart()
    pair = np.uint64(place) >> np.uint64(1)
    words, drawn = room.words, room.drawn
    for j in range(len(plan.layout)):
        if math.isnan(plan.share[j, CONSTANT]):
            for number in range(HALF):
                one, other = threefry(seed, plan.key[j, PROCESS_KEY], future, pair + np.uint64(number))
                words[number] = one
                words[HALF + number] = other
            look_all(
                words, BLOCK, drawn, room.cells, plan.tables[plan.work[j, 0]], plan.pieces, plan.cut[plan.work[j, 0]]
            )
        else:
            drawn[:] = plan.share[j, CONSTANT]
        for number in range(HALF):
            step_ = place + 2 * number + j
            room.times[(step_ & mask) * row + WIDTH + j] = drawn[number]
            room.times[((step_ + 1) & mask) * row + WIDTH + j] = drawn[HALF + number]


@step
def _mend(rules, hours, sums, row, j, seed, future, left, start, process):
    """Wait and work where a failure touches either; returns when the item is finished."""
    apart()
    mode, base = rules.layout[j, FIRST_MODE], WIDTH + j
    hours.tally[j, STARVED, 0], hours.tally[j, WORKING, 0] = sums[base], sums[_WORKING * row + base]
    if rules.layout[j, CLOCK] == WORKING_TIME:
        hours.tally[j, STARVED, 0] += start - left
        hours.mode[mode, LIMIT, 0] = sums[_LIFE * row + base]
        finish = work_on(
            rules.tables, rules.pieces, hours.mode, hours.number, hours.tally, rules.mode_key[mode],
            rules.mode[mode, LIFE], rules.mode[mode, MEND], mode, j, 0, seed, future, start, process, np.inf,
        )  # fmt: skip
        sums[_LIFE * row + base] = hours.mode[mode, LIMIT, 0]
    else:
        wait(rules, hours, j, j, 0, seed, future, STARVED, left, start, np.inf)
        finish = work(rules, hours, j, j, 0, seed, future, start, process, np.inf)
        sums[_NEXT * row + base] = hours.mode[mode, LIMIT, 0]
    sums[base], sums[_WORKING * row + base] = hours.tally[j, STARVED, 0], hours.tally[j, WORKING, 0]
    return finish


@step
def _mend_blocked(rules, hours, sums, row, j, seed, future, finish, leaves):
    """Wait for room where a failure touches that."""
    apart()
    base = WIDTH + j
    hours.tally[j, BLOCKED, 0] = sums[_BLOCKED * row + base]
    wait(rules, hours, j, j, 0, seed, future, BLOCKED, finish, leaves, np.inf)
    sums[_BLOCKED * row + base] = hours.tally[j, BLOCKED, 0]
    sums[_NEXT * row + base] = hours.mode[rules.layout[j, FIRST_MODE], LIMIT, 0]


@inlined
def _move_one(rules, hours, room, row, mask, j, t, seed, future):
    """Move one item through one station."""
    leaves, sums, base = room.leaves, room.sums, WIDTH + j
    here, last = (t & mask) * row + base, ((t - 1) & mask) * row + base
    left, process = leaves[last], room.times[here]
    arrival = leaves[last - 1] if j > 0 else 0.0
    free = leaves[((t - room.delay[base]) & mask) * row + base + 1] if j + 1 < len(rules.layout) else 0.0
    start = arrival if arrival > left else left
    finish = start + process
    sums[_WAITS * row + base] += 1.0 if max(start - left, sums[_HELD * row + base]) > 0.0 else 0.0
    if sums[_LIFE * row + base] < process or sums[_NEXT * row + base] <= finish:
        finish = _mend(rules, hours, sums, row, j, seed, future, left, start, process)
    else:
        sums[base] += start - left
        sums[_WORKING * row + base] += process
        sums[_LIFE * row + base] -= process
    gone = free if free > finish else finish
    if sums[_NEXT * row + base] <= gone:
        _mend_blocked(rules, hours, sums, row, j, seed, future, finish, gone)
    else:
        sums[_BLOCKED * row + base] += gone - finish
    sums[_HELD * row + base] = gone - finish
    leaves[here] = gone


@step
def _move_each(rules, hours, room, row, mask, first, last, t, seed, future):
    """Move items through stations one by one, since a failure touches one of them."""
    apart()
    for j in range(first, last):
        _move_one(rules, hours, room, row, mask, j, t, seed, future)


@step
def _move_some(plan, state, room, row, mask, t, place, places, seed, future, stop):
    """Make a step in which some stations have no item to work on."""
    apart()
    rules, hours, stations = rules_of(plan), hours_of(state), len(plan.layout)
    for j in range(stations):
        if place <= t - j < places:
            _move_one(rules, hours, room, row, mask, j, t, seed, future)
    if place <= t - stations + 1 < places:
        _count(plan, state, room, row, mask, t, stop)


@inlined
def _count(plan, state, room, row, mask, t, stop):
    """Count the item that leaves the last station; it entered when the one before it left the first."""
    number = t - len(plan.layout) + 1
    entered, time = (
        room.leaves[((number - 1) & mask) * row + WIDTH],
        room.leaves[(t & mask) * row + WIDTH + len(plan.layout) - 1],
    )
    if entered >= state.gate[EDGE_IN, 0]:
        note(plan, state, 0, 0, BIN_IN, NOTED_IN, EDGE_IN, entered, number, stop)
    if time >= state.gate[EDGE_OUT, 0]:
        note(plan, state, 0, 1, BIN_OUT, NOTED_OUT, EDGE_OUT, time, number, stop)
    state.flow[LAST, 0] = time
    watch(plan, state, 0, time - entered)


@inlined
def _move_all(rules, hours, room, row, mask, t, seed, future, even, fails):
    """Make a step in which every station works on an item."""
    leaves, sums, none, stations = room.leaves, room.sums, spread(0.0), len(rules.layout)
    here, last = (t & mask) * row, ((t - 1) & mask) * row
    if even < 0:
        for field in range(WIDTH, row):
            room.places[field] = ((t - room.delay[field]) & mask) * row + field + 1
    # What lies beyond the last station stays at zero, and so never keeps it waiting for room.
    for base in range(WIDTH, WIDTH + stations, WIDTH):
        left, process = load(leaves, last + base), load(room.times, here + base)
        free = gather(leaves, room.places, base) if even < 0 else load(leaves, ((t - even) & mask) * row + base + 1)
        start = larger(load(leaves, last + base - 1), left)
        idle, finish = start - left, start + process
        gone = larger(free, finish)
        if fails:
            life = load(sums, _LIFE * row + base)
            if any_less(life, process) or any_at_most(load(sums, _NEXT * row + base), gone):
                last_one = base if base < stations else stations
                _move_each(rules, hours, room, row, mask, base - WIDTH, last_one, t, seed, future)
                continue
            store(sums, _LIFE * row + base, life - process)
        waits = count_above(larger(idle, load(sums, _HELD * row + base)), none)
        store(sums, base, load(sums, base) + idle)
        store(sums, _WORKING * row + base, load(sums, _WORKING * row + base) + process)
        store(sums, _BLOCKED * row + base, load(sums, _BLOCKED * row + base) + (gone - finish))
        store(sums, _WAITS * row + base, load(sums, _WAITS * row + base) + waits)
        store(sums, _HELD * row + base, gone - finish)
        store(leaves, here + base, gone)


@step
def _unpack(plan, state, room, row, mask, place):
    """Lay the state of the line out by stations and steps; returns whether any station fails."""
    apart()
    fails = False
    room.sums[:] = 0.0
    room.leaves[:] = 0.0
    room.sums[_LIFE * row :] = np.inf
    for j in range(len(plan.layout)):
        base, clock = WIDTH + j, plan.layout[j, CLOCK]
        for kind in range(3):
            room.sums[kind * row + base] = state.tally[j, _STATE[kind], 0]
        room.sums[_WAITS * row + base] = state.tally[j, WAITS, 0]
        room.sums[_HELD * row + base] = state.server[j, HELD, 0]
        if clock != NEVER:
            fails = True
            kind = _LIFE if clock == WORKING_TIME else _NEXT
            room.sums[kind * row + base] = state.mode[plan.layout[j, FIRST_MODE], LIMIT, 0]
        first, rows = plan.layout[j, FIRST_ROOM], plan.layout[j, ROWS]
        for number in range(max(0, place - min(rows, mask - len(plan.layout))), place):
            room.leaves[((number + j) & mask) * row + base] = state.room[first + number % rows, 0]
    return fails


@step
def _pack(plan, state, room, row, mask, first, places):
    """Lay the state of the line out by lanes again."""
    apart()
    for j in range(len(plan.layout)):
        base, clock = WIDTH + j, plan.layout[j, CLOCK]
        for kind in range(3):
            state.tally[j, _STATE[kind], 0] = room.sums[kind * row + base]
        state.tally[j, WAITS, 0] = room.sums[_WAITS * row + base]
        state.server[j, HELD, 0] = room.sums[_HELD * row + base]
        state.server[j, LEFT, 0] = room.leaves[((places - 1 + j) & mask) * row + base]
        if clock != NEVER:
            kind = _LIFE if clock == WORKING_TIME else _NEXT
            state.mode[plan.layout[j, FIRST_MODE], LIMIT, 0] = room.sums[kind * row + base]
        ring, rows = plan.layout[j, FIRST_ROOM], plan.layout[j, ROWS]
        for number in range(max(first, places - min(rows, mask - len(plan.layout))), places):
            state.room[ring + number % rows, 0] = room.leaves[((number + j) & mask) * row + base]
        state.mark[j, GIVEN, 0] += places - first
        state.mark[j, ROOM_IN, 0] = places % rows
        state.mark[j, ROOM_OUT, 0] = places % rows
    state.output[0, MADE, 0] += places - first
    state.output[0, WATCHED, 0] += places - first
    flush(state, 0, places)


_STATE = (STARVED, WORKING, BLOCKED)


@step
def _even_delay(room, row):
    """Count the steps since the item left that makes room, where they are the same for all stations; else -1."""
    for field in range(WIDTH, row):
        if room.delay[field] != room.delay[WIDTH]:
            return -1
    return room.delay[WIDTH]


@step
def _go(plan, state, seed, future, place, places, stop, room):
    """Do what `run` says, without counting references: what an entry picks from a tuple, it would give up."""
    row, stations = len(room.places), len(plan.layout)
    mask = len(room.leaves) // row - 1
    fails = _unpack(plan, state, room, row, mask, place)
    rules, hours, even = rules_of(plan), hours_of(state), _even_delay(room, row)
    block = place - place % BLOCK
    for t in range(place, places + stations - 1):
        if t == place or (t % BLOCK == 0 and t < places):
            _draw_block(plan, room, row, mask, seed, future, block)
            block += BLOCK
        if t - stations + 1 >= place and t < places:
            _move_all(rules, hours, room, row, mask, t, seed, future, even, fails)
            _count(plan, state, room, row, mask, t, stop)
        else:
            _move_some(plan, state, room, row, mask, t, place, places, seed, future, stop)
    _pack(plan, state, room, row, mask, place, places)


@entry
def run(plan, state, seed, future, place, places, stop, room):
    """Let places through in the only lane of a state.

    Parameters
    ----------
    place, places : int
        The first place and the one after the last.
    stop : float
        Seconds up to which the series goes; nothing may happen later.
    room : Room
        Memory to work in.
    """
    _go(plan, state, seed, future, place, places, stop, room)
