"""Places in words: what a drawn value is called, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.programme.place import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nameplate.programme import Programme, Value

_WORDS = {
    "capacity": "nameplate capacity",
    "efficiency": "share of nameplate that comes out",
    "loading": "hours staffed and ordered",
    "ramp": "time from start to full output",
    "yield": "share of good items",
    "every": "time between stoppages",
    "last": "length of a stoppage",
    "slip": "how late it comes",
    "date": "date",
    "done": "chance that it has happened",
    "takes": "time that it takes",
    "never": "chance that it never happens",
    "stock": "stock at the start",
    "cover": "stock that is kept",
    "supply": "supply",
    "lead": "time from order to arrival",
    "cut": "share that it takes away",
    "from": "when it begins",
    "until": "when it ends",
    "demand": "demand",
    "rate": "rate",
    "count": "number of lines",
}


@dataclass(frozen=True)
class Basis:
    """What a drawn value is called, which of the four origins it has, and its claims."""

    label: str
    origin: str
    claims: tuple[str, ...]


def values_of(programme: Programme, scenario: str) -> dict[str, Value]:
    """Return every value of a programme by its place, a scenario's own before the programme's."""
    known = programme.scenarios.get(scenario)
    return dict((programme if known is None else changed(programme, known)).values())


def basis_of(programme: Programme, values: Mapping[str, Value], place: str) -> Basis:
    """Name a drawn value and say what it rests on.

    Parameters
    ----------
    programme : Programme
    values : mapping
        As from `values_of`.
    place : str
        A place of the programme; ``milestones.NAME.slip`` is the lateness of its date, which comes from past
        programmes whoever promised the date.
    """
    if place.startswith("milestones.") and place.endswith(".slip"):
        promise = values.get(place.removesuffix("slip") + "date")
        return Basis(_label(programme, place), "reference", promise.evidence if promise else ())
    value = values.get(place)
    if value is None:
        return Basis(_label(programme, place), "assumed", ())
    return Basis(_label(programme, place), value.origin, value.evidence)


def _label(programme: Programme, place: str) -> str:
    """Join the label of the part with the words of the value, as in "Rifle plant: nameplate capacity"."""
    group, *rest = place.split(".")
    part = getattr(programme, group, {}).get(rest[0]) if rest else None
    if part is None:
        return place.replace("_", " ")
    *_, field = [name for name in rest[1:] if name in _WORDS] or [""]
    words = _WORDS.get(field, field)
    product = programme.products.get(rest[-1]) if field == "demand" else None
    return f"{part.label}: {words}" + (f" for {product.label}" if product else "")
