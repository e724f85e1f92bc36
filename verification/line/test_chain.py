"""Lines of exponential and Erlang stations against Markov chains solved here, and these against published values."""

from __future__ import annotations

import pytest
from line.chain import Chain, Stage
from line.run import LENGTHS, run, share

W, C = (0.01, 0.1, "working"), (0.01, 0.1, "calendar")


def balanced(stations: int, places: int, **every: object) -> Chain:
    return Chain((Stage(**every),) * stations, (places,) * (stations - 1))  # type: ignore[arg-type]


# Hunt (1956) for three stations, Hillier and Boling (1967) for four, and tables of unreliable pairs.
PUBLISHED = {
    **{f"pair, {b} places": (balanced(2, b), (b + 2) / (b + 3)) for b in (0, 1, 2, 5, 10)},
    "three, 0 places": (balanced(3, 0), 0.564103),
    "three, 1 place": (balanced(3, 1), 0.670466),
    "three, 2 places": (balanced(3, 2), 0.734017),
    "four, 0 places": (balanced(4, 0), 0.514775),
    "four, 1 place": (balanced(4, 1), 0.631153),
    "unequal": (Chain((Stage(1), Stage(1.2), Stage(0.8)), (1, 1)), 0.647221),
    "unequal, reversed": (Chain((Stage(0.8), Stage(1.2), Stage(1)), (1, 1)), 0.647221),
    "Erlang-2 pair, 0 places": (balanced(2, 0, phases=2), 0.727273),
    "Erlang-2 pair, 1 place": (balanced(2, 1, phases=2), 0.821429),
    "unreliable pair, working time, 0 places": (balanced(2, 0, modes=(W,)), 0.589955),
    "unreliable pair, working time, 4 places": (balanced(2, 4, modes=(W,)), 0.741359),
    "unreliable pair, calendar time, 0 places": (balanced(2, 0, modes=(C,)), 0.558129),
    "unreliable pair, calendar time, 4 places": (balanced(2, 4, modes=(C,)), 0.725283),
    # Blocked before service, a pair is a queue with b + 1 places: an item less than blocked after.
    **{f"pair blocked before, {b} places": (balanced(2, b, before=True), (b + 1) / (b + 2)) for b in (0, 1, 4)},
    # Whoever takes items away is one more station.
    "one station with a drain": (Chain((Stage(),), drain=1.0), 2 / 3),
    "pair with a drain": (Chain((Stage(), Stage()), (0,), drain=1.0), 0.564103),
    # One card: stations work in turn. As many as there is room for: as if there were none.
    "three, 1 card": (Chain((Stage(1), Stage(2), Stage(4)), (5, 5), cards=1), 1 / 1.75),
    "three, cards enough": (Chain((Stage(),) * 3, (1, 1), cards=5), 0.670466),
}
SHORT, LONG = (0.05, 0.3, "working"), (0.1, 0.5, "calendar")
OWN = {
    "parallel servers": Chain((Stage(1), Stage(0.5, servers=2), Stage(1.1)), (1, 0)),
    "three servers each": Chain((Stage(servers=3),) * 2, (2,)),
    "parallel servers, unequal": Chain((Stage(0.6, servers=2), Stage(0.4, servers=3), Stage(0.3, servers=4)), (0, 2)),
    "scrap": Chain((Stage(quality=0.7), Stage(quality=0.9), Stage(quality=0.8)), (1, 1)),
    "scrap and parallel servers": Chain((Stage(quality=0.8), Stage(0.6, servers=2, quality=0.6), Stage(1.2)), (1, 0)),
    "clocks mixed": Chain((Stage(modes=(SHORT,)), Stage(1.2, modes=(LONG,)), Stage(0.9)), (2, 1)),
    "clocks and scrap": Chain((Stage(modes=(LONG,), quality=0.9), Stage(1.1, modes=(SHORT,), quality=0.95)), (2,)),
    "two modes of working time": Chain((Stage(modes=(SHORT, (0.2, 0.7, "working"))), Stage(1.1, modes=(W,))), (1,)),
    "two modes of calendar time": Chain((Stage(1.2), Stage(modes=(LONG, (0.05, 0.2, "calendar")))), (2,)),
    "modes of both clocks": Chain((Stage(1.3, modes=(SHORT, LONG, C)), Stage(modes=(LONG, SHORT))), (1,)),
    "Erlang stations": Chain((Stage(phases=3), Stage(1.1, phases=2), Stage(phases=4)), (1, 0)),
    "Erlang stations that fail": Chain((Stage(phases=3, modes=(SHORT,)), Stage(phases=2, modes=(LONG,))), (1,)),
    "blocked before": Chain((Stage(before=True), Stage(1.1, before=True), Stage(0.9)), (1, 0)),
    "blocked before and after": Chain((Stage(), Stage(1.1, before=True), Stage(0.9), Stage()), (0, 1, 0)),
    "blocked before, scrap": Chain((Stage(1.2, before=True, quality=0.7), Stage(before=True, quality=0.9)), (1,)),
    "blocked before, failures": Chain((Stage(before=True, modes=(LONG, SHORT)), Stage(0.9, modes=(LONG,))), (1,)),
    "drain": Chain((Stage(1.2), Stage(servers=2, rate=0.6)), (1,), drain=0.9),
    "drain, scrap": Chain((Stage(1.1), Stage(quality=0.8)), (2,), drain=0.7),
    "drain, blocked before": Chain((Stage(1.1), Stage(before=True)), (2,), drain=0.8),
    "cards": Chain((Stage(1), Stage(1.2), Stage(0.9)), (2, 1), cards=3),
    "cards, scrap": Chain((Stage(quality=0.8), Stage(0.9, quality=0.9), Stage(0.8)), (2, 2), cards=4),
    "cards, failures and a drain": Chain((Stage(modes=(SHORT,)), Stage(1.1, modes=(LONG,))), (2,), cards=3, drain=1.0),
    "cards, blocked before": Chain((Stage(before=True), Stage(before=True), Stage()), (1, 1), cards=3),
}
CHAINS = {name: chain for name, (chain, _) in PUBLISHED.items()} | OWN


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_chain_gives_the_published_value(name: str) -> None:
    chain, published = PUBLISHED[name]
    assert chain.throughput() == pytest.approx(published, abs=6e-7)


@LENGTHS
@pytest.mark.parametrize("name", CHAINS)
def test_throughput_and_states_are_those_of_the_chain(name: str, items: int, resolution: float, judge) -> None:
    chain = CHAINS[name]
    result = run(chain.line(), items)
    judge("throughput", result.throughput, chain.throughput(), 0.015 * resolution)
    for number, station in enumerate(chain.line().stations):
        for state, exact in chain.states(number).items():
            seen = share(result, station.name, state)
            if exact > 1e-9:
                judge(f"{station.name} {state}", seen, exact, 0.2 * resolution)
            else:
                assert seen.max() <= 1e-9


PLAIN = [
    name
    for name, chain in CHAINS.items()
    if not chain.drain and not any(stage.servers > 1 or stage.quality < 1.0 or stage.before for stage in chain.stages)
]


@pytest.mark.parametrize("name", PLAIN)
def test_a_line_blocked_after_service_is_as_fast_in_reverse(name: str) -> None:
    """Yamazaki and Sakasegawa (1975), Muth (1979): with one server each and nothing scrapped."""
    chain = CHAINS[name]
    back = Chain(chain.stages[::-1], chain.buffers[::-1], chain.cards)
    assert back.throughput() == pytest.approx(chain.throughput(), rel=1e-9)
