"""Small lines without luck, worked out by hand: when each item leaves, and where each second goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nameplate.line import Calendar, Failure, Line, Maintenance, Material, Ramp, Station


@dataclass(frozen=True)
class Schedule:
    """A line up to a time: when items leave it, and seconds by station and state (those that are not named are 0)."""

    line: Line
    until: float
    leaves: tuple[float, ...]
    states: dict[str, dict[str, float]] = field(default_factory=dict)


def alone(process: Any = "1 s", more: dict[str, Any] | None = None, **station: Any) -> Line:
    return Line([Station("a", process=process, **station)], **(more or {}))


def pair(first: str, second: str, places: int = 0, more: dict[str, Any] | None = None, **station: Any) -> Line:
    return Line([Station("a", process=first, **station), Station("b", process=second)], places, **(more or {}))


# Shifts of minutes, for items of seconds: on from 60 to 120, and from 300 on.
SHIFTS = Calendar("Mon 00:01-00:02, 00:05-24:00")
HOUR, DAY = 3600.0, 86_400.0
SWITCH: dict[str, Any] = {"products": [("x", 1), ("y", 1)]}

SCHEDULES = {
    "arrivals": Schedule(
        # They come at 2, 4, 6, 8 and wait.
        alone("3 s", {"arrivals": "2 s"}),
        12,
        (5, 8, 11),
        {"a": {"starved": 2, "working": 10}},
    ),
    "material": Schedule(
        alone("1 s", {"material": Material("10 s", lot=3, stock=2)}),
        22,
        (1, 2, 11, 12, 13, 21, 22),
        {"a": {"working": 7, "starved": 15}},
    ),
    "material that piles up": Schedule(
        # Three at 2, three more at 4: a delivery does not wait for the one before to be used.
        alone("1.5 s", {"material": Material("2 s", lot=3)}),
        9.5,
        (3.5, 5, 6.5, 8, 9.5),
        {"a": {"working": 7.5, "starved": 2}},
    ),
    "drain": Schedule(alone("1 s", {"drain": "3 s"}), 10, (1, 4, 7, 10), {"a": {"working": 4, "blocked": 6}}),
    "blocked after": Schedule(
        pair("1 s", "3 s"), 10, (4, 7, 10), {"a": {"working": 4, "blocked": 6}, "b": {"starved": 1, "working": 9}}
    ),
    "blocked before": Schedule(
        # The second item is begun at 4 only, when the first has left b.
        pair("1 s", "3 s", blocking="before"),
        12,
        (4, 8, 12),
        {"a": {"working": 3, "blocked": 9}, "b": {"starved": 3, "working": 9}},
    ),
    "blocked before, a place": Schedule(
        # Begun at 0, 1, 4, 7: the place and the server of b are both spoken for.
        pair("1 s", "3 s", 1, blocking="before"),
        10,
        (4, 7, 10),
        {"a": {"working": 4, "blocked": 6}, "b": {"starved": 1, "working": 9}},
    ),
    "maintenance by items": Schedule(
        alone("2 s", maintenance=[Maintenance("5 s", items=2)]),
        20,
        (2, 4, 11, 13, 20),
        {"a": {"working": 10, "down": 10}},
    ),
    "maintenance by working time": Schedule(
        # 4 s worked are more than 3; nothing is carried over.
        alone("2 s", maintenance=[Maintenance("5 s", every="3 s")]),
        20,
        (2, 4, 11, 13, 20),
        {"a": {"working": 10, "down": 10}},
    ),
    "two plans of maintenance": Schedule(
        alone("2 s", maintenance=[Maintenance("5 s", items=2), Maintenance("1 s", items=4)]),
        21,
        (2, 4, 11, 13, 21),
        {"a": {"working": 10, "down": 11}},
    ),
    "spacing": Schedule(alone("1 s", spacing=2.5), 8.5, (1, 3.5, 6, 8.5), {"a": {"working": 4, "starved": 4.5}}),
    "spacing and two servers": Schedule(
        # Taken at 0, 2, 4, 6, 8 by one server after the other.
        alone("3 s", spacing="2 s", servers=2),
        9,
        (3, 5, 7, 9),
        {"a": {"working": 13, "starved": 5}},
    ),
    "changeovers": Schedule(
        alone("1 s", {"products": [("x", 2), ("y", 1)]}, changeover={"x": {"y": "3 s"}, "y": {"x": "1 s"}}),
        13,
        (1, 2, 6, 8, 9, 13),
        {"a": {"working": 6, "changing over": 7}},
    ),
    "a changeover that is not named": Schedule(
        alone("1 s", SWITCH, changeover={"x": {"y": "3 s"}}),
        10,
        (1, 5, 6, 10),
        {"a": {"working": 4, "changing over": 6}},
    ),
    "shifts": Schedule(
        # The second item is begun at 105 and goes on at 300.
        alone("45 s", calendar=SHIFTS),
        375,
        (105, 330, 375),
        {"a": {"working": 135, "off shift": 240}},
    ),
    "a shift that ends with an item": Schedule(
        pair("30 s", "1 s", more={"calendar": SHIFTS}),
        331,
        (91, 301, 331),
        {"a": {"working": 91, "off shift": 240}, "b": {"working": 3, "starved": 88, "off shift": 240}},
    ),
    "a changeover rests off shift": Schedule(
        alone("45 s", SWITCH, calendar=SHIFTS, changeover="30 s"),
        435,
        (105, 360, 435),
        {"a": {"working": 135, "changing over": 60, "off shift": 240}},
    ),
    "maintenance goes on off shift": Schedule(
        # From 105 to 205, of which 15 s on shift, and from 345 to 445.
        alone("45 s", calendar=SHIFTS, maintenance=[Maintenance("100 s", items=1)]),
        490,
        (105, 345, 490),
        {"a": {"working": 135, "down": 115, "off shift": 240}},
    ),
    "repairs go on off shift": Schedule(
        # Fails at 80, 320, 390 and 460, each time after 20 s of work.
        alone("45 s", calendar=SHIFTS, fails_after="20 s", repair="50 s"),
        520,
        (375, 520),
        {"a": {"working": 90, "down": 190, "off shift": 240}},
    ),
    "items move on off shift": Schedule(
        # b takes its second item at 140, off shift, and begins at 300; the third waits for it from 210 to 350.
        Line([Station("a", process="70 s"), Station("b", process="50 s", calendar=SHIFTS)]),
        380,
        (120, 350),
        {"a": {"working": 240, "blocked": 140}, "b": {"starved": 10, "working": 130, "off shift": 240}},
    ),
    "a holiday": Schedule(
        alone("3 h", calendar=Calendar("Mon-Fri 08:00-16:00", holidays=[0])),
        3 * DAY,
        (DAY + 11 * HOUR, DAY + 14 * HOUR, 2 * DAY + 9 * HOUR, 2 * DAY + 12 * HOUR, 2 * DAY + 15 * HOUR),
        {"a": {"working": 16 * HOUR, "off shift": 56 * HOUR}},
    ),
    "a night shift": Schedule(
        alone("5 h", calendar=Calendar("Mon-Fri 22:00-06:00")),
        2 * DAY,
        (DAY + 3 * HOUR, 2 * DAY),
        {"a": {"working": 10 * HOUR, "off shift": 38 * HOUR}},
    ),
    "failures by working time at the ends of items": Schedule(
        # One due when an item is finished does not touch it; it comes before the next is begun.
        alone("2 s", fails_after="2 s", repair="1 s"),
        8,
        (2, 5, 8),
        {"a": {"working": 6, "down": 2}},
    ),
    "failures by the wall at the ends of items": Schedule(
        alone("2 s", fails_after="2 s", repair="1 s", clock="calendar"), 8, (2, 5, 8), {"a": {"working": 6, "down": 2}}
    ),
    "working clocks one after the other": Schedule(
        # Both due after 2 s of work: down from 2 to 6 and from 8 to 12.
        alone("5 s", failures=[Failure("2 s", "1 s"), Failure("2 s", "3 s")]),
        13,
        (13,),
        {"a": {"working": 5, "down": 8}},
    ),
    "calendar clocks side by side": Schedule(
        # The first is down from 4 to 7, 11 to 14, 18 to 21, 25 to 28; the second from 5 to 10, 15 to 20, 25 to 30.
        alone("3 s", failures=[Failure("4 s", "3 s", "calendar"), Failure("5 s", "5 s", "calendar")]),
        32,
        (3, 15, 24, 32),
        {"a": {"working": 12, "down": 20}},
    ),
    "a finished item leaves a server that is down": Schedule(
        # a is down from 2 to 4, 6 to 8 and 10 to 12; its second item leaves at 11.
        pair("1 s", "10 s", fails_after="2 s", repair="2 s", clock="calendar"),
        13,
        (11,),
        {"a": {"working": 3, "down": 6, "blocked": 4}, "b": {"starved": 1, "working": 12}},
    ),
    "parallel servers": Schedule(
        # An x of 5 s, then three y of 1 s: the second x is finished at 8 beside a y.
        alone({"x": "5 s", "y": "1 s"}, {"products": [("x", 1), ("y", 3)]}, servers=2),
        9,
        (1, 2, 3, 5, 6, 7, 8, 8, 9),
        {"a": {"working": 18}},
    ),
    "one card": Schedule(
        pair("1 s", "2 s", 5, more={"conwip": 1}),
        9,
        (3, 6, 9),
        {"a": {"working": 3, "starved": 6}, "b": {"working": 6, "starved": 3}},
    ),
    "two cards": Schedule(
        # Taken at 0, 1, 3, 5, ...
        pair("1 s", "2 s", 5, more={"conwip": 2}),
        9,
        (3, 5, 7, 9),
        {"a": {"working": 5, "starved": 4}, "b": {"working": 8, "starved": 1}},
    ),
    "a ramp by items": Schedule(
        # Speeds 1/2, 5/8, 3/4, 7/8, 1, 1.
        alone("1 s", ramp=Ramp("items", speed={0: 0.5, 4: 1.0})),
        8.5,
        (2, 3.6, 3.6 + 4 / 3, 3.6 + 4 / 3 + 8 / 7, 4.6 + 4 / 3 + 8 / 7, 5.6 + 4 / 3 + 8 / 7),
        {"a": {"working": 8.5}},
    ),
    "a ramp by time": Schedule(
        # Begun at 0, 4, 9 and 14 with speeds 1/4, 1/5 (held up to 8) and 1/2 from there on.
        alone("1 s", ramp=Ramp("time", speed={0: 0.25, "4 s": 0.2, "9 s": 0.5})),
        13,
        (4, 9, 11, 13),
        {"a": {"working": 13}},
    ),
    "a ramp by items on two servers": Schedule(
        # The station's items count, not the server's: speeds 1/2, 3/4, 1.
        alone("3 s", ramp=Ramp("items", speed={0: 0.5, 2: 1.0}), servers=2),
        10,
        (4, 6, 7, 9, 10),
        {"a": {"working": 20}},
    ),
}
