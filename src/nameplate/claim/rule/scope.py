"""What a figure is about: a phase, a line, a plant, a group or a country; and which part of a whole."""

from __future__ import annotations

import re

from nameplate.claim.model import Scope
from nameplate.claim.rule.sentence import Sentence

_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4,
          "five": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "initial": 1}  # fmt: skip
_THING = r"phase|stage|line|train|unit|module|tranche"
_PART = re.compile(
    rf"\b(?:(?P<before>first|second|third|fourth|fifth|initial)\s(?:\w{{3,14}}\s)?(?P<thing>{_THING})"
    rf"|(?P<thing_first>{_THING})[\s-](?P<after>\d{{1,2}}|one|two|three|four|five|I{{1,3}}|IV|V)[ab]?)\b(?!\s?%|,\d{{3}})",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total(?:s|ling)?|altogether|combined|overall|in\sall|together)\b", re.IGNORECASE)
_PHASES = {"phase", "stage", "tranche"}
_COUNTRY = re.compile(
    r"\b(?:nation(?:al(?:ly)?|wide|['’]s)|countr(?:y['’]s|ywide)|domestic\s(?:demand|market|consumption|output"
    r"|production|capacity)|in\sthe\scountry|(?:the|whole)\sindustry|worldwide\s(?:demand|market)|global\s(?:demand"
    r"|market|output|production))\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:group(?:['’]s|[\s-]wide)?|(?:across|at)\s(?:all|both|its|their|the\scompany['’]s)\s(?:\w{1,15}\s){0,3}"
    r"(?:plants|sites|factories|facilities|mills|yards)|company[\s-]wide|(?:its|their)\s(?:global|worldwide|total|overall"
    r"|combined)\s(?:\w{1,12}\s){0,2}(?:capacity|output|workforce|production)|(?:capacity|output|production)\sworldwide)\b",
    re.IGNORECASE,
)
_PLANT = re.compile(
    r"\b(?:plant|factory|refinery|works|facility|mill|fab|gigafactory|shipyard|yard|foundry|smelter|complex|mine"
    r"|brewery|terminal|site|campus)\b",
    re.IGNORECASE,
)


def part_at(sentence: Sentence, start: int, end: int) -> str:
    """Return which part of a whole the clause around a figure names.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    start, end : int
        Offsets of the figure in it.

    Returns
    -------
    str
        As ``phase 1`` or ``line 2``; ``total`` where the figure is called a sum; else empty.

    Examples
    --------
    >>> text = "The first phase makes 20 GWh, phase II another 30 GWh, 50 GWh in total."
    >>> [part_at(Sentence(text, 0), start, start + 6) for start in (22, 47, 55)]
    ['phase 1', 'phase 2', 'total']
    """
    first, last = sentence.clause(start, end)
    labels = list(_PART.finditer(sentence.text, first, last))
    if labels:
        label = _label(sentence, labels, start, first)
        thing = (label["thing"] or label["thing_first"]).lower()
        number = (label["before"] or label["after"]).lower()
        return f"{thing} {_WORDS.get(number) or number}"
    return "total" if _TOTAL.search(sentence.text, first, last) else ""


def _label(sentence: Sentence, labels: list[re.Match[str]], start: int, first: int) -> re.Match[str]:
    """Tell "20 GWh in the first phase and 30 GWh in the second" from "phase one makes 20 GWh and phase two 30 GWh"."""
    figure = min((measure.start for measure in sentence.measures if measure.start >= first), default=start)
    behind = [label for label in labels if label.start() > start]
    before = [label for label in labels if label.start() < start]
    if figure < labels[0].start():
        return behind[0] if behind else before[-1]
    return before[-1] if before else behind[0]


def scope_of(clause: str, part: str, unit: str) -> Scope:
    """Return how much of the world a figure is about.

    Parameters
    ----------
    clause : str
        The words around it.
    part : str
        The part that it is of, as `part_at` gives it.
    unit : str
        Its unit; a figure per line is about a line.

    Examples
    --------
    >>> scope_of("the plant makes 20 GWh", "phase 1", ""), scope_of("the country's output", "", "")
    ('phase', 'country')
    """
    thing = part.partition(" ")[0]
    if thing in _PHASES:
        return "phase"
    if (part and thing not in ("share", "total", "module")) or "/line" in unit:
        return "line"
    if _COUNTRY.search(clause):
        return "country"
    if _GROUP.search(clause):
        return "group"
    return "plant" if _PLANT.search(clause) else ""
