"""A conflict between claims, and how its sentence quotes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nameplate.claim.model import Claim

ConflictKind = Literal["rate", "line", "part", "price", "order", "scale", "source", "start", "promise", "slip"]
_LONGEST_QUOTE = 110


@dataclass(frozen=True)
class Conflict:
    """Claims that cannot all hold as they stand.

    Parameters
    ----------
    kind : str
        rate: a yearly figure against one per shift, day or month; line: a whole against figures per line; part: parts
        against their total; price: money against capacity; order: dates in the wrong order; scale: two figures a factor
        of ten or a unit apart; source: two sources that differ; start: started or not started; promise: a date that had
        passed when it was promised; slip: a date that was moved or missed.
    sentence : str
        What does not fit, with the quotes.
    claims : tuple of Claim
        The claims, in the order in which the sentence quotes them.

    Examples
    --------
    >>> Conflict("slip", "It was moved.", ()).kind
    'slip'
    """

    kind: ConflictKind
    sentence: str
    claims: tuple[Claim, ...]


def quoted(claim: Claim) -> str:
    """Return a claim's words between quotation marks, on one line, with its source.

    Examples
    --------
    >>> from nameplate.claim.model import Source
    >>> quoted(Claim.make(report="r", kind="delay", start=0, end=4, quote="late", source=Source(name="TASS")))
    '“late” (TASS)'
    """
    words = " ".join(claim.quote.split())
    words = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
    return f"“{words}” ({claim.source.name})" if claim.source.name else f"“{words}”"


def number(value: float) -> str:
    """Write a figure for a sentence.

    Examples
    --------
    >>> number(25e6), number(93_333.3), number(280_000.0), number(2.5)
    ('25 million', '93,000', '280,000', '2.5')
    """
    if value >= 1e6:
        scale, name = (1e9, "billion") if value >= 1e9 else (1e6, "million")
        return f"{value / scale:.3g} {name}"
    return f"{round(value, -3):,.0f}" if value >= 10_000 else f"{value:,.4g}"
