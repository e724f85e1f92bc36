"""The page: plain values, templates and charts put together into one file that asks nobody for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nameplate.brief import title, words
from nameplate.brief.chart import bar, dot, fan, interval
from nameplate.brief.clean import clean
from nameplate.brief.note import Notes
from nameplate.brief.number import capital, count, is_day, point, ranged, spread, unit_words
from nameplate.brief.sheet import Picture, draw, environment, style
from nameplate.brief.table import of_drivers, of_milestone, of_scenarios, of_series

if TYPE_CHECKING:
    from datetime import date

    from nameplate.brief.data import BriefData, Outcome


def render(data: BriefData) -> str:
    """Write a brief as one HTML page.

    Parameters
    ----------
    data : BriefData
        Its texts may be hostile; they are cleaned and escaped here.

    Returns
    -------
    str
        The same text for the same data, always.
    """
    from markupsafe import Markup

    data = clean(data)
    notes = Notes(data)
    horizon = data.provenance.horizon
    return (
        environment()
        .get_template("brief.html.j2")
        .render(
            data=data,
            notes=notes,
            headline=words.headline(data.main, horizon),
            numbers=_numbers(data.main, horizon),
            findings=[
                words.finding(comparison, horizon)
                for comparison in data.comparisons
                if comparison.noun != data.main.noun
            ],
            others=[_other(outcome, horizon) for outcome in data.others],
            outputs=[_output(data, i) for i in range(len(data.series))],
            dates=[_dates(data, i) for i in range(len(data.milestones))],
            comparisons=[_comparison(data, i) for i in range(len(data.comparisons))],
            drivers=_drivers(data),
            inputs=_inputs(data),
            shares=words.shares_sentence(data.shares) if data.shares else "",
            # nothing of a report is ever marked as safe: only the drawings and our own style sheet are
            safe=Markup,
            style=style(),
        )
    )


def _numbers(main: Outcome, horizon: date) -> list[dict[str, Any]]:
    """Choose what stands in the three large numbers and in the small print under each."""
    middle, ends = spread(main.estimate, horizon)
    bare = main.estimate.unit == "%" or is_day(main.estimate) or main.estimate.middle is None
    unit = "" if bare else unit_words(main.estimate.unit)
    cells: list[dict[str, Any]] = []
    if main.announced is not None and main.announced.value is not None:
        under = (
            f"“{main.announced.words}”" if main.announced.words else f"worked out from what was {main.announced.verb}"
        )
        large = words.figure(main.announced, "%" if main.estimate.unit == "%" else "")
        cells.append(_cell(capital(main.announced.verb), large, unit, under, main.announced.claims))
    cells.append(_cell("Forecast", middle, unit, f"90 % range: {ends}"))
    if main.chance is not None:
        word = f": {main.chance_word}" if main.chance_word else ""
        cells.append(_cell("Chance", count(main.chance), "futures", f"{main.chance_of}{word}"))
    return cells


def _cell(label: str, large: str, unit: str, under: str, claims: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"label": label, "large": large, "unit": unit, "under": under, "claims": claims}


def _other(outcome: Outcome, horizon: date) -> dict[str, Any]:
    plain = outcome.estimate.unit == "%" or is_day(outcome.estimate)
    unit = "" if plain else f" {unit_words(outcome.estimate.unit)}"
    announced = outcome.announced
    return {
        "what": words.what(outcome),
        "announced": words.figure(announced, outcome.estimate.unit) if announced else "",
        "assumed": announced is not None and announced.assumed,
        "claims": announced.claims if announced else (),
        "answer": f"{ranged(outcome.estimate, horizon)}{unit}".rstrip(),
        "chance": f"{count(outcome.chance)} {outcome.chance_of}".strip() if outcome.chance is not None else "",
        "resolution": outcome.resolution,
    }


def _output(data: BriefData, index: int) -> Picture:
    series = data.series[index]
    heading, subtitle = title.fan_title(series), title.fan_subtitle(series)
    more = draw(lambda size: fan.spec(series, size, futures=True), f"Ten single futures. {heading}")
    return Picture(
        f"output-{index + 1}",
        heading,
        subtitle,
        draw(lambda size: fan.spec(series, size), f"{heading}. {subtitle}"),
        of_series(series, f"output-{index + 1}"),
        series.claims,
        more if series.futures else (),
    )


def _dates(data: BriefData, index: int) -> Picture:
    milestone, horizon = data.milestones[index], data.provenance.horizon
    heading, subtitle = title.dates_title(milestone, horizon), title.dates_subtitle(milestone, horizon)
    return Picture(
        f"dates-{index + 1}",
        heading,
        subtitle,
        draw(lambda size: dot.spec(milestone, size, horizon), f"{heading}. {subtitle}"),
        of_milestone(milestone, f"dates-{index + 1}", horizon),
        milestone.announced.claims if milestone.announced else (),
    )


def _comparison(data: BriefData, index: int) -> dict[str, Any]:
    comparison, horizon = data.comparisons[index], data.provenance.horizon
    heading, subtitle = title.comparison_title(comparison, horizon), title.comparison_subtitle(comparison)
    picture = Picture(
        f"scenarios-{index + 1}",
        heading,
        subtitle,
        draw(lambda size: interval.spec(comparison, size, horizon), f"{heading}. {subtitle}"),
        of_scenarios(comparison.scenarios, f"scenarios-{index + 1}", horizon),
        comparison.announced.claims if comparison.announced else (),
    )
    main, *rest = comparison.scenarios
    pairs = [(s.label, words.difference_words(s.difference)) for s in rest if s.difference is not None]
    return {"picture": picture, "main": main.label, "differences": pairs}


def _drivers(data: BriefData) -> Picture | None:
    if not data.drivers:
        return None
    drivers = bar.shown(data.drivers)
    heading, subtitle = (
        title.drivers_title(drivers),
        title.drivers_subtitle(data.main, len(data.drivers) - len(drivers)),
    )
    return Picture(
        "drivers",
        heading,
        subtitle,
        draw(lambda size: bar.spec(drivers, size), f"{heading}. {subtitle}"),
        of_drivers(drivers, "drivers", data.driver_unit, data.provenance.horizon),
    )


def _inputs(data: BriefData) -> list[dict[str, Any]]:
    unit, horizon = "%" if data.driver_unit == "%" else "", data.provenance.horizon
    return [
        {
            "label": driver.label,
            "claims": driver.claims,
            "origin": driver.origin,
            "low": point(driver.low, unit, horizon),
            "high": point(driver.high, unit, horizon),
        }
        for driver in bar.shown(data.drivers)
    ]
