"""All conflicts between claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from nameplate.claim.conflict.line import lines
from nameplate.claim.conflict.noun import Conflict
from nameplate.claim.conflict.part import parts
from nameplate.claim.conflict.price import prices
from nameplate.claim.conflict.promise import promises
from nameplate.claim.conflict.rate import rates, scales
from nameplate.claim.conflict.source import sources
from nameplate.claim.conflict.step import orders, slips, starts
from nameplate.claim.model import Claim
from nameplate.report import Report

_MOST = 400


def conflicts(claims: Iterable[Claim], reports: Iterable[Report] = ()) -> list[Conflict]:
    """Find what cannot hold together.

    Parameters
    ----------
    claims : iterable of Claim
        Of one programme, from any number of reports; rejected ones are left out. What a report says twice counts once,
        and of more than 400 different claims of one kind the first 400 are compared, so that no report, however long,
        can make this slow.
    reports : iterable of Report
        Those that the claims are of, for the days on which they came out; without them no promise is held against its
        own announcement.

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
    published = {report.id: report.published for report in reports}
    finders = (
        rates,
        lines,
        parts,
        prices,
        scales,
        sources,
        orders,
        starts,
        lambda all_: promises(all_, published),
        slips,
    )
    for finder in finders:
        for conflict in finder(kept):
            found.setdefault((conflict.kind, tuple(claim.quote for claim in conflict.claims)), conflict)
    return _without_repeats(list(found.values()))


def _without_repeats(found: list[Conflict]) -> list[Conflict]:
    """Drop "two sources differ" where a factor of ten says the same of the same two claims, and better."""
    told = {frozenset(claim.id for claim in conflict.claims) for conflict in found if conflict.kind == "scale"}
    return [c for c in found if c.kind != "source" or frozenset(claim.id for claim in c.claims) not in told]


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
