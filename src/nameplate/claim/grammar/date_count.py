"""Counted dates, read from the words: within 40 months, two years ago, over the next decade, the year to June."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.date_length import Count, Way
from nameplate.claim.grammar.date_token import APOSTROPHES, DASHES, Tokens
from nameplate.claim.grammar.date_word import COUNTS, NAMED, TENS, UNITS
from nameplate.claim.grammar.date_year import Found

Counted = tuple[float, float, str, int]
"""Lowest and highest count, the unit, and the place behind it."""

_AHEAD: Final = frozenset({"next", "coming", "following", "upcoming", "ensuing"})
_BACK: Final = frozenset({"past", "last", "previous", "preceding", "prior"})
_WITHIN: Final = frozenset({"within", "inside", "under"})
_OVER: Final = frozenset({"over", "during", "for", "throughout", "across", "through", "in"})
_LOOSE: Final = frozenset(
    {"about", "around", "some", "just", "roughly", "approximately", "only", "barely", "nearly", "almost"}
)
_CLOSERS: Final = frozenset({"and", "but", "or", "at", "in", "if"})
_OF_A_STEP: Final = frozenset({"of", "after", "from", "following", "since"})
"""Behind "within 18 months" these count from something else than today."""


def read_count(tokens: Tokens, place: int) -> Counted | None:
    """Read how many of which unit: 40 months, six to nine months, half a year, two and a half years.

    Examples
    --------
    >>> read_count(Tokens("six to nine months"), 0), read_count(Tokens("a year and a half"), 0)
    ((6, 9, 'month', 4), (1.5, 1.5, 'year', 5))
    """
    half = tokens.words[place] == "half"
    if half:
        place += 1
    low, at = _number(tokens, place)
    if low is None:
        return None
    high, at = _second(tokens, at, low)
    if tokens.words[at : at + 3] == ["and", "a", "half"]:
        low, high, at = low + 0.5, high + 0.5, at + 3
    at += tokens.words[at] == "-"
    unit = UNITS.get(tokens.words[at])
    if unit is None:
        return None
    at += 1
    if tokens.words[at : at + 3] == ["and", "a", "half"]:
        low, high, at = low + 0.5, high + 0.5, at + 3
    if half:
        low, high = low / 2, high / 2
    if unit == "fortnight":
        return 2 * low, 2 * high, "week", at
    return low, high, unit, at


def _number(tokens: Tokens, place: int) -> tuple[float | None, int]:
    """Read one number of at most three digits, or in words."""
    word = tokens.words[place]
    digits = tokens.figures(place, 1, 3)
    if digits is not None:
        tenth = tokens.figures(place + 2, 1, 1)
        if tokens.words[place + 1] == "." and tenth is not None and tokens.glued(place + 1) and tokens.glued(place + 2):
            return digits + tenth / 10, place + 3
        return digits, place + 1
    if word in ("a", "an", "the") and tokens.words[place + 1] == "couple":
        return 2, place + 2 + (tokens.words[place + 2] == "of")
    value = COUNTS.get(word)
    if value is None:
        return None, place
    ones = COUNTS.get(tokens.words[place + 2], 0) if word in TENS and tokens.words[place + 1] == "-" else 0
    return (value + ones, place + 3) if 0 < ones < 10 else (value, place + 1)


def _second(tokens: Tokens, place: int, low: float) -> tuple[float, int]:
    """Read the end of 18 to 24 months."""
    if tokens.words[place] in ("to", "or", "and") or tokens.words[place] in DASHES:
        high, at = _number(tokens, place + 1)
        if high is not None and high > low and tokens.words[place + 1] not in ("a", "an"):
            return high, at
    return low, place


def read_span(tokens: Tokens, place: int) -> Found | None:
    """Read a stretch with the small word before it: in six months, within 40 months, over the next five years."""
    word, at = tokens.words[place], place + 1
    if word not in _WITHIN and word not in _OVER:
        return None
    way: Way | None = "within" if word in _WITHIN else "in" if word == "in" else None
    at, closer = _loose(tokens, at)
    if closer and way == "in":
        way = "within"
    the = tokens.words[at] == "the"
    turn = _turn(tokens.words[at + the])
    if turn is not None:
        return _told(tokens, at + the + 1, turn, bare=tokens.words[at + the] not in NAMED)
    if way is None or the:
        return None
    at, _ = _loose(tokens, at)
    counted = read_count(tokens, at)
    return _finish(tokens, counted, way) if counted else None


def _loose(tokens: Tokens, place: int) -> tuple[int, bool]:
    """Step over "about" and "less than"; the second says that the count is a bound."""
    closer = False
    while True:
        word = tokens.words[place]
        if word in ("less", "more") and tokens.words[place + 1] == "than":
            return place + 2, word == "less"
        if word == "as" and tokens.words[place + 1] == "little":
            return place + 3, False
        if word == "under":
            closer = True
        elif word not in _LOOSE:
            return place, closer
        place += 1


def _turn(word: str) -> Way | None:
    return "within" if word in _AHEAD else "past" if word in _BACK else None


def _told(tokens: Tokens, place: int, way: Way, *, bare: bool) -> Found | None:
    """Read what stands behind "the next": five years; with a small word before it also one year, as a stretch."""
    counted = read_count(tokens, place)
    if counted is not None and tokens.words[place] not in ("a", "an"):
        return Count(counted[0], counted[1], counted[2], way), counted[3]
    unit = tokens.words[place]
    if bare and unit in ("year", "decade") and tokens.words[place + 1] != "'":
        return Count(1, 1, unit, way), place + 1
    return None


def _finish(tokens: Tokens, counted: Counted, way: Way) -> Found | None:
    """Read what may stand behind the unit: time, from now; nothing that counts from another step."""
    low, high, unit, at = counted
    if tokens.words[at] in APOSTROPHES:
        at += 1 + (tokens.words[at + 1] == "s")
        if tokens.words[at] != "time":
            return None
        at += 1
    if tokens.words[at] == "from" and tokens.words[at + 1] in ("now", "today"):
        at += 2
    elif tokens.words[at] in ("of", "after") and tokens.words[at + 1] in ("that", "then"):
        behind = tokens.words[at + 2]
        return None if behind.isalpha() and behind not in _CLOSERS else (Count(low, high, unit, "after"), at + 2)
    elif tokens.words[at] == "thereafter":
        return Count(low, high, unit, "after"), at + 1
    elif tokens.words[at] in _OF_A_STEP:
        return None
    return Count(low, high, unit, way), at


def read_turn(tokens: Tokens, place: int) -> Found | None:
    """Read the next five years, the past 18 months."""
    turn = _turn(tokens.words[place])
    return _told(tokens, place + 1, turn, bare=False) if turn else None


def tell(tokens: Tokens, counted: Counted) -> Found | None:
    """Give a count the words behind it: two years ago, 18 months from now, a month later."""
    low, high, unit, at = counted
    word, then = tokens.words[at], tokens.words[at + 1]
    if word == "ago" or (word == "back" and not then.isalpha()):
        return Count(low, high, unit, "ago"), at + 1
    if (word == "from" and then in ("now", "today")) or word == "hence":
        return Count(low, high, unit, "in"), at + (1 if word == "hence" else 2)
    if word in ("later", "earlier") and then != "than":
        return Count(low, high, unit, "later" if word == "later" else "earlier"), at + 1
    return None
