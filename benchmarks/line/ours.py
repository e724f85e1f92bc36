"""Our own line simulator on a task: speeds, a year of a plant, and the memory that a long run needs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.line.task import Task
from nameplate.line import Line, Station, simulate

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
SETTINGS = {
    f"1,024 futures, {CORES} cores": (1_024, CORES, 25_000),
    "1,024 futures, one core": (1_024, 1, 12_500),
    f"16 futures, {CORES} cores": (16, CORES, 500_000),
    "one future": (1, 1, 3_000_000),
}
"""Futures, threads and items in each future: some tenths of a second each."""
TRIALS = 3
YEAR_LINES, YEAR_ITEMS = 4, 17_500_000
ALLOWED = 4.0
"""Standard deviations of a run as long as a peer's, by which its throughput may differ from ours."""


def line_of(task: Task) -> Line:
    """Build the task's line."""
    words = "{} s" if task.constant else "exponential(mean {} s)"
    failing: dict[str, Any] = {}
    if task.fails_after is not None:
        failing = {"fails_after": words.format(task.fails_after), "repair": words.format(task.repair)}
    stations = [Station(f"s{n}", process=words.format(mean), **failing) for n, mean in enumerate(task.means)]
    return Line(stations, task.places)


def speeds(line: Line, *, short: bool) -> dict[str, float]:
    """Moves a second with each setting, the best of three; compiled before the clock starts."""
    found = {}
    for name, (futures, threads, most) in SETTINGS.items():
        items = most // 10 if short else most
        simulate(line, items=200, futures=futures, threads=threads)
        found[name] = items * futures * len(line.stations) / _best(line, items, futures, threads)
    return found


def year(line: Line, *, short: bool) -> float:
    """Seconds for every item of a year on four lines, with the states of all stations counted."""
    return _best(line, YEAR_ITEMS // 100 if short else YEAR_ITEMS, YEAR_LINES, CORES)


def check(name: str, line: Line, items: int, throughput: float) -> None:
    """Compare a peer's throughput with that of our runs of as many items."""
    ours = simulate(line, items=items, futures=64, seed=1).throughput
    # A run that ends at a time, not with an item, counts up to one more or one less.
    allowed = ALLOWED * ours.std() + ours.mean() / (0.9 * items)
    if abs(throughput - ours.mean()) > allowed:
        raise AssertionError(f"{name}: throughput {throughput:.5f}, ours {ours.mean():.5f}, allowed {allowed:.5f}")


def memory(items: int) -> float:
    """MiB at the most in a process of its own that runs one future; it is the module's command."""
    command = [sys.executable, "-m", "benchmarks.line.ours", str(items)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _best(line: Line, items: int, futures: int, threads: int) -> float:
    spent = []
    for _ in range(TRIALS):
        begin = time.perf_counter()
        result = simulate(line, items=items, futures=futures, threads=threads, seed=1)
        spent.append(time.perf_counter() - begin)
        if result.items.tolist() != [items] * futures:
            raise AssertionError("items were lost")
        shares = [station.working + station.starved + station.blocked + station.down for station in result.stations]
        if not np.allclose(shares, 1.0):
            raise AssertionError("states were lost")
    return min(spent)


def _highest() -> float:
    """MiB of this process at the most; the kernel's own figure where there is one, for rusage inherits the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        words = next(text for text in status.read_text().splitlines() if text.startswith("VmHWM:")).split()
        return int(words[1]) / 1024
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    simulate(line_of(Task((1.0,) * 8, 10)), items=int(sys.argv[1]), futures=1, threads=1)
    print(_highest())
