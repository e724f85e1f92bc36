"""Claims about steps: start of production, openings, ground-breaking, signatures, delays."""

from __future__ import annotations

import re
from typing import cast

from nameplate.claim.grammar.calendar import closed
from nameplate.claim.grammar.date import Date
from nameplate.claim.model import Kind
from nameplate.claim.rule.delay import with_length
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.event_cue import CUES
from nameplate.claim.rule.sentence import Sentence

_NOT = re.compile(r"\b(?:not|no|never|without|nor|n['’]t|nothing)\s(?:\w{1,12}\s){0,2}$", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:announc(?:e|es|ed|ing)|celebrat(?:e|es|ed|ing)|mark(?:s|ed|ing)|confirm(?:s|ed)|report(?:s|ed))\s(?:the\s|its\s)?"
    r"(?:\w{2,12}\s){0,2}$|\b(?:has|have)\s(?:now\s|just\s|today\s|been\s|already\s|recently\s|officially\s){0,3}$|\b(?:today"
    r"|yesterday)['’]?s?\b",
    re.I,
)
_NEW = re.compile(r"\b(?:to|until)\s(?:the\s|around\s|about\s)?$", re.I)
_SETS = re.compile(
    r"\b(?:named|moved|postponed|pushed|set|due|scheduled|slated|expected|promised|planned|meant|targeted"
    r"|wanted|pencilled|begin|start)\b",
    re.I,
)
_GOAL = re.compile(r"\s(?:goals?|targets?|rates?|guidance|plans?|figures?|numbers?)\b", re.I)
_NUMBER = re.compile(
    r"\s(?:(?:only|just|about|some|around|roughly|nearly|almost|over|more|than|up|to|at|least|its|the|another|a\stotal\sof)\s){0,3}"
    r"[“\"]?(?:(?:about|some|only|just)\s)?\d"
)
_STEP = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being)\s(?:\w{2,12}\s)?\w{3,14}(?:ed|en|t|ut)\b|(?:will|['’]ll|shall|is\sto|are\sto|due\sto|plans?\sto"
    r"|expects?\sto|aims?\sto|hopes?\sto|intends?\sto|set\sto)\s\w{2,14}|(?:has|have)\s(?:\w{2,12}\s)?\w{3,14}ed\b)",
    re.I,
)
_IDLE = re.compile(
    r"\b(?:revenues?|profits?|earnings|shares?|sales|prices?|founded|established|born|graduat\w{2}|joined|appointed|elected|compared"
    r"|than|since|inflation|dividend|analysts?|survey|percent|per\scent|exhibition|fair|conference|interview|visit\w{0,3}|said|told"
    r"|reported|statement|quarter\sof\slast|worked|served|holds?\sthe|population|pleased|filed|financial|thinks?|imported|stopped|disputes?|report\son|announced|announces|electi\w{2}|war\b|law\b|called)\b|%",
    re.I,
)
_THEN = re.compile(r"(?:,\s(?:and\s)?then\s[^,.;]{2,40}){1,5}")
_LONGEST = 260
"""Characters of the longest quote for a step."""
_WITHOUT_DATE = frozenset({"delay"})
_STATE = re.compile(
    r"still\s|being\sbuilt|ground[\s-]?breaking|construction\s.{0,40}(?:plan|schedule|track)$", re.IGNORECASE
)
_SIGNED = re.compile(r"sign(?:ed|s)\b|awarded|ratified", re.IGNORECASE)


def read_events(sentence: Sentence, last: Kind | None, amounts: list[Draft]) -> list[Draft]:
    """Find the steps that a sentence tells of.

    Parameters
    ----------
    sentence : Sentence
        What is read.
    last : str or None
        The kind of the last dated step in the block, which "that date" further on belongs to.
    amounts : list of Draft
        The claims of the sentence that carry a number; a date of theirs is not given to a vague step.

    Returns
    -------
    list of Draft
        At most one for each kind and clause.
    """
    free = sentence.step_dates
    drafts: list[Draft] = []
    for found in CUES.find(sentence.text, sentence.words):
        kind, match = cast("Kind", found.label), found.match
        if _NOT.search(sentence.text, max(0, match.start() - 40), match.start()):
            continue
        date = _date(sentence, free, kind, match.start(), match.end())
        if _borrowed(kind, match.group()) and any(amount.date is date for amount in amounts):
            date = None
        happened = _happened(sentence, kind, match)
        if _counts(sentence, kind, match) or not _stands(sentence, kind, match, date, happened):
            continue
        start, end = _span(sentence, kind, match, date)
        if not any(_same(draft, kind, date, start, end) for draft in drafts):
            drafts.append(Draft(kind, *sentence.trim(start, end), None, date, happened=happened, core=match.start()))
    drafts = _without_shadows([with_length(sentence, draft, amounts) for draft in drafts])
    left = [date for date in free if not _counted(sentence, date, amounts + drafts)]
    return drafts + (([] if drafts else _named(sentence, left, last)) or _loose(sentence, left))


def _counts(sentence: Sentence, kind: Kind, match: re.Match[str]) -> bool:
    """Say whether a word tells of an amount and not of a step: "delivered 131", "its delivery goal"."""
    if kind != "milestone_date":
        return False
    text, end = sentence.text, match.end()
    if _GOAL.match(text, end):
        return True
    number = _NUMBER.match(text, end)
    return number is not None and not any(d.start <= number.end() - 1 < d.end for d in sentence.dates)


def _happened(sentence: Sentence, kind: Kind, match: re.Match[str]) -> bool:
    """Say whether a step is told as news: "has opened", "today's agreement", "signed"."""
    if kind == "agreement_date" and _SIGNED.match(match.group()):
        return True
    start, end = sentence.clause(match.start(), match.end())
    perfect = _NEWS.search(sentence.text, max(start, match.start() - 30), match.start())
    return bool(perfect) or _today(sentence, kind, start, end)


def _span(sentence: Sentence, kind: Kind, match: re.Match[str], date: Date | None) -> tuple[int, int]:
    """Return the step's clause, with its date; from the cue to the date where that would be too long."""
    start, end = sentence.clause(match.start(), match.end())
    if date is not None:
        start, end = min(start, date.start), max(end, date.end)
        if end - start > _LONGEST:
            start, end = min(match.start(), date.start), max(match.end(), date.end)
    more = _THEN.match(sentence.text, end) if kind == "delay" else None
    return start, more.end() if more else end


def _counted(sentence: Sentence, date: Date, amounts: list[Draft]) -> bool:
    """Say whether a date belongs to an amount of its clause: "set a target last year of 100,000 shells"."""
    start, end = sentence.clause(date.start, date.end)
    return any(amount.date is date or start <= amount.start < end for amount in amounts)


def _borrowed(kind: Kind, cue: str) -> bool:
    """Say whether a date may be an amount's rather than the step's: "agreed to buy 10,000 tonnes from 2027"."""
    return kind == "milestone_date" or cue.lower().startswith("agree")


def _stands(sentence: Sentence, kind: Kind, match: re.Match[str], date: Date | None, happened: bool) -> bool:
    """Say whether a cue is enough: a delay always, a step only with its date or as news."""
    if kind in _WITHOUT_DATE or date is not None:
        return True
    if kind == "agreement_date":
        return (happened and bool(re.search("agreement|sign|deal|approv|award", match.group(), re.I))) or bool(
            _SIGNED.match(match.group())
        )
    if _STATE.match(match.group()):
        return True
    return happened and kind in ("milestone_date", "start_of_production", "construction_start")


def _today(sentence: Sentence, kind: Kind, start: int, end: int) -> bool:
    return kind == "agreement_date" and bool(re.search(r"\btoday['’]?s?\b", sentence.text[start:end], re.IGNORECASE))


def _same(draft: Draft, kind: Kind, date: Date | None, start: int, end: int) -> bool:
    overlaps = draft.start < end and start < draft.end
    return draft.kind == kind and overlaps and (date is None or draft.date is None or draft.date is date)


def _without_shadows(drafts: list[Draft]) -> list[Draft]:
    """Drop a step that only repeats another one's date under a weaker name."""
    kept = []
    for draft in drafts:
        rivals = [
            d for d in drafts if d is not draft and d.start < draft.end and draft.start < d.end and d.kind != "delay"
        ]
        if draft.kind != "delay" and any(_stronger(d, draft) for d in rivals):
            continue
        if draft.kind == "milestone_date" and any(d.kind == "delay" and d.date is draft.date for d in drafts):
            continue
        kept.append(draft)
    return kept


_RANK = {"construction_start": 0, "start_of_production": 1, "agreement_date": 2, "milestone_date": 4}


def _stronger(one: Draft, other: Draft) -> bool:
    """Of two steps with one date, the nearer word wins; where both are near, the one that says more."""
    if one.date is not other.date and other.date is not None:
        return False
    gaps = [abs(draft.core - draft.date.start) if draft.date else 0 for draft in (one, other)]
    if abs(gaps[0] - gaps[1]) > 40:
        return gaps[0] < gaps[1]
    return _RANK[one.kind] < _RANK[other.kind]


def _date(sentence: Sentence, dates: list[Date], kind: Kind, start: int, end: int) -> Date | None:
    """Return the step's date: behind it, else before it, in its main clause; at last the timeline's."""
    first, last = sentence.clause(start, end) if kind == "delay" else sentence.part(start, end)
    after = [date for date in dates if end - 12 <= date.start < last and date.start - end < 130]
    before = [date for date in dates if first <= date.start and date.end <= start + 12 and start - date.end < 130]
    if kind == "delay":
        # "Pushed from summer 2024 to May 2025": the new date is what counts.
        new = [date for date in after if _NEW.search(sentence.text, max(0, date.start - 12), date.start)]
        after, before = new or after, []
    return after[0] if after else before[-1] if before else sentence.lead


def _loose(sentence: Sentence, dates: list[Date]) -> list[Draft]:
    """Read any other dated step of a clause that no table knows: "is to be tabled in the March quarter"."""
    found: list[Draft] = []
    for date in dates:
        start, end = sentence.clause(date.start, date.end)
        words = sentence.text[start:end]
        if _STEP.search(words) and not _IDLE.search(words) and _near_now(sentence, date):
            found.append(
                Draft("milestone_date", *sentence.trim(start, max(end, date.end)), None, date, core=date.start)
            )
    return found


def _near_now(sentence: Sentence, date: Date) -> bool:
    """Say whether a date may belong to the programme: what is told of long ago is background."""
    if sentence.published is None or date.period is None:
        return date.period is not None
    years = closed(date.period)[1].year - closed(sentence.published)[1].year
    return -3 <= years <= 20


def _named(sentence: Sentence, dates: list[Date], last: Kind | None) -> list[Draft]:
    """Read a bare date that is set for a step named before: "Caracas then named the second half of 2022"."""
    for date in dates:
        start, end = sentence.clause(date.start, date.end)
        if _SETS.search(sentence.text, max(start, date.start - 40), date.start):
            kind: Kind = "start_of_production" if last == "construction_start" else last or "milestone_date"
            return [Draft(kind, *sentence.trim(start, end), None, date, core=date.start)]
    return []
