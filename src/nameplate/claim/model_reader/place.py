"""Where a quote stands in a sentence: letter by letter, in other signs, or nearly; else nowhere."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from nameplate.claim.grammar.number import find_numbers

How = Literal["exact", "normalised", "fuzzy"]

ALIKE = 90.0
"""Per cent of likeness (rapidfuzz, partial ratio) from which a quote counts as one that stands there."""

_SHORTEST_FUZZY = 12
_MARKS = dict.fromkeys("\"“”„‟«»‹›‘’‚‛`´′″'", "'") | dict.fromkeys("‐‑‒–—―−-", "-")
_UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_EDGES = " '.,;:…"
_NOT = re.compile(r"\b(?:not|no|never|without|nor|neither)\b|n['’]t\b", re.IGNORECASE)
_MOST_TRIES = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence; words and numbers are whole.
    how : str
        exact, normalised or fuzzy.
    """

    start: int
    end: int
    how: How


def find_quote(quote: str, text: str, *, fuzzy: bool = True) -> Place | None:
    """Find a quote in a sentence.

    Parameters
    ----------
    quote : str
        What is said to stand there.
    text : str
        The sentence.
    fuzzy : bool
        Take also what is nearly there. Numbers and negations must be the same even then.

    Returns
    -------
    Place or None
        The first place where it stands, or None. A quote that cuts a word in two is widened to the whole word; one
        that cuts a number in two ("5 million" of "1.5 million") does not stand there.

    Examples
    --------
    >>> text = "The plant’s four lines — two for tracer — make 70 million rounds a year."
    >>> find_quote("four lines", text), find_quote("The plant's four LINES - two", text)
    (Place(start=12, end=22, how='exact'), Place(start=0, end=28, how='normalised'))
    >>> find_quote("make 70 million round a year", text).how, find_quote("make 75 million rounds a year", text)
    ('fuzzy', None)
    """
    wanted = quote.strip(" \t\r\n\u00a0")
    if not wanted:
        return None
    exact = _search(wanted, text, text)
    if exact:
        return Place(*exact, "exact")
    signs, places = _normal(text)
    plain = _normal(wanted)[0].strip(_EDGES)
    if not plain:
        return None
    normalised = _search(plain, signs, text, places)
    if normalised:
        return Place(*normalised, "normalised")
    return _nearly(wanted, plain, text, signs, places) if fuzzy and len(plain) >= _SHORTEST_FUZZY else None


def _search(wanted: str, signs: str, text: str, places: list[int] | None = None) -> tuple[int, int] | None:
    """Find the first place where it stands as whole words; else the first one that can be widened to such."""
    widened: tuple[int, int] | None = None
    at = signs.find(wanted)
    for _ in range(_MOST_TRIES):
        if at < 0:
            break
        last = at + len(wanted) - 1
        span = (at, last + 1) if places is None else (places[at], places[last] + 1)
        whole = _whole(text, *span)
        if whole == span:
            return whole
        widened = widened or whole
        at = signs.find(wanted, at + 1)
    return widened


def _whole(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a stretch to whole words; None where it cuts a number in two."""
    if _cuts_number(text, start) or _cuts_number(text, end):
        return None
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _cuts_number(text: str, at: int) -> bool:
    """Say whether a place lies within a number: between two digits, or beside the mark between them."""
    if at <= 0 or at >= len(text):
        return False
    around = text[max(0, at - 2) : at + 2]
    middle = at - max(0, at - 2)
    before, after = around[:middle], around[middle:]
    if before[-1].isdigit() and after[0].isdigit():
        return True
    inner = before[-1].isdigit() and after[0] in ".,'’" and after[1:2].isdigit()
    return inner or (before[-1] in ".,'’" and before[-2:-1].isdigit() and after[0].isdigit())


def _normal(text: str) -> tuple[str, list[int]]:
    """Write a text in plain signs, and say for each where it comes from."""
    signs: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        if sign in _UNSEEN:
            continue
        if sign.isspace():
            plain = "" if signs and signs[-1] == " " else " "
        else:
            plain = _MARKS.get(sign) or (
                sign.lower() if sign.isascii() else unicodedata.normalize("NFKC", sign).casefold()
            )
        signs.extend(plain)
        places.extend([at] * len(plain))
    return "".join(signs), places


def _nearly(wanted: str, plain: str, text: str, signs: str, places: list[int]) -> Place | None:
    from rapidfuzz import fuzz

    if len(plain) > len(signs):
        if fuzz.ratio(plain, signs, score_cutoff=ALIKE) < ALIKE:
            return None
        first, last = 0, len(signs)
    else:
        found = fuzz.partial_ratio_alignment(plain, signs, score_cutoff=ALIKE)
        if found is None or found.dest_start >= found.dest_end:
            return None
        first, last = found.dest_start, found.dest_end
    whole = _whole(text, places[first], places[last - 1] + 1)
    return Place(*whole, "fuzzy") if whole and _same_meaning(wanted, text[slice(*whole)]) else None


def _same_meaning(wanted: str, there: str) -> bool:
    """Say whether two texts that are nearly the same have the same numbers and negations."""
    return _figures(wanted) == _figures(there) and len(_NOT.findall(wanted)) == len(_NOT.findall(there))


def _figures(text: str) -> list[str]:
    digits = re.findall(r"\d{1,18}", text)
    return digits + sorted(str(number.value) for number in find_numbers(text))
