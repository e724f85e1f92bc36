"""Numbers, days and chances as a reader meets them: two significant digits, one scale, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.errors import UsageError
from nameplate.study.chance import chance_count

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from nameplate.brief.data import Estimate, Point

MINUS = "\N{MINUS SIGN}"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SCALES = ((1e9, "billion"), (1e6, "million"))
_SYMBOLS = {"t", "kg", "g", "m", "m2", "m3", "km", "mm", "l", "h", "s", "%", "bbl"}


@dataclass(frozen=True, slots=True)
class Scale:
    """What a group of amounts is divided by, and the word for it."""

    divisor: float
    word: str

    @classmethod
    def of(cls, values: Iterable[float | None]) -> Scale:
        """Choose one scale for a group of amounts, by the largest.

        Examples
        --------
        >>> Scale.of([0.0, 2.9e6, 7e7]).word
        'million'
        """
        top = max((abs(v) for v in values if v is not None), default=0.0)
        for divisor, word in _SCALES:
            if top >= 0.9995 * divisor:
                return cls(divisor, word)
        return cls(1.0, "")


def digits(value: float, figures: int | None = 2) -> str:
    """Write a number in a few significant digits, or exactly where `figures` is None.

    Examples
    --------
    >>> digits(37.4), digits(1234.0), digits(-0.0461), digits(25000.0, None)
    ('37', '1,200', '−0.046', '25,000')
    """
    if figures is not None and value:
        value = float(f"{value:.{figures}g}")
    text = f"{value:,.12f}".rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text.replace("-", MINUS)


def unit_words(unit: str, *, one: bool = False) -> str:
    """Name a unit in words, in the plural unless told otherwise.

    Examples
    --------
    >>> unit_words("round/year"), unit_words("battery"), unit_words("GWh/year"), unit_words("rifle", one=True)
    ('rounds a year', 'batteries', 'GWh a year', 'rifle')
    """
    head, *rest = unit.split("/")
    if not (one or head in _SYMBOLS or head != head.lower() or not head):
        head = f"{head[:-1]}ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else f"{head}s"
    return " a ".join([head, *rest]).strip()


def _join(number: str, word: str, unit: str, *, one: bool = False) -> str:
    """Put number, scale word and unit together, with a no-break space inside the number."""
    if unit == "%":
        return f"{number}\N{NO-BREAK SPACE}%"
    scaled = f"{number}\N{NO-BREAK SPACE}{word}" if word else number
    return f"{scaled} {unit_words(unit, one=one)}".strip()


def capital(text: str) -> str:
    """Begin a text with a capital, and leave the rest as it is.

    Examples
    --------
    >>> capital("the AK-103 plant")
    'The AK-103 plant'
    """
    return text[:1].upper() + text[1:]


def amount(value: float, unit: str = "", figures: int | None = 2) -> str:
    """Write an amount with its unit in words.

    Parameters
    ----------
    value : float
        In `unit`.
    unit : str
        Canonical unit; left out where empty.
    figures : int or None
        Significant digits; None writes the number as it is.

    Examples
    --------
    >>> amount(37_400_000, "round").replace(chr(160), " ")
    '37 million rounds'
    >>> amount(72_500_000, "round/year", None).replace(chr(160), " ")
    '72.5 million rounds a year'
    """
    scale = Scale.of([value])
    number = digits(value / scale.divisor, figures)
    return _join(number, scale.word, unit, one=number in {"1", f"{MINUS}1"} and not scale.word)


def month(day: date, *, short: bool = False) -> str:
    """Write a day's month and year.

    Examples
    --------
    >>> from datetime import date
    >>> month(date(2029, 3, 9)), month(date(2029, 3, 9), short=True)
    ('March 2029', 'Mar 2029')
    """
    name = MONTHS[day.month - 1]
    return f"{name[:3] if short else name} {day.year}"


def day_words(day: date) -> str:
    """Write a day in full.

    Examples
    --------
    >>> from datetime import date
    >>> day_words(date(2025, 7, 2)).replace(chr(160), " ")
    '2 July 2025'
    """
    return f"{day.day}\N{NO-BREAK SPACE}{MONTHS[day.month - 1]}\N{NO-BREAK SPACE}{day.year}"


def beyond(horizon: date) -> str:
    """Say that something lies after the last simulated day.

    Examples
    --------
    >>> from datetime import date
    >>> beyond(date(2034, 12, 31)), beyond(date(2035, 6, 30))
    ('after 2034', 'after June 2035')
    """
    return f"after {horizon.year}" if (horizon.month, horizon.day) == (12, 31) else f"after {month(horizon)}"


def is_day(estimate: Estimate) -> bool:
    """Tell whether an estimate is a day rather than an amount."""
    return estimate.unit == "date"


def point(value: Point, unit: str, horizon: date) -> str:
    """Write a forecast amount or day.

    Examples
    --------
    >>> from datetime import date
    >>> point(None, "", date(2034, 12, 31)), point(date(2029, 3, 9), "", date(2034, 12, 31))
    ('after 2034', 'March 2029')
    """
    if value is None:
        return beyond(horizon)
    return amount(value, unit) if isinstance(value, (int, float)) else month(value)


def spread(estimate: Estimate, horizon: date) -> tuple[str, str]:
    """Write an estimate's middle and its 90 % range on one scale, the unit left to the caller.

    Returns
    -------
    tuple of str
        Middle with its scale word, without its unit unless that is per cent; range without them ("29 to 45").

    Examples
    --------
    >>> from datetime import date
    >>> from nameplate.brief.data import Estimate
    >>> e = Estimate("round", 2.9e7, 3.3e7, 3.7e7, 4.1e7, 4.5e7)
    >>> spread(e, date(2034, 12, 31))[1]
    '29 to 45'
    """
    if is_day(estimate):
        return point(estimate.middle, "", horizon), _day_range(estimate, horizon)
    ends = [_number(e) for e in (estimate.low, estimate.middle, estimate.high)]
    scale = Scale.of(ends)
    low, middle, high = ("no limit" if end is None else digits(end / scale.divisor) for end in ends)
    # "0 million" reads as a slip of the pen; the scale word then goes to the range's upper end
    word, tail = ("", scale.word) if middle in {"0", "no limit"} else (scale.word, "")
    text = middle if middle == "no limit" else _join(middle, word, "%" if estimate.unit == "%" else "")
    ends_text = low if low == high else f"{low} to {high}"
    return text, f"{ends_text}\N{NO-BREAK SPACE}{tail}".rstrip()


def ranged(estimate: Estimate, horizon: date) -> str:
    """Write an estimate as "37 million (29 to 45)", or as one number where all futures agree.

    Examples
    --------
    >>> from datetime import date
    >>> from nameplate.brief.data import Estimate
    >>> ranged(Estimate("%", 100.0, 100.0, 100.0, 100.0, 100.0), date(2034, 12, 31)).replace(chr(160), " ")
    '100 %'
    """
    middle, ends = spread(estimate, horizon)
    return middle if estimate.low == estimate.high is not None else f"{middle} ({ends})"


def _day_range(estimate: Estimate, horizon: date) -> str:
    low, high = (
        beyond(horizon) if end is None or isinstance(end, (int, float)) else month(end, short=True)
        for end in (estimate.low, estimate.high)
    )
    return low if low == high else f"{low} to {high}"


def _number(value: Point) -> float | None:
    if value is None or isinstance(value, (int, float)):
        return value
    raise UsageError(f"an estimate in a unit holds the day {value}; valid: amounts, or days with the unit 'date'")


def count(chance: float) -> str:
    """Write a chance as a count of futures, as `nameplate.study.chance.chance_count` does, but never broken.

    Parameters
    ----------
    chance : float
        Between 0 and 1.

    Examples
    --------
    >>> [count(chance).replace(chr(160), " ") for chance in (0.81, 0.996, 0.0)]
    ['16 in 20', '996 in 1,000', 'fewer than 1 in 1,000']
    """
    # a count that breaks over two lines is misread; the words around it may break
    return re.sub(r"(\d) in (\d)", "\\1\N{NO-BREAK SPACE}in\N{NO-BREAK SPACE}\\2", chance_count(chance))


def percent(share: float) -> str:
    """Write a share of 1 in per cent, two significant digits.

    Examples
    --------
    >>> percent(0.414).replace(chr(160), " ")
    '41 %'
    """
    return _join(digits(100.0 * share), "", "%")
