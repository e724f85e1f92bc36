"""Lines that mix features, for the simulator and its twin; with the seconds of a short run."""

from __future__ import annotations

from typing import Any

from scipy import stats

from nameplate.line import Calendar, Failure, Line, Maintenance, Material, Mix, Ramp, Station, learning

E = "exponential(mean 1 s)"
G = "gamma(mean 1 s, sd 0.6 s)"
U = "uniform(0.3 s, 1.5 s)"
WORKING: dict[str, Any] = {"fails_after": "exponential(mean 9 s)", "repair": "erlang(k 2, mean 4 s)"}
CALENDAR: dict[str, Any] = {
    "fails_after": "exponential(mean 12 s)",
    "repair": "gamma(mean 3 s, sd 2 s)",
    "clock": "calendar",
}
SELDOM = Failure("weibull(shape 0.7, scale 30 s)", "lognormal(mean 5 s, sd 5 s)")
OFTEN = Failure("uniform(1 s, 20 s)", "exponential(mean 1 s)", "calendar")
RARE = Failure("gamma(mean 50 s, sd 40 s)", "uniform(5 s, 20 s)", "calendar")
BY_ITEMS = Maintenance("exponential(mean 3 s)", items=7)
BY_TIME = Maintenance("uniform(2 s, 6 s)", every="11 s")
# Shifts of minutes, all through the hours of a day.
MINUTES = Calendar(
    "Mon-Sun "
    + ", ".join(
        f"{h:02}:{begin:02}-{h:02}:{end:02}" for h in range(24) for begin, end in ((1, 3), (4, 9), (10, 21), (30, 59))
    )
)
WEEK = Calendar("Mon-Fri 06:00-22:00; Sat 06:00-14:00", holidays=[2, 7, 8])
MIX = Mix({"red": 1, "green": 2, "blue": 1.5})
CHANGES = {"red": {"green": "2 s", "blue": "exponential(mean 1 s)"}, "blue": {"red": "uniform(0 s, 3 s)"}}
# No time is the same twice: servers that finish together are a matter for test_schedule.
TIMES = {"red": E, "green": "lognormal(mean 0.6 s, sd 0.1 s)", "blue": U}
WEEKS = 7 * 86_400.0


def row(names: str, process: Any, **station: Any) -> list[Station]:
    return [Station(name, process=process, **station) for name in names]


