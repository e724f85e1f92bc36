"""Claims without a number: what holds a programme back, what is to come, who gets the product, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nameplate.claim.grammar.cue import Found
from nameplate.claim.grammar.date import Date
from nameplate.claim.grammar.designation import models_in
from nameplate.claim.rule import circumstance_cue as cue
from nameplate.claim.rule import plan_cue
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence

_SAYING = re.compile(r"according\sto|said\b|says\b", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:and|or|as\swell\sas|plus|but)\s")
_LIST = re.compile(r"(?:,\s(?:and\s)?[\w' -]{2,40}){1,4}(?=[.;])")
_MOST, _LED, _ENOUGH = 140, 70, 12
"""Characters of the longest quote and of what stands before its cue, and obstacles that one sentence can hold."""
_WAITED_FOR = frozenset({"permit", "input"})
_STEPS = frozenset({"start_of_production", "construction_start", "milestone_date", "capacity", "line_count"})
_DEFINITE = re.compile(r"\b(?:the|its|their|this|that|each|every|our)\s$", re.IGNORECASE)
_OF_A_WHOLE = re.compile(r"(?:phase|stage|train|step|unit|tranche|expansion|building|plant)s?$", re.IGNORECASE)
_BRAND = re.compile(r"(?P<name>[A-Z][\w-]{2,25})[®™],?\s(?:is|are)\s(?P<what>(?:an?|the)\s[^.;:(]{10,140})")
_BECAUSE = re.compile(r"\bbecause\s$", re.IGNORECASE)
_TRIAL = re.compile(r"\b(?:clinical|trials?)\b", re.IGNORECASE)
_NEAR = 25
"""Characters within which a plan and a figure, or two words for a plan, are one thing."""


def read_circumstances(sentence: Sentence, drafts: list[Draft], known_models: set[str]) -> list[Draft]:
    """Find the claims of a sentence that need no number.

    Parameters
    ----------
    sentence : Sentence
        What is read.
    drafts : list of Draft
        Those already found in it; a delay's cause is not told twice.
    known_models : set of str
        Designations already claimed as a product; new ones are added.

    Returns
    -------
    list of Draft
        In no particular order.

    Examples
    --------
    >>> sentence = Sentence("Output fell because of load-shedding and a shortage of wagons.", 0)
    >>> [sentence.text[draft.start : draft.end] for draft in read_circumstances(sentence, [], set())]
    ['load-shedding', 'a shortage of wagons']
    """
    found = _restrictions(sentence, drafts)
    found += _expansion(sentence, drafts)
    found += _consumers(sentence)
    found += _products(sentence, known_models)
    return found


def _restrictions(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    reasons = cue.REASONS.search(sentence.text) if ":" in sentence.text else None
    if reasons:
        return [Draft("restriction", start, end, core=start) for start, end in _items(sentence, reasons.end())]
    hits = [hit for hit in cue.RESTRICTION.find(sentence.text, sentence.words) if not _no_obstacle(sentence, hit)]
    hits = hits[:_ENOUGH]
    delays = [draft for draft in drafts if draft.kind == "delay"]
    found: list[Draft] = []
    for hit in hits:
        start, end = _around(sentence, hit, hits)
        led = [match.end() for match in cue.LEADS_IN.finditer(sentence.text, start, hit.start + 1)]
        start = led[-1] if led else start
        if hit.label == "trouble" and cue.SAYS_NOTHING.match(sentence.text, start, hit.start):
            continue
        apart = [] if led and _BECAUSE.search(sentence.text, 0, start) else delays
        if _within_delay(hit, start, end, apart) or _overlaps(start, end, found) or end - start < 12:
            continue
        if hit.label in _WAITED_FOR and _overlaps(start, end, delays):
            start = hit.start
        found.append(Draft("restriction", start, end, core=hit.start))
    return found


def _no_obstacle(sentence: Sentence, hit: Found) -> bool:
    """Tell a shortage from "no shortage", and from one all over the world."""
    before = sentence.text[max(0, hit.start - 36) : hit.start]
    if hit.label != "permit" and cue.NEGATED.search(before):
        return True
    if hit.label == "input" and hit.match.group().lower().startswith(("shortage", "scarc")):
        return bool(cue.ABROAD.search(sentence.text, *sentence.clause(hit.start, hit.end)))
    return False


def _within_delay(hit: Found, start: int, end: int, delays: list[Draft]) -> bool:
    """Say whether an obstacle is only the cause that a delay tells already."""
    held = [delay for delay in delays if delay.start < end and start < delay.end]
    if hit.label in _WAITED_FOR:
        return any(hit.start <= delay.core < hit.end for delay in held)
    return bool(held)


def _around(sentence: Sentence, hit: Found, hits: Iterable[Found] = ()) -> tuple[int, int]:
    """Return the stretch to quote: the cue's clause, cut where it is long or where the next cue's phrase begins."""
    first, last = sentence.clause(hit.start, hit.end)
    for join in _JOINED.finditer(sentence.text, first, last):
        # "load-shedding and a shortage of wagons" are two obstacles.
        if join.start() >= hit.end and any(other.start >= join.end() and other.start < last for other in hits):
            last = join.start()
            break
        if join.end() <= hit.start and any(first <= other.start < join.start() for other in hits):
            first = join.end()
    first = _later(sentence.text, first, hit.start)
    last = _sooner(sentence.text, hit.end, last)
    return sentence.trim(first, last)


def _later(text: str, first: int, core: int) -> int:
    if core - first <= _LED:
        return first
    space = text.find(" ", core - _LED, core)
    return space + 1 if space >= 0 else core


def _sooner(text: str, end: int, last: int) -> int:
    if last - end <= _MOST:
        return last
    join = _JOINED.search(text, end + 40, end + _MOST)
    space = text.rfind(" ", end, end + _MOST)
    return join.start() if join else max(space, end)


def _overlaps(start: int, end: int, drafts: Iterable[Draft]) -> bool:
    return any(draft.start < end and start < draft.end for draft in drafts)


def _items(sentence: Sentence, start: int) -> list[tuple[int, int]]:
    items = []
    for part in re.finditer(r"[^,;]{3,200}", sentence.text[start:]):
        first, last = sentence.trim(start + part.start(), start + part.end())
        if sentence.text[first:last].startswith("and "):
            first += 4
        if last - first > 5 and not _SAYING.match(sentence.text, first):
            items.append((first, last))
    return items[:6]


def _expansion(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    found: list[Draft] = []
    text = sentence.text
    steps = [d for d in drafts if d.kind in _STEPS and not text.startswith("decision", d.core)]
    for hit in plan_cue.FURTHER.find(text, sentence.words):
        # "Two further lines": the count stands for itself, and what is to come as well.
        span = _clipped(sentence, hit, _led(sentence, hit), [d for d in steps if d.kind != "line_count"], _NEAR)
        if span and not _is_known(sentence, hit) and _is_to_come(sentence, hit, span[1]):
            found.append(Draft("planned_expansion", *span, date=_date_in(sentence, span), core=hit.start))
    counted = [d for d in steps if d.kind != "milestone_date"] + [d for d in drafts if d.measure is not None]
    for hit in plan_cue.INTENDS.find(text, sentence.words):
        if plan_cue.NO_PLANT.search(text, max(0, hit.start - 40), hit.start):
            continue
        span = _clipped(sentence, hit, _led(sentence, hit), counted, 2 * _NEAR)
        near = [d for d in found if span and span[0] < d.end + _NEAR and d.start < span[1] + _NEAR]
        if span and not near:
            found.append(Draft("planned_expansion", *span, date=_date_in(sentence, span), core=hit.start))
        elif span and near[-1].end < span[1] < near[-1].start + _MOST:
            near[-1].end = span[1]
    return found


def _led(sentence: Sentence, hit: Found) -> tuple[int, int]:
    """Return the stretch to quote for a plan: with its subject, unless that is far away."""
    start, end = _around(sentence, hit)
    if hit.label != "pending" and hit.start - start > _LED // 2:
        verb = sentence.text.rfind(" to ", start, hit.start)
        start = verb + 4 if hit.start - 30 < verb else hit.start
    return start, end


def _clipped(
    sentence: Sentence, hit: Found, span: tuple[int, int], rivals: list[Draft], near: int
) -> tuple[int, int] | None:
    """Keep clear of figures and steps that stand for themselves; nothing is left where one is near the cue."""
    start, end = span
    for rival in rivals:
        first = min(rival.core, rival.measure.start if rival.measure else rival.core)
        last = max(rival.core, rival.measure.end if rival.measure else rival.core)
        if start < last and first < min(hit.end + near, end):
            return None
        if hit.end <= first < end:
            end = max(hit.end, sentence.text.rfind(" ", hit.end, first))
    start, end = sentence.trim(start, end)
    return (start, end) if end - start > 8 else None


def _is_to_come(sentence: Sentence, hit: Found, end: int) -> bool:
    text = sentence.text
    if text[hit.end : hit.end + 1] == "?":
        return True
    if hit.label == "phase" and _TRIAL.search(text):
        return False
    first, _ = sentence.clause(hit.start, hit.end)
    return bool(plan_cue.COMING.search(text, first, min(len(text), end + 40)))


def _is_known(sentence: Sentence, hit: Found) -> bool:
    """Tell "the second shift", which has been spoken of, from "a second shift" and "the second phase"."""
    if hit.label != "ordinal":
        return False
    before = sentence.text[max(0, hit.start - 8) : hit.start]
    return bool(_DEFINITE.search(before)) and not _OF_A_WHOLE.search(hit.match.group())


def _consumers(sentence: Sentence) -> list[Draft]:
    found: list[Draft] = []
    for hit in plan_cue.CONSUMER.find(sentence.text, sentence.words):
        if hit.label == "with" and not plan_cue.CONTRACT.search(sentence.text, 0, hit.start):
            continue
        start, end = _around(sentence, hit)
        # A list of consumers ("the military, police, and other agencies") goes on over its commas.
        more = _LIST.match(sentence.text[end : end + 200])
        end = end + more.end() if more else end
        if not _overlaps(start, end, found):
            found.append(Draft("consumer", *sentence.trim(start, end), core=hit.start))
    return found


def _products(sentence: Sentence, known: set[str]) -> list[Draft]:
    """Read designations such as AK-103 where the sentence speaks of making them, and grades."""
    found = [
        Draft("product_spec", hit.start, hit.end, product=hit.match.group(), core=hit.start)
        for hit in cue.SPEC.find(sentence.text, sentence.words)
        if hit.match.group().lower() not in known
    ]
    known.update(draft.product.lower() for draft in found)
    brand = _BRAND.search(sentence.text) if "®" in sentence.text or "™" in sentence.text else None
    if brand:
        found.append(Draft("product_spec", *brand.span("what"), product=brand["name"], core=brand.start()))
    models = [
        (start, end)
        for start, end in models_in(sentence.text)
        if sentence.text[start:end] not in known
        and not _overlaps(start, end, found)
        and sentence.text[end : end + 2] not in ("'s", "’s")
    ]
    if not models or not cue.MAKES.search(sentence.text):
        return found
    known.update(sentence.text[start:end] for start, end in models)
    first, last = sentence.clause(models[0][0], models[0][1])
    last = max(last, models[-1][1])
    product = " and ".join(dict.fromkeys(sentence.text[start:end] for start, end in models))
    return [*found, Draft("product_spec", *sentence.trim(first, last), product=product, core=models[0][0])]


def _date_in(sentence: Sentence, span: tuple[int, int]) -> Date | None:
    """Return the first date within a stretch or straight behind it."""
    return next((date for date in sentence.step_dates if span[0] <= date.start <= span[1] + 4), None)
