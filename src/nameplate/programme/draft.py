"""A first programme from claims: what reports give is taken over, what they leave out is assumed and says so.

The draft is a file for people to go on from, so each choice that was made is written beside it as a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nameplate.errors import MissingInput, QuantityError
from nameplate.programme.file import loads
from nameplate.programme.model import SCHEMA
from nameplate.quantity import Period, compatible, parse

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.report import Report

YEARS = 10
BOUND_WORDS = {"none": "", "up_to": "up to ", "at_least": "at least ", "about": "about "}


def draft(claims: Sequence[Claim], reports: Sequence[Report]) -> str:
    """Write a programme file from claims.

    Parameters
    ----------
    claims : sequence of Claim
        Rejected ones are left out.
    reports : sequence of Report
        For the dates on which the claims were published.

    Returns
    -------
    str
        A valid programme.yaml. One site for each counted thing of which a yearly capacity is claimed; the largest
        of the newest report is taken and the others are named in a comment.

    Raises
    ------
    MissingInput
        If no claim gives a capacity in countable things per time: there is nothing to simulate.
    """
    published = {report.id: _published(report) for report in reports}
    kept = [claim for claim in claims if claim.review.state != "rejected"]
    kept.sort(key=lambda claim: (published.get(claim.report) or date.min, claim.report, claim.start))
    plants = _plants(kept)
    if not plants:
        raise MissingInput(
            "no claim gives a capacity in things per time, such as '70 million rounds a year': nothing to simulate. "
            "`nameplate claims` shows what was read; write programme.yaml by hand from `nameplate schema`"
        )
    text = "\n".join(_Drafter(kept, published, plants).lines()) + "\n"
    loads(text)
    return text


@dataclass(frozen=True)
class _Plant:
    """A counted thing of which a capacity is claimed: the claim that counts, and those before it."""

    unit: str
    name: str
    claim: Claim
    older: tuple[Claim, ...]


def _published(report: Report) -> date | None:
    return None if report.published is None else report.published.end or report.published.start


def _plants(claims: Sequence[Claim]) -> list[_Plant]:
    by_unit: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "capacity" and claim.value is not None and not claim.superseded and _is_rate(claim.unit):
            by_unit.setdefault((claim.unit or "").partition("/")[0], []).append(claim)
    return [_plant(unit, found) for unit, found in by_unit.items()]


def _plant(unit: str, found: list[Claim]) -> _Plant:
    """Take the largest capacity of the newest report: a report's smaller ones are its phases, lines and asides."""
    newest = [claim for claim in found if claim.report == found[-1].report]
    chosen = max(newest, key=lambda claim: max(claim.value) if isinstance(claim.value, tuple) else claim.value or 0.0)
    return _Plant(unit, _name(unit), chosen, tuple(claim for claim in found if claim is not chosen))


def _is_rate(unit: str | None) -> bool:
    counted, slash, time = (unit or "").partition("/")
    try:
        return bool(slash) and "/" not in time and compatible(f"{counted}/{time}", f"{counted}/day")
    except QuantityError:
        return False


def _name(unit: str) -> str:
    return "".join(character if character.isalnum() else "-" for character in unit.lower()).strip("-") or "thing"


