"""Scenarios side by side: a thin line for 18 in 20 futures, a thick one for 10 in 20, the median as a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nameplate.brief.chart.frame import DEEP_BLUE, GREY, GRID, INK, LINE_HEIGHT, ORANGE, Frame, Spec, configured
from nameplate.brief.chart.row import Rows, segment, words
from nameplate.brief.chart.scale import Axis, plain
from nameplate.brief.number import is_day, spread

if TYPE_CHECKING:
    from datetime import date

    from nameplate.brief.data import Announced, Comparison, Estimate, Scenario

HEAD = 24


def spec(comparison: Comparison, frame: Frame, horizon: date) -> Spec:
    """Specify the scenario chart.

    Parameters
    ----------
    comparison : Comparison
        What was announced is drawn as a dashed line through all rows.
    frame : Frame
    horizon : date
        The last simulated day; "not by then" is drawn there.
    """
    import altair as alt

    scenarios, announced = comparison.scenarios, comparison.announced
    stack = Rows.of([scenario.label for scenario in scenarios], frame, more=0 if frame.wide else 1)
    head = HEAD if announced is not None and announced.value is not None else 0
    size = frame.layout(left=6, right=20, top=6, bottom=26, height=stack.height + head)
    axis = _axis(scenarios, announced, size["width"], horizon)
    layers = _ticks(axis, head, size["height"])
    edge = float(size["width"])
    if head and announced is not None:
        at = axis.at(plain(announced.value, horizon))
        layers += _announced(at, axis, size["height"])
        # the words of a row end before a dashed line that would cut through them
        edge = at - 8 if at > edge - 180 else edge
    for i, scenario in enumerate(scenarios):
        colour = ORANGE if i else DEEP_BLUE
        y = head + stack.middle(i)
        layers += _range(scenario.estimate, axis, y, colour, horizon)
        layers += _names(scenario, stack, i, head, colour, frame, edge, horizon)
    return configured(alt.layer(*layers).properties(**size))


def _axis(scenarios: tuple[Scenario, ...], announced: Announced | None, pixels: int, horizon: date) -> Axis:
    estimates = [scenario.estimate for scenario in scenarios]
    ends = [plain(p, horizon) for e in estimates for p in (e.low, e.high)]
    ends += [plain(announced.value, horizon)] if announced is not None and announced.value is not None else []
    if is_day(estimates[0]):
        days = type(horizon)
        return Axis.of_days(days.fromordinal(int(min(ends)) - 90), days.fromordinal(int(max(ends)) + 90), pixels)
    return Axis.of_amounts(ends, pixels)


def _ticks(axis: Axis, head: int, height: int) -> list[Any]:
    layers = []
    for value, label in axis.ticks:
        x, first = axis.at(value), axis.at(value) < 8
        layers.append(segment((x, x), (head, height), color=GRID, strokeWidth=1))
        align, dx = ("left", -4) if first else ("center", 0)
        layers.append(words(label, x=x, y=height + 14, colour=GREY, align=align, dx=dx))
    return layers


def _announced(x: float, axis: Axis, height: int) -> list[Any]:
    left = x < axis.pixels / 2
    return [
        segment((x, x), (0, height), color=INK, strokeWidth=1.5, strokeDash=[5, 4]),
        words("announced", x=x, y=7, dx=7 if left else -7, align="left" if left else "right", weight=600),
    ]


def _range(estimate: Estimate, axis: Axis, y: float, colour: str, horizon: date) -> list[Any]:
    import altair as alt

    low, low_half, middle, high_half, high = (
        axis.at(plain(p, horizon))
        for p in (estimate.low, estimate.low_half, estimate.middle, estimate.high_half, estimate.high)
    )
    dot = alt.Chart(alt.Data(values=[{}])).mark_point(
        filled=True, color=colour, size=110, opacity=1, aria=False, stroke="#FBFAF7", strokeWidth=1.5
    )
    return [
        segment((low, high), (y, y), color=colour, strokeWidth=1.5),
        segment((low_half, high_half), (y, y), color=colour, strokeWidth=6, opacity=0.55),
        dot.encode(x=alt.XValue(middle), y=alt.YValue(y)),
    ]


def _names(
    scenario: Scenario, stack: Rows, row: int, head: int, colour: str, frame: Frame, edge: float, horizon: date
) -> list[Any]:
    """Write the scenario's name and its answer over its range."""
    middle, ends = spread(scenario.estimate, horizon)
    top = head + stack.first(row)
    value = f"{middle} ({ends})"
    name = words(stack.names[row], x=0, y=top, weight=600)
    if frame.wide:
        return [name, words(value, x=edge, y=top, align="right", colour=colour, weight=600)]
    below = top + LINE_HEIGHT * (stack.names[row].count("\n") + 1)
    return [name, words(value, x=0, y=below, colour=colour, weight=600)]
