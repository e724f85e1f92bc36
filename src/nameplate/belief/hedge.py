"""From the words around a figure and the grade of its source to a distribution of the truth.

The truth is believed to be figure × ratio. The ratio's quantiles come from the bound ("up to", "about"); how
surely it is said and the Admiralty grade widen it by a factor. The two are added on the same side of the median,
which is the wider, so the more cautious choice; a bound stays a bound, whoever gives it. The table also says how
several claims of one value are pooled. It is `belief/data/hedges.yaml`; a dossier may hold its own.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nameplate.document import Document, parse_document, read_document
from nameplate.errors import Fault, InvalidFile, UsageError

if TYPE_CHECKING:
    from nameplate.quantity import QuantileTable

SCHEMA = "nameplate/hedges/1"
BOUNDS = ("none", "up_to", "at_least", "about")
FACTORS = {
    "mode": ("asserted", "planned", "expected", "alleged"),
    "reliability": tuple("ABCDEF"),
    "credibility": tuple("123456"),
}
GRADES = ("reliability", "credibility")
UNGRADED = "F6"
"""What a claim without a grade weighs as: neither its source nor the information can be judged."""


@dataclass(frozen=True)
class Hedges:
    """The table of hedges: what words and grades are worth.

    Parameters
    ----------
    bound : mapping
        From a bound to the quantiles of truth over figure.
    factor : mapping
        From (``mode`` | ``reliability`` | ``credibility``, its label) to a geometric standard deviation, at least 1.
    correlation : float
        Of the errors of two sources that speak of one value, 0 to 1.
    weights : mapping
        From a letter or digit of a grade to what a claim counts beside one that contradicts it, above 0, at most 1.
    """

    bound: Mapping[str, QuantileTable]
    factor: Mapping[tuple[str, str], float]
    correlation: float
    weights: Mapping[str, float]

    def spread(self, mode: str = "asserted", grade: str | None = None) -> float:
        """Combine mode and grade into one geometric standard deviation.

        Parameters
        ----------
        mode : str
            asserted, planned, expected or alleged.
        grade : str, optional
            An Admiralty grade such as ``"B2"``.

        Returns
        -------
        float
            At least 1; independent factors add in the square of their logarithms.

        Raises
        ------
        UsageError
            If mode or grade is unknown.

        Examples
        --------
        >>> round(load_hedges().spread("alleged", "C3"), 3)
        1.343
        """
        labels = [("mode", mode)]
        if grade is not None:
            labels += [("reliability", grade[:1]), ("credibility", grade[1:])]
        unknown = [label for label in labels if label not in self.factor]
        if unknown:
            valid = " or ".join(f"one of {', '.join(FACTORS[kind])}" for kind, _ in unknown)
            raise UsageError(f"{', '.join(f'{kind} {label!r}' for kind, label in unknown)}: valid would be {valid}")
        return math.exp(math.sqrt(sum(math.log(self.factor[label]) ** 2 for label in labels)))

    def weight(self, grade: str | None = None) -> float:
        """Give what a claim counts beside one that contradicts it.

        Parameters
        ----------
        grade : str, optional
            An Admiralty grade such as ``"B2"``; without one the claim counts as F6.

        Returns
        -------
        float
            The product of both marks' weights.

        Raises
        ------
        UsageError
            If the grade is unknown.

        Examples
        --------
        >>> round(load_hedges().weight("B2"), 2), load_hedges().weight() == load_hedges().weight("F6")
        (0.64, True)
        """
        letter, digit = (grade or UNGRADED)[:1], (grade or UNGRADED)[1:]
        if letter not in FACTORS["reliability"] or digit not in FACTORS["credibility"]:
            raise UsageError(f"grade {grade!r}: valid would be A to F and 1 to 6, as in B2")
        return self.weights[letter] * self.weights[digit]

    def ratio(self, bound: str, mode: str = "asserted", grade: str | None = None) -> QuantileTable:
        """Give the distribution of truth over figure.

        Parameters
        ----------
        bound : str
            none, up_to, at_least or about.
        mode, grade
            As for `spread`.

        Returns
        -------
        QuantileTable

        Examples
        --------
        >>> import numpy as np
        >>> load_hedges().ratio("up_to").at(np.array([0.05, 0.5, 0.95])).round(2)
        array([0.5 , 0.85, 1.  ])
        """
        import numpy as np
        from scipy.special import ndtri

        from nameplate.quantity import QuantileTable

        table, spread = self.bound[bound], self.spread(mode, grade)
        if spread == 1.0:
            return table
        u = np.linspace(0.0, 1.0, 257)
        score = ndtri(np.clip(u, 1 / 512, 1 - 1 / 512))  # the tails of a figure's error are cut at one in 512
        # A bound stays one whoever says it: a worse source widens the other side only.
        score = np.minimum(score, 0.0) if bound == "up_to" else score
        score = np.maximum(score, 0.0) if bound == "at_least" else score
        return QuantileTable(u, np.maximum.accumulate(table.at(u) * spread**score))


def load_hedges(path: Path | None = None) -> Hedges:
    """Read a table of hedges; without a path, the one that comes with the package.

    Parameters
    ----------
    path : Path, optional
        A hedges.yaml. One that says nothing of pooling takes the package's.

    Raises
    ------
    MissingInput
        If there is no such file.
    InvalidFile
        If the file leaves out a label, or holds what is no quantile, no number, a factor below 1, a weight or a
        correlation that cannot be.

    Examples
    --------
    >>> sorted(load_hedges().bound)
    ['about', 'at_least', 'none', 'up_to']
    """
    if path is None or not path.is_file():
        return _load(path, 0, 0)
    state = path.stat()
    return _load(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _load(path: Path | None, _changed: int, _size: int) -> Hedges:
    """Read a table once for each state of its file."""
    own = _package() if path is None else read_document(path, SCHEMA)
    pooling = own if own.data.get("pooling") is not None else _package()
    faults: list[Fault] = []
    bound = {label: _quantiles(own, ("bound", label), faults) for label in BOUNDS}
    factor = {
        (kind, label): _number(own, (kind, label), faults, "a factor from 1 to 100", 1.0, 100.0)
        for kind, labels in FACTORS.items()
        for label in labels
    }
    weights = {
        label: _number(pooling, ("pooling", "weight", label), faults, "a weight above 0, at most 1", 1e-6, 1.0)
        for kind in GRADES
        for label in FACTORS[kind]
    }
    correlation = _number(pooling, ("pooling", "correlation"), faults, "a correlation from 0 to 1", 0.0, 1.0)
    if faults:
        raise InvalidFile(faults)
    return Hedges({label: table for label, table in bound.items() if table is not None}, factor, correlation, weights)


def _package() -> Document:
    text = resources.files("nameplate.belief").joinpath("data/hedges.yaml").read_text("utf-8")
    return parse_document(text, "hedges.yaml")


def _item(document: Document, path: tuple[str, ...]) -> Any:
    """Find what stands at a place, or nothing."""
    found: Any = document.data
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _quantiles(document: Document, path: tuple[str, ...], faults: list[Fault]) -> QuantileTable | None:
    from nameplate.quantity import QuantileTable

    found = _item(document, path)
    try:
        points = [(float(key.rstrip("%")) / 100, float(value)) for key, value in found.items()]
        return QuantileTable.of(points)
    except (AttributeError, TypeError, ValueError, UsageError):
        faults.append(document.fault(path, found, "quantiles such as {0%: 0.3, 50%: 0.85, 100%: 1}, rising"))
        return None


def _number(
    document: Document, path: tuple[str, ...], faults: list[Fault], valid: str, least: float, most: float
) -> float:
    found = _item(document, path)
    try:
        value = float(found)
    except (TypeError, ValueError):
        value = math.nan
    if not least <= value <= most:
        faults.append(document.fault(path, found, valid))
    return value
