"""What the charts draw: output over time, dates, scenarios, drivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nameplate.brief.data.answer import Announced, Estimate, Point

ORIGINS = ("claimed", "reference", "assumed", "observed")
"""Where a number of a programme may come from, in the order in which a page names them."""


@dataclass(frozen=True, slots=True)
class Year:
    """Output of one year: the announced figure and the five quantiles, all in the series' unit."""

    year: int
    announced: float | None
    low: float
    low_half: float
    middle: float
    high_half: float
    high: float


@dataclass(frozen=True, slots=True)
class Actual:
    """An output that was reported after the fact, with its claims."""

    year: int
    value: float
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Output over time.

    Attributes
    ----------
    product : str
        Label of what is made.
    unit : str
        Unit of one year's amount ("round").
    years : tuple of Year
        Whole years only, ascending.
    promised : int or None
        The year in which the announced output was promised.
    focus : int or None
        The year that the title speaks of; the last one if None.
    claims : tuple of str
        Ids of the claims behind the announced line.
    actuals : tuple of Actual
    futures : tuple of tuple of float
        Single futures, one amount per year each; at most ten are drawn.
    assumed : bool
        Whether the announced line rests on capacities that nobody announced.
    """

    product: str
    unit: str
    years: tuple[Year, ...]
    promised: int | None = None
    focus: int | None = None
    claims: tuple[str, ...] = ()
    actuals: tuple[Actual, ...] = ()
    futures: tuple[tuple[float, ...], ...] = ()
    assumed: bool = False

    @property
    def verb(self) -> str:
        """What was done with the line's figures: announced, or only assumed."""
        return "assumed" if self.assumed else "announced"

    @property
    def figures(self) -> int:
        """Significant digits of the line's figures: as many as print them, or those of a forecast."""
        return 2 if self.assumed else 4


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step, as twenty equally likely days.

    Attributes
    ----------
    label : str
        "First output of the ammunition plant".
    days : tuple of (date or None)
        The 2.5, 7.5, ... 97.5 % quantiles, in order; None stands for "not by the horizon".
    announced : Announced or None
        The last day that still counts as on time.
    on_time : float or None
        Share of futures (0 to 1) that keep the announced day.
    never : float
        Share of futures in which it is given up.
    estimate : Estimate
        The day's quantiles.
    """

    label: str
    days: tuple[date | None, ...]
    estimate: Estimate
    announced: Announced | None = None
    on_time: float | None = None
    never: float = 0.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario's answer to one question.

    Attributes
    ----------
    label : str
    estimate : Estimate
    difference : Estimate or None
        This scenario less the main one, future by future on the same luck; None for the main one, and
        where the answer is a day.
    """

    label: str
    estimate: Estimate
    difference: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All scenarios' answers to one question, the main scenario first.

    Attributes
    ----------
    noun : str
        What is estimated, as in `Outcome`.
    scenarios : tuple of Scenario
    announced : Announced or None
    """

    noun: str
    scenarios: tuple[Scenario, ...]
    announced: Announced | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """An uncertain input and what it does to the main answer.

    Attributes
    ----------
    label : str
    origin : str
        One of `ORIGINS`.
    claims : tuple of str
    share : float
        Share of the answer's variance (0 to 1) that it explains by itself.
    low, high : Point
        Median answer (or the chance, in per cent, where one was asked for) where the input lies in its lowest
        and in its highest fifth.
    """

    label: str
    origin: str
    share: float
    low: Point
    high: Point
    claims: tuple[str, ...] = ()
