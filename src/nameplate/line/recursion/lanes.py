"""The recursion for many futures at once: the same item of each future is a lane of the processor's vectors.

For lines in which all futures are in step (`plan.is_simple`). A station moves as many places as the buffers behind it
allow before the next one does, with its sums in registers. Failures are rare, so a step first works as if there
were none, looks whether any lane had one, and only then mends those lanes one by one.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.compiled import apart, entry, inlined, step
from nameplate.line.memory import aligned
from nameplate.line.outcome import CELLS
from nameplate.line.plan import (
    CALENDAR_TIME,
    CLOCK,
    CONSTANT,
    FIRST_MODE,
    FIRST_ROOM,
    LOWEST,
    NEVER,
    PROCESS_KEY,
    ROOMS,
    ROWS,
    Plan,
)
from nameplate.line.recursion.counting import flush, note
from nameplate.line.recursion.draw import look_all
from nameplate.line.recursion.passage import pass_calendar, pass_plain, pass_working, spot
from nameplate.line.recursion.step import hours_of, rules_of
from nameplate.line.recursion.vector import (
    WIDTH,
    any_at_most,
    count_cells,
    larger,
    load,
    smaller,
    store,
)
from nameplate.line.state import (
    BIN_IN,
    BIN_OUT,
    EDGE_IN,
    EDGE_OUT,
    GIVEN,
    GREATEST,
    LAST,
    LEAST,
    MADE,
    NOTED_IN,
    NOTED_OUT,
    ROOM_IN,
    ROOM_OUT,
    SQUARES,
    TALLIES,
    TOTAL,
    WATCHED,
    State,
)
from nameplate.rng_kernel import threefry

FEWEST = 16
"""Places whose process times are drawn at a time, at least."""
MOST = 16
"""Places that a station moves before the next one does, at most; as many departures are kept of each."""
SERVER = 7
"""Fields of a server's state."""


def most_at_once(plan: Plan) -> int:
    """Count the places that a station may move through before the next one does."""
    rooms = plan.layout[1:, ROOMS]
    return int(min(MOST, rooms.min(initial=MOST)))


