"""Tables of cues: patterns that are tried only at the words with which they can begin.

A sentence has some twenty-five words and the tables some five hundred patterns. Each pattern is filed under the first
letters of every word that can begin it, so a sentence costs one look-up a word and the few patterns found there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from nameplate.claim.grammar.opening import LETTERS, openings

_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]+")

_MOST_WORDS = 20_000
"""Words without a pattern that a table remembers."""

Words = tuple[tuple[int, str], ...]
"""Where each word of a text begins, and its first letters in lower case."""


def words_in(text: str) -> Words:
    """Return where each word of a text begins, with its first letters.

    Parameters
    ----------
    text : str
        A sentence.

    Examples
    --------
    >>> words_in("Two start-ups were delayed.")
    ((0, 'two'), (4, 'star'), (10, 'ups'), (14, 'were'), (19, 'dela'))
    """
    return tuple((match.start(), match.group()[:LETTERS].lower()) for match in _WORD.finditer(text))


class Found(NamedTuple):
    """A cue as it stands in a text: its place, its label and the match."""

    start: int
    end: int
    label: str
    match: re.Match[str]


class Cues:
    r"""A table of cues.

    Parameters
    ----------
    entries : iterable of (str, str)
        A label with its patterns, one to a line; they are matched without regard to case, between words. Of several
        that match at one place the first counts.

    Raises
    ------
    ValueError
        A pattern can begin with anything but a word of letters.

    Examples
    --------
    >>> cues = Cues([("delay", "halt(?:s|ed)?"), ("start", "(?:was|were) started")])
    >>> [(found.label, found.start, found.end) for found in cues.find("Work was halted; now it was started.")]
    [('delay', 9, 15), ('start', 24, 35)]
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._entries = tuple(entries)

    @cached_property
    def _table(self) -> dict[str, list[tuple[int, str, re.Pattern[str]]]]:
        """The patterns by what they begin with; made when first asked for, since it takes some milliseconds."""
        table: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
        rank = 0
        for label, lines in self._entries:
            for line in filter(None, map(str.strip, lines.splitlines())):
                # A match may end within a word only where the pattern itself ends behind one.
                pattern = re.compile(rf"(?<![\w-])(?:{line})(?!(?<=\w)-?\w)", re.IGNORECASE)
                for opening in openings(line):
                    table.setdefault(opening, []).append((rank, label, pattern))
                rank += 1
        return table

    def find(self, text: str, words: Words | None = None, start: int = 0, end: int | None = None) -> list[Found]:
        """Return the cues of a text, or of a stretch of it, in order and without overlaps.

        Parameters
        ----------
        text : str
            A sentence.
        words : Words or None
            What `words_in` gives for it, if it is known already.
        start, end : int or None
            The stretch.
        """
        last = len(text) if end is None else end
        hits: list[Found] = []
        cursor, known = start, self._fitting
        for place, word in words_in(text) if words is None else words:
            if place < cursor or place >= last:
                continue
            fitting = known.get(word)
            for label, pattern in self._fit(word) if fitting is None else fitting:
                match = pattern.match(text, place, last)
                if match is not None:
                    hits.append(Found(place, match.end(), label, match))
                    cursor = match.end()
                    break
        return hits

    def search(self, text: str, words: Words | None = None, start: int = 0, end: int | None = None) -> Found | None:
        """Return the first cue of a text, or of a stretch of it."""
        return next(iter(self.find(text, words, start, end)), None)

    @cached_property
    def _fitting(self) -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
        """The patterns that can begin with a word, in the order of the table; filled as words are met."""
        return {}

    def _fit(self, word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        ranked = [entry for opening in _prefixes(word) for entry in self._table.get(opening, ())]
        fitting = tuple((label, pattern) for _, label, pattern in sorted(ranked, key=lambda entry: entry[0]))
        # No text, however hostile, may fill the memory: there are only so many words with a pattern.
        if fitting or len(self._fitting) < _MOST_WORDS:
            self._fitting[word] = fitting
        return fitting


def _prefixes(word: str) -> Iterator[str]:
    """Yield a word and its beginnings that are marked as such: patterns may go on with any letter."""
    yield word
    for length in range(1, len(word)):
        yield f"{word[:length]}*"
    yield f"{word}*"
