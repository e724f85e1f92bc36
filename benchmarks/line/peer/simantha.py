"""simantha: its machines and buffers; a machine's cycle times may be replaced, as its documentation says."""

from __future__ import annotations

from typing import Any

import simantha

from benchmarks.line.peer import Count, clock
from benchmarks.line.task import Task

PACKAGE = "simantha"


class Machine(simantha.Machine):  # type: ignore[misc]
    """A machine with our times."""

    def __init__(self, task: Task, station: int) -> None:
        self.busy = task.busy(station)
        super().__init__(name=f"machine {station}", initial_remaining_process=0)

    def get_cycle_time(self) -> float:
        """Draw the next one."""
        return self.busy()


def run(task: Task) -> Count:
    """Run a task."""
    sink = simantha.Sink()
    row: list[Any] = [simantha.Source()]
    for station in range(len(task.means)):
        row += [Machine(task, station), simantha.Buffer(f"buffer {station}", capacity=task.places)]
    row[-1] = sink
    for number, part in enumerate(row):
        part.define_routing(upstream=row[:number][-1:], downstream=row[number + 1 :][:1])
    system = simantha.System(list(row))
    seconds = clock(lambda: system.simulate(simulation_time=task.until, verbose=False, collect_data=False))
    return Count.of(task, sink.level_data["time"][1:], seconds)
