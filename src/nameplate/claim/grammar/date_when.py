"""The place from which dates are counted: the day of publication, and what was named before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nameplate.claim.grammar import calendar
from nameplate.quantity import Period

Lean = Literal["past", "future", ""]
_LONG = 200
"""Days of publication from which on a bare June is that of the year itself: a report of "2020"."""


def no_lean() -> Lean:
    """Say that nothing around a date tells of the past or the future."""
    return ""


def january() -> int:
    """Return the month in which a financial year begins that is the calendar year."""
    return 1


@dataclass(slots=True)
class When:
    """The place from which dates are counted.

    Parameters
    ----------
    published : Period or None
        When the document came out.
    named : Period or None
        The last date before this one, for "that year" and "two years later".
    here : Period or None
        The last date of this sentence that names its year, for a month without one.
    lean : callable
        Says whether the words around look back or ahead; decides which June is meant.
    fiscal_month : callable
        Gives the month in which a financial year begins.
    before, after : Period or None
        The other end of an interval, for a first or last month without a year.
    """

    published: Period | None
    named: Period | None = None
    here: Period | None = None
    lean: Callable[[], Lean] = no_lean
    fiscal_month: Callable[[], int] = january
    before: Period | None = None
    after: Period | None = None
    _looked: Lean | None = None

    def look(self) -> Lean:
        """Return whether the words around look back or ahead; they are asked but once."""
        if self._looked is None:
            self._looked = self.lean()
        return self._looked

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which the document can have come out."""
        return calendar.closed(self.published) if self.published else None

    def each(self, count: Callable[[date], Period]) -> Period | None:
        """Count from the day of publication: from both ends of it where only a month or a year is known.

        Examples
        --------
        >>> When(Period.from_iso("2025")).each(lambda day: calendar.around(day, "month", -1)).iso()
        '2024-12/2025-11'
        """
        if self.days is None:
            return None
        first, last = self.days
        return count(last) if first == last else calendar.hull(count(first), count(last))

    def choose(self, at: Callable[[int], Period | None], *, started: bool = True) -> Period | None:
        """Choose which June is meant: that of the sentence's year, the next, the last or the nearest one.

        Parameters
        ----------
        at : callable
            Gives the June of a year; None where there is none, as of 29 February.
        started : bool
            It may be told as past once it has begun; else only once half of it is over.

        Examples
        --------
        >>> june = lambda year: calendar.month(year, 6)
        >>> [When(Period.from_iso("2025-07-03"), lean=lambda: lean).choose(june).iso() for lean in ("past", "future")]
        ['2025-06', '2026-06']
        """
        if self.before is not None or self.after is not None:
            return self._beside(at)
        if self.here is not None:
            same = at(calendar.closed(self.here)[1].year)
            if same is not None and self._keeps(self.here, same):
                return same
        if self.days is None:
            return None
        first, last = self.days
        if (last - first).days > _LONG:
            return at(last.year) if first.year == last.year else None
        chosen = self._pick(at, last, started)
        return chosen if first == last or self._pick(at, first, started) == chosen else None

    def _keeps(self, here: Period, same: Period) -> bool:
        """Say whether the year named in the sentence holds on.

        Not for "founded in 1981, it will open in May", nor for a January behind "in August 2024".
        """
        if self.days is None:
            return True
        start, end = calendar.closed(here)
        lean = self.look()
        if calendar.closed(same)[0] < start or (lean == "future" and end.year < self.days[0].year):
            return False
        return not (lean == "past" and end.year > self.days[1].year)

    def _beside(self, at: Callable[[int], Period | None]) -> Period | None:
        """Choose the last March that begins before a given June, or the first June after a given March."""
        if self.before is not None:
            edge = calendar.closed(self.before)[1]
            choices = [at(edge.year + step) for step in (0, -1)]
            return next((one for one in choices if one and calendar.closed(one)[0] <= edge), None)
        assert self.after is not None
        edge = calendar.closed(self.after)[0]
        choices = [at(edge.year + step) for step in (0, 1)]
        return next((one for one in choices if one and calendar.closed(one)[1] >= edge), None)

    def _pick(self, at: Callable[[int], Period | None], today: date, started: bool) -> Period | None:
        """Choose by what the words say of the time; the years are tried from the likeliest on, since each costs."""
        lean = self.look()
        if lean == "past":
            for step in (0, -1):
                one = at(today.year + step)
                if one and (calendar.closed(one)[0] if started else _middle(one)) <= today:
                    return one
            return None
        if lean == "future":
            for step in (-1, 0, 1):
                one = at(today.year + step) if step >= 0 or today.month < 3 else None
                if one and calendar.closed(one)[1] >= today:
                    return one
            return None
        choices = [choice for step in (-1, 0, 1) if (choice := at(today.year + step))]
        return min(choices, key=lambda one: abs((_middle(one) - today).days), default=None)


def _middle(period: Period) -> date:
    start, end = calendar.closed(period)
    return start + timedelta((end - start).days // 2)
