"""Which claims are one piece of evidence: a report repeated, a source quoted twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nameplate.claim import Claim

Figure = tuple[float, float]
_ROUNDED = 0.01  # reports round: figures this close, as a share of the larger, are the same


def find_origins(claims: Sequence[Claim], figures: Sequence[Figure], stories: Mapping[str, str]) -> tuple[int, ...]:
    """Give claims the number of their origin.

    Two claims are one piece of evidence where two of three things are the same: the text (one report, or reports that
    tell one story), the voice (who first said it), the figure. So what a paper repeats counts once, and so does an
    official whom two papers quote; but a report that quotes two people on two figures has two voices.

    Parameters
    ----------
    claims : sequence of Claim
    figures : sequence of (float, float)
        The two ends of what each says, in one unit.
    stories : mapping
        From a report's id to its story, for those that share one.

    Returns
    -------
    tuple of int
        For each claim the number of the first claim of its origin.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> from nameplate.claim.model import Source
    >>> def claim(report, who):
    ...     where = {"report": report, "start": 0, "end": 1, "quote": "-"}
    ...     return Claim.make(kind="capacity", source=Source(name=who), **where)
    >>> said = [claim("r1", "the minister"), claim("r2", "The Minister"), claim("r2", "an engineer")]
    >>> find_origins(said, [(70.0, 70.0), (70.0, 70.0), (30.0, 30.0)], {})
    (0, 0, 2)
    """
    owner = list(range(len(claims)))
    for one, other in combinations(range(len(claims)), 2):
        first, second = sorted((owner[one], owner[other]))
        if first != second and _alike(claims, figures, stories, one, other):
            owner = [first if number == second else number for number in owner]
    return tuple(owner)


def same_figure(one: Figure, other: Figure) -> bool:
    """Say whether two figures are the same but for rounding.

    Examples
    --------
    >>> same_figure((25e3, 25e3), (25.2e3, 25.2e3)), same_figure((20.0, 30.0), (30.0, 30.0))
    (True, False)
    """
    return all(abs(a - b) <= _ROUNDED * max(abs(a), abs(b)) for a, b in zip(one, other, strict=True))


def _alike(
    claims: Sequence[Claim], figures: Sequence[Figure], stories: Mapping[str, str], one: int, other: int
) -> bool:
    mine, theirs = claims[one], claims[other]
    text = stories.get(mine.report, mine.report) == stories.get(theirs.report, theirs.report)
    return text + _same_voice(mine, theirs) + same_figure(figures[one], figures[other]) >= 2


def _same_voice(one: Claim, other: Claim) -> bool:
    """Say whether the same source spoke first, or one tells what the other has first said."""
    mine, theirs = _chain(one), _chain(other)
    if not mine or not theirs:
        # Where a report names nobody it speaks itself.
        return not mine and not theirs and one.report == other.report
    return mine[-1] in theirs or theirs[-1] in mine


def _chain(claim: Claim) -> tuple[str, ...]:
    names = claim.source.chain or (claim.source.name,)
    return tuple(" ".join(name.casefold().split()) for name in names if name.strip())
