"""Memory that suits vectors."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LINE = 64


def aligned(shape: tuple[int, ...], kind: Any = np.float64) -> NDArray[Any]:
    """Make an array of zeros that begins where a line of the processor's cache does: a vector then lies in one line.

    Parameters
    ----------
    shape : tuple of int
    kind : dtype
        Of eight bytes.

    Examples
    --------
    >>> aligned((3, 8)).ctypes.data % 64
    0
    """
    size = math.prod(shape)
    raw = np.zeros(size + _LINE // 8, kind)
    skip = -raw.ctypes.data % _LINE // 8
    return raw[skip : skip + size].reshape(shape)
