"""The first items of a line: servers as rows, time across, a bar for each item on each server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import GREY, GRID, ORANGE, PAPER, Frame, Spec
from nameplate.brief.chart.measure import fitted, text_width
from nameplate.brief.chart.moment import time_axis
from nameplate.brief.chart.sketch import Sketch, Span
from nameplate.brief.chart.station_states import WORK, paint
from nameplate.brief.line.words import duration

if TYPE_CHECKING:
    from nameplate.brief.chart.scale import Axis
    from nameplate.brief.line.visit import Row, Schedule, Visit

ITEMS = {"wide": 40, "narrow": 12}
LEAST = 5
READABLE = 10.0
"""Pixels that a usual bar of the slowest server has at least, if there are items to leave out."""
NAMES = 136
BAR = 16
STEP = {"wide": 22, "narrow": 20}
HEAD = 20
EVERY = 5
DARK_WORK = "#328DC0"


def shown(schedule: Schedule, frame: Frame) -> tuple[Visit, ...]:
    """Choose the visits that are drawn: of as many items as can be told apart, 40 at most, 12 where it is narrow.

    Parameters
    ----------
    schedule : Schedule
    frame : Frame
    """
    numbers = sorted({visit.item for visit in schedule.visits})[: ITEMS[frame.name]]
    width = frame.width - (NAMES if frame.wide else 0) - 8.0
    while len(numbers) > LEAST:
        visits = [visit for visit in schedule.visits if visit.item <= numbers[-1]]
        low, high = _window(visits)
        if width * max(_usual(visits, row) for row in range(len(schedule.rows))) >= READABLE * (high - low):
            break
        numbers.pop()
    return tuple(visit for visit in schedule.visits if numbers and visit.item <= numbers[-1])


def spec(schedule: Schedule, frame: Frame) -> Spec:
    """Specify the chart of a line's first items.

    Parameters
    ----------
    schedule : Schedule
    frame : Frame
    """
    visits = shown(schedule, frame)
    left = NAMES if frame.wide else 0
    width = frame.width - left - 6
    low, high = _window(list(visits)) if visits else (0.0, 1.0)
    plan = _Plan(schedule.rows, frame, time_axis(low, high, width, 84.0 if frame.wide else 74.0))
    sketch = Sketch()
    _ticks(sketch, plan)
    _names(sketch, plan, schedule.bottleneck)
    for visit in visits:
        _visit(sketch, visit, plan)
    for number in range(len(schedule.rows)):
        _touch(sketch, number, [visit for visit in visits if visit.row == number], plan)
    return sketch.spec(frame, left=left, right=6, top=4, bottom=24, height=plan.height)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where rows and times go."""

    rows: tuple[Row, ...]
    frame: Frame
    axis: Axis

    def top(self, number: int) -> float:
        """Upper edge of a row's bars: a narrow chart has the station's name above the first of its servers."""
        stations = sum(row.server == 0 for row in self.rows[: number + 1])
        room = 4 * (stations - 1) if self.frame.wide else HEAD * stations
        return float(number * STEP[self.frame.name] + room + 3)

    @property
    def height(self) -> int:
        """Of all rows."""
        return round(self.top(len(self.rows) - 1)) + STEP[self.frame.name]


