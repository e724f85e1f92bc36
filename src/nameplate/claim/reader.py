"""A report becomes claims: the rule reader."""

from __future__ import annotations

from nameplate.claim.model import Claim, Kind, place_of
from nameplate.claim.rule.amount import read_amounts
from nameplate.claim.rule.circumstance import read_circumstances
from nameplate.claim.rule.context import Context
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.event import read_events
from nameplate.claim.rule.finish import DATED
from nameplate.claim.rule.sentence import Sentence, sentences
from nameplate.claim.rule.topic import find_product
from nameplate.report import Report

VERSION = "1"
"""Changes whenever the rules would read a report differently."""

_LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "ru": "Russian", "uk": "Ukrainian", "zh": "Chinese", "ja": "Japanese", "ar": "Arabic",
}  # fmt: skip
_FIGURES = frozenset({"money", "area", "power", "energy", "mass", "volume"})
"""What a figure can measure that needs no English around it to be understood."""

_MADE_THERE = frozenset({"start_of_production", "milestone_date", "planned_expansion"})


def read_claims(report: Report) -> list[Claim]:
    """Read what a report says.

    Parameters
    ----------
    report : Report
        The document. Only its body and its lists are read.

    Returns
    -------
    list of Claim
        In the order of the text; for each, ``report.text[claim.start:claim.end] == claim.quote``.

    Examples
    --------
    >>> report = Report.of("According to TASS, the factory is expected to produce up to 70 million rounds per year.")
    >>> [(claim.kind, claim.value, claim.unit, claim.hedge, claim.source.name) for claim in read_claims(report)]
    [('capacity', 70000000.0, 'round/year', 'up_to', 'TASS')]
    """
    reading = _Reading(report)
    for _, block in sentences(report):
        reading.block(block)
    return reading.done()


class _Reading:
    """What is known on the way through one report."""

    def __init__(self, report: Report) -> None:
        self.context = Context(report)
        self.claims: dict[str, Claim] = {}
        self.things: dict[str, int] = {}
        self.models: set[str] = set()
        self.foreign = report.language not in ("", "en")
        # Of a report in another language only figures are read, and each claim says so.
        language = _LANGUAGES.get(report.language, report.language)
        self.remark = f"a report in {language}, of which only figures are read" if self.foreign else ""
        self.last: Kind | None = None

    def block(self, block: list[Sentence]) -> None:
        before: list[Draft] = []
        for sentence in self.context.through(block):
            before = self._sentence(sentence, before)

    def _sentence(self, sentence: Sentence, before: list[Draft]) -> list[Draft]:
        amounts = read_amounts(sentence, before, self.things)
        if self.foreign:
            self._add(sentence, [a for a in amounts if a.measure and a.measure.dimension in _FIGURES])
            return []
        events = read_events(sentence, self.last, amounts)
        for draft in events:
            if draft.date is not None and draft.kind in DATED:
                self.last = draft.kind
        drafts = amounts + events
        drafts += read_circumstances(sentence, drafts, self.models)
        self._add(sentence, drafts)
        return amounts

    def _add(self, sentence: Sentence, drafts: list[Draft]) -> None:
        for draft in drafts:
            if draft.start < draft.end:
                claim = self._claim(sentence, draft)
                self.claims.setdefault(claim.id, claim)

    def _claim(self, sentence: Sentence, draft: Draft) -> Claim:
        clause = self.context.clause(sentence, draft)
        made = find_product(clause) if draft.kind in _MADE_THERE else ""
        return self.context.claim(
            sentence,
            draft,
            self.context.source(sentence, draft),
            subject=self.context.topics.subject(clause, made),
            product=draft.product or (draft.measure.product if draft.measure else "") or made,
            version=VERSION,
            remark=self.remark,
        )

    def done(self) -> list[Claim]:
        return [self.context.named(claim) for claim in sorted(self.claims.values(), key=place_of)]
