"""Patterns that cost nothing in a sentence that they cannot match: each names the words of which it needs one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTERS = 4
_WORD = re.compile(r"[a-z]+")


def stems_of(text: str) -> frozenset[str]:
    """Return the first four letters of every word of a text, in lower case.

    Parameters
    ----------
    text : str
        A sentence.

    Examples
    --------
    >>> sorted(stems_of("It was delayed, they said."))
    ['dela', 'it', 'said', 'they', 'was']
    """
    return frozenset(word[:_LETTERS] for word in _WORD.findall(text.lower()))


class Keyed:
    r"""A pattern with its key words: where none of them stands, it is not tried.

    Parameters
    ----------
    keys : str
        Words with spaces between; only the first four letters of each count. Empty to try always.
    alternatives : str
        Patterns, one to a line; matched without regard to case, between words.

    Examples
    --------
    >>> halted = Keyed("halt pause", "halt(?:s|ed)?\npaused")
    >>> text = "Work was halted, then paused."
    >>> [match.group() for match in halted.finditer(text, stems_of(text))]
    ['halted', 'paused']
    >>> halted.search("It went on.", stems_of("It went on.")) is None
    True
    """

    __slots__ = ("_pattern", "keys")

    def __init__(self, keys: str, alternatives: str) -> None:
        self.keys = frozenset(word[:_LETTERS] for word in keys.lower().split())
        patterns = [line.strip() for line in alternatives.splitlines() if line.strip()]
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?!(?<=\w)\w)", re.IGNORECASE)

    def wanted(self, stems: frozenset[str]) -> bool:
        """Say whether a text with these stems can hold a match."""
        return not self.keys or not self.keys.isdisjoint(stems)

    def finditer(
        self, text: str, stems: frozenset[str], start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield the matches of a text, or of a stretch of it, in order."""
        if self.wanted(stems):
            yield from self._pattern.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, stems: frozenset[str], start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match of a text, or of a stretch of it."""
        return next(self.finditer(text, stems, start, end), None)
