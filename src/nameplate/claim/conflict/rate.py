"""Figures against each other: yearly against per shift, and a factor of ten between sources."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from nameplate.claim.conflict.noun import Conflict, number, quoted
from nameplate.claim.conflict.thing import same_place, same_product
from nameplate.claim.model import Claim
from nameplate.quantity import QuantityError, factor

WORKING_DAYS = 250
"""Days that a plant works in a year when nobody says more."""

# How many of each period a year can hold: from a slack year to one without a pause.
_IN_A_YEAR = {
    "shift": (150.0, 300.0),
    "day": (150.0, 367.0),
    "week": (40.0, 53.0),
    "month": (9.0, 12.6),
    "hour": (1_500.0, 8_800.0),
    "quarter": (3.0, 4.1),
}
_SLIPS = {
    10.0: "ten",
    100.0: "a hundred",
    1_000.0: "a thousand",
    1e6: "a million",
    10.7639: "10.76 (square feet to m2)",
}
_SCALED = ("capacity", "investment", "area", "jobs", "order", "output")


def rates(claims: list[Claim]) -> Iterator[Conflict]:
    """Find yearly capacities that a figure per shift, day, week or month does not add up to.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        With the reading that would make both possible.
    """
    rated = capacities(claims)
    yearly = [claim for claim in rated if periods_of(claim) == ["year"]]
    for long in yearly:
        for short in rated:
            per = periods_of(short)
            if len(per) == 1 and per[0] in _IN_A_YEAR and comparable(long, short):
                conflict = _compare(long, short, per[0], claims)
                if conflict:
                    yield conflict


def capacities(claims: list[Claim]) -> list[Claim]:
    """Return the claims of a capacity with a figure that still holds."""
    return [claim for claim in claims if claim.kind == "capacity" and claim.value is not None and not claim.superseded]


def periods_of(claim: Claim) -> list[str]:
    """Return what a claim's unit is divided by, as ``["month", "line"]``."""
    return (claim.unit or "").split("/")[1:]


def comparable(one: Claim, other: Claim) -> bool:
    """Say whether two figures are of one product at what may be one place, in units that fit."""
    return same_product(one, other) and same_place(one, other) and unit_factor(one, other) is not None


def unit_factor(one: Claim, other: Claim) -> float | None:
    """Return what turns the other's thing into the one's; None where they do not fit."""
    units = [(claim.unit or "").split("/")[0] for claim in (one, other)]
    if units[0] == units[1]:
        return 1.0
    try:
        return factor(units[1], units[0])
    except QuantityError:
        return None


def ends(claim: Claim) -> tuple[float, float]:
    """Return both ends of a claim's value."""
    if isinstance(claim.value, tuple):
        return claim.value
    value = claim.value or 0.0
    return value, value


def _compare(long: Claim, short: Claim, period: str, claims: list[Claim]) -> Conflict | None:
    scale = unit_factor(long, short) or 1.0
    low, high = (end * scale for end in ends(short))
    year_low, year_high = ends(long)
    least, most = _IN_A_YEAR[period]
    if low <= 0 or year_high <= 0 or high <= 0:
        return None
    above = year_low / high > most and short.bound != "at_least"
    below = year_high / low < least and short.bound != "up_to" and long.bound != "at_least"
    if not above and not below:
        return None
    reached = number(high * (WORKING_DAYS if period in ("shift", "day") else most))
    if below:
        sentence = (
            f"{quoted(long)} is reached in {year_high / low:.0f} {period}s at {quoted(short)}: "
            f"one of the two figures is not what it seems."
        )
        return Conflict("rate", sentence, (long, short))
    readings = _readings(long, year_low, low, high, period, claims)
    daily = f"{quoted(long)} is {number(year_low / WORKING_DAYS)} a day over {WORKING_DAYS} days, but "
    lead = daily if period in ("shift", "day") else f"{quoted(long)} does not follow from the other figure: "
    sentence = (
        f"{lead}{quoted(short)} gives at most {reached} a year with one {period} a day"
        if period == "shift"
        else (f"{lead}{quoted(short)} gives at most {reached} a year")
    )
    return Conflict("rate", f"{sentence}: {readings}.", (long, short))


def _readings(long: Claim, year: float, low: float, high: float, period: str, claims: list[Claim]) -> str:
    """Say which reading makes both figures possible."""
    found = []
    if period == "shift":
        shifts = math.ceil(year / WORKING_DAYS / high)
        if shifts <= 3:
            found.append(f"it needs {_SHIFTS[shifts]} of {number(year / WORKING_DAYS / shifts)} each")
    lines = [
        c for c in claims if c.kind == "line_count" and c.unit == "line" and isinstance(c.value, float) and c.value > 1
    ]
    near = [c for c in lines if same_place(c, long) and (same_product(c, long) or c.report == long.report)]
    count = max((c.value for c in near if isinstance(c.value, float)), default=0.0)
    times = WORKING_DAYS if period in ("shift", "day") else _IN_A_YEAR[period][1]
    each = year / times / count if count else 0.0
    if count and low <= each <= high * 1.01:
        found.append(f"the figure is per line: {count:.0f} lines at {number(each)} a {period}")
    return ", or ".join(found) or "no number of shifts makes both possible"


_SHIFTS = {1: "one shift", 2: "two shifts", 3: "three shifts"}


def scales(claims: list[Claim]) -> Iterator[Conflict]:
    """Find figures of the same thing that lie a factor of ten or a unit apart.

    Parameters
    ----------
    claims : list of Claim
        All claims.

    Yields
    ------
    Conflict
        One for each pair.
    """
    groups: dict[tuple[str, str | None, str, str], list[Claim]] = {}
    for claim in claims:
        if claim.kind in _SCALED and isinstance(claim.value, float) and claim.value > 0 and not claim.superseded:
            groups.setdefault((claim.kind, claim.date, "/".join(periods_of(claim)), claim.part), []).append(claim)
    for group in groups.values():
        for one, other in combinations(group, 2):
            yield from _slip(one, other)


def _slip(one: Claim, other: Claim) -> Iterator[Conflict]:
    scale = unit_factor(one, other)
    if scale is None or not _same_figure(one, other):
        return
    sizes = ends(one)[0], ends(other)[0] * scale
    large, small = (one, other) if sizes[0] >= sizes[1] else (other, one)
    for slip, words in _SLIPS.items():
        if abs(max(sizes) / min(sizes) / slip - 1) < 0.005:
            sentence = (
                f"{quoted(large)} and {quoted(small)} differ by a factor of {words}: one of them looks like a slip."
            )
            yield Conflict("scale", sentence, (large, small))


def _same_figure(one: Claim, other: Claim) -> bool:
    """Say whether two reports mean one figure; within one report two figures are two things."""
    if one.report == other.report or not same_place(one, other):
        return False
    if one.kind in ("capacity", "output", "order"):
        return same_product(one, other)
    return bool(one.subject and other.subject) and same_product(one, other)
