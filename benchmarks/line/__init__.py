"""Lines item by item: moves a second (items x stations), beside SimPy on the same lines in the same run.

Both count the items that left, as a check of the work, and their throughputs are compared.
"""

from __future__ import annotations

import random
import time
from itertools import pairwise
from typing import Any

import simpy

from nameplate.line import Line, Station, simulate
from nameplate.line.kernel import available_threads

EXPONENTIAL = "exponential(mean 1 s)"
FAILING = {"fails_after": "exponential(mean 100 s)", "repair": "exponential(mean 10 s)"}
STATIONS, PLACES = 8, 10
APART = 4.0
"""Standard deviations of a run as long as SimPy's, by which its throughput may differ from ours."""


def measure(*, short: bool) -> dict[str, Any]:
    """Time both; ours is compiled before the clock starts."""
    names = [f"s{number}" for number in range(STATIONS)]
    plain = Line([Station(name, process=EXPONENTIAL) for name in names], PLACES)
    failing = Line([Station(name, process=EXPONENTIAL, **FAILING) for name in names], PLACES)  # type: ignore[arg-type]
    items = 5_000 if short else 50_000
    found: dict[str, Any] = {"what": f"{STATIONS} exponential stations, {PLACES} places between; moves a second"}
    for name, line in (("plain", plain), ("failures in working time", failing)):
        peer = _simpy(line, 6_000 if short else 40_000, fails=line is failing)
        found[f"SimPy, {name}"] = round(peer)
        for what, futures, threads in (
            ("1,024 futures, one core", 1024, 1),
            (f"1,024 futures, {available_threads()} cores", 1024, available_threads()),
            ("16 futures, one core", 16, 1),
            ("one future", 1, 1),
        ):
            speed = _ours(line, items if futures > 1 else 20 * items, futures, threads)
            found[f"{name}, {what}"] = f"{speed / 1e6:,.0f} M, {speed / peer:,.0f} times SimPy"
    return found


def _ours(line: Line, items: int, futures: int, threads: int) -> float:
    """Moves a second, the best of three."""
    simulate(line, items=200, futures=futures, threads=threads)
    spent = []
    for _ in range(3):
        begin = time.perf_counter()
        result = simulate(line, items=items, futures=futures, threads=threads)
        spent.append(time.perf_counter() - begin)
        if int(result.items.sum()) != items * futures:
            raise AssertionError("items were lost")
    return items * futures * STATIONS / min(spent)


def _simpy(line: Line, items: int, *, fails: bool) -> float:
    """Run the same line in SimPy: moves a second, once its throughput after a tenth of the items is like ours."""
    env = simpy.Environment()
    luck = random.Random(1)
    stores: list[Any] = [None, *(simpy.Store(env, PLACES) for _ in range(STATIONS - 1)), None]
    left: list[float] = []
    done = env.event()

    def station(before: Any, after: Any) -> Any:
        rest = luck.expovariate(0.01)
        while True:
            item = (yield before.get()) if before is not None else 0
            work = luck.expovariate(1.0)
            while fails and rest < work:
                yield env.timeout(rest + luck.expovariate(0.1))
                work -= rest
                rest = luck.expovariate(0.01)
            rest -= work
            yield env.timeout(work)
            if after is not None:
                yield after.put(item)
            else:
                left.append(env.now)
                if len(left) == items:
                    done.succeed()

    for before, after in pairwise(stores):
        env.process(station(before, after))
    begin = time.perf_counter()
    env.run(until=done)
    spent = time.perf_counter() - begin
    tenth = items // 10
    rate = (items - tenth) / (left[-1] - left[tenth - 1])
    ours = simulate(line, items=items, futures=64).throughput
    if abs(rate - ours.mean()) > APART * ours.std():
        raise AssertionError(f"throughput {ours.mean():.4f}, SimPy {rate:.4f}")
    return items * STATIONS / spent
