"""Whether two names in a report mean one plant: "the Maracay works" and "the cartridge plant in Maracay"."""

from __future__ import annotations

import re
from collections.abc import MutableSequence
from dataclasses import dataclass, field

from nameplate.claim.grammar.noun import singular
from nameplate.report.wordlist import words

_PLAIN = frozenset(
    words(
        "plant factory refinery work works facility mill fab gigafactory shipyard foundry smelter complex project mine",
        "terminal yard brewery programme program new planned future big large small modern first second third whole",
        "entire local main own existing old joint production manufacturing in at for near the of and to make",
    )
)
_FOR = re.compile(r"\s(?:for|to|that|which|where)\s")
_WORD = re.compile(r"[A-Za-z][\w’'-]{1,30}")


@dataclass
class Site:
    """A plant under all its names in one report.

    Parameters
    ----------
    name : str
        The fullest of its names.
    names : set of str
        All of them.
    places : set of str
        The proper names in them.
    things : set of str
        What it is said to make or to be.
    """

    name: str
    names: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)


def meet(sites: MutableSequence[Site], name: str) -> Site:
    """Return the plant that a name means, which is a new one if it is none of those known.

    Parameters
    ----------
    sites : sequence of Site
        Those known; a new one is added at its end.
    name : str
        As ``cartridge works in Maracay``.

    Examples
    --------
    >>> sites = []
    >>> for name in ("cartridge plant in Maracay", "Maracay works", "rifle plant", "rifle plant in Maracay"):
    ...     _ = meet(sites, name)
    >>> [(site.name, sorted(site.names)) for site in sites]  # doctest: +NORMALIZE_WHITESPACE
    [('cartridge plant in Maracay', ['Maracay works', 'cartridge plant in Maracay']),
     ('rifle plant in Maracay', ['rifle plant', 'rifle plant in Maracay'])]
    """
    places, things = _parts(name)
    for site in sites:
        if name in site.names or _same(site, places, things):
            site.places |= places
            site.things |= things
            site.names.add(name)
            site.name = max(site.name, name, key=lambda n: (len(_parts(n)[0]) + len(_parts(n)[1]), n == site.name))
            return site
    sites.append(Site(name, {name}, places, things))
    return sites[-1]


def _parts(name: str) -> tuple[set[str], set[str]]:
    found = _names_in(name)
    # What stands behind "for" is what is made there: "works for Kalashnikov cartridges" is not at Kalashnikov.
    made_for = _FOR.search(name)
    head = _names_in(name[: made_for.start()]) if made_for else found
    places = {word for word in head[1:] if word[0].isupper()}
    if found and found[0][0].isupper() and found[0].lower() not in _PLAIN and (len(found) < 3 or places):
        places.add(found[0])
    things = {singular(word) for word in found if word not in places} - _PLAIN
    return places, {thing for thing in things if thing.islower()}


def _names_in(text: str) -> list[str]:
    return [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(text)]


def _same(site: Site, places: set[str], things: set[str]) -> bool:
    """Names of one plant share a place or a thing, and neither the places nor the things of both differ."""
    differ = (site.places and places and not site.places & places) or (
        site.things and things and not site.things & things
    )
    return not differ and bool(site.places & places or site.things & things)
