"""Promises that had passed when they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nameplate.claim.conflict.noun import Conflict, quoted
from nameplate.claim.grammar.calendar import closed
from nameplate.claim.model import Claim
from nameplate.quantity import Period

_STEPS = ("start_of_production", "milestone_date", "construction_start", "agreement_date", "delay")


def promises(claims: list[Claim], published: Mapping[str, Period | None]) -> Iterator[Conflict]:
    """Find steps that are told as still to come, on a date before the report itself.

    Parameters
    ----------
    claims : list of Claim
        All claims.
    published : mapping
        When each report came out, by its id.

    Yields
    ------
    Conflict
        One for each claim.
    """
    for claim in claims:
        day = published.get(claim.report)
        if day is None or not claim.date or claim.superseded or claim.kind not in _STEPS:
            continue
        if claim.mode in ("planned", "expected") and closed(Period.from_iso(claim.date))[1] < closed(day)[0]:
            sentence = f"{quoted(claim)} is told as still to come, in a report of {day.iso()}: the date had passed."
            yield Conflict("promise", sentence, (claim,))
