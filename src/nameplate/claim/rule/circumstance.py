"""Claims without a number: what holds a programme back, what is to come, who gets the product, what it is."""

from __future__ import annotations

import re

from nameplate.claim.grammar.designation import models_in
from nameplate.claim.rule import circumstance_cue as cue
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence

_SAYING = re.compile(r"according\sto|said\b|says\b", re.IGNORECASE)


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
    reasons = cue.REASONS.search(sentence.text)
    if reasons:
        return [Draft("restriction", start, end, core=start) for start, end in _items(sentence, reasons.end())]
    delays = [(draft.start, draft.end) for draft in drafts if draft.kind == "delay"]
    found: list[Draft] = []
    for hit in cue.RESTRICTION.find(sentence.text, sentence.words):
        match = hit.match
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
    for pattern, needs in ((cue.FURTHER, True), (cue.INTENDS, False)):
        for hit in pattern.find(sentence.text, sentence.words):
            match = hit.match
            start, end = sentence.clause(match.start(), match.end())
            if needs and not cue.COMING.search(sentence.text, start, min(len(sentence.text), end + 40)):
                continue
            # "Two further lines": the count stands for itself, and what is to come as well.
            counted = [draft for draft in drafts if draft.measure is not None and not needs]
            rivals = found + counted + [draft for draft in taken if not (needs and draft.kind == "line_count")]
            if not any(d.start < end and start < d.end for d in rivals):
                found.append(Draft("planned_expansion", start, end, core=match.start()))
    return found


def _consumers(sentence: Sentence) -> list[Draft]:
    found: list[Draft] = []
    for hit in cue.CONSUMER.find(sentence.text, sentence.words):
        match = hit.match
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
    if not models or not cue.MAKES.search(sentence.text):
        return []
    known.update(sentence.text[start:end] for start, end in models)
    first, last = sentence.clause(models[0][0], models[0][1])
    last = max(last, models[-1][1])
    product = " and ".join(dict.fromkeys(sentence.text[start:end] for start, end in models))
    return [Draft("product_spec", *sentence.trim(first, last), product=product, core=models[0][0])]
