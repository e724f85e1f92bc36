"""Which source a claim belongs to, carried over sentences where English does so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nameplate.claim.grammar.quotation import Quotation, quotation_in
from nameplate.claim.grammar.source import Said
from nameplate.claim.grammar.source_name import is_unnamed
from nameplate.claim.model import Source
from nameplate.claim.rule.sentence import Sentence
from nameplate.claim.rule.voice import Voices

_GOES_ON = re.compile(
    r"^\W{0,3}(?:he|she|they|it|the\s(?:source|two\ssides|official|spokes\w{3,6})|this|these|in\saddition|also"
    r"|moreover)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"^\W{0,3}(?:A|Answer)\s?[:.]\s(?=\S)")
_QUESTION = re.compile(r"^\W{0,3}(?:Q|Question)\s?\d{0,2}[:.]\s(?=\S)")
_PARTED = re.compile(r";(?!\s(?:and\s|or\s)?that\b)")
_AHEAD = 6
"""Sentences after one that opens a quotation in which its speaker is looked for."""


@dataclass
class Speakers:
    """The people and bodies named so far, in one report.

    Examples
    --------
    >>> speakers = Speakers()
    >>> sentence = Sentence("Rostec says it holds four lines.", 0)
    >>> speakers.begin(sentence, fresh_block=True)
    >>> speakers.source(sentence, 17, 27, 17).name
    'Rostec'
    """

    voices: Voices = field(default_factory=Voices)
    carried: tuple[Said, ...] = ()
    carried_at: int = 0
    intro: tuple[tuple[Said, ...], int] = ((), 0)
    now: tuple[Said, ...] = ()
    quotation: Quotation = field(default_factory=lambda: Quotation((), open=False))
    quoting: tuple[Said, int] | None = None
    answering: bool = False

    def begin(self, sentence: Sentence, *, fresh_block: bool) -> None:
        """Take note of a sentence's sources before its claims are asked for."""
        text = sentence.text
        self.now = tuple(said for said in map(self.voices.resolve, sentence.sources) if said is not None)
        self._begin_quotation(sentence, fresh_block=fresh_block)
        if self.now:
            self.carried, self.carried_at = (), sentence.offset
        elif fresh_block:
            # A list belongs to whoever the line above it names: "Ramp-up, according to the company:".
            self.carried, self.carried_at = self.intro if sentence.bullet and sentence.intro else ((), 0)
            self._begin_answer(text)
        elif not _GOES_ON.match(text) and not sentence.bullet and not self.answering:
            self.carried = ()

    def _begin_answer(self, text: str) -> None:
        """Give the answers of an interview to the one who is asked."""
        self.answering = bool(_ANSWER.match(text)) or (self.answering and not _QUESTION.match(text))
        last = self.voices.last_person()
        if self.answering and last is not None:
            self.carried, self.carried_at = (last.said,), last.offset

    def _begin_quotation(self, sentence: Sentence, *, fresh_block: bool) -> None:
        text = sentence.text
        # A quotation goes on over the end of a paragraph only where the next one opens with a mark again.
        inside = self.quotation.open and (not fresh_block or text.lstrip()[:1] in '“"„«')
        if not inside:
            self.quoting = None
        self.quotation = quotation_in(text, inside=inside)
        if self.quotation.spans and self.quoting is None and not self.now:
            self.quoting = self._quoted_ahead(sentence) or self._quoted_before(sentence)

    def _quoted_ahead(self, sentence: Sentence) -> tuple[Said, int] | None:
        """Find who says "We had no doors. It was a rotten year," in the sentences that follow."""
        following, inside = sentence.following, self.quotation.open
        for _ in range(_AHEAD if inside else 0):
            if following is None or not inside:
                break
            back = [said for said in following.sources if said.way != "forward"]
            inside = quotation_in(following.text, inside=True).open
            if back:
                said = self.voices.resolve(back[0])
                return (said, following.offset) if said is not None else None
            following = following.following
        return None

    def _quoted_before(self, sentence: Sentence) -> tuple[Said, int] | None:
        """Give a quotation without a source of its own to the last who was named."""
        if not any(end - start > 20 for start, end in self.quotation.spans):
            return None
        last = self.voices.last_heard()
        return (last.said, last.offset) if last is not None else None

    def end(self, sentence: Sentence) -> None:
        """Keep the sentence's sources for those that follow it."""
        kept = tuple(said for said in self.now if not said.aside)
        for said in kept:
            self.voices.add(said, sentence)
        self.voices.hear(sentence)
        if kept:
            self.carried, self.carried_at = kept, sentence.offset
            if self.quotation.open:
                self.quoting = (self._speaking(kept), sentence.offset)
        if sentence.text.rstrip().endswith(":"):
            self.intro = (self.carried, self.carried_at)
        elif not sentence.bullet:
            self.intro = ((), 0)

    def _speaking(self, said: tuple[Said, ...]) -> Said:
        """Return whose words an open quotation holds: those of the last one before it."""
        start = self.quotation.spans[-1][0]
        before = [one for one in said if one.start < start]
        return (before or list(said))[-1]

    def source(self, sentence: Sentence, start: int, end: int, core: int) -> Source:
        """Return who says what stands at a place of a sentence.

        Parameters
        ----------
        sentence : Sentence
            The sentence.
        start, end : int
            Offsets of the claim in it.
        core : int
            Offset of the word that made it a claim.
        """
        said, offset, chain = self._said(sentence, start, end, core), sentence.offset, self.now
        if said is None and self.quoting is not None and (not self.now or self._quoted(core)):
            said, offset = self.quoting
            chain = (said,)
        elif said is None and self.carried and not self.now:
            said, offset, chain = _innermost(list(self.carried)), self.carried_at, self.carried
        if said is None:
            return Source()
        cue = (offset + said.start, offset + said.end)
        return Source(name=said.name, type=said.type, cue=cue, chain=_chain(chain, said))

    def _quoted(self, core: int) -> bool:
        return any(start <= core < end for start, end in self.quotation.spans)

    def _said(self, sentence: Sentence, start: int, end: int, core: int) -> Said | None:
        text = sentence.text
        whole = [said for said in self.now if said.way == "whole"]
        # The nearest one before whose words go on to the claim, with no semicolon between.
        forward = [
            s for s in self.now if s.way == "forward" and s.start <= core and not _PARTED.search(text, s.end, core)
        ]
        back = [s for s in self.now if s.way == "back" and s.start >= core and ";" not in text[end : s.start]]
        if forward:
            return forward[-1]
        return _innermost(back[:1] + whole) if back or whole else None


def _innermost(said: list[Said]) -> Said:
    """Return the one who first said it; an unnamed one only if nobody is named."""
    named = [one for one in said if not is_unnamed(one.name)]
    return (named or said)[-1]


def _chain(all_said: tuple[Said, ...], said: Said) -> tuple[str, ...]:
    cited = [one for one in all_said if one.cited or one is said or one.way == "back"]
    names = (name for one in cited for name in (one.through, one.name) if name)
    return tuple(dict.fromkeys(names))
