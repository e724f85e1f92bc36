r"""With which letters a pattern can begin, for patterns written in a small part of the language of `re`.

The part: letters, ``\s``, ``\w`` and other escapes, classes in brackets, groups ``(?:a|b)``, looks ahead and behind,
and the marks ``?``, ``*``, ``+`` and ``{m,n}`` behind any of them.
"""

from __future__ import annotations

import re

LETTERS = 4
"""Letters of a word that are looked at."""

_ANY = "*"
_END = "."
_REPEAT = re.compile(r"[?*+]|\{\d*(?:,\d*)?\}")


def openings(pattern: str) -> set[str]:
    r"""Return the beginnings of the words with which a pattern can begin.

    Parameters
    ----------
    pattern : str
        As the tables of cues hold them.

    Returns
    -------
    set of str
        At most four letters each, in lower case; a star behind fewer says that any letter may follow.

    Raises
    ------
    ValueError
        It can begin with something that is no letter.

    Examples
    --------
    >>> sorted(openings(r"delay(?:s|ed)?")), sorted(openings(r"(?:was|were)\sput")), sorted(openings(r"re?run\w"))
    (['dela'], ['was', 'were'], ['reru', 'rrun'])
    >>> sorted(openings(r"(?<!no\s)sco\w{1,4}")), sorted(openings(r"lag(?:s|ged)?"))
    (['sco*'], ['lag', 'lagg', 'lags'])
    """
    found = {_cut(text) for text in _Walk(pattern).branch({""})}
    if "" in found or "*" in found:
        raise ValueError(f"{pattern!r} can begin with something that is no letter")
    return found


def _cut(text: str) -> str:
    """Return at most four letters: a word that ended keeps what it has, an open end is marked."""
    stop = min((text.find(mark) for mark in (_END, _ANY) if mark in text), default=len(text))
    head = text[:stop].lower()
    if len(head) >= LETTERS:
        return head[:LETTERS]
    return head + (_ANY if text[stop : stop + 1] == _ANY else "")


class _Walk:
    """A walk through a pattern that keeps every text with which a match can begin, as far as it matters."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.place = pattern, 0

    def branch(self, before: set[str]) -> set[str]:
        """Read alternatives up to a closing bracket or the end."""
        found = self._run(before)
        while self.place < len(self.pattern) and self.pattern[self.place] == "|":
            self.place += 1
            found |= self._run(before)
        return found

    def _run(self, before: set[str]) -> set[str]:
        texts = before
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            texts = self._repeated(texts)
        return texts

    def _repeated(self, before: set[str]) -> set[str]:
        after = self._one(before)
        mark = _REPEAT.match(self.pattern, self.place)
        if mark:
            self.place = mark.end()
            least = mark.group()
            if least in "?*" or least.startswith(("{0", "{,")):
                return before | after
        return after

    def _one(self, before: set[str]) -> set[str]:
        character = self.pattern[self.place]
        self.place += 1
        if character == "(":
            return self._group(before)
        if character == "[":
            return self._class(before)
        if character == "\\":
            character = self.pattern[self.place]
            self.place += 1
            if character in "bB":
                return before
            return _add(before, _ANY if character in "wWS" else _END)
        return _add(before, character if character.isalpha() else _ANY if character == "." else _END)

    def _group(self, before: set[str]) -> set[str]:
        looks = re.match(r"\?(?:<?[=!])", self.pattern[self.place :])
        opens = re.match(r"\?(?:<?[=!]|[:a-zA-Z-]*:|P<\w+>)", self.pattern[self.place :])
        self.place += opens.end() if opens else 0
        found = self.branch(before)
        self.place += 1  # the closing bracket
        return before if looks else found

    def _class(self, before: set[str]) -> set[str]:
        end = self.pattern.index("]", self.place + 1)
        body, self.place = self.pattern[self.place : end], end + 1
        if body.isalpha():
            return {text for letter in body for text in _add(before, letter)}
        return _add(before, _ANY if "\\w" in body or "-" in body[1:-1] else _END)


def _add(before: set[str], character: str) -> set[str]:
    """Put a character behind every text that is still open and too short."""
    return {text if _END in text or _ANY in text or len(text) >= LETTERS else text + character for text in before}
