"""Quantities: a number with what it counts and, for a rate, the period: ``up to 70 million rounds per year``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nameplate.claim.grammar.money import money_at
from nameplate.claim.grammar.noun import Noun, noun_at
from nameplate.claim.grammar.number import Number, find_numbers
from nameplate.claim.grammar.unit import ADJECTIVES, Per, find_per, per_at, unit_at

_PLUS = re.compile(r"\+|-plus\b")
_LABEL = re.compile(
    r"\b(?:stage|phase|unit|line|block|plant|no\.?|number|tranche|lot|series|type|version|section|article|model"
    r"|gen|level|tier)\s?$",
    re.I,
)
_SMALL = re.compile(r"\b(?:the|its|their|his|our|a|an|this)\s$", re.I)
_MADE = re.compile(
    r"\b(?:produced|made|built|delivered|shipped|sold|ordered|assembled|received)\s(?:only\s|just\s)?$", re.I
)
_FROM = re.compile(
    r"(?:\b(?:up|down)\sfrom|\bcompared\s(?:with|to)|^[^\w]{0,2}from)"
    r"\s(?:about|some|just|only|roughly|around|nearly|almost|approximately)?\s?$",
    re.I,
)
_CLOSES = re.compile(r"\s?(?:[,.;)]|$|\s(?:in|last|that|by|of\sthem)\b)", re.I)
_FLOW_OF = re.compile(
    r"\b(?:production|output|capacity|manufacture|deliver(?:y|ies))\s(?:rate\s|capacity\s)?of\s(?:the\s|its\s)?"
    r"(?:\d{1,4}\s?mm\s)?",
    re.I,
)
_OF = re.compile(r"\s(?:of\s)(?:the\s)?")
_OF_WHAT = re.compile(r"\sof\s(?P<what>(?:[A-Za-z0-9.,-]{1,25}\s?){1,5})")
_WHAT_ENDS = re.compile(
    r"\s(?:a|an|per|each|every|and|or|by|in|for|from|to|with|at|on|is|are|will|would|that|which)\s?\b|[,;.]\s"
)
_MORE = re.compile(r"\s(?:and|or)\smore\b")
_IN_WHAT = re.compile(r"\s(?:in|of|for)\s[^,;.:\d]{3,60}")
_TO = re.compile(r"\s?(?:to|or|and|-|–)\s?(?:[a-z]{2,13}\s(?:to\s)?){0,2}$")
_BEFORE = re.compile(r"\b(" + "|".join(ADJECTIVES) + r")\b[^.;,]{0,60}$", re.IGNORECASE)
_JOINED = re.compile(r"[^.;:]{0,50}\b(?:and|or|plus)\s[^.;:]{0,20}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity as it stands written.

    Parameters
    ----------
    start, end : int
        Offsets in the sentence, from the number (or currency sign) to the end of unit or period.
    number : Number
        The number in it.
    value : float or tuple of float
        In the unit.
    dimension : str
        money, count, energy, power, mass, area, length, volume, share, times, duration; empty where nothing is named.
    thing : str
        What is measured, without period: ``round``, ``USD``, ``GWh``.
    per : str
        ``year``, ``month/shift``; empty for an amount.
    product : str
        The thing in the report's words, as ``light-duty vehicles``.
    """

    start: int
    end: int
    number: Number
    value: float | tuple[float, float]
    dimension: str
    thing: str
    per: str = ""
    product: str = ""

    @property
    def unit(self) -> str:
        """The unit in one text.

        Examples
        --------
        >>> find_measures("70 million rounds per year")[0].unit
        'round/year'
        """
        return f"{self.thing}/{self.per}" if self.per else self.thing


def find_measures(text: str) -> list[Measure]:
    """Find the quantities of a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    list of Measure
        Also those of which nothing but the number is known ("two for tracer rounds").

    Examples
    --------
    >>> [(m.value, m.unit) for m in find_measures("tens of thousands of rounds a shift, or up to 70 million a year")]
    [((10000.0, 99999.0), 'round/shift'), (70000000.0, 'round/year')]
    """
    # "Stage 1" and "Line 2" are names, not amounts.
    numbers = [
        number for number in find_numbers(text) if not _LABEL.search(text, max(0, number.start - 12), number.start)
    ]
    found = [_measure(text, number) for number in numbers]
    return _share(text, found)


def _measure(text: str, number: Number) -> Measure:
    money = money_at(text, number)
    if money:
        per = per_at(text, money.end)
        end = per.end if per else money.end
        return Measure(money.start, end, number, money.value, "money", money.currency, _text(per))
    plus = _PLUS.match(text, number.end)
    after = plus.end() if plus else number.end
    unit = unit_at(text, after)
    if unit:
        # "3 million mt" are metric tonnes; "14.6 MT" are millions of them.
        factor = 1.0 if number.scaled and unit.text == "tonne" else unit.factor
        return _physical(text, number, unit.end, unit.dimension, unit.text, factor)
    of = _OF.match(text, number.end) if number.scaled or number.spelt else None
    noun = noun_at(text, of.end() if of else after, one=number.value == 1.0 or text[after : after + 1] == "-")
    return _bare_number(text, number) if noun is None or _is_name(text, number) else _counted(text, number, noun)


