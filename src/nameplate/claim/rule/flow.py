"""What a number in a report measures: capacity, output, order, stock, demand, lines, money, jobs, floor or calibre."""

from __future__ import annotations

import re
from typing import Literal

from nameplate.claim.grammar.quantity import Measure
from nameplate.claim.model import Kind
from nameplate.claim.rule.sentence import Sentence
from nameplate.report.wordlist import words

PLANTS = frozenset(
    words(
    "line plant factory facility furnace mill smelter refinery fab foundry train dock berth quay shipyard",
    "reactor kiln press electrolyser electrolyzer gigafactory brewery cleanroom hall building cell works",
    "site unit workshop cavern shaft mine lane terminal turbine module",
)
) - {"cell", "module", "unit", "turbine", "site", "press"}  # fmt: skip
_PEOPLE = frozenset(
    words(
        "job employee worker position staff hire post vacancy apprentice engineer technician labourer laborer",
    )
)
_CUES: tuple[tuple[Kind, str], ...] = (
    ("stock", r"stock(?:s|ed|pile\w{0,3})?|inventor(?:y|ies)|crates?|warehouse\w{0,2}|in\sstorage|stored"
              r"|in\sreserve|lying\sin"),
    ("order", r"order(?:s|ed|ing)?\b|contracts?\sfor|contracted|purchas\w{1,3}|bought|buy(?:s|ing)?|procure\w{0,4}"
              r"|booked|tender|backlog"
              r"|expect(?:s|ed)?\s(?:to\s(?:receive|get)\s)?(?=\d)"),
    ("demand", r"demand\w{0,2}|consum(?:es?|ed|ption)|requir(?:es|ements?)|needs?\b|market\s(?:of|for|size)"
               r"|sales\sforecast|fires"),
    ("output", r"produced|made|built|manufactured|assembled|turned\sout|delivered|shipped|rolled\soff|output\b"
               r"|put\stogether"
               r"|production\s(?:of|was|reached|rose|fell|in|to\sdate)|completed|has\smade|cumulative|so\sfar"
               r"|to\sdate|ramp[\s-]?up"),
    ("capacity", r"capacit\w{1,3}|capable|able\sto|can\s(?:already\s)?(?:produce|make|turn|process|handle"
                 r"|build)|throughput|nameplate"
                 r"|rate\sof|at\sfull|run[\s-]rate|factory|plant\b|electrolys|start\swith|target\sof|goal\sof|enough\sfor"
                 r"|(?:(?:to|will|would)\s(?:produce|make|turn\sout|build|manufacture|deliver|start\swith))"),
)  # fmt: skip
_CUE = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _CUES) + ")", re.IGNORECASE)
_MAKES = re.compile(
    r"\b(?:to|will|would|can|could)\s(?:\w{1,12}\s)?(?:produce|make|turn\sout|build|manufacture|deliver)\b", re.I
)
_ENOUGH = re.compile(r"\benough\s(?:for|to)\b", re.I)
_ORDERED = re.compile(r"\b(?:contract|order(?:s|ed)?)\b", re.I)
_CAPACITY = re.compile(r"\bcapacit|\brate\b", re.I)
NAMES_PLANT = re.compile(
    r"(?:[\s-](?!(?:and|or|of|in|at|by|to|for|from|the|a|an|per|a)\s)[\w-]{2,20}){0,3}?"
    r"[\s-](?:plant|factory|gigafactory|refinery|mill|facility|smelter|electroly[sz]er|fab)\b"
)
_MONEY: tuple[tuple[Kind | None, str], ...] = (
    (None, r"revenue|turnover|profit|earnings|market\scap|valuation|shares?\b|embezzl\w{1,4}|stole|fine[sd]?\b"
           r"|debt|salary|annualized|bribe"
           r"|tax\s(?:credit|break)\w?\sof|damages|theft"),
    ("order", r"order(?:s|ed)?\b|contract\w{0,2}|purchas\w{1,3}|procure\w{0,4}"),
)  # fmt: skip
_DELAY = re.compile(
    r"\b(?:delay\w{0,3}|later\b|longer|behind|slip\w{0,4}|postpon\w{1,5}|push\w{0,4}\sback|set\sback|overdue|late\b)",
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
    r"\b(?:local|domestic)\s(?:content|value|components?|parts)|locali[sz]ation|made\slocally|locally\s(?:made|produced|sourced)|home[\s-]made\sparts",
    re.I,
)
_MADE = re.compile(
    r"\b(?:produced|made|built|manufactured|assembled|delivered|shipped|turned\sout|sold|(?:output"
    r"|production)\s(?:was|rose|fell|reached|stood))\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:exhibitors|countries|participants|samples|outlets|models|types|versions|variants|visitors|delegates"
    r"|stores|cities|markets|patients|nations)",
    re.I,
)


def kind_of(sentence: Sentence, measure: Measure, products: dict[str, None]) -> Kind | None:
    """Return what a quantity measures.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    measure : Measure
        A quantity in it.
    products : dict
        Things that the report has counted per period so far; a bare amount of one is an output.

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
    return _flow(sentence, measure, products)


def _money(sentence: Sentence, measure: Measure) -> Kind | None:
    if measure.per and not measure.per.endswith("year"):
        return None
    start, end = sentence.part(measure.start, measure.end)
    window = sentence.text[max(start, measure.start - 90) : min(end, measure.end + 50)]
    for kind, pattern in _MONEY:
        if re.search(rf"\b(?:{pattern})", window, re.IGNORECASE):
            return kind
    return "investment"


def _spec(sentence: Sentence, measure: Measure) -> Kind | None:
    text = sentence.text
    around = text[max(0, measure.start - 40) : measure.end + 60]
    if measure.dimension == "duration":
        return (
            "delay" if _DELAY.search(text[max(0, measure.start - 40) : measure.end + 30]) and not measure.per else None
        )
    if measure.dimension == "length":
        if measure.thing in ("mm", "nm", "inch") and _CALIBRE.search(around):
            return "product_spec"
        return "product_spec" if _RANGE.search(text[: measure.start]) else None
    return "product_spec" if measure.dimension == "share" and _CONTENT.search(around) else None


def _counted(sentence: Sentence, measure: Measure) -> Kind | Literal["other"] | None:
    """Return a kind that the counted thing itself decides; "other" where it does not."""
    text = sentence.text
    if _OTHERS.search(measure.product):
        return None
    if measure.thing in PLANTS and not measure.per and measure.number.largest < 1000:
        one_of = re.match(r"\s?of\s(?:the|its|them)", text[measure.number.end :]) or text[
            : measure.start
        ].lower().endswith("only ")
        return None if one_of else "line_count"
    if measure.thing in _PEOPLE:
        return "jobs"
    if measure.thing == "person":
        hired = re.search(
            r"\b(?:employ\w{0,4}|hire\w?|recruit\w{0,3}|take\son|jobs?|workforce|work\b|additional\speople)", text, re.I
        )
        return "jobs" if hired else None
    return "other"


def _flow(sentence: Sentence, measure: Measure, products: dict[str, None]) -> Kind | None:
    """Tell capacity, output, order, stock and demand by the nearest cue."""
    if measure.number.spelt and measure.number.value == 1.0:
        return None  # "one of the most modern"
    start, end = sentence.part(measure.start, measure.end)
    kind = _nearest(sentence.text, start, end, measure)
    if measure.per:
        return _rate(sentence, measure, kind, start, end)
    if NAMES_PLANT.match(sentence.text, measure.end):
        return "capacity"
    # "Output to date: 7.3 billion cells, ...": the word stands before the colon, or above the list.
    above = sentence.text[max(0, start - 40) : start] if start > 0 else ""
    kind = kind or _kind_of_match(_CUE.search(sentence.intro)) or _kind_of_match(_CUE.search(above))
    if kind is None and measure.dimension in ("power", "energy"):
        return "capacity"
    a_product = kind is None and measure.thing in products and bool(sentence.dates)
    if kind == "capacity" and measure.dimension == "count":
        kind = _amount(sentence, measure, start, end)
    return "output" if a_product else kind


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
    before = sentence.text[start : measure.start]
    return bool(
        re.search(
            r"\b(?:can|could|capacity|capable|able\sto|will|would|expected|target|up\sto)\b", before, re.IGNORECASE
        )
    )


def _nearest(text: str, start: int, end: int, measure: Measure) -> Kind | None:
    best: tuple[int, Kind | None] | None = None
    for match in _CUE.finditer(text, start, min(len(text), end)):
        if match.start() < measure.end and match.end() > measure.number.start:
            continue
        after = match.start() >= measure.end
        distance = match.start() - measure.end + 15 if after else measure.start - match.end()
        if distance < 90 and (best is None or distance < best[0]):
            best = (distance, _kind_of_match(match))
    return best[1] if best else None


def _kind_of_match(match: re.Match[str] | None) -> Kind | None:
    return next((kind for kind, _ in _CUES if match and match.lastgroup == kind), None)
