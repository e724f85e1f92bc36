"""What drives the answer: bars sorted by effect, their values at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, Frame, Spec
from nameplate.brief.chart.row import MARK, Rows
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.number import percent

if TYPE_CHECKING:
    from nameplate.brief.data import Driver

MOST = 8
LEFT, RIGHT = 2, 64


def shown(drivers: tuple[Driver, ...]) -> tuple[Driver, ...]:
    """Choose the drivers that are drawn: the eight that explain most, the largest first."""
    return tuple(sorted(drivers, key=lambda driver: (-driver.share, driver.label))[:MOST])


def spec(drivers: tuple[Driver, ...], frame: Frame) -> Spec:
    """Specify the driver chart.

    Parameters
    ----------
    drivers : tuple of Driver
        In any order.
    frame : Frame
    """
    rows = shown(drivers)
    stack = Rows.of([driver.label for driver in rows], frame)
    top = max(*(driver.share for driver in rows), 0.01)
    sketch, length = Sketch(), frame.width - LEFT - RIGHT
    stack.label(sketch)
    for i, driver in enumerate(rows):
        # what explains nothing may come out a little below zero
        share = max(driver.share, 0.0)
        sketch.bar(length * share / top, stack.middle(i), _says(driver), size=MARK - 4, color=BLUE)
        sketch.word(percent(share), length * share / top + 8, stack.middle(i), colour=DEEP_BLUE, weight=600)
    return sketch.spec(frame, left=LEFT, right=RIGHT, top=4, bottom=2, height=stack.height)


def _says(driver: Driver) -> str:
    return f"{driver.label} ({driver.origin}): explains {percent(max(driver.share, 0.0))} of the spread"
