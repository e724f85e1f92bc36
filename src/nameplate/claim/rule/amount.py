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
from nameplate.claim.rule.sentence import Sentence

PLANTS = frozenset(
    "line plant factory facility furnace mill smelter refinery fab foundry train dock berth quay shipyard reactor kiln press "
    "electrolyser electrolyzer gigafactory brewery cleanroom hall building cell works site unit workshop cavern shaft mine "
    "lane terminal turbine module".split()
) - {"cell", "module", "unit", "turbine", "site", "press"}  # fmt: skip
_PEOPLE = frozenset("job employee worker position staff hire post vacancy apprentice engineer technician labourer laborer".split())
_CUES: tuple[tuple[Kind, str], ...] = (
    ("stock", r"stock(?:s|ed|pile\w{0,3})?|inventor(?:y|ies)|crates?|warehouse\w{0,2}|in\sstorage|stored|in\sreserve|lying\sin"),
    ("order", r"order(?:s|ed|ing)?\b|contract(?:s|ed)?\sfor|purchas\w{1,3}|bought|buy(?:s|ing)?|procure\w{0,4}|booked|tender|backlog"
              r"|expect(?:s|ed)?\s(?:to\s(?:receive|get)\s)?(?=\d)"),
    ("demand", r"demand\w{0,2}|consum(?:es?|ed|ption)|requir(?:es|ements?)|needs?\b|market\s(?:of|for|size)|sales\sforecast|fires"),
    ("output", r"produced|made|built|manufactured|assembled|turned\sout|delivered|shipped|rolled\soff|output\b|put\stogether"
               r"|production\s(?:of|was|reached|rose|fell|in|to\sdate)|completed|has\smade|cumulative|so\sfar|to\sdate|ramp[\s-]?up"),
    ("capacity", r"capacit\w{1,3}|capable|able\sto|can\s(?:already\s)?(?:produce|make|turn|process|handle|build)|throughput|nameplate"
                 r"|rate\sof|at\sfull|run[\s-]rate|to\s(?:produce|make|turn\sout|build|manufacture)|will\s(?:produce|make|turn\sout)"
                 r"|factory|plant\b|electrolys|would\s(?:produce|make|start\swith)|start\swith|target\sof|enough\sfor"),
)  # fmt: skip
_CUE = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _CUES) + ")", re.IGNORECASE)
_MONEY: tuple[tuple[Kind | None, str], ...] = (
    (None, r"revenue|turnover|profit|earnings|market\scap|valuation|shares?\b|embezzl\w{1,4}|stole|fine[sd]?\b|debt|salary|annualized|bribe"
           r"|tax\s(?:credit|break)\w?\sof|damages|theft"),
    ("order", r"order(?:s|ed)?\b|contract\w{0,2}|purchas\w{1,3}|procure\w{0,4}"),
)  # fmt: skip
_DELAY = re.compile(r"\b(?:delay\w{0,3}|later\b|longer|behind|slip\w{0,4}|postpon\w{1,5}|push\w{0,4}\sback|set\sback|overdue|late\b)", re.I)
_CALIBRE = re.compile(
    r"\b(?:ammunition|rounds?|cartridges?|calib\w{2,4}|shells?|guns?|howitzers?|mortars?|projectiles?|bullets?|artillery|rifles?"
    r"|bore|wafers?|process|node|chips?|technology|class|\|)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:a\srange\sof|ranges?\s(?:of|up\sto))\s(?:up\sto\s|about\s|over\s)?$", re.I)
_CONTENT = re.compile(r"\b(?:local|domestic)\s(?:content|value|components?|parts)|locali[sz]ation|home[\s-]made\sparts", re.I)
_PART = re.compile(
    r"\s(?:(?:are|is|will|would|is\sto|are\sto)\s(?:be\s)?(?:for|make|produce|turn|dedicated|to)|for\s|of\s(?:them|these|which|those)\b"
    r"|to\smake|make\b|making|producing|dedicated|will\s)",
    re.IGNORECASE,
)
_PART_JOB = re.compile(r"\s(?:of\s(?:them|these|which)|in\s|on\s|at\s|for\s)", re.I)
_MADE = re.compile(
    r"\b(?:produced|made|built|manufactured|assembled|delivered|shipped|turned\sout|sold|(?:output|production)\s(?:was|rose|fell|reached|stood))\b", re.I
)
_OTHERS = re.compile(r"\b(?:exhibitors|countries|participants|samples|outlets|models|types|versions|variants|visitors|delegates|stores|cities|markets|patients|nations)", re.I)


def read_amounts(sentence: Sentence, before: list[Draft], products: set[str]) -> list[Draft]:
    """Find the claims of a sentence that carry a number.

    Parameters
    ----------
    sentence : Sentence
        What is read.
    before : list of Draft
        Those of the sentence before, which a part ("two for ...") may belong to.
    products : set of str
        Things that the report has counted per period so far; a bare amount of one is an output.

    Returns
    -------
    list of Draft
        In order.
    """
    drafts: list[Draft] = []
    for measure in sentence.measures:
        if _converted(sentence, measure):
            continue
        if not measure.dimension:
            draft = _elliptic(sentence, measure, before + drafts)
        else:
            kind = _kind(sentence, measure, products)
            draft = _draft(sentence, kind, measure) if kind else None
        if draft:
            drafts.append(draft)
            if measure.per and measure.dimension == "count":
                products.add(measure.thing)
    return drafts


