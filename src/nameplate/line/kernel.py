"""Futures on the compiled recursion: in which groups, on how many threads, in steps short enough to be stopped."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

import numpy as np
from numpy.typing import NDArray

from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import ARRIVING, Plan, why_apart
from nameplate.line.recursion import lanes, single, wave
from nameplate.line.recursion.step import begin_all
from nameplate.line.recursion.vector import WIDTH
from nameplate.line.spec import Line
from nameplate.line.state import LAST, State, empty_state, forget, outcome_of

MOVES_IN_A_STEP = 4_000_000
"""Moves between two looks at whether to go on; some tens of milliseconds."""
SINGLE, LANES, WAVE, STEP = 16.0, 19.0, 2.5, 19.0
"""Nanoseconds that a move takes: of one future, of eight in lanes, in a wave, and for each vector of a wave's step."""
FIRST_STEP = 1_024
MOST_GROUPS = 16
"""Groups of lanes that are handed over together: a call costs as much as a thousand items."""


Move = Callable[[State, NDArray[np.uint64], int, int], None]


@dataclass
class Job:
    """Futures of one line, to be run.

    Parameters
    ----------
    plan : Plan
        The line.
    futures : sequence of int
        Their numbers.
    seed : int
        Of the run.
    goal : Goal
        When it ends.
    threads : int
        At most as many groups of futures at a time; the result does not depend on it.
    tell : callable
        Is told (groups done, groups).
    """

    plan: Plan
    futures: Sequence[int]
    seed: int
    goal: Goal
    threads: int = 1
    tell: Callable[[int, int], None] = lambda done, total: None
    stopped: Event = field(default_factory=Event)

    def run_single(self) -> Outcome:
        """Run futures one at a time."""
        return self._run([[future] for future in self.futures], self._one)

    def run_wave(self) -> Outcome:
        """Run futures one at a time, the stations side by side."""
        return self._run([[future] for future in self.futures], self._together)

    def run_device(self) -> Outcome:
        """Run futures on a CUDA device, a thread for each."""
        from nameplate.line.recursion import device

        return device.run(self.plan, self.goal, self.seed, np.array(self.futures, np.uint64))

    def run_lanes(self) -> Outcome:
        """Run futures in groups that fill the lanes, and as many groups at a time as keep all threads busy."""
        together = WIDTH * min(MOST_GROUPS, max(1, len(self.futures) // (WIDTH * 4 * self.threads)))
        groups = [self.futures[begin : begin + together] for begin in range(0, len(self.futures), together)]

        def one(group: Sequence[int]) -> Outcome:
            # Lanes that are left over run futures beyond the last; nobody looks at them.
            lanes = -(-len(group) // WIDTH) * WIDTH
            return self._wide(np.arange(group[0], group[0] + lanes, dtype=np.uint64)).first(len(group))

        return self._run(groups, one)

    def _run(self, groups: Sequence[Sequence[int]], one: Callable[[Sequence[int]], Outcome]) -> Outcome:
        parts = []
        with ThreadPoolExecutor(self.threads) as pool:
            try:
                for part in pool.map(one, groups):
                    parts.append(part)
                    self.tell(len(parts), len(groups))
            except BaseException:
                self.stopped.set()
                pool.shutdown(cancel_futures=True)
                raise
        return Outcome.join(parts)

    def _one(self, group: Sequence[int]) -> Outcome:
        state, numbers = self._start(np.array(group, np.uint64))
        if self.goal.warmup:
            self._single(state, numbers[0], 0, self.goal.warmup, np.inf)
        began = self._watch(state)
        places = self.goal.places if self.goal.stop == np.inf else np.iinfo(np.int64).max
        self._single(state, numbers[0], self.goal.warmup, places, self.goal.stop)
        if self.plan.gate[ARRIVING]:
            single.arrive(self.plan, state, np.uint64(self.seed), numbers, self.goal.stop)
        return outcome_of(state, began)

    def _together(self, group: Sequence[int]) -> Outcome:
        return self._both(np.array(group, np.uint64), self._wave)

    def _wide(self, numbers: NDArray[np.uint64]) -> Outcome:
        return self._both(numbers, self._lanes)

    def _both(self, numbers: NDArray[np.uint64], move: Move) -> Outcome:
        """Run what stays in step up to the end, or to shortly before the stop."""
        state, _ = self._start(numbers)
        move(state, numbers, 0, self.goal.warmup)
        began = self._watch(state)
        if self.goal.stop == np.inf:
            move(state, numbers, self.goal.warmup, self.goal.places)
        else:
            state = self._until(state, numbers, move)
        return outcome_of(state, began)

    def _until(self, state: State, numbers: NDArray[np.uint64], move: Move) -> State:
        """Run lanes as long as all that happens is before the stop, then each of them alone up to it."""
        place, step = 0, FIRST_STEP
        while step >= single.BLOCK:
            before = state.copy()
            move(state, numbers, place, place + step)
            if state.flow[LAST].max() > self.goal.stop:
                state, step = before, step // 4
            else:
                place, step = place + step, step * 2
        for lane, number in enumerate(numbers):
            alone = state.lane(lane)
            self._single(alone, number, place, np.iinfo(np.int64).max, self.goal.stop)
            state.put(lane, alone)
        return state

    def _start(self, numbers: NDArray[np.uint64]) -> tuple[State, NDArray[np.uint64]]:
        state = empty_state(self.plan, self.goal, len(numbers))
        begin_all(self.plan, state, np.uint64(self.seed), numbers)
        return state, numbers

    def _watch(self, state: State) -> NDArray[np.float64]:
        """End the warm-up; returns when the last good item of it left."""
        began: NDArray[np.float64] = state.flow[LAST].copy()
        forget(state)
        return began

    def _single(self, state: State, number: np.uint64, place: int, places: int, stop: float) -> None:
        over = False
        while place < places and not over:
            end = min(places, place + self._step(1))
            place, over = single.run(self.plan, state, np.uint64(self.seed), number, place, end, stop)

    def _lanes(self, state: State, numbers: NDArray[np.uint64], place: int, places: int) -> None:
        at_once, room = lanes.most_at_once(self.plan), lanes.make_room(self.plan)
        groups, futures = state.split(WIDTH), numbers.reshape(-1, WIDTH)
        for end in self._ends(place, places, self._step(len(numbers) // 4)):
            lanes.run(self.plan, groups, np.uint64(self.seed), futures, place, end, at_once, self.goal.stop, room)
            place = end
        state.join(groups)

    def _wave(self, state: State, numbers: NDArray[np.uint64], place: int, places: int) -> None:
        room = wave.make_room(self.plan)
        for end in self._ends(place, places, self._step(1)):
            wave.run(self.plan, state, np.uint64(self.seed), numbers[0], place, end, self.goal.stop, room)
            place = end

    def _step(self, width: int) -> int:
        if self.stopped.is_set():
            raise KeyboardInterrupt
        return max(single.BLOCK, MOVES_IN_A_STEP // (width * len(self.plan.layout)))

    def _ends(self, place: int, places: int, step: int) -> Iterator[int]:
        while place < places:
            self._step(1)
            place = min(places, place + step)
            yield place


def best_way(line: Line, futures: int, threads: int) -> tuple[str, str]:
    """Choose how to run futures of a line so that all are done soonest, and say why.

    Examples
    --------
    >>> from nameplate.line import Line, Station
    >>> best_way(Line([Station("oven", process="1 s", servers=2)]), futures=16, threads=2)
    ('single', 'oven has parallel servers, where items overtake each other')
    """
    apart = why_apart(line)
    if apart:
        return "single", apart
    stations, groups = len(line.stations), -(-futures // WIDTH)
    times = {
        "lanes": -(-groups // threads) * LANES * stations,
        "single": -(-futures // threads) * SINGLE * stations,
    }
    if wave.is_wave(line.gaps):
        times["wave"] = -(-futures // threads) * (WAVE * stations + STEP * -(-stations // WIDTH))
    way = min(times, key=lambda way: times[way])
    return way, _WHY[way]


_WHY = {
    "lanes": "all futures stay in step, so they share the processor's vectors",
    "wave": "too few futures to fill the lanes, so the stations of each do",
    "single": "too few futures to fill the lanes, and too few stations or places between them",
}


def available_threads() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
