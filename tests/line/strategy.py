"""Lines at random, as small as they can be and still have everything."""

from __future__ import annotations

from hypothesis import strategies as st

from nameplate.line import Line, Station

PROCESS = ("exponential(mean 1 s)", "1 s", "uniform(0.5 s, 1.5 s)", "gamma(mean 1 s, sd 2 s)", "empirical(1 s, 3 s)")
FAILS = ("exponential(mean 20 s)", "exponential(mean 2 s)", "5 s", "weibull(shape 0.7, scale 8 s)")
REPAIR = ("exponential(mean 2 s)", "erlang(k 2, mean 10 s)", "1 s")


@st.composite
def stations(draw: st.DrawFn, number: int, simple: bool) -> Station:
    """Draw one station; a simple one has one server and scraps nothing."""
    failing = draw(st.booleans())
    return Station(
        f"s{number}",
        process=draw(st.sampled_from(PROCESS)),
        servers=1 if simple else draw(st.integers(1, 3)),
        fails_after=draw(st.sampled_from(FAILS)) if failing else None,
        repair=draw(st.sampled_from(REPAIR)) if failing else None,
        clock=draw(st.sampled_from(["working", "calendar"])),
        quality=1.0 if simple else draw(st.sampled_from([1.0, 0.9, 0.3])),
    )


@st.composite
def lines(draw: st.DrawFn, simple: bool = False) -> Line:
    """Draw a line of 1 to 6 stations with 0 to 5 places in each gap."""
    count = draw(st.integers(1, 6))
    buffers = draw(st.lists(st.integers(0, 5), min_size=count - 1, max_size=count - 1))
    return Line([draw(stations(number, simple)) for number in range(count)], buffers)
