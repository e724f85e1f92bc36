"""Both ends of the line in compiled code: what comes in and who takes it away; `reference.Entry` says what it means."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import apart, step
from nameplate.line.plan import (
    CARDS,
    DRAIN_KEY,
    DRAIN_TABLE,
    LOT,
    MIXED,
    PRODUCT_KEY,
    SUPPLY_KEY,
    SUPPLY_TABLE,
    TURNS,
)
from nameplate.line.recursion.draw import chance, draw
from nameplate.line.state import DELIVERIES, DRAINED_AT, LEFT_OVER, SUPPLIED_AT, TAKEN_AWAY


@step
def supply(plan, state, lane, seed, future):
    """Take material for one item; returns from when it is there."""
    apart()
    if state.tick[LEFT_OVER, lane] == 0:
        number = state.tick[DELIVERIES, lane]
        state.gate[SUPPLIED_AT, lane] += draw(
            plan, plan.gate[SUPPLY_TABLE], seed, plan.gate_key[SUPPLY_KEY], future, number
        )
        state.tick[DELIVERIES, lane] += 1
        state.tick[LEFT_OVER, lane] = plan.gate[LOT]
    state.tick[LEFT_OVER, lane] -= 1
    return state.gate[SUPPLIED_AT, lane]


@step
def product_of(plan, seed, future, place):
    """Find the product of a place."""
    apart()
    turns = plan.gate[TURNS]
    if plan.gate[MIXED]:
        at = chance(seed, plan.gate_key[PRODUCT_KEY], future, place)
    else:
        at = np.float64(place % np.int64(plan.turn[turns - 1, 0]))
    low, high = 0, turns - 1
    while low < high:
        middle = (low + high) // 2
        if plan.turn[middle, 0] > at:
            high = middle
        else:
            low = middle + 1
    return np.int64(plan.turn[low, 1])


@step
def give_card(plan, state, lane, time):
    """Take back the card of the item that has left: it takes the place of the first in the heap, and sinks."""
    apart()
    cards = plan.gate[CARDS]
    place = 0
    while True:
        child = 2 * place + 1
        if child + 1 < cards and state.card[child + 1, lane] < state.card[child, lane]:
            child += 1
        if child >= cards or state.card[child, lane] >= time:
            break
        state.card[place, lane] = state.card[child, lane]
        place = child
    state.card[place, lane] = time


@step
def drain(plan, state, lane, seed, future, time):
    """Take an item away from the last station."""
    apart()
    number = state.tick[TAKEN_AWAY, lane]
    takes = draw(plan, plan.gate[DRAIN_TABLE], seed, plan.gate_key[DRAIN_KEY], future, number)
    state.gate[DRAINED_AT, lane] = time + takes
    state.tick[TAKEN_AWAY, lane] += 1
