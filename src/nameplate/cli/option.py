"""Arguments and options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DossierPath = Annotated[Path, typer.Argument(metavar="DOSSIER", help="folder of the dossier")]
Json = Annotated[bool, typer.Option("--json", help="give the data as JSON on stdout, for other programs")]
Threads = Annotated[int | None, typer.Option(min=1, max=1024, help="threads; the result does not depend on it")]
Asked = Annotated[
    str | None, typer.Argument(metavar="QUESTION", help="a question in quotes; those of the programme if left out")
]
RunId = Annotated[
    str | None, typer.Option("--run", metavar="ID", help="a run's id, or its beginning; the last if left out")
]
