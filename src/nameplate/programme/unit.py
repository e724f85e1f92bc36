"""What a plant makes, as a programme needs it: the capacity that counts, its phases, and every date of its start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nameplate.errors import QuantityError
from nameplate.quantity import Period, compatible

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.programme.merge import Plant

_WIDER = ("group", "country")


@dataclass(frozen=True)
class Unit:
    """One thing that one plant makes, or one phase of it.

    Parameters
    ----------
    name : str
        Unique in the programme; small letters, digits and dashes.
    product : str
        The counted thing, as ``round``.
    plant : Plant
        Where it is made.
    claim : Claim
        The capacity that counts.
    reason : str
        Why that one, where there are several.
    older : tuple of Claim
        The capacities that do not.
    part : str
        As ``phase 1``; empty for the whole plant.
    starts : tuple of Claim
        Every claim of its start of production, oldest first.
    """

    name: str
    product: str
    plant: Plant
    claim: Claim
    reason: str
    older: tuple[Claim, ...]
    part: str
    starts: tuple[Claim, ...]


def find_units(plants: Sequence[Plant], published: Mapping[str, date | None]) -> list[Unit]:
    """Return what the plants make, each with the capacity that counts.

    Parameters
    ----------
    plants : sequence of Plant
        With their claims, oldest first.
    published : mapping
        When each report came out, by its id.

    Examples
    --------
    >>> find_units([], {})
    []
    """
    found: list[Unit] = []
    for plant in plants:
        for thing, claims in _by_thing(plant).items():
            for part, own in _parts(claims).items():
                rest = tuple(c for c in claims if c not in own)
                chosen, reason = _choose(own)
                older = tuple(c for c in own if c is not chosen) + rest
                starts = _starts(plant, part, published, alone=len(plants) == 1)
                name = _unique(slug(thing), plant, part, {unit.name for unit in found})
                found.append(Unit(name, thing, plant, chosen, reason, older, part, starts))
    return found


def _by_thing(plant: Plant) -> dict[str, list[Claim]]:
    """Group the plant's capacities by what is counted; a group's or a country's are none of a plant."""
    rates = [c for c in plant.claims if c.kind == "capacity" and c.value is not None and not c.superseded]
    rates = [c for c in rates if is_rate(c.unit)]
    own = [c for c in rates if c.scope not in _WIDER] or rates
    found: dict[str, list[Claim]] = {}
    for claim in own:
        found.setdefault((claim.unit or "").partition("/")[0], []).append(claim)
    return found


def _parts(claims: list[Claim]) -> dict[str, list[Claim]]:
    """Return the capacities of each phase where at least two have one, else those of the whole plant."""
    phases: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.scope == "phase":
            phases.setdefault(claim.part, []).append(claim)
    if len(phases) > 1:
        return dict(sorted(phases.items()))
    whole = [claim for claim in claims if claim.scope not in ("phase", "line")]
    return {"": whole or claims}


def _choose(claims: list[Claim]) -> tuple[Claim, str]:
    """Take an accepted capacity before others, then the largest of the newest report."""
    accepted = [claim for claim in claims if claim.review.state == "accepted"]
    pool = accepted or claims
    newest = [claim for claim in pool if claim.report == pool[-1].report]
    chosen = max(newest, key=lambda claim: max(claim.value) if isinstance(claim.value, tuple) else claim.value or 0.0)
    if len(claims) == 1:
        return chosen, ""
    why = "accepted" if accepted else "the largest of the newest report; its smaller ones are its phases, lines, asides"
    return chosen, why


def _starts(plant: Plant, part: str, published: Mapping[str, date | None], *, alone: bool) -> tuple[Claim, ...]:
    """Return the dated claims of a start, the one that counts last.

    Within one report the latest date counts: what it gives besides are dates that were missed.
    """
    dated = [c for c in plant.claims if c.kind == "start_of_production" and c.date is not None]
    own = [claim for claim in dated if claim.part == part] if part else dated

    def order(claim: Claim) -> tuple[bool, date, date]:
        period = Period.from_iso(claim.date or "")
        last = period.end or period.start or date.min
        return not claim.superseded, published.get(claim.report) or date.min, last

    return tuple(sorted(own, key=order))


def is_rate(unit: str | None) -> bool:
    """Say whether a unit is a counted thing per time, and nothing besides.

    Examples
    --------
    >>> is_rate("round/year"), is_rate("round"), is_rate("unit/month/line")
    (True, False, False)
    """
    counted, slash, time = (unit or "").partition("/")
    try:
        return bool(slash) and "/" not in time and compatible(f"{counted}/{time}", f"{counted}/day")
    except QuantityError:
        return False


def slug(words: str) -> str:
    """Return words as a name: small letters, digits and dashes.

    Examples
    --------
    >>> slug("Phase 1"), slug("GWh"), slug("…")
    ('phase-1', 'gwh', 'thing')
    """
    ascii_ = "".join(character if character.isascii() and character.isalnum() else "-" for character in words.lower())
    return "-".join(part for part in ascii_.split("-") if part)[:40] or "thing"


def _unique(name: str, plant: Plant, part: str, taken: set[str]) -> str:
    wanted = f"{name}-{slug(part)}" if part else name
    if wanted in taken:
        wanted = slug(f"{wanted}-{plant.name}")
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted[:36]}-{number}", number + 1
    return free
