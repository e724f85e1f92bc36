"""Which claims two readers have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nameplate.claim.model import Claim, Value, place_of
from nameplate.claim.model_reader.check import Placed
from nameplate.claim.model_reader.difference import difference
from nameplate.claim.model_reader.figure import ends_of, same_number
from nameplate.errors import shorten


def twin(claim: Claim, others: Sequence[Claim]) -> Claim | None:
    """Return the claim that says the same as a given one.

    Two claims are the same if their quotes overlap by half of the shorter one and

    - they are of one kind, and neither value nor date differ where both have one, or
    - they have the same value in the same words, whatever kind it is taken for.

    Parameters
    ----------
    claim : Claim
        What one reader found.
    others : sequence of Claim
        What the other one found in the same report.

    Returns
    -------
    Claim or None
        The best: of the same kind before any other, then with the same value, the same date, the longest overlap, the
        first in the text.

    Examples
    --------
    >>> ours = Claim.make(report="r", kind="line_count", value=4.0, start=7, end=17, quote="four lines")
    >>> theirs = Claim.make(report="r", kind="line_count", value=4.0, start=0, end=17, quote="It has four lines")
    >>> twin(theirs, [ours]) is ours
    True
    """
    found = [other for other in others if _overlap(claim, other) and _agree(claim, other)]
    return min(found, key=lambda other: _distance(claim, other), default=None)


def joined(ours: Sequence[Claim], proposed: Sequence[tuple[Placed, Claim]]) -> list[Claim]:
    """Join two readers' claims: one that both found stays as the rules read it, and says so.

    Parameters
    ----------
    ours : sequence of Claim
        What the rules found.
    proposed : sequence of tuple
        What the model found: each proposal with the claim that it became.

    Returns
    -------
    list of Claim
        In the order of the text.

    Examples
    --------
    >>> joined([], [])
    []
    """
    found = {claim.id: claim for claim in ours}
    new: dict[str, Claim] = {}
    for one, claim in proposed:
        same = twin(claim, ours)
        if same is not None:
            found[same.id] = _noted(found[same.id], one, same, reader="both")
        elif not any(other.kind == claim.kind and twin(claim, [other]) for other in new.values()):
            new[claim.id] = _noted(claim, one, claim, reader="model")
    return sorted([*found.values(), *new.values()], key=place_of)


def _noted(claim: Claim, placed: Placed, ours: Claim, reader: str) -> Claim:
    remarks = [
        claim.note,
        difference(placed.proposal, ours),
        f"the model named sentence {placed.proposal.sentence}" if placed.moved else "",
        f"the model quoted {shorten(placed.proposal.quote, 100)!r}" if placed.place.how == "fuzzy" else "",
    ]
    note = "; ".join(dict.fromkeys(remark for remark in remarks if remark))
    return claim.model_copy(update={"reader": reader, "note": note})


def note_readers(before: Iterable[Claim], found: Iterable[Claim]) -> list[Claim]:
    """Let claims that are filed already know that another reader has found them too.

    Parameters
    ----------
    before : iterable of Claim
        Those on file.
    found : iterable of Claim
        Those just read.

    Returns
    -------
    list of Claim
        Those on file; all but reader and note stays as it was.

    Examples
    --------
    >>> filed = Claim.make(report="r", kind="delay", start=0, end=5, quote="delay")
    >>> note_readers([filed], [filed.model_copy(update={"reader": "model"})])[0].reader
    'both'
    """
    new = {claim.id: claim for claim in found}
    return [_seen(claim, new.get(claim.id, claim)) for claim in before]


def _seen(claim: Claim, again: Claim) -> Claim:
    if claim.reader in (again.reader, "both"):
        return claim
    return claim.model_copy(update={"reader": "both", "note": claim.note or again.note})


def _overlap(one: Claim, other: Claim) -> int:
    """Return the characters that two quotes share, if they are half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return shared if one.report == other.report and 2 * shared >= shorter else 0


def _agree(one: Claim, other: Claim) -> bool:
    if one.kind != other.kind:
        return one.value is not None and _same(one.value, other.value) and one.words == other.words
    values = one.value is None or other.value is None or _same(one.value, other.value)
    return values and (one.date is None or other.date is None or one.date == other.date)


def _same(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return one is other
    first, second = ends_of(one), ends_of(other)
    return len(first) == len(second) and all(map(same_number, first, second))


def _distance(claim: Claim, other: Claim) -> tuple[bool, bool, bool, int, int, int, str]:
    return (
        other.kind != claim.kind,
        not _same(other.value, claim.value),
        other.date != claim.date,
        -_overlap(claim, other),
        other.start,
        other.end,
        other.id,
    )