def places_in_block(at_once: int) -> int:
    """Count the places whose process times are drawn together: an even number of turns, enough to fill vectors.

    Examples
    --------
    >>> [places_in_block(at_once) for at_once in (1, 3, 11, 16)]
    [16, 18, 22, 16]
    """
    turns = -(-FEWEST // at_once)
    return at_once * (turns + at_once * turns % 2)


class Room(NamedTuple):
    """Memory to work in.

    times : float, (stations * places * WIDTH,)
        Process times of a block, station by station: its even places, then its odd ones.
    scratch : float, (5 * WIDTH,)
        Vectors on their way to a step that mends them.
    evens, odds, cells : (places * WIDTH / 2,)
        Words for even and for odd places, and the cells that they point at.
    numbers, pairs : uint, (places * WIDTH / 2,)
        Futures and pairs of draws, word by word.
    """

    times: NDArray[np.float64]
    scratch: NDArray[np.float64]
    evens: NDArray[np.uint64]
    odds: NDArray[np.uint64]
    cells: NDArray[np.int64]
    numbers: NDArray[np.uint64]
    pairs: NDArray[np.uint64]


def make_room(plan: Plan) -> Room:
    """Make memory for a line."""
    half = places_in_block(most_at_once(plan)) * WIDTH // 2
    evens, odds, numbers, pairs = (aligned((half,), np.uint64) for _ in range(4))
    times, cells = aligned((len(plan.layout) * 2 * half,)), aligned((half,), np.int64)
    return Room(times, aligned((5 * WIDTH,)), evens, odds, cells, numbers, pairs)


@step
def _draw_block(plan, room, seed, place):
    """Draw process times for the block of places that begins with `place`: even ones, then odd ones."""
    apart()
    times, _, evens, odds, cells, numbers, pairs = room
    first_pair, half = np.uint64(place) >> np.uint64(1), len(numbers)
    for j in range(len(plan.layout)):
        middle = (2 * j + 1) * half
        if math.isnan(plan.share[j, CONSTANT]):
            key, number = plan.key[j, PROCESS_KEY], plan.work[j, 0]
            for lane in range(half):
                evens[lane], odds[lane] = threefry(seed, key, numbers[lane], first_pair + pairs[lane])
            table, cut = plan.tables[number], plan.cut[number]
            look_all(evens, half, times[middle - half : middle], cells, table, plan.pieces, cut)
            look_all(odds, half, times[middle : middle + half], cells, table, plan.pieces, cut)
        else:
            times[middle - half : middle + half] = plan.share[j, CONSTANT]


@step
def _note_all(plan, state, times, column, bin_, noted, edge, count, stop):
    apart()
    for lane in range(WIDTH):
        if state.gate[edge, lane] <= times[lane]:
            note(plan, state, lane, column, bin_, noted, edge, times[lane], count, stop)


@inlined
def _leave(plan, state, flow, gate, sketch, ring, came, went, places, scratch, place, stop):
    """Count the items that have left."""
    total, squares = load(flow, TOTAL * WIDTH), load(flow, SQUARES * WIDTH)
    least, greatest = load(flow, LEAST * WIDTH), load(flow, GREATEST * WIDTH)
    lowest = plan.gate[LOWEST]
    for number in range(places):
        entered, time = load(ring, spot(came, number)), load(ring, spot(went, number))
        if any_at_most(load(gate, EDGE_IN * WIDTH), entered):
            store(scratch, 0, entered)
            _note_all(plan, state, scratch, 0, BIN_IN, NOTED_IN, EDGE_IN, place + number, stop)
        if any_at_most(load(gate, EDGE_OUT * WIDTH), time):
            store(scratch, 0, time)
            _note_all(plan, state, scratch, 1, BIN_OUT, NOTED_OUT, EDGE_OUT, place + number, stop)
        spent = time - entered
        total = total + spent
        squares = squares + spent * spent
        least = smaller(spent, least)
        greatest = larger(spent, greatest)
        count_cells(sketch, spent, lowest, CELLS - 1)
    store(flow, LAST * WIDTH, load(ring, spot(went, places - 1)))
    store(flow, TOTAL * WIDTH, total)
    store(flow, SQUARES * WIDTH, squares)
    store(flow, LEAST * WIDTH, least)
    store(flow, GREATEST * WIDTH, greatest)


@inlined
def _walk(plan, state, flat, times, scratch, place, column, places, seed, futures, stop):
    """Move places of each lane through the line."""
    server, tally, ring, mode, flow, gate, sketch = flat
    layout, rules, hours = plan.layout, rules_of(plan), hours_of(state)
    stations, nowhere, half = len(layout), len(ring) // WIDTH - 1, len(times) // (2 * len(layout))
    before = (nowhere, 0, 0)
    # An item enters when the one before it leaves the first station.
    came = (layout[0, FIRST_ROOM], place - 1, layout[0, ROWS] - 1)
    for j in range(stations):
        here, behind = (layout[j, FIRST_ROOM], place, layout[j, ROWS] - 1), (nowhere, 0, 0)
        if j + 1 < stations:
            behind = (layout[j + 1, FIRST_ROOM], place - layout[j + 1, ROOMS], layout[j + 1, ROWS] - 1)
        own, sums, base = SERVER * j * WIDTH, TALLIES * j * WIDTH, j * 2 * half
        clock, first = layout[j, CLOCK], layout[j, FIRST_MODE]
        if clock == NEVER:
            pass_plain(server, tally, own, sums, times, ring, here, behind, before, base, half, column, places)
        else:
            life = 2 * first * WIDTH
            if clock == CALENDAR_TIME:
                pass_calendar(
                    rules, hours, server, tally, mode, own, sums, life, times, ring, here, behind, before, base, half,
                    column, places, scratch, j,
                    first, seed, futures,
                )  # fmt: skip
            else:
                pass_working(
                    rules, hours, server, tally, mode, own, sums, life, times, ring, here, behind, before, base, half,
                    column, places, scratch, j,
                    first, seed, futures,
                )  # fmt: skip
        before = here
    _leave(plan, state, flow, gate, sketch, ring, came, before, places, scratch, place, stop)


@step
def _group(groups, number):
    """Pick one group of lanes."""
    return State(
        groups.server[number], groups.hand[number], groups.mode[number], groups.number[number], groups.used[number],
        groups.cared[number], groups.tally[number], groups.mark[number], groups.pace[number], groups.room[number],
        groups.flow[number], groups.output[number], groups.sketch[number], groups.series[number],
        groups.gate[number], groups.tick[number], groups.card[number],
    )  # fmt: skip


@step
def _run_group(plan, state, seed, futures, place, places, at_once, stop, room):
    stations, first = len(plan.layout), place
    flat = (
        state.server.reshape(-1), state.tally.reshape(-1), state.room.reshape(-1), state.mode.reshape(-1),
        state.flow.reshape(-1), state.gate.reshape(-1), state.sketch.reshape(-1),
    )  # fmt: skip
    times, scratch, _, _, _, numbers, pairs = room
    block = 2 * len(numbers) // WIDTH
    for number in range(len(numbers)):
        numbers[number] = futures[number % WIDTH]
        pairs[number] = np.uint64(number // WIDTH)
    while place < places:
        column = place % block
        if column == 0 or place == first:
            _draw_block(plan, room, seed, place - column)
        count = min(at_once - column % at_once, places - place)
        _walk(plan, state, flat, times, scratch, place, column, count, seed, futures, stop)
        place += count
    for lane in range(WIDTH):
        state.output[0, MADE, lane] += places - first
        state.output[0, WATCHED, lane] += places - first
        flush(state, lane, places)
        for j in range(stations):
            state.mark[j, GIVEN, lane] += places - first
            state.mark[j, ROOM_IN, lane] = places % plan.layout[j, ROWS]
            state.mark[j, ROOM_OUT, lane] = places % plan.layout[j, ROWS]


@step
def _run_all(plan, groups, seed, futures, place, places, at_once, stop, room):
    """Do what `run` says, without counting references: what an entry picks from a tuple, it would give up."""
    for number in range(len(futures)):
        state = _group(groups, number)
        _run_group(plan, state, seed, futures[number], place, places, at_once, stop, room)


@entry
def run(plan, groups, seed, futures, place, places, at_once, stop, room):
    """Let places through in all eight lanes of every group.

    Parameters
    ----------
    groups : State
        As `State.split` lays it out.
    futures : uint, (groups, WIDTH)
    place, places : int
        The first place and the one after the last.
    at_once : int
        Places that a station moves before the next one does: `most_at_once`.
    stop : float
        Seconds up to which the series goes; nothing may happen later.
    room : Room
        Memory to work in.
    """
    _run_all(plan, groups, seed, futures, place, places, at_once, stop, room)
