"""Checks of what a line is made of: each fault is one line of words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from nameplate.errors import UsageError

Read = TypeVar("Read")


def is_whole(value: object, low: int, high: int) -> bool:
    """Tell whether a value is a whole number from `low` to `high`."""
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def is_number(value: object, low: float, high: float) -> bool:
    """Tell whether a value is a finite number above `low`, up to `high`."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return False
    return low < value <= min(high, sys.float_info.max)


def read(faults: list[str], key: str, reader: Callable[[], Read]) -> Read | None:
    """Read a part; what is wrong with it is noted under its key."""
    try:
        return reader()
    except UsageError as error:
        faults += [f"{key}: {line}" for line in str(error).splitlines()]
        return None


def refuse(faults: list[str], place: str = "") -> None:
    """Raise one error for all faults.

    Raises
    ------
    UsageError
        If there are any; it has a line for each.
    """
    if faults:
        raise UsageError("\n".join(f"{place}: {fault}" if place else fault for fault in faults))
