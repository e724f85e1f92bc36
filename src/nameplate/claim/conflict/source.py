"""Two sources that give different figures for one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from nameplate.claim.conflict.noun import Conflict, quoted
from nameplate.claim.conflict.rate import comparable, ends, periods_of, unit_factor
from nameplate.claim.model import Claim

_KINDS = ("capacity", "line_count", "investment", "area", "order")
_ROOM = 1.15
"""Sources round: figures within 15 percent of each other agree."""


def sources(claims: list[Claim]) -> Iterator[Conflict]:
    """Find figures of one thing on which sources differ.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        For each thing the two that lie furthest apart.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.kind in _KINDS and claim.value is not None and not claim.superseded and claim.subject:
            key = (claim.kind, claim.part, "/".join(periods_of(claim)), claim.date)
            groups.setdefault(key, []).append(claim)
    for group in groups.values():
        seen: set[str] = set()
        pairs = [pair for pair in combinations(group, 2) if _differ(*pair)]
        for one, other in sorted(pairs, key=lambda pair: -_ratio(*pair)):
            if one.id not in seen and other.id not in seen:
                yield Conflict(
                    "source", f"{quoted(one)}, but {quoted(other)}: they cannot both be right.", (one, other)
                )
            seen |= {one.id, other.id}


def _differ(one: Claim, other: Claim) -> bool:
    """Say whether two claims of different origin leave no figure on which both could agree."""
    apart = one.report != other.report or (one.source.name and other.source.name and one.source != other.source)
    if not apart or not comparable(one, other) or (one.kind != "capacity" and one.subject != other.subject):
        return False
    low, high = _span(one, 1.0)
    least, most = _span(other, unit_factor(one, other) or 1.0)
    return high * _ROOM < least or most * _ROOM < low


def _span(claim: Claim, scale: float) -> tuple[float, float]:
    """Return the figures that a claim leaves open: "up to 70" all below it, "at least 50" all above."""
    low, high = ends(claim)
    low, high = (low * scale, high * scale)
    return {"up_to": (0.0, high), "at_least": (low, float("inf")), "about": (low / _ROOM, high * _ROOM)}.get(
        claim.bound, (low, high)
    )


def _ratio(one: Claim, other: Claim) -> float:
    sizes = sorted((ends(one)[1], ends(other)[1] * (unit_factor(one, other) or 1.0)))
    return sizes[1] / sizes[0] if sizes[0] > 0 else float("inf")
