"""Designations of products: ``AK-103``, ``F-35A``, ``Leopard 2A8``, ``shells of the type M795``, ``42.5N grade``."""

from __future__ import annotations

import re

_LIKELY = re.compile(r"[A-Za-z]-?\d|\d[A-Z]")
_MODEL = re.compile(
    r"(?<![\w-])(?:(?!(?:Covid|COVID|CO|Q|H|SHOT|B2B|NPS|I|US|RN|CPD|ISO|EN|DIN)-?\d)[A-Z][A-Za-z]{0,4}-\d{1,4}[A-Z]{0,3}"
    r"|[A-Z][a-z]{3,15}\s\d[A-Z]\d{0,2})(?![\w-])"
)
_TYPE = re.compile(
    r"\b(?:types?|models?|versions?|variants?|mm|calib(?:re|er)|grades?)\s(?P<name>[A-Z]{1,3}\d{2,4}[A-Z]?\d?|\d{2,3}(?:\.\d)?[A-Z]{1,2})"
    r"(?![\w-])"
    r"|(?<![\w-])(?P<before>[A-Z]{1,2}\d{2,4}[A-Z]?\d?)\s(?:patterns?|types?|models?|variants?|versions?|series|shells?|rounds?"
    r"|rifles?|howitzers?|tanks?|engines?|missiles?|projectiles?|helicopters?|locomotives?)\b"
)
_GRADE = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d)?[A-Z]{1,2}(?:(?:,|\s(?:and|or))\s\d{1,3}(?:\.\d)?[A-Z]{1,2}){0,4}\s(?:grades?|cement|steel)\b"
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
    >>> models_in("It makes 42.5N and 32.5R grades.")
    [(9, 31)]
    """
    if _LIKELY.search(text) is None:
        return []
    found = [match.span() for match in _MODEL.finditer(text)]
    found += [match.span("name" if match["name"] else "before") for match in _TYPE.finditer(text)]
    found += [match.span() for match in _GRADE.finditer(text)]
    return sorted(span for span in found if not any(a < span[1] and span[0] < b for a, b in found if (a, b) != span))