def _bare_number(text: str, number: Number) -> Measure:
    """Read a number that no noun follows; for a rate, what is made may stand before it."""
    within = _IN_WHAT.match(text, number.end)
    per = per_at(text, number.end) or (find_per(text, within.start(), within.end()) if within else None)
    per = per or _per_before(text, number.start)
    last = max(number.end, per.end if per else 0)
    made = _made_before(text, number.start) if per else None
    if made is None:
        return Measure(number.start, last, number, number.value, "", "", _text(per))
    return Measure(number.start, last, number, number.value, "count", made.unit, _text(per), made.words)


def _made_before(text: str, start: int) -> Noun | None:
    """Return what a bare rate counts: "the monthly production of shells ... to 100,000"."""
    matches = list(_FLOW_OF.finditer(text, max(0, start - 120), start))
    return noun_at(text, matches[-1].end()) if matches else None


def _is_name(text: str, number: Number) -> bool:
    """Say whether a number is a name, as in "its 4680 cells": four digits without a mark behind a small word."""
    digits = text[number.start : number.end]
    return len(digits) == 4 and digits.isdigit() and bool(_SMALL.search(text, max(0, number.start - 8), number.start))


def _physical(text: str, number: Number, end: int, dimension: str, thing: str, factor: float) -> Measure:
    value = tuple(x * factor for x in number.value) if isinstance(number.value, tuple) else number.value * factor
    if dimension == "rate":
        thing, _, period = thing.partition("/")
        return Measure(number.start, end, number, value, "mass", thing, period)  # type: ignore[arg-type]
    if dimension in ("length", "area", "times"):
        return Measure(number.start, end, number, value, dimension, thing)  # type: ignore[arg-type]
    what, what_end = _what(text, end)
    more = _MORE.match(text, end)
    per = per_at(text, more.end() if more else end) or (find_per(text, end, what_end + 20) if what else None)
    per = per or _per_before(text, number.start)
    last = max(end, per.end if per else 0)
    return Measure(number.start, last, number, value, dimension, thing, _text(per), what)  # type: ignore[arg-type]


def _counted(text: str, number: Number, noun: Noun) -> Measure:
    what, what_end = _what(text, noun.end)
    per = per_at(text, noun.end) or (find_per(text, noun.end, what_end + 14) if what else None)
    per = per or _per_before(text, number.start)
    product = f"{noun.words} of {what}" if what else noun.words
    return Measure(
        number.start,
        max(noun.end, per.end if per else 0),
        number,
        number.value,
        "count",
        noun.unit,
        _text(per),
        product,
    )


def _what(text: str, end: int) -> tuple[str, int]:
    """Return the words after "of": tonnes of steel, rounds of small calibre."""
    match = _OF_WHAT.match(text, end)
    if match is None:
        return "", end
    stop = _WHAT_ENDS.search(text, match.start("what") - 1, match.end())
    last = stop.start() if stop else match.end()
    return " ".join(text[match.start("what") : max(last, match.start("what"))].split()).strip(".,"), last


def _per_before(text: str, start: int) -> Per | None:
    """Read the period from an adjective before the number: "an annual capacity of"."""
    match = _BEFORE.search(text, max(0, start - 80), start)
    return Per(start, 0, ADJECTIVES[match.group(1).lower()]) if match else None


def _text(per: Per | None) -> str:
    return per.text if per else ""


def _bare(here: Measure, before: Measure) -> bool:
    return not here.dimension and before.dimension == "count"


def _joins(text: str, before: Measure, here: Measure) -> bool:
    """Say whether a bare number goes on a list: "50 million doses by year's end and up to 1.3 billion in 2021"."""
    return bool(_JOINED.match(text, before.end, here.start))


def _made(text: str, here: Measure) -> bool:
    """Say whether a bare number closes a clause of making: "planned 700 jets but delivered 661"."""
    return bool(_MADE.search(text, max(0, here.start - 25), here.start)) and bool(_CLOSES.match(text, here.end))


def _share(text: str, found: list[Measure]) -> list[Measure]:
    """Let "two ..., two ..." and "tens of thousands of rounds a shift, or up to 70 million a year" share their noun."""
    shared = list(found)
    for index in range(1, len(shared)):
        here = shared[index]
        before = next((measure for measure in reversed(shared[:index]) if measure.dimension), shared[index - 1])
        if (
            not here.dimension
            and before.dimension
            and _FROM.search(text[max(before.end, here.start - 35) : here.start])
        ):
            shared[index] = replace(
                here, dimension=before.dimension, thing=before.thing, per=before.per, product=before.product
            )
        elif not here.dimension and here.per and before.dimension not in ("", "share", "duration", "length"):
            shared[index] = replace(here, dimension=before.dimension, thing=before.thing, product=before.product)
        elif _bare(here, before) and ((here.number.scaled and _joins(text, before, here)) or _made(text, here)):
            shared[index] = replace(here, dimension="count", thing=before.thing, product=before.product)
    for index in range(len(shared) - 2, -1, -1):
        here, after = shared[index], shared[index + 1]
        joined = _JOINED.match(text, here.end, after.start)
        if not here.dimension and after.dimension and _TO.match(text, here.end, after.start):
            per = after.per or here.per
            shared[index] = here = replace(here, dimension=after.dimension, thing=after.thing, per=per)
            shared[index + 1] = after = replace(after, per=per)
        if joined and after.per and not here.per and here.dimension == "count" and after.dimension == "count":
            shared[index] = replace(here, per=after.per)
    return shared
