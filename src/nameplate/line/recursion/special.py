"""What a station does besides working and failing, in compiled code; `reference.Post.take` says what it means."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import numpy as np

from nameplate.compiled import inlined, step
from nameplate.line.plan import (
    BEFORE,
    BLOCKED,
    BY_ITEMS,
    CHANGE_KEY,
    CHANGES,
    CLOCK,
    FIRST_SPEED,
    FIRST_YIELD,
    GAP,
    NEVER,
    PLANS,
    QUALITY,
    SHIFTS,
    SPEEDS,
    STARVED,
    WORKING,
    YIELDS,
)
from nameplate.line.recursion.draw import draw
from nameplate.line.recursion.order import later
from nameplate.line.recursion.step import change_over, hours_of, maintain, rules_of, wait, wear, work
from nameplate.line.state import (
    BEFORE_IT,
    HELD,
    LEFT,
    SLOW,
    TAKEN,
    WAITS,
)


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
    """Do what comes before the work: maintenance, waiting, changing over; when an item is taken, when work begins."""
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
def work_special(plan, state, j, server, lane, seed, future, arrival, room, product, place, drawn, chance, stop):
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
