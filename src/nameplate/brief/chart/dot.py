"""A date as twenty equally likely dots on both sides of the announced day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, GREY, INK, ORANGE, Frame, Spec
from nameplate.brief.chart.scale import Axis
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.number import beyond, day_words

if TYPE_CHECKING:
    from nameplate.brief.data import Announced, Milestone

ROOM_ABOVE = 150
HEAD = 48
LARGEST = {"wide": 26, "narrow": 20}
ROOM = {"wide": 116, "narrow": 84}
EDGE = 72
SIDE = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot: its middle in pixels from the plot's left and bottom, and whether it is late."""

    x: float
    y: float
    late: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the twenty dots of a milestone go.

    Attributes
    ----------
    axis : Axis
        Days; its pixels leave out the right edge if some dots lie beyond the horizon.
    dots : tuple of Dot
    size : int
        Diameter of a dot and width of a stack, in pixels.
    deadline : float or None
        The end of the announced day, in pixels.
    beyond : int
        How many dots lie beyond the horizon.
    """

    axis: Axis
    dots: tuple[Dot, ...]
    size: int
    deadline: float | None
    beyond: int

    @property
    def height(self) -> int:
        """Height of the plot, in pixels: the words on top and the tallest stack."""
        head = 4 if self.deadline is None else HEAD
        return head + max(round(max(dot.y for dot in self.dots) + self.size / 2), 40) + 4


def plan(milestone: Milestone, frame: Frame, width: int) -> Plan:
    """Stack the dots so that none stands on the deadline and all fit.

    Parameters
    ----------
    milestone : Milestone
    frame : Frame
    width : int
        Width of the plot, in pixels.
    """
    missing = sum(day is None for day in milestone.days)
    pixels = width - (EDGE if missing else 0)
    axis, deadline = _axis(milestone, frame, pixels)
    for size in range(LARGEST[frame.name], 5, -1):
        dots = _stack(milestone, axis, deadline, size)
        if missing:
            dots += _aside(missing, width, size, late=deadline is not None)
        if max(dot.y for dot in dots) + size / 2 <= ROOM_ABOVE:
            break
    return Plan(axis, tuple(dots), size, deadline, missing)


def _aside(missing: int, width: int, size: int, *, late: bool) -> list[Dot]:
    """Heap the dots beyond the horizon at the right edge, in as many columns as fit."""
    columns = min((EDGE - 14) // size, max(1, round(missing**0.5)))
    left = width - EDGE / 2 + 5 - columns * size / 2
    return [Dot(left + (i % columns + 0.5) * size, (i // columns + 0.5) * size, late) for i in range(missing)]


def _axis(milestone: Milestone, frame: Frame, pixels: int) -> tuple[Axis, float | None]:
    """Span all days and the deadline, with room for the words on both of its sides."""
    due = milestone.announced.value if milestone.announced else None
    days = [day for day in milestone.days if day is not None] + ([due] if isinstance(due, date) else [])
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2001, 1, 1))
    slack = timedelta(days=max((last - first).days * 0.06, 60.0))
    first, last = first - slack, last + slack
    if not isinstance(due, date):
        return Axis.of_days(first, last, pixels), None
    # the deadline is the end of the announced day: whatever happens on that day is still on time
    due_end, room = due.toordinal() + 1, ROOM[frame.name]
    span = (last - first).days
    before, after = due_end - first.toordinal(), last.toordinal() - due_end
    if before < span * room / pixels:
        first = date.fromordinal(due_end - round(after * room / (pixels - room)))
    elif after < span * room / pixels:
        last = date.fromordinal(due_end + round(before * room / (pixels - room)))
    axis = Axis.of_days(first, last, pixels)
    return axis, axis.at(due_end)


def _stack(milestone: Milestone, axis: Axis, deadline: float | None, size: int) -> list[Dot]:
    """Fill the stacks; their edges are counted from the deadline, so that it always lies between two."""
    origin = 0.0 if deadline is None else deadline
    heights: dict[int, int] = {}
    dots = []
    due = milestone.announced.value if milestone.announced else None
    for day in milestone.days:
        if day is None:
            continue
        late = isinstance(due, date) and day > due
        column = int((axis.at(day.toordinal() + 0.5) - origin) // size)
        height = heights.get(column, 0)
        heights[column] = height + 1
        dots.append(Dot(origin + (column + 0.5) * size, (height + 0.5) * size, late))
    return dots


def spec(milestone: Milestone, frame: Frame, horizon: date) -> Spec:
    """Specify the dot chart of one milestone.

    Parameters
    ----------
    milestone : Milestone
    frame : Frame
    horizon : date
        The last simulated day.
    """
    width = frame.width - 2 * SIDE
    made = plan(milestone, frame, width)
    sketch, floor = Sketch(), made.height
    sketch.line((0, made.axis.pixels), (floor, floor), color=GREY, strokeWidth=1)
    if made.beyond:
        sketch.line((width - EDGE + 10, width), (floor, floor), color=GREY, strokeWidth=1)
        sketch.word(beyond(horizon), width, floor + 15, colour=GREY, align="right")
    _ticks(sketch, made, width, horizon)
    area = round(3.14159 * (made.size / 2 - 1.5) ** 2, 1)
    for dot in made.dots:
        style = {"color": ORANGE, "filled": False, "strokeWidth": 2} if dot.late else {"color": BLUE, "filled": True}
        sketch.dot(dot.x, floor - dot.y, size=area, **style)
    if made.deadline is not None and milestone.announced is not None:
        _deadline(sketch, milestone.announced, made, frame)
    return sketch.spec(frame, left=SIDE, right=SIDE, top=6, bottom=28, height=floor)


def _ticks(sketch: Sketch, made: Plan, width: int, horizon: date) -> None:
    """Mark every New Year's Day, and name those that leave room for the words at the right edge."""
    floor = made.height
    end = width - 8 * len(beyond(horizon)) - 16 if made.beyond else made.axis.pixels - 10
    for value, label in made.axis.ticks:
        x = made.axis.at(value)
        sketch.line((x, x), (floor, floor + 5), color=GREY, strokeWidth=1)
        if 16 <= x <= end:
            sketch.word(label, x, floor + 15, colour=GREY, align="center")


def _deadline(sketch: Sketch, announced: Announced, made: Plan, frame: Frame) -> None:
    """Draw the announced day, with words on both sides."""
    at = made.deadline or 0.0
    late = sum(dot.late for dot in made.dots)
    of = f" of {len(made.dots)}" if frame.wide else ""
    sketch.line((at, at), (0, made.height), color=INK, strokeWidth=1.5, strokeDash=[5, 4])
    if isinstance(announced.value, date):
        left = at < made.axis.pixels / 2
        named = f"{announced.verb}: {day_words(announced.value)}"
        sketch.word(named, at + 7 if left else at - 7, 7, align="left" if left else "right", weight=600)
    sketch.word(f"{len(made.dots) - late}{of} on time", at - 7, 27, align="right", colour=DEEP_BLUE, weight=600)
    sketch.word(f"{late}{of} later", at + 7, 27, colour=ORANGE, weight=600)
