"""The arithmetic of `nameplate.rng` for compiled code: the same words and the same floats."""

from __future__ import annotations

import numpy as np
from numba import njit

_PARITY = np.uint64(0x1BD11BDAA9FC1A22)
_TWELVE = np.uint64(12)
_SCALE = 2.0**-52


@njit(inline="always")
def _rotate(word, turn):  # type: ignore[no-untyped-def]
    return (word << np.uint64(turn)) | (word >> np.uint64(64 - turn))


@njit(inline="always")
def _four(x0, x1, a, b, c, d):  # type: ignore[no-untyped-def]
    x0 = x0 + x1
    x1 = _rotate(x1, a) ^ x0
    x0 = x0 + x1
    x1 = _rotate(x1, b) ^ x0
    x0 = x0 + x1
    x1 = _rotate(x1, c) ^ x0
    x0 = x0 + x1
    x1 = _rotate(x1, d) ^ x0
    return x0, x1


@njit(inline="always")
def threefry(key0, key1, counter0, counter1):  # type: ignore[no-untyped-def]
    """Encrypt a counter with Threefry-2x64-13; every argument must be a uint64."""
    key2 = _PARITY ^ key0 ^ key1
    x0, x1 = _four(counter0 + key0, counter1 + key1, 16, 42, 12, 31)
    x0, x1 = _four(x0 + key1, x1 + key2 + np.uint64(1), 16, 32, 24, 21)
    x0, x1 = _four(x0 + key2, x1 + key0 + np.uint64(2), 16, 42, 12, 31)
    x0, x1 = x0 + key0, x1 + key1 + np.uint64(3)
    x0 = x0 + x1
    x1 = _rotate(x1, 16) ^ x0
    return x0, x1


@njit(inline="always")
def to_unit(word):  # type: ignore[no-untyped-def]
    """Turn a word into a float between 0 and 1, neither included."""
    # Through int64: processors convert signed words to doubles in one instruction.
    return (np.float64(np.int64(word >> _TWELVE)) + 0.5) * _SCALE


@njit(inline="always")
def uniform_pair(seed, stream, future, pair):  # type: ignore[no-untyped-def]
    """Draw numbers 2 * pair and 2 * pair + 1 of a stream; every argument must be a uint64."""
    first, second = threefry(seed, stream, future, pair)
    return to_unit(first), to_unit(second)
