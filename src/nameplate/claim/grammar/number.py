"""Numbers in words and digits: ``70 million``, ``12-14 billion``, ``tens of thousands``, ``300.000``, ``5,56``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nameplate.report.wordlist import words

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "m": 1e6,
    "mm": 1e6, "crore": 1e7, "billion": 1e9, "bn": 1e9, "bln": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_ONES = {
    name: float(value)
    for value, name in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
            "sixteen seventeen eighteen nineteen",
        )
    )
}
_TENS = {
    name: 10.0 * value
    for value, name in enumerate(
        words(
            "twenty thirty forty fifty sixty seventy eighty ninety",
        ),
        2,
    )
}
_OTHER = {"a dozen": 12.0, "dozen": 12.0, "half a dozen": 6.0, "a couple of": 2.0, "a pair of": 2.0,
          "pair": 2.0, "single": 1.0, "half a": 0.5, "a quarter of a": 0.25, "a": 1.0, "an": 1.0}  # fmt: skip
_VAGUE = {
    "tens of": (10.0, 99.999), "dozens of": (24.0, 99.0), "hundreds of": (100.0, 999.999), "thousands of": (1e3,
    9_999.0),
    "several hundred": (200.0, 900.0), "several thousand": (2e3, 9e3),
}  # fmt: skip

# Digits may not touch other digits or letters before, so a run of ten million of them fails at once at each place.
_DIGITS = (
    r"(?:\d{1,3}(?:[,.'’]\d{3}){1,4}(?:[.,]\d{1,3})?|\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3}){1,4}(?:[.,]\d{1,3})?"
    r"|\d{1,12}(?:[.,]\d{1,6})?)(?!\d|(?!GW|MW|TW|KW|USD|EUR|GBP|CHF|MT|KT)[A-Z]{2,4}\b)"
)
_LONG = r"(?:hundred|thousand|million|billion|trillion|crore|lakh)"
_SHORT = r"(?:mn|mln|mio|bn|bln|tn|trn)"


def _with_scale(name: str) -> str:
    """Return the pattern of digits with a scale, as groups NAME, NAME_long and NAME_short."""
    long = rf"[\s-]{{1,3}}(?P<{name}_long>{_LONG}|{_SHORT})s?\b"
    short = rf"(?P<{name}_short>{_SHORT}|[kKMB]|m(?=\s[a-z]|[,.;)]|$))(?![\w-])"
    return rf"(?P<{name}>{_DIGITS})(?:{long}|{short})?"


_WORD = r"(?:(?:" + "|".join(_TENS) + r")(?:[\s-](?:" + "|".join(list(_ONES)[1:10]) + r"))?|" + "|".join(_ONES) + r")\b"
_PHRASE = r"half\s+a\s+dozen|a\s+dozen|a\s+couple\s+of|a\s+pair\s+of|pair(?=\s)|single(?=\s)"
# "AK-103" and "Covid-19" hold no number, nor does the second half of "2020-21".
_START = r"(?<![\w.,])(?<![A-Za-z\d][-–])"
_NUMERIC = re.compile(
    _START
    + _with_scale("first")
    + rf"(?:\s?(?:-|–|—|\bto\b|\band\b|\bor\b)\s?(?:US\$|A\$|C\$|[$€£₹¥]|Rs\.?\s?)?{_with_scale('second')})?"
)
_SPELT = re.compile(
    rf"(?<![\w-])(?:(?P<vague>tens\s+of|dozens\s+of|hundreds\s+of|thousands\s+of|several(?=\s+(?:hundred|thousand)))"
    rf"(?:\s+(?P<vague_scale>{_LONG})s?)?"
    rf"|(?P<half>half\s+an?|a\s+quarter\s+of\s+a|an?)[\s-](?P<half_scale>{_LONG})"
    rf"|(?P<phrase>{_PHRASE})|(?P<word>{_WORD})(?:\s+and\s+a\s+(?P<plus>half))?(?:[\s-](?P<word_scale>{_LONG})s?)?)\b",
    re.IGNORECASE,
)
_RANGE_WORD = re.compile(r"\s(?:to|or)\s|[-–]", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:from|between)\s+(?:[^\s\d]{1,12}\s+){0,2}[^\s\d]{0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands written.

    Parameters
    ----------
    start, end : int
        Offsets in the text that was searched.
    value : float or tuple of float
        One value, or the two ends of a range.
    spelt : bool
        Written in words, as ``four``: weaker evidence that a quantity is meant.
    scaled : bool
        A scale such as million stands with it.
    """

    start: int
    end: int
    value: float | tuple[float, float]
    spelt: bool = False
    scaled: bool = False

    @property
    def largest(self) -> float:
        """The upper end.

        Examples
        --------
        >>> Number(0, 5, (12.0, 14.0)).largest
        14.0
        """
        return self.value[1] if isinstance(self.value, tuple) else self.value


