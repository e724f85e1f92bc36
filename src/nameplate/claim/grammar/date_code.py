"""Quarters and halves, read from the words: Q3 FY26, 2H26, III quarter of 2026, the third quarter."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.calendar import year
from nameplate.claim.grammar.date_compound import Between, Part, Within
from nameplate.claim.grammar.date_length import Rest
from nameplate.claim.grammar.date_node import Cycle, Fiscal, Fixed, Node
from nameplate.claim.grammar.date_token import APOSTROPHES, DASHES, Tokens
from nameplate.claim.grammar.date_word import ORDINALS, ROMAN
from nameplate.claim.grammar.date_year import Found, century, is_estimate, read_year

_SHARES: Final = {"quarter": ("quarter", 4), "quarters": ("quarter", 4), "half": ("half", 2), "halves": ("half", 2)}
_LETTERS: Final = {"q": ("quarter", 4), "h": ("half", 2)}
_AFTER_YEAR: Final = APOSTROPHES | DASHES | frozenset((*ORDINALS, "q", "h", "so", "is", "i", "ii", "iii", "iv"))
_FISCAL: Final = frozenset({"fiscal", "financial", "calendar"})


def read_code(tokens: Tokens, place: int) -> Found | None:
    """Read Q3, H1 FY27, 2H26, 3Q25, Q3/2026, Q4'25.

    Examples
    --------
    >>> from nameplate.claim.grammar.date_when import When
    >>> for text in ("Q3 FY26", "2H26", "Q4'25"):
    ...     print(read_code(Tokens(text), 0)[0].period(When(None)).iso())
    2026-07/2026-09
    2026-07/2026-12
    2025-10/2025-12
    """
    before = tokens.words[place].isdigit()
    letter, figure = (place + 1, place) if before else (place, place + 1)
    word = tokens.words[letter]
    share, number = _LETTERS.get(word[:1]), tokens.figures(figure, 1, 1)
    if share is None or number is None or not tokens.glued(place + 1) or not 1 <= number <= share[1]:
        return None
    cycle, at = Cycle(share[0], number), place + 2
    if len(word) > 1:
        return _fiscal_code(tokens, at, word, cycle) if before else None
    short = tokens.figures(at, 2, 2)
    if before and short is not None and tokens.glued(at):
        return Within(cycle, Fixed(year(century(short)))), at + 1 + is_estimate(tokens, at + 1)
    if tokens.glued(at) and tokens.words[at].isalnum() and tokens.words[at] not in ("fy", "cy"):
        return None
    behind = year_behind(tokens, at)
    if behind is not None:
        return Within(cycle, behind[0]), behind[1]
    return (cycle, at) if tokens.written(letter).isupper() else None


def _fiscal_code(tokens: Tokens, place: int, letters: str, cycle: Cycle) -> Found | None:
    """Read the year of 2HFY26."""
    short, number = tokens.figures(place, 2, 2), tokens.year(place)
    number = century(short) if short is not None else number
    if number is None or letters[1:] != "fy" or not tokens.glued(place):
        return None
    return Within(cycle, Fiscal(number)), place + 1 + is_estimate(tokens, place + 1)


def year_behind(tokens: Tokens, place: int) -> Found | None:
    """Read the year that belongs to a quarter or a half: "of 2026", "FY26", "this year", "/2026"."""
    word, at = tokens.words[place], place
    mark = word in DASHES or word in (",", "/")
    if mark or word in ("of", "in", "for"):
        at += 1
    short = tokens.figures(at, 2, 2)
    if short is not None and word == "/" and tokens.glued(at) and short >= 20:
        return Fixed(year(century(short))), at + 1
    at += tokens.words[at] == "the"
    found = read_year(tokens, at)
    if found is None or (mark and not (tokens.words[at][:1].isdigit() or tokens.words[at] == "fy")):
        return None
    return found


def ordinal_at(tokens: Tokens, place: int) -> tuple[int, int] | None:
    """Read first, 3rd, last or IV, and return the number and the place behind it; -1 is the last."""
    number = ORDINALS.get(tokens.words[place])
    if number is not None:
        return number, place + 1
    number = tokens.figures(place)
    if number is not None:
        ending = tokens.words[place + 1] in ("st", "nd", "rd", "th") and tokens.glued(place + 1)
        return (number, place + 2) if ending else None
    roman = ROMAN.get(tokens.written(place))
    unit = tokens.words[place + 1] in _SHARES
    return (roman, place + 1) if roman and unit else None


def share_at(tokens: Tokens, place: int) -> tuple[list[Cycle], int] | None:
    """Read which share is meant: third quarter, second-half, first and second quarters; its year is not read.

    Examples
    --------
    >>> [cycle.number for cycle in share_at(Tokens("first and second quarters"), 0)[0]]
    [1, 2]
    """
    first = ordinal_at(tokens, place)
    if first is None:
        return None
    numbers, at = [first[0]], first[1]
    if tokens.words[at] in ("and", "or", "to") or tokens.words[at] in DASHES:
        second = ordinal_at(tokens, at + 1)
        if second is not None:
            numbers, at = [*numbers, second[0]], second[1]
    at += tokens.words[at] == "-"
    at += tokens.words[at] in _FISCAL
    unit = _SHARES.get(tokens.words[at])
    if unit is None:
        return None
    name, count = unit
    numbers = [count if number == -1 else number for number in numbers]
    if not all(1 <= number <= count for number in numbers) or numbers != sorted(numbers):
        return None
    at += 1
    if name == "half" and tokens.words[at] == "-" and tokens.words[at + 1] == "year":
        at += 2
    elif name == "half" and tokens.words[at] == "year":
        at += 1
    return [Cycle(name, number) for number in numbers], at


def within(cycles: list[Cycle], whole: Node | None) -> Node:
    """Put one share, or an interval of two, into the year that they belong to."""
    parts: list[Node] = [Within(cycle, whole) if whole else cycle for cycle in cycles]
    return parts[0] if len(parts) == 1 else Between(parts[0], parts[1])


def read_quarter_name(tokens: Tokens, place: int) -> Found | None:
    """Read quarter 3 of 2026, and a bare half-year 2026."""
    number = tokens.figures(place + 1, 1, 1) or ROMAN.get(tokens.written(place + 1))
    if tokens.words[place] != "quarter" or number is None or not 1 <= number <= 4:
        return None
    behind = year_behind(tokens, place + 2)
    return (Within(Cycle("quarter", number), behind[0]), behind[1]) if behind else None


def is_possessive(tokens: Tokens, place: int) -> bool:
    """Say whether 's stands at a place."""
    return tokens.words[place] in APOSTROPHES and tokens.words[place + 1] == "s" and tokens.glued(place + 1)


