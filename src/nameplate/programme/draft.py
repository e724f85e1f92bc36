"""A first programme from claims: what reports give is taken over, what they leave out is assumed and says so.

The draft is a file for people to go on from, so each choice that was made is written beside it as a comment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nameplate.errors import MissingInput
from nameplate.programme.file import loads
from nameplate.programme.merge import find_plants
from nameplate.programme.model import SCHEMA
from nameplate.programme.unit import Unit, find_units, is_rate, slug
from nameplate.quantity import Period, parse

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.report import Report

YEARS = 10
BOUND_WORDS = {"none": "", "up_to": "up to ", "at_least": "at least ", "about": "about "}


def draft(claims: Sequence[Claim], reports: Sequence[Report], apart: Collection[str] = ()) -> str:
    """Write a programme file from claims.

    Parameters
    ----------
    claims : sequence of Claim
        Rejected ones are left out.
    reports : sequence of Report
        For the dates on which the claims were published.
    apart : collection of str
        Ids of merges that must not be made.

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
    published = {report.id: _published(report) for report in reports}
    kept = in_order(claims, reports)
    units = find_units(find_plants(kept, apart), published)
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
    published = {report.id: _published(report) for report in reports}
    kept = [claim for claim in claims if claim.review.state != "rejected"]
    return sorted(kept, key=lambda claim: (published.get(claim.report) or date.min, claim.report, claim.start))


def _published(report: Report) -> date | None:
    return None if report.published is None else report.published.end or report.published.start


