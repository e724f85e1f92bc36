"""Durations, rates and shares of a line as a reader meets them."""

from __future__ import annotations

import math

from nameplate.brief.number import digits

LONGEST_NAME = 40
_UNITS = (
    ("microsecond", 1e-6, 1e-3), ("millisecond", 1e-3, 0.1), ("second", 1.0, 120.0), ("minute", 60.0, 7_200.0),
    ("hour", 3_600.0, 172_800.0), ("day", 86_400.0, 63_115_200.0), ("year", 31_557_600.0, math.inf),
)  # fmt: skip


def short(name: str, most: int = LONGEST_NAME) -> str:
    """Shorten a name that would fill a sentence.

    Examples
    --------
    >>> short("test"), short("inspection by the customer", 12)
    ('test', 'inspection …')
    """
    return name if len(name) <= most else f"{name[: most - 1]}…"


def part(share: float) -> str:
    """Write a share of 1 in per cent: two significant digits, and more where these would hide what is missing to all.

    Examples
    --------
    >>> [part(share).replace(chr(160), " ") for share in (0.8613, 0.9972, 0.0123, 0.99999, 1.0)]
    ['86 %', '99.7 %', '1.2 %', '>99.9 %', '100 %']
    """
    percent = 100.0 * share
    missing = 100.0 - percent
    if 1e-7 < percent < 0.05:
        return "<0.1\N{NO-BREAK SPACE}%"
    if 1e-7 < missing < 0.1:
        return ">99.9\N{NO-BREAK SPACE}%"
    if 0.1 <= missing < 10.0:
        places = max(0, -math.floor(math.log10(missing / 2.0)))
        return f"{digits(round(percent, places), None)}\N{NO-BREAK SPACE}%"
    return f"{digits(percent, 2 if percent < 100.0 else 3)}\N{NO-BREAK SPACE}%"


def duration(seconds: float, figures: int | None = 2, *, like: float | None = None) -> str:
    """Write a time in the unit that suits it.

    Parameters
    ----------
    seconds : float
    figures : int or None
        Significant digits; None writes the number as it is.
    like : float, optional
        A time whose unit is taken.

    Examples
    --------
    >>> duration(1562.5), duration(60.0, None), duration(90.0, like=600.0)
    ('26 minutes', '60 seconds', '1.5 minutes')
    """
    number, unit = split_duration(seconds, figures, like=like)
    return f"{number} {unit}{'' if number == '1' else 's'}"


def split_duration(seconds: float, figures: int | None = 2, *, like: float | None = None) -> tuple[str, str]:
    """Write a time as a number and the name of its unit, or of the unit that suits another time.

    Examples
    --------
    >>> split_duration(90.0), split_duration(90.0, like=3_600.0)
    (('90', 'second'), ('1.5', 'minute'))
    """
    size = (seconds if like is None else like) or 1.0
    unit, divisor = next((name, divisor) for name, divisor, end in _UNITS if size <= end)
    return digits(seconds / divisor, figures), unit


def apart(low: float, high: float) -> tuple[str, str]:
    """Write two ends with as many digits, two to four, as tell them apart.

    Examples
    --------
    >>> apart(0.7931, 0.8002), apart(12.0, 31.0), apart(2.0, 2.0)
    (('0.793', '0.800'), ('12', '31'), ('2', '2'))
    """
    if high <= 0.0 or f"{low:.4g}" == f"{high:.4g}":
        return digits(low), digits(high)
    first = math.floor(math.log10(high))
    figures = next((n for n in (2, 3) if high - low >= 2.0 * 10.0 ** (first + 1 - n)), 4)
    places = figures - 1 - first
    if places <= 0:
        return digits(low, figures), digits(high, figures)
    return f"{low:.{places}f}", f"{high:.{places}f}"


def listed(parts: list[str]) -> str:
    """Join parts as a sentence does.

    Examples
    --------
    >>> listed(["works 80 %", "is down 5 %", "waits 15 %"])
    'works 80 %, is down 5 % and waits 15 %'
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def items(count: float, figures: int | None = 2) -> str:
    """Write a number of items.

    Examples
    --------
    >>> items(1.0), items(0.86)
    ('1 item', '0.86 items')
    """
    number = digits(count, figures)
    return f"{number} item{'' if number == '1' else 's'}"


def each(unit: str) -> str:
    """Name one unit of time with its article.

    Examples
    --------
    >>> each("second"), each("hour")
    ('a second', 'an hour')
    """
    return f"{'an' if unit == 'hour' else 'a'} {unit}"


def items_each(count: float, unit: str, figures: int | None = 2) -> tuple[str, str]:
    """Write a rate as its number and its unit in words.

    Examples
    --------
    >>> items_each(0.861, "second"), items_each(1.0, "hour")
    (('0.86', 'items a second'), ('1', 'item an hour'))
    """
    number, noun = items(count, figures).split(" ", 1)
    return number, f"{noun} {each(unit)}"
