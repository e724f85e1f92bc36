"""Numbers of a model against numbers of a text."""

from __future__ import annotations

import math
import re

from nameplate.claim.grammar.number import read_digits
from nameplate.claim.grammar.quantity import Measure
from nameplate.claim.model import Value

_DIGITS = re.compile(r"\d{1,12}(?:[.,'’\u00a0 ]\d{1,6}){0,5}")


def ends_of(value: Value) -> tuple[float, ...]:
    """Return the one number of a value, or the two ends of a range; a range without extent is one number.

    Examples
    --------
    >>> ends_of(4.0), ends_of((5.0, 7.0)), ends_of((5.0, 5.0))
    ((4.0,), (5.0, 7.0), (5.0,))
    """
    ends = value if isinstance(value, tuple) else (value,)
    return ends[:1] if len(ends) == 2 and ends[0] == ends[1] else ends


def same_number(one: float, other: float) -> bool:
    """Say whether two numbers are the same but for the last digits of a float.

    Examples
    --------
    >>> same_number(1.1e6, 1_100_000.0000001), same_number(70.0, 71.0)
    (True, False)
    """
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def figure(number: float) -> str:
    """Write a number for a message.

    Examples
    --------
    >>> figure(70e6), figure(5.56), figure(1e30)
    ('70,000,000', '5.56', '1e+30')
    """
    if abs(number) >= 1e15:
        return f"{number:g}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.6g}"


def meant(value: Value, measures: list[Measure], text: str) -> Measure | None:
    """Return the quantity that has a model's number.

    Parameters
    ----------
    value : float or tuple of float
        What the model says.
    measures : list of Measure
        Those that it can mean, the likeliest first.
    text : str
        The sentence in which they stand.

    Returns
    -------
    Measure or None
        The one that has the value as we read it; else the one that has it as an end of its range; else the one that is
        written with these digits ("70" of "70 million"). Of two separate numbers that the model takes for a range the
        second.

    Examples
    --------
    >>> from nameplate.claim.grammar.quantity import find_measures
    >>> text = "from 200 to 250 rifles, or 70 million rounds"
    >>> found = find_measures(text)
    >>> [meant(value, found, text).unit for value in (250.0, (200.0, 250.0), 70.0)], meant(71.0, found, text)
    (['rifle', 'rifle', 'round'], None)
    """
    ends = ends_of(value)
    for holds in (_equal, _has_ends, _has_digits):
        for measure in measures:
            if holds(ends, measure, text):
                return measure
    each = [next((m for m in measures if _has_ends((end,), m, text)), None) for end in ends]
    return each[-1] if None not in each else None


def _equal(ends: tuple[float, ...], measure: Measure, _text: str) -> bool:
    ours = ends_of(measure.value)
    return len(ends) == len(ours) and all(map(same_number, ends, ours))


def _has_ends(ends: tuple[float, ...], measure: Measure, _text: str) -> bool:
    return all(any(same_number(end, ours) for ours in ends_of(measure.value)) for end in ends)


def _has_digits(ends: tuple[float, ...], measure: Measure, text: str) -> bool:
    """Say whether the model's number is the quantity's digits, read without their million."""
    written = text[measure.number.start : measure.number.end]
    found = [
        read_digits(digits.group(), scaled=scaled) for digits in _DIGITS.finditer(written) for scaled in (True, False)
    ]
    return bool(found) and all(any(same_number(end, number) for number in found) for end in ends)
