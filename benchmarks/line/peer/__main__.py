"""Run one peer: ``python -m benchmarks.line.peer NAME``, a task as JSON on standard input; prints one line of JSON."""

from __future__ import annotations

import importlib
import json
import sys
from contextlib import redirect_stdout
from dataclasses import asdict
from importlib.metadata import version

from benchmarks.line.task import Task


class Silence:
    """Takes what some peers print at every event."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def main(name: str) -> None:
    """Run it and print what came out."""
    asked = json.load(sys.stdin)
    task = Task(**{**asked, "means": tuple(asked["means"])})
    with redirect_stdout(Silence()):
        peer = importlib.import_module(f"benchmarks.line.peer.{name}")
        count = peer.run(task)
    throughput = (count.items - count.early) / (task.until - task.warmup)
    print(json.dumps({"version": version(peer.PACKAGE), **asdict(count), "throughput": throughput}))


if __name__ == "__main__":
    main(sys.argv[1])
