"""Places: the dotted path of a value inside a programme, as in ``sites.plant.capacity``."""

from __future__ import annotations

import types
import typing
from typing import Any

from nameplate.programme.model import GROUPS, Programme, Scenario
from nameplate.programme.value import Part, Value


def value_class(place: str) -> type[Value] | None:
    """Say what kind of value may stand at a place, or None if none may.

    Examples
    --------
    >>> value_class("sites.plant.capacity").__name__
    'Rate'
    >>> value_class("sites.plant.outages.every").__name__
    'Duration'
    >>> value_class("sites.plant.colour") is None
    True
    """
    parts = place.split(".")
    if parts[0] not in (*GROUPS, "common_slip"):
        return None
    found: Any = Programme
    for part in parts:
        found = _step(found, part)
        if found is None:
            return None
    return found if isinstance(found, type) and issubclass(found, Value) else None


def changed(programme: Programme, scenario: Scenario) -> Programme:
    """Give the programme with a scenario's values set.

    Parameters
    ----------
    programme : Programme
    scenario : Scenario
        Its places are known to be valid; `off` is left to the simulator.

    Returns
    -------
    Programme
    """
    if not scenario.set:
        return programme
    data = programme.model_dump(by_alias=True, exclude_none=True, mode="json")
    for place, value in scenario.set.items():
        *way, last = place.split(".")
        part = data
        for name in way:
            part = part.setdefault(name, {})
        part[last] = value
    return Programme.model_validate(data)


def _step(found: Any, name: str) -> Any:
    """Go one name down from a model class or a mapping type."""
    if isinstance(found, type) and issubclass(found, Part):
        for key, field in found.model_fields.items():
            if name == (field.alias or key):
                return _bare(field.annotation)
        return None
    if typing.get_origin(found) is dict:
        return _bare(typing.get_args(found)[1])
    return None


def _bare(annotation: Any) -> Any:
    """Take ``| None`` off a type."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return next(item for item in typing.get_args(annotation) if item is not type(None))
    return annotation


_WORDS = {
    "yield": "share that is good",
    "loading": "hours staffed and ordered",
    "ramp": "time from start to full output",
    "every": "time between stoppages",
    "last": "length of stoppages",
    "cover": "stock that imports keep",
    "cut": "share taken away",
    "lead": "lead time",
    "takes": "time that it takes",
    "done": "chance that it has happened already",
    "never": "chance that it never happens",
    "slip": "how late",
    "rate": "most that can come",
}


def label(programme: Programme, place: str) -> str:
    r"""Say in words what stands at a place.

    Parameters
    ----------
    programme : Programme
    place : str
        A value's place, or that of a number which the simulator draws besides: ``milestones.NAME.slip``.

    Returns
    -------
    str

    Examples
    --------
    >>> from nameplate.programme import loads
    >>> text = "schema: nameplate/programme/1\ntitle: t\nstart: 2025-01-01\nyears: 1\nproducts: {}\n"
    >>> text = text.replace("products: {}", "products: {p: {label: p, unit: p}}\nsites: {mill: {label: the mill}}")
    >>> label(loads(text), "sites.mill.loading")
    'the mill: hours staffed and ordered'
    """
    group, _, rest = place.partition(".")
    name, _, what = rest.partition(".")
    part = getattr(programme, group, {}).get(name) if group in GROUPS else None
    if part is None:
        return place.replace("_", " ")
    head, _, tail = what.partition(".")
    words = _WORDS.get(tail or head, head)
    if tail in programme.products:
        words = f"{head} for {programme.products[tail].label}"
    return f"{part.label}: {words}"


def origin(programme: Programme, place: str) -> tuple[str, tuple[str, ...]]:
    r"""Say what a drawn number rests on: its origin, and the ids of the claims behind it.

    How late a milestone comes rests on the reference class of past programmes, whatever its date rests on.

    Examples
    --------
    >>> from nameplate.programme import loads
    >>> text = "schema: nameplate/programme/1\ntitle: t\nstart: 2025-01-01\nyears: 1\nproducts: {p: {label: p"
    >>> origin(loads(text + ", unit: p}}"), "milestones.start.slip")
    ('reference', ())
    """
    for here, value in programme.values():
        if here == place:
            return value.origin, value.evidence
    if place.endswith(".slip"):
        milestone = programme.milestones.get(place.split(".")[1])
        return "reference", () if milestone is None or milestone.date is None else milestone.date.evidence
    group, _, rest = place.partition(".")
    part = programme.restrictions.get(rest.split(".")[0]) if group == "restrictions" else None
    return "assumed", () if part is None else part.claims
