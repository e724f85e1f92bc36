"""Chunks of futures on their way to the disk."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from nameplate.run.table import TABLES, parquet_bytes, tables
from nameplate.storage import digest, make_folder, write_whole

if TYPE_CHECKING:
    from nameplate.future import FutureResult


@dataclass
class Writer:
    """Encodes and writes one chunk while the next is being simulated.

    Parameters
    ----------
    folder : Path
        The run's.
    start : date
        The programme's first day.
    hashes : dict of str to str
        SHA-256 of every file that is there so far.
    """

    folder: Path
    start: date
    hashes: dict[str, str] = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(max_workers=1))
    _pending: Future[None] | None = None

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._wait()
        finally:
            self._pool.shutdown()

    def has(self, scenario: str, number: int, count: int) -> bool:
        """Say whether a chunk is there already, and take note of its hashes if so."""
        found = {name: _sound(self.folder / name) for name in chunk_files(scenario, number)}
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
        for table, content in tables(result, self.start).items():
            name = _name(scenario, table, number)
            self.hashes[name] = write_whole(self.folder / name, parquet_bytes(content))

    def _wait(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.result()


def chunk_files(scenario: str, number: int) -> list[str]:
    """Return the files of a chunk, by their names in a run's folder.

    Examples
    --------
    >>> chunk_files("main", 1)[0]
    'main/month-00001.parquet'
    """
    return [_name(scenario, table, number) for table in TABLES]


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
