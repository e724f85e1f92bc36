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
FINEST = 1000
NEAR = 0.2
"""A count may differ from the chance by so much of the chance of the rarer side."""


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


def chance_count(chance: float, futures: int | None = None) -> str:
    """Write a chance as a count of futures: of 20 where that is near enough, else of 100 or of 1,000.

    Parameters
    ----------
    chance : float
        0 to 1.
    futures : int or None
        How many it was counted in; a chance is never told finer than one of them.

    Raises
    ------
    UsageError
        For anything else.

    Examples
    --------
    >>> chance_count(0.81), chance_count(0.034), chance_count(0.996), chance_count(0.0)
    ('16 in 20', '3 in 100', '996 in 1,000', 'fewer than 1 in 1,000')
    >>> chance_count(0.0, futures=50), chance_count(1.0, futures=50)
    ('none of 50', 'all of 50')
    """
    _check(chance)
    if futures is not None and futures < FINEST and chance in (0.0, 1.0):
        return f"{'none' if chance == 0.0 else 'all'} of {futures}"
    for of in (20, 100, FINEST):
        count = round(chance * of)
        near = abs(count / of - chance) <= NEAR * min(chance, 1.0 - chance)
        if 0 < count < of and (near or of == FINEST):
            return f"{count} in {of:,}"
    return "fewer than 1 in 1,000" if chance < 0.5 else "more than 999 in 1,000"


def _check(chance: float) -> None:
    if not 0.0 <= chance <= 1.0:
        raise UsageError(f"chance {chance!r}: valid would be 0 to 1")
