"""Questions that can be asked of a programme, written from its own names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nameplate.quantity.number import NUMBER
from nameplate.study.question import horizon
from nameplate.study.resolution import counted
from nameplate.study.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nameplate.programme import Programme
    from nameplate.study.vocabulary import Names, Thing, Vocabulary

_NAMES = 12  # of each kind; a programme may have hundreds
_SCENARIO = re.compile(r",?\s+(?:if|under)\s+", re.IGNORECASE)


def candidates(text: str, names: Vocabulary, programme: Programme) -> list[str]:
    """Write questions of every form, those most like a text first.

    Parameters
    ----------
    text : str
        What was asked, in the canonical words as far as possible.
    names : Vocabulary
    programme : Programme

    Returns
    -------
    list of str
        The last one needs no name.
    """
    body, *scenario = _SCENARIO.split(text, maxsplit=1)
    tail = _nearest_scenario(scenario[0], names.scenarios) if scenario else ""
    written = list(dict.fromkeys(_forms(names, _year(text, programme), _amount(body))))
    ranked = sorted(written, key=lambda one: -_likeness(body, one))
    return [f"{one}{tail}" for one in ranked] + [f"share of demand met in {programme.start.year}"]


def _likeness(text: str, candidate: str) -> float:
    """Score shared words, in any order and number, and then shared letters."""
    from rapidfuzz import fuzz

    there, here = " ".join(words(text)), " ".join(words(candidate))
    return fuzz.token_set_ratio(there, here) + fuzz.token_sort_ratio(there, here) + fuzz.ratio(there, here)


def _forms(names: Vocabulary, year: int, amount: str) -> Iterator[str]:
    things = _unique(names.things)
    for thing in things:
        called = counted(thing.unit) if thing.kind == "unit" else thing.label
        yield f"output of {called} in {year}"
        yield f"output of {called} by {year}"
        if not thing.lines:
            yield f"months of cover of {called} at {year}"
            yield f"dependence on imports of {called} in {year}"
            yield f"share of demand met in {year} of {called}"
        if thing.kind == "unit":
            yield f"date when {amount} {thing.unit}/year is first reached"
            yield f"chance of at least {amount} {thing.unit}/year in {year}"
            yield f"chance of {amount} {thing.unit} by {year}"
    for label in _labels(names.milestones):
        yield f"date of {label}"
        yield f"chance that {label} by {year}"
    yield f"share of demand met in {year}"
    for label in _labels(names.consumers):
        yield f"share of demand met in {year} for {label}"


def _unique(names: Names[Thing]) -> list[Thing]:
    """Give a dozen of each kind."""
    things = list(dict.fromkeys(thing for _, thing in names.entries))
    kinds = dict.fromkeys(thing.kind for thing in things)
    return [thing for kind in kinds for thing in [one for one in things if one.kind == kind][:_NAMES]]


def _labels(names: Names[str]) -> list[str]:
    """Give the names and labels of a dozen parts; where a label cannot be read, its name can."""
    known = list(dict.fromkeys(name for _, name in names.entries))[:_NAMES]
    return [alias for alias, name in reversed(names.entries) if name in known]


def _year(text: str, programme: Programme) -> int:
    """Take the year that was asked about where it is simulated, or else the first one after the start."""
    last = horizon(programme).year - 1
    asked = [int(year) for year in re.findall(r"\b\d{4}\b", text)]
    valid = [year for year in asked if programme.start.year <= year <= last]
    return valid[-1] if valid else min(programme.start.year + 1, max(last, programme.start.year))


def _amount(text: str) -> str:
    """Take the amount that was asked about, or else ten thousand."""
    for word in text.split():
        if re.fullmatch(rf"(?:{NUMBER.pattern})(?:k|M|bn)?", word) and not re.fullmatch(r"\d{4}", word):
            return word.lstrip("+-\u2212") or "10k"
    return "10k"


def _nearest_scenario(text: str, names: Names[str]) -> str:
    from rapidfuzz import fuzz, process

    labels = [alias for alias, _ in names.entries]
    found = process.extractOne(text.casefold(), labels, scorer=fuzz.WRatio, processor=str.casefold)
    return f" if {found[0]}" if found else ""
