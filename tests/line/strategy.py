"""Lines at random, as small as they can be and still have everything."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from nameplate.line import Calendar, Campaign, Failure, Line, Maintenance, Material, Mix, Ramp, Station

PROCESS = ("exponential(mean 1 s)", "1 s", "uniform(0.5 s, 1.5 s)", "gamma(mean 1 s, sd 2 s)", "empirical(1 s, 3 s)")
FAILS = ("exponential(mean 20 s)", "exponential(mean 2 s)", "5 s", "weibull(shape 0.7, scale 8 s)")
REPAIR = ("exponential(mean 2 s)", "erlang(k 2, mean 10 s)", "1 s")
# Weeks are too long to be met often in a run of seconds, so days are cut very short here.
CALENDARS = (
    Calendar("Mon-Sun 00:00-00:01, 00:02-24:00"),
    Calendar("Mon 00:01-00:02; Tue-Wed 23:00-06:00", holidays=[1]),
    Calendar("always", holidays=[0]),
)
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


def seldom(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    """Draw from a strategy one time in three, so that most lines have a few features only."""
    return st.integers(0, 2).flatmap(lambda number: strategy if number == 0 else st.just(otherwise))


def failures() -> st.SearchStrategy[Failure]:
    return st.builds(
        Failure, st.sampled_from(FAILS), st.sampled_from(REPAIR), st.sampled_from(["working", "calendar"])
    )


def maintenance() -> st.SearchStrategy[Maintenance]:
    takes = st.sampled_from(("1 s", "exponential(mean 2 s)"))
    by_items = st.builds(lambda takes, items: Maintenance(takes, items=items), takes, st.integers(1, 9))
    return by_items | st.builds(lambda takes, every: Maintenance(takes, every=every), takes, st.sampled_from((2.5, 9.0)))


def by_product(names: tuple[str, ...], sources: tuple[str, ...]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({name: st.sampled_from(sources) for name in names})


@st.composite
def stations(draw: st.DrawFn, number: int, simple: bool, names: tuple[str, ...] = (), single: bool = False) -> Station:
    """Draw one station; a simple one has one server, scraps nothing, and fails in one way at most."""
    first = draw(seldom(failures()))
    common: dict[str, Any] = {
        "process": draw(st.sampled_from(PROCESS)),
        "fails_after": first and first.fails_after,
        "repair": first and first.repair,
        "clock": first.clock if first else "working",
    }
    if simple:
        return Station(f"s{number}", **common)
    servers = 1 if single else draw(st.integers(1, 3))
    if names:
        common["process"] = draw(st.sampled_from(PROCESS) | by_product(names, PROCESS))
        common["changeover"] = draw(
            seldom(st.sampled_from(("1 s", "uniform(0 s, 3 s)")) | by_product(names[:1], ("2 s",)).map(lambda row: {names[-1]: row}))
        )
    return Station(
        f"s{number}",
        servers=servers,
        quality=draw(st.sampled_from([1.0, 0.9, 0.3])),
        failures=draw(seldom(st.lists(failures(), max_size=3), ())),
        maintenance=draw(seldom(st.lists(maintenance(), max_size=2), ())),
        blocking=draw(seldom(st.just("before"), "after")) if servers == 1 else "after",
        spacing=draw(seldom(st.sampled_from((0.5, "2 s")), 0.0)),
        calendar=draw(seldom(st.sampled_from(CALENDARS))),
        ramp=draw(seldom(st.sampled_from(RAMPS))),
        **common,
    )


@st.composite
def lines(draw: st.DrawFn, simple: bool = False) -> Line:
    """Draw a line of 1 to 6 stations with 0 to 5 places in each gap."""
    count = draw(st.integers(1, 6))
    buffers = draw(st.lists(st.integers(0, 5), min_size=count - 1, max_size=count - 1))
    if simple:
        return Line([draw(stations(number, simple=True)) for number in range(count)], buffers)
    conwip = draw(seldom(st.integers(1, 6)))
    products = draw(st.sampled_from(PRODUCTS))
    names = products.names if products else ()
    arrivals = draw(seldom(st.sampled_from(("exponential(mean 1 s)", "2 s"))))
    material = None if arrivals else draw(seldom(st.sampled_from((Material("10 s", lot=3, stock=2), Material("exponential(mean 1 s)")))))
    return Line(
        [draw(stations(number, False, names, single=conwip is not None)) for number in range(count)],
        buffers,
        arrivals=arrivals,
        material=material,
        drain=draw(seldom(st.sampled_from(("1.5 s", "exponential(mean 1 s)")))),
        products=products,
        calendar=draw(seldom(st.sampled_from(CALENDARS))),
        conwip=conwip,
    )
