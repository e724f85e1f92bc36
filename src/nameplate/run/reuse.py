"""Chunks of a smaller run that are also those of a larger one: futures are numbered, so they need not be made again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.run import manifest
from nameplate.run.writer import chunk_files
from nameplate.storage import alone, make_folder, write_whole

if TYPE_CHECKING:
    from nameplate.run.folder import Run

_DECISIVE = ("inputs", "seed", "chunk", "kernel", "device", "versions")  # what else than the future decides a byte


def adopt(folder: Path, plan: manifest.Plan, smaller: Run) -> int:
    """Put the finished chunks of another run into the folder of one that is about to be made.

    Parameters
    ----------
    folder : Path
        The new run's.
    plan : Plan
        Of the new run.
    smaller : Run
        A whole one. Where anything but the number of futures and the choice of scenarios sets the two apart,
        nothing is taken over.

    Returns
    -------
    int
        How many chunks were taken over.

    Raises
    ------
    StorageError
        When the disk refuses.
    """
    known = manifest.plan_of(smaller.manifest)
    if any(getattr(known, name) != getattr(plan, name) for name in _DECISIVE):
        return 0
    shared = sorted(set(known.parts()) & set(plan.parts()))
    for scenario, number, *_ in shared:
        make_folder(folder / scenario)
        for name in chunk_files(scenario, number):
            _take(smaller.path / name, folder / name)
    return len(shared)


def _take(source: Path, target: Path) -> None:
    """Give a file a second name; where the disk knows no second names, copy it."""
    target.unlink(missing_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        write_whole(target, source.read_bytes())


def discard(run: Run) -> None:
    """Remove a run from the disk.

    Raises
    ------
    UsageError
        When another process is writing it.
    """
    with alone(run.path):
        shutil.rmtree(run.path)
