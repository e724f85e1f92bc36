"""Run every benchmark: ``python -m benchmarks [--short] [--json]``. Each measures its peer in the same run."""

from __future__ import annotations

import importlib
import json
import sys

ROOMS = ("future", "line")


def main(arguments: list[str]) -> int:
    """Measure and print; nothing here passes or fails, since machines are shared and noisy."""
    short = "--short" in arguments
    found = {room: importlib.import_module(f"benchmarks.{room}").measure(short=short) for room in ROOMS}
    if "--json" in arguments:
        print(json.dumps(found, indent=1))
        return 0
    for room, figures in found.items():
        print(room)
        for name, figure in figures.items():
            print(f"  {name}: {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
