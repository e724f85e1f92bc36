"""One way through the words of a sentence, which finds its dates and says which days each means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.date_compound import Between, Within, is_interval
from nameplate.claim.grammar.date_lean import is_moved, lean_of
from nameplate.claim.grammar.date_length import Count
from nameplate.claim.grammar.date_node import Cycle, Fixed, Node, Step
from nameplate.claim.grammar.date_phrase import STARTS, can_begin, read_phrase
from nameplate.claim.grammar.date_side import LOOSE, Word, told_off, word_before, word_behind
from nameplate.claim.grammar.date_token import DASHES, Tokens
from nameplate.claim.grammar.date_trap import stands
from nameplate.claim.grammar.date_when import Lean, When, no_lean
from nameplate.claim.grammar.date_year import Found
from nameplate.quantity import Period

_TO: Final = frozenset({"to", "until", "till", "through", "thru"}) | DASHES
_JOINERS: Final[dict[Word, frozenset[str]]] = {
    "between": frozenset({"and", "to"}) | DASHES,
    "from": _TO,
    "since": _TO,
    "": frozenset({"to", "through", "or", "/", "and"}) | DASHES,
    "by": frozenset({"or", "/"}),
    "before": frozenset({"or", "/"}),
    "until": frozenset({"or", "/"}),
}
"""What may stand between two dates that are the ends of one interval, by the word before the first."""


@dataclass(slots=True)
class Read:
    """A date of a sentence.

    Parameters
    ----------
    place, end : int
        Its first token, with a "by" before it, and the one behind its last.
    node : Node
        What it says.
    word : str
        What stands before it, as by or since; empty for nothing.
    loose : bool
        "About" stands before it.
    moved : bool
        It is an old date from which a step was moved to another one.
    period : Period or None
        The days, without the "by".
    """

    place: int
    end: int
    node: Node
    word: Word
    loose: bool
    moved: bool = False
    period: Period | None = None


class Reading:
    """A way through one sentence.

    Parameters
    ----------
    tokens : Tokens
        The sentence.
    when : When
        From where dates are counted; what the sentence names is added on the way.

    Examples
    --------
    >>> reading = Reading(Tokens("Between March and June 2026, or two years later."), When(None))
    >>> [read.period.iso() for read in reading.dates()]
    ['2026-03/2026-06', '2028-03/2028-06']
    """

    def __init__(self, tokens: Tokens, when: When) -> None:
        self.tokens = tokens
        self.when = when
        self.moved: Period | None = None

    def dates(self) -> Iterator[Read]:
        """Yield the dates in order, without overlaps."""
        cursor, tokens = 0, self.tokens
        for place in tokens.near_anchors(STARTS):
            read = self._read(place) if place >= cursor and can_begin(tokens, place) else None
            if read is None:
                continue
            when = self._when(read)
            if isinstance(read.node, Count) and read.node.way == "in" and when.look() == "past":
                continue  # "was built in 18 months" says how long it took
            if not self._join(read, when):
                read.period = _days(read.node, self._listed(read, when))
            cursor = read.end
            self._remember(read)
            yield read

    def _when(self, read: Read) -> When:
        """Return from where a date is counted, with a way to ask which way its words look."""
        when, words = self.when, self.tokens.words
        lean: Callable[[], Lean] = partial(lean_of, self.tokens, read.place, read.end)
        after = self.moved if words[read.place - 1] in ("to", "into") or words[read.place] == "until" else None
        if words[read.place] == "from" and read.word == "" and is_moved(self.tokens, read.place):
            lean, read.moved = no_lean, True
        return When(when.published, when.named, when.here, lean, when.fiscal_month, after=after)

    def _read(self, place: int) -> Read | None:
        tokens = self.tokens
        loose = tokens.words[place - 1] in LOOSE
        word, at = word_before(tokens, place)
        while word and tokens.words[at] in LOOSE:
            at, loose = at + 1, True
        found = read_phrase(tokens, at)
        if found is None and word:
            word, at = "", place
            found = read_phrase(tokens, at)
        if found is None or not stands(tokens, at, found[1], found[0], sided=bool(word)):
            return None
        node, end = found
        if word == "" and tokens.words[at] == "the" and tokens.year(at + 1) and tokens.words[at + 2] != "s":
            place += 1  # "the 2030 target"
        word, end = word_behind(tokens, end, told_off(tokens, place, end, word))
        if word == "from" and is_interval(node):
            word = ""
        return Read(place, end, node, word, loose)

    def _join(self, read: Read, when: When) -> bool:
        """Make a date the interval of which it is the first end, if so: between .. and, from .. to, .. or .."""
        tokens, at = self.tokens, read.end
        joiner = tokens.words[at]
        if joiner not in _JOINERS.get(read.word, ()) or (joiner in _TO and is_moved(tokens, read.place)):
            return False
        at += 1
        found = self._second(read, at)
        if found is None:
            return False
        if joiner == "and" and read.word == "" and not (_one_year(read, tokens) and found[1] == at + 1):
            return False
        node = Between(read.node, found[0])
        period = _days(node, when)
        if period is None:
            return False
        read.node, read.end, read.period = node, found[1], period
        if read.word in ("between", "from", "since"):
            read.word = ""
        return True

    def _second(self, read: Read, place: int) -> Found | None:
        """Read the date behind "to" or "or"; also "this year or next"."""
        tokens, node = self.tokens, read.node
        if tokens.words[place] == "next" and isinstance(node, Step) and not tokens.words[place + 1].isalnum():
            return Step(node.unit, node.step + 1, node.origin), place + 1
        found = read_phrase(tokens, place, inside=True)
        return found if found and stands(tokens, place, found[1], found[0], joined=True) else None

    def _listed(self, read: Read, when: When) -> When:
        """Give a month without a year that of the next one in a list: "in May and June 2026"."""
        tokens = self.tokens
        if not isinstance(read.node, Cycle) or read.node.step is not None:
            return when
        if tokens.words[read.end] not in ("and", "or", ",", "&", "then"):
            return when
        found = read_phrase(tokens, read.end + 1)
        if found is None or not isinstance(found[0], Fixed | Within):
            return when
        period = _days(found[0], when)
        short = period is not None and calendar.is_short(period)
        return replace(when, before=period) if short else when

    def _remember(self, read: Read) -> None:
        """Keep what was named: "that year" is the last one, and a month without a year is of the sentence's year."""
        if read.period is not None:
            self.when.named = read.period
            self.moved = read.period if read.moved else None
            if any(self.tokens.year(place) for place in range(read.place, read.end)):
                self.when.here = read.period


def _one_year(read: Read, tokens: Tokens) -> bool:
    return read.end == read.place + 1 and tokens.year(read.place) is not None


def _days(node: Node, when: When) -> Period | None:
    """Return the days of a date; None where they lie beyond the calendar."""
    try:
        return node.period(when)
    except (ValueError, OverflowError):
        return None
