"""Working weeks and days off, against a plain count of minutes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.line import Calendar
from nameplate.line.server import Shifts

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MINUTES = 24 * 60


def clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@st.composite
def weeks(draw: st.DrawFn) -> dict[int, list[tuple[int, int]]]:
    """Draw hours by day, in minutes; the last ones may go on into the next day, where none begin before four."""
    week = {}
    for day in draw(st.sets(st.integers(0, 6), min_size=1)):
        marks = sorted(draw(st.sets(st.integers(240, MINUTES - 1), min_size=1, max_size=6)))
        hours = list(zip(marks[::2], marks[1::2], strict=False))
        if len(marks) % 2:
            hours.append((marks[-1], draw(st.integers(MINUTES, MINUTES + 239))))
        week[day] = hours
    return week


def words(week: dict[int, list[tuple[int, int]]]) -> str:
    def end(minute: int) -> str:
        return clock(minute if minute <= MINUTES else minute - MINUTES)

    return "; ".join(
        f"{DAYS[day]} {', '.join(f'{clock(a)}-{end(b)}' for a, b in hours)}" for day, hours in week.items()
    )


@settings(max_examples=40)
@given(weeks(), st.sets(st.integers(0, 20), max_size=4))
def test_shifts_are_those_of_a_plain_count(week: dict[int, list[tuple[int, int]]], holidays: set[int]) -> None:
    calendar = Calendar(words(week), holidays=sorted(holidays))
    worked = [False] * (5 * 7 * MINUTES)
    for day in range(5 * 7):
        for begin, end in week.get(day % 7, []) if day not in holidays else []:
            for minute in range(day * MINUTES + begin, min(day * MINUTES + end, len(worked))):
                worked[minute] = True
    shifts, found = Shifts(calendar), []
    for minute in range(len(worked)):
        shifts.go_to(60.0 * minute + 30.0)
        found.append(shifts.opens <= 60.0 * minute + 30.0)
    assert found == worked
    assert calendar.share == pytest.approx(sum(b - a for hours in week.values() for a, b in hours) / (7 * MINUTES))


@pytest.mark.parametrize(
    ("week", "share"),
    [
        ("always", 1.0),
        ("Mon-Sun 00:00-24:00", 1.0),
        ("Mon-Fri 06:00-22:00", 80 / 168),
        ("mon,wed 6:00-12:00, 13:00-14:00;", 14 / 168),
        ("Fri-Mon 22:00-06:00", 32 / 168),
        ("Monday-Friday 08:00-16:00", 40 / 168),
        ("Sun 22:00-06:00; Mon 06:00-08:00", 10 / 168),
    ],
)
def test_weeks_are_read(week: str, share: float) -> None:
    assert Calendar(week).share == pytest.approx(share)


@pytest.mark.parametrize(
    "week",
    [
        "", " ", ";", "sometimes", "Mon", "06:00-14:00", "Mon 25:00-26:00", "Mon 06:00-06:00", "Mon 06:60-07:00",
        "Mon 24:00-25:00", "Mon 06:00-14:00, 13:00-15:00", "Sun 22:00-06:00; Mon 00:00-08:00", "Mon,Mon 06:00-07:00",
        "Mon-Fri-Sat 06:00-07:00", "Monkey 06:00-07:00", "Mo 06:00-07:00", "always; Mon 06:00-07:00", 5, None,
    ],
)  # fmt: skip
def test_a_bad_week_is_refused(week: Any) -> None:
    with pytest.raises(UsageError, match="week: "):
        Calendar(week)


@pytest.mark.parametrize("holidays", [[-1], [1.5], [10**9], [True], None, "12", {1}])
def test_bad_holidays_are_refused(holidays: Any) -> None:
    with pytest.raises(UsageError, match="holidays: "):
        Calendar("Mon-Fri 06:00-14:00", holidays=holidays)