class _Drafter:
    def __init__(self, claims: Sequence[Claim], published: dict[str, date | None], plants: list[_Plant]) -> None:
        self.claims, self.published, self.plants = claims, published, plants
        dated = [day for day in published.values() if day is not None]
        # Without any date the draft starts on a fixed day rather than on the day it happens to be made.
        self.start = max(dated, default=date(2026, 1, 1))

    def lines(self) -> Iterator[str]:
        first = self.plants[0].claim
        yield f"schema: {SCHEMA}"
        yield "# A draft from claims. Figures with `claims` are reported; those with `assumed` are to be judged by you."
        yield f"title: {_quoted(first.subject or 'A programme as reported')}"
        yield f"start: {self.start}"
        yield f"years: {YEARS}"
        yield "products:"
        for plant in self.plants:
            label = _quoted(plant.claim.product or plant.unit)
            yield f"  {plant.name}: {{label: {label}, unit: {_quoted(plant.unit)}}}"
        yield "sites:"
        for plant in self.plants:
            yield from self._site(plant)
        yield "lines:"
        for plant in self.plants:
            yield from self._line(plant)
        yield "milestones:"
        for plant in self.plants:
            yield from self._milestone(plant)
        yield from self._restrictions()
        yield from self._consumers()
        yield "questions:"
        for plant in self.plants:
            year = self._first_year(plant)
            yield from (f"  - output of {plant.name} in {year + after}" for after in (1, 4))

    def _site(self, plant: _Plant) -> Iterator[str]:
        yield f"  {plant.name}-plant:"
        yield f"    label: {_quoted(plant.claim.subject or f'the {plant.unit} plant')}"
        for claim in plant.older:
            yield f"    # also said: {_comment(claim)}"
        yield f"    # {_comment(plant.claim)}"
        yield f"    capacity: {{value: {_quoted(_amount(plant.claim))}, claims: [{plant.claim.id}]}}"
        yield "    efficiency: {reference: oee}"
        yield "    loading: {value: 50 % to 95 %, assumed: nothing is reported on shifts and orders}"
        yield "    ramp: {reference: ramp}"

    def _line(self, plant: _Plant) -> Iterator[str]:
        counts = [
            claim
            for claim in self.claims
            if claim.kind == "line_count" and claim.subject == plant.claim.subject and isinstance(claim.value, float)
        ]
        count = (
            f"{counts[0].value:g} line, claims: [{counts[0].id}]" if counts else "1 line, assumed: no number is given"
        )
        yield f"  {plant.name}: {{label: {_quoted(plant.claim.product or plant.unit)}, site: {plant.name}-plant,"
        yield f"    product: {plant.name}, count: {{value: {count}}}, starts: {plant.name}-start}}"

    def _milestone(self, plant: _Plant) -> Iterator[str]:
        label = _quoted(f"start of production, {plant.claim.subject or plant.unit}")
        yield f"  {plant.name}-start:"
        yield f"    label: {label}"
        own = self._starts(plant)
        for claim in own[:-1]:
            yield f"    # also said: {_comment(claim)}"
        if not own:
            yield "    takes: {value: 3 to 36 months, assumed: no start is reported}"
            return
        claim = own[-1]
        period, said = _period(claim), self.published.get(claim.report) or self.start
        yield f"    # {_comment(claim)}"
        happened = period is not None and period.end is not None and period.end <= said and claim.mode == "asserted"
        if happened and not claim.superseded:
            yield f"    date: {{value: {_quoted(str(period))}, observed: [{claim.id}]}}"
        else:
            yield f"    date: {{value: {_quoted(str(period))}, claims: [{claim.id}]}}"
            yield f"    said: {said}"

    def _first_year(self, plant: _Plant) -> int:
        """Give the year in which output is promised, or in a year's time; a question must lie within the horizon."""
        own = self._starts(plant)
        period = _period(own[-1]) if own else None
        promised = self.start if period is None else period.end or period.start or self.start
        return min(max(promised.year, self.start.year + 1), self.start.year + YEARS - 5)

    def _starts(self, plant: _Plant) -> list[Claim]:
        """Give the claims of a plant's start, the one that counts last.

        Of one report the latest date counts: what it gives besides are dates that were missed.
        """
        starts = [claim for claim in self.claims if claim.kind == "start_of_production" and _period(claim) is not None]
        own = [claim for claim in starts if claim.subject == plant.claim.subject]
        return sorted(own or (starts if len(self.plants) == 1 else []), key=self._order)

    def _order(self, claim: Claim) -> tuple[bool, date, date]:
        period = _period(claim)
        last = date.min if period is None else period.end or period.start or date.min
        return not claim.superseded, self.published.get(claim.report) or date.min, last

    def _restrictions(self) -> Iterator[str]:
        found = [claim for claim in self.claims if claim.kind == "restriction"]
        if not found:
            return
        yield "restrictions:"
        yield "  reported:"
        yield "    label: the restrictions that are reported"
        for claim in found:
            yield f"    # {_comment(claim)}"
        yield f"    on: [{', '.join(f'milestones.{plant.name}-start' for plant in self.plants)}]"
        yield "    cut: {value: 5 % to 50 %, assumed: how much they slow the work is not reported}"
        yield f"    claims: [{', '.join(claim.id for claim in found)}]"

    def _consumers(self) -> Iterator[str]:
        wanted = [
            (plant, claim)
            for plant in self.plants
            for claim in self.claims
            if claim.kind == "demand" and claim.value is not None and _is_rate(claim.unit)
            and _name((claim.unit or "").partition("/")[0]) == plant.name
        ]  # fmt: skip
        newest = {plant.name: claim for plant, claim in wanted}
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


def _period(claim: Claim) -> Period | None:
    return None if claim.date is None else Period.from_iso(claim.date)


def _comment(claim: Claim) -> str:
    """Give a claim's words and source on one line that cannot end the comment."""
    words = f"{claim.quote} ({claim.source.name or 'the report itself'})"
    return "".join(character if character.isprintable() else " " for character in words)[:160]


def _quoted(text: str) -> str:
    """Write text as a YAML scalar that nothing inside it can break."""
    plain = "".join(character if character.isprintable() else " " for character in text)[:120].strip() or "unnamed"
    return "'" + plain.replace("'", "''") + "'"
