"""What a model says, before anybody has looked whether it is so."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from nameplate.claim.grammar.number import find_numbers
from nameplate.claim.model import KINDS, Hedge, Kind, Value
from nameplate.errors import shorten

LONGEST_QUOTE = 2000
"""Characters of the longest quote that is looked for; no sentence is longer."""

_LONGEST_WORDS = 200
_HEDGES = frozenset(get_args(Hedge))
_NOTHING = frozenset({"null", "none", "n/a", "unknown", "-"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a model says a report claims.

    Parameters
    ----------
    sentence : int
        Number of the sentence.
    quote : str
        Words that are to stand in it.
    kind : str
        One of the eighteen.
    value : float, tuple of float or None
        As the model reads it.
    unit, date, hedge, source, subject, product : str
        In the model's words; empty where it says nothing.
    """

    sentence: int
    quote: str
    kind: Kind
    value: Value | None = None
    unit: str = ""
    date: str = ""
    hedge: str = ""
    source: str = ""
    subject: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A proposal that did not hold.

    Parameters
    ----------
    sentence : int or None
        The number that the model gave.
    quote, kind : str
        What the model gave, shortened.
    reason : str
        Why it does not hold.
    """

    sentence: int | None
    quote: str
    kind: str
    reason: str


def read_entry(entry: object) -> Proposal | Rejected:
    """Read one entry of an answer.

    Parameters
    ----------
    entry : object
        Anything that JSON can hold.

    Returns
    -------
    Proposal or Rejected
        Rejected where sentence, quote or kind are missing or nonsense, or the value is no number.

    Examples
    --------
    >>> read_entry({"sentence": "3", "quote": "four lines", "kind": "line count", "value": "four"}).value
    4.0
    >>> read_entry({"sentence": 3, "quote": "four lines", "kind": "rumour"}).reason
    "kind 'rumour' is none of the eighteen"
    """
    if not isinstance(entry, Mapping):
        return Rejected(None, tidy(repr_of(entry)), "", "no object with sentence, quote and kind")
    number, quote, kind = _number(entry.get("sentence")), entry.get("quote"), tidy(entry.get("kind"))
    sort = "_".join(kind.lower().replace("-", " ").replace("_", " ").split())
    value = _value(entry.get("value"))
    reason = ""
    if number is None:
        reason = f"{repr_of(entry.get('sentence'))} is no number of a sentence"
    elif not isinstance(quote, str) or not quote.strip():
        reason = "no quote"
    elif len(quote) > LONGEST_QUOTE:
        reason = f"a quote of {len(quote):,} characters, longer than any sentence"
    elif sort not in KINDS:
        reason = f"kind {shorten(kind, 40)!r} is none of the eighteen"
    elif value is _NO_VALUE:
        reason = f"the value {repr_of(entry.get('value'))} is no number and no range"
    if reason or number is None:
        return Rejected(number, shorten(tidy(quote), 300), shorten(kind, 40), reason)
    hedge = tidy(entry.get("hedge")).lower().replace(" ", "_")
    free = {name: _free(entry.get(name)) for name in ("unit", "date", "source", "subject", "product")}
    return Proposal(
        number, clean(str(quote)), cast("Kind", sort), cast("Value | None", value),
        hedge=hedge if hedge in _HEDGES else "", **free,
    )  # fmt: skip


def clean(text: str) -> str:
    r"""Take out of a model's text what no file and no screen should get: lone surrogates and control characters.

    Examples
    --------
    >>> clean("four\x1b[31m\nlines \ud800")
    'four [31m\nlines ?'
    """
    sound = text.encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() or sign.isspace() else " " for sign in sound)


def tidy(given: object) -> str:
    """Return a string on one line; whatever else was given is empty.

    Examples
    --------
    >>> tidy("  four lines "), tidy(4)
    ('four lines', '')
    """
    return " ".join(clean(given).split()) if isinstance(given, str) else ""


def repr_of(given: object) -> str:
    """Show any value of JSON in a message, in little space.

    Examples
    --------
    >>> repr_of(10**5000), repr_of({"a": [1]})
    ('a number of many digits', "{'a': [1]}")
    """
    try:
        return shorten(clean(repr(given)), 60)
    except (ValueError, RecursionError):
        return "a number of many digits"


def _free(given: object) -> str:
    words = tidy(given)[:_LONGEST_WORDS]
    return "" if words.lower() in _NOTHING else words


def _number(given: object) -> int | None:
    """Read the number of a sentence."""
    if isinstance(given, str) and given.strip().isascii() and given.strip().isdigit() and len(given) < 9:
        return int(given)
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    return int(given) if 0 <= given < 1e9 and given == int(given) else None


_NO_VALUE = object()


def _value(given: object) -> object:
    """Read a value: a number, a range, a number in words, or none; `_NO_VALUE` for anything else."""
    if given is None:
        return None
    if isinstance(given, str):
        return _spelt(given)
    if isinstance(given, list):
        ends = [_float(end) for end in given[:3]]
        if len(given) == 1:
            return _NO_VALUE if ends[0] is None else ends[0]
        if len(given) != 2 or ends[0] is None or ends[1] is None:
            return _NO_VALUE
        return (min(ends[0], ends[1]), max(ends[0], ends[1]))
    number = _float(given)
    return _NO_VALUE if number is None else number


def _spelt(given: str) -> object:
    words = _free(given)
    found = find_numbers(words)
    if not words:
        return None
    return found[0].value if len(found) == 1 else _NO_VALUE


def _float(given: object) -> float | None:
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    try:
        number = float(given)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
