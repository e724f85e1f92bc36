"""Counter-based random numbers: a draw is a pure function of (seed, future, stream, draw).

The generator is Threefry-2x64 with 13 rounds [1]_, the fewest rounds for which its authors report that it
passes BigCrush with keyed counters. The key is (seed, stream), the counter (future, draw // 2); a call gives
two words, and draw % 2 picks one. So a run can be cut anywhere, any future can be replayed alone, and two
scenarios share their luck.

The plain functions here are the meaning; `nameplate.rng_kernel` holds the same arithmetic for compiled code.

References
----------
.. [1] J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw: Parallel random numbers: as easy as 1, 2, 3. SC11, 2011.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from nameplate.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MASK = (1 << 64) - 1
PARITY = 0x1BD11BDAA9FC1A22
"""Skein's key-schedule constant, which keeps the all-zero key from being a fixed point."""
ROTATIONS = (16, 42, 12, 31, 16, 32, 24, 21)
ROUNDS = 13


def stream_key(name: str) -> int:
    """Turn the name of a stream into the second half of the generator's key.

    Parameters
    ----------
    name : str
        What the numbers are for, as in ``"line/press/process"``.

    Returns
    -------
    int
        64 bits of the name's BLAKE2b digest.

    Examples
    --------
    >>> hex(stream_key("line/press/process"))
    '0xbf7cbfbbb07d1902'
    """
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def threefry(key0: int, key1: int, counter0: int, counter1: int) -> tuple[int, int]:
    """Encrypt a counter with Threefry-2x64-13; all arguments and results are 64-bit words.

    Examples
    --------
    The first of the authors' known answers for 13 rounds:

    >>> [hex(word) for word in threefry(0, 0, 0, 0)]
    ['0xf167b032c3b480bd', '0xe91f9fee4b7a6fb5']
    """
    keys = (key0, key1, PARITY ^ key0 ^ key1)
    x0, x1 = (counter0 + keys[0]) & MASK, (counter1 + keys[1]) & MASK
    for number in range(ROUNDS):
        turn = ROTATIONS[number % 8]
        x0 = (x0 + x1) & MASK
        x1 = (((x1 << turn) & MASK) | (x1 >> (64 - turn))) ^ x0
        if number % 4 == 3:
            injection = number // 4 + 1
            x0 = (x0 + keys[injection % 3]) & MASK
            x1 = (x1 + keys[(injection + 1) % 3] + injection) & MASK
    return x0, x1


def uniform(seed: int, future: int, stream: int, draw: int) -> float:
    """Draw one number between 0 and 1, neither included.

    Parameters
    ----------
    seed, future, draw : int
        Not negative, below 2**63.
    stream : int
        From `stream_key`.

    Returns
    -------
    float
        A multiple of 2**-53 with 52 random bits.

    Examples
    --------
    >>> round(uniform(seed=1, future=0, stream=stream_key("docs"), draw=0), 6)
    0.06389
    """
    word = threefry(seed, stream, future, draw >> 1)[draw & 1]
    return ((word >> 12) + 0.5) * 2.0**-52


def uniforms(
    seed: int, futures: NDArray[np.int64], stream: str | int, draw: int | NDArray[np.int64] = 0
) -> NDArray[np.float64]:
    """Draw many numbers at once; each equals `uniform` of the same arguments.

    Parameters
    ----------
    seed : int
        Not negative, below 2**63.
    futures : NDArray
        Future numbers, any shape.
    stream : str or int
        A stream's name, or its key.
    draw : int or NDArray
        Number of the draw within the stream; broadcast against `futures`.

    Returns
    -------
    NDArray of float64
        Of the broadcast shape.

    Raises
    ------
    UsageError
        If the seed is negative or does not fit into 63 bits.

    Examples
    --------
    >>> import numpy as np
    >>> uniforms(1, np.arange(2), "docs").round(6)
    array([0.06389 , 0.058827])
    """
    import numpy as np

    if not 0 <= seed < 1 << 63:
        raise UsageError(f"seed {seed}: valid would be a whole number from 0 to {(1 << 63) - 1}")
    key1 = stream_key(stream) if isinstance(stream, str) else stream
    number, counter = np.broadcast_arrays(np.asarray(futures, np.uint64), np.asarray(draw, np.uint64))
    keys = [np.uint64(word) for word in (seed, key1, PARITY ^ seed ^ key1)]
    x0, x1 = _rounds(number, counter >> np.uint64(1), keys)
    word = np.where(counter & np.uint64(1), x1, x0)
    return ((word >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def _rounds(
    counter0: NDArray[np.uint64], counter1: NDArray[np.uint64], keys: list[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    import numpy as np

    # Arrays wrap round at 64 bits without a warning, as the generator wants; at least one dimension keeps them arrays.
    shape = counter0.shape
    x0, x1 = np.atleast_1d(counter0) + keys[0], np.atleast_1d(counter1) + keys[1]
    for number in range(ROUNDS):
        turn = np.uint64(ROTATIONS[number % 8])
        x0 = x0 + x1
        x1 = ((x1 << turn) | (x1 >> (np.uint64(64) - turn))) ^ x0
        if number % 4 == 3:
            injection = number // 4 + 1
            x0 = x0 + keys[injection % 3]
            x1 = x1 + keys[(injection + 1) % 3] + np.uint64(injection)
    return x0.reshape(shape), x1.reshape(shape)
