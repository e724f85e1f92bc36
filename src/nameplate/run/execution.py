"""Running a dossier: chunk after chunk of futures, each written whole or not at all, the manifest last."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from nameplate.errors import Fault, InvalidFile, UsageError
from nameplate.run import manifest
from nameplate.run.file import SUFFIX, alone, digest, make_folder, settle, write_whole
from nameplate.run.folder import Run
from nameplate.run.table import TABLES, parquet_bytes, tables

if TYPE_CHECKING:
    from nameplate.future import FutureResult
    from nameplate.programme import Dossier, Evidence, Programme

Progress = Callable[[int, int], None]
_SAFE_NAME = re.compile(r"[\w-]{1,80}")


def execute(
    dossier: Dossier,
    futures: int,
    seed: int,
    scenarios: Sequence[str] | None = None,
    resume: bool = False,
    threads: int | None = None,
    chunk: int = 1000,
    progress: Progress | None = None,
) -> Run:
    """Run every scenario of a dossier on the same luck, and the announced future beside them.

    A run that is already there, whole, is opened and not computed again.

    Parameters
    ----------
    dossier : Dossier
        With a programme.
    futures : int
        How many per scenario; at least 1.
    seed : int
        0 to 2**63 - 1.
    scenarios : sequence of str or None
        By name, the main one first; None for all of the programme, in its order.
    resume : bool
        Go on with an unfinished run instead of starting it over.
    threads : int or None
        How many to use; the result does not hang on it. None for as many as there are processors.
    chunk : int
        Futures per file; the values do not hang on it.
    progress : callable or None
        Called with (futures done, futures in all) after each chunk, over all scenarios.

    Returns
    -------
    Run
        The finished run.

    Raises
    ------
    UsageError
        For a number or a scenario that cannot be run, and when another process writes the same run.
    StorageError
        When the disk refuses.
    """
    programme = dossier.programme()
    dossier.check_claims(programme)
    chosen = _checked(programme, futures, seed, scenarios, chunk)
    plan = manifest.make_plan(dossier, chosen, futures, seed, chunk)
    folder = dossier.runs / plan.id
    make_folder(folder)
    with alone(folder):
        if not is_whole(folder):
            _prepare(folder, plan, resume)
            for name, path in manifest.kept_inputs(dossier).items():
                make_folder((folder / manifest.INPUTS / name).parent)
                write_whole(folder / manifest.INPUTS / name, path.read_bytes())
            produce(folder, plan, programme, dossier.evidence(), threads, progress)
    (folder / manifest.MANIFEST).touch()  # the run used last is the one that opens by default
    return Run.open(folder)


def is_whole(folder: Path) -> bool:
    """Say whether a run is finished and all of its files are there."""
    if not (folder / manifest.MANIFEST).is_file():
        return False
    try:
        files = manifest.read_record(folder / manifest.MANIFEST)["files"]
    except (InvalidFile, KeyError):
        return False
    return all((folder / name).is_file() for name in files)


def produce(
    folder: Path,
    plan: manifest.Plan,
    programme: Programme,
    evidence: Evidence,
    threads: int | None,
    progress: Progress | None,
) -> None:
    """Make what is missing of a run in its folder, then seal it with the manifest."""
    writer = _Writer(folder, programme)
    total = sum(count for *_, count in plan.parts())
    done = 0
    with writer:
        for scenario, number, first, count in plan.parts():
            if not writer.has(scenario, number, count):
                result = _simulate(programme, scenario, count, plan.seed, first, threads, evidence)
                writer.write(scenario, number, result)
            done += count
            if progress is not None:
                progress(done, total)
    for path in sorted((folder / manifest.INPUTS).rglob("*")):
        if path.is_file():
            writer.hashes[path.relative_to(folder).as_posix()] = digest(path.read_bytes())
    for inside in sorted({(folder / name).parent for name in writer.hashes}):
        settle(inside)
    record = {**plan.record(), "files": dict(sorted(writer.hashes.items()))}
    write_whole(folder / manifest.MANIFEST, manifest.as_bytes(record))
    (folder / manifest.PLAN).unlink(missing_ok=True)
    settle(folder)


def _simulate(
    programme: Programme,
    scenario: str,
    count: int,
    seed: int,
    first: int,
    threads: int | None,
    evidence: Evidence,
) -> FutureResult:
    from nameplate.future import simulate

    return simulate(programme, scenario, count, seed, first=first, threads=threads, evidence=evidence)


@dataclass
class _Writer:
    """Encodes and writes one chunk while the next is being simulated."""

    folder: Path
    programme: Programme
    hashes: dict[str, str] = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    _pending: Future[None] | None = None

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._wait()
        finally:
            self._pool.shutdown()

    def has(self, scenario: str, number: int, count: int) -> bool:
        """Say whether a chunk is there already, and take note of its hashes if so."""
        names = [_name(scenario, table, number) for table in TABLES]
        found = {name: _sound(self.folder / name) for name in names}
        if not all(found.values()):
            return False
        self.hashes.update({name: sha for name, sha in found.items() if sha is not None})
        return True

    def write(self, scenario: str, number: int, result: FutureResult) -> None:
        """Hand a chunk over; waits for the one before, so that at most two are held in memory."""
        self._wait()
        self._pending = self._pool.submit(self._store, scenario, number, result)

    def _store(self, scenario: str, number: int, result: FutureResult) -> None:
        make_folder(self.folder / scenario)
        for table, content in tables(result, self.programme.start).items():
            name = _name(scenario, table, number)
            self.hashes[name] = write_whole(self.folder / name, parquet_bytes(content))

    def _wait(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.result()


def _name(scenario: str, table: str, number: int) -> str:
    return f"{scenario}/{table}-{number:05d}.parquet"


def _sound(path: Path) -> str | None:
    """Return the hash of a Parquet file that can be read, None for anything else."""
    try:
        content = path.read_bytes()
        pq.read_metadata(pa.BufferReader(content))
    except (OSError, pa.ArrowException):
        return None
    return digest(content)


def _prepare(folder: Path, plan: manifest.Plan, resume: bool) -> None:
    """Make the folder ready: empty for a new run, cleared of unfinished files for one that goes on."""
    (folder / manifest.MANIFEST).unlink(missing_ok=True)
    record = plan.record()
    if resume and (folder / manifest.PLAN).is_file():
        before = manifest.read_record(folder / manifest.PLAN)
        now = json.loads(manifest.as_bytes(record))
        changed = sorted(name for name in now if before.get(name) != now[name])
        if changed:
            raise UsageError(
                f"{folder}: the unfinished run was made with another {', '.join(changed)}; "
                "valid would be the same again, or a run without resume, which starts over"
            )
        for leftover in folder.rglob(f"*{SUFFIX}"):
            leftover.unlink()
        return
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    write_whole(folder / manifest.PLAN, manifest.as_bytes(record))


def _checked(
    programme: Programme, futures: int, seed: int, scenarios: Sequence[str] | None, chunk: int
) -> tuple[str, ...]:
    """Check the numbers and names of a run, all at once."""
    known = tuple(programme.scenarios) or (manifest.MAIN,)
    chosen = known if scenarios is None else tuple(dict.fromkeys(scenarios))
    faults = [
        f"{name} {value}: valid would be {low} to {high:,}"
        for name, value, low, high in (
            ("futures", futures, 1, 2**31 - 1),
            ("seed", seed, 0, 2**63 - 1),
            ("chunk", chunk, 1, 2**31 - 1),
        )
        if not low <= value <= high
    ]
    faults += [f"scenario {name!r}: valid would be {', '.join(known)}" for name in chosen if name not in known]
    if not chosen:
        faults.append("no scenario: valid would be at least one")
    if faults:
        raise UsageError("; ".join(faults))
    reserved = {manifest.ANNOUNCED, manifest.INPUTS}
    bad = [name for name in chosen if name in reserved or not _SAFE_NAME.fullmatch(name)]
    if bad:
        raise InvalidFile(
            Fault(
                "programme.yaml",
                None,
                None,
                f"scenarios.{name}",
                name,
                f"letters, digits, _ and -, and none of {', '.join(sorted(reserved))}",
            )
            for name in bad
        )
    return chosen
