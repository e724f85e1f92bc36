"""Which source a claim belongs to, carried over sentences where English does so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nameplate.claim.grammar.source import Said
from nameplate.claim.grammar.source_name import is_person
from nameplate.claim.model import Source
from nameplate.claim.rule.sentence import Sentence

_PRONOUNS = {"he", "she", "they", "it"}
_GOES_ON = re.compile(
    r"^\W{0,3}(?:he|she|they|it|the\s(?:source|two\ssides|official|spokes\w{3,6})|this|these|in\saddition|also"
    r"|moreover)\b",
    re.I,
)


@dataclass
class Speakers:
    """The people and bodies named so far, in one report.

    Examples
    --------
    >>> speakers = Speakers()
    >>> sentence = Sentence("Rostec says it holds four lines.", 0)
    >>> speakers.source(sentence, 17, 27, 17).name
    'Rostec'
    """

    people: list[str] = field(default_factory=list)
    carried: tuple[Said, ...] = ()
    carried_at: int = 0
    intro: tuple[tuple[Said, ...], int] = ((), 0)

    def begin(self, sentence: Sentence, *, fresh_block: bool) -> None:
        """Take note of a sentence's sources before its claims are asked for."""
        text = sentence.text
        if sentence.sources:
            self.carried, self.carried_at = (), sentence.offset
        elif fresh_block:
            # A list belongs to whoever the line above it names: "Ramp-up, according to the company:".
            self.carried, self.carried_at = self.intro if sentence.bullet and sentence.intro else ((), 0)
        elif not _GOES_ON.match(text) and not sentence.bullet:
            self.carried = ()
        for said in sentence.sources:
            if is_person(said.name) and said.name not in self.people:
                self.people.append(said.name)

    def end(self, sentence: Sentence) -> None:
        """Keep the sentence's sources for those that follow it."""
        if sentence.sources:
            self.carried, self.carried_at = tuple(sentence.sources), sentence.offset
        if sentence.text.rstrip().endswith(":"):
            self.intro = (self.carried, self.carried_at)
        elif not sentence.bullet:
            self.intro = ((), 0)

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
        said = self._said(sentence, start, end, core)
        if said is None and self.carried and not sentence.sources:
            said = self._innermost(list(self.carried))
            chain = self._chain(self.carried, said)
            offset = self.carried_at
        else:
            chain, offset = self._chain(tuple(sentence.sources), said), sentence.offset
        if said is None:
            return Source()
        return Source(
            name=self._full(said.name), type=said.type, cue=(offset + said.start, offset + said.end), chain=chain
        )

    def _said(self, sentence: Sentence, start: int, end: int, core: int) -> Said | None:
        whole = [s for s in sentence.sources if s.way == "whole"]
        _first, _ = sentence.part(start, end)
        # The nearest one before whose words go on to the claim, with no semicolon between.
        forward = [
            s
            for s in sentence.sources
            if s.way == "forward" and s.start <= core and ";" not in sentence.text[s.end : core]
        ]
        back = [
            s
            for s in sentence.sources
            if s.way == "back" and s.start >= core and ";" not in sentence.text[end : s.start]
        ]
        if forward:
            return forward[-1]
        return self._innermost(back[:1] + whole) if back or whole else None

    def _innermost(self, said: list[Said]) -> Said:
        """Return the one who first said it; an unnamed one only if nobody is named."""
        named = [s for s in said if s.type != "unnamed"]
        return (named or said)[-1]

    def _chain(self, all_said: tuple[Said, ...], said: Said | None) -> tuple[str, ...]:
        if said is None:
            return ()
        cited = [s for s in all_said if s.cited or s is said or s.way == "back"]
        names = (name for s in cited for name in (s.through, self._full(s.name)) if name)
        return tuple(dict.fromkeys(names))

    def _full(self, name: str) -> str:
        """Put a person's whole name for a pronoun or a surname."""
        if name.lower() in _PRONOUNS:
            return self.people[-1] if self.people else name
        return next((person for person in reversed(self.people) if person.endswith(f" {name}")), name)
