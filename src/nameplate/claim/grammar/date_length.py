"""Dates that are counted off: within 40 months, two years ago, a month later, the nine months to June."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_node import Node
from nameplate.claim.grammar.date_when import When
from nameplate.quantity import Period

Way = Literal["within", "past", "in", "ago", "later", "earlier", "after"]


@dataclass(frozen=True, slots=True)
class Count:
    """So many units from today, or from the date named before.

    Parameters
    ----------
    low, high : float
        How many; both the same unless a range is given.
    unit : str
        day, week, month, quarter, year or decade.
    way : str
        within: from today until then. past: from then until today. in, ago: the month, year or day that is so far off.
        later, earlier: the same, from the date named before. after: within so many units of that date.
    """

    low: float
    high: float
    unit: str
    way: Way
    free = False
    fuzzy = True

    def period(self, when: When) -> Period | None:
        """Return the stretch."""
        if self.way == "after" and when.named:
            start, end = calendar.closed(when.named)
            return Period(start, calendar.shift(end, self.unit, self.high))
        if self.way in ("later", "earlier", "after"):
            return self._from(when.named, 1 if self.way == "later" else -1) if when.named else None
        if self.way == "within":
            return when.each(lambda day: Period(day, calendar.shift(day, self.unit, self.high)))
        if self.way == "past":
            return when.each(lambda day: Period(calendar.shift(day, self.unit, -self.high), day))
        return when.each(lambda day: self._at(day, 1 if self.way == "in" else -1))

    def _at(self, day: date, sign: int) -> Period:
        near, far = (self._round(calendar.shift(day, self.unit, sign * count)) for count in (self.low, self.high))
        return calendar.hull(near, far)

    def _round(self, day: date) -> Period:
        """Return the month around a day, or the week or year where whole weeks or years are counted."""
        if self.unit in ("day", "week"):
            return calendar.around(day, self.unit)
        years = self.unit in ("year", "decade") and self.low == int(self.low)
        return calendar.around(day, "year" if years else "month")

    def _from(self, named: Period, sign: int) -> Period:
        """Move the date named before, as a whole: the year after 2026 is a year, the month after March a month."""
        start, end = calendar.closed(named)
        near = calendar.shift(start, self.unit, sign * self.low), calendar.shift(end, self.unit, sign * self.low)
        far = calendar.shift(start, self.unit, sign * self.high), calendar.shift(end, self.unit, sign * self.high)
        first, last = min(near[0], far[0]), max(near[1], far[1])
        if start.day == 1 and (end + timedelta(1)).day == 1 and self.unit not in ("day", "week"):
            last = calendar.month(last.year, last.month).end or last
        return Period(first, last)


@dataclass(frozen=True, slots=True)
class Until:
    """So many units that end with a month or a day: the year to June, the nine months ended 30 September."""

    count: int
    unit: str
    last: Node
    fuzzy = False

    @property
    def free(self) -> bool:
        """As its end is."""
        return self.last.free

    def period(self, when: When) -> Period | None:
        """Return the stretch."""
        end = self.last.period(when)
        if end is None:
            return None
        after = calendar.closed(end)[1] + timedelta(1)
        return Period(calendar.shift(after, self.unit, -self.count), after - timedelta(1))


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a stretch, or has gone of it: later this year, so far this year."""

    of: Node
    ahead: bool
    free = False
    fuzzy = True

    def period(self, when: When) -> Period | None:
        """Return the stretch from today on or up to today; all of it where today is not in it."""
        whole = self.of.period(when)
        if whole is None or when.days is None:
            return whole
        (start, end), (first, last) = calendar.closed(whole), when.days
        if self.ahead:
            return Period(first, end) if start <= first <= end else whole
        return Period(start, last) if start <= last <= end else whole
