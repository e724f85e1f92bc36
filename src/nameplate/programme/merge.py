"""Merges: two names in reports that are taken for one plant, each with its reason, each of them reversible.

They are kept in ``merges.jsonl``, one to a line. A merge that is marked ``apart`` says that the two are different
plants, whatever else speaks for one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from nameplate.errors import Fault, InvalidFile, UsageError
from nameplate.storage import write_whole

Node = tuple[str, str]
"""A report's id and a name in it; the name is empty for what the report says of no plant by name."""


class Merge(BaseModel):
    """Two names that are taken for one plant.

    Examples
    --------
    >>> Merge.of(("r1", "the works"), ("r2", "the works"), "the same name").id
    'm53c56eeb'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="m and eight hexadecimal digits of the hash of both reports and names")
    one: Node = Field(description="report and name")
    other: Node = Field(description="report and name")
    reason: str = Field(description="why both are taken for one plant")
    apart: bool = Field(default=False, description="undone by a person: these are two plants")

    @staticmethod
    def of(one: Node, other: Node, reason: str) -> Merge:
        """Make a merge and give it its id, which hangs on nothing but the two names."""
        first, second = sorted((one, other))
        digest = hashlib.sha256("\x00".join((*first, *second)).encode("utf-8", "replace")).hexdigest()
        return Merge(id=f"m{digest[:8]}", one=first, other=second, reason=reason)

    @property
    def pair(self) -> frozenset[Node]:
        """Both names, in no order."""
        return frozenset((self.one, self.other))

    def sentence(self) -> str:
        """Say what is merged and why, or that it is not.

        Examples
        --------
        >>> Merge.of(("r1", "mill in Bergvik"), ("r2", ""), "the only plant that is reported").sentence()
        '“mill in Bergvik” and a plant without a name are taken for one plant: the only plant that is reported'
        """
        one, other = (f"“{name}”" if name else "a plant without a name" for _, name in (self.one, self.other))
        names = f"{one} in two reports" if one == other else f"{one} and {other}"
        return f"{names} are {'kept apart' if self.apart else 'taken for one plant'}: {self.reason}"


def load_merges(path: Path) -> list[Merge]:
    """Read the merges of a dossier; a dossier without the file has none.

    Parameters
    ----------
    path : Path
        merges.jsonl. Of two lines for one merge, as git may leave them, the one that keeps apart counts.

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
    found: dict[str, Merge] = {}
    faults: list[Fault] = []
    for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            merge = Merge.model_validate_json(line)
        except ValidationError as error:
            faults.append(_fault(path, number, line, error))
            continue
        if merge.apart or merge.id not in found:
            found[merge.id] = merge
    if faults:
        raise InvalidFile(faults)
    return list(found.values())


def _fault(path: Path, number: int, line: str, error: ValidationError) -> Fault:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return Fault(str(path), number, None, place, line, f"one merge as JSON: {first['msg']}")


def save_merges(merges: Iterable[Merge], path: Path) -> None:
    """Write merges, one to a line, in the order of their ids; the file is replaced in one step.

    Raises
    ------
    StorageError
        The disk refused; the old file, if any, is untouched.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "merges.jsonl"
    ...     save_merges([Merge.of(("r1", "works"), ("r2", "works"), "the same name")], path)
    ...     load_merges(path)[0].reason
    'the same name'
    """
    lines = (merge.model_dump_json(exclude_defaults=True) + "\n" for merge in sorted(merges, key=lambda m: m.id))
    write_whole(path, "".join(lines).encode())


def undo(
    merges: Sequence[Merge], made: Sequence[Merge], apart: Collection[str] = (), together: Collection[str] = ()
) -> list[Merge]:
    """Return the merges that are undone, after some more are undone and some are made again.

    Parameters
    ----------
    merges : sequence of Merge
        Those on file.
    made : sequence of Merge
        Those for which the claims give a reason now.
    apart, together : collection of str
        Ids of merges to undo, and of undone ones to make again; or the beginnings of ids.

    Raises
    ------
    UsageError
        With every id that is none of them, or could be several, or is to be both.

    Examples
    --------
    >>> merge = Merge.of(("r1", "works"), ("r2", "works"), "the same name")
    >>> undone = undo([], [merge], apart=[merge.id])
    >>> [(one.id, one.apart) for one in undone], undo(undone, [], together=[merge.id])
    ([('m2891ca59', True)], [])
    """
    undone = {merge.id: merge for merge in merges if merge.apart}
    known = {merge.id: merge for merge in made} | undone
    more, fewer = _chosen(known, apart), _chosen(known, together)
    if more & fewer:
        raise UsageError(f"{', '.join(sorted(more & fewer))}: to be undone and made again; valid would be one of both")
    kept = (known.keys() & (undone.keys() | more)) - fewer
    return [known[identity].model_copy(update={"apart": True}) for identity in sorted(kept)]


def _chosen(known: Collection[str], asked: Collection[str]) -> set[str]:
    """Return the ids that begin so, one for each."""
    found = {text: [identity for identity in known if text and identity.startswith(text)] for text in asked}
    wrong = [text for text, ids in found.items() if len(ids) != 1]
    if wrong:
        valid = (
            f"the id of one of these merges: {', '.join(sorted(known))}" if known else "nothing: no names are merged"
        )
        raise UsageError(f"{', '.join(wrong)}: no such merge, or several; valid would be {valid}")
    return {ids[0] for ids in found.values()}
