"""An axis of time since the beginning of a run, from milliseconds to years."""

from __future__ import annotations

import math

from nameplate.brief.chart.scale import Axis
from nameplate.brief.number import digits

_STEPS = (
    *(factor * 10.0**power for power in range(-9, 1) for factor in (1.0, 2.0, 5.0)),
    10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 7_200.0, 10_800.0, 21_600.0, 43_200.0,
    *(86_400.0 * days for days in (1, 2, 7, 14, 28, 91, 182)),
    *(31_557_600.0 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)),
)  # fmt: skip
_UNITS = ((31_557_600.0, "y"), (86_400.0, "d"), (3_600.0, "h"), (60.0, "min"))


def time_axis(low: float, high: float, pixels: int, apart: float = 84.0) -> Axis:
    """Make an axis with ticks at round times.

    Parameters
    ----------
    low, high : float
        Ends, in seconds.
    pixels : int
    apart : float
        Least distance between two ticks, in pixels.

    Examples
    --------
    >>> [label for _, label in time_axis(0.0, 7_000.0, 500).ticks]
    ['0', '30 min', '60 min', '90 min']
    >>> [label for _, label in time_axis(21_600.0, 23_000.0, 300).ticks]
    ['6:00', '6:10', '6:20']
    """
    span = max(high - low, 1e-9)
    least = span * apart / pixels
    step = next((step for step in _STEPS if step >= least), _STEPS[-1] * round(least / _STEPS[-1] + 0.5))
    first = -(-low // step)
    count = math.floor((high - first * step) / step + 1e-9) + 1  # none where the step is longer than what is left
    places = [first * step + i * step for i in range(count)]
    return Axis(low, low + span, tuple((place, _label(place, step, high)) for place in places), pixels)


def _label(place: float, step: float, high: float) -> str:
    if step < 3_600.0 and high >= 7_200.0:
        # so far from the beginning minutes alone say little: a clock, with seconds where the step has some
        minutes, seconds = divmod(round(place), 60)
        clock = f"{minutes // 60}:{minutes % 60:02d}"
        return f"{clock}:{seconds:02d}" if step < 60.0 else clock
    if place == 0.0:
        return "0"
    size, unit = next(((size, unit) for size, unit in _UNITS if step >= size), (1.0, "s"))
    if step < 1.0 and high < 0.1:
        size, unit = (1e-3, "ms") if high >= 1e-3 else (1e-6, "µs")
    return f"{digits(place / size, 6)} {unit}"
