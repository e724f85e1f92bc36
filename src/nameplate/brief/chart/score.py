"""Forecasters by their score: a dot each on one axis that begins at zero, the shorter way the better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import DEEP_BLUE, GREY, GRID, INK, LINE_HEIGHT, PAPER, Frame, Spec
from nameplate.brief.chart.scale import Axis
from nameplate.brief.chart.sketch import Sketch

if TYPE_CHECKING:
    from nameplate.study.backtest import Score

ROW = 26
RIGHT = 14


def spec(scores: tuple[Score, ...], ours: str, frame: Frame) -> Spec:
    """Specify the chart of mean scores.

    Parameters
    ----------
    scores : tuple of Score
        Of one ratio, in the order in which they are drawn; those that scored nothing are left out.
    ours : str
        The forecaster that is drawn as the forecast, the others being what it is measured against.
    frame : Frame
    """
    known = [(one.forecaster, one.crps) for one in scores if one.crps is not None]
    left = 148
    axis = Axis.of_amounts([crps for _, crps in known] or [1.0], frame.width - left - RIGHT)
    sketch, height = Sketch(), ROW * len(known)
    for value, label in axis.ticks:
        x = axis.at(value)
        sketch.line((x, x), (0, height), color=GRID, strokeWidth=1)
        sketch.word(label, x, height + LINE_HEIGHT - 2, colour=GREY, align="center")
    for number, (name, crps) in enumerate(known):
        mine, y, x = name == ours, ROW * (number + 0.5), axis.at(crps)
        colour = DEEP_BLUE if mine else INK
        sketch.word(name, -12, y, colour=colour, align="right", weight=600 if mine else 400)
        sketch.line((0, x), (y, y), color=colour, strokeWidth=2.5 if mine else 1)
        sketch.dot(x, y, color=colour, filled=mine, fill=colour if mine else PAPER, size=90, strokeWidth=1.5)
        after = x + 52 < axis.pixels + RIGHT
        sketch.word(f"{crps:.2f}", x + 10 if after else x - 10, y - (0 if after else 9), colour=colour,
                    align="left" if after else "right", weight=600 if mine else 400)  # fmt: skip
    return sketch.spec(frame, left=left, right=RIGHT, top=4, bottom=26, height=height)
