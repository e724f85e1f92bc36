"""The charts' titles, which state the finding, and their subtitles, which name measure, unit and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.number import (
    Scale,
    amount,
    beyond,
    capital,
    count,
    day_words,
    digits,
    percent,
    point,
    spread,
    unit_words,
)
from nameplate.brief.words import plain_amount, verb, what

if TYPE_CHECKING:
    from datetime import date

    from nameplate.brief.data import Comparison, Driver, Milestone, Outcome, Scenario, Series


def fan_title(series: Series) -> str:
    """Say what the output chart shows, in the year that the main question asks about."""
    chosen = [year for year in series.years if year.year == series.focus] or [series.years[-1]]
    year = chosen[0]
    start = f"{series.product}: about {amount(year.middle, series.unit)} in {year.year}"
    if not year.middle:
        start = f"{series.product}: no {unit_words(series.unit)} in {year.year} in half of the futures or more"
    if not year.announced:
        return start
    figure = amount(year.announced, "", series.figures)
    if year.middle >= year.announced:
        return f"{start}, at least the {figure} {series.verb}"
    if not year.middle:
        return f"{start}, {figure} are {series.verb}"
    return f"{start}, {percent(year.middle / year.announced)} of the {figure} {series.verb}"


def fan_subtitle(series: Series) -> str:
    """Name the measure, the unit and what the marks mean."""
    scale = Scale.of([year.high for year in series.years] + [year.announced for year in series.years])
    unit = f"{scale.word} {unit_words(series.unit)}".strip()
    actuals = " Solid dots: reported output." if series.actuals else ""
    return (
        f"{capital(unit)} made in each year. Dashed line: as {series.verb}; its dot marks where it was "
        f"promised.{actuals} Solid line: median. Dark band: {count(0.5)} futures; with the pale band: {count(0.9)}, "
        f"so {count(0.1)} fall outside."
    )


def dates_title(milestone: Milestone, horizon: date) -> str:
    """Say when a milestone comes and how many futures keep the announced day."""
    middle = milestone.estimate.middle
    when = point(middle, "", horizon) if not isinstance(middle, (int, float)) else ""
    start = f"{milestone.label}: {when if middle is None else f'around {when}'}"
    announced = milestone.announced.value if milestone.announced else None
    if announced is None or isinstance(announced, (int, float)) or milestone.on_time is None:
        return start
    kept = f"{count(milestone.on_time)} futures {verb(milestone.on_time, 'keep', 'keeps')}"
    said = milestone.announced.verb if milestone.announced else ""
    return f"{start}; {kept} the {said} {day_words(announced)}"


def dates_subtitle(milestone: Milestone, horizon: date) -> str:
    """Name what a dot is, and what stands outside the axis."""
    text = "Each dot is 1 of 20 equally likely dates."
    if milestone.announced is not None:
        text += " Filled: on time. Hollow: late."
    if None in milestone.days:
        text += f" Dots at the right edge: {beyond(horizon)} or never."
    if milestone.never >= 0.0005:
        text += f" {count(milestone.never).capitalize()} futures {verb(milestone.never, 'give', 'gives')} it up."
    return text


def comparison_title(comparison: Comparison, horizon: date) -> str:
    """Name the scenario that changes the answer most, or say that none does."""
    main, *rest = scenarios = comparison.scenarios
    moves = [s for s in rest if s.difference is not None]
    if not moves:
        texts = [f"{s.label}: {spread(s.estimate, horizon)[0]}" for s in scenarios]
        return "; ".join(texts)
    top = max(moves, key=lambda s: abs(plain_amount(_middle(s))))
    value = _middle(top)
    if not value:
        return "In the middle future the scenarios do not differ"
    word = "more" if plain_amount(value) > 0 else "less"
    difference = abs(plain_amount(value))
    unit = top.estimate.unit
    text = f"{digits(difference)} points" if unit == "%" else amount(difference, unit)
    return f"{top.label}: {text} {word} than “{main.label}”"


def comparison_subtitle(comparison: Comparison) -> str:
    """Name the measure and the marks of the scenario chart."""
    estimates = [scenario.estimate for scenario in comparison.scenarios]
    scale = Scale.of([plain_amount(end) for e in estimates for end in (e.low, e.high)])
    measure = "per cent" if estimates[0].unit == "%" else scale.word
    return (
        f"{capital(f'{measure} {comparison.noun}'.strip())}. Dot: median. Thick line: {count(0.5)} futures; "
        f"thin line: {count(0.9)}. All scenarios meet the same luck."
    )


def drivers_subtitle(main: Outcome, hidden: int) -> str:
    """Name the measure of the driver chart, and how many inputs it leaves out."""
    rest = f" {hidden} further inputs explain less." if hidden > 1 else " One further input explains less." * hidden
    return f"Share of the spread of the answer (“{what(main)}”) that each input explains by itself.{rest}"


def _middle(scenario: Scenario) -> float:
    return plain_amount(scenario.difference.middle) if scenario.difference else 0.0


def drivers_title(drivers: tuple[Driver, ...]) -> str:
    """Name the input that moves the answer most."""
    top = max(drivers, key=lambda driver: driver.share)
    if top.share < 0.01:
        return "No single input moves the answer: none explains 1 % of its spread by itself"
    return f"{capital(top.label)} moves the answer most: by itself it explains {percent(top.share)} of the spread"
