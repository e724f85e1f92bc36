"""All that a line remembers while it runs."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nameplate.line.memory import aligned
from nameplate.line.outcome import CELLS, Goal, Outcome
from nameplate.line.plan import BINS, CARDS, PRODUCTS, ROWS, SERVERS, STATES, STOCK, SUPPLIED, Plan

# fields of State.server
LEFT, FINISH, ENTERED, HELD, OPENS, CLOSES, WEEKS = range(7)
# fields of State.hand
HOLDS, PRODUCT, BEFORE_IT, SHIFT = range(4)
EMPTY, GOOD, SCRAP = range(3)
# fields of State.mode
LIMIT, UNTIL = range(2)
# fields of State.tally behind the states
WAITS, SLOW = len(STATES), len(STATES) + 1
TALLIES = len(STATES) + 2
# fields of State.mark
FREE, ROOM_IN, ROOM_OUT, SCRAPPED, TAKEN, GIVEN = range(6)
# fields of State.flow
LAST, TOTAL, SQUARES, LEAST, GREATEST = range(5)
# fields of State.output
MADE, WATCHED, DISCARDED = range(3)
# fields of State.gate
SUPPLIED_AT, DRAINED_AT, BIN_WIDTH, EDGE_IN, EDGE_OUT = range(5)
# fields of State.tick
LEFT_OVER, DELIVERIES, TAKEN_AWAY, BIN_IN, BIN_OUT, NOTED_IN, NOTED_OUT = range(7)


class State(NamedTuple):
    """The state of a line; the last axis of each array is the lane, one for each future.

    server : float, (servers, 7)
        Time at which the last item left; at which the last work was finished; when its item entered the line; how
        long the last item was blocked; the shift that has not ended, and the weeks that it is shifted by.
    hand : int, (servers, 4)
        What the server holds; of which product; the product that it worked on last; the number of its shift.
    mode : float, (modes, 2)
        Working time left and the repair to come; or the times of the next failure and of its repair's end.
    number : int, (modes,)
        Number of the failure that is to come.
    used : float, (plans of all servers,)
        Items or working time since the last maintenance.
    cared : int, (plans of all servers,)
        Maintenances so far.
    tally : float, (stations, 8)
        Server-seconds by state; waits; seconds that ramps cost.
    mark : int, (stations, 6)
        The free server; rows of `room` for the next arrival and the next departure; items scrapped; items taken;
        items handed on or scrapped.
    pace : float, (stations,)
        From when the next item can be taken.
    room : float, (rows,)
        Times of the last departures.
    flow : float, (5,)
        When the last good item left the line; sum, sum of squares, least and greatest of the flow times watched.
    output : int, (products, 3)
        Good items that left; those of them that are watched; items scrapped.
    sketch : int, (CELLS,)
    series : int, (bins, 1 + 2 * products)
    gate : float, (5,)
        When the next material is there; from when the next item is taken away; width of a bin; edges of the bins
        that the last items entered and left in.
    tick : int, (7,)
        Material left; deliveries; items taken away; bins that the last items entered and left in, and how many items
        are noted there.
    card : float, (cards,)
        When the cards of the limit come free, as a heap.
    """

    server: NDArray[np.float64]
    hand: NDArray[np.int64]
    mode: NDArray[np.float64]
    number: NDArray[np.int64]
    used: NDArray[np.float64]
    cared: NDArray[np.int64]
    tally: NDArray[np.float64]
    mark: NDArray[np.int64]
    pace: NDArray[np.float64]
    room: NDArray[np.float64]
    flow: NDArray[np.float64]
    output: NDArray[np.int64]
    sketch: NDArray[np.int64]
    series: NDArray[np.int64]
    gate: NDArray[np.float64]
    tick: NDArray[np.int64]
    card: NDArray[np.float64]

    def copy(self) -> State:
        """Copy every array."""
        return State._make(_copy(array) for array in self)

    def split(self, width: int) -> State:
        """Copy the lanes into groups of so many, which lie one after the other: the first axis is the group."""
        groups = [array.reshape(*array.shape[:-1], array.shape[-1] // width, width) for array in self]
        return State._make(_copy(np.moveaxis(array, -2, 0)) for array in groups)

    def join(self, groups: State) -> None:
        """Copy the groups of a state that was split back into the lanes."""
        for own, array in zip(self, groups, strict=True):
            own[:] = np.moveaxis(array, 0, -2).reshape(own.shape)

    def lane(self, lane: int) -> State:
        """Copy one lane into a state that has no other."""
        return State._make(np.ascontiguousarray(array[..., lane : lane + 1]) for array in self)

    def put(self, lane: int, alone: State) -> None:
        """Copy the only lane of a state back into one of this."""
        for own, array in zip(self, alone, strict=True):
            own[..., lane] = array[..., 0]


def _copy(array: NDArray[Any]) -> NDArray[Any]:
    twin = aligned(array.shape, array.dtype)
    twin[...] = array
    return twin


def empty_state(plan: Plan, goal: Goal, lanes: int) -> State:
    """Make the state of an empty line at time 0, before the first failure times are drawn."""
    stations, servers = len(plan.layout), int(plan.layout[:, SERVERS].sum())
    products, plans, modes = int(plan.gate[PRODUCTS]), len(plan.care_key), len(plan.mode_key)
    state = State(
        server=aligned((servers, 7, lanes)),
        hand=aligned((servers, 4, lanes), np.int64),
        mode=aligned((modes, 2, lanes)),
        number=aligned((modes, lanes), np.int64),
        used=aligned((plans, lanes)),
        cared=aligned((plans, lanes), np.int64),
        tally=aligned((stations, TALLIES, lanes)),
        mark=aligned((stations, 6, lanes), np.int64),
        pace=aligned((stations, lanes)),
        room=aligned((int(plan.layout[:, ROWS].sum()) + 1, lanes)),
        flow=aligned((5, lanes)),
        output=aligned((products, 3, lanes), np.int64),
        sketch=aligned((CELLS, lanes), np.int64),
        series=aligned((int(plan.gate[BINS]), 1 + 2 * products, lanes), np.int64),
        gate=aligned((5, lanes)),
        tick=aligned((7, lanes), np.int64),
        card=aligned((int(plan.gate[CARDS]), lanes)),
    )
    state.number[:] = -1
    state.server[:, CLOSES] = np.inf
    state.hand[:, BEFORE_IT] = -1
    state.flow[LEAST] = np.inf
    state.gate[BIN_WIDTH] = goal.width
    state.tick[LEFT_OVER] = plan.gate[STOCK] if plan.gate[SUPPLIED] else 0
    return state


def forget(state: State) -> None:
    """End the warm-up: what was tallied so far is not watched."""
    state.tally[:] = 0.0
    state.flow[TOTAL:] = 0.0
    state.flow[LEAST] = np.inf
    state.output[:, WATCHED] = 0
    state.sketch[:] = 0


def outcome_of(state: State, began: NDArray[np.float64]) -> Outcome:
    """Read the outcome from a kernel's state."""
    tally = np.moveaxis(state.tally, -1, 0)
    return Outcome(
        made=state.output[:, MADE].T.copy(),
        watched=state.output[:, WATCHED].T.copy(),
        discarded=state.output[:, DISCARDED].T.copy(),
        scrapped=state.mark[:, SCRAPPED].T.copy(),
        given=state.mark[:, GIVEN].T.copy(),
        began=began,
        ended=state.flow[LAST].copy(),
        flow=state.flow[TOTAL:].T.copy(),
        sketch=state.sketch.T.copy(),
        seconds=tally[:, :, : len(STATES)].copy(),
        waits=tally[:, :, WAITS].copy(),
        slow=tally[:, :, SLOW].copy(),
        series=np.moveaxis(state.series, -1, 0).copy(),
        width=state.gate[BIN_WIDTH].copy(),
    )