def _converted(sentence: Sentence, measure: Measure) -> bool:
    """Say whether a quantity only repeats the one before it in other terms: "1 billion rubles ($13 million)"."""
    opened = sentence.text.rfind("(", max(0, measure.start - 15), measure.start)
    return opened >= 0 and not measure.per and any(0 <= opened - m.end <= 2 for m in sentence.measures if m.dimension)


def _kind(sentence: Sentence, measure: Measure, products: set[str]) -> Kind | None:
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
        return "delay" if _DELAY.search(text[max(0, measure.start - 40) : measure.end + 30]) and not measure.per else None
    if measure.dimension == "length":
        if measure.thing in ("mm", "nm", "inch") and _CALIBRE.search(around):
            return "product_spec"
        return "product_spec" if _RANGE.search(text[: measure.start]) else None
    return "product_spec" if measure.dimension == "share" and _CONTENT.search(around) else None


def _counted(sentence: Sentence, measure: Measure) -> Kind | None | str:
    """Return a kind that the counted thing itself decides; "other" where it does not."""
    text = sentence.text
    if _OTHERS.search(measure.product):
        return None
    if measure.thing in PLANTS and not measure.per and measure.number.largest < 1000:
        one_of = re.match(r"\s?of\s(?:the|its|them)", text[measure.number.end :]) or text[: measure.start].lower().endswith("only ")
        return None if one_of else "line_count"
    if measure.thing in _PEOPLE:
        return "jobs"
    if measure.thing == "person":
        hired = re.search(r"\b(?:employ\w{0,4}|hire\w?|recruit\w{0,3}|take\son|jobs?|workforce|work\b|additional\speople)", text, re.I)
        return "jobs" if hired else None
    return "other"


def _flow(sentence: Sentence, measure: Measure, products: set[str]) -> Kind | None:
    """Tell capacity, output, order, stock and demand by the nearest cue."""
    start, end = sentence.part(measure.start, measure.end)
    kind = _nearest(sentence.text, start, end, measure)
    if measure.per:
        if kind == "output" and not _MADE.search(sentence.text, start, end):
            return "capacity"
        return kind if kind in ("output", "order", "demand") and not _can(sentence, start, measure) else "capacity"
    if kind is None and sentence.intro:
        match = _CUE.search(sentence.intro)
        kind = match.lastgroup if match else None  # type: ignore[assignment]
    if kind is None and start > 0:
        # "Output to date: 7.3 billion cells, ...": the word stands before the colon.
        match = _CUE.search(sentence.text[max(0, start - 40) : start])
        kind = match.lastgroup if match else None  # type: ignore[assignment]
    if kind in ("output", None) and measure.dimension in ("power", "energy") and kind is None:
        return "capacity"
    if kind is None and measure.thing in products and sentence.dates:
        return "output"
    return kind


def _can(sentence: Sentence, start: int, measure: Measure) -> bool:
    before = sentence.text[start : measure.start]
    return bool(re.search(r"\b(?:can|could|capacity|capable|able\sto|will|would|expected|target|up\sto)\b", before, re.IGNORECASE))


def _nearest(text: str, start: int, end: int, measure: Measure) -> Kind | None:
    best: tuple[int, str] | None = None
    for match in _CUE.finditer(text, start, min(len(text), end)):
        if match.start() < measure.end and match.end() > measure.number.start:
            continue
        after = match.start() >= measure.end
        distance = match.start() - measure.end + 15 if after else measure.start - match.end()
        if distance < 90 and (best is None or distance < best[0]):
            best = (distance, match.lastgroup or "")
    return best[1] if best else None  # type: ignore[return-value]


def _draft(sentence: Sentence, kind: Kind, measure: Measure) -> Draft:
    bound = find_bound(sentence.text, measure.start, measure.number.end) or find_bound(sentence.text, measure.start, measure.end)
    start = min(measure.start, bound.start) if bound else measure.start
    end = max(measure.end, bound.end) if bound else measure.end
    unit = {"jobs": "job"}.get(kind)
    if kind == "product_spec":
        noun = noun_at(sentence.text, measure.end, one=True)
        end = noun.end if noun else end
    date = _date(sentence, kind, measure)
    return Draft(kind, *sentence.trim(start, end), measure, date, unit, _spec_product(sentence, kind, measure), core=measure.start)


def _spec_product(sentence: Sentence, kind: Kind, measure: Measure) -> str:
    noun = noun_at(sentence.text, measure.end, one=True) if kind == "product_spec" else None
    return noun.words if noun else ""


def _date(sentence: Sentence, kind: Kind, measure: Measure) -> Date | None:
    """Return the date of an amount: behind it in its clause, or at the head of the sentence."""
    if kind in ("line_count", "product_spec", "area"):
        return None
    first, last = sentence.part(measure.start, measure.end)
    following = [m.start for m in sentence.measures if m.start > measure.start and m.dimension]
    last = min([last, *following])
    after = [date for date in sentence.dates if measure.end <= date.start < last and date.start - measure.end < 70]
    if after:
        return after[0]
    if kind == "investment":
        return None
    if kind in ("output", "stock", "order", "demand") and sentence.lead:
        return sentence.lead
    head = [date for date in sentence.dates if first <= date.start < first + 4 and date.end <= measure.start]
    return head[0] if head and not sentence.sources else None


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
    product = re.sub(r"^\W{0,3}(?:(?:are|is|will|to|be|of|them|for|make|in|on|the)\s){0,5}", "", text[measure.number.end : end].strip())
    return Draft(whole.kind, start, end, inherited, None, unit, product.strip(" ,."), core=start)


def _exceeds(whole: Draft, part: Measure) -> bool:
    return whole.measure is not None and bool(whole.measure.dimension) and whole.measure.number.largest > part.number.largest
