"""The peers: what they are called, how much each is given to do, and how it is started and checked."""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.line.recursion import leaving
from benchmarks.line.task import Task

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
LONGEST = 120


@dataclass(frozen=True)
class Peer:
    """A file in ``peer``, and how many moves it makes in a few seconds."""

    file: str
    moves: int


PEERS = {
    "SimPy, its stores": Peer("simpy", 480_000),
    "SimPy, bare events": Peer("simpy_bare", 1_600_000),
    "salabim, its stores": Peer("salabim", 80_000),
    "salabim, bare": Peer("salabim_bare", 960_000),
    "Ciw": Peer("ciw", 128_000),
    "simantha": Peer("simantha", 128_000),
    "FactorySimPy": Peer("factorysimpy", 48_000),
    "prodsys": Peer("prodsys", 6_400),
}
SHORT = ("SimPy, its stores", "SimPy, bare events")
"""What runs in a short trial, which has no environment but the project's own."""


class UnavailableError(Exception):
    """A peer that could not be run here, and why."""


def chosen(*, short: bool) -> dict[str, Peer]:
    """Peers of a short or a full trial."""
    return {name: replace(PEERS[name], moves=PEERS[name].moves // 10) for name in SHORT} if short else PEERS


def run(peer: Peer, task: Task, *, short: bool) -> dict[str, Any]:
    """Run a peer in a process of its own.

    Raises
    ------
    UnavailableError
        If it is not installed, fails or takes too long.
    """
    python = sys.executable if short or not PYTHON.exists() else str(PYTHON)
    command = [python, "-m", "benchmarks.line.peer", peer.file]
    given = json.dumps(asdict(task))
    try:
        done = subprocess.run(
            command, input=given, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"took longer than {LONGEST} s") from None
    if done.returncode:
        hint = "" if short or PYTHON.exists() else "; make bench sets up .venv-peers"
        raise UnavailableError((done.stderr.strip().splitlines() or ["no message"])[-1] + hint)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


class Expected:
    """How many items have left a task's line by a time, from the same draws as the peers'."""

    def __init__(self, task: Task) -> None:
        self.times = leaving(task)

    def check(self, name: str, task: Task, counted: dict[str, Any]) -> None:
        """Compare a peer's counts to the item; one more or less may be a matter of rounding at the end."""
        for what, until in (("early", task.warmup), ("items", task.until)):
            due = bisect_right(self.times, until)
            if abs(counted[what] - due) > 1:
                raise AssertionError(
                    f"{name}: {counted[what]} items left by {until:.1f} s; the same draws let {due} leave"
                )
