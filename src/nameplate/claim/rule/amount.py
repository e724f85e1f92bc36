"""Claims that carry a number: capacity, output, order, stock, demand, lines, money, jobs, floor, calibre."""

from __future__ import annotations

import re
from dataclasses import replace

from nameplate.claim.grammar.date import Date
from nameplate.claim.grammar.hedge import find_bound
from nameplate.claim.grammar.noun import noun_at
from nameplate.claim.grammar.quantity import Measure
from nameplate.claim.model import Kind
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.flow import NAMES_PLANT, governed, kind_of
from nameplate.claim.rule.scope import part_at
from nameplate.claim.rule.sentence import Sentence

_PART = re.compile(
    r"\s(?:(?:are|is|will|would|is\sto|are\sto)\s(?:be\s)?(?:for|make|produce|turn|dedicated|to)|for\s"
    r"|of\s(?:them|these|which|those)\b"
    r"|to\smake|make\b|making|producing|dedicated|will\s)",
    re.IGNORECASE,
)
_MANY = 100
"""From how many on a thing may be the one that the report is about."""
_FLOWS = ("capacity", "output", "order", "stock", "demand")
_TO = re.compile(r",?\s(?:now\s)?to\s(?:\w{2,14}\s){0,3}", re.I)
_NEAR = 60
"""Characters to a date that stands before its amount."""
_OF_THEM = re.compile(r"\sof\s(?:them|these)\b", re.I)
_PART_JOB = re.compile(r"\s(?:of\s(?:them|these|which)|in\s|on\s|at\s|for\s)", re.I)


def read_amounts(sentence: Sentence, before: list[Draft], things: dict[str, int]) -> list[Draft]:
    """Find the claims of a sentence that carry a number.

    Parameters
    ----------
    sentence : Sentence
        What is read.
    before : list of Draft
        Those of the sentence before, which a part ("two for ...") may belong to.
    things : dict
        How often the report has counted which thing so far; a bare number counts the commonest.

    Returns
    -------
    list of Draft
        In order.
    """
    drafts: list[Draft] = []
    for found in sentence.measures:
        if _converted(sentence, found):
            continue
        measure = _as_before(sentence, found) if found.dimension else _of_before(sentence, found, things)
        part = None if found.dimension or found.per else _elliptic(sentence, found, before + drafts)
        kind = kind_of(sentence, measure, things) if measure.dimension and not part else None
        draft = _draft(sentence, kind, measure) if kind else part
        if draft:
            drafts.append(draft)
            weight = 3 if measure.per else int(measure.number.largest >= _MANY)
            if draft.kind in _FLOWS and measure.dimension == "count" and measure.thing != "unit" and weight:
                things[measure.thing] = things.get(measure.thing, 0) + weight
    return drafts


def _as_before(sentence: Sentence, measure: Measure) -> Measure:
    """Let "from 600,000 tonnes a year to 720,000 tonnes" be a year in both."""
    if measure.per or measure.dimension in ("money", "share", "duration", "length"):
        return measure
    before = next((m for m in reversed(sentence.measures) if m.end <= measure.start), None)
    if before is None or not before.per or before.thing != measure.thing:
        return measure
    return replace(measure, per=before.per) if _TO.fullmatch(sentence.text, before.end, measure.start) else measure


def _of_before(sentence: Sentence, measure: Measure, things: dict[str, int]) -> Measure:
    """Let "it will make 30,000 each month" count what was counted before, and "its workforce of 400" people."""
    label = "" if measure.dimension or measure.per else governed(sentence, measure)
    if label == "jobs":
        return replace(measure, dimension="count", thing="job")
    of_them = _OF_THEM.match(sentence.text, measure.number.end) and things
    if measure.dimension or not (measure.per or of_them or (label and things)) or measure.number.largest <= 1:
        return measure
    return replace(measure, dimension="count", thing=max(things, key=things.__getitem__, default="unit"))


def _converted(sentence: Sentence, measure: Measure) -> bool:
    """Say whether a quantity only repeats the one before it in other terms: "1 billion rubles ($13 million)"."""
    opened = sentence.text.rfind("(", max(0, measure.start - 15), measure.start)
    return opened >= 0 and not measure.per and any(0 <= opened - m.end <= 2 for m in sentence.measures if m.dimension)


