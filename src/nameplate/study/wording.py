"""Numbers as a reader sees them: forecasts with two significant digits, announced figures as exact as they are."""

from __future__ import annotations

import math

from nameplate.quantity import Exact, Quantity


def amount_words(value: float | None, unit: str, digits: int = 2) -> str:
    """Write an amount with its unit.

    Parameters
    ----------
    value : float or None
        None stands for an amount that has no bound, such as the cover of a stock that nobody uses.
    unit : str
        As in an answer; empty for a share, which is written in per cent.
    digits : int
        Significant digits: 2 for a forecast, more for an announced figure.

    Examples
    --------
    >>> amount_words(37_412_345.0, "round"), amount_words(0.4137, ""), amount_words(0.0, "rifle")
    ('37M round', '41 %', '0 rifle')
    >>> amount_words(999.6, "rifle"), amount_words(1234.0, "rifle"), amount_words(1234.0, "rifle", digits=4)
    ('1k rifle', '1200 rifle', '1234 rifle')
    """
    if value is None or not math.isfinite(value):
        return "no limit"
    shown = 100.0 * value if unit == "" else value
    return str(Quantity(Exact(significant(shown, digits)), unit or "%"))


def range_words(low: float | None, middle: float | None, high: float | None, unit: str) -> str:
    """Write a forecast with its range, as in ``37M (29M to 45M) round``.

    Examples
    --------
    >>> range_words(29.2e6, 37.4e6, 45.1e6, "round")
    '37M (29M to 45M) round'
    >>> range_words(0.31, 0.41, 0.5, "")
    '41 (31 to 50) %'
    """
    ends = [amount_words(value, unit).rsplit(" ", 1)[0] for value in (middle, low, high)]
    return f"{ends[0]} ({ends[1]} to {ends[2]}) {unit or '%'}"


def significant(value: float, digits: int) -> float:
    """Round to a number of significant digits.

    Examples
    --------
    >>> significant(0.012345, 2), significant(98765.0, 2), significant(0.0, 2)
    (0.012, 99000.0, 0.0)
    """
    if value == 0.0 or not math.isfinite(value):
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))
