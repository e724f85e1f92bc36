"""Read a quantity from its text; the forms are those of the page `docs/quantity.md`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NoReturn

from nameplate.errors import QuantityError
from nameplate.quantity.amount import Quantity
from nameplate.quantity.number import MULTIPLIERS, NUMBER, read_number
from nameplate.quantity.shape import (
    BOUND_WORDS,
    PARAMETERS,
    PURE,
    Exact,
    Hedged,
    Interval,
    Named,
    Quantiles,
    Shape,
    fault_of,
)
from nameplate.quantity.unit import UNIT, canonical, factor

LONGEST: Final = 8000
_ANY: Final = (
    "a quantity such as 70M round/year, 60M to 80M round/year, up to 25k rifle/year, 50 % to 80 %, "
    "{5%: 10, 50%: 20, 95%: 60} day or exponential(mean 2 s)"
)
_SPACES: Final = re.compile(r"[ \u00a0\u2009\u202f]*")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BOUNDS: Final = {**{words: bound for bound, words in BOUND_WORDS.items()}, "~": "about"}
_BOUND: Final = re.compile(r"(up to|at least|about|~)")
_NAME: Final = re.compile(rf"({'|'.join(PARAMETERS)}) *\(")
_LABEL: Final = re.compile(r"(k|mean|sd|shape|scale|low|mode|high)(?![^\W\d_]) *=? *")
_JOIN: Final = re.compile(r"to(?!\w)")


def parse(text: str) -> Quantity:
    """Read a quantity.

    Parameters
    ----------
    text : str
        Any of the forms of `docs/quantity.md`.

    Returns
    -------
    Quantity
        ``parse(str(quantity)) == quantity`` always holds.

    Raises
    ------
    QuantityError
        For every text that is no quantity, with the place in it and what would be valid.

    Examples
    --------
    >>> str(parse("up to 70 million rounds per year"))
    'up to 70M round/year'
    >>> str(parse("12 to 30 months"))
    '12 to 30 month'
    """
    return _Reader(check_text(text, _ANY)).quantity()


def check_text(text: str, valid: str) -> str:
    """Refuse what no text form can be: nothing, thousands of characters, control characters."""
    if not text.strip():
        raise QuantityError(text, 0, valid)
    if len(text) > LONGEST:
        raise QuantityError(text, LONGEST, f"at most {LONGEST} characters: {valid}")
    # a file's folded lines bring blanks and line ends around the text, nothing else
    cleaned = text.rstrip(" \t\r\n")
    for position, character in enumerate(cleaned):
        if unicodedata.category(character)[0] == "C":
            raise QuantityError(text, position, f"text without control characters: {valid}")
    return cleaned


class _Reader:
    """A text and the place where reading stands."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.listing = False  # inside { } or ( ), where a comma divides
        self.blanks()

    def blanks(self) -> None:
        match = _SPACES.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def take(self, pattern: re.Pattern[str]) -> str | None:
        """Step over a pattern and the blanks behind it, if it stands here."""
        match = pattern.match(self.text, self.at)
        if match is None or match.end() == self.at:
            return None
        self.at = match.end()
        self.blanks()
        return match.group(1) if pattern.groups else match.group()

    def sign(self, character: str) -> bool:
        if not self.text.startswith(character, self.at):
            return False
        self.at += 1
        self.blanks()
        return True

    def fail(self, valid: str, position: int | None = None) -> NoReturn:
        raise QuantityError(self.text, self.at if position is None else position, valid)

    def quantity(self) -> Quantity:
        start = self.at
        if self.sign("{"):
            self.listing = True
            shape, unit = self.quantiles()
        elif name := self.take(_NAME):
            self.listing = True
            shape, unit = self.named(name)
        else:
            shape, unit = self.plain()
        if self.at < len(self.text):
            self.fail(f"nothing more after {self.text[: self.at].strip()!r}; {_ANY}")
        fault = fault_of(shape)
        if fault:
            self.fail(fault, start)
        return Quantity(shape, unit)

    def plain(self) -> tuple[Shape, str]:
        bound = self.take(_BOUND)
        start = self.at
        low, unit, power = self.amount(_ANY)
        if bound:
            return Hedged(_BOUNDS[bound], low), unit or ""
        if not self.take(_JOIN):
            return Exact(low), unit or ""
        high, high_unit, high_power = self.amount("the upper number, as in 60M to 80M round/year")
        if high_power and not power and low * 10.0**high_power <= high and low != 0:
            self.fail("both numbers with their k, M or bn, as in 60M to 80M", start)
        if unit is not None and high_unit is not None and unit != high_unit:
            low *= self.factor(unit, high_unit, start)
        return Interval(low, high), high_unit or unit or ""

    def number(self, valid: str) -> tuple[float, int]:
        """Read a number with its k, M or bn; also gives the power of ten of that word."""
        start = self.at
        match = NUMBER.match(self.text, start)
        digits = match.group() if match else ""
        if self.listing and "," in digits:
            self.fail("no comma inside the numbers of a list, and a blank after each comma", start)
        self.at += len(digits)
        if digits and not self.listing and re.match(r"[.,][0-9]", self.text[self.at : self.at + 2]):
            self.fail("a point for decimals (2.5) and commas between full groups of three (1,200,000)")
        self.blanks()
        word = _LETTERS.match(self.text, self.at)
        power = MULTIPLIERS.get(word.group(), 0) if word else 0
        if word and power and not self.text[word.end() : word.end() + 1].isdigit():
            self.at = word.end()
            self.blanks()
        else:
            power = 0
        value = read_number(digits, power)
        if value is None:
            self.fail(valid if not any(d.isdigit() for d in digits) else "a number between 1e-100 and 1e100", start)
        return value, power

    def amount(self, valid: str) -> tuple[float, str | None, int]:
        value, power = self.number(valid)
        return value, self.unit(), power

    def unit(self) -> str | None:
        start = self.at
        words = self.take(UNIT)
        if words is None:
            return None
        try:
            return canonical(words)
        except QuantityError as error:
            self.fail(error.valid, start)

    def factor(self, unit_from: str, unit_to: str, position: int) -> float:
        try:
            return factor(unit_from, unit_to)
        except QuantityError:
            self.fail(f"one unit throughout; {unit_from or 'a plain number'} does not fit {unit_to}", position)

    def quantiles(self) -> tuple[Shape, str]:
        rows: list[tuple[float, float, str | None, int]] = []
        while not self.sign("}"):
            if rows and not self.sign(","):
                self.fail("a comma or } after a quantile")
            start = self.at
            chance = self.chance()
            value, unit, _ = self.amount("a value, as in 50%: 20")
            rows.append((chance, value, unit, start))
        outer = self.unit()
        unit = outer or next((u for _, _, u, _ in rows if u is not None), "")
        points = tuple((p, v if u is None else v * self.factor(u, unit, at)) for p, v, u, at in rows)
        return Quantiles(points), unit

    def chance(self) -> float:
        start = self.at
        match = NUMBER.match(self.text, self.at)
        digits = match.group() if match else ""
        self.at += len(digits)
        self.blanks()
        value = read_number(digits, -2 if self.sign("%") else 0)
        if value is None or not 0 <= value <= 1:
            self.fail("a probability such as 5%", start)
        if not self.sign(":"):
            self.fail("a colon after the probability, as in 5%: 10")
        return value

    def named(self, name: str) -> tuple[Shape, str]:
        keys = PARAMETERS[name]
        found: dict[str, tuple[float, str | None, int]] = {}
        while not self.sign(")"):
            if found and not self.sign(","):
                self.fail(f"a comma or ) after a value of {name}")
            start = self.at
            label = self.take(_LABEL) if keys else None
            key = label or (next((k for k in keys if k not in found), "") if keys else str(len(found)))
            if key in found or (keys and key not in keys):
                self.fail(f"{name}({', '.join(keys)})", start)
            value, unit, _ = self.amount(f"a number for {key} of {name}" if keys else "a number")
            if key in PURE and unit is not None:
                self.fail(f"{key} as a plain number", start)
            found[key] = (value, unit, start)
        missing = [key for key in keys if key not in found]
        if missing or not found:
            self.fail(f"{name} with {', '.join(missing) or 'one value at least'}", self.at - 1)
        ordered = [(key, *found[key]) for key in keys or found]
        unit = next((u for _, _, u, _ in ordered if u is not None), "")
        params = (v if u is None else v * self.factor(u, unit, at) for _, v, u, at in ordered)
        return Named(name, tuple(params)), unit
