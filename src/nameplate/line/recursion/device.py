"""The recursion on a CUDA device: each thread is a future, and walks as `single` does, by the same code.

Nothing here is compiled before it is asked for. A device may round a product and a sum once where a processor rounds
twice, so its times agree with the processor's to some 1e-12 of themselves, not to the last bit.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nameplate.errors import UsageError
from nameplate.line.outcome import Goal, Outcome
from nameplate.line.plan import ARRIVING, Plan
from nameplate.line.recursion.single import BLOCK, arrive
from nameplate.line.recursion.step import begin_all
from nameplate.line.state import LAST, State, empty_state, forget, outcome_of

MOST_THREADS = 16_384
"""Futures on the device at a time."""
THREADS = 64
"""Threads of a block."""
PLACES = 65_536
"""Places that a launch moves through the line; short enough for devices that draw a screen as well."""


def is_there() -> bool:
    """Tell whether there is a device, and what it needs."""
    from numba import cuda

    return bool(cuda.is_available())


def run(plan: Plan, goal: Goal, seed: int, futures: NDArray[np.uint64]) -> Outcome:
    """Run futures on the device.

    Parameters
    ----------
    plan : Plan
    goal : Goal
    seed : int
    futures : NDArray of uint64
        Their numbers.

    Raises
    ------
    UsageError
        If there is no device.
    """
    if not is_there():
        raise UsageError("device: 'cuda': valid would be 'cpu'; no CUDA device was found")
    parts = [
        _Launch(plan, goal, seed, futures[begin : begin + MOST_THREADS]).run()
        for begin in range(0, len(futures), MOST_THREADS)
    ]
    return Outcome.join(parts)


class _Launch:
    """Futures that are on the device together."""

    def __init__(self, plan: Plan, goal: Goal, seed: int, futures: NDArray[np.uint64]) -> None:
        from numba import cuda

        self.goal, self.seed, self.futures = goal, np.uint64(seed), futures
        self.state = empty_state(plan, goal, len(futures))
        begin_all(plan, self.state, self.seed, futures)
        self.on_host = plan
        self.plan = Plan._make(cuda.to_device(array) for array in plan)
        size, lanes = (len(plan.layout) + 1) * BLOCK, len(futures)
        kinds = (np.float64, np.float64, np.uint64)
        self.room = [cuda.to_device(np.zeros((size, lanes), kind)) for kind in kinds]
        self.numbers = cuda.to_device(futures)
        self.over = cuda.to_device(np.zeros(lanes, np.int64))

    def run(self) -> Outcome:
        """Run the warm-up, then the rest."""
        if self.goal.warmup:
            self._advance(0, self.goal.warmup, np.inf)
        began = self.state.flow[LAST].copy()
        forget(self.state)
        places = self.goal.places if np.isinf(self.goal.stop) else np.iinfo(np.int64).max
        self._advance(self.goal.warmup, places, self.goal.stop)
        if self.on_host.gate[ARRIVING]:
            arrive(self.on_host, self.state, self.seed, self.futures, self.goal.stop)
        return outcome_of(self.state, began)

    def _advance(self, place: int, places: int, stop: float) -> None:
        """Let places through, a launch at a time, until all futures have reached the end."""
        from numba import cuda

        from nameplate.line.recursion.device_kernel import advance

        state: Any = State._make(cuda.to_device(array) if array.size else array for array in self.state)
        blocks = -(-len(self.futures) // THREADS)
        while place < places and not self.over.copy_to_host().all():
            end = min(places, place + PLACES)
            advance[blocks, THREADS](self.plan, state, *self.room, self.seed, self.numbers, self.over, place, end, stop)
            place = end
        for own, array in zip(self.state, state, strict=True):
            if own.size:
                own[:] = array.copy_to_host().reshape(own.shape)
