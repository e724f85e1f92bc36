"""A sentence as words, figures and marks, with the places at which a date can begin."""

from __future__ import annotations

import re
from typing import Final

from nameplate.claim.grammar.date_word import ANCHORS, RATES
from nameplate.report.wordlist import words

# Letters beyond Latin are marks of their own, which is quicker and all the same to dates.
_TOKEN: Final = re.compile(r"[a-z\u00c0-\u024f]+|[0-9]+|\S")
_REACH: Final = 12
"""How many words before the one that it must have a date can begin."""
_BEHIND: Final = 8
_NUMBERS: Final = {f"{number:0{width}}": number for width in (1, 2, 3) for number in range(10**width)}
_YEARS: Final = {str(number): number for number in range(1800, 2100)}
_COUNTING: Final = frozenset(words("in within inside under than half about just nearly almost over for some"))
_COUNTED: Final = frozenset(words("ago back later earlier from hence and to ending ended end or before after")) | {
    "'",
    "’",
    "-",
}
APOSTROPHES: Final = frozenset("'’‘")
"""Marks before 27 and before the s of "next year's"."""
DASHES: Final = frozenset("-–—‑")
"""Hyphens and dashes."""


class Tokens:
    """A sentence as words in lower case, figures and marks.

    Behind the last token stand some empty ones, so that a look ahead finds nothing; since Python counts negative places
    from the end, a look back from the first one finds the same.

    Parameters
    ----------
    text : str
        A sentence.

    Examples
    --------
    >>> Tokens("By H2 2026.").words[:5]
    ['by', 'h', '2', '2026', '.']
    """

    __slots__ = ("anchors", "count", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        low = _lower(text)
        self.text = text
        self.words: list[str] = _TOKEN.findall(low)
        self.count = len(self.words)
        self.anchors = self._anchors()
        self.starts: list[int] = []
        if not self.anchors:  # most sentences: nothing more is asked of them
            return
        at, index, add = 0, low.index, self.starts.append
        for word in self.words:
            at = index(word, at)
            add(at)
            at += len(word)
        self.starts += [len(text) + 1] * _BEHIND
        self.words += [""] * _BEHIND

    def _anchors(self) -> list[int]:
        """Return the places of the words of which each date has one."""
        words = self.words
        found = [] if ANCHORS.isdisjoint(words) else [place for place, word in enumerate(words) if word in ANCHORS]
        if not APOSTROPHES.isdisjoint(words):
            short = (place for place in range(self.count - 1) if words[place] in APOSTROPHES)
            found += [place for place in short if len(words[place + 1]) == 2 and words[place + 1].isdecimal()]
            found.sort()
        return found

    def end(self, place: int) -> int:
        """Return the offset behind a token.

        Examples
        --------
        >>> Tokens("by May").end(1)
        6
        """
        return self.starts[place] + len(self.words[place])

    def written(self, place: int) -> str:
        """Return a token as it stands in the text.

        Examples
        --------
        >>> Tokens("By May").written(1)
        'May'
        """
        return self.text[self.starts[place] : self.end(place)]

    def glued(self, place: int) -> bool:
        """Say whether a token touches the one before it.

        Examples
        --------
        >>> tokens = Tokens("FY26 or so")
        >>> tokens.glued(1), tokens.glued(2)
        (True, False)
        """
        return place > 0 and self.starts[place] == self.starts[place - 1] + len(self.words[place - 1])

    def capital(self, place: int) -> bool:
        """Say whether a word begins with a capital.

        Examples
        --------
        >>> Tokens("May they?").capital(0)
        True
        """
        start = self.starts[place]
        return self.text[start : start + 1].isupper()

    def figures(self, place: int, least: int = 1, most: int = 2) -> int | None:
        """Return the number in a token of so many digits, three at most.

        Examples
        --------
        >>> Tokens("40 months").figures(0)
        40
        """
        word = self.words[place]
        number = _NUMBERS.get(word)
        return number if number is not None and least <= len(word) <= most else None

    def year(self, place: int) -> int | None:
        """Return the year from 1800 to 2099 that a token of four digits can be.

        Examples
        --------
        >>> Tokens("2027").year(0), Tokens("1066").year(0)
        (2027, None)
        """
        return _YEARS.get(self.words[place])

    def place_at(self, offset: int, place: int) -> int:
        """Return the first token from a place on that does not begin before an offset.

        Examples
        --------
        >>> Tokens("2025-07-03, say").place_at(10, 0)
        5
        """
        while place < self.count and self.starts[place] < offset:
            place += 1
        return place

    def near_anchors(self, starts: frozenset[str]) -> list[int]:
        """Return the figures and the words of a set that stand at most a few words before one that a date must have.

        Examples
        --------
        >>> Tokens("in what stands far before a date is nothing looked at, nor in what follows: in May").near_anchors(
        ...     frozenset({"in"})
        ... )
        [13, 17]
        """
        words, free, found = self.words, 0, []
        for place in self.anchors:
            if words[place] in RATES and self._is_rate(place):
                continue
            near = range(max(free, place - _REACH), place + 1)
            found += [at for at in near if words[at] in starts or words[at].isdecimal()]
            free = place + 1
        return found

    def _is_rate(self, place: int) -> bool:
        """Say whether a unit is that of a rate, as in "70 million a year"."""
        before, behind = self.words[place - 1], self.words[place + 1]
        if before not in ("a", "per", "each", "every", "an"):
            return False
        return self.words[place - 2] not in _COUNTING and behind not in _COUNTED


def _lower(text: str) -> str:
    """Return a text in lower case, letter by letter where that would change its length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)
