"""Numbered notes: every claim gets one number, in the order in which the page first speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nameplate.brief.data import BriefData, Evidence


class Notes:
    """The claims of a brief with their numbers.

    Parameters
    ----------
    data : BriefData
        Ids that its evidence does not hold are passed over.
    """

    def __init__(self, data: BriefData) -> None:
        held = {evidence.id: evidence for evidence in data.evidence}
        order = dict.fromkeys(claim for claim in [*_mentioned(data), *held] if claim in held)
        self._numbers = {claim: number for number, claim in enumerate(order, 1)}
        self._held = held
        self._uses = 0

    def __iter__(self) -> Iterator[tuple[int, Evidence]]:
        """Give all claims with their numbers, in order."""
        return iter([(number, self._held[claim]) for claim, number in self._numbers.items()])

    def __len__(self) -> int:
        """Count the claims."""
        return len(self._numbers)

    def of(self, claims: tuple[str, ...]) -> list[tuple[int, Evidence]]:
        """Give the notes of some claims, by number."""
        numbers = sorted({self._numbers[claim] for claim in claims if claim in self._numbers})
        by_number = dict(iter(self))
        return [(number, by_number[number]) for number in numbers]

    def use(self) -> int:
        """Give a number that no other place of the page has, for its element's id."""
        self._uses += 1
        return self._uses


def _mentioned(data: BriefData) -> Iterator[str]:
    """Walk the page in its order."""
    for outcome in (data.main, *data.others):
        if outcome.announced:
            yield from outcome.announced.claims
    for series in data.series:
        yield from series.claims
        for actual in series.actuals:
            yield from actual.claims
    for milestone in data.milestones:
        if milestone.announced:
            yield from milestone.announced.claims
    for driver in sorted(data.drivers, key=lambda d: (-d.share, d.label)):
        yield from driver.claims
    for clash in data.clashes:
        yield from clash.claims
