"""How long a delay is, where its clause says so: "put off by a year", "some seven months late"."""

from __future__ import annotations

import re

from nameplate.claim.grammar.number import Number
from nameplate.claim.grammar.quantity import Measure
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence

_ONE = re.compile(
    r"\b(?:by|of|for|about|some|nearly|almost|over|another|least|than|lost)\s(?P<what>(?P<half>half\s)?an?\s(?P<unit>year|quarter|month|week))\b"
    r"|\b(?P<late>(?P<late_half>half\s)?an?\s(?P<late_unit>year|quarter|month|week))\s(?:late|later|behind|longer)\b",
    re.IGNORECASE,
)
_LONGEST = 200
"""Characters of the longest quote that holds both the delay and its length."""


def with_length(sentence: Sentence, draft: Draft, amounts: list[Draft]) -> Draft:
    """Return a delay with its length; the length is taken out of the amounts, where it stood by itself.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    draft : Draft
        Any draft; only a delay is changed.
    amounts : list of Draft
        The claims of the sentence that carry a number.
    """
    if draft.kind != "delay" or draft.measure is not None:
        return draft
    first, last = sentence.clause(draft.start, draft.end)
    held = [a for a in amounts if a.kind == "delay" and first <= a.start < last]
    measure = held[0].measure if held else _one(sentence, first, last)
    if measure is None:
        return draft
    start, end = min(draft.start, measure.start), max(draft.end, measure.end)
    if end - start > _LONGEST:
        start, end = min(draft.core, measure.start), max(draft.core, measure.end)
    for amount in held[:1]:
        start, end = min(start, amount.start), max(end, amount.end)
        amounts.remove(amount)
    draft.start, draft.end, draft.measure = start, end, measure
    return draft


def _one(sentence: Sentence, first: int, last: int) -> Measure | None:
    """Read a length without a figure: a year, half a year, a month."""
    match = _ONE.search(sentence.text, first, last)
    if match is None:
        return None
    name = "what" if match["what"] else "late"
    value = 0.5 if match["half"] or match["late_half"] else 1.0
    start, end = match.span(name)
    unit = (match["unit"] or match["late_unit"]).lower()
    return Measure(start, end, Number(start, end, value, spelt=True), value, "duration", unit)
