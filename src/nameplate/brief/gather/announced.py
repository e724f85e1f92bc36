"""What was announced, and in which words: the claims behind a question's announced answer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nameplate.brief.data import Point
    from nameplate.programme import Programme
    from nameplate.run import Run
    from nameplate.study import Question
    from nameplate.study.vocabulary import Thing

MOST_PRINTED = 48


def claims_behind(run: Run, question: Question) -> tuple[str, ...]:
    """Find the claims that the announced answer follows from: capacities for an output, the date for a day."""
    programme = run.programme
    if question.kind == "milestone":
        promised = programme.milestones[str(question.milestone)].date
        return promised.evidence if promised else ()
    return capacity_claims(programme, lines_making(programme, question.thing))


def lines_making(programme: Programme, thing: Thing | None) -> tuple[str, ...]:
    """Name the lines that make a thing; None is everything."""
    if thing is None:
        return tuple(programme.lines)
    return thing.lines or tuple(name for name, line in programme.lines.items() if line.product in thing.products)


def capacity_claims(programme: Programme, lines: Iterable[str]) -> tuple[str, ...]:
    """Find the claims behind the capacity of some lines: their own, else their site's."""
    found: list[str] = []
    for name in lines:
        line = programme.lines[name]
        capacity = line.capacity or programme.sites[line.site].capacity
        found += capacity.evidence if capacity else ()
    return tuple(dict.fromkeys(found))


def nominal(programme: Programme, lines: Iterable[str], unit: str) -> float | None:
    """Add up the announced capacity of some lines, in `unit` a year; None where one has none.

    Lines without a capacity of their own share their site's by count.
    """
    total = 0.0
    for name in lines:
        line, site = programme.lines[name], programme.sites[programme.lines[name].site]
        capacity = line.capacity or site.capacity
        if capacity is None:
            return None
        figure = capacity.quantity.to(f"{unit}/year").central
        sharing = [other for other in programme.lines.values() if other.site == line.site and other.capacity is None]
        count = sum(other.count.quantity.central for other in sharing)
        total += figure if line.capacity else figure * line.count.quantity.central / count
    return total


def is_assumed(programme: Programme, lines: Iterable[str]) -> bool:
    """Tell whether nobody announced what some lines can make: a capacity behind them is assumed."""
    owners = (programme.lines[name].capacity or programme.sites[programme.lines[name].site].capacity for name in lines)
    return any(capacity is not None and capacity.origin in ("assumed", "reference") for capacity in owners)


def as_announced(programme: Programme, lines: tuple[str, ...], unit: str, value: float) -> float:
    """Take the printed figure for a simulated year at full output.

    A year of 365 days makes 0.07 % less than a rate over 365.25 days, and a leap year more: "69.95 million" is
    not what anybody announced.
    """
    figure = nominal(programme, lines, unit)
    return figure if figure is not None and math.isclose(value, figure, rel_tol=0.004) else value


def printed(run: Run, claims: tuple[str, ...], value: Point) -> str:
    """Give the words in which the first source printed an announced value, if all claims behind it say just that."""
    said = [claim for name in claims for claim in run.claims if claim.id == name]
    if isinstance(value, (int, float)):
        same = [isinstance(c.value, float) and math.isclose(c.value, value, rel_tol=1e-6) for c in said]
        if not said or not all(same):
            return ""
        # the quote holds the bound ("up to"), where it is short enough to stand under a number
        return said[0].quote if len(said[0].quote) <= MOST_PRINTED else said[0].words
    return said[0].date_words if said else ""
