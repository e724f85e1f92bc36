"""Every error that Nameplate raises on purpose, in one tree.

::

    NameplateError            70  our bug, if it is ever seen as such
    ├── CheckFailed            1  a check, a repeat or a backtest failed
    ├── UsageError             2  a verb or a function was called wrongly
    │   └── QuantityError      2  a text that is no quantity or no date
    ├── InvalidFile            3  a file with faults: all of them, in one list
    ├── MissingInput           4  something that is needed is not there
    └── StorageError           4  the disk refused: full, read-only, gone

The number is the exit status of the command line. 130 stands for an interruption by the user.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class NameplateError(Exception):
    """The root of all errors of this package."""

    exit_code = 70


class CheckFailed(NameplateError):  # noqa: N818 - the tree reads as sentences
    """A check, a repeat or a backtest did not hold."""

    exit_code = 1


class UsageError(NameplateError):
    """A verb or a function was called with something it cannot take."""

    exit_code = 2


class QuantityError(UsageError, ValueError):
    """A text that is no quantity or no date.

    Parameters
    ----------
    text : str
        The text as given.
    position : int
        Offset of the first character that could not be read.
    valid : str
        What would have been valid, in words.

    Examples
    --------
    >>> print(QuantityError("70 Q round", 3, "a number with k, M or bn"))
    '70 Q round' (at character 4): valid would be a number with k, M or bn
    """

    def __init__(self, text: str, position: int, valid: str) -> None:
        self.text, self.position, self.valid = text, position, valid
        super().__init__(f"{shorten(text)!r} (at character {position + 1}): valid would be {valid}")


@dataclass(frozen=True)
class Fault:
    """One mistake in a file: where, what stands there, what would be valid.

    Parameters
    ----------
    file : str
        The file as the user named it.
    line, column : int or None
        Counted from 1; None where the place has no line of its own.
    place : str
        The path inside the document, as in ``sites.plant.capacity``.
    value : str
        What stands there.
    valid : str
        What would be valid.

    Examples
    --------
    >>> print(Fault("programme.yaml", 12, 7, "sites.plant.capacity", "70M foo bar", "a rate such as 70M round/year"))
    programme.yaml:12:7: sites.plant.capacity: '70M foo bar'; valid would be a rate such as 70M round/year
    """

    file: str
    line: int | None
    column: int | None
    place: str
    value: str
    valid: str

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        place = f" {self.place}:" if self.place else ""
        return f"{where}:{place} {shorten(self.value)!r}; valid would be {self.valid}"


class InvalidFile(NameplateError):  # noqa: N818
    """A file has faults; they are all here.

    Parameters
    ----------
    faults : iterable of Fault
        At least one.
    """

    exit_code = 3

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class MissingInput(NameplateError):  # noqa: N818
    """Something that is needed is not there."""

    exit_code = 4


class StorageError(NameplateError):
    """The disk refused what had to be written; nothing half written was left behind."""

    exit_code = 4


def shorten(text: str, longest: int = 80) -> str:
    """Cut a value for a message, so that a hostile one cannot fill the screen.

    Examples
    --------
    >>> shorten("a" * 100, longest=8)
    'aaaaaaa…'
    """
    return text if len(text) <= longest else text[: longest - 1] + "…"
