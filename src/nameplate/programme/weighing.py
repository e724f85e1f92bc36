"""What the claims of one value come to: each one's own belief, which are copies, which agree, and all of it pooled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nameplate.belief import Hedges, Opinion, Pool
    from nameplate.belief.origin import Figure
    from nameplate.claim import Claim
    from nameplate.programme.value import Value
    from nameplate.quantity import QuantileTable, Quantity


@dataclass(frozen=True, eq=False)
class Weighing:
    """A value's claims, weighed.

    Parameters
    ----------
    claims : tuple of Claim
        Those that count: neither rejected nor, where others are left, superseded.
    quantities : tuple of Quantity
        What each of them says, in the unit asked for; the value's own text where no claim says that.
    beliefs : tuple of QuantileTable
        What each alone would make us believe.
    pool : Pool or None
        How they go together; None without claims. Of a figure that is set by hand it pools the ratios to it.
    table : QuantileTable
        What is believed.
    by_hand : bool
        Whether the figure is one that no claim gives, so that only grades and modes count.
    """

    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    beliefs: tuple[QuantileTable, ...]
    pool: Pool | None
    table: QuantileTable
    by_hand: bool = False


def weigh(value: Value, unit: str, claims: Mapping[str, Claim], hedges: Hedges, stories: Mapping[str, str]) -> Weighing:
    """Turn a value into a distribution of the truth, with the way there.

    Parameters
    ----------
    value : Value
    unit : str
        The unit that the tables are wanted in.
    claims : mapping
        From a claim's id to the claim; ids that are not in it do not count.
    hedges : Hedges
    stories : mapping
        From a report's id to its story, for reports that share one.

    Returns
    -------
    Weighing
        What was observed, assumed or comes from a reference class has no claims to weigh: only its bound counts.

    Examples
    --------
    >>> from nameplate.belief import load_hedges
    >>> from nameplate.programme.value import Rate
    >>> found = weigh(Rate(value="up to 70M round/year", assumed="as printed"), "round/year", {}, load_hedges(), {})
    >>> found.claims, float(found.table.x[-1])
    ((), 70000000.0)
    """
    text = value.quantity.to(unit)
    live = tuple(_live(value, claims))
    if not live:
        return Weighing((), (), (), None, _times(text.table(), hedges.ratio(_bound(text))))
    said = [_said(claim, unit) for claim in live]
    by_hand = not any(own is not None and _says(own, text) for own in said)
    quantities = tuple(text if by_hand or own is None or _says(own, text) else own for own in said)
    ratios = [hedges.ratio(_bound(own), claim.mode, _grade(claim)) for own, claim in zip(quantities, live, strict=True)]
    beliefs = tuple(_times(own.table(), ratio) for own, ratio in zip(quantities, ratios, strict=True))
    found = _pool(live, quantities, ratios if by_hand else beliefs, hedges, stories)
    # A range that a person wrote is theirs: claims that agree on nothing but each other do not narrow it.
    table = _times(text.table(), found.table) if by_hand else found.table
    return Weighing(live, quantities, beliefs, found, table, by_hand)


def _pool(
    claims: Sequence[Claim],
    quantities: Sequence[Quantity],
    tables: Sequence[QuantileTable],
    hedges: Hedges,
    stories: Mapping[str, str],
) -> Pool:
    from nameplate.belief import find_origins, pool

    origins = find_origins(claims, [_ends(own) for own in quantities], stories)
    opinions = [
        _opinion(table, _bound(own), hedges.weight(_grade(claim)), origin)
        for table, own, claim, origin in zip(tables, quantities, claims, origins, strict=True)
    ]
    return pool(opinions, hedges.correlation)


def _grade(claim: Claim) -> str | None:
    return claim.source.grade or None


def _live(value: Value, claims: Mapping[str, Claim]) -> Sequence[Claim]:
    if value.origin != "claimed":
        return []
    known = [claims[identity] for identity in dict.fromkeys(value.claims) if identity in claims]
    kept = [claim for claim in known if claim.review.state != "rejected"]
    return [claim for claim in kept if not claim.superseded] or kept


def _said(claim: Claim, unit: str) -> Quantity | None:
    """Give what a claim says in a unit; None where it has no such figure."""
    from nameplate.errors import UsageError
    from nameplate.quantity import Exact, Hedged, Interval, Quantity, compatible

    if claim.value is None or claim.unit is None or _least(claim.value) < 0:
        return None
    shape: Exact | Hedged | Interval
    if isinstance(claim.value, tuple):
        shape = Interval(*claim.value)
    else:
        shape = Exact(claim.value) if claim.bound == "none" else Hedged(claim.bound, claim.value)
    try:
        return Quantity(shape, claim.unit).to(unit) if compatible(claim.unit, unit) else None
    except UsageError:
        return None


def _least(value: float | tuple[float, float]) -> float:
    return min(value) if isinstance(value, tuple) else value


def _says(own: Quantity, text: Quantity) -> bool:
    """Say whether a claim's figure and bound are those of the text, which may have been rounded."""
    from nameplate.belief import same_figure

    return _plain(text) and _bound(own) == _bound(text) and same_figure(_ends(own), _ends(text))


def _plain(quantity: Quantity) -> bool:
    """Say whether a quantity has a form in which reports give figures."""
    from nameplate.quantity import Exact, Hedged, Interval

    return isinstance(quantity.shape, Exact | Hedged | Interval)


def _ends(quantity: Quantity) -> Figure:
    from nameplate.quantity import Interval

    shape = quantity.shape
    return (shape.low, shape.high) if isinstance(shape, Interval) else (quantity.central, quantity.central)


def _bound(quantity: Quantity) -> str:
    from nameplate.quantity import Hedged

    return quantity.shape.bound if isinstance(quantity.shape, Hedged) else "none"


def _opinion(table: QuantileTable, bound: str, weight: float, origin: int) -> Opinion:
    """Make an opinion of a belief; the table itself tells where its bound lies."""
    from nameplate.belief import Opinion

    low = float(table.x[0]) if bound == "at_least" else 0.0
    high = float(table.x[-1]) if bound == "up_to" else float("inf")
    return Opinion(table, weight, origin, low, high)


def _times(table: QuantileTable, ratio: QuantileTable) -> QuantileTable:
    """Multiply two tables, both taken at the same probability."""
    import numpy as np

    from nameplate.quantity import QuantileTable

    if float(ratio.x[0]) == float(ratio.x[-1]) == 1.0:
        return table
    u = np.union1d(table.u, ratio.u)
    return QuantileTable(u, np.maximum.accumulate(table.at(u) * ratio.at(u)))
