"""Milestones as twenty equally likely days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nameplate.brief import data
from nameplate.brief.number import capital
from nameplate.run.manifest import ANNOUNCED

if TYPE_CHECKING:
    import polars as pl

    from nameplate.run import Run
    from nameplate.study import Question

MOST_MILESTONES = 4
DOTS = 20


def milestones(run: Run, asked: list[Question]) -> tuple[data.Milestone, ...]:
    """Draw the milestones that are still uncertain: those asked for first, then those with a promised day."""
    first = [str(question.milestone) for question in asked if question.kind == "milestone"]
    promised = [name for name, part in run.programme.milestones.items() if part.date is not None]
    names = list(dict.fromkeys([*first, *promised])) or list(run.programme.milestones)
    found = [made for name in names if (made := _milestone(run, name)) is not None]
    return tuple(found[:MOST_MILESTONES])


def _milestone(run: Run, name: str) -> data.Milestone | None:
    frame = _rows(run, run.scenarios[0], name)
    days: list[date] = sorted(frame["date"].drop_nulls().to_list())
    if len(set(days)) <= 1 and len(days) == frame.height:
        return None  # it has happened, or its day is certain
    part = run.programme.milestones[name]
    due = _rows(run, ANNOUNCED, name)["date"].to_list()[0]
    announced = None
    if isinstance(due, date) and part.date is not None:
        announced = data.Announced(due, part.date.evidence, assumed=part.date.origin == "assumed")
    return data.Milestone(
        label=capital(part.label),
        days=tuple(_at(days, frame.height, (2 * i + 1) / (2 * DOTS)) for i in range(DOTS)),
        estimate=data.Estimate("date", *(_at(days, frame.height, share) for share in (0.05, 0.25, 0.5, 0.75, 0.95))),
        announced=announced,
        on_time=sum(day <= due for day in days) / frame.height if announced else None,
        never=float(frame["never"].mean() or 0.0),  # type: ignore[arg-type]
    )


def _rows(run: Run, scenario: str, name: str) -> pl.DataFrame:
    import polars as pl

    kept = pl.col("milestone").cast(pl.String) == name
    return run.scan("milestone", scenario).filter(kept).select("date", "never").collect()


def _at(days: list[date], futures: int, share: float) -> date | None:
    """Take a quantile of days of which some do not come: those stand after all others."""
    position = min(int(share * futures), futures - 1)
    return days[position] if position < len(days) else None
