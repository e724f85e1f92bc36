"""Days, months and seasons by their names, read from the words: 3 July 2025, mid-May's May, summer of 2027."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.calendar import SEASONS
from nameplate.claim.grammar.date_compound import Between, Part, Within
from nameplate.claim.grammar.date_node import Cycle, Fixed, Node, Weekday
from nameplate.claim.grammar.date_token import APOSTROPHES, DASHES, Tokens
from nameplate.claim.grammar.date_word import STEPS, WEEKDAYS
from nameplate.claim.grammar.date_year import Found, century, plain_year, read_year
from nameplate.quantity import Period
from nameplate.report.dateline import MONTHS

_WORDS_TOO: Final = frozenset({"may", "march", "mar", "jan", "sep", "dec", "august"})
"""Names of months that mean something else without a capital."""
_NUMERIC: Final = re.compile(
    r"(?P<iso>[12]\d{3}-\d{2}-\d{2}|[12]\d{3}/\d{2}/\d{2})(?![\d/-])"
    r"|(?P<quarter>(?:19|20)\d{2}[-/]?[QHqh][1-4])(?!\w)"
    r"|(?P<month>(?:19|20)\d{2}-(?:0[1-9]|1[0-2]))(?![\d-])"
    r"|(?P<dots>\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})(?![\d]|\.\d)"
    r"|(?P<slashes>\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d{2})(?![\d/-])"
    r"|(?P<slash>(?:0[1-9]|1[0-2])/(?:19|20)\d{2})(?![\d/-])"
)
_NO_PLURAL: Final = frozenset(
    {"does", "plus", "says", "this", "thus", "versus", "less", "across", "towards", "onwards"}
)


def read_numeric(tokens: Tokens, place: int) -> Found | None:
    """Read a date all in figures: 2025-07-03, 03.07.2025, 13/7/2025, 2025-07, 2026-Q3.

    The days of 3/7/2025 cannot be told, since it may be in July or in March.

    Examples
    --------
    >>> [read_numeric(Tokens(text), 0)[0].days for text in ("3/7/2025", "31.02.2025")]
    [None, None]
    >>> read_numeric(Tokens("13/7/2025"), 0)[0].days.iso()
    '2025-07-13'
    """
    if not tokens.glued(place + 1):
        return None
    match = _NUMERIC.match(tokens.text, tokens.starts[place])
    if match is None:
        return None
    figures = [int(part) for part in re.findall(r"\d+", match.group())]
    node = _numeric(match, *figures)
    return (node, tokens.place_at(match.end(), place)) if node else None


def _numeric(match: re.Match[str], first: int, second: int, third: int = 0) -> Fixed | None:
    if match["quarter"]:
        unit, count = ("quarter", 4) if "Q" in match.group().upper() else ("half", 2)
        return Fixed(Cycle(unit, second).at(first)) if second <= count else None
    if not third:
        return Fixed(calendar.month(first, second) if match["month"] else calendar.month(second, first))
    if match["iso"]:
        return day_of(first, second, third)
    if match["dots"] or first == second or first > 12:
        return day_of(third, second, first)
    return day_of(third, first, second) if second > 12 else Fixed(None)


def day_of(year: int, month: int, day: int) -> Fixed:
    """Return a day; without days where it is not in the calendar."""
    try:
        one = date(year, month, day)
    except ValueError:
        return Fixed(None)
    return Fixed(Period(one, one))


def month_at(tokens: Tokens, place: int) -> int | None:
    """Return the number of the month that a token names."""
    word = tokens.words[place]
    number = MONTHS.get(word)
    return number if number is None or word not in _WORDS_TOO or tokens.capital(place) else None


def _after_month(tokens: Tokens, place: int) -> int:
    """Step over the point of "Sept. 2026", which ends no sentence."""
    short = tokens.words[place] == "." and tokens.glued(place) and len(tokens.words[place - 1]) <= 4
    follows = tokens.words[place + 1]
    return place + 1 if short and (follows[:1].isdigit() or follows in APOSTROPHES) else place


def _its_year(tokens: Tokens, place: int) -> tuple[int | Node, int] | None:
    """Read the year behind a month or a day: 2026, '26, "of next year", "that year"."""
    at = place + (tokens.words[place] in (",", "of") or tokens.words[place] == "in")
    if at == place and tokens.words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    plain = plain_year(tokens, at)
    if plain is not None:
        return plain
    if at != place and tokens.words[place] != "of":
        return None
    found = read_year(tokens, at + (tokens.words[at] == "the"))
    if found is None or tokens.words[found[1] - 1] != "year":
        return None
    return found


def _dated(cycle: Cycle, tokens: Tokens, place: int) -> Found:
    """Give a month or a day the year that stands behind it."""
    found = _its_year(tokens, place)
    if found is None:
        return cycle, place - (tokens.words[place - 1] == ".")
    year, end = found
    if not isinstance(year, int):
        return Within(cycle, year), end
    return Fixed(cycle.at(year)), end


