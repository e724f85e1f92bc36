"""Running a dossier: chunk after chunk of futures, each written whole or not at all, the manifest last."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nameplate.errors import Fault, InvalidFile, UsageError
from nameplate.programme.retelling import STORIES, stories_as_bytes
from nameplate.run import manifest
from nameplate.run.folder import Run
from nameplate.run.reuse import adopt
from nameplate.run.writer import Writer
from nameplate.storage import SUFFIX, alone, digest, make_folder, settle, write_whole

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
    chunk: int = 2500,
    progress: Progress | None = None,
    smaller: Run | None = None,
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
    smaller : Run or None
        A finished run of the same with fewer futures; its chunks are not computed again.

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
            if smaller is not None:
                adopt(folder, plan, smaller)
            for name, path in manifest.kept_inputs(dossier).items():
                make_folder((folder / manifest.INPUTS / name).parent)
                write_whole(folder / manifest.INPUTS / name, path.read_bytes())
            evidence = dossier.evidence()
            if evidence.story:  # the copy holds no reports, so what they have in common goes with it
                write_whole(folder / manifest.INPUTS / STORIES, stories_as_bytes(evidence.story))
            produce(folder, plan, programme, evidence, threads, progress)
    with contextlib.suppress(OSError):  # a run that may only be read is opened all the same
        (folder / manifest.MANIFEST).touch()  # the run used last is the one that opens by default
    return Run.open(folder)


def is_whole(folder: Path) -> bool:
    """Say whether a run is finished and all of its files are there and unharmed."""
    if not (folder / manifest.MANIFEST).is_file():
        return False
    try:
        files = manifest.read_record(folder / manifest.MANIFEST)["files"]
    except (InvalidFile, KeyError):
        return False
    return all(_holds(folder / name, told) for name, told in files.items())


def _holds(path: Path, told: str) -> bool:
    """Say whether a file is there and is what the manifest says; a damaged run is made again."""
    try:
        return digest(path.read_bytes()) == told
    except OSError:
        return False


def produce(
    folder: Path,
    plan: manifest.Plan,
    programme: Programme,
    evidence: Evidence,
    threads: int | None,
    progress: Progress | None,
) -> None:
    """Make what is missing of a run in its folder, then seal it with the manifest."""
    writer = Writer(folder, programme.start)
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
    seal(folder, {**plan.record(), "files": dict(sorted(writer.hashes.items()))})


def seal(folder: Path, record: Mapping[str, Any]) -> None:
    """Write the manifest, after which the run is whole.

    Parameters
    ----------
    folder : Path
    record : mapping
        What the manifest is to hold; the files that it names are there.
    """
    for inside in sorted({(folder / name).parent for name in record["files"]}):
        settle(inside)
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
    clear(folder)
    write_whole(folder / manifest.PLAN, manifest.as_bytes(record))


def clear(folder: Path) -> None:
    """Empty the folder of a run that was not finished, its manifest first."""
    (folder / manifest.MANIFEST).unlink(missing_ok=True)
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


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
    _check_names(chosen)
    return chosen


def _check_names(scenarios: tuple[str, ...]) -> None:
    """Insist on names that can be names of folders, since they will be."""
    reserved = {manifest.ANNOUNCED, manifest.INPUTS}
    bad = [name for name in scenarios if name in reserved or not _SAFE_NAME.fullmatch(name)]
    valid = f"letters, digits, _ and -, and none of {', '.join(sorted(reserved))}"
    if bad:
        raise InvalidFile(Fault("programme.yaml", None, None, f"scenarios.{name}", name, valid) for name in bad)
