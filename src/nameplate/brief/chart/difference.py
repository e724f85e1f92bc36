"""What each scenario changes: how the change varies over the futures, and how sure its mean is.

A thin line holds 18 in 20 futures. On it lies the 95 % interval of the mean twice: filled as it is on the same luck,
hollow as it would be if each scenario had drawn futures of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10, sqrt
from typing import TYPE_CHECKING, Any

from nameplate.brief.chart.frame import GREY, GRID, INK, LINE_HEIGHT, ORANGE, PAPER, Frame, Spec
from nameplate.brief.chart.row import Rows
from nameplate.brief.chart.scale import Axis
from nameplate.brief.chart.sketch import Sketch
from nameplate.brief.number import Scale, digits, unit_words
from nameplate.study.difference import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.study import Difference

LEFT, RIGHT, HEAD = 6, 20, 22
DAYS_A_MONTH = 365.25 / 12
LEAST = 3.0  # pixels; an interval that is narrower is still to be seen


@dataclass(frozen=True, slots=True)
class Change:
    """What one scenario changes against the main one, in the unit that is shown.

    Attributes
    ----------
    label : str
    unit : str
        "point" for shares and chances, "month" for days.
    low, high : float or None
        5 and 95 % of the futures' changes; None where each is yes or no.
    mean : float
    told : tuple of float
        The mean and the ends of its 95 % interval, as exact as they are known.
    interval, unpaired : (float, float)
        95 % interval of the mean on the same luck, and on separate luck with as many futures.
    gain : float or None
        How many times as many futures an unpaired comparison needs; None where the change does not vary.
    """

    label: str
    unit: str
    low: float | None
    high: float | None
    mean: float
    told: tuple[float, float, float]
    interval: tuple[float, float]
    unpaired: tuple[float, float]
    gain: float | None

    @classmethod
    def of(cls, label: str, difference: Difference) -> Change | None:
        """Take a study's difference; that of the chance where a chance was asked for. None where there is no mean."""
        asked = difference.chance is not None
        found = difference.chance or difference
        told, (low, high) = rounded(found), (found.quantiles["5"], found.quantiles["95"])
        if told is None or found.mean is None or found.interval is None or low is None or high is None:
            return None
        factor = {"": 100.0, "day": 1.0 / DAYS_A_MONTH}.get(found.unit, 1.0)
        half = (found.interval[1] - found.mean) * sqrt(found.gain or 1.0)
        return cls(
            label,
            {"": "point", "day": "month"}.get(found.unit, found.unit),
            None if asked else factor * low,
            None if asked else factor * high,
            factor * found.mean,
            _months(found.mean, found.interval) if found.unit == "day" else _times(factor, told),
            (factor * found.interval[0], factor * found.interval[1]),
            (factor * (found.mean - half), factor * (found.mean + half)),
            found.gain,
        )

    @property
    def words(self) -> str:
        """Write the mean with its interval.

        Examples
        --------
        >>> change = Change("x", "point", -45.0, 0.0, -21.02, (-21.0, -22.9, -19.2), (-22.9, -19.2), (-26, -16), 6.0)
        >>> change.words
        'mean −21 points (−22.9 to −19.2)'
        """
        if self.told[1] == self.told[2]:
            return "no change" if self.is_nothing else f"{_signed(self.mean, self.unit)} in every future"
        scale = Scale.of(self.told)
        low, high = (_number(value / scale.divisor) for value in self.told[1:])
        return f"mean {_signed(self.told[0], self.unit, scale)} ({low} to {high})"

    @property
    def worth(self) -> str:
        """Say what the same luck was worth."""
        if self.gain is None:
            return "in any future" if self.is_nothing else ""
        times = digits(self.gain)
        return (
            "separate luck would do as well"
            if times in {"1", "0.99"}
            else f"same luck: worth {times} times the futures"
        )

    @property
    def is_nothing(self) -> bool:
        """Whether no future is changed."""
        return self.mean == 0.0 and self.gain is None


def _times(factor: float, told: tuple[float, float, float]) -> tuple[float, float, float]:
    mean, low, high = told
    return factor * mean, factor * low, factor * high


def _months(mean: float, interval: tuple[float, float]) -> tuple[float, float, float]:
    """Round days to months as far as the error lets them be told."""
    places = 1 if interval[1] - mean < 3 * DAYS_A_MONTH else 0
    first, low, high = (round(days / DAYS_A_MONTH, places) for days in (mean, *interval))
    return first, low, high


