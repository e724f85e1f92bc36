"""From words of the generator to times in compiled code; `Table.at` says what it means."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

import math

import numpy as np

from nameplate.compiled import apart, inlined, step
from nameplate.line.recursion.vector import WIDTH, load, rows, store
from nameplate.line.table import CELLS, OCTAVES, PART_BITS
from nameplate.rng_kernel import threefry, to_unit

_TWELVE = np.uint64(12)
_ONE = np.uint64(1)
_SIGN = np.int64(63)
_MASK = np.int64((1 << 52) - 1)
_SCALE = 2.0**-52
_SHIFT = np.int64(52 - PART_BITS)
# The bits of 2**-53, the lowest edge of a table, cut to octave and part.
_LOWEST = np.int64((1023 - OCTAVES - 1) << PART_BITS)
_CELLS = np.int64(CELLS)


@step
def in_pieces(v, first, count, pieces):
    """Read a time from the pieces of a cell that is cut."""
    apart()
    low, high = first, first + count
    while high - low > 1:
        middle = (low + high) // 2
        if pieces[middle, 0] <= v:
            low = middle
        else:
            high = middle
    t = v - pieces[low, 0]
    return ((pieces[low, 4] * t + pieces[low, 3]) * t + pieces[low, 2]) * t + pieces[low, 1]


@inlined
def look(word, table, pieces):
    """Turn a word of the generator into a time; the same as `Table.at` of its uniform number."""
    upper = np.int64(word) >> _SIGN
    # 1 - u, exactly: the generator's numbers lie symmetrically about 1/2.
    v = (np.float64(np.int64(word >> _TWELVE) ^ (_MASK & upper)) + 0.5) * _SCALE
    place = np.float64(v).view(np.int64) >> _SHIFT
    cell = (_CELLS & upper) + place - _LOWEST
    a = table[cell, 0]
    if math.isnan(a):
        return in_pieces(v, np.int64(table[cell, 1]), np.int64(table[cell, 2]), pieces)
    t = v - np.int64(place << _SHIFT).view(np.float64)
    return ((table[cell, 3] * t + table[cell, 2]) * t + table[cell, 1]) * t + a


@inlined
def look_all(words, count, times, cells, table, pieces, cut):
    """Turn many words into times, the same as `look`: `count` is a multiple of a vector's width.

    `cut` tells whether any cell of the table is.
    """
    for number in range(count):
        upper = np.int64(words[number]) >> _SIGN
        v = (np.float64(np.int64(words[number] >> _TWELVE) ^ (_MASK & upper)) + 0.5) * _SCALE
        place = np.float64(v).view(np.int64) >> _SHIFT
        cells[number] = (_CELLS & upper) + place - _LOWEST
        times[number] = v - np.int64(place << _SHIFT).view(np.float64)
    for begin in range(0, count, WIDTH):
        a, b, c, d = rows(table, cells, begin)
        t = load(times, begin)
        store(times, begin, ((d * t + c) * t + b) * t + a)
    if cut:
        _look_again(words, count, times, table, pieces)


@step
def _look_again(words, count, times, table, pieces):
    """Read times one by one where a cell is cut."""
    apart()
    for number in range(count):
        if math.isnan(times[number]):
            times[number] = look(words[number], table, pieces)


@step
def draw(plan, table, seed, key, future, counter):
    """Draw one time from the table with a number."""
    count = np.uint64(counter)
    first, second = threefry(seed, key, future, count >> _ONE)
    return look(second if count & _ONE else first, plan.tables[table], plan.pieces)


@step
def draw_pair(plan, one, other, seed, key, future, pair):
    """Draw two times at once: draws 2 * pair and 2 * pair + 1 of a stream."""
    first, second = threefry(seed, key, future, np.uint64(pair))
    return look(first, plan.tables[one], plan.pieces), look(second, plan.tables[other], plan.pieces)


@step
def chance(seed, key, future, counter):
    """Draw a number between 0 and 1."""
    count = np.uint64(counter)
    first, second = threefry(seed, key, future, count >> _ONE)
    return to_unit(second if count & _ONE else first)
