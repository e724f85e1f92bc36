"""Dates made of others: the third quarter of next year, mid-2027, between March and June 2026."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_node import Cycle, Fiscal, Fixed, Node
from nameplate.claim.grammar.date_when import When
from nameplate.quantity import Period


@dataclass(frozen=True, slots=True)
class Within:
    """A unit of a longer stretch: the third quarter of fiscal 2026, March of next year, summer 2027."""

    cycle: Cycle
    of: Node
    free = False

    @property
    def fuzzy(self) -> bool:
        """As either of the two is."""
        return self.cycle.fuzzy or self.of.fuzzy

    def period(self, when: When) -> Period | None:
        """Return the unit."""
        whole = self.of.period(when)
        if whole is None:
            return None
        count = {"quarter": 4, "half": 2}.get(self.cycle.unit)
        if count and isinstance(self.cycle.number, int):
            if isinstance(self.of, Fiscal) and self.of.first is not None and when.fiscal_month() == 1:
                # Most financial years of two calendar years begin in April or in July.
                years = [calendar.fiscal_year(self.of.number, month) for month in (4, 7)]
                return calendar.hull(*(calendar.share(year, self.cycle.number, count) for year in years))
            return calendar.share(whole, self.cycle.number, count)
        start, end = calendar.closed(whole)
        choices = [one for year in range(start.year, end.year + 1) if (one := self.cycle.at(year))]
        inside = [one for one in choices if start <= calendar.closed(one)[0] <= end]
        return inside[0] if inside else None


@dataclass(frozen=True, slots=True)
class Part:
    """An early, middle or late part: mid-2027, the end of next year."""

    name: str
    of: Node
    fuzzy = True

    @property
    def free(self) -> bool:
        """As the whole is."""
        return self.of.free

    def period(self, when: When) -> Period | None:
        """Return the part."""
        whole = self.of.period(when)
        return calendar.part(whole, self.name) if whole else None


@dataclass(frozen=True, slots=True)
class First:
    """The first ten days of May, the second week of September, the last three months of 2024."""

    number: int
    count: int
    unit: str
    of: Node

    @property
    def free(self) -> bool:
        """As the whole is."""
        return self.of.free

    @property
    def fuzzy(self) -> bool:
        """As the whole is."""
        return self.of.fuzzy

    def period(self, when: When) -> Period | None:
        """Return the stretch."""
        whole = self.of.period(when)
        return calendar.nth(whole, self.number, self.count, self.unit) if whole else None


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another, both within it: between March and June 2026."""

    first: Node
    second: Node

    @property
    def free(self) -> bool:
        """As the second one is."""
        return self.second.free

    @property
    def fuzzy(self) -> bool:
        """As either of the two is."""
        return self.first.fuzzy or self.second.fuzzy

    def period(self, when: When) -> Period | None:
        """Return the interval; None where it would end before it begins."""
        ends = both_ends(self.first, self.second, when)
        return Period(ends[0].start, ends[1].end) if ends else None


def both_ends(first: Node, second: Node, when: When) -> tuple[Period, Period] | None:
    """Return the two dates of an interval; one without a year takes it from the other.

    Examples
    --------
    >>> march, june = Cycle("month", 3), Within(Cycle("month", 6), Fixed(calendar.year(2026)))
    >>> [period.iso() for period in both_ends(march, june, When(None))]
    ['2026-03', '2026-06']
    """
    if first.free:
        late = second.period(when)
        early = first.period(replace(when, before=late)) if late else None
    else:
        early = first.period(when)
        late = second.period(replace(when, after=early)) if early else None
    if early is None or late is None or early.start is None or late.end is None or late.end < early.start:
        return None
    return early, late


def is_interval(node: Node) -> bool:
    """Say whether a node has two ends of its own: "from 3 to 5 May", "from 2026-2028".

    Examples
    --------
    >>> is_interval(Fiscal(2027, 2026)), is_interval(Fixed(calendar.year(2026)))
    (True, False)
    """
    if isinstance(node, Fixed):
        return node.days is not None and (calendar.closed(node.days)[1] - calendar.closed(node.days)[0]).days > 366
    return isinstance(node, Between) or (isinstance(node, Fiscal) and node.first is not None)