def _number(value: float) -> str:
    return ("+" if value > 0.0 else "") + digits(value, 6)


def _signed(value: float, unit: str, scale: Scale | None = None) -> str:
    scale = scale or Scale.of([value])
    number = _number(value / scale.divisor)
    word = f"\N{NO-BREAK SPACE}{scale.word}" if scale.word else ""
    return f"{number}{word} {unit_words(unit, one=number[1:] == '1' and not word)}"


def spec(changes: Sequence[Change], frame: Frame) -> Spec:
    """Specify the chart of changes.

    Parameters
    ----------
    changes : sequence of Change
        One for each scenario but the main one; at least one, all in one unit.
    frame : Frame
    """
    stack = Rows.of([change.label for change in changes], frame, more=1 if frame.wide else 2)
    width, height = frame.width - LEFT - RIGHT, HEAD + stack.height
    axis, sketch = _axis(changes, width), Sketch()
    _ticks(sketch, axis, height)
    for i, change in enumerate(changes):
        top = HEAD + stack.first(i)
        below = top + LINE_HEIGHT * (stack.names[i].count("\n") + 1)
        sketch.word(stack.names[i], 0, top, weight=600)
        place: dict[str, Any] = {"x": width, "y": top, "align": "right"} if frame.wide else {"x": 0, "y": below}
        sketch.word(change.words, colour=ORANGE, weight=600, **place)
        place = {"x": width, "y": below, "align": "right"} if frame.wide else {"x": 0, "y": below + LINE_HEIGHT}
        sketch.word(change.worth, colour=GREY, **place)
        _mark(sketch, change, axis, HEAD + stack.middle(i))
    return sketch.spec(frame, left=LEFT, right=RIGHT, top=6, bottom=26, height=height)


def _mark(sketch: Sketch, change: Change, axis: Axis, y: float) -> None:
    # a line through all rows would cut through words
    zero = axis.at(0.0)
    sketch.line((zero, zero), (y - 10, y + 10), color=INK, strokeWidth=1)
    if change.low is not None and change.high is not None:
        sketch.line((axis.at(change.low), axis.at(change.high)), (y, y), color=ORANGE, strokeWidth=1.5)
    for (low, high), style in (
        (change.unpaired, {"color": PAPER, "stroke": ORANGE, "strokeWidth": 1}),
        (change.interval, {"color": ORANGE}),
    ):
        first, last, middle = axis.at(low), axis.at(high), axis.at(change.mean)
        half = max((last - first) / 2, LEAST / 2)
        sketch.box((middle - half, middle + half), (y - 6, y + 6), **style)


def _axis(changes: Sequence[Change], pixels: int) -> Axis:
    """Make an axis of round steps that holds every mark, and no change."""
    ends = [end for c in changes for end in (c.low, c.high, *c.interval, *c.unpaired) if end is not None]
    low, high = min([*ends, 0.0]), max([*ends, 0.0])
    scale = Scale.of([low, high])
    step = _step((high - low) / scale.divisor, most=4 if pixels > 400 else 2) * scale.divisor
    room = 0.02 * (high - low) or 1.0
    first, last = int((low - room) / step), int((high + room) / step)
    ticks = tuple((i * step, _number(i * step / scale.divisor)) for i in range(first, last + 1))
    return Axis(low - room, high + room, ticks, pixels)


def _step(span: float, most: int) -> float:
    """Choose a round distance of ticks, of which no more than so many lie in a span.

    Examples
    --------
    >>> _step(94.0, 4), _step(25.0, 2), _step(0.0, 4)
    (25.0, 20.0, 1.0)
    """
    if span <= 0.0:
        return 1.0
    power = 10.0 ** floor(log10(span / most))
    return next(factor * power for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if factor * power * most >= span * (1 - 1e-9))


def _ticks(sketch: Sketch, axis: Axis, height: int) -> None:
    for value, label in axis.ticks:
        x = axis.at(value)
        sketch.line((x, x), (HEAD, height), color=GRID, strokeWidth=1)
        align = "left" if x < 16 else "center"
        sketch.word(label, max(x, 0.0) - 4 * (align == "left"), height + 14, colour=GREY, align=align)
    x = axis.at(0.0)
    align = "left" if x < 40 else "right" if x > axis.pixels - 40 else "center"
    sketch.word("no change", x, 8, colour=GREY, align=align)
