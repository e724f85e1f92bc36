"""Ciw: a closed network, so that the first station is never starved; Ciw blocks after service, as we do."""

from __future__ import annotations

from typing import Any

import ciw

from benchmarks.line.peer import Count, clock
from benchmarks.line.task import Task

PACKAGE = "ciw"


class Busy(ciw.dists.Distribution):
    """A station's times."""

    def __init__(self, task: Task, station: int) -> None:
        self.busy = task.busy(station)

    def sample(self, t: Any = None, ind: Any = None) -> float:
        """Draw the next one."""
        return self.busy()


def run(task: Task) -> Count:
    """Run a task."""
    stations = len(task.means)
    rest = stations - 1
    # One more than the other stations and their places can hold: someone always waits for the first.
    items = rest * (task.places + 1) + 1
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([0.0, float("inf")]), *[None] * rest],
        batching_distributions=[ciw.dists.Deterministic(items), *[ciw.dists.Deterministic(1)] * rest],
        service_distributions=[Busy(task, station) for station in range(stations)],
        number_of_servers=[1] * stations,
        queue_capacities=[float("inf"), *[task.places] * rest],
        routing=[[float(to == (of + 1) % stations) for to in range(stations)] for of in range(stations)],
    )
    simulation = ciw.Simulation(network)
    seconds = clock(lambda: simulation.simulate_until_max_time(task.until))
    left = sorted(record.exit_date for record in simulation.get_all_records() if record.node == stations)
    return Count.of(task, left, seconds)
