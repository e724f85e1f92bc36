"""Dates against each other: the wrong order, started or not, and dates that were moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nameplate.claim.conflict.noun import Conflict, quoted
from nameplate.claim.conflict.thing import products_of, same_place, same_product
from nameplate.claim.grammar.calendar import closed
from nameplate.claim.model import Claim
from nameplate.quantity import Period

_FINISHED = re.compile(r"\b(?:open|inaugurat|complet|finish|commission)", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\bstill\s(?:being\sbuilt|under\sconstruction|unfinished|incomplete|to\sbe)|being\sbuilt\b", re.IGNORECASE
)
_WHOLE_CYCLE = re.compile(r"\b(?:full|complete|whole|entire)\b[^.;]{0,80}|\bcycle\b", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:are|is|will|should|to)\s(?:soon\s|shortly\s)?(?:to\s)?be\s(?:launched|started|opened|completed)",
    re.IGNORECASE,
)


def _period(claim: Claim) -> Period | None:
    return Period.from_iso(claim.date) if claim.date else None


def _apart(one: Claim, other: Claim) -> bool:
    """Say whether the first date lies wholly before the second."""
    first, second = _period(one), _period(other)
    return first is not None and second is not None and closed(first)[1] < closed(second)[0]


def orders(claims: list[Claim]) -> Iterator[Conflict]:
    """Find plants that make or open before the works on them began.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        One for each pair.
    """
    current = [claim for claim in claims if claim.date and not claim.superseded]
    begun = [claim for claim in current if claim.kind == "construction_start"]
    later = [
        c
        for c in current
        if c.kind == "start_of_production" or (c.kind == "milestone_date" and _FINISHED.search(c.quote))
    ]
    for start in begun:
        for step in later:
            if start.report == step.report and _same_plant(start, step) and _apart(step, start):
                sentence = f"{quoted(step)} would be before the works began: {quoted(start)}."
                yield Conflict("order", sentence, (step, start))


def _same_plant(one: Claim, other: Claim) -> bool:
    return same_product(one, other) and same_place(one, other)


def starts(claims: list[Claim]) -> Iterator[Conflict]:
    """Find productions that began for one source and are still to come for another.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        One for each pair of reports.
    """
    production = [
        claim for claim in claims if claim.kind == "start_of_production" and not claim.superseded and claim.date
    ]
    begun = [claim for claim in production if claim.mode == "asserted"]
    for start in begun:
        for other in claims:
            # An expansion names its products in its own words, which _denies looks at.
            fits = other.kind == "planned_expansion" or _same_plant(start, other)
            if fits and other.report != start.report and not other.superseded and _denies(other, start):
                sentence = f"{quoted(start)}, but {quoted(other)}: it cannot have started and be still to come."
                yield Conflict("start", sentence, (start, other))


def _denies(other: Claim, start: Claim) -> bool:
    """Say whether a claim leaves no room for a start that another one reports as done."""
    if other.kind == "start_of_production":
        return other.mode in ("planned", "expected") and _apart(start, other)
    if other.kind == "milestone_date" and _UNFINISHED.search(other.quote):
        seen = _as_of(other)
        begun = _period(start)
        return seen is None or (begun is not None and seen > closed(begun)[1])
    if other.kind == "planned_expansion":
        named = products_of(start) & _named(other.quote)
        return bool(named and _WHOLE_CYCLE.search(other.quote) and _COMING.search(other.quote))
    return False


def _named(quote: str) -> frozenset[str]:
    bare = Claim.make(report="", kind="planned_expansion", product=quote, start=0, end=1, quote="-")
    return products_of(bare)


def _as_of(claim: Claim) -> date | None:
    match = re.fullmatch(r"as of (\S{4,21})", claim.note)
    return closed(Period.from_iso(match.group(1)))[1] if match else None


def slips(claims: list[Claim]) -> Iterator[Conflict]:
    """Find starts of production whose date was moved or missed.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        One for each product, with every date that was given.
    """
    dated = [claim for claim in claims if claim.kind == "start_of_production" and claim.date]
    for group in _groups(dated):
        ordered = sorted(group, key=lambda claim: (_end(claim), claim.id))
        first, last = ordered[0], ordered[-1]
        moved = any(claim.superseded for claim in ordered) or len({claim.report for claim in ordered}) > 1
        if moved and _apart(first, last):
            years = (_end(last) - _end(first)).days / 365.25
            given = len({claim.date for claim in ordered})
            moved_by = f"The start moved by {years:.1f} years over {given} dates"
            sentence = f"{moved_by}: first {quoted(first)}, at last {quoted(last)}."
            yield Conflict("slip", sentence, tuple(ordered))


def _end(claim: Claim) -> date:
    period = _period(claim)
    assert period is not None  # only dated claims come here
    return closed(period)[1]


def _groups(claims: list[Claim]) -> list[list[Claim]]:
    """Put claims of one product together; parts such as line 2 stay apart."""
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            if any(_same_plant(claim, other) and claim.part == other.part for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups
