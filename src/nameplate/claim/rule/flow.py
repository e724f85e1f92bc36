"""What a number in a report measures: capacity, output, order, stock, demand, lines, money, jobs, floor or calibre."""

from __future__ import annotations

import re
from typing import Literal, cast

from nameplate.claim.grammar.cue import Found
from nameplate.claim.grammar.quantity import Measure
from nameplate.claim.model import Kind
from nameplate.claim.rule import flow_cue
from nameplate.claim.rule.sentence import Sentence
from nameplate.report.wordlist import words

PLANTS = frozenset(
    words(
        "line plant factory facility furnace mill smelter refinery fab foundry train dock berth quay shipyard reactor",
        "kiln electrolyser electrolyzer gigafactory brewery cleanroom hall building works workshop cavern shaft mine",
        "lane terminal slipway string autoclave",
    )
)
_PEOPLE = frozenset(
    words(
        "job employee worker position staff hire post vacancy apprentice engineer technician labourer laborer mechanic",
        "welder electrician operator contractor builder machinist scientist researcher graduate trainee recruit role",
        "opening colleague miner fitter craftsman specialist folk",
    )
)
_FEW = frozenset(words("operator contractor builder graduate recruit role opening post specialist position engineer"))
"""Words that name people or work in one sentence and something else in the next."""

_IDLE = frozenset(
    words("cent second time house part percent point degree hour minute step reason side way thing grade")
)
"""Things that are counted and made nowhere."""
_REACH = 90
"""Characters beyond which a word says nothing of a number."""
_AFTER = 15
"""What a word behind the number loses against one before it."""
_BETWEEN = 30
"""What a word loses for every other number that stands between."""
_MAKES = re.compile(
    r"\b(?:to|will|would|can|could|should|shall|must)\s(?:\w{1,12}\s){0,2}(?:produce|make|turn\sout|build|manufacture|deliver|hand\sover"
    r"|ship|assemble|supply|sell|export)\b|\b(?:goal|target|guidance|on\shanding\sover|on\sdelivering)\b",
    re.I,
)
_ENOUGH = re.compile(r"\benough\s(?:for|to)\b", re.I)
_ORDERED = re.compile(r"\b(?:contract|order(?:s|ed)?)\b", re.I)
_CAPACITY = re.compile(r"\bcapacit|\brate\b|\bcan\s(?!be)|\bable\sto\b", re.I)
NAMES_PLANT = re.compile(
    r"(?:[\s-](?!(?:and|or|of|in|at|by|to|for|from|the|a|an|per|a)\s)[\w-]{2,20}){0,3}?"
    r"[\s-](?:plant|factory|gigafactory|refinery|mill|facility|smelter|electroly[sz]er|fab|kiln|line|unit|complex"
    r"|furnace|terminal|train)\b"
)
_DELAY = re.compile(
    r"\b(?:delay\w{0,3}|later\b|longer|behind|slip\w{0,4}|postpon\w{1,5}|push\w{0,4}\sback|set\sback|overdue|late\b"
    r"|lost|lose|put\soff|halt\w{0,3}|suspend\w{0,3}|standstill|stoppage|shutdown|outage|blockade|strike|hold|idle"
    r"|stopped|interrupt\w{2,5})",
    re.I,
)
_CALIBRE = re.compile(
    r"\b(?:ammunition|rounds?|cartridges?|calib\w{2,4}|shells?|guns?|howitzers?|mortars?|projectiles?|bullets?"
    r"|artillery|rifles?"
    r"|bore|wafers?|process|node|chips?|technology|class|\|)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:a\srange\sof|ranges?\s(?:of|up\sto))\s(?:up\sto\s|about\s|over\s)?$", re.I)
_CONTENT = re.compile(
    r"\b(?:local|domestic|home[\s-]made)\s(?:content|value|components?|parts|share)|locali[sz]ation|made\slocally"
    r"|locally\s(?:made|produced|sourced)|home[\s-]made\sparts|purity|\bpure\b|grade\b",
    re.I,
)
_MADE = re.compile(
    r"\b(?:produced|made|built|manufactured|assembled|delivered|shipped|turned\sout|sold|averag\w{1,3}|left|leaving"
    r"|(?:output|production|sales)\s(?:was|is|rose|fell|reached|stood|stands|averages?|runs?|came)|(?:was|were|is|are)\s(?:run|running)\sat"
    r"|currently|at\spresent|now\s(?:makes|produces|builds|turns)|last\s(?:year|month|quarter))\b",
    re.I,
)
_CAN = re.compile(
    r"\b(?:can|could|capacity|capable|able\sto|will|would|expected|target|up\sto|should|to\s(?:make|produce|build))\b",
    re.I,
)
_WORKS = re.compile(
    r"\b(?:plants?|factor(?:y|ies)|gigafactor(?:y|ies)|lines?|facilit(?:y|ies)|fabs?|phases?|stages?|projects?|complex|sites?"
    r"|cells?|modules?|batter(?:y|ies)|electroly[sz]ers?|production|produc\w{1,3}|makes?|making|manufactur\w{2,4}|target|expan\w{1,4})\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:exhibitors|countries|participants|samples|outlets|models|types|versions|variants|visitors|delegates"
    r"|stores|cities|markets|patients|nations|shares|passengers|homes|households|holes|pages|hectares|guests"
    r"|journalists|analysts|dealers|suppliers|companies|firms|customers|states|provinces|villages|points|clients"
    r"|subscribers|members|students|schools|hospitals|families|residents|people)\b",
    re.I,
)
_LIQUEFIES = re.compile(r"\b(?:LNG|liquef\w{3,8}|process\w{0,3}|production|compress\w{2,4}|mtpa|gas|ammonia)\b", re.I)
_ONE_OF = re.compile(r"\s?of\s(?:the|its|them|their|our|all)\b", re.I)


_ENDS = re.compile(
    r"\s?(?:[,.;:)”\"]|$|\s(?:in|this|last|next|by|on|for|from|to|between|during|since|of\s(?:them|these)|so\sfar|over|at"
    r"|and|but|while|until|through|up|down|more|over|have|has|were|was|per|a|each|as|after|before|worldwide|with)\b)",
    re.I,
)
_WORKFORCE = re.compile(
    r"\b(?:(?:work\s?force|headcount|payroll|staff)\b[^.;:,\d]{0,40}|(?:jobs|employees|workers|staff|headcount|workforce)\s?:[^.;:\d]{0,40}"
    r"|employ(?:s|ed|ing)?\s(?:\w{1,12}\s){0,4}|hir(?:e|ed|es|ing)\s(?:\w{1,12}\s){0,3}|recruit(?:ed|s|ing)?\s(?:\w{1,12}\s){0,3})$",
    re.I,
)
_HIRED = re.compile(
    r"\s(?:have\sbeen|has\sbeen|are|were|had\sbeen|will\sbe|of\swhom)\s(?:\w{1,12}\s)?(?:hired|employed|recruited|taken\son|on\ssite)",
    re.I,
)
_PASSIVE = re.compile(r"\s(?:were|was|are|is|have\sbeen|has\sbeen|had\sbeen|stood|lay|sat)\s(?:\w{2,9}\s)?", re.I)
_GOVERNS = re.compile(
    r"\s?:?\s?(?:(?:only|just|about|some|around|roughly|nearly|almost|over|under|up|to|more|less|than|at|of|a|the|was|were|is|are|stood"
    r"|stands|came|rose|fell|reached|total|totalled|of|at\sleast|another|further|an?\saverage|averaged?|averages|hit|climbed|dropped)\s){0,4}[“\"]?",
    re.I,
)


def kind_of(sentence: Sentence, measure: Measure, things: dict[str, int]) -> Kind | None:
    """Return what a quantity measures.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    measure : Measure
        A quantity in it.
    things : dict
        Things that the report has counted so far; a bare amount of one is an output.

    Returns
    -------
    str or None
        None where nothing around says what the number is.
    """
    if measure.dimension == "money":
        return _money(sentence, measure)
    if measure.dimension == "area":
        return "area"
    if measure.dimension in ("length", "share", "duration", "times"):
        return _spec(sentence, measure)
    if measure.dimension == "count":
        counted = _counted(sentence, measure)
        if counted != "other":
            return counted
    return _flow(sentence, measure, things)


def _money(sentence: Sentence, measure: Measure) -> Kind | None:
    if measure.per and not measure.per.endswith("year"):
        return None
    if measure.number.largest < 10_000 and not measure.number.scaled:
        return None  # a price
    start, end = sentence.part(measure.start, measure.end)
    first, last = max(start, measure.start - _REACH), min(end, measure.end + 50)
    found = [cue for cue in sentence.money_cues if first <= cue.start < last]
    found = [cue for cue in found if not _parted(sentence, measure, cue)]
    return ("order" if found[-1].label == "order" else None) if found else "investment"


def _parted(sentence: Sentence, measure: Measure, cue: Found) -> bool:
    """Say whether another sum stands between a word and this one, which the word belongs to."""
    low, high = sorted((cue.start, measure.start))
    return any(low < m.start < high for m in sentence.measures if m.dimension == "money" and m is not measure)


def _spec(sentence: Sentence, measure: Measure) -> Kind | None:
    text = sentence.text
    around = text[max(0, measure.start - 40) : measure.end + 60]
    if measure.dimension == "duration":
        near = text[max(0, measure.start - 40) : measure.end + 30]
        return "delay" if _DELAY.search(near) and not measure.per else None
    if measure.dimension == "length":
        if measure.thing in ("mm", "nm", "inch") and _CALIBRE.search(around):
            return "product_spec"
        return "product_spec" if _RANGE.search(text[: measure.start]) else None
    return "product_spec" if measure.dimension == "share" and _CONTENT.search(around) else None


def _counted(sentence: Sentence, measure: Measure) -> Kind | Literal["other"] | None:
    """Return a kind that the counted thing itself decides; "other" where it does not."""
    text = sentence.text
    if measure.thing in _PEOPLE or measure.thing == "person":
        return _people(sentence, measure)
    if _OTHERS.search(measure.product):
        return None
    if measure.thing in PLANTS and not measure.per and measure.number.largest < 1000:
        if measure.thing == "train" and not _LIQUEFIES.search(text):
            return "other"  # those that run on rails
        named = _ONE_OF.match(text, measure.number.end) or text[: measure.start].lower().endswith("only ")
        return None if named else "line_count"
    return "other"


def _people(sentence: Sentence, measure: Measure) -> Kind | None:
    if measure.per:
        return None
    sure = measure.thing in _PEOPLE and measure.thing not in _FEW
    start, end = sentence.part(measure.start, measure.end)
    return "jobs" if sure or flow_cue.PEOPLE.search(sentence.text, sentence.words, start, end) else None


def _flow(sentence: Sentence, measure: Measure, things: dict[str, int]) -> Kind | None:
    """Tell capacity, output, order, stock and demand by the nearest cue."""
    if (measure.number.spelt and measure.number.value == 1.0) or measure.thing in _IDLE:
        return None  # "one of the most modern", "29 cents a watt"
    start, end = sentence.part(measure.start, measure.end)
    kind = _nearest(sentence, start, end, measure)
    if measure.per:
        return _rate(sentence, measure, kind, start, end)
    if NAMES_PLANT.match(sentence.text, measure.end):
        return "capacity"
    kind = kind or _above(sentence, start)
    if kind == "capacity" and measure.dimension in ("count", "mass"):
        return _amount(sentence, measure, start, end)
    return kind or _by_itself(sentence, measure, things)


def _by_itself(sentence: Sentence, measure: Measure, things: dict[str, int]) -> Kind | None:
    """Return what an amount is of which no word tells: gigawatts are a capacity, a known product an output."""
    if measure.dimension in ("power", "energy"):
        start, end = sentence.part(measure.start, measure.end)
        return "capacity" if _WORKS.search(sentence.text, start, end) or sentence.bullet else None
    return "output" if measure.thing in things and sentence.dates else None


def _above(sentence: Sentence, start: int) -> Kind | None:
    """Return the kind that a word before a colon or above a list gives: "Output to date: 7.3 billion cells, ..."."""
    if sentence.intro:
        found = flow_cue.AMOUNT.search(sentence.intro)
        if found:
            return cast("Kind", found.label)
    before = [cue for cue in sentence.amount_cues if start - 40 <= cue.start < start]
    return cast("Kind", before[-1].label) if before else None


def _rate(sentence: Sentence, measure: Measure, kind: Kind | None, start: int, end: int) -> Kind:
    """Return the kind of a figure per period: a capacity, unless the words say that it was made, ordered or needed."""
    if kind == "output" and not _MADE.search(sentence.text, start, end):
        return "capacity"
    if kind in ("order", "demand"):
        return kind
    return "output" if kind == "output" and not _can(sentence, start, measure) else "capacity"


def _amount(sentence: Sentence, measure: Measure, start: int, end: int) -> Kind | None:
    """Tell "a capacity of 200,000 rings" from "will make 50 million by 2027" and "a contract to build 10 ships"."""
    before = sentence.text[max(start, measure.start - 60) : measure.start]
    if _CAPACITY.search(before) or not _MAKES.search(before):
        return None if _ENOUGH.search(before) else "capacity"
    if any(0 <= date.start - measure.end < 25 for date in sentence.step_dates):
        return "output"
    return "order" if _ORDERED.search(sentence.text, start, end) else None


def _can(sentence: Sentence, start: int, measure: Measure) -> bool:
    return bool(_CAN.search(sentence.text, start, measure.start))


def governed(sentence: Sentence, measure: Measure) -> str:
    """Return the label of the word that a bare number hangs on, as in "it delivered 131" or "340 have been hired".

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    measure : Measure
        A number in it with nothing counted.

    Returns
    -------
    str
        output, order, stock, demand or jobs; empty where the number may be anything.
    """
    text = sentence.text
    if measure.number.largest < 2:
        return ""
    if _WORKFORCE.search(text, max(0, measure.start - 60), measure.start) or _HIRED.match(text, measure.end):
        return "jobs"
    if not _ENDS.match(text, measure.end):
        return ""
    labels = [
        cue.label
        for cue in sentence.amount_cues
        if cue.label != "capacity"
        and 0 <= measure.start - cue.end <= 30
        and _GOVERNS.fullmatch(text[cue.end : measure.start])
    ]
    behind = [cue.label for cue in sentence.amount_cues if _PASSIVE.fullmatch(text, measure.end, cue.start)]
    return labels[-1] if labels else next(iter(behind), "")


def _nearest(sentence: Sentence, start: int, end: int, measure: Measure) -> Kind | None:
    """Return the kind of the word that stands nearest, other numbers between them counted as distance."""
    best: tuple[int, str] | None = None
    for cue in sentence.amount_cues:
        inside = cue.start < measure.end and cue.end > measure.number.start
        if inside or not start <= cue.start < end:
            continue
        distance = cue.start - measure.end + _AFTER if cue.start >= measure.end else measure.start - cue.end
        low, high = sorted((cue.start, measure.start))
        distance += _BETWEEN * sum(low < m.number.start < high for m in sentence.measures if m is not measure)
        if distance < _REACH and (best is None or distance < best[0]):
            best = (distance, cue.label)
    return cast("Kind", best[1]) if best else None
