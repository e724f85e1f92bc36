"""The amounts of a question: a number, what is counted, and whether it is a rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nameplate.errors import UsageError, shorten
from nameplate.quantity import compatible, factor, parse
from nameplate.study import phrase

if TYPE_CHECKING:
    from nameplate.programme import Programme
    from nameplate.study.vocabulary import Thing, Vocabulary


def read_amount(text: str, names: Vocabulary, programme: Programme) -> tuple[float, bool, Thing]:
    """Read ``50M round/year [of THING]``.

    Parameters
    ----------
    text : str
    names : Vocabulary
    programme : Programme
        Whose products say what is counted.

    Returns
    -------
    (float, bool, Thing)
        The amount in the thing's unit, per year where it is a rate; whether it is one; and what is counted.

    Raises
    ------
    UsageError
        When it is no amount, or one of something that the thing is not counted in.
    """
    head, *tail = re.split(r"\s+(?:of|by|at|from)\s+", text.strip(), maxsplit=1, flags=re.IGNORECASE)
    _, head = phrase.relation(head)
    quantity = parse(head)
    counted, slash, time = quantity.unit.partition("/")
    if not tail:
        thing, counted = _counted_in(counted, names, programme)
    else:
        thing = names.things.find(tail[0])
        counted = thing.unit if counted in ("", "1") else counted
    if not compatible(counted, thing.unit):
        raise UsageError(f"{shorten(text)!r}: {thing.label} is counted in {thing.unit}, not in {counted or 'nothing'}")
    if slash and not compatible(time, "day"):
        raise UsageError(f"{shorten(text)!r}: valid would be an amount, or an amount in a time such as round/year")
    scale = factor(counted, thing.unit) * (factor(f"{counted}/{time}", f"{counted}/year") if slash else 1.0)
    return quantity.central * scale, bool(slash), thing


def _counted_in(unit: str, names: Vocabulary, programme: Programme) -> tuple[Thing, str]:
    """Find what is counted in a unit, or else what the unit names itself, as in ``20k ak-103``."""
    for product in programme.products.values():
        if compatible(unit, product.unit):
            return names.things.find(product.unit), unit
    if unit in ("", "1"):
        units = " or ".join(dict.fromkeys(product.unit for product in programme.products.values()))
        raise UsageError(f"the amount does not say of what; valid would be an amount of {units}")
    thing = names.things.find(unit)
    return thing, thing.unit
