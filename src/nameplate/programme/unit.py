"""What a plant makes, as a programme needs it: the capacity that counts, the phases, and the dates of the start."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.errors import QuantityError
from nameplate.programme.choice import also_said, choose, counted_in, yearly
from nameplate.programme.start import GivenDate, number_of, starts_of
from nameplate.programme.trait import things_in
from nameplate.quantity import Period, canonical, compatible

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.programme.plant import Plant

WIDER = ("group", "country")
"""Scopes whose figures are none of a plant's."""

_SLACK = 1.05  # phases and totals are rounded


@dataclass(frozen=True)
class Unit:
    """One thing that one plant makes, or one phase of it.

    Parameters
    ----------
    name : str
        Unique in the programme; small letters, digits and dashes.
    product : str
        The product's name in the programme.
    counted : str
        What is counted of it, as ``round``.
    plant : Plant
        Where it is made.
    claim : Claim
        The capacity that counts.
    reason : str
        Why that one, where there are several.
    also : tuple of Claim
        The capacities that other reports of the same years give for it, agreeing or not.
    older : tuple of Claim
        The capacities that do not count.
    part : str
        As ``phase 1``; empty for the whole plant.
    starts : tuple of GivenDate
        Every date that was given for its start of production, in the order in which they were given.
    """

    name: str
    product: str
    counted: str
    plant: Plant
    claim: Claim
    reason: str
    also: tuple[Claim, ...]
    older: tuple[Claim, ...]
    part: str
    starts: tuple[GivenDate, ...]


def find_units(plants: Sequence[Plant], published: Mapping[str, Period | None]) -> list[Unit]:
    """Return what the plants make, each with the capacity that counts.

    Parameters
    ----------
    plants : sequence of Plant
        With their claims, oldest first.
    published : mapping
        When each report came out, by its id.

    Returns
    -------
    list of Unit
        A group's or a country's figures are left out, unless there are no others.

    Examples
    --------
    >>> find_units([], {})
    []
    """
    wider = not any(_rates(plant, wider=False) for plant in plants)
    found: list[Unit] = []
    for plant in plants:
        things = _by_thing(_rates(plant, wider=wider))
        for claims in things:
            parts = list(_parts(claims))
            for part, own, why in parts:
                chosen, reason = choose(own)
                product, names = _product(found, chosen), [name for name, _, _ in parts]
                starts = starts_of(plant.claims, published, part, names, chosen if len(things) > 1 else None)
                also = also_said(own, chosen, published)
                name = _unique(product, plant, part, {unit.name for unit in found})
                reasons = "; ".join(words for words in (why, reason) if words)
                older = _older(plant, chosen, also)
                found.append(Unit(name, product, counted_in(chosen), plant, chosen, reasons, also, older, part, starts))
    return found


def _older(plant: Plant, chosen: Claim, also: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the plant's other capacities of the same thing, those of a group or a country among them."""
    others = (claim for claim in _rates(plant, wider=True) if claim is not chosen and claim not in also)
    return tuple(claim for claim in others if _same_thing(claim, chosen))


def _rates(plant: Plant, *, wider: bool) -> list[Claim]:
    """Return the plant's capacities per time."""
    rates = [c for c in plant.claims if c.kind == "capacity" and c.value is not None and not c.superseded]
    return [c for c in rates if is_rate(c.unit) and (wider or c.scope not in WIDER)]


def _by_thing(claims: Sequence[Claim]) -> list[list[Claim]]:
    found: list[list[Claim]] = []
    for claim in claims:
        for known in found:
            if _same_thing(known[0], claim):
                known.append(claim)
                break
        else:
            found.append([claim])
    return found


def _same_thing(one: Claim, other: Claim) -> bool:
    """Say whether two capacities count the same: rounds and cartridges do, tonnes of steel and of slag do not."""
    mine, theirs = counted_in(one), counted_in(other)
    if not _is_measure(mine):
        return compatible(mine, theirs) or bool(things_in(mine) & things_in(theirs))
    named = [things_in(claim.product) for claim in (one, other)]
    return compatible(mine, theirs) and (not named[0] or not named[1] or bool(named[0] & named[1]))


def _is_measure(counted: str) -> bool:
    from nameplate.quantity.unit_name import PHYSICAL

    return canonical(counted) in PHYSICAL


def _parts(claims: list[Claim]) -> Iterator[tuple[str, list[Claim], str]]:
    """Give each phase where at least two have a capacity, else the whole plant; with a reason where both are there."""
    phases: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.scope == "phase":
            phases.setdefault(number_of(claim.part), []).append(claim)
    whole = [claim for claim in claims if claim.scope not in ("phase", "line")]
    if len(phases) < 2:
        yield "", whole or claims, ""
    elif whole and _exceed(phases.values(), whole, claims):
        yield "", whole, "its phases make more than the whole, so they are steps to it"
    else:
        why = "its phases count, and not the whole" if whole else ""
        yield from ((own[0].part, own, why) for _, own in sorted(phases.items()))


def _exceed(phases: Iterable[list[Claim]], whole: list[Claim], claims: list[Claim]) -> bool:
    """Say whether phases make more than a whole that is no older than they are."""
    reports = list(dict.fromkeys(claim.report for claim in claims))
    parts, total = [choose(own)[0] for own in phases], choose(whole)[0]
    if reports.index(total.report) < max(reports.index(claim.report) for claim in parts):
        return False
    counted = counted_in(total)
    return sum(yearly(claim, counted) for claim in parts) > _SLACK * yearly(total, counted)


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
    return "-".join(re.findall(r"[a-z0-9]{1,40}", words.lower()))[:40].strip("-") or "thing"


def _product(found: Sequence[Unit], claim: Claim) -> str:
    """Return the name of a claim's product, which may be known already."""
    for unit in found:
        if compatible(unit.counted, counted_in(claim)) and _same_thing(unit.claim, claim):
            return unit.product
    taken, name = {unit.product for unit in found}, slug(counted_in(claim))
    if name in taken:
        name = slug(" ".join(sorted(things_in(claim.product))) or name)
    return _free(name, taken)


def _unique(name: str, plant: Plant, part: str, taken: set[str]) -> str:
    wanted = f"{name}-{slug(part)}" if part else name
    if wanted in taken:
        # Where it is tells a plant from others that make the same.
        wanted = slug(f"{wanted[:24]} {plant.name.rpartition(' in ')[2]}"[:40])
    return _free(wanted, taken)


def _free(wanted: str, taken: set[str]) -> str:
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted[:36]}-{number}", number + 1
    return free
