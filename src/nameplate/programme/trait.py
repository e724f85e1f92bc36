"""What a plant's name says of it: where it is, whose it is, what it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.report.wordlist import words

if TYPE_CHECKING:
    from nameplate.programme.gazetteer import Gazetteer

PRODUCTION = " production"
"""What "rifle production" ends in: no plant, but what one of them does."""

_MONTHS = words("January February March April May June July August September October November December")
_NO_NAMES = frozenset((*_MONTHS, *words("The This That Its Their New Phase Stage Line")))
# Words of a plant's name that are nouns, and yet not what it makes.
_IDLE = frozenset(
    words(
        "manufacture version variant where who whose former low direct double assemble build produce turn tonne ton",
        "barrel gallon litre licensee joint venture",
    )
)
_WHERE = re.compile(r"\s(?:in|at|near|outside)\s(?:the\s)?(?=[A-ZÀ-Þ])")
_FOR = re.compile(r"\s(?:for|that|which|where|to)\s")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’'-]{0,30}(?:\s[A-ZÀ-Þ][\w’'-]{0,30}){0,3}")
_DESIGNATION = re.compile(r"\b[A-Z]{1,5}-?\d{1,4}\b")


@dataclass(frozen=True)
class Traits:
    """What is known of a plant from its name, and from what is counted there.

    Parameters
    ----------
    places : frozenset of str
        Where it is.
    owners : frozenset of str
        Whose it is, as "Norsk Celle's".
    names : frozenset of str
        Other proper names, as of a brand.
    models : frozenset of str
        Designations, as ``AK-103``.
    things : frozenset of str
        What it makes, in common nouns.
    plant : bool
        Whether the name is one of a plant at all, and not of an activity, and not empty.
    """

    places: frozenset[str]
    owners: frozenset[str]
    names: frozenset[str]
    models: frozenset[str]
    things: frozenset[str]
    plant: bool


def traits_of(name: str, made: frozenset[str], known: Gazetteer) -> Traits:
    """Take a plant's name apart.

    Parameters
    ----------
    name : str
        As ``cartridge works in Maracay``.
    made : frozenset of str
        What is counted there; it stands in for what the name does not say.
    known : Gazetteer
        What the reports say of names.

    Examples
    --------
    >>> from nameplate.programme.gazetteer import Gazetteer
    >>> traits = traits_of("factory for AK-103 rifles in Maracay", frozenset(), Gazetteer([]))
    >>> sorted(traits.places), sorted(traits.models), sorted(traits.things)
    (['Maracay'], ['AK-103'], ['rifle'])
    """
    split = [found.span() for found in _WHERE.finditer(name)][-1:]
    front, where = (name[: split[0][0]], name[split[0][1] :]) if split else (name, "")
    before, behind = (front, "") if (cut := _FOR.search(front)) is None else (front[: cut.start()], front[cut.end() :])
    bare = _proper(before, known)
    owners = {phrase[:-2] for phrase in bare if phrase.endswith(("’s", "'s"))}
    plain = {phrase.removesuffix("’s").removesuffix("'s") for phrase in bare}
    placed = {phrase for phrase in plain if known.is_place(phrase)}
    models = frozenset(_DESIGNATION.findall(front))
    things = _things(front, known)
    return Traits(
        places=frozenset(_proper(where, known) | placed),
        owners=frozenset(owners - placed),
        names=frozenset((plain - placed - owners) | _proper(behind, known)),
        models=models,
        things=things or frozenset(thing for thing in made if not _idle(thing)) or models,
        plant=bool(name) and not name.endswith(PRODUCTION),
    )


def _proper(text: str, known: Gazetteer) -> set[str]:
    """Return the proper names in a text, those of several words in one piece."""
    found: set[str] = set()
    for run in _CAPITALS.findall(text):
        phrase: list[str] = []
        for word in [*run.split(), ""]:
            if word and word not in _NO_NAMES and not any(c.isdigit() for c in word) and not known.is_common(word):
                phrase.append(word)
            elif phrase:
                found.add(" ".join(phrase))
                phrase = []
    return found


def _things(text: str, known: Gazetteer) -> frozenset[str]:
    from nameplate.claim.conflict.thing import words_of

    # In "Ammunition Factory" the capitals are those of a headline.
    small = re.sub(r"\b[A-ZÀ-Þ][a-z]{2,30}\b", lambda word: _lowered(word.group(), known), text)
    return frozenset(thing for thing in words_of(small) if not _idle(thing))


def _lowered(word: str, known: Gazetteer) -> str:
    return word.lower() if known.is_common(word) else word


def _idle(thing: str) -> bool:
    from nameplate.quantity.unit_name import PHYSICAL, SYNONYMS

    return thing in _IDLE or thing.endswith("ing") or SYNONYMS.get(thing, thing) in PHYSICAL
