"""How the claims of a value come to what is believed, in words and as data: what each hedge, mode and grade did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nameplate.belief import Hedges
    from nameplate.claim import Claim
    from nameplate.programme.evidence import Evidence
    from nameplate.programme.model import Programme
    from nameplate.programme.value import Value
    from nameplate.programme.weighing import Weighing
    from nameplate.quantity import QuantileTable, Quantity

_BOUNDS = {"none": "a plain figure", "up_to": "up to", "at_least": "at least", "about": "about"}
_LEVELS = (0.05, 0.5, 0.95)


def in_words(value: Value, unit: str, evidence: Evidence) -> Iterator[str]:
    """Say how a claimed value comes to be believed, in one sentence for each claim.

    Parameters
    ----------
    value : Value
        No date.
    unit : str
        The unit that beliefs are printed in.
    evidence : Evidence

    Yields
    ------
    str
        Nothing for a value that is not claimed.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> from nameplate.claim.model import Source
    >>> from nameplate.programme.evidence import Evidence
    >>> from nameplate.programme.value import Rate
    >>> said = Claim.make(kind="capacity", report="r", start=0, end=1, quote="-", value=70.0, unit="rifle/day",
    ...                   bound="up_to", source=Source(name="the builder", grade="B2"))
    >>> value = Rate(value="up to 70 rifle/day", claims=[said.id])
    >>> print(*in_words(value, "rifle/day", Evidence({said.id: said})))
    what the claim is worth: up to is 50 % to 100 % of the figure; asserted, grade B2: wider by a factor of 1.04
    """
    weighed = evidence.weigh(value, unit)
    if weighed.pool is not None:
        if weighed.by_hand:
            yield "no claim gives that figure: the claims count only by how surely they speak and by their grades"
        several = len(weighed.claims) > 1
        if several:
            yield _verdict(weighed, evidence.hedges)
        for number, claim in enumerate(weighed.claims):
            who = f"{claim.id}{_by(claim)}" if several else "what the claim is worth"
            yield f"{who}: " + _claim(weighed, number, unit, evidence.hedges, several)
    yield from _silent(value, weighed, evidence)


def weighings(programme: Programme, evidence: Evidence) -> list[dict[str, Any]]:
    """Give every claimed value with its claims, their beliefs and the pooled one, for other programs.

    Parameters
    ----------
    programme : Programme
    evidence : Evidence

    Returns
    -------
    list of dict
        place, value, unit, believed (the 5 %, 50 % and 95 % quantiles), by_hand, contradict and claims, each with id,
        says, alone (as believed), origin (the claim that speaks for its origin), group and share (what it counts).
    """
    from nameplate.programme.value import When

    found = []
    for place, value in programme.values():
        if value.origin != "claimed" or isinstance(value, When):
            continue
        unit = value.quantity.unit
        weighed = evidence.weigh(value, unit)
        if weighed.pool is not None:
            found.append(
                {"place": place, "value": value.text, "unit": unit, "believed": _range(weighed.table),
                 "by_hand": weighed.by_hand, "contradict": len(weighed.pool.groups) > 1,
                 "claims": [_claim_data(weighed, number) for number in range(len(weighed.claims))]}
            )  # fmt: skip
    return found


def believed(table: QuantileTable, unit: str) -> str:
    """Print a belief: its middle and its 90 % range, with two significant digits; more would claim too much.

    Examples
    --------
    >>> from nameplate.quantity import parse
    >>> believed(parse("60M to 80M round/year").table(), "round/year"), believed(parse("5 day").table(), "day")
    ('69M (60M to 80M round/year)', '5 day')
    """
    low, middle, high = _range(table)
    return _number(low, unit) if low == high else f"{_number(middle, '')} ({_number(low, '')} to {_number(high, unit)})"


def _range(table: QuantileTable) -> list[float]:
    import numpy as np

    return [float(x) for x in table.at(np.array(_LEVELS))]


def _number(value: float, unit: str) -> str:
    from nameplate.quantity import Exact, Quantity

    return str(Quantity(Exact(float(f"{value:.2g}")), unit))


def _by(claim: Claim) -> str:
    # a name comes from a report, which may be hostile
    name = "".join(character if character.isprintable() else " " for character in claim.source.name)
    return f" ({name})" if name else ""


def _counts(weighed: Weighing, number: int) -> tuple[int, float]:
    """Give the group of a claim, and what the claim counts in all."""
    assert weighed.pool is not None
    for place, group in enumerate(weighed.pool.groups):
        if number in group.members:
            return place, group.weight * group.shares[group.members.index(number)]
    return _counts(weighed, weighed.pool.speakers[number])[0], 0.0


def _verdict(weighed: Weighing, hedges: Hedges) -> str:
    """Say how many sources there are and whether they agree."""
    assert weighed.pool is not None
    groups, origins = weighed.pool.groups, sum(len(group.members) for group in weighed.pool.groups)
    claims = f"{len(weighed.claims)} claims"
    if origins == 1:
        return f"{claims} of one origin: what repeats a report or a source is no new evidence"
    sources = f"{claims} of {origins} origins"
    if len(groups) == 1:
        shared = f"with a correlation of {hedges.correlation:g} between their errors"
        return f"{sources}, which agree: pooled by how sharp they are, {shared}"
    parts = "; ".join(f"{_share(group.weight)} for {_heads(weighed, group.members)}" for group in groups)
    return f"{sources}, which contradict each other: each side is kept, weighted by grade: {parts}"


def _heads(weighed: Weighing, members: tuple[int, ...]) -> str:
    return " with ".join(weighed.claims[number].id for number in members)


def _claim(weighed: Weighing, number: int, unit: str, hedges: Hedges, several: bool) -> str:
    """Say what one claim's bound, mode and grade did, and what it counts."""
    assert weighed.pool is not None
    claim, speaker = weighed.claims[number], weighed.pool.speakers[number]
    if speaker != number:
        return f"the same evidence as {weighed.claims[speaker].id}, so it adds nothing"
    why = _why(claim, weighed.quantities[number], hedges)
    if not several:
        return why
    share = _counts(weighed, number)[1]
    counts = f"counts {_share(share)}" if share >= 0.005 else "adds nothing to sharper ones that agree with it"
    return f"alone {believed(weighed.beliefs[number], unit)}; {counts}; {why}"


