"""When items leave a task's line, from the peers' own draws: so each peer's count can be checked to the item."""

from __future__ import annotations

from collections import deque

from benchmarks.line.task import Task


def leaving(task: Task) -> list[float]:
    """Find the times at which items leave, up to the end of the run; blocking is after service."""
    last = len(task.means) - 1
    busy = [task.busy(station) for station in range(last + 1)]
    before = [0.0] * (last + 2)
    # What left the next station as many items ago as its server and the places before it hold.
    room = [deque([0.0] * (task.places + 1)) for _ in range(last)]
    times: list[float] = []
    while before[last] <= task.until:
        moved = 0.0
        for station in range(last + 1):
            moved = max(moved, before[station]) + busy[station]()
            if station < last:
                moved = max(moved, room[station].popleft())
            if station:
                room[station - 1].append(moved)
            before[station] = moved
        times.append(moved)
    return times[:-1]
