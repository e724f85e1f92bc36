"""What stands before and behind a date: by, since, not before, at the latest, onwards."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_compound import Part
from nameplate.claim.grammar.date_lean import is_moved
from nameplate.claim.grammar.date_length import Count, Rest
from nameplate.claim.grammar.date_node import Cycle, Node
from nameplate.claim.grammar.date_token import APOSTROPHES, Tokens
from nameplate.claim.grammar.date_when import When
from nameplate.quantity import Period
from nameplate.report.wordlist import words

Side = Literal["in", "by", "since", "earliest"]
"""How a date bounds: in it, by then, from then on, or then at the earliest."""
Word = Literal["", "by", "before", "until", "since", "from", "asof", "after", "earliest", "between"]
"""What stands before a date; each has a meaning of its own, see `bounded`."""

_BEFORE: Final[dict[str, tuple[tuple[str, Word], ...]]] = {
    "by": (("by no later than", "by"), ("by", "by")),
    "before": (("before", "before"),),
    "prior": (("prior to", "before"),),
    "pre": (("pre -", "before"),),
    "post": (("post -", "after"),),
    "until": (("until at least", "earliest"), ("until", "until")),
    "till": (("till", "until"),),
    "up": (("up until", "until"), ("up to", "until")),
    "through": (("through to", "until"), ("through", "until")),
    "thru": (("thru", "until"),),
    "no": (("no later than", "by"), ("no earlier than", "earliest"), ("no sooner than", "earliest")),
    "not": (
        ("not later than", "by"), ("not earlier than", "earliest"), ("not sooner than", "earliest"),
        ("not before", "earliest"), ("not until", ""), ("not till", ""),
    ),
    "at": (("at the latest by", "by"), ("at the latest in", "by"), ("at the earliest in", "earliest")),
    "latest": (("latest by", "by"), ("latest in", "by")),
    "on": (("on or before", "by"), ("on or after", "since")),
    "in": (("in or before", "by"),),
    "since": (("since", "since"),),
    "from": (("from as early as", "earliest"), ("from", "from")),
    "effective": (("effective from", "since"), ("effective", "since")),
    "starting": (("starting in", "since"), ("starting from", "since"), ("starting on", "since"), ("starting", "since")),
    "beginning": (
        ("beginning in", "since"), ("beginning from", "since"), ("beginning on", "since"), ("beginning", "since"),
    ),
    "commencing": (("commencing in", "since"), ("commencing on", "since"), ("commencing", "since")),
    "as": (("as early as", "earliest"), ("as soon as", "earliest"), ("as of", "asof"), ("as from", "since")),
    "after": (("after", "after"),),
    "beyond": (("beyond", "after"),),
    "past": (("past", "after"),),
    "between": (("between", "between"),),
}  # fmt: skip
SIDES: Final[dict[str, tuple[tuple[list[str], Word], ...]]] = {
    first: tuple((sequence.split(), word) for sequence, word in entries) for first, entries in _BEFORE.items()
}
"""The words before a date by the first of them, the longer ones first."""
_AFTERWARDS: Final[dict[str, tuple[tuple[str, Word], ...]]] = {
    "at": (("at the latest", "by"), ("at latest", "by"), ("at the earliest", "earliest"), ("at earliest", "earliest")),
    "or": (
        ("or earlier", "by"), ("or sooner", "by"), ("or before", "by"), ("or later", "earliest"),
        ("or beyond", "earliest"), ("or after", "earliest"),
    ),
    "and": (("and beyond", "since"), ("and after", "since"), ("and onwards", "since")),
    "onwards": (("onwards", "since"),),
    "onward": (("onward", "since"),),
}  # fmt: skip
_BEHIND: Final[dict[str, tuple[tuple[list[str], Word], ...]]] = {
    first: tuple((sequence.split(), word) for sequence, word in entries) for first, entries in _AFTERWARDS.items()
}
"""The words behind a date by the first of them."""
LOOSE: Final = frozenset({"around", "about", "circa", "roughly", "approximately", "ca", "probably", "likely"})
"""Words that make a date an estimate."""
_COMPARED: Final = frozenset(
    words(
        "% up down percent cent higher lower more less rise rose increase increased growth grew gain jump jumped drop",
        "dropped fall fell decline declined improvement change data figures letter report images photos imagery",
        "documents statement estimate estimates study survey interview article dating dates dated carried",
    )
)
_LASTS: Final = frozenset(words("run runs ran running lasts extends stretches stretching valid outlook forecast out"))
_LEVELS: Final = frozenset({"level", "levels", "baseline", "figure", "figures", "prices"})
_LOOSER: Final[dict[Word, Word]] = {"after": "", "from": "", "before": "by"}
"""What these mean before a thing that a date only tells apart: the fire of last year came before the end of it."""
_NEGATED: Final[dict[Word, Word]] = {"until": "", "before": "earliest"}
"""What these mean after a "not": not until 2027 is in 2027, not before 2027 is then or later."""
_NOT: Final = frozenset(words("not never cannot unlikely hardly"))
_NEVER: Final[dict[Word, frozenset[str]]] = {"until": _NOT, "before": _NOT | {"no", "neither", "nor"}}


def word_before(tokens: Tokens, place: int) -> tuple[Word, int]:
    """Read what stands before a date, and return it with the place behind it.

    Examples
    --------
    >>> word_before(Tokens("no later than May"), 0), word_before(Tokens("May"), 0)
    (('by', 3), ('', 0))
    """
    for sequence, word in SIDES.get(tokens.words[place], ()):
        end = place + len(sequence)
        if tokens.words[place:end] == sequence:
            return word, end
    return "", place


def word_behind(tokens: Tokens, place: int, before: Word) -> tuple[Word, int]:
    """Read what stands behind a date and bounds it: at the latest, onwards; "on" only after "from".

    Examples
    --------
    >>> word_behind(Tokens("2027 at the latest."), 1, "")
    ('by', 4)
    """
    for sequence, word in _BEHIND.get(tokens.words[place], ()):
        if tokens.words[place : place + len(sequence)] == sequence:
            return word, place + len(sequence)
    if before in ("from", "since") and tokens.words[place] == "on" and not tokens.words[place + 1].isalnum():
        return "since", place + 1
    return before, place


def told_off(tokens: Tokens, place: int, end: int, word: Word) -> Word:
    """Return what a word before a date means where other words stand around it.

    "Runs to 2035" ends then; "not before 2027" is its earliest; "will not start until 2027" and "moved to 2027" are in
    2027; "down from 2024" and "data from 2024" say nothing of what came after.
    """
    if word == "" and tokens.words[place - 1] == "to" and tokens.words[place - 2] in _LASTS:
        return "until"
    if word in _LOOSER and _before_a_noun(tokens, place, end):
        return _LOOSER[word]
    if word in _NEGATED and _said(tokens, place, _NEVER[word]):
        return _NEGATED[word]
    if word in ("until", "from") and is_moved(tokens, place):
        return ""
    if word == "from" and (tokens.words[place - 1] in _COMPARED or tokens.words[end] in _LEVELS):
        return ""
    return word


def _before_a_noun(tokens: Tokens, place: int, end: int) -> bool:
    """Say whether a date only tells which thing is meant: after last year's fire, after the 2023 fire."""
    if tokens.words[end] in APOSTROPHES and tokens.words[end + 1] == "s":
        return True
    if not tokens.words[end].isalpha():
        return False
    hyphened = tokens.words[end - 1] in ("quarter", "half") and tokens.words[end - 2] == "-"
    return hyphened or (tokens.words[end - 2] == "the" and tokens.year(end - 1) is not None and end - place == 3)


