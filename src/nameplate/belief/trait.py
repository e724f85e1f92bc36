"""What sort of programme an announcement is about: how new the work is, and whether it is made to one buyer's order."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from nameplate.document import parse_document


def novelty(project_type: str) -> float:
    """Say how new the work is: -1 for a line that runs, 0 for a new plant, 1 for a product not made before.

    Parameters
    ----------
    project_type : str
        As in the history; any other word counts as a new plant.

    Examples
    --------
    >>> novelty("rate_ramp"), novelty("greenfield_plant"), novelty("licensed_production"), novelty("")
    (-1.0, 0.0, 1.0, 0.0)
    """
    return float(_table()["novelty"].get(project_type, 0))


def bespoke(industry: str) -> float:
    """Say whether an industry makes few large units to order (1/2) or many alike (-1/2); 0 where that is not known.

    Parameters
    ----------
    industry : str
        In any words; those of the table `belief/data/trait.yaml` count.

    Examples
    --------
    >>> bespoke("military-vehicles"), bespoke("lithium batteries"), bespoke("basket weaving")
    (0.5, -0.5, 0.0)
    """
    words = set(re.findall(r"[a-z]+", industry.casefold()[:200]))
    table = _table()
    if words & table["bespoke"]:  # military vehicles are bought as arms are, not as cars
        return 0.5
    return -0.5 if words & table["repeated"] else 0.0


@cache
def _table() -> dict[str, Any]:
    text = resources.files("nameplate.belief").joinpath("data/trait.yaml").read_text("utf-8")
    data = parse_document(text, "trait.yaml").data
    words = {key: {word for name in data[key] for word in name.split("-")} for key in ("bespoke", "repeated")}
    return {"novelty": {name: float(value) for name, value in data["novelty"].items()}, **words}