def read_year_phrase(tokens: Tokens, place: int) -> Found | None:
    """Read a year with what may stand behind it: next year's third quarter, 2026 Q3, 2026-end, this year so far."""
    found = read_year(tokens, place)
    if found is None:
        return None
    year, at = found
    if tokens.words[at] not in _AFTER_YEAR and not tokens.words[at].isdecimal():
        return found
    behind = at + 2 if is_possessive(tokens, at) else at + (tokens.words[at] in DASHES)
    shares = share_at(tokens, behind)
    if shares is not None:
        return within(shares[0], year), shares[1]
    code = read_code(tokens, behind)
    if code is not None and isinstance(code[0], Cycle):
        return Within(code[0], year), code[1]
    return _closed_year(tokens, year, at, behind) or found


def _closed_year(tokens: Tokens, year: Node, place: int, behind: int) -> Found | None:
    """Read what makes a part of a year: next year's end, 2026-end, "2026 is out", this year so far."""
    words = tokens.words
    if words[behind] == "end" and behind > place and words[behind + 1] != "-":
        return Part("end", year), behind + 1
    if words[place] == "is" and words[place + 1] in ("out", "over"):
        return Part("end", year), place + 2
    return (Rest(year, ahead=False), place + 2) if words[place : place + 2] == ["so", "far"] else None