class _Drafter:
    def __init__(self, claims: Sequence[Claim], published: dict[str, date | None], units: list[Unit]) -> None:
        self.claims, self.published, self.units = claims, published, units
        dated = [day for day in published.values() if day is not None]
        # Without any date the draft starts on a fixed day rather than on the day it happens to be made.
        self.start = max(dated, default=date(2026, 1, 1))

    def lines(self) -> Iterator[str]:
        yield f"schema: {SCHEMA}"
        yield "# A draft from claims. Figures with `claims` are reported; those with `assumed` are to be judged by you."
        yield f"title: {_quoted(self.units[0].plant.name or 'A programme as reported')}"
        yield f"start: {self.start}"
        yield f"years: {YEARS}"
        yield "products:"
        for unit in {unit.product: unit for unit in reversed(self.units)}.values():
            label = _quoted(unit.claim.product or unit.product)
            yield f"  {slug(unit.product)}: {{label: {label}, unit: {_quoted(unit.product)}}}"
        yield "sites:"
        for unit in self.units:
            yield from self._site(unit)
        yield "lines:"
        for unit in self.units:
            yield from self._line(unit)
        yield "milestones:"
        for unit in self.units:
            yield from self._milestone(unit)
        yield from self._restrictions()
        yield from self._consumers()
        yield "questions:"
        for unit in self.units:
            year = self._first_year(unit)
            yield from (f"  - output of {unit.name} in {year + after}" for after in (1, 4))

    def _site(self, unit: Unit) -> Iterator[str]:
        yield f"  {unit.name}-plant:"
        for merge in unit.plant.merges:
            names = f"{_words(merge.one[1])} and {_words(merge.other[1])}"
            yield f"    # {merge.id}: {names} are taken for one plant: {_words(merge.reason)}"
        yield f"    label: {_quoted(_label(unit))}"
        for claim in unit.older:
            yield f"    # also said: {_comment(claim)}"
        if unit.reason:
            yield f"    # counts: {unit.reason}"
        yield f"    # {_comment(unit.claim)}"
        yield f"    capacity: {{value: {_quoted(_amount(unit.claim))}, claims: [{unit.claim.id}]}}"
        yield "    efficiency: {reference: oee}"
        yield "    loading: {value: 50 % to 95 %, assumed: nothing is reported on shifts and orders}"
        yield "    ramp: {reference: ramp}"

    def _line(self, unit: Unit) -> Iterator[str]:
        counts = [
            claim
            for claim in unit.plant.claims
            if claim.kind == "line_count" and claim.part in ("", "total", unit.part) and claim.unit == "line"
            and isinstance(claim.value, float) and not claim.superseded
        ]  # fmt: skip
        count = (
            f"{counts[-1].value:g} line, claims: [{counts[-1].id}]" if counts else "1 line, assumed: no number is given"
        )
        yield f"  {unit.name}: {{label: {_quoted(unit.claim.product or unit.product)}, site: {unit.name}-plant,"
        yield f"    product: {slug(unit.product)}, count: {{value: {count}}}, starts: {unit.name}-start}}"

    def _milestone(self, unit: Unit) -> Iterator[str]:
        yield f"  {unit.name}-start:"
        yield f"    label: {_quoted(f'start of production, {_label(unit)}')}"
        if not unit.starts:
            yield "    takes: {value: 3 to 36 months, assumed: no start is reported}"
            return
        claim = unit.starts[-1]
        period, said = Period.from_iso(claim.date or ""), self.published.get(claim.report) or self.start
        yield f"    # {_comment(claim)}"
        happened = period.end is not None and period.end <= said and claim.mode == "asserted"
        if happened and not claim.superseded:
            yield f"    date: {{value: {_quoted(str(period))}, observed: [{claim.id}]}}"
        else:
            yield f"    date: {{value: {_quoted(str(period))}, claims: [{claim.id}]}}"
            yield f"    said: {said}"
        yield from self._statements(unit)

    def _statements(self, unit: Unit) -> Iterator[str]:
        """Keep every date that was given, in the order in which it was said."""
        if len(unit.starts) < 2:
            return
        yield "    statements:"
        for claim in unit.starts:
            day = self.published.get(claim.report)
            said = f"said: {day}, " if day else ""
            yield f"      # {_comment(claim)}"
            yield f"      - {{{said}date: {_quoted(str(Period.from_iso(claim.date or '')))}, claim: {claim.id}}}"

    def _first_year(self, unit: Unit) -> int:
        """Give the year in which output is promised, or in a year's time; a question must lie within the horizon."""
        period = Period.from_iso(unit.starts[-1].date or "") if unit.starts else None
        promised = self.start if period is None else period.end or period.start or self.start
        return min(max(promised.year, self.start.year + 1), self.start.year + YEARS - 5)

    def _restrictions(self) -> Iterator[str]:
        found = [claim for claim in self.claims if claim.kind == "restriction"]
        if not found:
            return
        yield "restrictions:"
        yield "  reported:"
        yield "    label: the restrictions that are reported"
        for claim in found:
            yield f"    # {_comment(claim)}"
        yield f"    on: [{', '.join(f'milestones.{unit.name}-start' for unit in self.units)}]"
        yield "    cut: {value: 5 % to 50 %, assumed: how much they slow the work is not reported}"
        yield f"    claims: [{', '.join(claim.id for claim in found)}]"

    def _consumers(self) -> Iterator[str]:
        newest = {
            slug((claim.unit or "").partition("/")[0]): claim
            for claim in self.claims
            if claim.kind == "demand" and claim.value is not None and is_rate(claim.unit)
        }
        made = {slug(unit.product) for unit in self.units}
        newest = {name: claim for name, claim in newest.items() if name in made}
        if not newest:
            return
        yield "consumers:"
        yield "  market:"
        yield "    label: the demand that is reported"
        yield "    priority: 1"
        yield "    demand:"
        for name, claim in newest.items():
            yield f"      # {_comment(claim)}"
            yield f"      {name}: {{value: {_quoted(_amount(claim))}, claims: [{claim.id}]}}"


def _amount(claim: Claim) -> str:
    unit = claim.unit or ""
    if isinstance(claim.value, tuple):
        return str(parse(f"{claim.value[0]:.15g} to {claim.value[1]:.15g} {unit}"))
    return str(parse(f"{BOUND_WORDS[claim.bound]}{claim.value:.15g} {unit}"))


def _label(unit: Unit) -> str:
    name = unit.plant.name or f"the {unit.product} plant"
    return f"{name}, {unit.part}" if unit.part else name


def _words(text: str) -> str:
    """Give words on one line that cannot end a comment."""
    return "".join(character if character.isprintable() else " " for character in text)[:80] or "a plant without a name"


def _comment(claim: Claim) -> str:
    """Give a claim's words and source on one line that cannot end the comment."""
    words = f"{claim.quote} ({claim.source.name or 'the report itself'})"
    return "".join(character if character.isprintable() else " " for character in words)[:160]


def _quoted(text: str) -> str:
    """Write text as a YAML scalar that nothing inside it can break."""
    plain = "".join(character if character.isprintable() else " " for character in text)[:120].strip() or "unnamed"
    return "'" + plain.replace("'", "''") + "'"