def find_numbers(text: str) -> list[Number]:
    """Find the numbers of a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    list of Number
        Without overlaps.

    Examples
    --------
    >>> [number.value for number in find_numbers("from 12-14 billion to tens of thousands, 300.000 and 5,56")]
    [(12000000000.0, 14000000000.0), (10000.0, 99999.0), 300000.0, 5.56]
    """
    found = [number for match in _NUMERIC.finditer(text) for number in _numeric(match, text)]
    taken = [(number.start, number.end) for number in found]
    found += [
        _spelt(match)
        for match in _SPELT.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return _spelt_ranges(text, sorted(found, key=lambda number: number.start))


def _spelt_ranges(text: str, found: list[Number]) -> list[Number]:
    """Join "two to three" and "ten or twelve" into one number."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.spelt
            and number.spelt
            and before.largest < number.largest
            and not isinstance(before.value, tuple)
            and not isinstance(number.value, tuple)
            and _RANGE_WORD.fullmatch(text, before.end, number.start)
            and not _CHANGE.search(text, max(0, before.start - 30), before.start)
        ):
            scale = number.value / _base(number.value) if number.scaled and not before.scaled else 1.0
            joined[-1] = replace(
                before, end=number.end, value=(before.value * scale, number.value), scaled=number.scaled
            )
        else:
            joined.append(number)
    return joined


def _base(value: float) -> float:
    """Return the number before its scale: 3 of three million."""
    return value / next((scale for scale in (1e9, 1e6, 1e3, 1e2) if value >= scale), 1.0)


def _numeric(match: re.Match[str], text: str) -> list[Number]:
    first_scale = match["first_long"] or match["first_short"]
    scale = first_scale
    if match["second"] is None:
        return [_one(match.start("first"), match.end(), match["first"], scale)]
    second_scale = match["second_long"] or match["second_short"]
    end_first = max(match.end("first"), match.end("first_long"), match.end("first_short"))
    second = _one(match.start("second"), match.end(), match["second"], second_scale)
    shared = _one(match.start("first"), end_first, match["first"], first_scale or second_scale)
    joiner = text[end_first : match.start("second")].strip().strip("$€£₹¥ ").lower()
    if _is_range(shared, second, joiner, text[max(0, match.start() - 30) : match.start()]):
        low, high = float(shared.largest), float(second.largest)
        return [replace(shared, end=second.end, value=(low, high), scaled=shared.scaled or second.scaled)]
    share = joiner in ("to", "or") and shared.largest < second.largest
    return [shared if share else _one(match.start("first"), end_first, match["first"], first_scale), second]


def _is_range(first: Number, second: Number, joiner: str, before: str) -> bool:
    """Tell "5 to 7 million" from "from 25,000 to 40,000" (a change) and from "5 and 7" (a list)."""
    if not first.largest < second.largest:
        return False
    change = _CHANGE.search(before)
    if joiner == "and":
        return change is not None and "between" in change.group().lower()
    if joiner == "to":
        return not (change is not None and "from" in change.group().lower())
    return joiner != "or"


def _one(start: int, end: int, digits: str, scale: str | None) -> Number:
    factor = SCALES[scale.lower()] if scale else 1.0
    value = read_digits(digits, scaled=scale is not None) * factor
    # 1.1 million must be 1100000, not 1100000.0000000002.
    return Number(start, end, round(value, 6), scaled=scale is not None)


def read_digits(digits: str, *, scaled: bool = False) -> float:
    """Read digits with separators of either custom.

    Parameters
    ----------
    digits : str
        As ``25,000``, ``300.000``, ``7.62``, ``5,56``, ``1 200``.
    scaled : bool
        A scale word follows, so three digits after a point are decimals.

    Examples
    --------
    >>> [read_digits(x) for x in ("25,000", "300.000", "7.62", "5,56", "1.234.567,5", "0.500")]
    [25000.0, 300000.0, 7.62, 5.56, 1234567.5, 0.5]
    """
    plain = re.sub(r"[\s'’]", "", digits)
    last = max(plain.rfind(","), plain.rfind("."))
    if last < 0:
        return float(plain)
    mark, tail = plain[last], plain[last + 1 :]
    marks = {character for character in plain if character in ",."}
    if len(marks) == 2 or (plain.count(mark) == 1 and not _groups(plain, mark, tail, scaled)):
        whole = plain[:last].replace(",", "").replace(".", "")
        return float(f"{whole}.{tail}")
    return float(plain.replace(mark, ""))


def _groups(plain: str, mark: str, tail: str, scaled: bool) -> bool:
    """Say whether the one mark parts thousands; a point does only before round thousands."""
    if len(tail) != 3 or plain.startswith("0"):
        return False
    return mark == "," or (not scaled and tail.endswith("00"))


def _spelt(match: re.Match[str]) -> Number:
    words = " ".join(match.group().lower().split())
    if match["vague"]:
        key = " ".join(match["vague"].lower().split())
        scale = SCALES[match["vague_scale"].lower()] if match["vague_scale"] else 1.0
        if key == "several":
            return Number(match.start(), match.end(), (2.0 * scale, 9.0 * scale), spelt=True, scaled=True)
        low, high = _VAGUE[key]
        return Number(match.start(), match.end(), (low * scale, float(int(high * scale))), spelt=True, scaled=True)
    if match["half"]:
        value = _OTHER[" ".join(match["half"].lower().replace("an", "a").split())] * SCALES[match["half_scale"].lower()]
        return Number(match.start(), match.end(), value, spelt=True, scaled=True)
    if match["phrase"]:
        return Number(match.start(), match.end(), _OTHER[words], spelt=True)
    return _word(match)


def _word(match: re.Match[str]) -> Number:
    parts = re.split(r"[\s-]", match["word"].lower())
    value = sum(_TENS.get(part, _ONES.get(part, 0.0)) for part in parts) + (0.5 if match["plus"] else 0.0)
    scale = match["word_scale"]
    value *= SCALES[scale.lower()] if scale else 1.0
    return Number(match.start(), match.end(), value, spelt=True, scaled=scale is not None)
