"""What interrupts a station: failures and planned maintenance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from nameplate.line.check import is_whole, read, refuse
from nameplate.line.duration import Duration, Source

Clock = Literal["working", "calendar"]
MOST_COUNT = 10**12


@dataclass(frozen=True, eq=False)
class Failure:
    """One way in which each server of a station fails.

    Parameters
    ----------
    fails_after, repair : duration
        Time to failure and time to repair.
    clock : {"working", "calendar"}
        Whether `fails_after` counts working time or time on the wall.

    Raises
    ------
    UsageError
        If a value is out of its range; all of them are named.

    Examples
    --------
    >>> Failure("exponential(mean 1 h)", "exponential(mean 5 min)").life.mean
    3600.0
    """

    fails_after: Source | Duration
    repair: Source | Duration
    clock: Clock = "working"
    life: Duration = field(init=False, repr=False)
    mend: Duration = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        object.__setattr__(self, "life", read(faults, "fails_after", lambda: Duration.of(self.fails_after)))
        object.__setattr__(self, "mend", read(faults, "repair", lambda: Duration.of(self.repair)))
        if self.clock not in get_args(Clock):
            faults.append(f"clock: {self.clock!r}: valid would be {' or '.join(get_args(Clock))}")
        refuse(faults)

    def scaled(self, factor: float) -> Failure:
        """Make all times longer by a factor."""
        return Failure(self.life.scaled(factor), self.mend.scaled(factor), self.clock)


@dataclass(frozen=True, eq=False)
class Maintenance:
    """Planned maintenance of each server of a station, between two items.

    Parameters
    ----------
    takes : duration
        How long it takes.
    every : str or number, optional
        Working time after which it is due. Or else:
    items : int, optional
        Items finished after which it is due.

    Raises
    ------
    UsageError
        If a value is out of its range, or both or neither of `every` and `items` are given.

    Examples
    --------
    >>> Maintenance(takes="20 min", items=5_000).due
    5000.0
    >>> Maintenance(takes="20 min", every="8 h").due
    28800.0
    """

    takes: Source | Duration
    every: str | float | Duration | None = None
    items: int | None = None
    time: Duration = field(init=False, repr=False)
    due: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        object.__setattr__(self, "time", read(faults, "takes", lambda: Duration.of(self.takes)))
        if (self.every is None) == (self.items is None):
            faults.append("every and items: valid would be one of them")
        elif self.items is not None:
            if not is_whole(self.items, 1, MOST_COUNT):
                faults.append(f"items: {self.items!r}: valid would be a whole number from 1 on")
            object.__setattr__(self, "due", float(self.items) if not faults else 0.0)
        else:
            every = read(faults, "every", lambda: Duration.of(self.every))  # type: ignore[arg-type]
            if every and not every.table.constant:
                faults.append(f"every: {self.every!r}: valid would be one time, without a spread")
            object.__setattr__(self, "due", every.mean if every else 0.0)
        refuse(faults)

    @property
    def by_items(self) -> bool:
        """Whether items are counted, not working time."""
        return self.items is not None

    def scaled(self, factor: float) -> Maintenance:
        """Make all times longer by a factor."""
        every = None if self.every is None else self.due * factor
        return Maintenance(self.time.scaled(factor), every, self.items)
