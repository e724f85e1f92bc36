"""Which names in which reports mean one plant: each merge with its reason, each of them reversible.

A report names its plants in its own words. Two names are merged where the words give a reason, the strongest first; a
merge that would put plants of different places together is not made. Merges are kept in ``merges.jsonl``; one that is
marked ``apart`` is not made again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nameplate.errors import Fault, InvalidFile, UsageError

if TYPE_CHECKING:
    from nameplate.claim import Claim

Node = tuple[str, str]
"""A report's id and a name in it."""

_COUNTED = ("capacity", "output", "order", "start_of_production", "line_count")
_PRODUCTION = " production"


class Merge(BaseModel):
    """Two names that are taken for one plant.

    Examples
    --------
    >>> Merge.of(("r1", "the works"), ("r2", "the works"), "the same name").id
    'm53c56eeb'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="m and eight hexadecimal digits of the hash of both names and reports")
    one: Node = Field(description="report and name")
    other: Node = Field(description="report and name")
    reason: str = Field(description="why both are taken for one plant")
    apart: bool = Field(default=False, description="undone by a person, and not to be made again")

    @staticmethod
    def of(one: Node, other: Node, reason: str) -> Merge:
        """Make a merge and give it its id, which does not depend on the order of the two."""
        first, second = sorted((one, other))
        digest = hashlib.sha256("\x00".join((*first, *second)).encode("utf-8", "replace")).hexdigest()
        return Merge(id=f"m{digest[:8]}", one=first, other=second, reason=reason)


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


@dataclass(eq=False)
class _Group:
    nodes: list[Node]
    places: set[str]
    things: set[str]
    merges: list[Merge]


_Reason = Callable[[_Group, _Group, list[_Group]], str]


def find_plants(claims: Sequence[Claim], apart: Collection[str] = ()) -> list[Plant]:
    """Put claims together by the plant that they are about.

    Parameters
    ----------
    claims : sequence of Claim
        Of one programme, oldest first.
    apart : collection of str
        Ids of merges that must not be made.

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
    >>> plants = find_plants([claim("r1", "rifle plant in Maracay"), claim("r2", "Maracay works")])
    >>> [(plant.name, plant.merges[0].reason) for plant in plants]
    [('rifle plant in Maracay', 'both are in Maracay and make rifle')]
    """
    groups = _nodes(claims)
    for strength in (_same_name, _same_place, _same_thing):
        _join(groups, strength, apart)
    by_node = {node: group for group in groups for node in group.nodes}
    return [_plant(group, [c for c in claims if by_node[(c.report, c.subject)] is group]) for group in groups]


def _plant(group: _Group, claims: list[Claim]) -> Plant:
    names = [name for _, name in group.nodes if not name.endswith(_PRODUCTION)] or [group.nodes[0][1]]
    # A place and a thing say more than either; of equals the first counts.
    name = max(names, key=lambda n: (bool(_places(n)) + bool(_things(n)), -names.index(n)))
    return Plant(name, tuple(claims), tuple(group.merges))


def _nodes(claims: Sequence[Claim]) -> list[_Group]:
    from nameplate.claim.conflict.thing import products_of

    groups: dict[Node, _Group] = {}
    for claim in claims:
        node = (claim.report, claim.subject)
        group = groups.setdefault(node, _Group([node], _places(claim.subject), _things(claim.subject), []))
        if claim.kind in _COUNTED:
            group.things |= products_of(claim)
    return list(groups.values())


def _join(groups: list[_Group], reason_for: _Reason, apart: Collection[str]) -> None:
    """Merge every two groups for which there is a reason, in order, until nothing more is found."""
    index = 0
    while index < len(groups):
        group = groups[index]
        for other in groups[index + 1 :]:
            reason = reason_for(group, other, groups)
            merge = Merge.of(group.nodes[0], other.nodes[0], reason)
            if not reason or merge.id in apart or _differ(group, other):
                continue
            group.nodes += other.nodes
            group.places |= other.places
            group.things |= other.things
            group.merges += [*other.merges, merge]
            groups.remove(other)
            break
        else:
            index += 1


def _differ(one: _Group, other: _Group) -> bool:
    """Say whether the names of two groups stand at different places, or one report makes them two plants."""
    if one.places and other.places and not one.places & other.places:
        return True
    if any(
        first[0] == second[0] and _is_plant(first[1]) and _is_plant(second[1])
        for first in one.nodes
        for second in other.nodes
    ):
        return True
    return bool(one.things and other.things and not one.things & other.things)


def _same_name(one: _Group, other: _Group, groups: list[_Group]) -> str:
    shared = {name.lower() for _, name in one.nodes} & {name.lower() for _, name in other.nodes}
    return f"the same name, “{min(shared)}”" if "" not in shared and shared else ""


def _same_place(one: _Group, other: _Group, groups: list[_Group]) -> str:
    places, things = one.places & other.places, one.things & other.things
    return f"both are in {min(places)} and make {min(things)}" if places and things else ""


def _same_thing(one: _Group, other: _Group, groups: list[_Group]) -> str:
    """Merge a plant without a place with the only one that makes the same."""
    things = one.things & other.things
    if not things or (one.places and other.places):
        return ""
    rivals = [
        g for g in groups if g is not one and g is not other and g.things & things and (g.places or not one.places)
    ]
    rivals = [g for g in rivals if g.places and g.places != (one.places or other.places)]
    return "" if rivals else f"the only plant of which {min(things)} is reported"


def _is_plant(name: str) -> bool:
    """Say whether a name is a plant's, and not empty or what one of them does, as "rifle production"."""
    return bool(name) and not name.endswith(_PRODUCTION)


