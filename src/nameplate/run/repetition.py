"""Making a run again from its own record, and comparing every byte."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.errors import CheckFailed
from nameplate.run import manifest
from nameplate.run.execution import Progress, produce
from nameplate.storage import digest

if TYPE_CHECKING:
    from nameplate.run.folder import Run


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
        folder = Path(name)
        produce(folder, plan, run.programme, run.evidence, threads, progress)
        again = manifest.read_record(folder / manifest.MANIFEST)["files"]
        for file in sorted(set(files) | set(again)):
            if file.startswith(f"{manifest.INPUTS}/"):
                continue
            if files.get(file) != again.get(file):
                raise CheckFailed(f"{run.path / file}: another run of the same gives other bytes{_reason(plan)}")
    return Repetition(files=len(files), size=sum((run.path / file).stat().st_size for file in files))


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
