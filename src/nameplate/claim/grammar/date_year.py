"""Years and what stands for one, read from the words: 2027, '27, 2026/27, FY26, next year, the 2030s."""

from __future__ import annotations

from datetime import date
from typing import Final

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_node import Fiscal, Fixed, Node, Step
from nameplate.claim.grammar.date_token import APOSTROPHES, DASHES, Tokens
from nameplate.claim.grammar.date_word import NAMED, STEPS
from nameplate.quantity import Period

Found = tuple[Node, int]
"""A node, and the place behind its last token."""

_WHOLE: Final = frozenset({"calendar", "full", "whole", "entire"})
_FISCAL: Final = frozenset({"fiscal", "financial"})
_LONGEST: Final = 60
"""Years of the longest interval that is believed."""
_ESTIMATE: Final = frozenset("EFA")
"""Letters behind FY26 that mark an estimate, a forecast or an actual figure."""


def read_year(tokens: Tokens, place: int) -> Found | None:
    """Read a year, or what stands for one, that begins at a token.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    place : int
        The first token; a "the" before it is left to the caller.

    Examples
    --------
    >>> from nameplate.claim.grammar.date_when import When
    >>> for text in ("2027", "'27", "2026/27", "FY2026", "the 2030s"):
    ...     node, end = read_year(Tokens(text), text.startswith("the"))
    ...     print(node.period(When(None)).iso(), end)
    2027 1
    2027 2
    2026/2027 3
    2026 2
    2030/2039 3
    """
    word = tokens.words[place]
    if word[:1].isdigit() or word in APOSTROPHES:
        return _figures(tokens, place)
    if word in ("fy", "cy"):
        return _short_fiscal(tokens, place)
    if word in _FISCAL or word in _WHOLE or word in ("year", "years"):
        return _long_fiscal(tokens, place)
    return _relative(tokens, place)


def plain_year(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Read 2027 or '27, and return the number and the place behind it."""
    number = tokens.year(place)
    if number is not None:
        return None if _goes_on(tokens, place + 1) else (number, place + 1)
    short = tokens.figures(place + 1, 2, 2) if tokens.words[place] in APOSTROPHES else None
    if short is None or not tokens.glued(place + 1) or _goes_on(tokens, place + 2):
        return None
    return century(short), place + 2


def century(short: int) -> int:
    """Return the year that two digits mean: 1970 to 2069.

    Examples
    --------
    >>> century(27), century(98)
    (2027, 1998)
    """
    return short + (1900 if short >= 70 else 2000)


def _goes_on(tokens: Tokens, place: int) -> bool:
    """Say whether figures or letters follow at once, as in 2024.5, 2024x or 2027%."""
    if not tokens.glued(place):
        return False
    word, behind = tokens.words[place], tokens.words[place + 1]
    if word in (".", ",", "/") and tokens.glued(place + 1):
        return behind.isdecimal() or (word == "/" and behind.isalpha() and len(behind) < 3)
    return word.isalnum() or word in ("%", "_")


def _figures(tokens: Tokens, place: int) -> Found | None:
    number = tokens.year(place)
    if number is not None and not tokens.glued(place + 1) and tokens.words[place + 1] not in DASHES:
        return Fixed(calendar.year(number)), place + 1
    decade = _decade(tokens, place)
    if decade is not None:
        return decade
    last = _second(tokens, place + 1, number) if number is not None else None
    if number is not None and last is not None:
        return _years(number, *last)
    plain = plain_year(tokens, place)
    return (Fixed(calendar.year(plain[0])), plain[1]) if plain else None


def _decade(tokens: Tokens, place: int) -> Found | None:
    """Read the 2030s or the '90s."""
    number, after = tokens.year(place), place + 1
    if number is None and tokens.words[place] in APOSTROPHES:
        short, after = tokens.figures(after, 2, 2), after + 1
        number = None if short is None else century(short)
    if number is None or number % 10 or tokens.words[after] != "s" or not tokens.glued(after):
        return None
    return Fixed(Period(date(number, 1, 1), date(number + 9, 12, 31))), after + 1


def _second(tokens: Tokens, mark: int, first: int) -> tuple[int, int] | None:
    """Read the end of 2026/27 or 2026-2027, and return it with the place behind."""
    if tokens.words[mark] not in DASHES and tokens.words[mark] != "/":
        return None
    four, short = tokens.year(mark + 1), tokens.figures(mark + 1, 2, 2)
    if four is None and (short is None or not (tokens.glued(mark) and tokens.glued(mark + 1))):
        return None
    last = four if four is not None else first // 100 * 100 + (short or 0)
    behind = tokens.words[mark + 2] if tokens.glued(mark + 2) else ""
    more = (behind in ("/", "-") and tokens.glued(mark + 3)) or _goes_on(tokens, mark + 2)
    most = _LONGEST if tokens.words[mark] != "/" else _LONGEST // 4
    return (last, mark + 2) if first < last <= first + most and not more else None


def _years(first: int, last: int, end: int) -> Found:
    if last == first + 1:
        return Fiscal(last, first), end
    return Fixed(Period(date(first, 1, 1), date(last, 12, 31))), end


def _short_fiscal(tokens: Tokens, place: int) -> Found | None:
    """Read FY26, FY 2026, FY2025-26 and CY25."""
    at = place + 1
    if tokens.words[at] in APOSTROPHES:
        at += 1
    short, number = tokens.figures(at, 2, 2), tokens.year(at)
    number = century(short) if short is not None else number
    if number is None or not tokens.written(place).isupper():
        return None
    if tokens.words[place] == "cy":
        return Fixed(calendar.year(number)), at + 1
    last = _second(tokens, at + 1, number)
    if last is not None and last[0] == number + 1:
        return Fiscal(number + 1, number), last[1]
    return Fiscal(number), at + 1 + is_estimate(tokens, at + 1)


def is_estimate(tokens: Tokens, place: int) -> bool:
    """Say whether the E of FY26E stands at a place."""
    return tokens.glued(place) and tokens.written(place) in _ESTIMATE


def _long_fiscal(tokens: Tokens, place: int) -> Found | None:
    """Read fiscal 2026, financial year 2025-26, calendar year 2026, the year 2027."""
    fiscal = tokens.words[place] in _FISCAL
    at = place + (tokens.words[place] not in ("year", "years"))
    at += tokens.words[at] in ("year", "years")
    found = _figures(tokens, at)
    short = tokens.figures(at, 2, 2)
    if found is None and fiscal and short is not None and not _goes_on(tokens, at + 1):
        found = Fixed(calendar.year(century(short))), at + 1
    if found is None:
        return None
    node, end = found
    years = node.days if isinstance(node, Fixed) else None
    if fiscal and years is not None and years.end is not None:
        return Fiscal(years.end.year), end
    return found


def _relative(tokens: Tokens, place: int) -> Found | None:
    """Read this year, the next financial year, that year, next decade."""
    word, at = tokens.words[place], place + 1
    if word == "this" and tokens.words[at] in ("coming", "past"):
        word, at = tokens.words[at], at + 1
    named, step = NAMED.get(word), STEPS.get(word)
    if named is None and step is None:
        return None
    fiscal = tokens.words[at] in _FISCAL
    at += fiscal or tokens.words[at] in _WHOLE
    unit = tokens.words[at]
    if unit not in ("year", "decade"):
        if not fiscal:
            return None
        unit, at = "year", at - 1  # "this fiscal"
    if named is not None:
        return Step(unit, named, "named", fiscal), at + 1
    return Step(unit, step or 0, fiscal=fiscal), at + 1
