"""All conflicts between claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from nameplate.claim.conflict.noun import Conflict
from nameplate.claim.conflict.part import parts
from nameplate.claim.conflict.rate import rates, scales
from nameplate.claim.conflict.step import orders, slips, starts
from nameplate.claim.model import Claim

_MOST = 400


def conflicts(claims: Iterable[Claim]) -> list[Conflict]:
    """Find what cannot hold together.

    Parameters
    ----------
    claims : iterable of Claim
        Of one programme, from any number of reports; rejected ones are left out. What a report says twice counts once,
        and of more than 400 different claims of one kind the first 400 are compared, so that no report, however long,
        can make this slow.

    Returns
    -------
    list of Conflict
        Each once, in a fixed order.

    Examples
    --------
    >>> from nameplate.claim import read_claims
    >>> from nameplate.report import Report
    >>> report = Report.of("The plant makes tens of thousands of rounds a shift, or up to 70 million rounds a year.")
    >>> print(conflicts(read_claims(report))[0].sentence)
    “up to 70 million rounds a year” is 280,000 a day over 250 days, but “tens of thousands of rounds a shift” gives at
    most 25 million a year with one shift a day: it needs three shifts of 93,000 each.
    """
    kept = _distinct(claims)
    found: dict[tuple[str, tuple[str, ...]], Conflict] = {}
    for finder in (rates, parts, scales, orders, starts, slips):
        for conflict in finder(kept):
            found.setdefault((conflict.kind, tuple(claim.quote for claim in conflict.claims)), conflict)
    return list(found.values())


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims to compare, in the order of reports and of their text."""
    found: dict[tuple[object, ...], Claim] = {}
    count: Counter[str] = Counter()
    for claim in sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id)):
        said = (claim.report, claim.kind, claim.subject, claim.product, claim.value, claim.unit, claim.date)
        key = (*said, claim.mode, claim.superseded, claim.part, claim.note, claim.quote)
        if claim.review.state != "rejected" and key not in found and count[claim.kind] < _MOST:
            found[key] = claim
            count[claim.kind] += 1
    return list(found.values())
