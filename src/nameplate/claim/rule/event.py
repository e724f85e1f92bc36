"""Claims about steps: start of production, openings, ground-breaking, signatures, delays."""

from __future__ import annotations

import re

from nameplate.claim.grammar.date import Date
from nameplate.claim.model import Kind
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence

_GO = r"(?:begin|begins|began|begun|beginning|start(?:s|ed|ing)?|commenc\w{1,5}|launch(?:es|ed|ing)?|resum\w{1,4})"
_MAKING = (
    r"(?:production|manufactur\w{1,5}|operations?|assembly|producing|making|output|deliver\w{3,5}|milling"
    r"|smelting|refining|brewing)"
)
_WORKS = r"(?:construction|building|civil|site|ground|earth)\s?\w{0,12}"
# In this order: a foundation stone is no opening, and a start of production no start of works.
_CUES: tuple[tuple[Kind, str], ...] = (
    ("delay", r"(?<!no\s)delay(?:s|ed)?\b|postpon(?:e|es|ed|ement)|push(?:ed|es"
              r"|ing)?\s(?:\w{1,15}\s){0,4}back\b|slipp(?:ed|age)|halt(?:ed|s)?\b"
              r"|suspended|suspension|(?:put|placed|been)\son\s(?:hold|ice)|paus(?:ed|es)\b"
              r"|ground\sto\sa\s(?:halt|stop|standstill)|standstill"
              r"|(?:been|was|were|is)\s(?:pushed|moved|put|shifted|rescheduled)\s(?:from|to|until|by)\b"
              r"|(?:arrive|running|run|finish|deliver)\s(?:\w{1,12}\s){0,3}late\b|(?:year|month|week)s?\slate\b"
              r"|cancel(?:led|s|lation)|behind\sschedule|(?:miss(?:ed|es)?"
              r"|overr[au]n)\s(?:\w{1,12}\s){0,3}(?:deadlines?|dates?|targets?)"
              r"|overdue|put\spaid\sto|slow\sto\sarrive|stall(?:ed|s)\b|set\s?backs?\b|shelved|scrapped\s(?:plans|the|its|a)\b|mothballed"
              r"|abandoned|(?:is|are|was|were)\smoved\sto"
              r"|first\spromised\sfor|been\smoved\sto|put\soff|held\sup|still\s(?:waiting|waits)"
              r"|wait\s(?:\w{1,10}\s){1,3}longer|later\sthan\splanned"
              r"|did\snot\s(?:happen|materiali[sz]e|start|open)|never\s(?:happened|materiali[sz]ed|started"
              r"|opened)|failed\sto\s(?:start|open|meet)"),
    ("construction_start", rf"ground[\s-]?breaking|br(?:oke|oken|eak|eaks|eaking)\sground|(?:foundation"
                           rf"|corner)(?:\s?stone)?s?\s(?:\w{{1,15}}\s){{0,6}}laid"
              r"|(?:lay|laid|laying)\s(?:of\s)?(?:the\s|its\s|a\s)?(?:foundation|corner)(?:\s?stone)?"
              r"|first\s(?:sod|spade|stone|concrete)"
              rf"|\b{_WORKS}(?:\s\w{{1,15}}){{0,7}}?[\s,]{{1,2}}(?:which\s)?(?:\w{{1,12}}\s){{0,5}}?(?:{_GO}"
              rf"|under\sway)|{_GO}\s(?:the\s|its\s|with\s)?(?:{_WORKS}|work\son|works\b)"
              r"|work\s(?:on\s(?:\w{1,15}\s){1,5})?(?:began|started|begins|starts)"
              r"|\bbuilding\swork\w?\s(?:began|started)"),
    ("agreement_date", r"sign(?:ed|s|ing|ature)\b|(?<!than\s)(?<!as\s)agree(?:d"
    r"|s)?\b(?!\sto\ssell)|agreement\b|memorand\w{2}"
                       r"|letters?\sof\sintent|contracts?\s(?:\w{1,8}\s){0,2}awarded|award(?:ed|s)?\b"
              r"|(?:permission|permits?|licen[cs]e|approval)\s(?:\w{1,8}\s){0,3}(?:granted|given|issued)\b"
              r"|(?:won|wins?|secured?|landed|received)\s(?:\w{1,12}\s){1,4}?(?:contract|order)\b"
              r"|approv(?:ed|es|al)|licen[cs]e\s(?:\w{1,8}\s){0,2}(?:granted|given)|deal\b|treaty|ratified"
              r"|green\slight|final\sinvestment\sdecision"),
    ("start_of_production", rf"\b{_GO}\s(?:\w{{1,15}}\s){{0,5}}?{_MAKING}"
                            rf"|\b{_MAKING}\s(?:[\w,-]{{1,20}}\s){{0,9}}?(?:{_GO}|under\s?way|on\sschedule)"
              rf"|(?:start|launch|commencement|beginning|onset)\sof\s(?:\w{{1,15}}\s){{0,4}}?{_MAKING}"
              r"|first\s(?:production|output|petrol|metal|ore|steel|chips?|wafers?|cells?|products?|batch"
              r"|concentrate|gas|oil|power|hydrogen|rifles?|rounds?|units?|shells?"
              r"|engines?|vehicles?|cars?|doses?|modules?|batteries)\b(?!\s(?:plant|factory))|(?:go|goes|going"
              r"|went|come|comes|came|brought|bring|put)\s(?:live|on[\s-]?stream|on[\s-]?line"
              r"|into\s(?:full\s)?(?:operation|production))"
              r"|(?:be|is|are|was|been|being|become|fully|up\sand)\s(?:operational|running|in\soperation"
              r"|in\sproduction|launched|commissioned|producing)|start[\s-]?up|roll(?:s|ed|ing)?\soff"
              r"|\blaunch\b|are\sto\sfollow|to\sstart\swith|would\sstart|will\sstart|enters?\s(?:service"
              r"|production)|(?:to|will)\s(?:build|make|produce|assemble"
              r"|manufacture)\s[^,.;\d]{2,50}?\sfrom\s(?=\d{4}|early|mid|late|the|Q)"
              r"|production\s(?:target|date|start)\sof|serial\sproduction|mass\sproduction"
              r"|(?:make|makes|made|produce\w?)\sits\sfirst"),
    ("milestone_date", r"open(?:s|ed|ing)?\b|inaugurat\w{1,4}"
                       r"|(?<!third\s)(?<!half\s)(?<!percent\s)complet(?:e|es|ed|ion)\b|finish(?:ed|es)?\b|finali[sz]ed\b"
                       r"|commission(?:s|ed|ing)?\b|certif\w{3,7}|qualif(?:y|ies|ied|ication)"
              r"|hand(?:ed|ing)?[\s-]over|full\s(?:production|capacity|rate|output|operation)|\bready\b"
              r"|topping[\s-]out|install(?:ed|ation)\b|accept(?:ed|ance)\b"
              r"|shipping|shipment|deliver(?:y|ies|ed)\b|went\sto\b|arriv(?:e|es|ed|al)|decision\b"
              r"|pencilled\sin|reach(?:ed|es)?\b|looked\sat|tests?\b|tested|trial|warranty"
              r"|still\s(?:being\sbuilt|under\sconstruction|unfinished|incomplete|to\sbe\s(?:built|finished"
              r"|launched))"
              r"|construction\s(?:\w{1,12}\s){0,3}?(?:according\sto\splan|on\sschedule|on\strack|to\splan)"
              r"|being\sbuilt\s(?:as\splanned|to\splan|on\sschedule)"),
)  # fmt: skip
_CUE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _CUES) + r")(?!\w)", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|no|never|without|nor|n['’]t|nothing)\s(?:\w{1,12}\s){0,2}$", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:has|have)\s(?:now\s|just\s|today\s|been\s|already\s|recently\s|officially\s){0,3}$|\b(?:today"
    r"|yesterday)['’]?s?\b",
    re.I,
)
_NEW = re.compile(r"\b(?:to|until)\s(?:the\s|around\s|about\s)?$", re.I)
_SETS = re.compile(
    r"\b(?:named|moved|postponed|pushed|set|due|scheduled|slated|expected|promised|planned|meant|targeted"
    r"|wanted|pencilled|begin|start)\b",
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
    for match in _CUE.finditer(sentence.text):
        if _NOT.search(sentence.text, max(0, match.start() - 40), match.start()):
            continue
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        date = _date(sentence, free, kind, match.start(), match.end())
        if _borrowed(kind, match.group()) and any(amount.date is date for amount in amounts):
            date = None
        happened = _happened(sentence, kind, match)
        if not _stands(sentence, kind, match, date, happened):
            continue
        start, end = _span(sentence, kind, match, date)
        if not any(_same(draft, kind, date, start, end) for draft in drafts):
            drafts.append(Draft(kind, *sentence.trim(start, end), None, date, happened=happened, core=match.start()))
    drafts = _without_shadows([draft for draft in drafts if not _told(draft, amounts)])
    return drafts or _named(sentence, [date for date in free if not _counted(sentence, date, amounts)], last)


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


def _told(draft: Draft, amounts: list[Draft]) -> bool:
    """Say whether a delay stands already among the amounts, with its length."""
    return draft.kind == "delay" and any(a.kind == "delay" and draft.start <= a.start < draft.end for a in amounts)


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


def _named(sentence: Sentence, dates: list[Date], last: Kind | None) -> list[Draft]:
    """Read a bare date that is set for a step named before: "Caracas then named the second half of 2022"."""
    for date in dates:
        start, end = sentence.clause(date.start, date.end)
        if _SETS.search(sentence.text, max(start, date.start - 40), date.start):
            kind: Kind = "start_of_production" if last == "construction_start" else last or "milestone_date"
            return [Draft(kind, *sentence.trim(start, end), None, date, core=date.start)]
    return []
