"""Words of reports inside a YAML file: nothing in them can end a comment or a scalar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.quantity import parse

if TYPE_CHECKING:
    from nameplate.claim import Claim

_BOUNDS = {"none": "", "up_to": "up to ", "at_least": "at least ", "about": "about "}


def plain(text: str, longest: int = 160) -> str:
    r"""Return words on one line, without control characters.

    Examples
    --------
    >>> plain("years:\n50\x1b[31m")
    'years: 50 [31m'
    """
    return "".join(character if character.isprintable() else " " for character in text)[:longest]


def comment(claim: Claim) -> str:
    """Return a claim's words and source."""
    return plain(f"{claim.quote} ({claim.source.name or 'the report itself'})")


def quoted(text: str) -> str:
    """Return words as a YAML scalar.

    Examples
    --------
    >>> quoted("it's"), quoted("")
    ("'it''s'", "'unnamed'")
    """
    return "'" + (plain(text, 120).strip() or "unnamed").replace("'", "''") + "'"


def amount(claim: Claim) -> str:
    """Return a claim's figure as a quantity.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"report": "r", "start": 0, "end": 1, "quote": "-"}
    >>> amount(Claim.make(kind="capacity", value=7e7, unit="round/year", bound="up_to", **where))
    'up to 70M round/year'
    """
    unit = claim.unit or ""
    if isinstance(claim.value, tuple):
        return str(parse(f"{claim.value[0]:.15g} to {claim.value[1]:.15g} {unit}"))
    return str(parse(f"{_BOUNDS[claim.bound]}{claim.value:.15g} {unit}"))
