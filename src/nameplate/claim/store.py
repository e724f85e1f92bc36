"""Claims on disk: one JSON object to a line, in a fixed order, written whole or not at all.

The order and the ids depend on nothing but the claims, and what is left at its default is not written, so two people
who read or review apart change different lines and git merges their files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from nameplate.claim.model import Claim, place_of
from nameplate.errors import Fault, InvalidFile, MissingInput
from nameplate.storage import write_whole


def save_claims(claims: Iterable[Claim], path: Path) -> None:
    """Write claims, one to a line; the file is replaced in one step.

    Parameters
    ----------
    claims : iterable of Claim
        In any order; they are written by report, place and id.
    path : Path
        The file; its folder must be there.

    Raises
    ------
    StorageError
        The disk refused; the old file, if any, is untouched.

    Examples
    --------
    >>> save_claims([], Path("no/such/folder/claims.jsonl"))
    Traceback (most recent call last):
    nameplate.errors.StorageError: no/such/folder/claims.jsonl: 0 bytes could not be written ...
    """
    lines = (claim.model_dump_json(exclude_defaults=True) + "\n" for claim in sorted(claims, key=place_of))
    write_whole(path, "".join(lines).encode())


def merged(before: Iterable[Claim], found: Iterable[Claim]) -> list[Claim]:
    """Add new claims to old ones; a claim that is there already keeps its review, and a corrected one stays corrected.

    Parameters
    ----------
    before, found : iterable of Claim
        Old and new ones.

    Examples
    --------
    >>> claim = Claim.make(report="r", kind="delay", start=0, end=5, quote="delay")
    >>> len(merged([claim], [claim]))
    1
    """
    known = {claim.id: claim for claim in before}
    return [*known.values(), *{claim.id: claim for claim in found if claim.id not in known}.values()]


def load_claims(path: Path) -> list[Claim]:
    """Read claims.

    Parameters
    ----------
    path : Path
        A file that `save_claims` wrote, perhaps edited or merged since. A line that stands twice counts once, and of
        two lines for one claim the one that was reviewed counts.

    Raises
    ------
    MissingInput
        There is no such file.
    InvalidFile
        Every faulty line, in one list.

    Examples
    --------
    >>> load_claims(Path("no/such/claims.jsonl"))
    Traceback (most recent call last):
    nameplate.errors.MissingInput: no/such/claims.jsonl: no claims; 'nameplate read' writes them
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise MissingInput(f"{path}: no claims; 'nameplate read' writes them") from error
    except UnicodeDecodeError as error:
        raise InvalidFile([Fault(str(path), None, None, "", "a byte that is no UTF-8", "UTF-8")]) from error
    found: dict[str, tuple[int, Claim]] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            claim = Claim.model_validate_json(line)
            faults += _two_reviews(path, number, claim, found.get(claim.id))
            if claim.id not in found or found[claim.id][1].review.state == "proposed":
                found[claim.id] = number, claim
        except ValidationError as error:
            faults += _faults(path, number, line, error)
    if faults:
        raise InvalidFile(faults)
    return [claim for _, claim in found.values()]


def _two_reviews(path: Path, number: int, claim: Claim, other: tuple[int, Claim] | None) -> list[Fault]:
    """Name two lines that say different things of one claim, both of them reviewed."""
    states = {"proposed", claim.review.state}
    if other is None or other[1].review.state in states or claim.review.state == "proposed":
        return []
    value = f"{claim.id} is {claim.review.state}, and {other[1].review.state} in line {other[0]}"
    return [Fault(str(path), number, None, "review", value, "one line for each claim: strike the other")]


def _faults(path: Path, number: int, line: str, error: ValidationError) -> list[Fault]:
    faults = []
    for entry in error.errors():
        place = ".".join(str(part) for part in entry["loc"])
        value = entry.get("input")
        shown = line if entry["type"] == "json_invalid" else json.dumps(value, default=str)
        valid = "one claim as JSON" if entry["type"] == "json_invalid" else f"what a claim holds there: {entry['msg']}"
        faults.append(Fault(str(path), number, None, place, shown, valid))
    return faults
