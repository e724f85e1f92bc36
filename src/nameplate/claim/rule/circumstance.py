"""Claims without a number: what holds a programme back, what is to come, who gets the product, what it is."""

from __future__ import annotations

import re

from nameplate.claim.grammar.designation import models_in
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence

_RESTRICTION = re.compile(
    r"\b(?:sanction(?:s|ed)?|embargo\w{0,2}|restrict(?:s|ed|ions?)|export\s(?:controls?|bans?|licen[cs]\w{1,3})"
    r"|bans?\b|banned|blockade\w?|tariffs?"
    r"|shortages?|lack(?:s|ed|ing)?\sof|lack(?:s|ed)\b|scarc\w{1,4}|trouble\swith|troubles?\b|bottlenecks?"
    r"|constrain(?:s|ed|ts?)|hamper(?:s|ed|ing)?"
    r"|hinder(?:s|ed|ing)?|complicat(?:es|ed|ing)|(?:trying|tried|tries)\sto\s(?:stop|block|prevent)|block(?:s"
    r"|ed|ing)\b|obstacles?|obstruct\w{1,4}|refus(?:es|ed|al)"
    r"|withheld|insufficient|lawsuits?|injunction|strikes?\b|growing\smore\sslowly|weak(?:er)?\sdemand"
    r"|slower\sthan|not\skept|prevent(?:s|ed|ing)?"
    r"|(?:no|without|missing|pending|awaiting)\s(?:\w{1,12}\s){0,2}(?:permits?|licen[cs]es?|approvals?|funding"
    r"|financing)|underfund\w{2,3}"
    r"|(?:supply|price|cost)\s(?:problems?|pressure|overruns?)|power\scuts?|denied)\b",
    re.IGNORECASE,
)
_REASONS = re.compile(
    r"\b(?:reasons?|obstacles?|factors?|problems?|difficulties|causes?)\b[^:.;]{0,40}:\s", re.IGNORECASE
)
_SAYING = re.compile(r"according\sto|said\b|says\b", re.IGNORECASE)
_THINGS = (
    r"(?:production\s|assembly\s|manufacturing\s)?(?:lines?|plants?|factor(?:y|ies)|halls?|buildings?"
    r"|facilit(?:y|ies)|phases?|stages?|capacity|units?|furnaces?"
    r"|sites?|workshops?|trains?|modules?|works|locations|products?|models?|fabs?|drones?|steps?)"
)
_FURTHER = re.compile(
    rf"\b(?:additional|further|remaining|more|second|third|next|later|following|subsequent|another|extra"
    rf"|other)\s(?:\w[\w-]{{0,15}}\s){{0,3}}?{_THINGS}\b",
    re.I,
)
_INTENDS = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed)?|want(?:s|ed)?|hope(?:s|d)?|is\sgoing|prepar(?:es"
    r"|ing)|due|is\sset|will|is|are)\s(?:to\s)?"
    r"(?:also\s|later\s|then\s)?(?:expand\w{0,3}|introduce|establish|add(?:ing)?\b|doubl(?:e|ing)|tripl(?:e"
    r"|ing)|increas(?:e|ing)\s(?:the\s|its\s)?(?:capacity|output|production)|enlarge|extend\b"
    r"|investing\sin\s(?:an?\s|its\s)|open\s(?:another|a\ssecond|a\sfurther)|build\s(?:another|a\ssecond|more))"
    r"|\bexpansion\b(?=[^.;]{0,60}\b(?:planned|will|would|plans|expected|to\sfollow|later|next)\b)",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:plan(?:s|ned)?|will|would|to\sbe|is\sto|are\sto|expect\w{0,3}|should|soon|shortly|future"
    r"|intend\w{0,2}|follow\w{0,3}|decision)\b",
    re.I,
)
_FORCES = (
    r"(?:army|armies|military|militaries|police|armed\sforces|security\s(?:forces|agencies|services)|air\sforce"
    r"|navy|national\sguard|law\senforcement"
    r"|(?:defen[cs]e|interior)\sministry|ministry\sof\s(?:defen[cs]e|interior)|troops|militias?)"
)
_CONSUMER = re.compile(
    rf"\bto\s(?:meet|cover|serve|satisfy)\sthe\s(?:needs|demand|requirements)\sof\b|\b(?:for|to|by"
    rf"|with)\s(?:the\s|its\s|their\s"
    rf"|\w{{1,15}}['’]s\s)?(?:own\s)?(?:\w[\w-]{{0,15}}\s){{0,2}}?{_FORCES}\b(?=\s?(?:[,.;:)]|$|(?:and|or|of|in"
    rf"|from|with|will|itself|at|by|units|personnel|professionals|first)\b))"
    rf"|\b{_FORCES}\s(?:come\sfirst|will\s(?:get|receive|use)|get\b|receive|to\sreceive|are\sthe\s(?:first|main))"
    r"|\b(?:customers|buyers|recipients|clients|end[\s-]users)\s(?:include|are|will\sbe)\b"
    r"|\bgo(?:es)?\sto\s(?=[A-Z])|\bwent\sto\s(?=[A-Z])"
    r"|\b(?:destined|earmarked|intended|meant)\sfor\s(?:the\s)?(?=[A-Z]|export|domestic|foreign|customers"
    r"|markets?)|\bexport(?:s|ed)?\sto\b|\b(?:suppl(?:y|ies|ied|ying)|deliver(?:ed|s)?|s(?:ell"
    r"|old))\s(?:\w{1,15}\s){0,3}?to\s(?=[A-Z])"
    r"|\busers?\sof\b|\bthird\scountries\b",
)
_MAKES = re.compile(
    r"\b(?:mak(?:e|es|ing)|produc(?:e|es|ing|tion)|manufactur(?:e|es|ing)|assembl(?:e|es|y|ing)|build|turn\sout"
    r"|for|plants?|factory|version\sof|licen[cs]\w{1,3}|rifles?"
    r"|engines?|aircraft|missiles?|vehicles?|cells?)\b",
    re.IGNORECASE,
)


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
    """
    found = _restrictions(sentence, drafts)
    found += _expansion(sentence, drafts)
    found += _consumers(sentence)
    found += _models(sentence, known_models)
    return found


def _restrictions(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    reasons = _REASONS.search(sentence.text)
    if reasons:
        return [Draft("restriction", start, end, core=start) for start, end in _items(sentence, reasons.end())]
    delays = [(draft.start, draft.end) for draft in drafts if draft.kind == "delay"]
    found: list[Draft] = []
    for match in _RESTRICTION.finditer(sentence.text):
        start, end = sentence.clause(match.start(), match.end())
        if any(first < end and start < last for first, last in delays) or any(
            d.start < end and start < d.end for d in found
        ):
            continue
        if end - start > len(match.group()) + 8:
            found.append(Draft("restriction", start, end, core=match.start()))
    return found


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
    taken = [d for d in drafts if d.kind in ("start_of_production", "construction_start", "capacity", "line_count")]
    for pattern, needs in ((_FURTHER, True), (_INTENDS, False)):
        for match in pattern.finditer(sentence.text):
            start, end = sentence.clause(match.start(), match.end())
            if needs and not _COMING.search(sentence.text, start, min(len(sentence.text), end + 40)):
                continue
            # "Two further lines": the count stands for itself, and what is to come as well.
            counted = [draft for draft in drafts if draft.measure is not None and not needs]
            rivals = found + counted + [draft for draft in taken if not (needs and draft.kind == "line_count")]
            if not any(d.start < end and start < d.end for d in rivals):
                found.append(Draft("planned_expansion", start, end, core=match.start()))
    return found


def _consumers(sentence: Sentence) -> list[Draft]:
    found: list[Draft] = []
    for match in _CONSUMER.finditer(sentence.text):
        start, end = sentence.clause(match.start(), match.end())
        # A list of consumers ("the military, police, and other agencies") goes on over its commas.
        more = re.match(r"(?:,\s(?:and\s)?[\w' -]{2,40}){1,4}(?=[.;])", sentence.text[end : end + 200])
        end = end + more.end() if more else end
        if not any(d.start < end and start < d.end for d in found):
            found.append(Draft("consumer", *sentence.trim(start, end), core=match.start()))
    return found


def _models(sentence: Sentence, known: set[str]) -> list[Draft]:
    """Read designations such as AK-103 where the sentence speaks of making them."""
    models = [(start, end) for start, end in models_in(sentence.text) if sentence.text[start:end] not in known]
    if not models or not _MAKES.search(sentence.text):
        return []
    known.update(sentence.text[start:end] for start, end in models)
    first, last = sentence.clause(models[0][0], models[0][1])
    last = max(last, models[-1][1])
    product = " and ".join(dict.fromkeys(sentence.text[start:end] for start, end in models))
    return [Draft("product_spec", *sentence.trim(first, last), product=product, core=models[0][0])]
