"""Whether two claims speak of the same thing, by the words in which they name it."""

from __future__ import annotations

import re
from functools import lru_cache

from nameplate.claim.grammar.noun import singular
from nameplate.claim.model import Claim
from nameplate.report.wordlist import words

# Words that may stand for one another; the first is the group's name.
_SAME = {
    word: group[0]
    for group in (
        words("ammunition round cartridge bullet munition"),
        words("shell projectile"),
        words("rifle carbine"),
        words("vehicle car truck lorry automobile"),
        words("aircraft airliner plane jet"),
        words("chip semiconductor wafer"),
        words("battery cell"),
        words("petrol gasoline fuel"),
        words("missile interceptor"),
        words("ship vessel tanker"),
        words("vaccine dose"),
    )
    for word in group
}
_PLAIN = frozenset(
    words(
        "fab refinery foundry smelter gigafactory yard shipyard mine terminal brewery dock furnace plan",
        "plant factory work facility line production project programme complex site unit mill the for with and",
        "that this new modern first second third remaining other additional further full cycle hall building",
        "stage phase shift year million thousand ten hundred own licence license licensed type small large inert",
        "training steel core tracer blank calibre caliber mm capacity output start launch assembly making make",
        "made produce equipment product piece item more than over about around nearly some both each its their",
        "which will are was were has have been from into per total group company industry industrial",
        "manufacturing expected planned annual arms weapon russian american state",
    )
)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{2,30}")
_DESIGNATION = re.compile(r"\b[A-Z]{1,5}-\d{1,4}")


def products_of(claim: Claim) -> frozenset[str]:
    """Return what a claim's product is called, words of like meaning counted as one.

    Parameters
    ----------
    claim : Claim
        Its product and unit count first, then its subject.

    Examples
    --------
    >>> claim = Claim.make(report="r", kind="capacity", product="7.62 mm cartridges", start=0, end=1, quote="a")
    >>> sorted(products_of(claim))
    ['ammunition']
    """
    unit = (claim.unit or "").split("/")[0]
    return words_of(f"{claim.product} {unit}") or words_of(claim.subject)


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Return the common nouns of a text that say what is made; names of places and firms do not."""
    found = {singular(word) for word in _WORD.findall(_DESIGNATION.sub(" ", text)) if word[0].islower()}
    found |= {singular(part) for word in found for part in word.split("-")}
    return frozenset(_SAME.get(word, word) for word in found if word not in _PLAIN and len(word) > 2)


def same_product(one: Claim, other: Claim) -> bool:
    """Say whether two claims name a product in common.

    Examples
    --------
    >>> rounds = Claim.make(report="r", kind="capacity", unit="round/year", start=0, end=1, quote="a")
    >>> rifles = Claim.make(report="r", kind="capacity", unit="rifle/year", start=0, end=1, quote="a")
    >>> same_product(rounds, rounds), same_product(rounds, rifles)
    (True, False)
    """
    mine, theirs = products_of(one), products_of(other)
    # Where neither names a product, the same words for the plant will do: "the Dangote refinery".
    return bool(mine & theirs) or (not mine and not theirs and one.subject == other.subject != "")


def same_place(one: Claim, other: Claim) -> bool:
    """Say whether the plants of two claims may be the same: their names do not differ.

    Examples
    --------
    >>> here = Claim.make(report="r", kind="delay", subject="refinery in Lagos", start=0, end=1, quote="a")
    >>> there = Claim.make(report="r", kind="delay", subject="refinery in Kano", start=0, end=1, quote="a")
    >>> same_place(here, here), same_place(here, there)
    (True, False)
    """
    names = [set(re.findall(r"\b[A-Z][a-z]{2,30}\b", claim.subject[1:])) for claim in (one, other)]
    return not names[0] or not names[1] or bool(names[0] & names[1])
