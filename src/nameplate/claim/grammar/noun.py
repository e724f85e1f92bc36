"""Counted things: the noun that a number counts, without a parser of the language.

English puts the counted noun at the end of a short run of words: "1.5 million light-duty vehicles a year". The run
ends at the first small word, verb or mark; within it the first plural is the thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nameplate.report.wordlist import words

_WORD = re.compile(
    r"[\s-]{0,3}(?P<word>[A-Za-z][A-Za-z0-9'’]{0,40}(?:-[A-Za-z]{1,20}){2,5}|[A-Za-z][A-Za-z0-9'’]{0,40}"
    r"|\d{1,3}(?:[.,]\d{1,3})?(?=[\s-]mm\b)|\d{2,5}(?=\s[a-z])|\d{1,4}[A-Z]{1,3}(?=\s))"
)
_MARK = re.compile(r"\s*[,;:.!?()\[\]|\"“”]")
_STOPS = frozenset(
    words(
        "a an the this that these those each every per in on at by for from to into of and or but with",
        "without within which who whose will would can could should may might must is are was were be been",
        "being has have had do does did not no so than then as when while where if it its they their there he",
        "she we you i about over under up down out off after before since until during between across against",
        "through only also still just now already yet more less some any all both either annually yearly",
        "monthly weekly daily hourly last next earlier later ago away worth including plus minus such because",
        "make makes made produce produces produced go goes went come comes came take takes took began begin",
        "starts started say says said stood stand assembled delivered ordered built shipped installed",
        "completed operate operates",
    )
)
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "staff": "job", "aircraft": "aircraft",
              "personnel": "job",
              "feet": "foot", "data": "data", "headcount": "job", "folk": "job", "crew": "job"}  # fmt: skip
_NOT_PLURAL = frozenset(words(
    "glass brass steel gas less plus bus process business access various previous gross mass class status",
    "basis axis diesel series",
))  # fmt: skip
_FIRST = frozenset(words("more further additional extra other new such"))
"""Words that may stand between a number and what it counts, and are none of it."""
_COMPOUND = {("drive", "unit"), ("power", "unit"), ("storage", "unit")}
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted thing.

    Parameters
    ----------
    start, end : int
        Offsets of the whole run, adjectives included.
    unit : str
        The thing in the singular, as ``round``.
    words : str
        The run as written, as ``7.62 mm rounds of small calibre``.
    """

    start: int
    end: int
    unit: str
    words: str


def singular(word: str) -> str:
    """Return the singular of an English noun, well enough for units.

    Examples
    --------
    >>> [singular(word) for word in ("rounds", "batteries", "dishes", "people", "aircraft", "buses", "lenses")]
    ['round', 'battery', 'dish', 'person', 'aircraft', 'bus', 'lens']
    """
    low = word.lower().replace("’s", "").replace("'s", "")
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    for ending, replacement, shortest in (
        ("ies", "y", 5), ("sses", "ss", 5), ("shes", "sh", 5), ("ches", "ch", 5), ("xes", "x", 4), ("buses", "bus", 5),
        ("lenses", "lens", 6),
    ):  # fmt: skip
        if low.endswith(ending) and len(low) >= shortest:
            return low[: -len(ending)] + replacement
    return low[:-1] if is_plural(low) else low


def is_plural(word: str) -> bool:
    """Say whether a word looks like an English plural.

    Examples
    --------
    >>> is_plural("rounds"), is_plural("brass"), is_plural("people")
    (True, False, True)
    """
    low = word.lower()
    if low in _IRREGULAR:
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "'s", "’s"))
        and low not in _NOT_PLURAL
    )


def noun_at(text: str, position: int, *, one: bool = False) -> Noun | None:
    """Read the counted thing after a number.

    Parameters
    ----------
    text : str
        The sentence.
    position : int
        The end of the number, or of "of" behind it.
    one : bool
        The number is one, so the thing is singular: the last word of the run.

    Returns
    -------
    Noun or None
        None where no noun follows.

    Examples
    --------
    >>> noun_at("1.5 million light-duty vehicles a year", 11).unit
    'vehicle'
    >>> noun_at("one electric arc furnace", 3, one=True).unit
    'furnace'
    """
    words: list[re.Match[str]] = []
    cursor = position
    while len(words) < _MOST_WORDS:
        match = _WORD.match(text, cursor)
        if match is None or _MARK.match(text, cursor):
            break
        low = match["word"].lower()
        if not words and low in _FIRST:
            cursor = match.end()
            continue
        if low in _STOPS or (words and low.endswith(("ing", "ed")) and _ends_noun(words[-1]["word"], one)):
            break
        words.append(match)
        cursor = match.end()
        if not one and is_plural(low) and not _goes_on(text, cursor):
            break
    return _noun(text, words, one) if words else None


def _ends_noun(word: str, one: bool) -> bool:
    return one or is_plural(word)


def _goes_on(text: str, cursor: int) -> bool:
    """Say whether a plural is an adjective, as in "sales orders": another plural follows at once."""
    match = _WORD.match(text, cursor)
    return (
        match is not None
        and not _MARK.match(text, cursor)
        and match["word"].lower() not in _STOPS
        and is_plural(match["word"])
    )


def _noun(text: str, words: list[re.Match[str]], one: bool) -> Noun | None:
    heads = [match for match in words if is_plural(match["word"])]
    head = words[-1] if one or not heads else heads[-1]
    # "4680 cell" is a name; what is counted stands in the plural, unless there is one of it or a hyphen joins them.
    if not heads and not one:
        return None
    if head["word"][0].isdigit():
        return None
    # A designation such as A320 names a model of what is counted, not the thing itself.
    unit = "unit" if re.search(r"\d", head["word"]) else singular(head["word"])
    before = words[words.index(head) - 1]["word"].lower() if words.index(head) else ""
    if (before, unit) in _COMPOUND:
        unit = f"{before} {unit}"
    start, end = words[0].start("word"), head.end()
    return Noun(start, end, unit, " ".join(text[start:end].split()))
