"""Scenarios side by side: a thin line for 18 in 20 futures, a thick one for 10 in 20, the median as a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nameplate.brief.chart.frame import DEEP_BLUE, GREY, GRID, INK, LINE_HEIGHT, ORANGE, PAPER, Frame, Spec
from nameplate.brief.chart.row import Rows
from nameplate.brief.chart.scale import Axis, plain
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.number import is_day, ranged

if TYPE_CHECKING:
    from datetime import date

    from nameplate.brief.data import Announced, Comparison, Estimate, Scenario

HEAD = 24
LEFT, RIGHT = 6, 20


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
    scenarios, announced = comparison.scenarios, comparison.announced
    stack = Rows.of([scenario.label for scenario in scenarios], frame, more=0 if frame.wide else 1)
    head = HEAD if announced is not None and announced.value is not None else 0
    width, height = frame.width - LEFT - RIGHT, stack.height + head
    axis, sketch, edge = _axis(scenarios, announced, width, horizon), Sketch(), float(width)
    _ticks(sketch, axis, head, height)
    if head and announced is not None:
        at = axis.at(plain(announced.value, horizon))
        _announced(sketch, announced.verb, at, axis, height)
        # the words of a row end before a dashed line that would cut through them
        edge = at - 8 if at > edge - 180 else edge
    for i, scenario in enumerate(scenarios):
        colour, top = ORANGE if i else DEEP_BLUE, head + stack.first(i)
        _range(sketch, scenario.estimate, axis, head + stack.middle(i), colour, horizon)
        sketch.word(stack.names[i], 0, top, weight=600)
        value = ranged(scenario.estimate, horizon)
        below = top + LINE_HEIGHT * (stack.names[i].count("\n") + 1)
        place: dict[str, Any] = {"x": edge, "y": top, "align": "right"} if frame.wide else {"x": 0, "y": below}
        sketch.word(value, colour=colour, weight=600, **place)
    return sketch.spec(frame, left=LEFT, right=RIGHT, top=6, bottom=26, height=height)


def _axis(scenarios: tuple[Scenario, ...], announced: Announced | None, pixels: int, horizon: date) -> Axis:
    estimates = [scenario.estimate for scenario in scenarios]
    ends = [plain(p, horizon) for e in estimates for p in (e.low, e.high)]
    ends += [plain(announced.value, horizon)] if announced is not None and announced.value is not None else []
    if is_day(estimates[0]):
        days = type(horizon)
        return Axis.of_days(days.fromordinal(int(min(ends)) - 90), days.fromordinal(int(max(ends)) + 90), pixels)
    return Axis.of_amounts(ends, pixels)


def _ticks(sketch: Sketch, axis: Axis, head: int, height: int) -> None:
    for value, label in axis.ticks:
        x = axis.at(value)
        sketch.line((x, x), (head, height), color=GRID, strokeWidth=1)
        first = x < 8
        sketch.word(label, x - 4 * first, height + 14, colour=GREY, align="left" if first else "center")


def _announced(sketch: Sketch, verb: str, x: float, axis: Axis, height: int) -> None:
    left = x < axis.pixels / 2
    sketch.line((x, x), (0, height), color=INK, strokeWidth=1.5, strokeDash=[5, 4])
    sketch.word(verb, x + 7 if left else x - 7, 7, align="left" if left else "right", weight=600)


def _range(sketch: Sketch, estimate: Estimate, axis: Axis, y: float, colour: str, horizon: date) -> None:
    low, low_half, middle, high_half, high = (
        axis.at(plain(p, horizon))
        for p in (estimate.low, estimate.low_half, estimate.middle, estimate.high_half, estimate.high)
    )
    sketch.line((low, high), (y, y), color=colour, strokeWidth=1.5)
    sketch.line((low_half, high_half), (y, y), color=colour, strokeWidth=6, opacity=0.55)
    sketch.dot(middle, y, color=colour, filled=True, size=110, stroke=PAPER, strokeWidth=1.5)
