"""Bytes of a file to characters, or a clear refusal."""

from __future__ import annotations

import codecs
from pathlib import Path

from nameplate.errors import Fault, InvalidFile, MissingInput

LARGEST = 10_000_000
"""Bytes of the largest report that is read; an article of this size is a mistake or an attack."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path) -> bytes:
    """Read a report's bytes.

    Parameters
    ----------
    path : Path
        A file of at most 10 MB.

    Raises
    ------
    MissingInput
        There is no such file, or it cannot be opened.
    InvalidFile
        It is a folder, empty, or too large.

    Examples
    --------
    >>> load(Path("no/such/report.txt"))
    Traceback (most recent call last):
    nameplate.errors.MissingInput: no/such/report.txt: there is no such file; a report is a .txt, .html or .pdf file
    """
    if not path.exists():
        raise MissingInput(f"{path}: there is no such file; a report is a .txt, .html or .pdf file")
    if not path.is_file():
        raise refuse(path, "a folder or a device", "a .txt, .html or .pdf file")
    try:
        # One byte beyond the limit is enough to know, whatever size the system reports.
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise MissingInput(f"{path}: cannot be read ({error.strerror}); give a file that you may read") from error
    if len(data) > LARGEST:
        raise refuse(path, f"more than {LARGEST:,} bytes", "a report of at most 10 MB")
    if not data:
        raise refuse(path, "an empty file", "a file with words in it")
    return data


def decode(data: bytes, path: Path) -> str:
    """Turn bytes into characters: UTF-8, UTF-16 with its mark, else Windows-1252.

    Parameters
    ----------
    data : bytes
        The file's content.
    path : Path
        Named in the message.

    Raises
    ------
    InvalidFile
        The bytes are no text in any of these encodings, or hold nothing but space.

    Examples
    --------
    >>> decode("Unterlüß".encode("cp1252"), Path("a.txt"))
    'Unterlüß'
    """
    text = _decoded(data, path)
    if not text.strip():
        raise refuse(path, "nothing but space", "a file with words in it")
    return text


def _decoded(data: bytes, path: Path) -> str:
    valid = "text in UTF-8, UTF-16 or Windows-1252"
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise refuse(path, f"a byte that is no {encoding} at {error.start}", valid) from error
    if b"\0" in data:
        raise refuse(path, "binary content", valid)
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_binary(text):
            break
        return text
    raise refuse(path, "binary content", valid)


def _is_binary(text: str) -> bool:
    """Say whether control characters make up more of a text than any writer would use."""
    head = text[:100_000]
    control = sum(1 for character in head if character < " " and character not in "\t\n\r\f\v\x1b\x1c\x1d\x1e\x1f")
    return control * 50 > len(head)


def refuse(path: Path, value: str, valid: str) -> InvalidFile:
    """Return the error for a file that cannot be a report.

    Examples
    --------
    >>> print(refuse(Path("a.txt"), "an empty file", "a file with words in it"))
    a.txt: 'an empty file'; valid would be a file with words in it
    """
    return InvalidFile([Fault(str(path), None, None, "", value, valid)])
