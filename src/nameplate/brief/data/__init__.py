"""What a brief shows, in plain values: the contract between gathering and drawing.

Nothing here knows a run, a dossier or a chart. Whoever can fill a `BriefData` gets the same page; the page
and the charts can be tested without running anything. Text fields may come from reports and are hostile:
whoever draws them escapes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nameplate.brief.data.answer import Announced, Estimate, Outcome, Point
from nameplate.brief.data.basis import Clash, Evidence, Given, Method, Provenance, Record, Topic
from nameplate.brief.data.chart import ORIGINS, Actual, Comparison, Driver, Milestone, Scenario, Series, Year

__all__ = [
    "ORIGINS",
    "Actual",
    "Announced",
    "BriefData",
    "Clash",
    "Comparison",
    "Driver",
    "Estimate",
    "Evidence",
    "Given",
    "Method",
    "Milestone",
    "Outcome",
    "Point",
    "Provenance",
    "Record",
    "Scenario",
    "Series",
    "Topic",
    "Year",
]


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
    advice : str
        What to ask next, in words.
    shares : tuple of (origin, share)
        Share of the main answer's spread (0 to 1) that rests on each of `ORIGINS`; what is left comes from
        inputs acting together and from chance.
    past : tuple of str
        How late programmes like this one were, in sentences.
    record : Record
        How good forecasts like this one have been.
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
    advice: str = ""
    shares: tuple[tuple[str, float], ...] = ()
    clashes: tuple[Clash, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    given: tuple[Given, ...] = ()
    method: Method = field(default_factory=Method)
    past: tuple[str, ...] = ()
    record: Record = field(default_factory=Record)
