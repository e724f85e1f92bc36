"""Lines of exponential stations as Markov chains, solved exactly."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, vstack
from scipy.sparse.linalg import spsolve

from nameplate.line import Failure, Line, Station

State = TypeVar("State", bound=Hashable)


def stationary(start: State, moves: Callable[[State], Iterator[tuple[float, State]]]) -> dict[State, float]:
    """Find every state that can be reached, and the share of time spent in it; `moves` gives rates and next states."""
    numbers: dict[State, int] = {start: 0}
    order = [start]
    rows: list[int] = []
    columns: list[int] = []
    rates: list[float] = []
    for state in order:  # grows as it is walked through
        for rate, after in moves(state):
            if after not in numbers:
                numbers[after] = len(order)
                order.append(after)
            rows += [numbers[after], numbers[state]]
            columns += [numbers[state]] * 2
            rates += [rate, -rate]
    balance = coo_matrix((rates, (rows, columns)), (len(order), len(order))).tocsr()
    # One balance follows from the others; that the shares add up to 1 stands in its place.
    whole = vstack([balance[:-1], coo_matrix(np.ones((1, len(order))))]).tocsc()
    right = np.zeros(len(order))
    right[-1] = 1.0
    shares: NDArray[np.float64] = np.atleast_1d(spsolve(whole, right))
    return dict(zip(order, shares.tolist(), strict=True))


@dataclass(frozen=True)
class Stage:
    """A station whose process time is the sum of `phases` equal waits, 1 / rate long together.

    Every mode is (failure rate, repair rate, clock), its times exponential; phases and modes are for single servers.
    """

    rate: float = 1.0
    servers: int = 1
    phases: int = 1
    modes: tuple[tuple[float, float, str], ...] = ()
    quality: float = 1.0
    before: bool = False

    def station(self, name: str) -> Station:
        """Make the same station for the simulator."""
        return Station(
            name,
            process=f"erlang(k {self.phases}, mean {1 / self.rate:.17g} s)",
            servers=self.servers,
            quality=self.quality,
            blocking="before" if self.before else "after",
            failures=[Failure(wait(fails), wait(repairs), clock) for fails, repairs, clock in self.modes],  # type: ignore[arg-type]
        )


def wait(rate: float) -> str:
    """Write an exponential time of a rate."""
    return f"exponential(mean {1 / rate:.17g} s)"


class At(NamedTuple):
    """A station's part of the state: items by what happens to them, phases done, modes that are up."""

    queue: int = 0
    waiting: int = 0
    working: int = 0
    blocked: int = 0
    phase: int = 0
    up: tuple[bool, ...] = ()

    @property
    def on_servers(self) -> int:
        return self.waiting + self.working + self.blocked

    @property
    def held(self) -> int:
        return self.queue + self.on_servers


@dataclass(frozen=True)
class Chain:
    """A line of such stations; `cards` limits the items in it, `drain` is the rate of whoever takes items away."""

    stages: tuple[Stage, ...]
    buffers: tuple[int, ...] = ()
    cards: int = 0
    drain: float = 0.0
    # Who takes items away is one more station without a place before it, save that its item has left the line.
    row: tuple[Stage, ...] = field(init=False, repr=False)
    gaps: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "row", self.stages + ((Stage(self.drain),) if self.drain else ()))
        object.__setattr__(self, "gaps", self.buffers + ((0,) if self.drain else ()))

    def line(self) -> Line:
        """Make the same line for the simulator."""
        stations = [stage.station(f"s{number}") for number, stage in enumerate(self.stages)]
        more: dict[str, Any] = {"conwip": self.cards or None, "drain": wait(self.drain) if self.drain else None}
        return Line(stations, list(self.buffers), **more)

    def shares(self) -> dict[tuple[At, ...], float]:
        """Solve for the share of time in each state."""
        start = self._settle([At(up=(True,) * len(stage.modes)) for stage in self.row])
        return stationary(start, self._moves)

    def throughput(self) -> float:
        """Solve for the rate of good items out of the last station."""
        return self._rate(self.shares())

    def _rate(self, shares: dict[tuple[At, ...], float]) -> float:
        last = self.row[-1]
        busy = sum(share * at[-1].working for at, share in shares.items() if all(at[-1].up) and self._is_last(at[-1]))
        return busy * last.rate * last.phases * last.quality

    def _is_last(self, at: At) -> bool:
        return at.phase == self.row[-1].phases - 1

    def states(self, number: int) -> dict[str, float]:
        """Solve for the shares of a station's servers' time that are spent working, blocked, down and starved."""
        found = dict.fromkeys(("working", "blocked", "down", "starved"), 0.0)
        servers = self.row[number].servers
        for state, share in self.shares().items():
            at = state[number]
            if not all(at.up):
                found["down"] += share
                continue
            found["working"] += share * at.working / servers
            found["blocked"] += share * (at.blocked + at.waiting) / servers
            found["starved"] += share * (servers - at.on_servers) / servers
        return found

    def _moves(self, state: tuple[At, ...]) -> Iterator[tuple[float, tuple[At, ...]]]:
        for j, (stage, at) in enumerate(zip(self.row, state, strict=True)):
            works = bool(at.working) and all(at.up)
            if works:
                yield from self._steps(state, j)
            for mode, (fails, repairs, clock) in enumerate(stage.modes):
                if not at.up[mode] or works or clock == "calendar":
                    up = (*at.up[:mode], not at.up[mode], *at.up[mode + 1 :])
                    yield (fails if at.up[mode] else repairs), _with(state, j, at._replace(up=up))

    def _steps(self, state: tuple[At, ...], j: int) -> Iterator[tuple[float, tuple[At, ...]]]:
        """Let work go on at a station: a phase, or the end, good or not."""
        stage, at = self.row[j], state[j]
        rate = stage.rate * stage.phases * at.working
        if at.phase < stage.phases - 1:
            yield rate, _with(state, j, at._replace(phase=at.phase + 1))
            return
        done = at._replace(working=at.working - 1, phase=0)
        if stage.quality < 1.0:
            yield rate * (1.0 - stage.quality), self._settle([*_with(state, j, done)])
        yield rate * stage.quality, self._settle([*_with(state, j, done._replace(blocked=done.blocked + 1))])

    def _settle(self, state: list[At]) -> tuple[At, ...]:
        """Let finished items move on and servers take items, downstream first, until nothing moves."""
        while any(self._moved(state, j) for j in reversed(range(len(state)))):
            pass
        return tuple(state)

    def _moved(self, state: list[At], j: int) -> bool:
        stage, at = self.row[j], state[j]
        if at.blocked and self._has_room(state, j + 1):
            state[j] = at._replace(blocked=at.blocked - 1)
            if j + 1 < len(state):
                state[j + 1] = state[j + 1]._replace(queue=state[j + 1].queue + 1)
        elif at.waiting and self._has_room(state, j + 1):
            state[j] = at._replace(waiting=0, working=1)
        elif at.on_servers < stage.servers and (at.queue if j else self._has_card(state)):
            key = "waiting" if stage.before else "working"
            state[j] = at._replace(queue=at.queue - (j > 0), **{key: getattr(at, key) + 1})
        else:
            return False
        return True

    def _has_room(self, state: list[At], j: int) -> bool:
        return j == len(state) or state[j].held < self.gaps[j - 1] + self.row[j].servers

    def _has_card(self, state: list[At]) -> bool:
        return not self.cards or sum(at.held for at in state[: len(self.stages)]) < self.cards


def _with(state: tuple[At, ...], j: int, at: At) -> tuple[At, ...]:
    return (*state[:j], at, *state[j + 1 :])
