"""The file of observations of a dossier: read with all of its mistakes, and written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nameplate.document import Document, parse_document, read_document
from nameplate.errors import InvalidFile, MissingInput, UsageError
from nameplate.run.manifest import OBSERVATIONS
from nameplate.storage import write_whole
from nameplate.study.observation_reader import Reader

if TYPE_CHECKING:
    from nameplate.programme import Dossier
    from nameplate.study.observation import Observation

SCHEMA = "nameplate/observations/1"


def read_observations(dossier: Dossier) -> tuple[Observation, ...]:
    """Read a dossier's observations.

    Parameters
    ----------
    dossier : Dossier
        With a programme.

    Returns
    -------
    tuple of Observation
        In the order of the file.

    Raises
    ------
    MissingInput
        When there is no such file, or nothing in it.
    InvalidFile
        With all mistakes in it.
    """
    path = dossier.path / OBSERVATIONS
    if not path.is_file():
        raise MissingInput(
            f'{path}: there is no such file; `nameplate update {dossier.path} "QUESTION" "WHAT WAS SEEN" --claim ID` '
            "writes one"
        )
    found = _read(read_document(path, SCHEMA), dossier)
    if not found:
        raise MissingInput(f"{path}: nothing was observed; valid would be at least one entry under observations")
    return found


def append(
    dossier: Dossier,
    asked: str,
    seen: str,
    claims: Sequence[str] = (),
    assumed: str | None = None,
    by: str | None = None,
) -> None:
    """Write one more observation into a dossier's file, with its comments kept; all of it or nothing.

    Parameters
    ----------
    dossier : Dossier
    asked, seen : str
        The question and what was seen.
    claims : sequence of str
        Ids of the claims that say so.
    assumed, by : str or None
        Otherwise why, and who says it.

    Raises
    ------
    UsageError
        When the new observation has mistakes, or stands there already.
    InvalidFile
        When the file had mistakes before.
    """
    path = dossier.path / OBSERVATIONS
    before: list[Any] = []
    text = f"schema: {SCHEMA}\nobservations: []\n"
    if path.is_file():
        document = read_document(path, SCHEMA)
        _read(document, dossier)
        before, text = document.data.get("observations") or [], path.read_text("utf-8-sig")
    entry = {"asked": asked, "seen": seen, "claims": list(claims), "assumed": assumed, "by": by}
    entry = {name: value for name, value in entry.items() if value}
    after = _with(text, entry)
    document = parse_document(after, str(path))
    if document.data.get("observations") != [*before, entry]:
        raise UsageError(f"{path}: the entry cannot be added without changing the others; write it by hand")
    try:
        _read(document, dossier)
    except InvalidFile as error:
        raise UsageError(
            "\n".join(f"{fault.value!r}; valid would be {fault.valid}" for fault in error.faults)
        ) from None
    write_whole(path, after.encode())


def _with(text: str, entry: Mapping[str, Any]) -> str:
    """Add an entry to a file's text, with comments and quotes as they are."""
    from io import StringIO

    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    if data.get("observations") is None:
        data["observations"] = []
    if not data["observations"] and hasattr(data["observations"], "fa"):
        data["observations"].fa.set_block_style()
    quoted = {name: DoubleQuotedScalarString(value) for name, value in entry.items() if isinstance(value, str)}
    data["observations"].append({**entry, **quoted})
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def _read(document: Document, dossier: Dossier) -> tuple[Observation, ...]:
    claims = {claim.id: claim for claim in dossier.claims()}
    reader = Reader(document, dossier.programme(), claims, dossier.hedges())
    found = reader.all()
    if reader.faults:
        raise InvalidFile(reader.faults)
    return found
