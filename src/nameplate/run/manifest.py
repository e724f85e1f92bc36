"""The record of a run: what went in, how it was made, and the hash of every file that came out.

Nothing in it tells the time, the machine's name or where a folder lies, so the same run has the same record.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nameplate.errors import Fault, InvalidFile, MissingInput

if TYPE_CHECKING:
    from nameplate.programme import Dossier

SCHEMA = "nameplate-run-1"
MANIFEST, PLAN, INPUTS = "manifest.json", "plan.json", "inputs"
OBSERVATIONS = "observations.yaml"  # what was seen since: it decides an updated run, and no other
ANNOUNCED = "announced"  # the pseudo-scenario of one future in which everything goes exactly as announced
MAIN = "main"  # what the one scenario of a programme without scenarios is called
_LIBRARIES = ("nameplate", "numpy", "numba", "pyarrow")
_CODE = ("compiled.py", "rng.py", "rng_kernel.py", "quantity", "line", "belief", "programme", "future", "run",
         "report/story.py")  # fmt: skip
_DATA_SUFFIXES = frozenset({".csv", ".json", ".toml", ".yaml"})


@dataclass(frozen=True)
class Plan:
    """Everything that decides a run's bytes, known before the first future.

    Parameters
    ----------
    inputs : dict of str to str
        SHA-256 of every input, by its path in the dossier; those of the package start with ``nameplate/``.
    seed, futures, chunk : int
        The seed, the number of futures, and how many of them share one file.
    scenarios : tuple of str
        The main one first; "announced" is not among them.
    kernel, device : str
        What computed it.
    versions : dict of str to str
        Of Python and of the libraries that a run's bytes hang on.
    """

    inputs: dict[str, str]
    seed: int
    futures: int
    chunk: int
    scenarios: tuple[str, ...]
    kernel: str
    device: str
    versions: dict[str, str]

    @property
    def id(self) -> str:
        """Return the 12 hex digits that name the run: of inputs, seed, futures, scenarios and version."""
        identity = [SCHEMA, self.inputs, self.seed, self.futures, self.scenarios, self.versions["nameplate"],
                    self.versions["code"]]  # fmt: skip
        return hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:12]

    @property
    def command(self) -> str:
        """Return the command that makes this run again from its dossier."""
        return f"nameplate run DOSSIER --futures {self.futures} --seed {self.seed}"

    def record(self) -> dict[str, Any]:
        """Return the plan as it stands in the manifest."""
        return {"schema": SCHEMA, "id": self.id, "command": self.command, **asdict(self)}

    def parts(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield (scenario, chunk number, first future, futures), in the order in which they are made."""
        yield ANNOUNCED, 0, 0, 1
        for scenario in self.scenarios:
            for number, first in enumerate(range(0, self.futures, self.chunk)):
                yield scenario, number, first, min(self.chunk, self.futures - first)


def make_plan(dossier: Dossier, scenarios: tuple[str, ...], futures: int, seed: int, chunk: int) -> Plan:
    """Hash every input of a dossier and write down how it will be run."""
    return Plan(
        inputs=input_hashes(dossier),
        seed=seed,
        futures=futures,
        chunk=chunk,
        scenarios=scenarios,
        kernel="cpu",
        device=f"cpu {platform.machine()}",
        versions=versions(),
    )


def versions() -> dict[str, str]:
    """Return the versions that a run's bytes hang on.

    Examples
    --------
    >>> sorted(versions())
    ['code', 'nameplate', 'numba', 'numpy', 'pyarrow', 'python']
    """
    libraries = {name: metadata.version(name) for name in _LIBRARIES}
    return {"python": platform.python_version(), "code": _code(), **libraries}


@cache
def _code() -> str:
    """Digest the sources that a run's bytes hang on, so that changed code never passes for the run it did not make."""
    digest = hashlib.blake2b(digest_size=8)
    with resources.as_file(resources.files("nameplate")) as folder:
        for room in _CODE:
            for path in sorted((folder / room).rglob("*.py")) if (folder / room).is_dir() else [folder / room]:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def input_hashes(dossier: Dossier) -> dict[str, str]:
    """Return the SHA-256 of everything that a run of this dossier reads, by name, in order of name."""
    files = kept_inputs(dossier)
    reports = (path for path in (dossier.path / "reports").rglob("*") if path.is_file())
    files.update({path.relative_to(dossier.path).as_posix(): path for path in reports})
    hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    hashes.update(_package_hashes())
    return dict(sorted(hashes.items()))


def kept_inputs(dossier: Dossier) -> dict[str, Path]:
    """Return the inputs that a run keeps a copy of: the claims and every YAML file outside reports and runs.

    The observations are none of them, since a run does not hang on what was seen since.
    """
    found = [dossier.path / "claims.jsonl", *sorted(dossier.path.rglob("*.yaml"))]
    if not any((dossier.path / "reports").glob("*")):
        found.append(dossier.path / "stories.json")  # with the reports there, it is worked out from them
    kept: dict[str, Path] = {}
    for path in found:
        name = path.relative_to(dossier.path)
        inside = name.parts[0] in {"reports", "runs"} or any(part.startswith(".") for part in name.parts)
        if path.is_file() and not inside and name.as_posix() != OBSERVATIONS:
            kept[name.as_posix()] = path
    return kept


def _package_hashes() -> dict[str, str]:
    """Hash the tables that ship with the package and that beliefs are made from."""
    hashes = {}
    with resources.as_file(resources.files("nameplate") / "belief") as folder:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix in _DATA_SUFFIXES:
                name = f"nameplate/belief/{path.relative_to(folder).as_posix()}"
                hashes[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return hashes


def as_bytes(record: Mapping[str, Any]) -> bytes:
    """Write a record as JSON, the same bytes for the same record."""
    return (json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read_record(path: Path) -> dict[str, Any]:
    """Read a manifest or a plan.

    Raises
    ------
    MissingInput
        When it is not there.
    InvalidFile
        When it is no record of this schema.
    """
    try:
        record = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: there is no such file; valid would be the folder of a finished run") from error
    except (OSError, ValueError) as error:
        raise InvalidFile([Fault(str(path), None, None, "", str(error), "a record that Nameplate wrote")]) from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        found = str(record.get("schema")) if isinstance(record, dict) else type(record).__name__
        raise InvalidFile([Fault(str(path), None, None, "schema", found, SCHEMA)])
    return record


def plan_of(record: Mapping[str, Any]) -> Plan:
    """Read a plan back from its record."""
    fields = {name: record[name] for name in Plan.__dataclass_fields__}
    fields["scenarios"] = tuple(fields["scenarios"])
    return Plan(**fields)
