"""One axis for amounts and for days: both as plain numbers, with ticks that a reader expects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import round_step
from nameplate.brief.number import Scale, digits

if TYPE_CHECKING:
    from nameplate.brief.data import Point


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of numbers or days on so many pixels.

    Attributes
    ----------
    low, high : float
        Ends of the stretch; a day counts as its ordinal.
    ticks : tuple of (float, str)
        Places and their labels.
    pixels : int
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    pixels: int

    @classmethod
    def of_amounts(cls, values: list[float], pixels: int) -> Axis:
        """Make an axis of three ticks, zero included, that holds all values.

        Examples
        --------
        >>> Axis.of_amounts([12e6, 66e6], 100).ticks
        ((0.0, '0'), (35000000.0, '35'), (70000000.0, '70'))
        """
        scale = Scale.of(values)
        step = round_step(max([*values, 0.0]) / scale.divisor) * scale.divisor
        low = -round_step(-2 * min(values) / scale.divisor) * scale.divisor if min([*values, 0.0]) < 0 else 0.0
        ends = [low] if low else []
        ticks = [*ends, 0.0, step, 2 * step]
        return cls(low, 2 * step, tuple((t, digits(t / scale.divisor, 4)) for t in ticks), pixels)

    @classmethod
    def of_days(cls, first: date, last: date, pixels: int) -> Axis:
        """Make an axis with a tick on New Year's Day of every year, or of every few.

        Examples
        --------
        >>> from datetime import date
        >>> [label for _, label in Axis.of_days(date(2025, 6, 1), date(2028, 2, 1), 480).ticks]
        ['2026', '2027', '2028']
        """
        low, high = first.toordinal(), max(last.toordinal(), first.toordinal() + 1)
        years = (high - low) / 365.25
        every = next(e for e in (1, 2, 5, 10, 20, 50) if pixels / max(years, 1.0) * e >= 52 or e == 50)
        new_years = [date(y, 1, 1) for y in range(first.year, last.year + 2) if y % every == 0]
        ticks = tuple((float(d.toordinal()), str(d.year)) for d in new_years if low <= d.toordinal() <= high)
        return cls(low, high, ticks, pixels)

    def at(self, value: float) -> float:
        """Give a value's place, in pixels from the axis' start."""
        return self.pixels * (value - self.low) / (self.high - self.low)


def plain(value: Point, horizon: date) -> float:
    """Turn an amount, a day or "not by the horizon" into a number on an axis."""
    if isinstance(value, date):
        return float(value.toordinal())
    return float(horizon.toordinal()) if value is None else float(value)
