"""Claims on disk: one JSON object to a line, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from nameplate.claim.model import Claim
from nameplate.errors import Fault, InvalidFile, MissingInput
from nameplate.storage import write_whole


def save_claims(claims: Iterable[Claim], path: Path) -> None:
    """Write claims, one to a line; the file is replaced in one step.

    Parameters
    ----------
    claims : iterable of Claim
        In the order in which they shall stand.
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
    write_whole(path, "".join(claim.model_dump_json() + "\n" for claim in claims).encode())


def load_claims(path: Path) -> list[Claim]:
    """Read claims.

    Parameters
    ----------
    path : Path
        A file that `save_claims` wrote, perhaps edited since.

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
    claims, faults = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            claims.append(Claim.model_validate_json(line))
        except ValidationError as error:
            faults += _faults(path, number, line, error)
    if faults:
        raise InvalidFile(faults)
    return claims


def _faults(path: Path, number: int, line: str, error: ValidationError) -> list[Fault]:
    faults = []
    for entry in error.errors():
        place = ".".join(str(part) for part in entry["loc"])
        value = entry.get("input")
        shown = line if entry["type"] == "json_invalid" else json.dumps(value, default=str)
        valid = "one claim as JSON" if entry["type"] == "json_invalid" else f"what a claim holds there: {entry['msg']}"
        faults.append(Fault(str(path), number, None, place, shown, valid))
    return faults
