"""Calibration: how outcomes fell over the forecasts' tenths, and how often intervals held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, GREY, GRID, INK, LINE_HEIGHT, PAPER, Frame, Spec
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.number import percent

if TYPE_CHECKING:
    from nameplate.study.backtest import Coverage

_HEIGHT = 150
_ROW = 34


def tenths(shares: tuple[float, ...], band: tuple[float, float], frame: Frame) -> Spec:
    """Specify the histogram of the probability integral transform.

    Parameters
    ----------
    shares : tuple of float
        The share of outcomes in each part of the forecast distributions, from the lowest.
    band : (float, float)
        Between which shares chance keeps a part of a calibrated forecast in 19 of 20 cases.
    frame : Frame
    """
    left, right = 44, 8
    width = frame.width - left - right
    top = max(*shares, band[1]) * 1.15
    sketch, step = Sketch(), width / len(shares)

    def height(share: float) -> float:
        return _HEIGHT * (1.0 - share / top)

    sketch.box((0, width), (height(band[1]), height(band[0])), color=GRID, opacity=0.7)
    for number, share in enumerate(shares):
        says = f"{percent(share)} of outcomes in part {number + 1} of {len(shares)}"
        sketch.box((number * step + 1.5, (number + 1) * step - 1.5), (height(share), _HEIGHT), color=BLUE, opacity=0.55)
        sketch.touch((number * step, (number + 1) * step), (0, _HEIGHT), says)
    even = height(1.0 / len(shares))
    sketch.line((0, width), (even, even), color=INK, strokeWidth=1.5, strokeDash=[5, 4])
    sketch.word("0", -8, _HEIGHT, colour=GREY, align="right")
    sketch.word(percent(1 / len(shares)), -8, even, align="right")
    below = _HEIGHT + LINE_HEIGHT - 2
    sketch.word("came early or low", 0, below, colour=GREY)
    sketch.word("came late or high", width, below, colour=GREY, align="right")
    return sketch.spec(frame, left=left, right=right, top=8, bottom=26, height=_HEIGHT)


def intervals(coverage: tuple[Coverage, ...], frame: Frame) -> Spec:
    """Specify how often intervals held, beside what chance allows.

    Parameters
    ----------
    coverage : tuple of Coverage
        One of each level; those without an outcome are left out.
    frame : Frame
    """
    known = [one for one in coverage if one.count]
    left, right = 44, 96
    width = frame.width - left - right
    sketch, height = Sketch(), _ROW * len(known)
    for share in (0.0, 0.5, 1.0):
        sketch.line((width * share, width * share), (0, height), color=GRID, strokeWidth=1)
        sketch.word(percent(share), width * share, height + LINE_HEIGHT - 2, colour=GREY, align="center")
    for number, one in enumerate(known):
        y, held, wanted = _ROW * (number + 0.5), one.hits / one.count, one.level / 100
        sketch.word(f"{one.level} %", -8, y, align="right")
        sketch.line(
            (width * one.low / one.count, width * one.high / one.count), (y, y), color=GREY, strokeWidth=8, opacity=0.35
        )
        sketch.line((width * wanted, width * wanted), (y - 10, y + 10), color=INK, strokeWidth=1.5, strokeDash=[5, 4])
        sketch.dot(width * held, y, color=DEEP_BLUE, filled=True, size=110, stroke=PAPER, strokeWidth=1.5)
        sketch.word(f"{one.hits} of {one.count}", width + 12, y, colour=DEEP_BLUE, weight=600)
    return sketch.spec(frame, left=left, right=right, top=4, bottom=26, height=height)
