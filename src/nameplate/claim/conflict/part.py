"""Parts against their total: lines by product, jobs by hall, phases of a capacity."""

from __future__ import annotations

from collections.abc import Iterator

from nameplate.claim.conflict.noun import Conflict, number, quoted
from nameplate.claim.conflict.thing import same_place
from nameplate.claim.model import Claim

_NEAR = 600
"""Characters within which parts follow the total that they belong to."""


def parts(claims: list[Claim]) -> Iterator[Conflict]:
    """Find parts that add up to more than their total.

    Parameters
    ----------
    claims : list of Claim
        All claims; those with a `part` other than the total are parts.

    Yields
    ------
    Conflict
        One for each total.
    """
    totals = [c for c in claims if isinstance(c.value, float) and c.part in ("", "total")]
    for total in totals:
        found = _parts_of(total, claims)
        summed = sum(c.value for c in found if isinstance(c.value, float))
        whole = total.value if isinstance(total.value, float) else 0.0
        if len(found) < 2 or whole <= 0 or any(isinstance(claim.value, tuple) for claim in found):
            continue
        more = summed > whole * 1.01 and total.bound not in ("at_least", "about")
        # Fewer is a fault only where the words call it the total, and none of the parts may be left out.
        less = total.part == "total" and total.bound == "none" and summed < whole * 0.99 and _all_bare(found)
        if more or less:
            listed = " and ".join(quoted(claim) for claim in found)
            sentence = f"{listed} add up to {number(summed)}, {'more' if more else 'less'} than {quoted(total)}."
            yield Conflict("part", sentence, (*found, total))


def _all_bare(found: list[Claim]) -> bool:
    return all(claim.bound == "none" for claim in found)


def _parts_of(total: Claim, claims: list[Claim]) -> list[Claim]:
    """Return the parts that stand behind a total, up to the next total of their kind."""
    same = [
        c
        for c in claims
        if c.report == total.report and c.kind == total.kind and c.unit == total.unit and c is not total
    ]
    behind = sorted((c for c in same if total.start < c.start < total.start + _NEAR), key=lambda c: c.start)
    if total.part == "total":
        # "20 GWh in phase one, 30 GWh in phase two, 40 GWh in total": the parts may stand before it.
        behind = sorted((c for c in same if abs(c.start - total.start) < _NEAR), key=lambda c: c.start)
    found: dict[str, Claim] = {}
    for number_, claim in enumerate(behind):
        if claim.part in ("", "total"):
            if total.part == "total":
                continue
            break
        if same_place(claim, total):
            found.setdefault(claim.part if claim.part != "share" else f"share {number_}", claim)
    return list(found.values())
