"""Files that are whole or not there: written under another name, forced to the disk, then renamed."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from nameplate.errors import StorageError, UsageError

SUFFIX = ".part"  # what a file is called until it is whole


def write_whole(path: Path, content: bytes) -> str:
    """Write a file so that, whatever happens, either all of it or nothing is at its name.

    Parameters
    ----------
    path : Path
        Where to; the folder must exist. What was there before is replaced at once.
    content : bytes
        All of it.

    Returns
    -------
    str
        SHA-256 of the content, 64 hex digits.

    Raises
    ------
    StorageError
        When the disk refuses: full, read-only, gone. The unfinished file is removed.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "a.txt", b"seven")[:12]
    '3ba8d02b16fd'
    """
    # Two processes that write the same file must not write into each other's unfinished one.
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{SUFFIX}")
    try:
        _write_through(unfinished, content)
        unfinished.replace(path)
    except OSError as error:
        raise StorageError(
            f"{path}: {len(content):,} bytes could not be written ({error.strerror or error}); "
            "valid would be a folder that can be written to, with that much room on its disk"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return digest(content)


def _write_through(path: Path, content: bytes) -> None:
    """Write and force to the disk, so that a rename never uncovers an empty file after a power cut."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def settle(folder: Path) -> None:
    """Force a folder's list of names to the disk, once per run and not once per file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes as hex.

    Examples
    --------
    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def make_folder(path: Path) -> None:
    """Make a folder and those above it.

    Raises
    ------
    StorageError
        When the disk refuses.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{path}: the folder could not be made ({error.strerror or error})") from error


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one process; the hold ends with the process, however it ends.

    Raises
    ------
    UsageError
        When another process is writing the same run.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise UsageError(f"{folder}: another process is writing this run; wait for it to end") from error
    try:
        yield
    finally:
        os.close(handle)
