"""From proposals that stand in the text to claims: who says so, how surely, and about what, as the rules read it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.source_name import is_unnamed, read_name
from nameplate.claim.model import Claim, Source
from nameplate.claim.model_reader.check import Placed
from nameplate.claim.model_reader.place import find_quote
from nameplate.claim.model_reader.proposal import Proposal
from nameplate.claim.model_reader.reread import Misread, reread
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.finish import bound_for, date_for, mode_for, note_for, superseded_for
from nameplate.claim.rule.scope import scope_of
from nameplate.claim.rule.sentence import Sentence
from nameplate.claim.rule.speaker import Speakers
from nameplate.claim.rule.topic import Topics
from nameplate.report import Report

VERSION = "1"
"""Changes whenever the same answer would give other claims."""

_BY_MODEL = "who says so is the model's reading"

BACK = 5
"""Sentences before a claim in which a source, a subject or a product that the model names is looked for."""


class Finisher:
    """The way through one report on which proposals become claims.

    Parameters
    ----------
    report : Report
        The document.
    name : str
        The model's name, which every claim carries in its version.

    Examples
    --------
    >>> report = Report.of("Herald said the plant makes 70 rounds a day.")
    >>> from nameplate.claim.model_reader.place import Place
    >>> sentence = Sentence(report.text, 0)
    >>> placed = Placed((0, 0), Proposal(1, "70 rounds", "capacity", 70.0), Place(28, 37, "exact"), 0)
    >>> (_, claim), = Finisher(report, "small-model").block([sentence], {sentence.offset: [placed]})
    >>> claim.value, claim.unit, claim.source.name, claim.quote, claim.reader
    (70.0, 'round/day', 'Herald', '70 rounds a day', 'model')
    """

    def __init__(self, report: Report, name: str) -> None:
        self.report = report
        self.version = f"{VERSION} {name}".strip()
        self.speakers = Speakers()
        self.topics = Topics(report.title)
        self.before: deque[Sentence] = deque(maxlen=BACK)

    def block(
        self, sentences: Sequence[Sentence], placed: Mapping[int, Sequence[Placed]]
    ) -> list[tuple[Placed, Claim | Misread]]:
        """Read what is proposed for the sentences of one block.

        Parameters
        ----------
        sentences : sequence of Sentence
            All of the block, also those that nothing is proposed for: sources and plants are carried on from them.
        placed : mapping
            By the offset of the sentence.

        Returns
        -------
        list of tuple
            Each proposal with its claim, or with the reason why it does not hold.
        """
        found: list[tuple[Placed, Claim | Misread]] = []
        that_year = None
        for number, sentence in enumerate(sentences):
            sentence.that_year = that_year
            self.speakers.begin(sentence, fresh_block=number == 0)
            self.topics.hear(sentence.text, sentence.stems)
            found += [(one, self._read(one, sentence)) for one in placed.get(sentence.offset, ())]
            self.speakers.end(sentence)
            self.before.appendleft(sentence)
            years = [calendar.closed(date.period)[1].year for date in sentence.dates if date.period]
            that_year = years[-1] if years else that_year
        return found

    def _read(self, placed: Placed, sentence: Sentence) -> Claim | Misread:
        draft = reread(placed.proposal, sentence, placed.place)
        return draft if isinstance(draft, Misread) else self._claim(placed.proposal, sentence, draft)

    def _claim(self, proposal: Proposal, sentence: Sentence, draft: Draft) -> Claim:
        start, end = sentence.offset + draft.start, sentence.offset + draft.end
        clause = sentence.text[slice(*sentence.clause(draft.start, draft.end))]
        measure = draft.measure
        source = self.speakers.source(sentence, draft.start, draft.end, draft.core)
        named = None if source.name else self._source(proposal.source, sentence)
        source = named or source
        period, date_words = date_for(sentence, draft)
        product = (measure.product if measure else "") or self._standing(proposal.product, sentence)
        unit = (draft.unit or measure.unit or None) if measure else None
        return Claim.make(
            report=self.report.id,
            kind=draft.kind,
            subject=self.topics.subject(clause, "") or self._standing(proposal.subject, sentence),
            product=product,
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
            note="; ".join(filter(None, (note_for(sentence, draft, period), _BY_MODEL if named else ""))),
            reader="model",
            version=self.version,
            start=start,
            end=end,
            quote=self.report.text[start:end],
        )

    def _source(self, words: str, sentence: Sentence) -> Source | None:
        """Return the source that the model names, if its name stands in the sentence or shortly before it."""
        for near in (sentence, *self.before) if words else ():
            place = find_quote(words, near.text, fuzzy=False)
            name, sort = read_name(near.text[place.start : place.end]) if place else ("", "organisation")
            if place and name:
                cue = (near.offset + place.start, near.offset + place.end)
                return Source(name=name, type=sort, cue=cue, chain=(name,))
        return None

    def _standing(self, words: str, sentence: Sentence) -> str:
        """Return the model's words for a thing, as the text has them; empty if it has not."""
        for near in (sentence, *self.before) if words else ():
            place = find_quote(words, near.text, fuzzy=False)
            if place is not None:
                return " ".join(near.text[place.start : place.end].split())
        return ""
