"""Stretches that end with a day or a month, read from the words: the year to June, the nine months to September."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.calendar import closed, year
from nameplate.claim.grammar.date_compound import Within
from nameplate.claim.grammar.date_count import read_count, tell
from nameplate.claim.grammar.date_length import Until
from nameplate.claim.grammar.date_name import read_day, read_month
from nameplate.claim.grammar.date_node import Cycle, Fixed, Node
from nameplate.claim.grammar.date_token import Tokens
from nameplate.claim.grammar.date_year import Found

_FISCAL: Final = frozenset({"fiscal", "financial"})
_ENDS: Final = frozenset({"to", "ending", "ended", "end", "through", "until"})


def read_counted(tokens: Tokens, place: int) -> Found | None:
    """Read the nine months ended 30 September 2025, two years ago, 18 months from now, a month later."""
    counted = read_count(tokens, place)
    if counted is None:
        return None
    low, high, unit, at = counted
    if low == high == int(low):
        found = _up_to(tokens, at, int(low), unit)
        if found is not None:
            return found
    return tell(tokens, counted)


def read_year_to(tokens: Tokens, place: int) -> Found | None:
    """Read the year to June, the financial year ending March 2026.

    Examples
    --------
    >>> from nameplate.claim.grammar.date_when import When
    >>> node, _ = read_year_to(Tokens("year to June 2025"), 0)
    >>> node.period(When(None)).iso()
    '2024-07/2025-06'
    """
    at = place + (tokens.words[place] in _FISCAL)
    if tokens.words[at] == "week":
        return _up_to(tokens, at + 1, 1, "week")
    if tokens.words[at] not in ("year", "quarter", "half"):
        return None
    months = {"year": 12, "quarter": 3, "half": 6}[tokens.words[at]]
    return _up_to(tokens, at + 1, months, "month")


def _up_to(tokens: Tokens, place: int, count: int, unit: str) -> Found | None:
    if tokens.words[place] not in _ENDS:
        return None
    at = place + 1
    at += tokens.words[at] in ("on", "in")
    at += tokens.words[at] == "the"
    at += tokens.words[at] == "end" and tokens.words[at + 1] in ("of", "-")
    at += tokens.words[at] in ("of", "-")
    last = read_day(tokens, at) or read_month(tokens, at)
    number = tokens.year(at) if unit == "year" and count > 1 else None
    if number is not None:
        return Until(count, unit, Fixed(year(number))), at + 1
    if last is None or not _short(last[0]):
        return None
    return Until(count, unit, last[0]), last[1]


def _short(node: Node) -> bool:
    """Say whether a node is a day or a month, at which a year can end."""
    if isinstance(node, Within):
        node = node.cycle
    if isinstance(node, Fixed) and node.days is not None:
        start, end = closed(node.days)
        return (end - start).days < 31
    return isinstance(node, Cycle)
