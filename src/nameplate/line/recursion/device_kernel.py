"""What a thread of a CUDA device does; imported only where a run on a device is asked for."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import math

import numpy as np
from numba import cuda

from nameplate.compiled import step
from nameplate.line.plan import CONSTANT, PROCESS_KEY, PRODUCTS, QUALITY, QUALITY_KEY, YIELDS
from nameplate.line.recursion.draw import look
from nameplate.line.recursion.order import sooner
from nameplate.line.recursion.single import BLOCK, HALF, close, walk
from nameplate.rng_kernel import threefry, to_unit


@step
def draw_block(plan, times, chances, words, lane, seed, future, block):
    """Draw process times and qualities for a block of places, one by one."""
    for j in range(len(plan.layout)):
        for half in range(HALF):
            even, odd = j * BLOCK + half, j * BLOCK + HALF + half
            pair = (np.uint64(block) >> np.uint64(1)) + np.uint64(half)
            if math.isnan(plan.share[j, CONSTANT]):
                words[even, lane], words[odd, lane] = threefry(seed, plan.key[j, PROCESS_KEY], future, pair)
                if plan.gate[PRODUCTS] == 1:
                    table = plan.tables[plan.work[j, 0]]
                    times[even, lane] = look(words[even, lane], table, plan.pieces)
                    times[odd, lane] = look(words[odd, lane], table, plan.pieces)
            else:
                times[even, lane] = plan.share[j, CONSTANT]
                times[odd, lane] = plan.share[j, CONSTANT]
            if plan.share[j, QUALITY] < 1.0 or plan.layout[j, YIELDS] > 0:
                first, second = threefry(seed, plan.key[j, QUALITY_KEY], future, pair)
                chances[even, lane], chances[odd, lane] = to_unit(first), to_unit(second)


@cuda.jit
def advance(plan, state, times, chances, words, seed, futures, over, place, places, stop):
    """Let places of every future through, from `place` to `places` or to the place that ends the run."""
    lane = cuda.grid(1)
    if lane >= len(futures) or over[lane] != 0:
        return
    future, here = futures[lane], place
    while here < places:
        column = here % BLOCK
        block = here - column
        draw_block(plan, times, chances, words, lane, seed, future, block)
        end = sooner(BLOCK, column + places - here)
        end, done = walk(
            plan, state, times[:, lane], chances[:, lane], words[:, lane], lane, seed, future, block, end, stop, column
        )
        here += end - column
        if done:
            close(plan, state, lane, seed, future, stop)
            over[lane] = 1
            break
