"""Output of a line over time: the nameplate in ink and dashed, the futures as two bands and a median."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, GREY, GRID, INK, Frame, Spec, round_step, separate
from nameplate.brief.chart.moment import time_axis
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.line.words import duration, each
from nameplate.brief.number import digits

if TYPE_CHECKING:
    from nameplate.brief.chart.scale import Axis
    from nameplate.brief.line.data import LineOutput, Period

HEIGHT = 220
RIGHT = {"wide": 104, "narrow": 84}
MOST_STOPS = 12
"""Stretches of the chart that say their numbers: more would be a long way for the keyboard."""


class _Plane:
    """The chart's scales: seconds across, amounts upwards."""

    def __init__(self, output: LineOutput, axis: Axis) -> None:
        top = max(output.nameplate, *(period.high for period in output.periods))
        self.step, self.axis = round_step(top), axis

    def x(self, seconds: float) -> float:
        return self.axis.at(seconds)

    def y(self, amount: float) -> float:
        return HEIGHT * (1.0 - amount / (2.0 * self.step))

    def steps(self, periods: tuple[Period, ...], name: str) -> list[tuple[float, float]]:
        """Go along the periods: level within each, upright between two."""
        ends = [(edge, getattr(period, name)) for period in periods for edge in (period.begin, period.end)]
        return [(self.x(second), self.y(amount)) for second, amount in ends]


def spec(output: LineOutput, frame: Frame) -> Spec:
    """Specify the chart of a line's output.

    Parameters
    ----------
    output : LineOutput
        Of a single future the line is drawn alone.
    frame : Frame
    """
    ticks = [digits(step * round_step(_top(output)), 4) for step in (0, 1, 2)]
    left = 14 + 8 * max(len(tick) for tick in ticks)
    width = frame.width - left - RIGHT[frame.name]
    plane = _Plane(output, time_axis(output.periods[0].begin, output.periods[-1].end, width, 62.0))
    sketch = Sketch()
    _grid(sketch, plane, ticks, width)
    if output.futures > 1:
        for low, high, opacity in (("low", "high", 0.15), ("low_half", "high_half", 0.30)):
            pairs = zip(plane.steps(output.periods, low), plane.steps(output.periods, high), strict=True)
            sketch.band([(x, y, y2) for (x, y), (_, y2) in pairs], color=BLUE, opacity=opacity)
    # many narrow steps would flow together into one broad line
    thick = 2.5 if len(output.periods) <= width / 8 else 1.5
    sketch.path(plane.steps(output.periods, "middle"), color=DEEP_BLUE, strokeWidth=thick, strokeJoin="round")
    level = plane.y(output.nameplate)
    sketch.path([(0.0, level), (float(width), level)], color=INK, strokeWidth=1.5, strokeDash=[5, 4])
    _warmup(sketch, output, plane)
    _labels(sketch, output, plane, width)
    _stops(sketch, output, plane)
    return sketch.spec(frame, left=left, right=RIGHT[frame.name], top=12, bottom=28, height=HEIGHT)


def _top(output: LineOutput) -> float:
    return max(output.nameplate, *(period.high for period in output.periods))


def _grid(sketch: Sketch, plane: _Plane, ticks: list[str], width: int) -> None:
    for number, tick in enumerate(ticks):
        y = plane.y(number * plane.step)
        sketch.line((0.0, float(width)), (y, y), color=GRID, strokeWidth=1)
        sketch.word(tick, -8, y, colour=GREY, align="right")
    for place, label in plane.axis.ticks:
        x = plane.x(place)
        sketch.word(label, max(x, 0.0), HEIGHT + 14, colour=GREY, align="left" if x < 16 else "center")


def _warmup(sketch: Sketch, output: LineOutput, plane: _Plane) -> None:
    """Mark where watching begins."""
    if output.watched <= 0.0:
        return
    x = plane.x(output.watched)
    sketch.line((x, x), (HEIGHT - 24.0, float(HEIGHT)), color=GREY, strokeWidth=1)
    sketch.word("warm-up ends", x + 6, HEIGHT - 16, colour=GREY)


def _labels(sketch: Sketch, output: LineOutput, plane: _Plane, width: int) -> None:
    """Put names and values at the line ends; where they clash the nameplate's stays."""
    last = output.periods[-1].middle
    places = separate([plane.y(output.nameplate), plane.y(last)], 36.0, 8.0, HEIGHT - 8.0)
    name = "median" if output.futures > 1 else "this future"
    # a line that ends in a night or a weekend says nothing by where it ends
    usual = abs(last - output.typical) <= 0.1 * output.typical
    for text, place, colour in (
        (f"nameplate\n{digits(output.nameplate, 3)}", places[0], INK),
        (f"{name}\n{digits(output.typical)}" if usual else name, places[1], DEEP_BLUE),
    ):
        sketch.word(text, width + 10, place - 8 * text.count("\n"), colour=colour, weight=600)


def _stops(sketch: Sketch, output: LineOutput, plane: _Plane) -> None:
    """Let a dozen stretches of the chart say what they show."""
    every = -(-len(output.periods) // MOST_STOPS)
    for first in range(0, len(output.periods), every):
        stretch = output.periods[first : first + every]
        x = plane.x(stretch[0].begin), plane.x(stretch[-1].end)
        sketch.touch(x, (0.0, float(HEIGHT)), _says(stretch, output))


def _says(stretch: tuple[Period, ...], output: LineOutput) -> str:
    middles = [period.middle for period in stretch]
    low, high = digits(min(middles)), digits(max(middles))
    start = f"{duration(stretch[0].begin)} to {duration(stretch[-1].end)}: "
    start += f"{'median ' if output.futures > 1 else ''}{low if low == high else f'{low} to {high}'}"
    if output.futures == 1:
        return f"{start} items {each(output.unit)}"
    ends = digits(min(period.low for period in stretch)), digits(max(period.high for period in stretch))
    return f"{start} items {each(output.unit)}, 90 % range {ends[0]} to {ends[1]}"
