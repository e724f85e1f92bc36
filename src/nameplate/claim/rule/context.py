"""The way through one report, for every reader of it: who speaks, which plant is meant, which year was named last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nameplate.claim.grammar import calendar
from nameplate.claim.grammar.source_name import is_unnamed
from nameplate.claim.model import Claim, Source
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.finish import bound_for, date_for, mode_for, note_for, superseded_for
from nameplate.claim.rule.scope import scope_of
from nameplate.claim.rule.sentence import Sentence
from nameplate.claim.rule.speaker import Speakers
from nameplate.claim.rule.topic import Topics
from nameplate.report import Report


class Context:
    """What is known on the way through one report.

    Parameters
    ----------
    report : Report
        The document.

    Examples
    --------
    >>> report = Report.of("Herald said it has four lines.")
    >>> context = Context(report)
    >>> for sentence in context.through([Sentence(report.text, 0)]):
    ...     draft = Draft("line_count", 19, 29, core=19)
    ...     source = context.source(sentence, draft)
    ...     claim = context.claim(sentence, draft, source, subject="", product="", version="1")
    >>> claim.quote, claim.source.name
    ('four lines', 'Herald')
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.speakers = Speakers()
        self.topics = Topics(report.title)

    def through(self, block: Sequence[Sentence]) -> Iterator[Sentence]:
        """Yield the sentences of a block; claims must be made of each before the next is asked for.

        Parameters
        ----------
        block : sequence of Sentence
            All of it, also those that claim nothing: sources, plants and years are carried on from them.
        """
        that_year = None
        for number, sentence in enumerate(block):
            sentence.that_year = that_year
            self.speakers.begin(sentence, fresh_block=number == 0)
            self.topics.hear(sentence.text, sentence.stems)
            yield sentence
            self.speakers.end(sentence)
            years = [calendar.closed(date.period)[1].year for date in sentence.dates if date.period]
            that_year = years[-1] if years else that_year

    def named(self, claim: Claim) -> Claim:
        """Return a claim under the fullest name that the report gives its plant, which is known at the end."""
        name = self.topics.same(claim.subject)
        return claim if name == claim.subject else claim.model_copy(update={"subject": name})

    def source(self, sentence: Sentence, draft: Draft) -> Source:
        """Return who says what a draft holds."""
        return self.speakers.source(sentence, draft.start, draft.end, draft.core)

    def clause(self, sentence: Sentence, draft: Draft) -> str:
        """Return the words of a draft's clause."""
        return sentence.text[slice(*sentence.clause(draft.start, draft.end))]

    def claim(
        self,
        sentence: Sentence,
        draft: Draft,
        source: Source,
        *,
        subject: str,
        product: str,
        version: str,
        reader: str = "rule",
        remark: str = "",
    ) -> Claim:
        """Make a claim of a draft: how surely it is said, when it holds and of what part are read here.

        Parameters
        ----------
        sentence : Sentence
            The sentence that `through` gave last.
        draft : Draft
            Kind and place of the claim in it.
        source : Source
            Who says so.
        subject, product : str
            What it is about.
        version, reader : str
            Who read it.
        remark : str
            Added to the claim's note.
        """
        start, end = sentence.offset + draft.start, sentence.offset + draft.end
        measure = draft.measure
        period, date_words = date_for(sentence, draft)
        unit = (draft.unit or measure.unit or None) if measure else None
        return Claim.make(
            report=self.report.id,
            kind=draft.kind,
            subject=subject,
            product=product,
            value=measure.value if measure else None,
            scope=scope_of(self.clause(sentence, draft), draft.part, unit or ""),
            part=draft.part,
            unit=unit,
            words=sentence.text[measure.start : measure.end] if measure else "",
            date=period.iso() if period else None,
            date_words=date_words,
            bound=bound_for(sentence, draft),
            mode="alleged" if any(is_unnamed(name) for name in source.chain) else mode_for(sentence, draft, period),
            superseded=superseded_for(sentence, draft),
            source=source.model_copy(update={"grade": self.report.grade}) if self.report.grade else source,
            note="; ".join(filter(None, (note_for(sentence, draft, period), remark))),
            reader=reader,
            version=version,
            start=start,
            end=end,
            quote=self.report.text[start:end],
        )
