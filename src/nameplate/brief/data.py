"""What a brief shows, in plain values: the contract between gathering and drawing.

Nothing here knows a run, a dossier or a chart. Whoever can fill a `BriefData` gets the same page; the page
and the charts can be tested without running anything. Text fields may come from reports and are hostile:
whoever draws them escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

Point: TypeAlias = float | date | None
"""One end of a range: an amount, a day, or None for "not within the horizon" or "without limit"."""

ORIGINS = ("claimed", "reference", "assumed", "observed")
"""Where a number of a programme may come from, in the order in which a page names them."""


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


@dataclass(frozen=True, slots=True)
class Clash:
    """Claims that cannot hold together, in a sentence, with their ids."""

    sentence: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim, ready to be shown.

    Attributes
    ----------
    id : str
    kind : str
        "capacity", "start of production".
    subject, says, quote : str
        What it is about, the figure or the day in plain words (empty if none), and the exact words.
    source : str
        Who says so; empty where the report speaks for itself.
    publisher, published, url : str
        Of the report.
    hedge : str
        "up to", "expected", "none".
    grade : str
        Admiralty code ("B2"); empty where none was given.
    day : str
        When the claimed thing happens or holds, in words.
    superseded : bool
        Whether a later claim of the same source replaced it.
    """

    id: str
    kind: str
    subject: str
    says: str
    quote: str
    source: str
    publisher: str
    published: str
    hedge: str
    grade: str = ""
    day: str = ""
    url: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A number of the programme that no claim supports: assumed, or from a reference class, and why."""

    label: str
    value: str
    why: str
    origin: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One side of the programme, in sentences."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """What the programme does and how its numbers were made, in sentences."""

    programme: tuple[Topic, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What it takes to make the same page again.

    Attributes
    ----------
    day : date
        The day that the forecast speaks from.
    futures, seed : int
    version, run, command : str
    horizon : date
        The last simulated day.
    """

    day: date
    futures: int
    seed: int
    version: str
    run: str
    command: str
    horizon: date


@dataclass(frozen=True, slots=True)
class BriefData:
    """A whole brief.

    Attributes
    ----------
    title : str
        Name of the programme.
    main : Outcome
        The title's question.
    others : tuple of Outcome
        Further questions of the programme.
    question : str
        What the whole brief is about, in words; may be empty.
    driver_unit : str
        Unit of what the drivers' ends are in.
    shares : tuple of (origin, share)
        Share of the main answer's spread (0 to 1) that rests on each of `ORIGINS`; what is left comes from
        inputs acting together and from chance.
    """

    title: str
    main: Outcome
    provenance: Provenance
    question: str = ""
    others: tuple[Outcome, ...] = ()
    series: tuple[Series, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    drivers: tuple[Driver, ...] = ()
    driver_unit: str = ""
    shares: tuple[tuple[str, float], ...] = ()
    clashes: tuple[Clash, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    given: tuple[Given, ...] = ()
    method: Method = field(default_factory=Method)