def _usual(visits: list[Visit], row: int) -> float:
    """Seconds that a server's middle item is on it, shifts' rests left out."""
    there = sorted(
        visit.left - visit.taken - sum(end - begin for begin, end in visit.rests)
        for visit in visits
        if visit.row == row
    )
    return there[len(there) // 2] if there else 0.0


def _window(visits: list[Visit]) -> Span:
    """Begin with the first work, not with the night before it."""
    return min(visit.start for visit in visits), max(visit.left for visit in visits)


def _ticks(sketch: Sketch, plan: _Plan) -> None:
    for place, label in plan.axis.ticks:
        x, width = plan.axis.at(place), text_width(label)
        sketch.line((x, x), (0.0, float(plan.height)), color=GRID, strokeWidth=1)
        ends = {"left": x < width / 2, "right": x > plan.axis.pixels - width / 2}
        align = next((side for side, near in ends.items() if near), "center")
        sketch.word(label, x, plan.height + 12, colour=GREY, align=align)


def _names(sketch: Sketch, plan: _Plan, bottleneck: str) -> None:
    for number, row in enumerate(plan.rows):
        top, weight = plan.top(number), 600 if row.station == bottleneck else 400
        if plan.frame.wide:
            if row.servers > 1:
                sketch.word(str(row.server + 1), -8, top + BAR / 2, colour=GREY, align="right")
            if row.server == 0:
                sketch.word(fitted(row.station, NAMES - 36.0, bold=True), -NAMES, top + BAR / 2, weight=weight)
        elif row.server == 0:
            servers = f" ({row.servers} servers)" if row.servers > 1 else ""
            sketch.word(fitted(row.station, plan.axis.pixels - 90.0, bold=True) + servers, 0, top - 10, weight=weight)


def _visit(sketch: Sketch, visit: Visit, plan: _Plan) -> None:
    y = plan.top(visit.row), plan.top(visit.row) + BAR
    _stretch(sketch, visit.wait, (visit.taken, visit.began), visit, plan)
    for begin, end in awake(visit):
        x = _pixels((begin, end), plan)
        sketch.box(x, y, color=WORK if visit.item % EVERY else DARK_WORK)
    _stretch(sketch, "blocked", (visit.finished, visit.left), visit, plan)
    for rest in visit.rests:
        x = _pixels(rest, plan)
        if x[1] - x[0] > 2.0:
            paint(sketch, "off shift", x, y)
    _mark(sketch, visit, plan)


def awake(visit: Visit) -> list[Span]:
    """Give the stretches in which an item is worked on: without the shifts' rests.

    Parameters
    ----------
    visit : Visit
    """
    stretches, begin = [], visit.began
    for rest, back in visit.rests:
        if rest > begin:
            stretches.append((begin, min(rest, visit.finished)))
        begin = max(begin, back)
    return [*stretches, (begin, visit.finished)] if begin < visit.finished else stretches


def _stretch(sketch: Sketch, state: str, times: Span, visit: Visit, plan: _Plan) -> None:
    top = plan.top(visit.row)
    x = _pixels(times, plan)
    if times[1] > times[0] and x[1] - x[0] >= 1.0:
        # lower than the work, so that the two are never taken for one bar
        paint(sketch, state, x, (top + 3.0, top + BAR - 3.0))


def _pixels(times: Span, plan: _Plan) -> Span:
    low, high = (max(0.0, plan.axis.at(time)) for time in times)
    return low, max(low + 0.6, high - 0.8)


def _mark(sketch: Sketch, visit: Visit, plan: _Plan) -> None:
    """Write the item's number where there is room, and a cross where it was scrapped."""
    middle, number = plan.top(visit.row) + BAR / 2.0, str(visit.item)
    x = _pixels((visit.began, visit.finished), plan)
    room = x[1] - x[0] - text_width(number) - 3.0 if not visit.rests else -1.0
    if room >= 0.0 and (visit.item % EVERY == 0 or visit.item == 1):
        sketch.word(number, (x[0] + x[1]) / 2.0, middle, align="center")
    if visit.scrapped:
        end = plan.axis.at(visit.finished)
        sketch.dot(
            end, middle, shape="cross", angle=45, filled=True, color=ORANGE, size=110, stroke=PAPER, strokeWidth=1
        )


def _touch(sketch: Sketch, number: int, visits: list[Visit], plan: _Plan) -> None:
    if not visits:
        return
    row, top = plan.rows[number], plan.top(number)
    x = max(0.0, plan.axis.at(visits[0].taken)), plan.axis.at(visits[-1].left)
    server = f", server {row.server + 1}" if row.servers > 1 else ""
    blocked = sum(visit.left - visit.finished for visit in visits)
    says = (
        f"{row.station}{server}: {len(visits)} items, the first taken at {duration(visits[0].taken)}, the last gone at "
    )
    says += f"{duration(max(visit.left for visit in visits))}; blocked for {duration(blocked)}"
    sketch.touch((min(x), max(x)), (top, top + BAR), says)
