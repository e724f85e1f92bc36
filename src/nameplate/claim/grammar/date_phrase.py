"""Dates put together from others, read from the words: the end of the third quarter of next year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from nameplate.claim.grammar.calendar import SEASONS
from nameplate.claim.grammar.date_code import read_code, read_quarter_name, read_year_phrase
from nameplate.claim.grammar.date_compound import Part
from nameplate.claim.grammar.date_count import read_span, read_turn
from nameplate.claim.grammar.date_length import Rest
from nameplate.claim.grammar.date_name import read_day, read_month, read_numeric, read_season, read_weekday
from nameplate.claim.grammar.date_node import Cycle, Node, Step
from nameplate.claim.grammar.date_part import RESTS, Reader, read_ordinal, read_part, read_so_far
from nameplate.claim.grammar.date_side import LOOSE, SIDES
from nameplate.claim.grammar.date_token import APOSTROPHES, DASHES, Tokens
from nameplate.claim.grammar.date_unit import read_new_year, read_step, read_unit
from nameplate.claim.grammar.date_until import read_counted
from nameplate.claim.grammar.date_word import (
    ANCHORS,
    COUNTS,
    DAYS,
    NAMED,
    ORDINALS,
    PARTS,
    ROMAN,
    STEPS,
    UNITS,
    WEEKDAYS,
)
from nameplate.claim.grammar.date_year import Found
from nameplate.report.dateline import MONTHS
from nameplate.report.wordlist import words

DeepReader = Callable[[Tokens, int, bool, Reader], Found | None]
"""Reads a date, given whether it stands in a longer one, and who reads the longer one in which it can stand itself."""
Readers = tuple[tuple[Reader, None] | tuple[None, DeepReader], ...]
"""Who reads a date, in the order in which they are tried."""

_DEEPEST: Final = 3
_YEARS: Final = ("fiscal", "financial", "calendar", "fy", "cy")
_SPAN: Final = frozenset(
    {"in", "within", "inside", "under", "over", "during", "for", "throughout", "across", "through"}
)
"""Words that are part of a counted date, and else a preposition before one."""


def read_phrase(tokens: Tokens, place: int, *, inside: bool = False, depth: int = 0) -> Found | None:
    """Read the longest date that begins at a token, without a "by" or "since" before it.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    place : int
        The first token.
    inside : bool
        It stands in a longer date, where "the year" alone means something.
    depth : int
        How many longer dates it stands in; no more than three are read.

    Returns
    -------
    tuple or None
        The node and the place behind its last token.

    Examples
    --------
    >>> from nameplate.claim.grammar.date_when import When
    >>> node, end = read_phrase(Tokens("the end of the third quarter of 2026, if all goes well"), 0)
    >>> node.period(When(None)).iso(), end
    ('2026-09', 8)
    """
    if depth > _DEEPEST:
        return None
    if tokens.words[place] == "the":
        place += 1
    word = tokens.words[place]
    readers = _FIGURES.get(len(word), ()) if word.isdecimal() else _READERS.get(word, ())
    for plain, deep in readers:
        if plain:
            found = plain(tokens, place)
        else:
            assert deep is not None
            found = deep(tokens, place, inside, partial(read_phrase, inside=True, depth=depth + 1))
        if found is not None:
            return found
    return None


def _always(node: Node) -> Reader:
    """Return a reader of a word that means one thing."""
    return lambda tokens, place: (node, place + 1)


_SHORT: Final[Readers] = (
    (read_numeric, None), (read_day, None), (read_code, None), (None, read_ordinal), (read_counted, None),
)  # fmt: skip
_FIGURES: Final[dict[int, Readers]] = {
    1: _SHORT, 2: _SHORT, 3: ((read_counted, None),), 4: ((read_numeric, None), (read_year_phrase, None)),
}  # fmt: skip
"""Who reads a date that begins with so many figures."""


def _table() -> dict[str, Readers]:
    """Return who reads a date that begins with a word."""
    groups: tuple[tuple[Iterable[str], Reader | None, DeepReader | None], ...] = (
        (MONTHS, read_month, None),
        (WEEKDAYS, read_weekday, None),
        ((*PARTS, *RESTS, "very"), None, read_part),
        ((*ORDINALS, *(name.lower() for name in ROMAN)), None, read_ordinal),
        (SEASONS, read_season, None),
        (_SPAN, read_span, None),
        ((*STEPS, *NAMED), read_turn, None),
        ((*STEPS, *NAMED, *UNITS, "years", *APOSTROPHES, *_YEARS), read_year_phrase, None),
        ((*STEPS, *NAMED), read_step, None),
        (("quarter",), read_quarter_name, None),
        ((*UNITS, "half", "fiscal", "financial"), None, read_unit),
        ((*COUNTS, "half"), read_counted, None),
        (("q", "h"), read_code, None),
        (("so",), None, read_so_far),
        (("new",), read_new_year, None),
        (("christmas",), _always(Cycle("day", 12, 25)), None),
        (("easter",), _always(Cycle("easter", 1)), None),
        (("ytd",), _always(Rest(Step("year", 0), ahead=False)), None),
        (("eoy",), _always(Part("end", Step("year", 0, "the"))), None),
        (("midyear",), _always(Part("mid", Step("year", 0, "the"))), None),
    )
    table: dict[str, Readers] = {name: ((_always(Step("day", step)), None),) for name, step in DAYS.items()}
    for names, plain, deep in groups:
        for name in names:
            entry: Readers = ((plain, None),) if plain else ((None, deep),) if deep else ()
            table[name] = table.get(name, ()) + entry
    return table


_READERS: Final = _table()
STARTS: Final = frozenset(_READERS) | frozenset(SIDES) | {"the"}
"""Each date begins with one of these words or with a figure."""
_AFTER_FIGURES: Final = frozenset(
    (*MONTHS, *UNITS, *DASHES, *"./qh", "st", "nd", "rd", "th", "of", "to", "and", "or", "qfy", "hfy")
)
_SMALL: Final = frozenset(words("the a an in on for at over that from by as no not up so back under"))
_NEXT: Final = (
    STARTS | LOOSE | frozenset(words("or of to until than sooner least just some only less little far couple"))
)


def can_begin(tokens: Tokens, place: int) -> bool:
    """Say whether a date can begin with a figure or one of `STARTS`, by the next word: a test that costs little.

    Examples
    --------
    >>> [can_begin(Tokens(text), 0) for text in ("in May", "in tonnes by May", "40 tonnes by May")]
    [True, False, False]
    """
    word, behind = tokens.words[place], tokens.words[place + 1]
    if word.isdecimal():
        return word in ANCHORS if len(word) > 3 else behind in _AFTER_FIGURES
    return word not in _SMALL or behind in _NEXT or behind.isdecimal()
