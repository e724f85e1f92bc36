"""Units after a number: measures of nature, shares, durations, and the periods of a rate."""

from __future__ import annotations

import re
from dataclasses import dataclass

PERIODS = {
    "second": "second", "minute": "minute", "hour": "hour", "shift": "shift", "day": "day", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "season": "year", "fiscal year": "year",
}  # fmt: skip
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
            "hourly": "hour",
            "p.a.": "year", "pa": "year", "quarterly": "quarter"}  # fmt: skip
ADJECTIVES = {"annual": "year", "annualised": "year", "annualized": "year", "yearly": "year", "monthly": "month",
              "weekly": "week", "daily": "day", "hourly": "hour"}  # fmt: skip

# dimension, canonical text, factor on the value, pattern; longer forms first within the whole table
_TABLE: tuple[tuple[str, str, float, str], ...] = (
    ("rate", "tonne/year", 1e6, r"mtpa|mmtpa|million\s+tonnes\s+per\s+annum"),
    ("rate", "tonne/year", 1e3, r"ktpa|kt/a|kt/y"),
    ("rate", "tonne/year", 1.0, r"tpa|tpy|t/a|t/y|t/yr"),
    ("rate", "tonne/day", 1.0, r"tpd|t/d"),
    ("rate", "barrel/day", 1.0, r"bpd|b/d|bbl/d|barrels?[\s-]per[\s-]day"),
    ("rate", "wafer/month", 1.0, r"wspm|wpm|kwpm"),
    ("area", "m2", 1.0, r"square[\s-]+met(?:re|er)s?|sq\.?[\s-]?m(?:et(?:re|er)s?)?\b|sqm|m2|m²|m\^2"),
    ("area", "ft2", 1.0, r"square[\s-]+f(?:oo|ee)t|sq\.?[\s-]?ft|sqft|ft2|ft²"),
    ("area", "km2", 1.0, r"square[\s-]+kilomet(?:re|er)s?|sq\.?[\s-]?km|km2|km²"),
    ("area", "hectare", 1.0, r"hectares?|ha"),
    ("area", "acre", 1.0, r"acres?"),
    ("volume", "m3", 1.0, r"cubic[\s-]+met(?:re|er)s?|m3|m³"),
    ("volume", "litre", 1.0, r"lit(?:re|er)s?"),
    ("volume", "gallon", 1.0, r"gallons?"),
    ("volume", "barrel", 1.0, r"barrels?|bbl"),
    ("energy", "GWh", 1.0, r"GWh|gigawatt[\s-]?hours?"),
    ("energy", "MWh", 1.0, r"MWh|megawatt[\s-]?hours?"),
    ("energy", "kWh", 1.0, r"kWh|kilowatt[\s-]?hours?"),
    ("energy", "TWh", 1.0, r"TWh|terawatt[\s-]?hours?"),
    ("power", "GW", 1.0, r"GW(?:p|dc|ac|e|th)?|gigawatts?"),
    ("power", "MW", 1.0, r"MW(?:p|dc|ac|e|th)?|megawatts?"),
    ("power", "kW", 1.0, r"kWp?|kilowatts?"),
    ("mass", "tonne", 1.0, r"metric\s+tonn?e?s?|tonn?e?s?|t"),
    ("mass", "kt", 1.0, r"kt|kilotonn?e?s?"),
    ("mass", "tonne", 1e6, r"Mt|megatonn?e?s?"),
    ("mass", "kg", 1.0, r"kg|kilos?|kilogram(?:me)?s?"),
    ("mass", "lb", 1.0, r"lbs?"),
    ("mass", "oz", 1.0, r"ounces?|oz"),
    ("length", "mm", 1.0, r"mm|millimet(?:re|er)s?"),
    ("length", "nm", 1.0, r"nm|nanomet(?:re|er)s?"),
    ("length", "cm", 1.0, r"cm|centimet(?:re|er)s?"),
    ("length", "km", 1.0, r"km|kilomet(?:re|er)s?"),
    ("length", "m", 1.0, r"met(?:re|er)s?|m"),
    ("length", "mile", 1.0, r"miles?"),
    ("length", "inch", 1.0, r"inch(?:es)?"),
    ("length", "foot", 1.0, r"feet|foot|ft"),
    ("share", "percent", 1.0, r"%|per[\s-]?cent(?:age)?(?:\s+points?)?|pct"),
    ("times", "times", 1.0, r"times|fold"),
    ("duration", "year", 1.0, r"years?"),
    ("duration", "month", 1.0, r"months?"),
    ("duration", "week", 1.0, r"weeks?"),
    ("duration", "day", 1.0, r"days?"),
    ("duration", "hour", 1.0, r"hours?"),
    ("duration", "minute", 1.0, r"minutes?"),
)
_SYMBOLS = {"t", "m", "ha", "Mt", "kt", "ft", "oz", "pct"}
_UNIT = re.compile(
    r"[\s-]{0,2}(?:"
    + "|".join(f"(?P<u{i}>{pattern})" for i, (_, _, _, pattern) in enumerate(_TABLE))
    + r")(?![\w²³^])",
    re.IGNORECASE,
)
_PERIOD_WORD = "|".join(sorted(PERIODS, key=len, reverse=True))
_PER = re.compile(
    rf"(?:\sworth)?\s{{0,2}}(?:/\s?|[\s-]per[\s-]|\s(?:a|an|each|every|in\s+an?|per\s+(?:single|average))\s)(?:full\s+"
    rf"|working\s+|calendar\s+)?"
    rf"(?P<period>{_PERIOD_WORD})s?\b(?!\s(?:ago|later|earlier|before|from\snow)|['’])|,?\s(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|quarterly"
    rf"|p\.a\.|pa\b)",
    re.IGNORECASE,
)
_PER_THING = re.compile(
    r"\s(?:per|(?:on|from|by)\s+each)\s(?P<thing>line|plant|factory|site|worker|kWh|tonne|unit|vehicle|round)s?\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found after a number."""

    end: int
    dimension: str
    text: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Per:
    """The denominator of a rate: one or two periods or things."""

    start: int
    end: int
    text: str


def unit_at(text: str, position: int) -> Unit | None:
    """Read the measure that stands at a place.

    Parameters
    ----------
    text : str
        The sentence.
    position : int
        The end of a number.

    Returns
    -------
    Unit or None
        None where no measure of nature stands there; a counted thing is not looked for here.

    Examples
    --------
    >>> unit_at("40 GWh a year", 2).text, unit_at("5.4-million-square-foot hall", 11).text
    ('GWh', 'ft2')
    """
    match = _UNIT.match(text, position)
    if match is None:
        return None
    index = int((match.lastgroup or "u0")[1:])
    dimension, canonical, factor, _ = _TABLE[index]
    written = match[match.lastgroup or "u0"]
    # "100 T" is a tonne nowhere; "5 M" is a million. One-letter symbols count only as they are written.
    if len(written) <= 2 and written.lower() in {s.lower() for s in _SYMBOLS} - {"mt"} and written not in _SYMBOLS:
        return None
    return Unit(match.end(), dimension, canonical, factor)


def per_at(text: str, position: int) -> Per | None:
    """Read the denominator that stands at a place, as ``a year`` or ``per line per shift``.

    Parameters
    ----------
    text : str
        The sentence.
    position : int
        The end of a unit or a counted thing.

    Examples
    --------
    >>> per_at("rounds per line per shift", 6).text, per_at("rounds annually", 6).text
    ('line/shift', 'year')
    """
    parts: list[str] = []
    end = position
    while len(parts) < 3:
        match = _PER.match(text, end)
        thing = None if match else _PER_THING.match(text, end)
        if match:
            parts.append(PERIODS.get((match["period"] or "").lower()) or _ADVERBS[match["adverb"].lower()])
            end = match.end()
        elif thing:
            parts.append(thing["thing"])
            end = thing.end()
        else:
            break
    return Per(position, end, "/".join(parts)) if parts else None


def find_per(text: str, start: int, end: int) -> Per | None:
    """Find the first denominator in a stretch of text.

    Examples
    --------
    >>> find_per("200 rounds of small calibre a year", 10, 34).text
    'year'
    """
    match = _PER.search(text, start, end)
    return per_at(text, match.start()) if match else None
