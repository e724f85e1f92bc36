"""Which of several capacities counts, and which others speak of the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from nameplate.quantity import Period, compatible, factor

if TYPE_CHECKING:
    from nameplate.claim import Claim

_FRESH = timedelta(days=731)
"""How much older than the newest report one may be and still speak of the same figure.

What was said before that is an earlier plan: plants are enlarged and cut back, and that is no contradiction.
"""


def counted_in(claim: Claim) -> str:
    """Return what a claim's unit counts.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"start": 0, "end": 9, "quote": "-", "kind": "capacity", "unit": "rifle/month"}
    >>> counted_in(Claim.make(report="r", value=5.0, **where))
    'rifle'
    """
    return (claim.unit or "").partition("/")[0]


def choose(claims: list[Claim]) -> tuple[Claim, str]:
    """Take an accepted capacity before others, then the largest of the newest report.

    Parameters
    ----------
    claims : list of Claim
        Capacities of one thing, one at least, oldest report first.

    Returns
    -------
    tuple of (Claim, str)
        With the reason, where there are several.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"report": "r", "end": 9, "quote": "-", "kind": "capacity", "unit": "rifle/year"}
    >>> choose([Claim.make(start=number, value=value, **where) for number, value in enumerate((5.0, 9.0))])[0].value
    9.0
    """
    accepted = [claim for claim in claims if claim.review.state == "accepted"]
    pool = accepted or claims
    newest = [claim for claim in pool if claim.report == pool[-1].report]
    # What a report says without naming the plant may be of something wider.
    newest = [claim for claim in newest if claim.subject] or newest
    chosen = max(newest, key=lambda claim: yearly(claim, counted_in(newest[0])))
    if len(claims) == 1:
        return chosen, ""
    why = "accepted" if accepted else "the largest of the newest report; its smaller ones are its phases, lines, asides"
    return chosen, why


def also_said(own: list[Claim], chosen: Claim, published: Mapping[str, Period | None]) -> tuple[Claim, ...]:
    """Return what other reports say of the same: of each the largest, as of the one that counts.

    Parameters
    ----------
    own : list of Claim
        Capacities of one thing, oldest report first.
    chosen : Claim
        The one that counts.
    published : mapping
        When each report came out, by its id.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"start": 0, "end": 9, "quote": "-", "kind": "capacity", "unit": "rifle/year"}
    >>> own = [Claim.make(report=report, value=value, **where) for report, value in (("r1", 5.0), ("r2", 9.0))]
    >>> [claim.value for claim in also_said(own, own[1], {})]
    [5.0]
    """
    pool = [claim for claim in own if claim.review.state == "accepted"] or own
    reports = dict.fromkeys(claim.report for claim in pool)
    found = [choose([claim for claim in pool if claim.report == report])[0] for report in reports]
    return tuple(
        claim
        for claim in found
        if claim.report != chosen.report
        and compatible(claim.unit or "", chosen.unit or "")
        and _fresh(published.get(claim.report), published.get(chosen.report))
    )


def _fresh(one: Period | None, newest: Period | None) -> bool:
    """Say whether a report is about as new as another; without a date it may be."""
    day, last = (None if period is None else period.end or period.start for period in (one, newest))
    return day is None or last is None or last - day <= _FRESH


def yearly(claim: Claim, counted: str) -> float:
    """Return the figure of a claim, or the upper end of its range, per year and in the unit that others are in.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"start": 0, "end": 9, "quote": "-", "kind": "capacity", "unit": "rifle/month"}
    >>> yearly(Claim.make(report="r", value=5.0, **where), "rifle")
    60.0
    """
    own, _, time = (claim.unit or "").partition("/")
    value = max(claim.value) if isinstance(claim.value, tuple) else claim.value or 0.0
    return value * factor(f"{own}/{time}", f"{counted if compatible(own, counted) else own}/year")
