"""Answers: quantiles, what was announced, and what an outcome is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Point: TypeAlias = float | date | None
"""One end of a range: an amount, a day, or None for "not within the horizon" or "without limit"."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A forecast as five quantiles.

    Attributes
    ----------
    unit : str
        Canonical unit (`round/year`); "%" for shares, "date" for days.
    low, low_half, middle, high_half, high : Point
        The 5, 25, 50, 75 and 95 % quantiles.
    """

    unit: str
    low: Point
    low_half: Point
    middle: Point
    high_half: Point
    high: Point


@dataclass(frozen=True, slots=True)
class Announced:
    """A figure or a day as it was announced.

    Attributes
    ----------
    value : Point
        In the unit of the estimate that stands beside it.
    claims : tuple of str
        Ids of the claims that say so; empty where the figure follows from several.
    words : str
        As printed in the source; empty where it was computed.
    assumed : bool
        Whether it was nobody's announcement, but stands in the programme as assumed.
    """

    value: Point
    claims: tuple[str, ...] = ()
    words: str = ""
    assumed: bool = False

    @property
    def verb(self) -> str:
        """What was done with the figure: announced, or only assumed."""
        return "assumed" if self.assumed else "announced"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one question.

    Attributes
    ----------
    question : str
        As asked.
    noun : str
        What is estimated, to follow a number ("rounds from the ammunition plant in 2028", "of the demand for
        rounds met in 2028"), or, for a day, the event itself ("first output of the ammunition plant").
    estimate : Estimate
    announced : Announced or None
    chance : float or None
        Share of futures (0 to 1) in which `chance_of` holds.
    chance_of : str
        "at least as announced", "on time"; or what was asked for ("at least 50 million rounds").
    asked : bool
        Whether the question itself asked for that chance; it is then not the chance of what was announced.
    most : bool
        Whether the announced figure is kept by staying at or below it.
    chance_word : str
        The word of ICD 203 for that chance ("very unlikely").
    resolution : str
        How and when the outcome will be judged.
    """

    question: str
    noun: str
    estimate: Estimate
    announced: Announced | None = None
    chance: float | None = None
    chance_of: str = ""
    asked: bool = False
    most: bool = False
    chance_word: str = ""
    resolution: str = ""
