"""Units as canonical text, and the factors between them.

A unit is words joined by ``/`` (and ``*``): ``round/year``, ``GWh/year``, ``m2``, ``unit/month/shift``.
Counted things and currencies are dimensions of their own, so they fit only themselves; physical words go to pint.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from nameplate.errors import QuantityError, shorten
from nameplate.quantity.number import MULTIPLIERS
from nameplate.quantity.unit_name import CURRENCIES, PHYSICAL, SHARES, SYNONYMS, TIMES, singular

_WORD: Final = r"(?!to\b)[^\W\d_](?:[\w'’-]*\w)?"
_PHRASE: Final = rf"(?:%|{_WORD}(?: +{_WORD})*)"
# what a unit may look like inside a longer text; `canonical` judges it
UNIT: Final = re.compile(rf"(?:(?:1?(?= */)|{_PHRASE})(?: *[/*·] *{_PHRASE})*)?")
# "per year" and "a year", not "per cent"
_TIME_WORD: Final = r"(?:second|minute|hour|day|shift|week|month|quarter|year)"
_RATE: Final = re.compile(rf"\bper (?!cent\b)|\b(?:an?|each|every) (?={_TIME_WORD}\b)")
VALID: Final = "a unit such as round/year, GWh, USD, t/month, % or day"
_LONGEST: Final = 120


class UnitError(QuantityError):
    """Two units that do not fit each other.

    Parameters
    ----------
    unit : str
        The unit that there is.
    wanted : str
        The unit that was asked for.
    """

    def __init__(self, unit: str, wanted: str) -> None:
        self.unit, self.wanted = unit, wanted
        super().__init__(unit or "a plain number", 0, f"a unit that fits {shorten(wanted) or 'a plain number'}")


def canonical(text: str) -> str:
    """Write a unit in its one form: singular, symbols for measures, ``/`` for per.

    Parameters
    ----------
    text : str
        As written: ``rounds per year``, ``tonnes/yr``, ``percent``.

    Returns
    -------
    str
        ``round/year``, ``t/year``, ``%``; empty for a plain number.

    Raises
    ------
    QuantityError
        When the text is no unit.

    Examples
    --------
    >>> canonical("rounds per year"), canonical("square metres"), canonical("/yr")
    ('round/year', 'm2', '1/year')
    """
    return _canonical(text)


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    spaced = re.sub(r"[ \u00a0\u2009\u202f]+", " ", text.strip(" \u00a0")).replace("²", "2").replace("³", "3")
    spaced = _RATE.sub("/", spaced)
    if len(text) > _LONGEST or not UNIT.fullmatch(spaced):
        raise QuantityError(text, 0, VALID)
    parts = re.split(r" *([/*·]) *", spaced)
    out = "" if parts[0] in ("", "1") else _phrase(parts[0], text)
    for sign, words in zip(parts[1::2], parts[2::2], strict=True):
        joined = "/" if sign == "/" else "*"
        out = (out or "1") + joined + _phrase(words, text)
    return out


def _phrase(words: str, text: str) -> str:
    """One factor of a unit in its canonical word."""
    words = words.strip()
    if words in PHYSICAL or words in TIMES or words in SHARES or words in CURRENCIES:
        return words
    parts = words.split(" ")
    if any(word in MULTIPLIERS for word in parts):
        raise QuantityError(text, 0, f"{VALID}; k, M and bn stand right behind the number, once")
    if not all(word[0].isalpha() for word in parts):  # a letter to a pattern may still be a sign like ½
        raise QuantityError(text, 0, VALID)
    # the head of "rounds of ammunition" is the word before "of"
    head = parts.index("of") - 1 if "of" in parts[1:] else len(parts) - 1
    parts[head] = singular(parts[head])
    thing = " ".join(parts)
    known = SYNONYMS.get(thing.lower()) or SYNONYMS.get(words.lower())
    if known or thing.lower() in TIMES:
        return known or thing.lower()
    if thing in MULTIPLIERS:
        raise QuantityError(text, 0, VALID)
    return thing.upper() if thing.upper() in CURRENCIES and thing.islower() else thing


@lru_cache(maxsize=4096)
def powers(unit: str) -> dict[str, int]:
    """Split a unit into words and their powers.

    Examples
    --------
    >>> powers("round/year")
    {'round': 1, 'year': -1}
    """
    out: dict[str, int] = {}
    parts = re.split(r"([/*])", canonical(unit))
    for sign, word in zip(["*", *parts[1::2]], parts[0::2], strict=True):
        if word not in ("", "1"):
            out[word] = out.get(word, 0) + (-1 if sign == "/" else 1)
    return {word: power for word, power in out.items() if power}


def factor(unit_from: str, unit_to: str) -> float:
    """Give the number by which an amount in one unit is multiplied to be in another.

    Parameters
    ----------
    unit_from, unit_to : str
        Units as text; a year is 365.25 days, a month a twelfth of it.

    Raises
    ------
    UnitError
        When the units do not fit: rounds are no rifles, and no tonnes.

    Examples
    --------
    >>> factor("GWh/year", "MWh/month")
    83.33333333333333
    >>> factor("%", "")
    0.01
    """
    return _factor(canonical(unit_from), canonical(unit_to))


def compatible(unit_a: str, unit_b: str) -> bool:
    """Whether an amount in one unit can be written in the other.

    Examples
    --------
    >>> compatible("round/year", "round/day"), compatible("round", "rifle"), compatible("round", "round of tea")
    (True, False, False)
    """
    try:
        factor(unit_a, unit_b)
    except QuantityError:
        return False
    return True


@lru_cache(maxsize=4096)
def _factor(unit_from: str, unit_to: str) -> float:
    left = dict(powers(unit_from))
    for word, power in powers(unit_to).items():
        left[word] = left.get(word, 0) - power
    left = {word: power for word, power in left.items() if power}
    pure, days, measures = 1.0, 0, {}
    for word, power in left.items():
        if word in SHARES:
            pure *= SHARES[word] ** power
        elif word in TIMES:
            days += power
        elif word in PHYSICAL:
            measures[word] = power
        else:
            raise UnitError(unit_from, unit_to)
    times = {word: power for word, power in left.items() if word in TIMES}
    if measures:
        # kW times hours is energy: pint sees measures and times together
        return pure * _physical_factor(measures, times, unit_from, unit_to)
    if days:
        raise UnitError(unit_from, unit_to)
    for word, power in times.items():
        pure *= TIMES[word] ** power
    return pure


def _physical_factor(measures: dict[str, int], times: dict[str, int], unit_from: str, unit_to: str) -> float:
    registry = _registry()
    product = registry.Quantity(1.0)
    for word, power in measures.items():
        product = product * registry.Quantity(1.0, PHYSICAL[word]) ** power
    for word, power in times.items():
        product = product * registry.Quantity(TIMES[word], "day") ** power
    base = product.to_base_units()
    if not base.dimensionless:
        raise UnitError(unit_from, unit_to)
    return float(base.magnitude)


@lru_cache(maxsize=1)
def _registry() -> Any:
    # half a second: only when two different measures really meet
    import pint

    return pint.UnitRegistry()