def read_day(tokens: Tokens, place: int) -> Found | None:
    """Read 3 July 2025, the 1st of May, 3-5 July, 3-Jul-2025."""
    day, at = _day(tokens, place)
    if day is None:
        return None
    first = None
    if tokens.words[at] in DASHES or tokens.words[at] in ("to", "and", "or"):
        second, after = _day(tokens, at + 1)
        if second is not None and second > day:
            first, day, at = day, second, after
    at += tokens.words[at] == "of"
    at += tokens.words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1)
    month = month_at(tokens, at)
    if month is None:
        return None
    last, end = _dated(Cycle("day", month, day), tokens, _after_month(tokens, at + 1))
    return (Between(Cycle("day", month, first), last), end) if first else (last, end)


def _day(tokens: Tokens, place: int) -> tuple[int | None, int]:
    day = tokens.figures(place)
    if day is None or not 1 <= day <= 31:
        return None, place
    ending = tokens.words[place + 1] in ("st", "nd", "rd", "th") and tokens.glued(place + 1)
    return day, place + 1 + ending


def read_month(tokens: Tokens, place: int) -> Found | None:
    """Read July 3, 2025, July 2025, July next year, July; also March-end and Dec-26."""
    month = MONTHS.get(tokens.words[place])
    at = _after_month(tokens, place + 1)
    if month is None or (month_at(tokens, place) is None and plain_year(tokens, at) is None):
        return None  # "they may march"
    cycle = Cycle("month", month)
    ended = _ended_quarter(tokens, at, month)
    if ended is not None:
        return ended
    if tokens.words[at + 1] == "end" and tokens.words[at] in DASHES:
        node, end = _dated(cycle, tokens, at + 2)
        return Part("end", node), end
    short = tokens.figures(at + 1, 2, 2) if tokens.words[at] == "-" and tokens.glued(at + 1) else None
    if short is not None and 20 <= short < 50 and tokens.glued(at) and len(tokens.words[place]) <= 4:
        return Fixed(cycle.at(century(short))), at + 2
    return _month_day(tokens, at, month) or _dated(cycle, tokens, at)


def _ended_quarter(tokens: Tokens, place: int, month: int) -> Found | None:
    """Read the June quarter of 2026, which ends with June, and the December half."""
    unit = tokens.words[place]
    size = {"quarter": 3, "half": 6}.get(unit)
    if size is None or month % size:
        return None
    return _dated(Cycle(unit, month // size), tokens, place + 1)


def _month_day(tokens: Tokens, place: int, month: int) -> Found | None:
    """Read the day of July 3 or July 3-5, 2025; not in "in March 25 machines were delivered"."""
    day, at = _day(tokens, place)
    if day is None:
        return None
    first = None
    if tokens.words[at] in DASHES or tokens.words[at] in ("to", "and"):
        second, after = _day(tokens, at + 1)
        if second is not None and second > day and not month_at(tokens, after):
            first, day, at = day, second, after
    behind = tokens.words[at]
    if (tokens.glued(at) and (behind.isalnum() or behind in "%/")) or (behind in (".", ",") and tokens.glued(at + 1)):
        return None
    last, end = _dated(Cycle("day", month, day), tokens, at)
    if end == at and is_plural(tokens, at):
        return None
    return (Between(Cycle("day", month, first), last), end) if first else (last, end)


def is_plural(tokens: Tokens, place: int) -> bool:
    """Say whether a word looks like a counted thing: people, machines, MW, million."""
    word = tokens.words[place]
    if word in ("people", "men", "women", "staff", "million", "billion", "percent", "per", "mw", "gw", "km", "t", "kg"):
        return True
    return len(word) > 3 and word.endswith("s") and not tokens.capital(place) and word not in _NO_PLURAL


def read_weekday(tokens: Tokens, place: int) -> Found | None:
    """Read Tuesday, and Thursday, 3 July as the day that it is."""
    number = WEEKDAYS.get(tokens.words[place])
    if number is None or not tokens.capital(place):
        return None
    week = _week_of(tokens, place + 1, number)
    if week is not None:
        return week
    at = place + 1 + (tokens.words[place + 1] == ",")
    at += tokens.words[at] == "the"
    day = read_day(tokens, at) or read_month(tokens, at)
    if day is not None and tokens.figures(at, 1, 2) is None and tokens.figures(at + 1, 1, 2) is None:
        day = None
    return day or (Weekday(number), place + 1)


def _week_of(tokens: Tokens, place: int, number: int) -> Found | None:
    """Read what stands behind Monday: of next week, and Tuesday of next week."""
    at, last = place, number
    if tokens.words[at] in ("and", "or", "to", "through") and tokens.words[at + 1] in WEEKDAYS:
        at, last = at + 2, WEEKDAYS[tokens.words[at + 1]]
    at += tokens.words[at] == "of"
    step = STEPS.get(tokens.words[at])
    if step is None or tokens.words[at + 1] != "week":
        return None
    first, second = Weekday(number, week=step), Weekday(last, week=step)
    return (Between(first, second) if number < last else first), at + 2


def read_season(tokens: Tokens, place: int) -> Found | None:
    """Read the summer of 2027, spring '26, winter 2026/27, autumn next year, summer."""
    name = tokens.words[place]
    if name not in SEASONS:
        return None
    cycle = Cycle("season", name)
    at = place + 1 + (tokens.words[place + 1] in ("of", "in", ","))
    found = read_year(tokens, at + (tokens.words[at] == "the"))
    if found is None or tokens.words[at] == "year":
        return cycle, place + 1
    return Within(cycle, found[0]), found[1]
