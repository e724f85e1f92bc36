"""What a date can say, as nodes of few sorts; each knows which days it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_when import When
from nameplate.quantity import Period


class Node(Protocol):
    """A date as it was said."""

    def period(self, when: When) -> Period | None:
        """Return the days that are meant; None where they cannot be told."""
        ...

    @property
    def free(self) -> bool:
        """It comes round again and names no year: the words around have to tell which one is meant."""
        ...

    @property
    def fuzzy(self) -> bool:
        """Its ends are a custom of this grammar, as for "mid-2027", and not of the calendar."""
        ...


@dataclass(frozen=True, slots=True)
class Fixed:
    """Days that the words name outright; None where there is no such day, or where it may be one of two."""

    days: Period | None
    fuzzy: bool = False
    free = False

    def period(self, when: When) -> Period | None:
        """Return the days."""
        return self.days


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A financial year, named by the year in which it ends: FY26; with both of them: 2025-26."""

    number: int
    first: int | None = None
    free = False

    def period(self, when: When) -> Period | None:
        """Return the months; two calendar years where nothing tells when the financial year begins."""
        if self.first is not None and when.fiscal_month() == 1:
            return Period(date(self.first, 1, 1), date(self.number, 12, 31))
        return calendar.fiscal_year(self.number, when.fiscal_month())

    @property
    def fuzzy(self) -> bool:
        """When a financial year begins is seldom said."""
        return True


@dataclass(frozen=True, slots=True)
class Step:
    """The unit that holds today, or one before or after it: last year, this quarter, the month after next.

    Counted from the date named before where origin is "named" ("that year", "the following month"); "the" is the
    year that is being spoken of, as in "by the end of the year".
    """

    unit: str
    step: int
    origin: Literal["today", "named", "the"] = "today"
    fiscal: bool = False
    free = False
    fuzzy = False

    def period(self, when: When) -> Period | None:
        """Return the unit."""
        named = self._named(when)
        if named is not None:
            return self._at(calendar.closed(named)[0 if self.step < 0 else 1], when)
        if self.origin == "named" and self.step == 0:
            return None
        short = self.unit in ("day", "week") and when.published is not None
        if short and when.days is not None and when.days[0] != when.days[1]:
            return when.published if self.unit == "day" else None
        return when.each(lambda day: self._at(day, when))

    def _named(self, when: When) -> Period | None:
        if self.origin == "named":
            return when.named
        if self.origin == "today":
            return None
        if when.here is not None:
            return when.here
        return when.named if when.days is None or when.look() == "past" else None

    def _at(self, day: date, when: When) -> Period:
        if not self.fiscal or when.fiscal_month() == 1:
            return calendar.around(day, self.unit, self.step)
        number = day.year + (day.month >= when.fiscal_month()) + self.step
        return calendar.fiscal_year(number, when.fiscal_month())


@dataclass(frozen=True, slots=True)
class Cycle:
    """What comes round each year: May, 3 July, a third quarter, the summer.

    Parameters
    ----------
    unit : str
        day, month, quarter, half, season, easter; months for so many from January; turn for that of the year, which is
        December with January.
    number : int or str
        Which; the name of a season.
    day : int
        Of the month, for a day.
    step : int or None
        1 for the next one, -1 for the last one, 0 for this year's; None where the words around must tell.
    """

    unit: str
    number: int | str
    day: int = 0
    step: int | None = None

    @property
    def free(self) -> bool:
        """Nothing here says which year."""
        return self.step is None

    @property
    def fuzzy(self) -> bool:
        """A season has no sharp ends, nor has the turn of the year."""
        return self.unit in ("season", "turn")

    def at(self, year: int) -> Period | None:
        """Return the one of a year; None where there is none, as on 29 February.

        Examples
        --------
        >>> Cycle("quarter", 3).at(2026).iso(), Cycle("season", "winter").at(2026).iso()
        ('2026-07/2026-09', '2026-12/2027-02')
        """
        if isinstance(self.number, str):
            return calendar.season(year, self.number)
        if self.unit == "day":
            try:
                one = date(year, self.number, self.day)
            except ValueError:
                return None
            return Period(one, one)
        if self.unit in ("turn", "months"):
            return calendar.months(year, *((0, 1) if self.unit == "turn" else (1, self.number)))
        if self.unit == "easter":
            return calendar.easter(year)
        size = {"month": 1, "quarter": 3, "half": 6}[self.unit]
        return calendar.months(year, size * (self.number - 1) + 1, size * self.number)

    def period(self, when: When) -> Period | None:
        """Return the one that is meant."""
        step = self.step
        if step is None:
            return when.choose(self.at, started=self.unit in ("day", "month"))
        return when.each(lambda day: self._step(day, step))

    def _step(self, today: date, step: int) -> Period:
        choices = [one for year in range(today.year - 2, today.year + 3) if (one := self.at(year))]
        if step > 0:
            return next(one for one in choices if calendar.closed(one)[0] > today)
        if step < 0:
            return [one for one in choices if calendar.closed(one)[1] < today][-1]
        # The winter of this year is the one that is going on in January, and the one to come in July.
        return next(one for one in choices if calendar.closed(one)[1] >= min(today, date(today.year, 3, 1)))


@dataclass(frozen=True, slots=True)
class Closing:
    """The quarter, half or year that has just closed or is about to: at quarter-end, sales in the quarter."""

    unit: str
    free = True
    fuzzy = False

    def period(self, when: When) -> Period | None:
        """Return the unit: the last one where the words look back, else the present one."""
        if self.unit == "year" and when.here is not None:
            return when.here
        return when.each(lambda day: calendar.around(day, self.unit, -self._is_over(day, when)))

    def _is_over(self, today: date, when: When) -> bool:
        before = calendar.closed(calendar.around(today, self.unit))[0]
        after = calendar.closed(calendar.around(today, self.unit))[1]
        fresh = today - before < after - today
        return fresh if when.look() == "past" or (self.unit != "year" and when.look() == "") else False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, from Monday as 0.

    Parameters
    ----------
    number : int
        Which.
    step : int or None
        1 for the next one, -1 for the last one.
    week : int or None
        0 for this week's, 1 for that of next week.
    """

    number: int
    step: int | None = None
    week: int | None = None
    fuzzy = False

    @property
    def free(self) -> bool:
        """Nothing here says which week."""
        return self.step is None and self.week is None

    def period(self, when: When) -> Period | None:
        """Return the day; where only the month of publication is known, that month."""
        if when.days is None or when.published is None:
            return None
        first, today = when.days
        if first != today:
            return when.published
        back = (today.weekday() - self.number) % 7
        if self.week is not None:
            back = today.weekday() - self.number - 7 * self.week
        elif self.step == 1 or (self.step is None and when.look() == "future" and back):
            back -= 7
        elif self.step == -1 and back == 0:
            back = 7
        day = today - timedelta(back)
        return Period(day, day)
