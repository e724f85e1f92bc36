"""A first programme from claims: what reports give is taken over, what they leave out is assumed and says so.

The draft is a file for people to go on from, so each choice that was made is written beside it as a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nameplate.errors import MissingInput
from nameplate.programme.choice import counted_in
from nameplate.programme.file import loads
from nameplate.programme.model import SCHEMA
from nameplate.programme.plant import find_plants
from nameplate.programme.scalar import amount, comment, plain, quoted
from nameplate.programme.start import GivenDate, counts
from nameplate.programme.unit import WIDER, Unit, find_units, is_rate
from nameplate.quantity import Period, compatible

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.programme.merge import Merge
    from nameplate.report import Report

YEARS = 10


def draft(claims: Sequence[Claim], reports: Sequence[Report], undone: Sequence[Merge] = ()) -> str:
    """Write a programme file from claims.

    Parameters
    ----------
    claims : sequence of Claim
        Rejected ones are left out.
    reports : sequence of Report
        Where they stand.
    undone : sequence of Merge
        Merges of names that must not be made.

    Returns
    -------
    str
        A valid programme.yaml. One site for each counted thing that a plant makes, or for each of its phases where
        several are given; which claim counts, which others there are and why two names are taken for one plant stands
        in comments.

    Raises
    ------
    MissingInput
        If no claim gives a capacity in countable things per time: there is nothing to simulate.
    """
    published = {report.id: report.published for report in reports}
    kept = in_order(claims, reports)
    units = find_units(find_plants(kept, reports, undone), published)
    if not units:
        raise MissingInput(
            "no claim gives a capacity in things per time, such as '70 million rounds a year': nothing to simulate. "
            "`nameplate claims` shows what was read; write programme.yaml by hand from `nameplate schema`"
        )
    text = "\n".join(_Drafter(kept, published, units).lines()) + "\n"
    loads(text)
    return text


def in_order(claims: Sequence[Claim], reports: Sequence[Report]) -> list[Claim]:
    """Return the claims that count, those of the oldest report first.

    Examples
    --------
    >>> in_order([], [])
    []
    """
    published = {report.id: _day(report.published) for report in reports}
    kept = [claim for claim in claims if claim.review.state != "rejected"]
    return sorted(kept, key=lambda claim: (published.get(claim.report) or date.min, claim.report, claim.start))


def find_merges(claims: Sequence[Claim], reports: Sequence[Report], undone: Sequence[Merge] = ()) -> list[Merge]:
    """Return the merges that a draft of these claims makes.

    Parameters
    ----------
    claims : sequence of Claim
        Rejected ones are left out.
    reports : sequence of Report
        Where they stand.
    undone : sequence of Merge
        Merges of names that must not be made.

    Examples
    --------
    >>> find_merges([], [])
    []
    """
    return [merge for plant in find_plants(in_order(claims, reports), reports, undone) for merge in plant.merges]


def _day(published: Period | None) -> date | None:
    return None if published is None else published.end or published.start


class _Drafter:
    def __init__(self, claims: Sequence[Claim], published: dict[str, Period | None], units: list[Unit]) -> None:
        self.claims, self.published, self.units = claims, published, units
        dated = [day for day in map(_day, published.values()) if day is not None]
        # Without any date the draft starts on a fixed day rather than on the day it happens to be made.
        self.start = max(dated, default=date(2026, 1, 1))

    def lines(self) -> Iterator[str]:
        yield f"schema: {SCHEMA}"
        yield "# A draft from claims. Figures with `claims` are reported; those with `assumed` are to be judged by you."
        yield f"title: {quoted(self.units[0].plant.name or 'A programme as reported')}"
        yield f"start: {self.start}"
        yield f"years: {YEARS}"
        yield "products:"
        for unit in {unit.product: unit for unit in reversed(self.units)}.values():
            label = quoted(unit.claim.product or unit.counted)
            yield f"  {unit.product}: {{label: {label}, unit: {quoted(unit.counted)}}}"
        for heading, lines in (
            ("sites", self._site),
            ("lines", self._line),
            ("milestones", self._milestone),
        ):
            yield f"{heading}:"
            for unit in self.units:
                yield from lines(unit)
        yield from self._restrictions()
        yield from self._consumers()
        yield "questions:"
        for unit in self.units:
            year = self._first_year(unit)
            yield from (f"  - output of {unit.name} in {year + after}" for after in (1, 4))

    def _site(self, unit: Unit) -> Iterator[str]:
        yield f"  {unit.name}-plant:"
        yield from (f"    # {merge.id}: {plain(merge.sentence(), 400)}" for merge in unit.plant.merges)
        yield f"    label: {quoted(_label(unit))}"
        for claim in unit.older:
            yield f"    # also said{f' of the {claim.scope}' if claim.scope in WIDER else ''}: {comment(claim)}"
        if unit.reason:
            yield f"    # counts: {unit.reason}"
        yield from _claimed("    ", "capacity", unit.claim, unit.also)
        yield "    efficiency: {reference: oee}"
        yield "    loading: {value: 50 % to 95 %, assumed: nothing is reported on shifts and orders}"
        yield "    ramp: {reference: ramp}"

    def _line(self, unit: Unit) -> Iterator[str]:
        counted = [
            claim
            for claim in unit.plant.claims
            if claim.kind == "line_count" and claim.part in ("", "total", unit.part) and claim.unit == "line"
            and isinstance(claim.value, float) and not claim.superseded
        ]  # fmt: skip
        count = "1 line, assumed: no number is given"
        if counted:
            # A number of lines has no belief to pool, so those that give another one do not support it.
            same = [claim.id for claim in reversed(counted) if claim.value == counted[-1].value]
            count = f"{counted[-1].value:g} line, claims: [{', '.join(same)}]"
        yield f"  {unit.name}: {{label: {quoted(unit.claim.product or unit.counted)}, site: {unit.name}-plant,"
        yield f"    product: {unit.product}, count: {{value: {count}}}, starts: {unit.name}-start}}"

    def _milestone(self, unit: Unit) -> Iterator[str]:
        yield f"  {unit.name}-start:"
        yield f"    label: {quoted(f'start of production, {_label(unit)}')}"
        given = counts(unit.starts, self.start)
        if given is not None:
            yield from self._date(given)
        else:
            passed = "every date that was given has passed" if unit.starts else "no start is reported"
            yield f"    takes: {{value: 3 to 36 months, assumed: {passed}}}"
        yield from _statements(unit)

    def _date(self, given: GivenDate) -> Iterator[str]:
        yield f"    # {comment(given.claim)}"
        if given.happened(self.start):
            yield f"    date: {{value: {quoted(str(given.period))}, observed: [{given.claim.id}]}}"
        else:
            yield f"    date: {{value: {quoted(str(given.period))}, claims: [{given.claim.id}]}}"
            yield f"    said: {given.told or self.start}"

    def _first_year(self, unit: Unit) -> int:
        """Give the year in which output is promised, or in a year's time; a question must lie within the horizon."""
        given = counts(unit.starts, self.start)
        promised = self.start if given is None else given.last
        return min(max(promised.year, self.start.year + 1), self.start.year + YEARS - 5)

    def _restrictions(self) -> Iterator[str]:
        found = [claim for claim in self.claims if claim.kind == "restriction"]
        if not found:
            return
        yield "restrictions:"
        yield "  reported:"
        yield "    label: the restrictions that are reported"
        for claim in found:
            yield f"    # {comment(claim)}"
        yield f"    on: [{', '.join(f'milestones.{unit.name}-start' for unit in self.units)}]"
        yield "    cut: {value: 5 % to 50 %, assumed: how much they slow the work is not reported}"
        yield f"    claims: [{', '.join(claim.id for claim in found)}]"

    def _consumers(self) -> Iterator[str]:
        demand = [c for c in self.claims if c.kind == "demand" and c.value is not None and not c.superseded]
        demand = [c for c in demand if is_rate(c.unit)]
        found: dict[str, list[Claim]] = {}
        for unit in self.units:
            fitting = [claim for claim in demand if compatible(counted_in(claim), unit.counted)]
            if fitting:
                found[unit.product] = fitting
        if not found:
            return
        yield "consumers:"
        yield "  market:"
        yield "    label: the demand that is reported"
        yield "    priority: 1"
        yield "    demand:"
        for name, claims in found.items():
            newest = claims[-1]
            # What others need is another demand, not another word on this one.
            same = [c for c in claims if c.subject.lower() == newest.subject.lower() and c.report != newest.report]
            yield from _claimed("      ", name, newest, same)


def _claimed(indent: str, key: str, claim: Claim, others: Sequence[Claim]) -> Iterator[str]:
    """Write a value with every claim that speaks of it; the figure is that of the first."""
    for told in (claim, *others):
        yield f"{indent}# {comment(told)}"
    ids = ", ".join(dict.fromkeys(told.id for told in (claim, *others)))
    yield f"{indent}{key}: {{value: {quoted(amount(claim))}, claims: [{ids}]}}"


def _statements(unit: Unit) -> Iterator[str]:
    """Keep every date that was given, in the order in which they were given."""
    if len(unit.starts) < 2:
        return
    yield "    statements:"
    for given in unit.starts:
        said = f"said: {given.said}, " if given.said else ""
        yield f"      # {comment(given.claim)}"
        yield f"      - {{{said}date: {quoted(str(given.period))}, claim: {given.claim.id}}}"


def _label(unit: Unit) -> str:
    name = unit.plant.name or f"the {unit.counted} plant"
    return f"{name}, {unit.part}" if unit.part else name
