"""Making a run again from its own record, and comparing every byte."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.errors import CheckFailed
from nameplate.run import manifest, resample
from nameplate.run.execution import Progress, produce
from nameplate.run.folder import Run
from nameplate.storage import digest, make_folder

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Repetition:
    """What was found the same.

    Parameters
    ----------
    files : int
        Files compared.
    size : int
        Bytes compared.
    """

    files: int
    size: int


def repeat(run: Run, threads: int | None = None, progress: Progress | None = None) -> Repetition:
    """Make a run again in a temporary folder and compare it with what lies on disk, byte by byte.

    An updated run is resampled from its parent, which is made again first.

    Parameters
    ----------
    run : Run
        Its own copies of the programme and the claims are what is run.
    threads : int or None
        As in `execute`; the bytes do not hang on it.
    progress : callable or None
        As in `execute`.

    Raises
    ------
    CheckFailed
        Naming the first file that differs, and what may explain it.
    """
    plan = manifest.plan_of(run.manifest)
    files = run.manifest["files"]
    _check_untouched(run)
    with tempfile.TemporaryDirectory(prefix="nameplate-repeat-") as name:
        again = _made_again(run, Path(name), plan, threads, progress)
        for file in sorted(set(files) | set(again)):
            if file.startswith(f"{manifest.INPUTS}/") or file == resample.WEIGHTS:
                continue
            if files.get(file) != again.get(file):
                raise CheckFailed(f"{run.path / file}: another run of the same gives other bytes{_reason(plan)}")
    return Repetition(files=len(files), size=sum((run.path / file).stat().st_size for file in files))


def _made_again(
    run: Run, folder: Path, plan: manifest.Plan, threads: int | None, progress: Progress | None
) -> Mapping[str, str]:
    """Make a run's tables in a folder and return their hashes."""
    updated = "update" in run.manifest
    first, again = folder / "first", folder / "again"
    make_folder(first)
    whole = resample.parent_plan(run.manifest) if updated else plan
    produce(first, whole, run.programme, run.evidence, threads, progress)
    made = Run.open(first)
    if not updated:
        return dict(made.manifest["files"])
    return resample.write_tables(again, made, resample.read_weights(run), plan.futures)


def _check_untouched(run: Run) -> None:
    """Compare what lies on disk with the hashes in the manifest."""
    for file, sha in run.manifest["files"].items():
        if digest((run.path / file).read_bytes()) != sha:
            raise CheckFailed(f"{run.path / file}: the file was changed since the run was made")


def _reason(plan: manifest.Plan) -> str:
    """Name the versions that differ between then and now."""
    now = manifest.versions()
    changed = [f"{name} was {old}, is {now.get(name)}" for name, old in plan.versions.items() if now.get(name) != old]
    return f" ({'; '.join(changed)})" if changed else ""
