"""What each station does with its time: one bar of states a station, told apart by lightness, stripes and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import DEEP_BLUE, GREY, INK, ORANGE, PAPER, Frame, Spec
from nameplate.brief.chart.measure import fitted, text_width
from nameplate.brief.chart.sketch import Sketch, Span
from nameplate.brief.line.station import busiest
from nameplate.brief.line.words import part

if TYPE_CHECKING:
    from nameplate.brief.line.data import StationTime, StationTimes

MOST = 20
HOLDS = "holds the line up"
NAMES = 136
WORK = "#A3CADF"
"""The brief's blue at 35 % on paper, but solid, so that no grid shines through."""
BAR = 20
STEP = {"wide": 30, "narrow": 50}
STRIPED = {"changing over", "blocked"}
WORDS = {"working": DEEP_BLUE, "down": PAPER, "changing over": ORANGE, "starved": INK}
"""Colours of the words in a bar; grey where none is named."""


def shown(times: StationTimes) -> StationTimes:
    """Choose the stations that are drawn: the twenty that are active most."""
    return busiest(times, MOST)


def spec(times: StationTimes, frame: Frame) -> Spec:
    """Specify the chart of the stations' states.

    Parameters
    ----------
    times : StationTimes
        In the order of the line; of more than twenty the busiest are drawn.
    frame : Frame
    """
    chosen = shown(times)
    left = NAMES if frame.wide else 0
    sketch, drawing = Sketch(), _Drawing(chosen, frame.width - left - 4)
    y = 0.0
    for station in chosen.stations:
        y = drawing.row(sketch, station, y, frame)
    _ticks(sketch, drawing.pixels, y)
    return sketch.spec(frame, left=left, right=4, top=4, bottom=24, height=round(y))


class _Drawing:
    """Draws the rows; a state is named where it first has room for its name."""

    def __init__(self, times: StationTimes, pixels: int) -> None:
        self.times, self.pixels = times, pixels
        self.named: set[str] = set()

    def row(self, sketch: Sketch, station: StationTime, y: float, frame: Frame) -> float:
        """Draw one station from `y` down, and say where the next begins."""
        marked = self.times.limit == "station" and self.times.total > 1 and station.name == self.times.bottleneck
        top = y + (4 if frame.wide else 20)
        self._name(sketch, station, y, frame, marked=marked)
        x = 0.0
        for state in self.times.states:
            end = x + station.share(state) * self.pixels
            self._state(sketch, state, (x, end), (top, top + BAR), station.share(state))
            x = end
        sketch.touch((0.0, float(self.pixels)), (top, top + BAR), says(station, self.times.states))
        return y + STEP[frame.name] + (12 if marked and frame.wide else 0)

    def _name(self, sketch: Sketch, station: StationTime, y: float, frame: Frame, *, marked: bool) -> None:
        weight = 600 if marked else 400
        room = NAMES - 12.0 if frame.wide else self.pixels - 130.0 * marked
        servers = f" × {station.servers}" if station.servers > 1 else ""
        name = fitted(station.name, room - text_width(servers), bold=marked) + servers
        if frame.wide:
            sketch.word(name, -NAMES, y + 14, weight=weight)
            if marked:
                sketch.word(HOLDS, -NAMES, y + 30, weight=600)
        else:
            sketch.word(f"{name} {HOLDS}" if marked else name, 0, y + 9, weight=weight)

    def _state(self, sketch: Sketch, state: str, x: Span, y: Span, share: float) -> None:
        # the gap between two states is paper, so that neighbours of one greyness stay two
        inner = (x[0] + 0.75, x[1] - 0.75)
        if inner[1] - inner[0] < 0.5:
            return
        paint(sketch, state, inner, y)
        room, number = inner[1] - inner[0] - (26.0 if state in STRIPED else 8.0), part(share)
        word = f"{state} {number}"
        if state not in self.named and text_width(word) <= room:
            self.named.add(state)
            number = word
        elif text_width(number) > room:
            return
        middle = (y[0] + y[1]) / 2.0
        if state in STRIPED:
            sketch.box((inner[0] + 1.3, inner[0] + 11.0 + text_width(number)), (y[0] + 1.3, y[1] - 1.3), color=PAPER)
        sketch.word(number, inner[0] + 6.0, middle, colour=WORDS.get(state, GREY))


def paint(sketch: Sketch, state: str, x: Span, y: Span) -> None:
    """Fill a stretch of time with the mark of its state, the same in all charts of a line."""
    inset = (x[0] + 0.5, x[1] - 0.5), (y[0] + 0.5, y[1] - 0.5)
    if state == "working":
        sketch.box(x, y, color=WORK)
    elif state == "down":
        sketch.box(x, y, color=ORANGE)
    elif state == "changing over":
        sketch.stripes(*inset, color=ORANGE, strokeWidth=1.5)
    elif state == "blocked":
        sketch.stripes(*inset, color=GREY, strokeWidth=1)
    elif state == "starved":
        sketch.box(x, y, color="#DEDBD3")
    else:
        sketch.path([(inset[0][i], inset[1][j]) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))],
                    color="#B9B6AE", strokeWidth=1)  # fmt: skip


def says(station: StationTime, states: tuple[str, ...]) -> str:
    """Say a row in words.

    Parameters
    ----------
    station : StationTime
    states : tuple of str
        Those to name.
    """
    shares = ", ".join(f"{state} {part(station.share(state))}" for state in states)
    servers = f" ({station.servers} servers)" if station.servers > 1 else ""
    return f"{station.name}{servers}: {shares}; OEE {part(station.oee)}"


def _ticks(sketch: Sketch, pixels: int, y: float) -> None:
    for share, align in ((0.0, "left"), (0.5, "center"), (1.0, "right")):
        sketch.word(part(share), share * pixels, y + 10, colour=GREY, align=align)
