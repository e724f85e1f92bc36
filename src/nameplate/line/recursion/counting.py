"""What is counted of items in compiled code; `count.py` says what it means."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import math

import numpy as np

from nameplate.compiled import apart, inlined, step
from nameplate.line.outcome import CELLS
from nameplate.line.plan import BINS, LOWEST, PRODUCTS
from nameplate.line.recursion.order import later, sooner
from nameplate.line.state import (
    BIN_IN,
    BIN_OUT,
    BIN_WIDTH,
    DISCARDED,
    GREATEST,
    LAST,
    LEAST,
    MADE,
    NOTED_IN,
    NOTED_OUT,
    SCRAPPED,
    SQUARES,
    TOTAL,
    WATCHED,
)

_SHIFT = np.int64(48)


@step
def _widen(plan, state, lane):
    """Join the bins of the series two by two."""
    apart()
    bins, columns = plan.gate[BINS], state.series.shape[1]
    for column in range(columns):
        for half in range(bins // 2):
            state.series[half, column, lane] = (
                state.series[2 * half, column, lane] + state.series[2 * half + 1, column, lane]
            )
        for half in range(bins // 2, bins):
            state.series[half, column, lane] = 0
    state.gate[BIN_WIDTH, lane] *= 2.0
    state.tick[BIN_IN, lane] //= 2
    state.tick[BIN_OUT, lane] //= 2


@inlined
def find_bin(plan, state, lane, time, stop):
    """Find the bin of a time; bins are widened until there is one."""
    bins = plan.gate[BINS]
    while math.isinf(stop) and time >= state.gate[BIN_WIDTH, lane] * bins:
        _widen(plan, state, lane)
    return sooner(np.int64(time / state.gate[BIN_WIDTH, lane]), bins - 1)


@inlined
def enter(plan, state, lane, time, stop):
    """Count an item that enters the line."""
    if time <= stop:
        state.series[find_bin(plan, state, lane, time, stop), 0, lane] += 1


@inlined
def scrap(plan, state, j, lane, time, product, stop):
    """Count an item that is scrapped."""
    if time <= stop:
        state.mark[j, SCRAPPED, lane] += 1
        state.output[product, DISCARDED, lane] += 1
        column = 1 + plan.gate[PRODUCTS] + product
        state.series[find_bin(plan, state, lane, time, stop), column, lane] += 1


@inlined
def watch(plan, state, lane, spent):
    """Count the flow time of a good item."""
    flow = state.flow
    flow[TOTAL, lane] += spent
    flow[SQUARES, lane] += spent * spent
    flow[LEAST, lane] = sooner(flow[LEAST, lane], spent)
    flow[GREATEST, lane] = later(flow[GREATEST, lane], spent)
    cell = (np.float64(spent).view(np.int64) >> _SHIFT) - plan.gate[LOWEST]
    state.sketch[sooner(later(cell, 0), CELLS - 1), lane] += 1


@inlined
def leave(plan, state, lane, time, entered, product, stop):
    """Count a good item that leaves the line."""
    if time <= stop:
        state.output[product, MADE, lane] += 1
        state.output[product, WATCHED, lane] += 1
        state.flow[LAST, lane] = time
        watch(plan, state, lane, time - entered)
        state.series[find_bin(plan, state, lane, time, stop), 1 + product, lane] += 1


# An edge lies a little below that of its bin, which rounding may move; who passes it is asked in which bin he is.
_BELOW = 1.0 - 2.0**-40


@step
def note(plan, state, lane, column, bin_, noted, edge, time, count, stop):
    """Note how many items came or went in a bin, once one has come or gone in a later one."""
    apart()
    here = find_bin(plan, state, lane, time, stop)
    if here != state.tick[bin_, lane]:
        state.series[state.tick[bin_, lane], column, lane] += count - state.tick[noted, lane]
        state.tick[noted, lane] = count
        state.tick[bin_, lane] = here
    state.gate[edge, lane] = (here + 1) * state.gate[BIN_WIDTH, lane] * _BELOW


@step
def flush(state, lane, count):
    """Note the items that came and went in the last bins."""
    state.series[state.tick[BIN_IN, lane], 0, lane] += count - state.tick[NOTED_IN, lane]
    state.series[state.tick[BIN_OUT, lane], 1, lane] += count - state.tick[NOTED_OUT, lane]
    state.tick[NOTED_IN, lane] = count
    state.tick[NOTED_OUT, lane] = count
