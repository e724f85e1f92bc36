"""Questions in plain words, within a small grammar; docs/question.md shows every form.

A question is read against one programme, so that a wrong name is told before anything is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from nameplate.study.vocabulary import Thing

if TYPE_CHECKING:
    from nameplate.programme import Programme

Kind = Literal["output", "reached", "milestone", "met", "cover", "dependence"]
Relation = Literal["at least", "more than", "at most", "less than"]

FORMS = (
    "output of PRODUCT in 2028",
    "output of PRODUCT by 2030",
    "date when 50M round/year is first reached",
    "date of MILESTONE",
    "chance of at least 50M round/year in 2028",
    "chance of 20k rifle by 2027",
    "chance that MILESTONE by 2026-12",
    "share of demand met in 2030 for CONSUMER of PRODUCT",
    "months of cover of PRODUCT at 2030-12",
    "dependence on imports of PRODUCT in 2030",
)


@dataclass(frozen=True)
class Question:
    """A question that can be answered from a run.

    Parameters
    ----------
    text : str
        As it was asked.
    kind : str
        output: good items made in a period. reached: the day on which an output is first reached.
        milestone: the day on which it is done. met: share of demand met. cover: months that the stock lasts.
        dependence: share of imports in what comes in.
    thing : Thing or None
        What is counted; None for everything.
    milestone, consumer, scenario : str or None
        By name; no scenario is the run's main one.
    start, end : date or None
        First and last day of the period; no start is the programme's first day.
    amount : float or None
        What an output is compared with, or is to reach: in the thing's unit, per year where `per_year`.
    per_year : bool
        Whether `amount` is a rate, judged over twelve months, or a total since the start.
    relation : str or None
        Given when a chance is asked for: how the amount compares with `amount`; for a day, always "at least", which
        stands for on or before `end`.
    read_as : str
        How it was understood: the same question in the canonical form, by the programme's labels.
    """

    text: str
    kind: Kind
    thing: Thing | None = None
    milestone: str | None = None
    consumer: str | None = None
    scenario: str | None = None
    start: date | None = None
    end: date | None = None
    amount: float | None = None
    per_year: bool = False
    relation: Relation | None = None
    read_as: str = ""

    @property
    def is_date(self) -> bool:
        """Say whether the answer is a day."""
        return self.kind in ("reached", "milestone")

    @property
    def is_chance(self) -> bool:
        """Say whether a chance was asked for."""
        return self.relation is not None


def horizon(programme: Programme) -> date:
    """Return the last day that is simulated."""
    start, year = programme.start, programme.start.year + programme.years
    try:
        end = start.replace(year=year)
    except ValueError:  # 29 February
        end = start.replace(year=year, day=28)
    return end - timedelta(days=1)
