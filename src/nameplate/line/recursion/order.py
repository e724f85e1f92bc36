"""The later and the sooner of two times, without the branches that `max` and `min` are compiled to."""

# mypy: disable-error-code="no-untyped-def"
from __future__ import annotations

from nameplate.compiled import inlined


@inlined
def later(one, other):
    """Take the larger of two numbers."""
    return one if one > other else other


@inlined
def sooner(one, other):
    """Take the smaller of two numbers."""
    return one if one < other else other
