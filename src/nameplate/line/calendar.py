"""When work is done: a working week, and days without work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from nameplate.errors import UsageError
from nameplate.line.check import is_whole, read, refuse

DAY, WEEK = 86_400.0, 604_800.0
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_DAYS = 36_525
MOST_WORDS = 10_000
"""Characters of a week."""
_VALID = "days and hours such as 'Mon-Fri 06:00-22:00; Sat 06:00-14:00', or 'always'"
_PART = re.compile(r"^(?P<days>[A-Za-z,\- ]+?)\s+(?P<hours>\d[\d:,\- ]*)$")
_HOURS = re.compile(r"^(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$")

Shift = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Calendar:
    """A working week, and whole days off; time 0 is a Monday at midnight.

    Parameters
    ----------
    week : str
        Days and hours, parts divided by semicolons; ``22:00-06:00`` goes on into the next day.
    holidays : sequence of int
        Days without work, counted from 0, the first Monday; a shift belongs to the day on which it begins.

    Raises
    ------
    UsageError
        If a part cannot be read, or there is no working time at all.

    Examples
    --------
    >>> two = Calendar("Mon-Fri 06:00-14:00, 14:00-22:00", holidays=[2])
    >>> two.share, two.shifts[:2]
    (0.47619047619047616, ((21600.0, 79200.0), (108000.0, 165600.0)))
    """

    week: str
    holidays: Sequence[int] = ()
    shifts: tuple[Shift, ...] = field(init=False, repr=False)
    repeats: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        faults: list[str] = []
        week = read(faults, "week", lambda: _week(self.week)) or []
        days = list(self.holidays) if isinstance(self.holidays, (Sequence, range)) else [self.holidays]
        faults += [
            f"holidays: {day!r}: valid would be a whole number from 0 to {MOST_DAYS}"
            for day in days
            if not is_whole(day, 0, MOST_DAYS)
        ]
        refuse(faults)
        off = set(days)
        weeks = max(off, default=-1) // 7 + 2
        rows = [
            (number * WEEK + begin, number * WEEK + end)
            for number in range(weeks)
            for begin, end in week
            if number * 7 + int(begin // DAY) not in off
        ]
        object.__setattr__(self, "shifts", _joined(rows))
        object.__setattr__(self, "repeats", sum(1 for begin, _ in self.shifts if begin >= (weeks - 1) * WEEK))

    @property
    def share(self) -> float:
        """Share of an ordinary week that is worked."""
        return sum(end - begin for begin, end in self.shifts[-self.repeats :]) / WEEK


def _week(text: object) -> list[Shift]:
    if not isinstance(text, str) or not text.strip() or len(text) > MOST_WORDS:
        raise UsageError(f"{text!r}: valid would be {_VALID}")
    if text.strip().lower() == "always":
        return [(day * DAY, (day + 1) * DAY) for day in range(7)]
    rows = [row for part in text.split(";") if part.strip() for row in _part(part.strip())]
    rows.sort()
    last = rows[-1][1] - WEEK if rows else 0.0
    if not rows or any(a[1] > b[0] for a, b in pairwise(rows)) or last > rows[0][0]:
        raise UsageError(f"{text!r}: valid would be {_VALID}, with hours that do not overlap")
    return rows


def _part(text: str) -> list[Shift]:
    found = _PART.match(text)
    if not found:
        raise UsageError(f"{text!r}: valid would be {_VALID}")
    days = [day for piece in found["days"].split(",") for day in _days(piece.strip())]
    hours = [_hours(piece.strip()) for piece in found["hours"].split(",")]
    return [(day * DAY + begin, day * DAY + end) for day in days for begin, end in hours]


def _days(text: str) -> list[int]:
    ends = [piece.strip().lower() for piece in text.split("-")]
    found = [day for end in ends for day, name in enumerate(DAYS) if len(end) > 2 and name.startswith(end)]
    if not 1 <= len(ends) == len(found) <= 2:
        raise UsageError(f"{text!r}: valid would be days such as Mon or Mon-Fri")
    first, last = found[0], found[-1]
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _hours(text: str) -> Shift:
    found = _HOURS.match(text)
    numbers = [int(number) for number in found.groups()] if found else [99] * 4
    begin, end = (60.0 * (60 * numbers[k] + numbers[k + 1]) for k in (0, 2))
    if begin >= DAY or end > DAY or numbers[1] > 59 or numbers[3] > 59 or begin == end:
        raise UsageError(f"{text!r}: valid would be hours such as 06:00-14:00")
    return begin, end if end > begin else end + DAY


def _joined(rows: list[Shift]) -> tuple[Shift, ...]:
    """Join shifts that follow each other without a break, except where the repeated week begins."""
    joined: list[Shift] = []
    for begin, end in rows:
        if joined and joined[-1][1] == begin and begin % WEEK != 0.0:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return tuple(joined)