LINES: dict[str, tuple[Line, float]] = {
    "plain": (Line(row("abcd", E), [0, 3, 1]), 900),
    "working clocks": (Line(row("abc", G, **WORKING, failures=[SELDOM]), [0, 2]), 900),
    "calendar clocks": (Line(row("abc", E, **CALENDAR, failures=[RARE]), [1, 0]), 900),
    "both clocks": (Line([*row("ab", G, **CALENDAR, failures=[SELDOM, OFTEN]), *row("c", E, **WORKING)], [2, 0]), 900),
    "scrap": (Line(row("abc", E, quality=0.8), [1, 1]), 900),
    "scrap and failures": (Line([*row("a", E, quality=0.7, **CALENDAR), *row("b", G, quality=0.9, **WORKING)]), 900),
    "blocked before": (Line([*row("ab", E, blocking="before"), *row("cd", G)], [0, 1, 2]), 900),
    "blocked before, failures, scrap": (
        Line(
            [*row("ab", E, blocking="before", quality=0.8, **WORKING, failures=[RARE]), *row("c", E, **CALENDAR)],
            [2, 0],
        ),
        900,
    ),
    "parallel servers": (Line([*row("a", E), *row("b", E, servers=3), *row("c", E, servers=2)], [0, 2]), 900),
    "parallel servers that fail": (
        Line(
            [*row("a", E, servers=2, **WORKING), *row("b", E, servers=3, **CALENDAR, failures=[SELDOM]), *row("c", G)],
            [1, 0],
        ),
        900,
    ),
    "parallel servers, then scrap": (
        Line([*row("a", E, servers=2), *row("b", E, servers=3, quality=0.8), *row("c", "0.5 s", quality=0.9)], [1, 2]),
        900,
    ),
    "maintenance": (Line(row("abc", E, maintenance=[BY_ITEMS, BY_TIME], **WORKING), [1, 0]), 900),
    "maintenance of parallel servers": (
        Line(
            [
                *row("a", G, servers=3, maintenance=[BY_TIME]),
                *row("b", E, servers=2, maintenance=[BY_ITEMS], **CALENDAR),
            ],
            [2],
        ),
        900,
    ),
    "spacing": (Line([*row("a", E, spacing=0.8), *row("b", E, servers=3, spacing="1.3 s"), *row("c", G)], [1, 1]), 900),
    "a mix of products": (Line(row("abc", TIMES, changeover=CHANGES, **WORKING), [1, 2], products=MIX), 900),
    "campaigns": (
        Line(
            [*row("a", TIMES, changeover="1.7 s"), *row("b", E, servers=2, changeover=CHANGES), *row("c", TIMES)],
            [1, 4],
            products=[("red", 5), ("green", 3), ("red", 2), ("blue", 4)],
        ),
        900,
    ),
    "ramps by items": (
        Line(row("ab", E, quality=0.9, ramp=Ramp("items", speed={0: 0.3, 300: 1.0}, quality={20: 0.5, 200: 1.0})), [2]),
        900,
    ),
    "ramps by time": (
        Line(row("abc", G, ramp=Ramp("time", speed={"1 min": 0.4, "8 min": 0.9}, quality={0: 0.8, 400: 1.0})), [1, 2]),
        900,
    ),
    "learning": (Line([*row("a", E, ramp=learning(0.3, 0.85, 500), servers=2), *row("b", E)], [3]), 900),
    "arrivals": (
        Line([*row("a", E, servers=2, **WORKING), *row("b", G)], [2], arrivals="gamma(mean 1.5 s, sd 2 s)"),
        900,
    ),
    "material and a drain": (
        Line(
            row("ab", E),
            [3],
            material=Material("exponential(mean 9 s)", lot=6, stock=20),
            drain="uniform(0.4 s, 1.4 s)",
        ),
        900,
    ),
    "cards": (Line(row("abcd", E, quality=0.95, failures=[SELDOM, OFTEN]), [3, 3, 3], conwip=6), 900),
    "cards and a drain": (
        Line(
            [*row("a", G, blocking="before"), *row("bc", E)],
            [1, 2],
            conwip=4,
            drain=E,
            arrivals="exponential(mean 1.6 s)",
        ),
        900,
    ),
    "shifts": (Line([*row("ab", E, **WORKING), *row("c", E, calendar="always")], [5, 3], calendar=MINUTES), 4_000),
    "shifts and calendar clocks": (
        Line(row("abc", E, calendar=MINUTES, maintenance=[BY_TIME], failures=[OFTEN, SELDOM, RARE]), [2, 4]),
        4_000,
    ),
    "shifts, products and arrivals": (
        Line(
            [*row("ab", TIMES, changeover=CHANGES, calendar=MINUTES), *row("c", E, servers=2)],
            [4, 1],
            products=MIX,
            arrivals="exponential(mean 3 s)",
        ),
        4_000,
    ),
    "weeks and holidays": (
        Line(
            [
                Station(
                    "a",
                    process="erlang(k 3, mean 40 min)",
                    fails_after="exponential(mean 20 h)",
                    repair="exponential(mean 5 h)",
                ),
                Station(
                    "b", process="exponential(mean 70 min)", servers=2, maintenance=[Maintenance("8 h", every="30 h")]
                ),
                Station(
                    "c", process="uniform(10 min, 50 min)", calendar="Sun-Thu 22:00-06:00; Fri 12:00-18:30", quality=0.9
                ),
            ],
            [40, 30],
            calendar=WEEK,
        ),
        5 * WEEKS,
    ),
    "measured and frozen": (
        Line(
            [
                *row("a", [0.5, 0.7, 0.7, 2.9]),
                *row("b", stats.invgauss(0.8)),
                *row("c", "0.4 s to 2 s"),
                *row("d", "normal(mean 1 s, sd 1 s)"),
            ],
            [1, 0, 2],
        ),
        900,
    ),
    "everything, single servers": (
        Line(
            [
                *row(
                    "a",
                    TIMES,
                    changeover=CHANGES,
                    quality=0.9,
                    spacing=0.4,
                    **WORKING,
                    failures=[RARE],
                    maintenance=[BY_ITEMS],
                ),
                *row("b", TIMES, blocking="before", calendar=MINUTES, **CALENDAR, maintenance=[BY_TIME, BY_ITEMS]),
                *row(
                    "c",
                    G,
                    ramp=Ramp("items", speed={0: 0.4, 400: 1.0}, quality={0: 0.6, 300: 1.0}),
                    failures=[SELDOM, OFTEN],
                ),
                *row("d", E, changeover="0.5 s", blocking="before", quality=0.95),
            ],
            [2, 0, 4],
            products=[("red", 7), ("blue", 2), ("green", 5)],
            material=Material("gamma(mean 12 s, sd 9 s)", lot=9, stock=4),
            drain="exponential(mean 0.8 s)",
            conwip=7,
        ),
        4_000,
    ),
    "everything, parallel servers": (
        Line(
            [
                *row(
                    "a",
                    TIMES,
                    servers=2,
                    changeover=CHANGES,
                    spacing=0.3,
                    **WORKING,
                    failures=[OFTEN],
                    maintenance=[BY_ITEMS],
                ),
                *row("b", TIMES, servers=3, calendar=MINUTES, **CALENDAR, maintenance=[BY_TIME], changeover="1 s"),
                *row("c", E, servers=2, ramp=Ramp("time", speed={0: 0.5, "20 min": 1.0}, quality={0: 0.7, 900: 1.0})),
                *row("d", G, blocking="before", quality=0.9, failures=[SELDOM]),
            ],
            [3, 1, 2],
            products=MIX,
            arrivals="erlang(k 2, mean 1.2 s)",
            drain=U,
        ),
        4_000,
    ),
}
