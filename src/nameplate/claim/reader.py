"""A report becomes claims: the rule reader."""

from __future__ import annotations

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.source_name import is_unnamed
from nameplate.claim.model import Claim, Kind
from nameplate.claim.rule.amount import read_amounts
from nameplate.claim.rule.circumstance import read_circumstances
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.event import read_events
from nameplate.claim.rule.finish import DATED, bound_for, date_for, mode_for, note_for, superseded_for
from nameplate.claim.rule.scope import scope_of
from nameplate.claim.rule.sentence import Sentence, sentences
from nameplate.claim.rule.speaker import Speakers
from nameplate.claim.rule.topic import Topics, find_product
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
        self.report = report
        self.claims: dict[str, Claim] = {}
        self.speakers = Speakers()
        self.things: dict[str, int] = {}
        self.models: set[str] = set()
        self.topics = Topics(report.title)
        self.foreign = report.language not in ("", "en")
        self.last: Kind | None = None

    def block(self, block: list[Sentence]) -> None:
        before: list[Draft] = []
        that_year = None
        for number, sentence in enumerate(block):
            sentence.that_year = that_year
            self.speakers.begin(sentence, fresh_block=number == 0)
            self.topics.hear(sentence.text, sentence.stems)
            before = self._sentence(sentence, before)
            self.speakers.end(sentence)
            years = [calendar.closed(date.period)[1].year for date in sentence.dates if date.period]
            that_year = years[-1] if years else that_year

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
        start, end = sentence.offset + draft.start, sentence.offset + draft.end
        clause = sentence.text[slice(*sentence.clause(draft.start, draft.end))]
        measure = draft.measure
        source = self.speakers.source(sentence, draft.start, draft.end, draft.core)
        period, date_words = date_for(sentence, draft)
        made = find_product(clause) if draft.kind in _MADE_THERE else ""
        unit = (draft.unit or measure.unit) if measure else None
        return Claim.make(
            report=self.report.id,
            kind=draft.kind,
            subject=self.topics.subject(clause, made),
            product=draft.product or (measure.product if measure else "") or made,
            value=measure.value if measure else None,
            scope=scope_of(clause, draft.part, unit or ""),
            part=draft.part,
            unit=unit,
            words=sentence.text[measure.start : measure.end] if measure else "",
            date=period.iso() if period else None,
            date_words=date_words,
            bound=bound_for(sentence, draft),
            mode="alleged" if any(is_unnamed(name) for name in source.chain) else mode_for(sentence, draft, period),
            superseded=superseded_for(sentence, draft),
            source=source.model_copy(update={"grade": self.report.grade}) if self.report.grade else source,
            note=self._foreign_note() or note_for(sentence, draft, period),
            version=VERSION,
            start=start,
            end=end,
            quote=self.report.text[start:end],
        )

    def _foreign_note(self) -> str:
        """Say that of a report in another language only figures are read."""
        language = _LANGUAGES.get(self.report.language, self.report.language)
        return f"a report in {language}, of which only figures are read" if self.foreign else ""

    def done(self) -> list[Claim]:
        found = sorted(self.claims.values(), key=lambda claim: (claim.start, claim.end, claim.kind, claim.id))
        names = {claim.subject: self.topics.same(claim.subject) for claim in found}
        return [
            claim
            if names[claim.subject] == claim.subject
            else claim.model_copy(update={"subject": names[claim.subject]})
            for claim in found
        ]
