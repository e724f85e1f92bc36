"""Lines at random, as small as they can be and still have everything, and goals for them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from nameplate.line import Calendar, Campaign, Failure, Line, Maintenance, Material, Mix, Ramp, Station
from nameplate.line.duration import Duration
from nameplate.line.outcome import Goal, lowest_cell
from nameplate.line.plan import lag

# Constant times and whole seconds let things happen at the same time; a time of nothing is a time, too.
PROCESS = (
    "exponential(mean 1 s)", "1 s", "uniform(0.5 s, 1.5 s)", "gamma(mean 1 s, sd 2 s)", "empirical(1 s, 3 s)",
    Duration.of([0.0, 2.0]),
)  # fmt: skip
FAILS = ("exponential(mean 20 s)", "exponential(mean 2 s)", "5 s", "weibull(shape 0.7, scale 8 s)")
REPAIR = ("exponential(mean 2 s)", "erlang(k 2, mean 10 s)", "1 s")
CHANGEOVER = ("1 s", "uniform(0 s, 3 s)")
# A line has breaks of a minute, or days without work; failures by the clock then come once in hours, or else the plain
# reference has to go through ten thousand of them each day.
BREAKS = (
    Calendar("Mon-Sun 00:00-00:01, 00:02-24:00"),
    Calendar("Mon 00:01-00:02, 00:03-00:04; Mon-Sun 00:05-24:00"),
)
DAYS_OFF = (
    Calendar("Mon 00:01-00:02; Tue-Wed 23:00-06:00", holidays=[1]),
    Calendar("always", holidays=[0]),
)
RARE_FAILS, LONG_REPAIR = ("exponential(mean 5 h)", "20 h"), ("exponential(mean 1 h)", "4 h")
PRODUCTS = (
    None,
    Mix({"red": 1, "blue": 2}),
    Campaign([("red", 3), ("blue", 1), ("green", 2)]),
)
RAMPS = (
    Ramp("items", speed={0: 0.4, 10: 1.0}),
    Ramp("items", quality={5: 0.5, 20: 1.0}),
    Ramp("time", speed={"3 s": 0.5, "9 s": 0.8}, quality={0.0: 0.3, 30.0: 0.9}),
)
MATERIAL = (Material("10 s", lot=3, stock=2), Material("exponential(mean 1 s)"))


def seldom(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    """Draw from a strategy one time in three, so that most lines have a few features only."""
    return st.integers(0, 2).flatmap(lambda number: strategy if number == 0 else st.just(otherwise))


def failures(rare: bool = False) -> st.SearchStrategy[Failure]:
    by_work = st.builds(Failure, st.sampled_from(FAILS), st.sampled_from(REPAIR), st.just("working"))
    fails, repair = (RARE_FAILS, LONG_REPAIR) if rare else (FAILS, REPAIR)
    return by_work | st.builds(Failure, st.sampled_from(fails), st.sampled_from(repair), st.just("calendar"))


def maintenance() -> st.SearchStrategy[Maintenance]:
    takes = st.sampled_from(("1 s", "exponential(mean 2 s)"))
    by_items = st.builds(lambda takes, items: Maintenance(takes, items=items), takes, st.integers(1, 9))
    by_time = st.builds(lambda takes, every: Maintenance(takes, every=every), takes, st.sampled_from((2.5, 9.0)))
    return by_items | by_time


def by_product(names: tuple[str, ...], sources: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({name: st.sampled_from(sources) for name in names})


def changeovers(names: tuple[str, ...]) -> st.SearchStrategy[Any]:
    """One for all changes, or some of them only."""
    some = by_product(names[:1], ("2 s",)).map(lambda row: {names[-1]: row})
    return st.sampled_from(CHANGEOVER) | some


def plainly(draw: st.DrawFn, days_off: bool = False) -> dict[str, Any]:
    """Draw what a simple station has: it may fail in one way."""
    failure = draw(seldom(failures(days_off)))
    process = draw(st.sampled_from(PROCESS))
    if failure is None:
        return {"process": process}
    return {"process": process, "fails_after": failure.fails_after, "repair": failure.repair, "clock": failure.clock}


@st.composite
def stations(draw: st.DrawFn, number: int, names: tuple[str, ...], single: bool, days_off: bool) -> Station:
    """Draw one station that may have everything."""
    common = plainly(draw, days_off)
    servers = 1 if single else draw(st.integers(1, 3))
    if names:
        common["process"] = draw(st.sampled_from(PROCESS) | by_product(names, PROCESS))
        common["changeover"] = draw(seldom(changeovers(names)))
    return Station(
        f"s{number}",
        servers=servers,
        quality=draw(st.sampled_from([1.0, 0.9, 0.3])),
        failures=draw(seldom(st.lists(failures(days_off), max_size=3), ())),
        maintenance=draw(seldom(st.lists(maintenance(), max_size=2), ())),
        blocking=draw(seldom(st.just("before"), "after")) if servers == 1 else "after",
        spacing=draw(seldom(st.sampled_from((0.5, "2 s")), 0.0)),
        calendar=draw(seldom(st.sampled_from(DAYS_OFF if days_off else BREAKS))),
        ramp=draw(seldom(st.sampled_from(RAMPS))),
        **common,
    )


def gaps(draw: st.DrawFn, stations: int, least: int = 0) -> list[int]:
    return draw(st.lists(st.integers(least, 5), min_size=stations - 1, max_size=stations - 1))


@st.composite
def simple_lines(draw: st.DrawFn, least: int = 0) -> Line:
    """Draw a line of single servers that work, and fail in one way at most; stations may fill several vectors."""
    count = draw(st.integers(1, 6) | st.integers(7, 20))
    return Line([Station(f"s{number}", **plainly(draw)) for number in range(count)], gaps(draw, count, least))


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """Draw a line of 1 to 6 stations with 0 to 5 places in each gap."""
    count = draw(st.integers(1, 6))
    days_off = draw(st.booleans())
    conwip = draw(seldom(st.integers(1, 6)))
    products = draw(st.sampled_from(PRODUCTS))
    names = products.names if products else ()
    arrivals = draw(seldom(st.sampled_from(("exponential(mean 1 s)", "2 s"))))
    return Line(
        [draw(stations(number, names, conwip is not None, days_off)) for number in range(count)],
        gaps(draw, count),
        arrivals=arrivals,
        material=None if arrivals else draw(seldom(st.sampled_from(MATERIAL))),
        drain=draw(seldom(st.sampled_from(("1.5 s", "exponential(mean 1 s)")))),
        products=products,
        calendar=draw(seldom(st.sampled_from(DAYS_OFF if days_off else BREAKS))),
        conwip=conwip,
    )


@st.composite
def goals(draw: st.DrawFn, line: Line) -> Goal:
    """Draw a number of items with a warm-up, or a time; bins that are too narrow, and a sketch that is off."""
    lowest = lowest_cell(draw(st.sampled_from((1e-3, 3.0, 1e4))))
    if draw(st.booleans()):
        stop = draw(st.floats(0.5, 150.0))
        bins = draw(st.integers(1, 9))
        return Goal(0, stop=stop, width=stop / bins, bins=bins, lowest=lowest)
    items, behind = draw(st.integers(1, 80)), lag(line)
    warmup = draw(st.integers(0, items - 1))
    width = draw(st.sampled_from((1e-3, 0.1, 10.0)))
    return Goal(items + behind, warmup + behind if warmup else 0, width=width, lowest=lowest)


def with_goal(drawn: st.SearchStrategy[Line]) -> st.SearchStrategy[tuple[Line, Goal]]:
    """Draw a line and a goal for it."""
    return drawn.flatmap(lambda line: st.tuples(st.just(line), goals(line)))