def _why(claim: Claim, quantity: Quantity, hedges: Hedges) -> str:
    """Say what the table of hedges made of a bound, a mode and a grade."""
    from nameplate.quantity import Hedged

    bound = quantity.shape.bound if isinstance(quantity.shape, Hedged) else "none"
    low, _, high = _range(hedges.bound[bound])
    worth = "taken as it stands" if low == high == 1 else f"{_share(low)} to {_share(high)} of the figure"
    grade = f"grade {claim.source.grade}" if claim.source.grade else "no grade"
    spread = hedges.spread(claim.mode, claim.source.grade or None)
    wider = "no wider for that" if spread == 1 else f"wider by a factor of {spread:.2f}"
    return f"{_BOUNDS[bound]} is {worth}; {claim.mode}, {grade}: {wider}"


def _share(part: float) -> str:
    return f"{100 * part:.0f} %"


def _silent(value: Value, weighed: Weighing, evidence: Evidence) -> Iterator[str]:
    """Name the claims that do not count, and why."""
    if value.origin != "claimed":
        return
    heard = {claim.id for claim in weighed.claims}
    for identity in value.claims:
        claim = evidence.claims.get(identity)
        if claim is not None and identity not in heard:
            why = "was rejected" if claim.review.state == "rejected" else "is told as superseded"
            yield f"{identity}{_by(claim)} {why}, so it does not count"


def _claim_data(weighed: Weighing, number: int) -> dict[str, Any]:
    assert weighed.pool is not None
    group, share = _counts(weighed, number)
    return {
        "id": weighed.claims[number].id,
        "says": str(weighed.quantities[number]),
        "alone": _range(weighed.beliefs[number]),
        "origin": weighed.claims[weighed.pool.speakers[number]].id,
        "group": group,
        "share": share,
    }