def _said(tokens: Tokens, place: int, words: frozenset[str]) -> bool:
    """Say whether one of some words, or n't, stands before a date in its clause."""
    for at in range(place - 1, max(-1, place - 11), -1):
        word = tokens.words[at]
        if word in (".", ";", ":", ",", "but"):
            return False
        if word in words or (word == "t" and tokens.words[at - 1] in APOSTROPHES):
            return True
    return False


def bounded(node: Node, period: Period, word: Word, when: When) -> tuple[Period, Side]:
    """Return the interval that a date means with the word before it.

    Parameters
    ----------
    node : Node
        The date.
    period : Period
        Its days.
    word : str
        What stands before it.
    when : When
        From where it is counted.

    Examples
    --------
    >>> from nameplate.claim.grammar.date_node import Fixed
    >>> year = calendar.year(2027)
    >>> [bounded(Fixed(year), year, word, When(None))[0].iso() for word in ("by", "before", "from", "after", "")]
    ['../2027-12', '../2026-12', '2027/..', '2028/..', '2027']
    """
    start, end = calendar.closed(period)
    if word in ("", "between") or (word == "asof" and when.days and start <= when.days[1]):
        return period, "in"
    if word == "after":
        first = _edges(node, period)[0] if _is_middle(node) else calendar.shift(end, "day", 1)
        return Period(first, None), "since"
    if word in ("since", "from", "asof", "earliest"):
        return Period(_edges(node, period)[0], None), "earliest" if word == "earliest" else "since"
    if word == "before" and not _is_soft(node):
        return Period(None, calendar.shift(start, "day", -1)), "by"
    return Period(None, _edges(node, period)[1]), "by"


def _is_middle(node: Node) -> bool:
    """Say whether a date is the middle of a stretch, or the turn of a year."""
    if isinstance(node, Cycle):
        return node.unit == "turn"
    return isinstance(node, Part) and node.name in ("mid", "turn")


def _is_soft(node: Node) -> bool:
    """Say whether "before" a date is not before it begins: before mid-2027, before the end of 2027."""
    if isinstance(node, Part):
        return node.name not in ("early", "beginning")
    return isinstance(node, Count | Rest) or _is_middle(node)


def _edges(node: Node, period: Period) -> tuple[date, date]:
    """Return the day from which "from" lasts, and that up to which "by" does.

    "By mid-2027" is by the end of June, though mid-2027 lasts from May to August; "by the beginning of 2027" is by the
    end of its first month, and "from the end of 2027" from its last one.
    """
    start, end = calendar.closed(period)
    if _is_middle(node):
        first, second = (calendar.share(period, number, 2) for number in (1, 2))
        return calendar.closed(second)[0], calendar.closed(first)[1]
    name = node.name if isinstance(node, Part) else ""
    if name == "beginning":
        return start, min(end, calendar.closed(calendar.month(start.year, start.month))[1])
    return (max(start, end.replace(day=1)), end) if name == "end" else (start, end)
