"""Chances in words and in counts.

References
----------
Office of the Director of National Intelligence (2015). Intelligence Community Directive 203, Analytic Standards,
section 6 e (2) (a): the seven terms and the ranges of chance that they stand for.
"""

from __future__ import annotations

from nameplate.errors import UsageError

WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Each term with the chance at which it ends."""


def chance_word(chance: float) -> str:
    """Name a chance as ICD 203 does.

    Parameters
    ----------
    chance : float
        0 to 1. A border belongs to the term that is nearer to an even chance.

    Raises
    ------
    UsageError
        For anything else.

    Examples
    --------
    >>> chance_word(0.03), chance_word(0.05), chance_word(0.5), chance_word(0.95), chance_word(0.99)
    ('almost no chance', 'very unlikely', 'roughly even chance', 'very likely', 'almost certain')
    """
    _check(chance)
    if chance >= 0.5:
        return next(word for end, word in WORDS if chance <= end)
    return next(word for end, word in WORDS if chance < end)


def chance_count(chance: float) -> str:
    """Write a chance as a count of futures, in twentieths where that is fine enough.

    Parameters
    ----------
    chance : float
        0 to 1.

    Raises
    ------
    UsageError
        For anything else.

    Examples
    --------
    >>> chance_count(0.81), chance_count(0.012), chance_count(0.996), chance_count(0.0)
    ('16 in 20', '1 in 100', '996 in 1,000', 'fewer than 1 in 1,000')
    """
    _check(chance)
    for of in (20, 100, 1000):
        count = round(chance * of)
        if 0 < count < of:
            return f"{count} in {of:,}"
    return "fewer than 1 in 1,000" if chance < 0.5 else "more than 999 in 1,000"


def _check(chance: float) -> None:
    if not 0.0 <= chance <= 1.0:
        raise UsageError(f"chance {chance!r}: valid would be 0 to 1")
