"""Run benchmarks: ``python -m benchmarks [ROOM ...] [--short] [--json] [--save FILE]``, each with peers in one run."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.history import save

ROOMS = ("future", "line")


def main(arguments: list[str]) -> int:
    """Measure and print; no speed fails, since machines are shared and noisy, but every count must be right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure beside peers, in one run.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"{' or '.join(ROOMS)}; all unless said")
    parser.add_argument("--short", action="store_true", help="only check that everything runs, in seconds")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--save", type=Path, metavar="FILE", help="append to a history, one line of JSON a run")
    asked = parser.parse_args(arguments)
    if strange := [room for room in asked.rooms if room not in ROOMS]:
        parser.error(f"{strange[0]!r}: valid would be {' or '.join(ROOMS)}")
    found = {
        room: importlib.import_module(f"benchmarks.{room}").measure(short=asked.short) for room in asked.rooms or ROOMS
    }
    if asked.save:
        save(asked.save, found, short=asked.short)
    if asked.json:
        print(json.dumps(found, indent=1))
    else:
        show(found)
    return 0


def show(figures: dict[str, Any], depth: int = 0) -> None:
    """Print figures, those within others further in and on one line."""
    plain = [f"{name}: {_text(figure)}" for name, figure in figures.items() if not isinstance(figure, dict)]
    for line in ["; ".join(plain)] if plain and depth > 1 else plain:
        print("  " * depth + line)
    for name, figure in figures.items():
        if isinstance(figure, dict):
            print("  " * depth + name)
            show(figure, depth + 1)


def _text(figure: object) -> str:
    return f"{figure:,}" if isinstance(figure, int | float) else str(figure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
