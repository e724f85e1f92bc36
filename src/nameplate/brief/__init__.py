"""The brief: one page that answers, shows why, and opens every number to the words it rests on.

>>> from nameplate.brief import write_brief
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nameplate.programme import Dossier
    from nameplate.run import Run

__all__ = ["write_brief"]


def write_brief(run: Run, dossier: Dossier, path: Path) -> Path:
    """Write the brief of a run: one HTML file that needs no other and asks nobody for anything.

    Parameters
    ----------
    run : Run
    dossier : Dossier
        The run's dossier; its reports lend titles, dates and addresses.
    path : Path
        Where to; its folder must exist. The file is replaced in one step.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    MissingInput
        Where a library of the extra `brief` is not installed.
    StorageError
        When the disk refuses; the old file, if any, is untouched.
    """
    from nameplate.storage import write_whole

    with extra():
        from nameplate.brief.gather import gather
        from nameplate.brief.page import render

        text = render(gather(run, dossier))
    write_whole(path, text.encode("utf-8"))
    return path


@contextmanager
def extra() -> Iterator[None]:
    """Name the extra where one of its libraries is missing.

    Raises
    ------
    MissingInput
        In place of what the import says.
    """
    from nameplate.errors import MissingInput

    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in {"altair", "jinja2", "markupsafe", "vl_convert"}:
            raise
        raise MissingInput(f"the brief needs {error.name}: pip install 'nameplate[brief]'") from error
