"""Which stretches of a sentence stand in quotation marks, where a quotation runs on over several sentences."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"[\"“”„«»]")
_BEFORE_OPENING = " \t\n\u00a0([—–-/'‘"


class Quotation(NamedTuple):
    """Where a sentence is quoted.

    Parameters
    ----------
    spans : tuple of (int, int)
        Offsets of the quoted words.
    open : bool
        The quotation goes on behind the sentence.
    """

    spans: tuple[tuple[int, int], ...]
    open: bool


def quotation_in(text: str, *, inside: bool) -> Quotation:
    """Find what is quoted in a sentence.

    Parameters
    ----------
    text : str
        A sentence.
    inside : bool
        It begins within a quotation.

    Examples
    --------
    >>> quotation_in('He said: "It is late. ', inside=False)
    Quotation(spans=((10, 22),), open=True)
    >>> quotation_in('We had no doors," he said.', inside=True)
    Quotation(spans=((0, 16),), open=False)
    """
    spans: list[tuple[int, int]] = []
    start = 0 if inside else -1
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        opening = mark in "“„«" or (mark == '"' and (place == 0 or text[place - 1] in _BEFORE_OPENING))
        if opening and start <= 0 and (start < 0 or place == 0):
            start = match.end()
        elif not opening and start >= 0:
            spans.append((start, place))
            start = -1
    if start >= 0:
        spans.append((start, len(text)))
    return Quotation(tuple(spans), start >= 0)
