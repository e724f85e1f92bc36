"""What the model read otherwise than we did, in the words of a claim's note."""

from __future__ import annotations

from nameplate.claim.grammar.quantity import find_measures
from nameplate.claim.model import Claim, Value
from nameplate.claim.model_reader.figure import ends_of, figure, same_number
from nameplate.claim.model_reader.proposal import Proposal
from nameplate.claim.model_reader.reread import read_period
from nameplate.errors import shorten


def difference(proposal: Proposal, claim: Claim) -> str:
    """Say what a model read otherwise than the claim has it.

    Parameters
    ----------
    proposal : Proposal
        What the model says.
    claim : Claim
        What we read in the same words.

    Returns
    -------
    str
        Empty where both agree. What the model leaves out is no difference.

    Examples
    --------
    >>> where = {"report": "r", "start": 0, "end": 10, "quote": "four lines"}
    >>> claim = Claim.make(kind="line_count", value=4.0, unit="line", **where)
    >>> difference(Proposal(1, "four lines", "capacity", 4.0, unit="plant", hedge="planned"), claim)
    'the model read: kind capacity, unit plant, hedge planned'
    """
    parts = {
        "kind": proposal.kind if proposal.kind != claim.kind else "",
        "value": _value(proposal.value, claim.value),
        "unit": _unit(proposal.unit, claim.unit or ""),
        "date": _date(proposal.date, claim.date or ""),
        "hedge": proposal.hedge if proposal.hedge not in ("", claim.hedge) else "",
        "source": _source(proposal.source, claim.source.name),
    }
    said = ", ".join(f"{name} {shorten(words, 60)}" for name, words in parts.items() if words)
    return f"the model read: {said}" if said else ""


def _value(model: Value | None, ours: Value | None) -> str:
    if model is None:
        return ""
    ends, own = ends_of(model), () if ours is None else ends_of(ours)
    same = len(ends) == len(own) and all(map(same_number, ends, own))
    return "" if same else " to ".join(figure(end) for end in ends)


def _unit(model: str, ours: str) -> str:
    return "" if not model or _plain_unit(model) == _plain_unit(ours) else model


def _plain_unit(text: str) -> str:
    """Read a unit as our grammar reads it behind a number: "million rounds per year" is round/year."""
    found = find_measures(f"1 {text}")
    return (found[0].unit if found and found[0].unit else text).lower()


def _date(model: str, ours: str) -> str:
    period = read_period(model)
    return "" if (period.iso() if period else model) == ours else model


def _source(model: str, ours: str) -> str:
    one, other = model.casefold(), ours.casefold()
    return "" if one in other or (other and other in one) else model
