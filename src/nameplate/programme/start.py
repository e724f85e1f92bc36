"""Every date that was given for a start of production, in order, and the one that counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nameplate.programme.trait import things_in
from nameplate.quantity import Period

if TYPE_CHECKING:
    from nameplate.claim import Claim

_NUMBER = re.compile(r"\s(\d{1,2})$")
# What was put off is not the start of production.
_OTHER_STEP = re.compile(r"complet|construct|build|built|finish|ground-?break|permit|approv|decision", re.IGNORECASE)


@dataclass(frozen=True)
class GivenDate:
    """A date that somebody gave.

    Parameters
    ----------
    claim : Claim
        Where it stands.
    period : Period
        The date.
    said : Period or None
        When it was said: the day of the report. None where the report has no date, or tells of an earlier promise.
    told : Period or None
        When the report came out.
    """

    claim: Claim
    period: Period
    said: Period | None
    told: Period | None

    @property
    def last(self) -> date:
        """The last day that keeps it, or the first where it has no end."""
        return self.period.end or self.period.start or date.max

    def happened(self, by: date) -> bool:
        """Say whether the claim is of something that had happened when it was told, or by a day if that is not known.

        Parameters
        ----------
        by : date
            The programme's first day.
        """
        if self.claim.superseded or self.claim.mode != "asserted" or self.claim.kind != "start_of_production":
            return False
        return self.last <= ((self.told and self.told.end) or by)

    def order(self) -> tuple[date, bool, date]:
        """Return what dates are sorted by: when they were given, as far as it can be told."""
        told = (self.told and (self.told.end or self.told.start)) or None
        if not self.claim.superseded:
            return told or date.min, True, self.last
        # A promise was made before the day for which it was made, and before it was told again.
        return min(told or self.last, self.last), False, self.last


def number_of(part: str) -> int:
    """Return the number of a phase or line, 0 for the whole.

    Examples
    --------
    >>> number_of("phase 2"), number_of("stage 2"), number_of("total")
    (2, 2, 0)
    """
    found = _NUMBER.search(part)
    return int(found[1]) if found else 0


def starts_of(
    claims: Sequence[Claim],
    published: Mapping[str, Period | None],
    part: str = "",
    parts: Sequence[str] = ("",),
    of: Claim | None = None,
) -> tuple[GivenDate, ...]:
    """Return the dates that were given for a start of production, in the order in which they were given.

    Parameters
    ----------
    claims : sequence of Claim
        Of one plant, oldest first.
    published : mapping
        When each report came out, by its id.
    part : str
        The phase that starts; empty for the plant, which starts with its first phase.
    parts : sequence of str
        All phases.
    of : Claim or None
        The capacity of the product whose start it is, where the plant makes several.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> def claim(report, date, **fields):
    ...     given = {"report": report, "date": date, "start": 0, "end": 1, "quote": "-"} | fields
    ...     return Claim.make(kind="start_of_production", mode="planned", **given)
    >>> claims = [claim("r1", "2027"), claim("r2", "2029"), claim("r2", "2026", superseded=True)]
    >>> published = {"r1": Period.from_iso("2025"), "r2": Period.from_iso("2028")}
    >>> [str(given.period) for given in starts_of(claims, published)]
    ['2027', '2026', '2029']
    """
    dated = [claim for claim in claims if claim.date and _is_start(claim) and _is_of(claim, of)]
    numbers = {number_of(claim.part) for claim in dated}
    if part:
        wanted = {number_of(part)} | ({0} if number_of(part) == min(map(number_of, parts)) else set())
    else:
        wanted = {0, 1} if 0 in numbers else {min(numbers, default=0)}
    found: dict[tuple[str, str], GivenDate] = {}
    for claim in dated:
        if number_of(claim.part) in wanted:
            told = published.get(claim.report)
            period = Period.from_iso(claim.date or "")
            given = GivenDate(claim, period, None if claim.superseded else told, told)
            found.setdefault((claim.report, claim.date or ""), given)
    return tuple(sorted(found.values(), key=GivenDate.order))


def _is_start(claim: Claim) -> bool:
    if claim.kind == "delay":
        return not _OTHER_STEP.search(claim.quote)
    return claim.kind == "start_of_production"


def _is_of(claim: Claim, capacity: Claim | None) -> bool:
    """Say whether a start may be of the product whose capacity is given."""
    if capacity is None:
        return True
    named, made = things_in(claim.product), things_in(f"{capacity.product} {(capacity.unit or '').partition('/')[0]}")
    return not named or not made or bool(named & made)


def counts(given: Sequence[GivenDate], start: date) -> GivenDate | None:
    """Return the date that counts: the last that was given and can be believed to have been meant for the future.

    Parameters
    ----------
    given : sequence of GivenDate
        In order.
    start : date
        The programme's first day.

    Returns
    -------
    GivenDate or None
        None where every date had passed when it was told.

    Examples
    --------
    >>> counts([], date(2026, 1, 1)) is None
    True
    """
    usable = [one for one in given if one.happened(start) or one.last >= _told(one, start)]
    kept = [one for one in usable if not one.claim.superseded] or usable
    return kept[-1] if kept else None


def _told(given: GivenDate, start: date) -> date:
    return (given.told and given.told.start) or start
