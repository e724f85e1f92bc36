"""Stations to which items come by themselves, against queueing theory: flow times, their spread, items in the line."""

from __future__ import annotations

import math

import numpy as np
import pytest
from line.chain import stationary, wait
from line.formula import Moments, completion, erlang_c, pollaczek, root
from line.run import LENGTHS, run, second_moment, share
from scipy import stats

from nameplate.line import Failure, Line, Ramp, Station

RATE = 0.7
MEASURED = [0.5, 0.5, 0.75, 1.0, 2.25]
WORK = {
    "deterministic": (1.0, Moments(1.0, 1.0, 1.0)),
    "exponential": (stats.expon(), Moments.of(stats.expon())),
    "lognormal": (stats.lognorm(0.6, scale=0.8), Moments.of(stats.lognorm(0.6, scale=0.8))),
    "gamma": (stats.gamma(0.5, scale=2.0), Moments.of(stats.gamma(0.5, scale=2.0))),
    "uniform": (stats.uniform(0.2, 1.6), Moments.of(stats.uniform(0.2, 1.6))),
    "measured": (MEASURED, Moments(*(sum(value**n for value in MEASURED) / 5 for n in (1, 2, 3)))),
    "text": ("erlang(k 3, mean 1 s)", Moments.of(stats.gamma(3, scale=1 / 3))),
}


@LENGTHS
@pytest.mark.parametrize("name", WORK)
def test_one_server_with_poisson_arrivals(name: str, items: int, resolution: float, judge) -> None:
    work, moments = WORK[name]
    result = run(Line([Station("a", process=work)], arrivals=wait(RATE)), items)
    flow = pollaczek(RATE, moments)
    judge("throughput", result.throughput, RATE, 0.01 * resolution)
    judge("flow time", result.flow_time["mean"], flow.mean, 0.1 * resolution)
    judge("flow time squared", second_moment(result), flow.square, 0.4 * resolution)
    judge("working", share(result, "a", "working"), RATE * moments.mean, 0.02 * resolution)
    judge("starved", share(result, "a", "starved"), 1 - RATE * moments.mean, 0.04 * resolution)
    inside = result.work_in_process_over_time["mean"]
    judge("items in the line", inside, RATE * flow.mean, 0.25 * max(resolution, 0.6))


@LENGTHS
def test_the_flow_time_through_one_exponential_server_is_exponential(items: int, resolution: float, judge) -> None:
    result = run(Line([Station("a", process=wait(1.0))], arrivals=wait(RATE)), items)
    for chance in (5, 25, 50, 75, 95):
        exact = -math.log1p(-chance / 100) / (1.0 - RATE)
        # Quantiles come from cells 3 to 6 % wide, within which items are spread evenly.
        judge(f"quantile {chance} %", result.flow_time[f"q{chance}"], exact, 0.12 * resolution, known_to=0.003 * exact)


@LENGTHS
@pytest.mark.parametrize(("servers", "rate"), [(2, 1.5), (5, 4.0)])
def test_several_servers(servers: int, rate: float, items: int, resolution: float, judge) -> None:
    result = run(Line([Station("a", process=wait(1.0), servers=servers)], arrivals=wait(rate)), items)
    waiting, spare = erlang_c(rate, 1.0, servers), servers - rate
    judge("flow time", result.flow_time["mean"], waiting / spare + 1.0, 0.1 * resolution)
    square = 2 * waiting / spare**2 + 2 * waiting / spare + 2.0
    judge("flow time squared", second_moment(result), square, 0.3 * resolution)
    judge("working", share(result, "a", "working"), rate / servers, 0.02 * resolution)


BETWEEN = {
    "deterministic": (1 / RATE, lambda s: math.exp(-s / RATE)),
    "Erlang": (stats.gamma(3, scale=1 / (3 * RATE)), lambda s: (1 + s / (3 * RATE)) ** -3),
    "uniform": (stats.uniform(0, 2 / RATE), lambda s: -math.expm1(-2 * s / RATE) / (2 * s / RATE)),
    "measured": ([1.0, 1.0, 16 / 7], lambda s: (2 * math.exp(-s) + math.exp(-s * 16 / 7)) / 3),
}


@LENGTHS
@pytest.mark.parametrize("name", BETWEEN)
def test_one_exponential_server_with_other_arrivals(name: str, items: int, resolution: float, judge) -> None:
    """The flow time is exponential again, with a mean that follows from the root of an equation."""
    between, transform = BETWEEN[name]
    result = run(Line([Station("a", process=wait(1.0))], arrivals=between), items)
    mean = 1.0 / (1.0 - root(transform, 1.0))
    judge("flow time", result.flow_time["mean"], mean, 0.08 * resolution)
    judge("flow time squared", second_moment(result), 2 * mean**2, 0.3 * resolution)
    judge("median", result.flow_time["q50"], mean * math.log(2), 0.08 * resolution, known_to=0.002 * mean)


