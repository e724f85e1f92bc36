"""Numbers as people write them: ``70M``, ``2.5bn``, ``25k``, ``1,200``, ``70 million``."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Final

# what may stand behind a number, as a power of ten
MULTIPLIERS: Final = {
    "k": 3,
    "thousand": 3,
    "M": 6,
    "mn": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "tn": 12,
    "trillion": 12,
}
# what we print, largest first
_PRINTED: Final = (("bn", 9), ("M", 6), ("k", 3))
NUMBER: Final = re.compile(
    r"[+\-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9][0-9_]*)?(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?"
)
LARGEST: Final = 1e100
SMALLEST: Final = 1e-100


def read_number(digits: str, power: int = 0) -> float | None:
    """Turn matched digits and a power of ten into the nearest float.

    Parameters
    ----------
    digits : str
        A text that `NUMBER` matched.
    power : int
        The power of ten behind it, as 6 for ``M``.

    Returns
    -------
    float or None
        None where it is no number, or one beyond 1e100 or within 1e-100 of zero.

    Examples
    --------
    >>> read_number("2.5", 9)
    2500000000.0
    """
    mantissa, _, exponent = digits.replace(",", "").replace("_", "").replace("−", "-").lower().partition("e")
    if len(exponent) > 4 or not any(digit.isdigit() for digit in mantissa):
        return None
    # one conversion of the whole text rounds once, so that printing and reading are inverse
    value = float(f"{mantissa}e{int(exponent or 0) + power}")
    if not math.isfinite(value) or abs(value) > LARGEST or 0 < abs(value) < SMALLEST:
        return None
    return value + 0.0  # -0.0 becomes 0.0


def print_number(value: float, suffix: bool = True) -> str:
    """Print a number shortly and exactly, with k, M or bn where that is shorter.

    Parameters
    ----------
    value : float
        A finite number.
    suffix : bool
        False to write the digits out.

    Examples
    --------
    >>> print_number(70e6), print_number(2.5e9), print_number(1500.0), print_number(0.1)
    ('70M', '2.5bn', '1500', '0.1')
    """
    exact = Decimal(repr(float(value)))
    if not -10 < exact.adjusted() < 18:
        return repr(float(value))
    plain = _plain(exact)
    if suffix:
        for name, power in _PRINTED:
            text = _plain(exact.scaleb(-power)) + name
            if exact.adjusted() >= power and len(text) < len(plain):
                return text
    return plain


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