_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{1,30}")
_LOWER = re.compile(r"\b[a-zß-ÿ][a-zß-ÿ-]{2,30}")


def _places(name: str) -> set[str]:
    """Return the proper names in a plant's name."""
    _, _, where = name.rpartition(" in ")
    return {word.removesuffix("’s").removesuffix("'s") for word in _CAPITAL.findall(where if where != name else name)}


def _things(name: str) -> set[str]:
    from nameplate.claim.conflict.thing import words_of

    return set(words_of(name))


def load_merges(path: Path) -> list[Merge]:
    """Read the merges of a dossier; a dossier without the file has none.

    Parameters
    ----------
    path : Path
        merges.jsonl.

    Raises
    ------
    InvalidFile
        Every faulty line.

    Examples
    --------
    >>> load_merges(Path("no/such/merges.jsonl"))
    []
    """
    if not path.is_file():
        return []
    merges: list[Merge] = []
    faults: list[Fault] = []
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        if line.strip():
            try:
                merges.append(Merge.model_validate_json(line))
            except ValidationError as error:
                faults.append(Fault(str(path), number, None, "", line[:60], error.errors()[0]["msg"]))
    if faults:
        raise InvalidFile(faults)
    return merges


def save_merges(merges: Iterable[Merge], path: Path) -> None:
    """Write merges, one to a line, in the order of their ids; the file is replaced in one step."""
    from nameplate.storage import write_whole

    lines = (m.model_dump_json(exclude_defaults=True) + "\n" for m in sorted(merges, key=lambda m: m.id))
    write_whole(path, "".join(lines).encode())


def undo(merges: Sequence[Merge], made: Iterable[Merge], apart: Collection[str], again: Collection[str]) -> list[Merge]:
    """Return the merges to keep: those made now, with some of them undone and others taken up again.

    Parameters
    ----------
    merges : sequence of Merge
        Those on file.
    made : iterable of Merge
        Those that the claims give reasons for now.
    apart, again : collection of str
        Ids of merges to undo, and of undone ones to make again.

    Raises
    ------
    UsageError
        With every id that is none of them.

    Examples
    --------
    >>> merge = Merge.of(("r1", "works"), ("r2", "works"), "the same name")
    >>> undo([], [merge], [merge.id], [])[0].apart
    True
    """
    known = {merge.id: merge for merge in (*made, *merges)}
    wrong = [name for name in (*apart, *again) if name not in known]
    if wrong:
        raise UsageError(
            f"{', '.join(wrong)}: no such merge; valid would be one of {', '.join(sorted(known)) or 'none'}"
        )
    undone = ({merge.id for merge in merges if merge.apart} | set(apart)) - set(again)
    return [merge.model_copy(update={"apart": merge.id in undone}) for merge in known.values()]