@LENGTHS
def test_stations_one_after_the_other(items: int, resolution: float, judge) -> None:
    """Jackson (1957), Reich (1963): with room enough, the times at exponential stations are independent."""
    rates = (1.0, 0.9, 1.2, 1.1)
    line = Line([Station(f"s{n}", process=wait(rate)) for n, rate in enumerate(rates)], 10_000, arrivals=wait(RATE))
    result = run(line, items)
    means = np.array([1.0 / (rate - RATE) for rate in rates])
    judge("flow time", result.flow_time["mean"], means.sum(), 0.08 * resolution)
    judge("flow time squared", second_moment(result), (means**2).sum() + means.sum() ** 2, 0.2 * resolution)


FAILING = {
    "exponential": (stats.expon(scale=0.8), stats.expon(scale=3.0)),
    "lognormal, Erlang": (stats.lognorm(0.5, scale=0.7), stats.gamma(2, scale=1.5)),
}


@LENGTHS
@pytest.mark.parametrize("name", FAILING)
def test_a_server_that_fails_while_it_works(name: str, items: int, resolution: float, judge) -> None:
    """An M/G/1 queue of completion times: work with its repairs (Gaver 1962)."""
    work, repair = FAILING[name]
    station = Station("a", process=work, failures=[Failure(wait(0.05), repair)])
    result = run(Line([station], arrivals=wait(RATE)), items)
    flow = pollaczek(RATE, completion(Moments.of(work), 0.05, Moments.of(repair)))
    judge("flow time", result.flow_time["mean"], flow.mean, 0.15 * resolution)
    judge("flow time squared", second_moment(result), flow.square, 0.6 * resolution)
    judge(
        "down",
        share(result, "a", "down"),
        RATE * Moments.of(work).mean * 0.05 * Moments.of(repair).mean,
        0.1 * resolution,
    )


@LENGTHS
def test_a_server_that_fails_whatever_it_does(items: int, resolution: float, judge) -> None:
    """Exponential all through: a Markov chain of items in the line and the state of the machine, cut at 600 items."""

    def moves(state: tuple[int, bool]):
        held, up = state
        if held < 600:
            yield RATE, (held + 1, up)
        if held and up:
            yield 1.2, (held - 1, up)
        yield (0.05, (held, False)) if up else (0.5, (held, True))

    shares = stationary((0, True), moves)
    mean = sum(held * chance for (held, _), chance in shares.items()) / RATE
    station = Station("a", process=wait(1.2), fails_after=wait(0.05), repair=wait(0.5), clock="calendar")
    result = run(Line([station], arrivals=wait(RATE)), items)
    judge("flow time", result.flow_time["mean"], mean, 0.15 * resolution)
    judge("down", share(result, "a", "down"), 1 / 11, 0.08 * resolution)
    judge("starved", share(result, "a", "starved"), shares[0, True], 0.1 * resolution)


@LENGTHS
def test_spacing_is_a_queue_before_many_servers(items: int, resolution: float, judge) -> None:
    """With servers enough, an item waits as before one deterministic server, and then works."""
    line = Line([Station("a", process=wait(0.5), servers=40, spacing=1.0)], arrivals=wait(RATE))
    result = run(line, items)
    waits = pollaczek(RATE, Moments(1.0, 1.0, 1.0)).mean - 1.0
    judge("flow time", result.flow_time["mean"], waits + 2.0, 0.03 * resolution)


@LENGTHS
def test_products_and_scrap_and_speed(items: int, resolution: float, judge) -> None:
    """Products mix their times, a ramp at one level stretches them, scrap leaves the queue as it is."""
    ramp = Ramp("items", speed={0: 0.8})
    station = Station("a", process={"x": wait(2.0), "y": "1 s"}, quality=0.9, ramp=ramp)
    result = run(Line([station], arrivals=wait(RATE), products={"x": 1, "y": 2}), items)
    parts = [(1 / 3, Moments.of(stats.expon(scale=0.5 / 0.8))), (2 / 3, Moments(1.25, 1.25**2, 1.25**3))]
    flow = pollaczek(RATE, Moments.mixed(parts))
    judge("throughput", result.throughput, 0.9 * RATE, 0.01 * resolution)
    judge("flow time", result.flow_time["mean"], flow.mean, 0.15 * resolution)
    judge("flow time squared", second_moment(result), flow.square, 0.6 * resolution)
    made = result.outcome.made / result.items[:, None]
    judge("share of x", made[:, 0], 1 / 3, 0.02 * resolution)
    judge("scrapped", result.scrapped / items, 0.1, 0.03 * resolution)
