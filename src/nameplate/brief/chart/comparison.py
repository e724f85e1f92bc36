"""Scenarios on the same luck as one picture: their answers, and below them what each of them changes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from nameplate.brief import title, words
from nameplate.brief.chart import difference, interval
from nameplate.brief.chart.alone import Panel, picture
from nameplate.brief.chart.difference import Change
from nameplate.brief.chart.frame import NARROW, WIDE, Frame, Spec, draw
from nameplate.brief.number import Scale, capital, count, digits, is_day, unit_words
from nameplate.errors import UsageError
from nameplate.study.chance import chance_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.brief import data
    from nameplate.run import Run
    from nameplate.study import Comparison


def picture_of(run: Run, found: Comparison, *, narrow: bool = False) -> str:
    """Draw a comparison as an SVG that stands by itself.

    Parameters
    ----------
    run : Run
    found : Comparison
    narrow : bool
        Whether it is to fit a telephone held upright.

    Returns
    -------
    str

    Raises
    ------
    UsageError
        When there is only one scenario, or when an answer has no bound and so no place on an axis.
    """
    from nameplate.brief.gather.outcome import comparison
    from nameplate.study.question import horizon

    plain, last = comparison(run, found), horizon(run.programme)
    changes, frame = changes_of(found), NARROW if narrow else WIDE
    _check(plain, changes, len(found.rows))
    main, asked = plain.scenarios[0].label, found.question.read_as if found.question.is_chance else ""
    if asked:
        plain = replace(plain, scenarios=_with_chances(plain, found))
    panels = [_panel(finding(main, changes, asked), _answers(plain), interval.spec(plain, frame, last), frame)]
    if not all(change.is_nothing for change in changes):
        below = difference.spec(changes, frame)
        panels.append(_panel(f"Change against “{main}”", measure(changes, asked), below, frame))
    return picture(panels, _footer(run, found), frame)


def _with_chances(plain: data.Comparison, found: Comparison) -> tuple[data.Scenario, ...]:
    """Let each scenario's name say its chance, where that was asked for."""
    return tuple(
        replace(
            scenario, label=f"{scenario.label}: {chance_count(row.answer.chance or 0.0, row.answer.futures)} futures"
        )
        for scenario, row in zip(plain.scenarios, found.rows, strict=True)
    )


def _answers(plain: data.Comparison) -> str:
    """Name the measure of the upper chart, and the dashed line."""
    text = title.comparison_subtitle(plain)
    if plain.announced is None or plain.announced.value is None:
        return text
    figure = words.figure(plain.announced, "%" if plain.scenarios[0].estimate.unit == "%" else "")
    return f"{text} Dashed: {figure}, as {plain.announced.verb}."


def changes_of(found: Comparison) -> list[Change]:
    """Take the changes of all scenarios that have a mean."""
    rows = [Change.of(capital(row.label), row.difference) for row in found.rows if row.difference is not None]
    return [change for change in rows if change is not None]


def finding(main: str, changes: Sequence[Change], asked: str = "") -> str:
    """Name the scenario that changes the answer most, with its mean.

    Parameters
    ----------
    main : str
        Label of the main scenario.
    changes : sequence of Change
        At least one.
    asked : str
        The question whose chance it is that changes; empty for a change of the answer itself.

    Examples
    --------
    >>> change = Change("Imports only", "point", -45, 0, -21.02, (-21.0, -22.9, -19.2), (-22.9, -19.2), (-26, -16), 6.0)
    >>> finding("Imports and the plants", [change])
    'Imports only: on average 21 points less than “Imports and the plants”'
    """
    top = max(changes, key=lambda change: abs(change.mean))
    if top.mean == 0.0:
        return "The scenarios do not differ in any future"
    scale = Scale.of([top.mean])
    number = digits(abs(top.mean) / scale.divisor)
    unit = unit_words(top.unit, one=number == "1" and not scale.word)
    amount = " ".join(part for part in (number, scale.word, unit) if part)
    above, below = ("later", "earlier") if top.unit == "month" else ("more", "less")
    if asked:
        return f"{top.label}: the chance is {amount} {'higher' if top.mean > 0 else 'lower'} than with “{main}”"
    return f"{top.label}: on average {amount} {above if top.mean > 0 else below} than “{main}”"


def measure(changes: Sequence[Change], asked: str = "") -> str:
    """Name the measure and the marks of the lower chart; parameters as of `finding`."""
    scale = Scale.of([end for c in changes for end in (c.low, c.high, *c.unpaired)])
    units = capital(f"{scale.word} {unit_words(changes[0].unit)}".strip())
    text = f"{units} of the {asked}, on the same luck. " if asked else f"{units}, future by future on the same luck. "
    if not asked:
        text += f"Thin line: {count(0.9)} futures. "
    return text + "Filled block: 95 % interval of the mean. Hollow block: the same with separate luck."


def _check(plain: data.Comparison, changes: Sequence[Change], rows: int) -> None:
    if rows < 2:
        raise UsageError("the run has one scenario; valid would be a run of two or more")
    open_ = [
        scenario.label
        for scenario in plain.scenarios
        if not is_day(scenario.estimate) and None in (scenario.estimate.low, scenario.estimate.high)
    ]
    if open_ or len(changes) < rows - 1:
        raise UsageError(
            f"{', '.join(open_) or 'a scenario'}: some futures have no bound, and so no place in a chart; "
            "valid would be a question whose answers are bounded, or the table"
        )


def _panel(heading: str, subtitle: str, spec: Spec, frame: Frame) -> Panel:
    drawing = draw(spec, frame, f"{heading}. {subtitle}")
    size = re.search(r' height="(\d+)"', drawing)
    assert size is not None, "every drawing has a size"
    return Panel(heading, subtitle, drawing, int(size[1]))


def _footer(run: Run, found: Comparison) -> str:
    return (
        f"{capital(found.question.read_as or found.question.text)}. {found.rows[0].answer.resolution} "
        f"{run.futures:,} futures of each scenario, seed {run.seed}, from {run.programme.start}. "
        f"Nameplate {run.manifest['versions']['nameplate']}, run {run.id}."
    )
