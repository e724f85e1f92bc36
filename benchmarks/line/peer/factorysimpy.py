"""FactorySimPy: its machines, joined by its buffers."""

from __future__ import annotations

from itertools import pairwise

import simpy
from factorysimpy.edges.buffer import Buffer
from factorysimpy.nodes.machine import Machine
from factorysimpy.nodes.sink import Sink
from factorysimpy.nodes.source import Source

from benchmarks.line.peer import Count, clock
from benchmarks.line.task import Task

PACKAGE = "factorysimpy"


def run(task: Task) -> Count:
    """Run a task; edges are chosen by number, which is faster than by which is available first."""
    env = simpy.Environment()
    source = Source(env, id="source", inter_arrival_time=0, blocking=True, out_edge_selection=0)
    machines = [
        Machine(env, id=f"machine {n}", processing_delay=task.busy(n), in_edge_selection=0, out_edge_selection=0)
        for n in range(len(task.means))
    ]
    sink = Sink(env, id="sink")
    for number, (before, after) in enumerate(pairwise([source, *machines, sink])):
        outer = number in (0, len(machines))
        Buffer(env, id=f"buffer {number}", capacity=1 if outer else task.places).connect(before, after)
    seconds = clock(lambda: env.run(until=task.warmup))
    early = sink.stats["num_item_received"]
    seconds += clock(lambda: env.run(until=task.until))
    return Count(early, sink.stats["num_item_received"], seconds)
