"""The words for units: which are physical, which are times and money, and how a counted thing's plural is undone.

Everything that is not named here is a counted thing: round, rifle, line, shift, drive unit.
Words that are a measure in one trade and a thing in another (barrel, yard, pound, stone) are things;
their measures are written ``bbl``, ``yd``, ``lb``.
"""

from __future__ import annotations

from typing import Final

# canonical time word -> days; a year is 365.25 days wherever Nameplate counts
TIMES: Final = {
    "s": 1 / 86400,
    "min": 60 / 86400,
    "h": 3600 / 86400,
    "day": 1.0,
    "week": 7.0,
    "month": 365.25 / 12,
    "quarter": 365.25 / 4,
    "year": 365.25,
}
# a pure number behind a word
SHARES: Final = {"%": 0.01, "times": 1.0}

_PREFIXES: Final = dict(
    zip("numckMGT", ("nano", "micro", "milli", "centi", "kilo", "mega", "giga", "tera"), strict=True)
)
# symbol -> name for pint, and the prefixes that are read before it
_PREFIXED: Final = {
    "W": ("watt", "kMGT"),
    "Wh": ("watt_hour", "kMGT"),
    "J": ("joule", "kMGT"),
    "g": ("gram", "umk"),
    "t": ("metric_ton", "kMG"),
    "m": ("meter", "numck"),
    "L": ("liter", "mkM"),
    "V": ("volt", "mk"),
    "A": ("ampere", "m"),
    "Ah": ("ampere_hour", "mk"),
    "Hz": ("hertz", "kMG"),
    "Pa": ("pascal", "kM"),
    "N": ("newton", "k"),
}


def _physical() -> dict[str, str]:
    table = {
        "ms": "millisecond",
        "bbl": "oil_bbl",
        "gallon": "US_liquid_gallon",
        "lb": "pound",
        "oz": "ounce",
        "short ton": "short_ton",
        "long ton": "long_ton",
        "ha": "hectare",
        "acre": "acre",
        "inch": "inch",
        "ft": "foot",
        "yd": "yard",
        "mile": "mile",
    }
    for symbol, (name, prefixes) in _PREFIXED.items():
        table[symbol] = name
        table.update({prefix + symbol: _PREFIXES[prefix] + name for prefix in prefixes})
    for length in ("mm", "cm", "m", "km", "inch", "ft", "mile"):
        table.update({f"{length}{power}": f"{table[length]}**{power}" for power in (2, 3)})
    return table


# canonical physical word -> its name for pint
PHYSICAL: Final = _physical()

# of ISO 4217, those that reports use
_CODES: Final = """
    AED AFN ALL AMD AOA ARS AUD AZN BAM BDT BGN BHD BOB BRL BWP BYN CAD CDF CHF CLP CNY COP CRC CUP CZK DKK DOP
    DZD EGP ETB EUR GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JOD JPY KES KGS KHR KPW KRW KWD KZT LAK
    LBP LKR LYD MAD MDL MGA MKD MMK MNT MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
    RON RSD RUB RWF SAR SDG SEK SGD SYP THB TJS TMT TND TRY TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF YER ZAR
    ZMW
"""
CURRENCIES: Final = frozenset(_CODES.split())

# lower-case words and phrases, singular -> canonical
SYNONYMS: Final = {
    "second": "s", "sec": "s", "minute": "min", "hour": "h", "hr": "h", "yr": "year", "annum": "year",
    "millisecond": "ms",
    "percent": "%", "per cent": "%", "pct": "%", "time": "times", "fold": "times",
    "gram": "g", "kilogram": "kg", "kilo": "kg", "tonne": "t", "metric ton": "t", "metric tonne": "t",
    # the press outside the United States means 1,000 kg; "short ton" and "long ton" are there for the rest
    "ton": "t", "kilotonne": "kt", "kiloton": "kt", "megatonne": "Mt", "megaton": "Mt", "ounce": "oz",
    "metre": "m", "meter": "m", "kilometre": "km", "kilometer": "km", "centimetre": "cm", "centimeter": "cm",
    "millimetre": "mm", "millimeter": "mm", "micrometre": "um", "micrometer": "um", "micron": "um",
    "µm": "um", "μm": "um",
    "nanometre": "nm", "nanometer": "nm", "foot": "ft",
    "square metre": "m2", "square meter": "m2", "sq m": "m2", "sqm": "m2",
    "square kilometre": "km2", "square kilometer": "km2",
    "square foot": "ft2", "sq ft": "ft2", "sqft": "ft2", "square mile": "mile2",
    "cubic metre": "m3", "cubic meter": "m3", "cubic foot": "ft3", "hectare": "ha",
    "litre": "L", "liter": "L", "l": "L", "ml": "mL", "watt": "W", "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW",
    "kilowatt hour": "kWh", "megawatt hour": "MWh", "gigawatt hour": "GWh", "terawatt hour": "TWh",
    "joule": "J", "volt": "V", "ampere": "A", "newton": "N",
    "dollar": "USD", "us dollar": "USD", "euro": "EUR",
}  # fmt: skip

_IRREGULAR: Final = {
    "feet": "foot", "inches": "inch", "men": "man", "women": "woman", "people": "person", "knives": "knife",
    "lives": "life", "shelves": "shelf", "buses": "bus", "gases": "gas", "shoes": "shoe", "movies": "movie",
    "caches": "cache", "axes": "axe", "dies": "die", "vertices": "vertex", "data": "datum",
}  # fmt: skip
_ALIKE: Final = """
    series species aircraft spacecraft chassis apparatus gas lens news works headquarters barracks times hertz
"""
_UNCHANGED: Final = frozenset(_ALIKE.split())


def singular(word: str) -> str:
    """Undo the plural of an English word; a word that is singular stays.

    Parameters
    ----------
    word : str
        One word, as ``rounds``.

    Returns
    -------
    str
        ``round``. What has no known plural form comes back as it is.

    Examples
    --------
    >>> [singular(word) for word in ("rounds", "batteries", "boxes", "glass", "aircraft", "UAVs")]
    ['round', 'battery', 'box', 'glass', 'aircraft', 'UAV']
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    # short words ending in s are symbols or names (s, ms, gas, bus); "HIMARS" is a name, "UAVs" is a plural
    if len(word) < 4 or not word.endswith("s") or lower in _UNCHANGED or lower.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    return word[:-1]
