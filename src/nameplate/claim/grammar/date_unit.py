"""Units of the calendar that are pointed at: last month, next spring, the year after next, year-end."""

from __future__ import annotations

from typing import Final

from nameplate.claim.grammar.calendar import SEASONS
from nameplate.claim.grammar.date_compound import Part, Within
from nameplate.claim.grammar.date_length import Rest
from nameplate.claim.grammar.date_name import month_at
from nameplate.claim.grammar.date_node import Closing, Cycle, Node, Step, Weekday
from nameplate.claim.grammar.date_token import DASHES, Tokens
from nameplate.claim.grammar.date_until import read_year_to
from nameplate.claim.grammar.date_word import NAMED, STEPS, WEEKDAYS
from nameplate.claim.grammar.date_year import Found, read_year

_FISCAL: Final = frozenset({"fiscal", "financial"})
_THE: Final = frozenset({"week", "month", "quarter", "half", "year", "decade"})
_ENDED: Final = ("year", "month", "quarter", "half", "week", "decade")


def read_step(tokens: Tokens, place: int) -> Found | None:
    """Read this quarter, last March, next spring, next Tuesday, the same month.

    Examples
    --------
    >>> from nameplate.claim.grammar.date_when import When
    >>> from nameplate.quantity import Period
    >>> node, _ = read_step(Tokens("last March"), 0)
    >>> node.period(When(Period.from_iso("2025-07-03"))).iso()
    '2025-03'
    """
    word, at = tokens.words[place], place + 1
    if word == "this" and tokens.words[at] in ("coming", "past"):
        word, at = tokens.words[at], at + 1
    at += tokens.words[at] in ("calendar", "full")
    step, named, unit = STEPS.get(word), NAMED.get(word), tokens.words[at]
    if named is not None:
        return _named(unit, named, at + 1)
    node = _stepped(tokens, at, step) if step is not None else None
    return (node, at + 1) if node else None


def _stepped(tokens: Tokens, place: int, step: int) -> Node | None:
    """Return what a unit means behind this, last or next."""
    unit = tokens.words[place]
    if unit in ("week", "month", "quarter", "half"):
        return Step(unit, step)
    if unit in SEASONS:
        return Cycle("season", unit, step=step)
    if not tokens.capital(place):
        return Step("day", 0) if step == 0 and unit in ("morning", "afternoon", "evening") else None
    if unit in WEEKDAYS:
        return Weekday(WEEKDAYS[unit], step or None, None if step else 0)
    month = month_at(tokens, place)
    return Cycle("month", month, step=step) if month is not None else None


def _named(unit: str, step: int, end: int) -> Found | None:
    """Read that month, the same day, the following quarter, that summer."""
    if unit in ("day", "week", "month", "quarter", "half"):
        return Step(unit, step, "named"), end
    if unit in SEASONS and step == 0:
        return Within(Cycle("season", unit), Step("year", 0, "named")), end
    return None


def read_unit(tokens: Tokens, place: int, inside: bool, inner: object = None) -> Found | None:
    """Read a date that begins with the name of a unit: year-end 2026, the month after next, the year to June.

    Parameters
    ----------
    tokens : Tokens
        A sentence.
    place : int
        The unit.
    inside : bool
        It stands in a longer date, where "the year" alone means something: by the end of the year.
    inner : object
        Of no matter here; what parts have that reads their whole.
    """
    found = (
        _ended(tokens, place)
        or read_year_to(tokens, place)
        or _after_next(tokens, place)
        or _to_date(tokens, place)
        or _of_results(tokens, place)
    )
    if found is not None or not inside:
        return found
    unit, at = tokens.words[place], place + 1
    if unit in _FISCAL and tokens.words[at] == "year":
        return Step("year", 0, fiscal=True), at + 1
    return (_the(unit), at) if unit in _THE else None


def _the(unit: str) -> Step:
    """Return the year that is being spoken of, or this quarter, month or week."""
    return Step(unit, 0, "the" if unit == "year" else "today")


def _after_next(tokens: Tokens, place: int) -> Found | None:
    """Read the month after next, the year before last, the day after tomorrow, the year before."""
    unit, word, then = tokens.words[place : place + 3]
    step = {"before": -1, "earlier": -1, "after": 1}.get(word)
    if step is None:
        return None
    if (unit in _THE and then in ("next", "last")) or (unit == "day" and then in ("tomorrow", "yesterday")):
        return (Step(unit, 2 * step), place + 3) if (then in ("next", "tomorrow")) == (step > 0) else None
    return (Step("year", step, "named"), place + 2) if unit == "year" and not then.isalnum() else None


def _to_date(tokens: Tokens, place: int) -> Found | None:
    """Read year-to-date, and "the year is out"."""
    unit, at = tokens.words[place], place + 1
    if unit in _THE and tokens.words[at] == "is" and tokens.words[at + 1] in ("out", "over", "up"):
        return Part("end", _the(unit)), at + 2
    if unit != "year":
        return None
    for words in (["to", "date"], ["-", "to", "-", "date"]):
        if tokens.words[at : at + len(words)] == words:
            return Rest(Step("year", 0), ahead=False), at + len(words)
    return None


def _of_results(tokens: Tokens, place: int) -> Found | None:
    """Read the quarter or the half-year of which a company tells its results: "sales in the quarter"."""
    unit, at = tokens.words[place], place + 1
    if tokens.words[place - 1] != "the" or tokens.words[place - 2] not in ("in", "for", "during", "over"):
        return None
    if unit == "half" and tokens.words[at] == "-" and tokens.words[at + 1] == "year":
        at += 2
    elif unit != "quarter":
        return None
    return None if tokens.words[at] in ("of", "century", "-") else (Closing(unit), at)


def _ended(tokens: Tokens, place: int) -> Found | None:
    """Read year-end, year end 2026, the year's end, month-end."""
    unit, at = tokens.words[place], place + 1
    if unit not in _ENDED:
        return None
    if tokens.words[at] in ("'", "’") and tokens.words[at + 1] == "s":
        at += 2
    at += tokens.words[at] in DASHES
    if tokens.words[at] != "end" or tokens.words[at + 1] in ("of", "-"):
        return None
    named = read_year(tokens, at + 1) if unit == "year" else None
    if named is not None:
        return Part("end", named[0]), named[1]
    closing = unit in ("year", "quarter", "half")
    return Part("end", Closing(unit) if closing else Step(unit, 0)), at + 1


def read_new_year(tokens: Tokens, place: int) -> Found | None:
    """Read "in the new year", and New Year as its first day."""
    if tokens.words[place + 1] != "year":
        return None
    if tokens.words[place - 1] == "the":
        return Part("early", Step("year", 1)), place + 2
    ours = tokens.capital(place) and tokens.capital(place + 1) and not tokens.capital(place - 1)
    return (Cycle("day", 1, 1), place + 2) if ours else None
