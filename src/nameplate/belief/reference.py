"""Published reference classes that a value may rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from nameplate.document import parse_document


@dataclass(frozen=True)
class Reference:
    """A reference class: what past plants and programmes did.

    Parameters
    ----------
    name : str
        As a programme file names it.
    value : str or None
        The quantity's text; None for `slip`, which is computed from the history.
    about : str
        What was measured.
    source : str
        Who published it.
    """

    name: str
    value: str | None
    about: str
    source: str


@cache
def references() -> dict[str, Reference]:
    """Read the reference classes that come with the package.

    Examples
    --------
    >>> print(references()["oee"].value)
    {10%: 42, 50%: 64, 90%: 81} %
    """
    text = resources.files("nameplate.belief").joinpath("data/reference.yaml").read_text("utf-8")
    classes = parse_document(text, "reference.yaml").data["classes"]
    return {
        name: Reference(name, entry.get("value"), entry["about"], entry["source"]) for name, entry in classes.items()
    }
