"""How the line's kernels are compiled: every option in one place.

No fast-math and no contraction: additions, multiplications and comparisons then give the same bits as in plain
Python, in any vector width. Steps are compiled without counting references to the arrays that they are handed, which
would cost several times the steps themselves; they allocate nothing, and what calls them holds the arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def step(function: Function) -> Function:
    """Compile what is called at every step, or more rarely, from an `entry`."""
    return njit(_nrt=False)(function)  # type: ignore[no-any-return]


def inlined(function: Function) -> Function:
    """Compile a step into its caller."""
    return njit(_nrt=False, forceinline=True)(function)  # type: ignore[no-any-return]


def entry(function: Function) -> Function:
    """Compile what Python calls: kept on disk, and other threads run meanwhile."""
    return njit(nogil=True, cache=True)(function)  # type: ignore[no-any-return]