def _draft(sentence: Sentence, kind: Kind, measure: Measure) -> Draft:
    bound = find_bound(sentence.text, measure.start, measure.number.end) or find_bound(
        sentence.text, measure.start, measure.end
    )
    start = min(measure.start, bound.start) if bound else measure.start
    end = max(measure.end, bound.end) if bound else measure.end
    unit = {"jobs": "job"}.get(kind)
    if kind == "product_spec":
        noun = noun_at(sentence.text, measure.end, one=True)
        end = noun.end if noun else end
    date = _date(sentence, kind, measure)
    return Draft(
        kind,
        *sentence.trim(start, end),
        measure,
        date,
        unit,
        _spec_product(sentence, kind, measure),
        core=measure.start,
        part=part_at(sentence, measure.start, measure.end) if kind not in ("product_spec", "delay") else "",
    )


def _spec_product(sentence: Sentence, kind: Kind, measure: Measure) -> str:
    noun = noun_at(sentence.text, measure.end, one=True) if kind == "product_spec" else None
    return noun.words if noun else ""


def _date(sentence: Sentence, kind: Kind, measure: Measure) -> Date | None:
    """Return the date of an amount: behind it in its clause, or at the head of the sentence."""
    named = kind == "capacity" and not measure.per and NAMES_PLANT.match(sentence.text, measure.end)
    if kind in ("line_count", "product_spec", "area") or named:
        return None
    first, last = sentence.part(measure.start, measure.end)
    following = [m.start for m in sentence.measures if m.start > measure.start and m.dimension]
    last = min([last, *following])
    dates = sentence.step_dates
    after = [date for date in dates if measure.end <= date.start < last and date.start - measure.end < 70]
    if after:
        return after[0]
    if kind == "investment":
        return None
    near = _date_before(sentence, measure)
    if near is not None:
        return near
    if kind in ("output", "stock", "order", "demand") and sentence.lead:
        return sentence.lead
    head = [date for date in dates if first <= date.start < first + 4 and date.end <= measure.start]
    return head[0] if head and not sentence.sources else None


def _date_before(sentence: Sentence, measure: Measure) -> Date | None:
    """Return a date that stands before an amount in its own clause, with no other number between."""
    first, _ = sentence.clause(measure.start, measure.end)
    before = [date for date in sentence.step_dates if first <= date.start and date.end <= measure.start]
    if not before or measure.start - before[-1].end > _NEAR:
        return None
    between = any(before[-1].end <= m.start < measure.start for m in sentence.measures)
    return None if between else before[-1]


def _elliptic(sentence: Sentence, measure: Measure, before: list[Draft]) -> Draft | None:
    """Read "two for tracer rounds" after "four lines", and "350 of them in shell making" after "500 jobs"."""
    whole = next((d for d in reversed(before) if d.kind in ("line_count", "jobs") and _exceeds(d, measure)), None)
    text = sentence.text
    if whole is None or whole.measure is None:
        return None
    pattern = _PART if whole.kind == "line_count" else _PART_JOB
    if not pattern.match(text, measure.number.end) or (measure.number.value == 1.0 and whole.measure.thing != "line"):
        return None
    _, end = sentence.part(measure.start)
    later = [m.number.start for m in sentence.measures if m.number.start > measure.number.end]
    end = min([end, *later])
    cut = re.search(r",?\s(?:and|the\sother|with)\s?(?:the\sother\s)?$|[,;]\s(?:the\sother\s)?$", text[:end])
    start = measure.number.start
    start, end = sentence.trim(start, cut.start() if cut and cut.start() > measure.number.end else end)
    unit = whole.unit or whole.measure.unit
    inherited = replace(measure, dimension="count", thing=whole.measure.thing)
    product = re.sub(
        r"^\W{0,3}(?:(?:are|is|will|to|be|of|them|for|make|in|on|the)\s){0,5}",
        "",
        text[measure.number.end : end].strip(),
    )
    return Draft(whole.kind, start, end, inherited, None, unit, product.strip(" ,."), core=start, part="share")


def _exceeds(whole: Draft, part: Measure) -> bool:
    return (
        whole.measure is not None
        and bool(whole.measure.dimension)
        and whole.measure.number.largest > part.number.largest
    )
