"""From proposals that stand in the text to claims: who says so, how surely, and about what, as the rules read it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from nameplate.claim.grammar.source_name import read_name
from nameplate.claim.model import Claim, Source
from nameplate.claim.model_reader.check import Placed
from nameplate.claim.model_reader.place import find_quote
from nameplate.claim.model_reader.proposal import Proposal
from nameplate.claim.model_reader.reread import Misread, reread
from nameplate.claim.rule.context import Context
from nameplate.claim.rule.draft import Draft
from nameplate.claim.rule.sentence import Sentence
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
        self.context = Context(report)
        self.version = f"{VERSION} {name}".strip()
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
        for sentence in self.context.through(sentences):
            found += [(one, self._read(one, sentence)) for one in placed.get(sentence.offset, ())]
            self.before.appendleft(sentence)
        return found

    def _read(self, placed: Placed, sentence: Sentence) -> Claim | Misread:
        draft = reread(placed.proposal, sentence, placed.place)
        return draft if isinstance(draft, Misread) else self._claim(placed.proposal, sentence, draft)

    def _claim(self, proposal: Proposal, sentence: Sentence, draft: Draft) -> Claim:
        source = self.context.source(sentence, draft)
        named = None if source.name else self._source(proposal.source, sentence)
        subject = self.context.topics.subject(self.context.clause(sentence, draft), "")
        return self.context.claim(
            sentence,
            draft,
            named or source,
            subject=subject or self._standing(proposal.subject, sentence),
            product=(draft.measure.product if draft.measure else "") or self._standing(proposal.product, sentence),
            version=self.version,
            reader="model",
            remark=_BY_MODEL if named else "",
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
