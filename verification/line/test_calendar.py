"""Shifts: exactly so many hours of work, and what goes on meanwhile."""

from __future__ import annotations

import math

import numpy as np
import pytest
from line.chain import wait
from line.run import FUTURES, run_until, share

from nameplate.line import Calendar, Line, Maintenance, Station, simulate

HOUR, DAY, WEEK = 3600.0, 86_400.0, 604_800.0
LENGTHS = pytest.mark.parametrize(
    ("weeks", "resolution"),
    [pytest.param(10, 1.0, id="short"), pytest.param(250, 0.2, marks=pytest.mark.slow, id="long")],
)
# Calendar, hours of an ordinary week, hours that its first ten days without work take away.
CALENDARS = {
    "day shift": (Calendar("Mon-Fri 08:00-16:00"), 40, 0),
    "two shifts and a Saturday": (Calendar("Mon-Fri 06:00-14:00, 14:00-22:00; Sat 06:00-12:00"), 86, 0),
    "nights": (Calendar("Sun-Thu 22:00-06:30"), 42.5, 0),
    "holidays": (Calendar("Mon-Fri 08:00-16:00; Sat 08:00-10:30", holidays=[0, 2, 5, 6, 9]), 42.5, 3 * 8 + 2.5),
    "always": (Calendar("always"), 168, 0),
    "always but for a week": (Calendar("always", holidays=range(7)), 168, 168),
}


def hours_on(name: str, weeks: int) -> float:
    """Hours with a shift from time 0; of the nights' first week those before Sunday night are missing."""
    _, hours, lost = CALENDARS[name]
    early = 6.5 if name == "nights" else 0.0
    return hours * weeks - lost - early


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("kernel", ["reference", "recursion"])
def test_hours_and_items_are_counted_exactly(name: str, kernel: str) -> None:
    """An item each half hour on shift: work begun in one shift is finished in the next."""
    line = Line([Station("a", process="30 min"), Station("b", process="1 s")], 10_000, calendar=CALENDARS[name][0])
    result = simulate(line, until=5 * WEEK, kernel=kernel)  # type: ignore[arg-type]
    on = hours_on(name, 5)
    for station in result.line.stations:
        assert share(result, station.name, "off shift")[0] * 5 * 168 == pytest.approx(5 * 168 - on, rel=1e-12)
    assert share(result, "a", "working")[0] * 5 * 168 == pytest.approx(on, rel=1e-12)
    # The last of them may be finished with the shift, and wait for the next to be packed.
    assert result.items[0] in (int(2 * on), int(2 * on) - 1)


@LENGTHS
@pytest.mark.parametrize("name", CALENDARS)
def test_exponential_work_on_shift(name: str, weeks: int, resolution: float, judge) -> None:
    """Finished items are a Poisson process of the hours worked, so their variance is their mean."""
    line = Line([Station("a", process="exponential(mean 10 min)", calendar=CALENDARS[name][0])])
    items = run_until(line, weeks * WEEK).items.astype(float)
    mean = 6 * hours_on(name, weeks)
    judge("items", items, mean, 0.015 * resolution)
    # Of 64 futures, the sum of squares over the mean is chi-square with 64 degrees of freedom: 64 +- 11.3.
    assert ((items - mean) ** 2).sum() / mean == pytest.approx(FUTURES, abs=5 * math.sqrt(2 * FUTURES))


@LENGTHS
def test_a_calendar_clock_beside_shifts(weeks: int, resolution: float, judge) -> None:
    """Failures by the wall know no shifts: the share of hours on shift times the availability."""
    station = Station(
        "a", process="5 min", fails_after=wait(1 / (7 * HOUR)), repair="gamma(mean 1 h, sd 30 min)", clock="calendar"
    )
    result = run_until(Line([station], calendar="Mon-Fri 06:00-22:00"), weeks * WEEK)
    # It begins up, with about one repair's length of a start.
    judge(
        "working",
        share(result, "a", "working"),
        80 / 168 * 7 / 8,
        0.03 * resolution,
        known_to=HOUR / 8 / (weeks * WEEK),
    )
    judge("off shift", share(result, "a", "off shift"), 88 / 168, 1e-9)


@LENGTHS
def test_repairs_go_on_off_shift(weeks: int, resolution: float, judge) -> None:
    """A Markov process whose rates change with the shifts: by day the machine fails, by night it is only mended."""
    fails, repairs, day, night = 0.1, 0.25, 14.0, 10.0  # each hour; hours of the shifts
    both = fails + repairs
    rest = repairs / both
    # Chance to be up when a shift begins, from the day after the day: first the shift, then the night.
    shift, sleep = math.exp(-both * day), math.exp(-repairs * night)
    begin = (1 - sleep + sleep * rest * (1 - shift)) / (1 - sleep * shift)
    up = rest * day + (begin - rest) * (1 - shift) / both
    station = Station(
        "a", process="exponential(mean 3 min)", fails_after="exponential(mean 10 h)", repair="exponential(mean 4 h)"
    )
    result = run_until(Line([station], calendar="Mon-Sun 06:00-20:00"), weeks * WEEK)
    first = 4.0 / (weeks * 168)
    judge("working", share(result, "a", "working"), up / 24, 0.06 * resolution, known_to=first * 0.5)
    judge("down", share(result, "a", "down"), (day - up) / 24, 0.15 * resolution, known_to=first * 0.5)


@LENGTHS
def test_maintenance_goes_on_off_shift(weeks: int, resolution: float, judge) -> None:
    """Maintained for 6 h after every 4 h of work: a shift is 4 h of work, then maintenance from 12:00 to 18:00."""
    station = Station("a", process="1 h", maintenance=[Maintenance("6 h", every="4 h")])
    result = run_until(Line([station], calendar="Mon-Fri 08:00-16:00"), weeks * WEEK)
    judge("working", share(result, "a", "working"), 20 / 168, 1e-9)
    judge("down", share(result, "a", "down"), 20 / 168, 1e-9)
    assert (result.items == 20 * weeks).all()


@LENGTHS
def test_a_plant_with_two_calendars(weeks: int, resolution: float, judge) -> None:
    """A slow station that works at night fills the buffer for a fast one that works by day."""
    stations = [
        Station("slow", process=wait(1 / 600), calendar="always"),
        Station("fast", process=wait(1 / 60), calendar="Mon-Fri 08:00-16:00"),
    ]
    result = run_until(Line(stations, 10_000), weeks * WEEK)
    # What comes after Friday's shift waits for Monday, as does what is at the fast one then: 1 / 9 of an item.
    made = (weeks * 168 - 56) * 6 - 1 / 9
    judge("items", result.items.astype(float), made, 0.02 * resolution)
    judge("fast working", share(result, "fast", "working"), made * 60 / (weeks * WEEK), 0.05 * resolution)
    assert np.all(share(result, "slow", "off shift") == 0.0)
