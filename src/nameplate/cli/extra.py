"""What the base install leaves out."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from nameplate.errors import MissingInput

BRIEF: Final = ("altair", "jinja2", "vl_convert")


def need_brief(what: str) -> None:
    """Make sure, before anything long begins, that pages can be written.

    Parameters
    ----------
    what : str
        What needs it, for the message.

    Raises
    ------
    MissingInput
        If a library of the extra `brief` is not installed.
    """
    for name in BRIEF:
        if find_spec(name) is None:
            raise MissingInput(f"{what} needs {name}; pip install 'nameplate[brief]' brings it")
