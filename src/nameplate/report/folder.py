"""A folder of reports, with what its ``sources.yaml`` says of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nameplate.document import read_document
from nameplate.errors import Fault, InvalidFile, MissingInput, QuantityError
from nameplate.quantity import Period, parse_period
from nameplate.report.model import Report
from nameplate.report.reader import SUFFIXES, read_report

SOURCES = "sources.yaml"
_GRADE = re.compile(r"[A-F][1-6]")


@dataclass(frozen=True)
class Entry:
    """What ``sources.yaml`` says of one report.

    Parameters
    ----------
    publisher, url, note : str
        Empty where not given.
    published : Period or None
        When it came out.
    grade : str
        Admiralty grade: A to F for the publisher, 1 to 6 for the information.

    Examples
    --------
    >>> Entry(publisher="Herald", grade="B2").grade
    'B2'
    """

    publisher: str = ""
    published: Period | None = None
    url: str = ""
    grade: str = ""
    note: str = ""


def read_folder(folder: Path) -> list[Report]:
    """Read every report of a folder, in the order of their names.

    Parameters
    ----------
    folder : Path
        A folder with ``.txt``, ``.html`` or ``.pdf`` files and perhaps a ``sources.yaml``.

    Raises
    ------
    MissingInput
        There is no such folder, or no report in it.
    InvalidFile
        Faults of the sources file and of the reports, all in one list.

    Examples
    --------
    >>> read_folder(Path("no/such/folder"))
    Traceback (most recent call last):
    nameplate.errors.MissingInput: no/such/folder: there is no such folder; a dossier keeps its reports there
    """
    if not folder.is_dir():
        raise MissingInput(f"{folder}: there is no such folder; a dossier keeps its reports there")
    entries = read_sources(folder)
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    if not paths:
        raise MissingInput(f"{folder}: no report in it; put a .txt, .html or .pdf file there")
    reports: list[Report] = []
    faults: list[Fault] = []
    for path in paths:
        entry = entries.get(path.name, Entry())
        try:
            reports.append(
                read_report(
                    path, published=entry.published, publisher=entry.publisher, url=entry.url, grade=entry.grade
                )
            )
        except InvalidFile as error:
            faults += error.faults
    if faults:
        raise InvalidFile(faults)
    return reports


def read_sources(folder: Path) -> dict[str, Entry]:
    """Read a folder's ``sources.yaml``; an empty answer where there is none.

    Parameters
    ----------
    folder : Path
        The folder of the reports.

    Returns
    -------
    dict
        An entry for each file name.

    Raises
    ------
    InvalidFile
        Every fault of the file with its line and column.

    Examples
    --------
    >>> read_sources(Path("no/such/folder"))
    {}
    """
    path = folder / SOURCES
    if not path.exists():
        return {}
    return _Sources(path).entries()


class _Sources:
    """One reading of a sources file, which collects its faults."""

    def __init__(self, path: Path) -> None:
        self.folder = path.parent
        self.document = read_document(path, None)
        self.faults: list[Fault] = []

    def entries(self) -> dict[str, Entry]:
        found = {name: self._entry(name, values) for name, values in self.document.data.items()}
        if self.faults:
            raise InvalidFile(self.faults)
        return found

    def _entry(self, name: str, values: Any) -> Entry:
        if not (self.folder / name).is_file():
            self._fault((name,), name, "the name of a file in this folder")
        if not isinstance(values, dict):
            self._fault((name,), values, "publisher, published, url, grade, note")
            return Entry()
        known: dict[str, Any] = {}
        for key, value in values.items():
            field = _FIELDS.get(key)
            if field is None:
                self._fault((name, key), key, "one of " + ", ".join(_FIELDS))
                continue
            try:
                known[key] = field[0](str(value))
            except QuantityError:
                self._fault((name, key), value, field[1])
        return Entry(**known)

    def _fault(self, place: tuple[str, ...], value: object, valid: str) -> None:
        self.faults.append(self.document.fault(place, value, valid))


def _grade(text: str) -> str:
    if not _GRADE.fullmatch(text):
        raise QuantityError(text, 0, "a letter A to F and a digit 1 to 6")
    return text


_FIELDS: dict[str, tuple[Callable[[str], Any], str]] = {
    "publisher": (str, "a name"),
    "published": (parse_period, "a date such as 2025-07-03, 2025-07 or 2025"),
    "url": (str, "an address"),
    "grade": (_grade, "an Admiralty grade such as B2: A to F for the publisher, 1 to 6 for the information"),
    "note": (str, "a remark"),
}
