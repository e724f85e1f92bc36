"""Why two names in reports may mean one plant, the strongest reason first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Literal

from nameplate.programme.gazetteer import Gazetteer
from nameplate.programme.trait import Traits, alike

Find = Callable[[Traits, Traits, Gazetteer], str]


@dataclass(frozen=True)
class Reason:
    """A kind of reason for a merge.

    Parameters
    ----------
    find : callable
        Gives the reason in words for two names of the kind, else nothing.
    share : str
        What both must have in common for it; empty if nothing.
    alone : bool
        Whether it holds only where no third plant could be meant for the same kind of reason.
    within : bool
        Whether both names stand in one report, and not in two.
    """

    find: Find
    share: Literal["", "names", "things"] = ""
    alone: bool = True
    within: bool = False


def _same_name(one: Traits, other: Traits, known: Gazetteer) -> str:
    return "the same name" if one.name.lower() == other.name.lower() and _telling(one) else ""


def _telling(traits: Traits) -> bool:
    """Say whether a name is more than "the plant"."""
    return bool(traits.places or traits.owners or traits.brands or traits.things)


def _same_place(one: Traits, other: Traits, known: Gazetteer) -> str:
    place, thing = _common(one.places, other.places), _thing(one, other)
    return f"the same place, {place}, and the same product, {thing}" if place and thing else ""


def _short_name(one: Traits, other: Traits, known: Gazetteer) -> str:
    shorter, longer = sorted((one.name.lower(), other.name.lower()), key=len)
    short = shorter and longer.startswith(f"{shorter} in ")
    return "the same name, but for the place" if short and one.things and other.things else ""


def _wider_place(one: Traits, other: Traits, known: Gazetteer) -> str:
    thing = _thing(one, other)
    for here, there in product(sorted(one.places), sorted(other.places)) if thing else ():
        for inner, outer in ((here, there), (there, here)):
            if known.lies_in(inner, outer):
                return f"the same product, {thing}, and {inner} is in {outer}, as the reports say"
    return ""


def _same_brand(one: Traits, other: Traits, known: Gazetteer) -> str:
    thing, model = _thing(one, other), min(one.models & other.models, default="")
    if model:
        return f"the same product, {model}"
    name = _common(one.brands | one.owners, other.brands | other.owners)
    return f"the same name, {name}, and the same product, {thing}" if name and thing else ""


def _same_thing(one: Traits, other: Traits, known: Gazetteer) -> str:
    thing = _thing(one, other)
    return f"the same product, {thing}, of which no other plant is reported" if thing else ""


def _lone_place(one: Traits, other: Traits, known: Gazetteer) -> str:
    names = [traits.places | traits.owners | traits.brands for traits in (one, other)]
    name = _common(*names)
    return f"the same name, {name}, which no other plant has" if name and not (one.things and other.things) else ""


def _lone_plant(one: Traits, other: Traits, known: Gazetteer) -> str:
    if one.things and other.things:
        return ""
    words = "nothing tells them apart, and no other plant is reported"
    return "" if one.activity or other.activity else words


def _lone_in_report(one: Traits, other: Traits, known: Gazetteer) -> str:
    return "the only plant of the report that it can be about" if one.plant != other.plant else ""


REASONS = (
    Reason(_lone_in_report, within=True),
    Reason(_same_name, share="names", alone=False),
    Reason(_same_place, share="things"),
    Reason(_short_name, share="things"),
    Reason(_wider_place, share="things"),
    Reason(_same_brand, share="things"),
    Reason(_same_thing, share="things"),
    Reason(_lone_place),
    Reason(_lone_plant),
)
"""All kinds of reasons, in the order in which they are tried."""


def _thing(one: Traits, other: Traits) -> str:
    """Return a product that both make."""
    return min(one.things & other.things, default="")


def _common(one: frozenset[str], other: frozenset[str]) -> str:
    """Return a proper name that both have, in its shorter form."""
    return min((min(a, b, key=len) for a, b in product(one, other) if alike(a, b)), default="")
