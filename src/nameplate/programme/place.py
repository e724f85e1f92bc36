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
