"""A claim in the making: kind and place within a sentence, before source and hedge are known."""

from __future__ import annotations

from dataclasses import dataclass

from nameplate.claim.grammar.date import Date
from nameplate.claim.grammar.quantity import Measure
from nameplate.claim.model import Kind


@dataclass
class Draft:
    """A claim in the making.

    Parameters
    ----------
    kind : str
        What it is about.
    start, end : int
        Offsets of the quote in the sentence.
    measure : Measure or None
        The value.
    date : Date or None
        When it happens or holds.
    unit : str or None
        Wins over the measure's unit.
    product : str
        Empty to take the measure's.
    core : int
        Offset of the word that made it a claim; a source must stand before or behind that.
    part : str
        Which part of a whole, as ``phase 1``; "share" for a share of a total named before, "total" for the total.
    happened : bool
        The words tell it as news, so without a date the month of publication is meant.
    """

    kind: Kind
    start: int
    end: int
    measure: Measure | None = None
    date: Date | None = None
    unit: str | None = None
    product: str = ""
    happened: bool = False
    core: int = 0
    part: str = ""
