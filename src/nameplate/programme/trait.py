"""What a plant's name says of it: where it is, whose it is, what it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.report.wordlist import words

if TYPE_CHECKING:
    from nameplate.programme.gazetteer import Gazetteer

_NO_NAMES = frozenset(
    words(
        "January February March April May June July August September October November December",
        "The This That Its Their New Phase Stage Line",
    )
)
# Words of a plant's name that are nouns, and yet not what it makes.
_IDLE = frozenset(
    words(
        "manufacture version variant where who whose former low direct double assemble build produce turn",
        "processing manufacturing engineering printing packaging coating rolling shipbuilding joint venture licensee",
    )
)
_MEASURES = frozenset(words("barrel gallon tonne ton litre day month year mtpa tpa"))
_WHERE = re.compile(r"\s(?:in|at|near|outside)\s(?:the\s)?(?=[A-ZÀ-Þ])")
_FOR = re.compile(r"\s(?:for|that|which|where|to)\s")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’'-]{0,30}(?:\s[A-ZÀ-Þ][\w’'-]{0,30}){0,3}")
_HEADLINE = re.compile(r"\b[A-ZÀ-Þ][a-z]{2,30}\b")
_DESIGNATION = re.compile(r"\b[A-Z]{1,5}-?\d{1,4}\b")


@dataclass(frozen=True)
class Traits:
    """What is known of a plant from its name, and from what is counted there.

    Parameters
    ----------
    name : str
        As the report has it; empty where it names none.
    places : frozenset of str
        Where it is.
    owners : frozenset of str
        Whose it is, as "Norsk Celle's".
    brands : frozenset of str
        Other proper names, as of what it makes.
    models : frozenset of str
        Designations, as ``AK-103``.
    things : frozenset of str
        What it makes, in common nouns and designations.
    """

    name: str
    places: frozenset[str]
    owners: frozenset[str]
    brands: frozenset[str]
    models: frozenset[str]
    things: frozenset[str]

    @property
    def activity(self) -> bool:
        """Whether the name is not a plant's, but that of what one of them does, as "rifle production"."""
        return self.name.endswith(" production")

    @property
    def plant(self) -> bool:
        """Whether a plant is named."""
        return bool(self.name) and not self.activity


def traits_of(name: str, made: frozenset[str], known: Gazetteer) -> Traits:
    """Take a plant's name apart.

    Parameters
    ----------
    name : str
        As ``cartridge works in Maracay``.
    made : frozenset of str
        What is counted there; it stands in where the name does not say.
    known : Gazetteer
        What the reports say of names.

    Examples
    --------
    >>> from nameplate.programme.gazetteer import Gazetteer
    >>> traits = traits_of("factory for AK-103 rifles in Maracay", frozenset(), Gazetteer([]))
    >>> sorted(traits.places), sorted(traits.models), sorted(traits.things)
    (['Maracay'], ['AK-103'], ['AK-103', 'rifle'])
    """
    front, where = _split(name, [found.span() for found in _WHERE.finditer(name)][-1:])
    before, behind = _split(front, [found.span() for found in _FOR.finditer(front)][:1])
    bare = _proper(before, known)
    owners = {phrase[:-2] for phrase in bare if phrase.endswith(("’s", "'s"))}
    plain = {phrase.removesuffix("’s").removesuffix("'s") for phrase in bare}
    placed = {phrase for phrase in plain if known.is_place(phrase)}
    models = frozenset(_DESIGNATION.findall(front))
    return Traits(
        name=name,
        places=frozenset(_proper(where, known) | placed),
        owners=frozenset(owners - placed),
        brands=frozenset((plain - placed - owners) | _proper(behind, known)),
        models=models,
        things=(_things(front, known) or made) | models,
    )


def _split(text: str, spans: list[tuple[int, int]]) -> tuple[str, str]:
    return (text[: spans[0][0]], text[spans[0][1] :]) if spans else (text, "")


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
    # In "Ammunition Factory" the capitals are those of a headline.
    return things_in(_HEADLINE.sub(lambda found: found[0].lower() if known.is_common(found[0]) else found[0], text))


def things_in(text: str) -> frozenset[str]:
    """Return what a text says is made, in common nouns; a measure is none, and neither is what any plant does.

    Examples
    --------
    >>> sorted(things_in("7.62 mm cartridges")), sorted(things_in("processing plant")), sorted(things_in("steel tonne"))
    (['ammunition'], [], ['steel'])
    """
    from nameplate.claim.conflict.thing import words_of
    from nameplate.quantity.unit_name import PHYSICAL

    found = {
        thing
        for thing in words_of(text)
        if thing not in _IDLE and thing not in _MEASURES and thing not in PHYSICAL and "-per-" not in thing
    }
    # Steel stands in the names of many products, so it is one only where there is no other.
    return frozenset(found or {"steel"} & set(text.lower().split()))


def alike(one: str, other: str) -> bool:
    """Say whether two proper names are the same, but for what one of them adds.

    Examples
    --------
    >>> alike("Mali", "Southern Mali"), alike("San Antonio", "San Diego")
    (True, False)
    """
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer == shorter or longer.startswith(f"{shorter} ") or longer.endswith(f" {shorter}")
