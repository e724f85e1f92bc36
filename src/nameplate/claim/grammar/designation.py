"""Designations of products: ``AK-103``, ``F-35A``, ``Su-57``, ``155mm M795``."""

from __future__ import annotations

import re

_MODEL = re.compile(
    r"(?<![\w-])(?!(?:Covid|COVID|CO|Q|H|SHOT|B2B|NPS)-?\d)[A-Z][A-Za-z]{0,4}-\d{1,4}[A-Z]{0,3}(?![\w-])"
)


def models_in(text: str) -> list[tuple[int, int]]:
    """Find designations of products.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    list of tuple of int
        Offsets of each, in order.

    Examples
    --------
    >>> models_in("both the AK-103 and the shorter AK-104, in spite of Covid-19")
    [(9, 15), (32, 38)]
    """
    return [(match.start(), match.end()) for match in _MODEL.finditer(text)]
