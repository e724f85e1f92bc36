"""A draft's last fields: how sure the words are, and when the thing happens."""

from __future__ import annotations

import re

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.hedge import Bound, Mode, find_bound, is_replaced, is_superseded, mode_of
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence
from nameplate.quantity import Period

DATED = frozenset({"milestone_date", "agreement_date", "construction_start", "start_of_production"})
"""Kinds that are a step: without a date in the words, news of one means the month in which the report came out."""

_FACTS = frozenset({"delay", "restriction"})
_MORE = re.compile(r"\b(?:and|or)\smore\b", re.IGNORECASE)
_WITH = re.compile(r"\W{0,2}(?:with|and|or|then)\b", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
_PLANT = re.compile(r"[\s-](?:plant|factory|refinery|works|facility|mill|complex|line|building|site)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:instead\sof|rather\sthan|(?:up|down)\sfrom|compared\s(?:with|to))\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|(?:was|were)\s(?:\w{2,12}\s)?to|had\sbeen\sto)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:to\sdate|so\sfar|until\snow|up\sto\snow|(?:has|have)\s(?:\w{1,12}\s){0,2}(?:made|produced|built|delivered))\b",
    re.I,
)


def bound_for(sentence: Sentence, draft: Draft) -> Bound:
    """Return the bound on a draft's number."""
    measure = draft.measure
    if measure is None:
        return "none"
    text = sentence.text
    cue = find_bound(text, measure.start, measure.end) or find_bound(text, measure.start, measure.number.end)
    if cue is not None:
        return cue.label
    return "at_least" if _MORE.search(text, measure.number.end, measure.end) else "none"


def superseded_for(sentence: Sentence, draft: Draft) -> bool:
    """Say whether a draft tells of what no longer holds: "310 million instead of the 240 million first announced".

    A plan told as past ("would be running by 2022"), or in a timeline, no longer holds once its date has gone by.
    """
    text = sentence.text
    start, end = sentence.clause(draft.start, draft.end)
    if draft.measure is None:
        return is_superseded(text[start:end]) or (_gone_by(sentence, draft) and _past_plan(sentence, start, end))
    if is_replaced(text, draft.measure.start):
        return True
    other = _OTHER.search(text, draft.measure.end, end)
    return is_superseded(text[start : other.start() if other else end])


def _gone_by(sentence: Sentence, draft: Draft) -> bool:
    period, published = draft.date.period if draft.date else None, sentence.published
    return period is not None and published is not None and calendar.closed(period)[1] < calendar.closed(published)[0]


def _past_plan(sentence: Sentence, start: int, end: int) -> bool:
    if _WOULD.search(sentence.text, start, end):
        return True
    # In a timeline the word must stand by itself: "June 2019 - Start planned for 2020".
    return sentence.lead is not None and any(cue.label == "planned" for cue in sentence.modes if not cue.weak)


def mode_for(sentence: Sentence, draft: Draft, period: Period | None) -> Mode:
    """Return how sure the words of a draft are.

    A delay or an obstacle is told as a fact even where the sentence around it speaks of plans; so is the size in "the
    650,000 barrel-per-day plant". A step that lies behind the day of publication, or a date that no longer holds, is a
    plan whatever its verb.
    """
    text = sentence.text
    start, end = sentence.clause(draft.start, draft.end)
    mode = mode_of(sentence.modes, start, end, draft.core)
    if mode == "asserted" and _WITH.match(text, start):
        mode = mode_of(sentence.modes, *sentence.part(draft.start, draft.end), draft.core)
    measure = draft.measure
    named = measure is not None and _THE.search(text, 0, draft.start) and _PLANT.match(text, measure.end)
    if mode in ("planned", "expected") and (draft.kind in _FACTS or named):
        return "asserted"
    if mode == "asserted" and draft.kind in DATED and superseded_for(sentence, draft):
        return "planned"
    if mode == "asserted" and period is not None and sentence.published is not None and draft.kind in DATED:
        ahead = calendar.closed(period)[0] > calendar.closed(sentence.published)[1]
        return "planned" if ahead else mode
    return mode


def date_for(sentence: Sentence, draft: Draft) -> tuple[Period | None, str]:
    """Return when a draft's thing happens, and the words that say so."""
    published = sentence.published
    if draft.date is not None:
        # "Since 2006, an agreement": the step itself was in 2006.
        held_since = draft.kind in DATED and draft.date.period is not None and draft.date.period.end is None
        return draft.date.point if held_since else draft.date.period, draft.date.words
    if published is None:
        return None, ""
    start, end = calendar.closed(published)
    if draft.kind == "output":
        first, _ = sentence.part(draft.start, draft.end)
        so_far = _SO_FAR.search(sentence.text[max(0, first - 40) : draft.start])
        return (Period(None, calendar.month(end.year, end.month).end), "") if so_far else (None, "")
    if not draft.happened or draft.kind not in DATED:
        return None, ""
    # News of a step without a date: it happened in the month in which the report came out, or on that very day.
    return (calendar.month(end.year, end.month) if (end - start).days < 31 else published), ""


def note_for(sentence: Sentence, draft: Draft, period: Period | None) -> str:
    """Return a remark: a plant that "is still being built" was so when the report came out."""
    lasting = draft.kind == "milestone_date" and draft.measure is None and period is None and not draft.happened
    return f"as of {sentence.published.iso()}" if lasting and sentence.published else ""
