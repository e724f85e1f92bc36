"""The words of a phrase that names a source, one by one."""

from __future__ import annotations

import re
from typing import NamedTuple

from nameplate.report.wordlist import words

_TOKEN = re.compile(r"[^\W_](?:[\w’'&/-]|\.(?=\w)){0,40}\.?|\S")
LINKS = frozenset(words("of the for and de al von van bin to on & du da del der la le el"))
BEFORE_NAMES = frozenset(words("in at of from near with by on for inside within to"))
PLACED = BEFORE_NAMES | frozenset(
    words("close familiar briefed involved who that which seen obtained speaking released published compiled")
)
FIRST = frozenset(
    words(
        "the a an its their his her our one two three four five several some many most other another both this that",
        "these those no every all few",
    )
)
STOPS = frozenset(
    words(
        "that which who whom whose and or but nor if because since as than so when while where whereas although though",
        "after before until unless whether is are was were be been being has have had will would can could may might",
        "must shall should do does did not to from by with without into onto over under between through during about",
        "against among across via per on in at for of what how why said says told adds added it he she they we there",
        "here then now only also already still yet just once out up down off",
    )
)
_ABBREVIATED = 6
REACH = 240
"""Characters on either side of a verb in which the words for a source are looked for."""
WIDTH = 30
"""Words of them that are looked at."""


class Who(NamedTuple):
    """The words for a source.

    Parameters
    ----------
    start, end : int
        Offsets of the name, or of the phrase where there is none.
    name : str
        The same as text.
    around : str
        With the words before it that tell what sort of source it is.
    aside : str
        What stands in apposition.
    lead : int
        Where the words before the name begin.
    """

    start: int
    end: int
    name: str
    around: str
    aside: str = ""
    lead: int = -1


class Token(NamedTuple):
    """A word or a mark, and where it stands."""

    start: int
    end: int
    word: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.word[0].isupper()

    @property
    def mark(self) -> bool:
        """Whether it is a mark and no word."""
        return not (self.word[0].isalnum() or self.word == "&")


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Part a stretch of a text into words and marks.

    Parameters
    ----------
    text : str
        A sentence.
    start, end : int
        The stretch.

    Examples
    --------
    >>> [token.word for token in tokens_of("Roppex Co., Ltd. said", 0, 16)]
    ['Roppex', 'Co.', ',', 'Ltd.']
    """
    found = (Token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text, start, end))
    return [_without_stop(token, len(text)) for token in found]


def _without_stop(token: Token, last: int) -> Token:
    """Take the full stop off a word that is no abbreviation: "two officials." but "Co.", "U.S."."""
    word = token.word
    if len(word) < 2 or word[-1] != "." or "." in word[:-1]:
        return token
    if token.end == last or len(word) > _ABBREVIATED or word[0].islower():
        return Token(token.start, token.end - 1, word[:-1])
    return token
