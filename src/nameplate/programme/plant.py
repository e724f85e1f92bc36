"""The plants of a dossier: which names in which reports mean one, and what is claimed of it.

A report names its plants in its own words, and two of its names are two plants. Names of different reports are merged
where the words give a reason, the strongest first, and nothing speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from nameplate.programme.gazetteer import Gazetteer
from nameplate.programme.merge import Merge, Node
from nameplate.programme.reason import REASONS, Reason
from nameplate.programme.trait import Traits, alike, things_in, traits_of

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.report import Report

_COUNTED = ("capacity", "output", "start_of_production")


@dataclass(frozen=True)
class Plant:
    """A plant under all its names, with what is claimed of it.

    Parameters
    ----------
    name : str
        The fullest of its names; empty where the reports give none.
    claims : tuple of Claim
        In the order in which they were given.
    merges : tuple of Merge
        Those that put its names together.
    """

    name: str
    claims: tuple[Claim, ...]
    merges: tuple[Merge, ...] = ()


class _Group:
    """Names that mean one plant, and all that they say of it."""

    def __init__(self, node: Node, traits: Traits) -> None:
        self.nodes = {node: traits}
        self.merges: list[Merge] = []
        self.names = {traits.name.lower()}
        self.places, self.owners, self.things = set(traits.places), set(traits.owners), set(traits.things)
        # A report that names two plants has two, so a group has one name of a plant from each report.
        self.reports = {node[0]} if traits.plant else set()

    def take(self, other: _Group, merge: Merge) -> None:
        self.nodes |= other.nodes
        self.merges += [*other.merges, merge]
        for what in ("names", "places", "owners", "things", "reports"):
            getattr(self, what).update(getattr(other, what))


def find_plants(claims: Sequence[Claim], reports: Iterable[Report] = (), undone: Iterable[Merge] = ()) -> list[Plant]:
    """Put claims together by the plant that they are about.

    Parameters
    ----------
    claims : sequence of Claim
        Of one programme, oldest first.
    reports : iterable of Report
        Where they stand.
    undone : iterable of Merge
        Merges that must not be made; their two names do not end up as one plant by another way either.

    Returns
    -------
    list of Plant
        In the order in which they are first named.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> def claim(report, subject):
    ...     where = {"report": report, "start": 0, "end": 1, "quote": "-"}
    ...     return Claim.make(kind="capacity", subject=subject, value=5.0, unit="rifle/year", **where)
    >>> plants = find_plants([claim("r1", "rifle plant in Maracay"), claim("r2", "rifle works in Maracay")])
    >>> [(plant.name, plant.merges[0].reason) for plant in plants]
    [('rifle plant in Maracay', 'the same place, Maracay, and the same product, rifle')]
    """
    groups = _Merger(claims, Gazetteer(report.text for report in reports), undone).run()
    by_node = {node: number for number, group in enumerate(groups) for node in group.nodes}
    own: list[list[Claim]] = [[] for _ in groups]
    for claim in claims:
        own[by_node[claim.report, claim.subject]].append(claim)
    return [Plant(_name(group), tuple(found), tuple(group.merges)) for group, found in zip(groups, own, strict=True)]


def _name(group: _Group) -> str:
    """Choose the name that says most; of equals the first."""
    named = [traits for traits in group.nodes.values() if traits.plant] or list(group.nodes.values())[:1]
    return max(named, key=lambda traits: bool(traits.places) + bool(things_in(traits.name))).name


def _made(claims: Sequence[Claim]) -> dict[Node, set[str]]:
    """Return the names in the reports, each with what is counted there."""
    made: dict[Node, set[str]] = {}
    for claim in claims:
        found = made.setdefault((claim.report, claim.subject), set())
        if claim.kind in _COUNTED:
            found |= things_in(f"{claim.product} {(claim.unit or '').partition('/')[0]}")
    return made


class _Merger:
    """Groups that are merged two by two."""

    def __init__(self, claims: Sequence[Claim], known: Gazetteer, undone: Iterable[Merge]) -> None:
        self.known = known
        self.undone = {merge.pair for merge in undone}
        made = _made(claims)
        self.groups = [_Group(node, traits_of(node[1], frozenset(made[node]), known)) for node in made]

    def run(self) -> list[_Group]:
        """Merge for the strongest reasons first; a merge can take away the doubt about another."""
        for reason in REASONS:
            while self._pass(reason):
                pass
        return self.groups

    def _pass(self, reason: Reason) -> bool:
        before, index = len(self.groups), 0
        while index < len(self.groups):
            index += not self._grow(index, reason)
        return len(self.groups) < before

    def _grow(self, index: int, reason: Reason) -> bool:
        """Merge a group with the first later one that there is such a reason for."""
        group = self.groups[index]
        for other in self.groups[index + 1 :]:
            merge = self._merge(group, other, reason)
            if (
                merge is not None
                and self._fit(group, other)
                and not (reason.alone and self._doubtful(group, other, reason))
            ):
                group.take(other, merge)
                self.groups.remove(other)
                return True
        return False

    def _merge(self, one: _Group, other: _Group, reason: Reason) -> Merge | None:
        """Return a merge of two names, one of each group, that there is such a reason for."""
        if reason.share and not getattr(one, reason.share) & getattr(other, reason.share):
            return None
        for (node, mine), (node_other, theirs) in product(one.nodes.items(), other.nodes.items()):
            if (node[0] == node_other[0]) == reason.within:
                words = reason.find(mine, theirs, self.known)
                if words:
                    return Merge.of(node, node_other, words)
        return None

    def _fit(self, one: _Group, other: _Group) -> bool:
        """Say whether nothing speaks against one plant."""
        if one.reports & other.reports or self._kept_apart(one, other):
            return False
        for mine, theirs in ((one.owners, other.owners), (one.things, other.things)):
            if mine and theirs and not mine & theirs:
                return False
        here, there = self._finest(one), self._finest(other)
        return not here or not there or any(self._together(a, b) for a, b in product(here, there))

    def _kept_apart(self, one: _Group, other: _Group) -> bool:
        return bool(self.undone) and any(frozenset(pair) in self.undone for pair in product(one.nodes, other.nodes))

    def _finest(self, group: _Group) -> list[str]:
        """Return the places of a group without those in which another of them lies."""
        return [a for a in group.places if not any(a != b and self.known.lies_in(b, a) for b in group.places)]

    def _together(self, one: str, other: str) -> bool:
        return alike(one, other) or self.known.lies_in(one, other) or self.known.lies_in(other, one)

    def _doubtful(self, one: _Group, other: _Group, reason: Reason) -> bool:
        """Say whether a third plant could be one of the two and not the other, so that nobody knows which is meant."""
        for third in self.groups:
            if third is one or third is other or not third.reports:
                continue
            for near, far in ((one, other), (other, one)):
                if self._fit(third, near) and not self._fit(third, far) and self._merge(third, near, reason):
                    return True
        return False
