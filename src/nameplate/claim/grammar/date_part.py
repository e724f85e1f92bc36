"""Parts of longer stretches, read from the words: the third quarter of next year, mid-2027, the first week of May."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from nameplate.claim.grammar.date_code import ordinal_at, share_at, within, year_behind
from nameplate.claim.grammar.date_compound import First, Part
from nameplate.claim.grammar.date_length import Count, Rest
from nameplate.claim.grammar.date_node import Cycle, Step
from nameplate.claim.grammar.date_token import DASHES, Tokens
from nameplate.claim.grammar.date_word import COUNTS, PARTS, UNITS
from nameplate.claim.grammar.date_year import Found

Reader = Callable[[Tokens, int], Found | None]
"""Reads a date that begins at a token."""

_ADJECTIVES: Final = frozenset({"early", "mid", "late", "end"})
_OF_WORK: Final = frozenset({"of", "after", "in", "following", "from", "since"})
"""Behind "the first six months" these say that it is not the year's."""
RESTS: Final = {"later": True, "earlier": False, "rest": True, "remainder": True, "balance": True}
"""Words for what is left of a stretch, or has gone of it."""


def read_ordinal(tokens: Tokens, place: int, inside: bool, inner: Reader) -> Found | None:
    """Read the third quarter of 2026, the second half of May, the first ten days of May, the last week of June."""
    shares = share_at(tokens, place)
    if shares is not None:
        cycles, at = shares
        whole = year_behind(tokens, at)
        if whole is not None and tokens.words[whole[1] - 1] != "half":
            return within(cycles, whole[0]), whole[1]
        if tokens.words[at] != "of":
            return (within(cycles, None), at) if tokens.words[place] != "last" else None
        of = inner(tokens, at + 1)
        return (within(cycles, of[0]), of[1]) if of else None
    ordinal = ordinal_at(tokens, place)
    return _first(tokens, *ordinal, inner) if ordinal else None


def _first(tokens: Tokens, number: int, place: int, inner: Reader) -> Found | None:
    figures = tokens.figures(place)
    count = figures or COUNTS.get(tokens.words[place], 0)
    at = place + (count > 0)
    unit = UNITS.get(tokens.words[at])
    if unit == "month" and number == 1 and 1 < count < 12 and tokens.words[at + 1] not in _OF_WORK:
        return Cycle("months", int(count)), at + 1
    if unit is None or tokens.words[at + 1] != "of":
        return _early_part(tokens, number, place, inner)
    of = inner(tokens, at + 2)
    if of is None:
        return None
    if unit == "fortnight":
        count, unit = 2 * max(count, 1), "week"
    return First(number, max(count, 1), unit, of[0]), of[1]


def _early_part(tokens: Tokens, number: int, place: int, inner: Reader) -> Found | None:
    """Read the first part of 2026, the latter part of the year."""
    if tokens.words[place : place + 2] != ["part", "of"]:
        return None
    of = inner(tokens, place + 2)
    return (Part("early" if number == 1 else "late", of[0]), of[1]) if of else None


def read_part(tokens: Tokens, place: int, inside: bool, inner: Reader) -> Found | None:
    """Read mid-2027, the end of next year, late in the third quarter, later this year.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    place : int
        The first word, such as mid or end.
    inside : bool
        It stands in a longer date; of no matter here.
    inner : callable
        Reads the whole of which this is a part.
    """
    word, at = tokens.words[place], place + 1
    if word == "very":
        return read_part(tokens, at, inside, inner) if tokens.words[at] in PARTS else None
    if word in RESTS:
        return _rest(tokens, at, word, inner)
    name, at = _part_name(tokens, at, PARTS[word])
    behind = tokens.words[at]
    if behind == "part" and tokens.words[at + 1] == "of":
        at += 2
    elif behind == "of" or (behind in ("in", "on") and word in _ADJECTIVES):
        at += 1
    elif word not in _ADJECTIVES:
        return None
    else:
        at += tokens.words[at] in DASHES
    of = inner(tokens, at)
    if of is None or (word == "end" and isinstance(of[0], Count)):
        return None
    if name == "turn" and isinstance(of[0], Step) and of[0].unit == "year":
        return (Cycle("turn", 1), of[1]) if of[0].origin == "the" else (Part("turn", of[0]), of[1])
    return Part(name, of[0]), of[1]


def _part_name(tokens: Tokens, place: int, name: str) -> tuple[str, int]:
    """Read the second half of "mid-to-late" and "early to mid"."""
    at = place + (tokens.words[place] == "-")
    if tokens.words[at] not in ("to", "or", "/"):
        return name, place
    at += 1
    at += tokens.words[at] == "-"
    both = f"{name}-{tokens.words[at]}"
    return (both, at + 1) if both in ("early-mid", "mid-late") else (name, place)


def _rest(tokens: Tokens, place: int, word: str, inner: Reader) -> Found | None:
    """Read later this year, earlier in 2026, the rest of the decade."""
    counted = word in ("later", "earlier")
    at = place
    if tokens.words[at] == ("in" if counted else "of"):
        at += 1
    elif not counted or tokens.words[at] not in ("this", "next", "last"):
        return None
    of = inner(tokens, at)
    return (Rest(of[0], RESTS[word]), of[1]) if of else None


def read_so_far(tokens: Tokens, place: int, inside: bool, inner: Reader) -> Found | None:
    """Read so far this year."""
    if tokens.words[place + 1] != "far":
        return None
    found = inner(tokens, place + 2 + (tokens.words[place + 2] == "in"))
    return (Rest(found[0], ahead=False), found[1]) if found else None
