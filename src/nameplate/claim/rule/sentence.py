"""A sentence with everything that the grammars found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from nameplate.claim.grammar.cue import Found, Words, words_in
from nameplate.claim.grammar.date import Date, find_dates
from nameplate.claim.grammar.hedge import Cue, find_modes
from nameplate.claim.grammar.quantity import Measure, find_measures
from nameplate.claim.grammar.source import Said, find_sources
from nameplate.claim.rule import flow_cue
from nameplate.quantity import Period
from nameplate.report import Block, Report
from nameplate.report.mark import bullet_mark

LONGEST = 1500
"""Characters of the longest sentence; a longer one is cut, so that hostile text costs no more than its length."""

_CLAUSE = re.compile(
    r"\s?[;:]\s|\s[—–-]{1,2}\s|—|[,]\s(?:and|but|while|which|where|with|although|though|whereas|because|so|as"
    r"|who|after|up|down|to)\s"
    r"|\s(?:but|while|although|though|whereas|so\sthat)\s|\s(?=(?:in\sspite\sof|despite)\s)|\.\s|[()]|,\s"
)
_STRONG = re.compile(r"[;:]\s|\s[—–]\s|\.\s|,?\s(?:but|while|although|whereas)\s")
_MISSED_END = re.compile(r"(?<=[a-z0-9)]{2}[.!?])[\"”’]?\s{1,3}(?=[A-Z“\"])")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sgt|Lt|No|Inc|Corp|Ltd|Co|vs|etc|approx|ca|Jan|Feb|Mar|Apr|Aug|Sept?"
    r"|Oct|Nov|Dec|Fig|al)\.$"
)
_SAID_WHEN = re.compile(
    r"(?:today|yesterday|last|this|earlier|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
_LEAD = re.compile(r"^\s{0,3}(?P<date>[^:–—|]{4,30}?)(?:\s[-–—|]\s|:\s|\s?\.{2,}\s?|\t|\s{2,})")


@dataclass
class Sentence:
    """A stretch of a report that is read at once.

    Parameters
    ----------
    text : str
        The words.
    offset : int
        Where they begin in the report's text.
    published : Period or None
        When the report came out.
    bullet : bool
        An entry of a list.
    intro : str
        The line above the list, as ``Ramp-up, according to the company:``.
    that_year : int or None
        The last year named before.
    following : Sentence or None
        The next one of the same block.
    """

    text: str
    offset: int
    published: Period | None = None
    bullet: bool = False
    intro: str = ""
    that_year: int | None = None
    following: Sentence | None = field(default=None, repr=False, compare=False)

    @cached_property
    def words(self) -> Words:
        """The beginnings of its words, by which tables of cues find what to try."""
        return words_in(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The same without their places."""
        return frozenset(word for _, word in self.words)

    @cached_property
    def dates(self) -> list[Date]:
        """Every date."""
        return find_dates(self.text, self.published, self.that_year)

    @cached_property
    def measures(self) -> list[Measure]:
        """Every quantity that is not part of a date."""
        taken = [(date.start, date.end) for date in self.dates if date.period is not None]
        return [
            measure
            for measure in find_measures(self.text)
            if not any(start <= measure.number.start < end for start, end in taken)
        ]

    @cached_property
    def amount_cues(self) -> list[Found]:
        """Every word that tells what an amount is."""
        return flow_cue.AMOUNT.find(self.text, self.words)

    @cached_property
    def money_cues(self) -> list[Found]:
        """Every word that tells that money is no investment."""
        return flow_cue.MONEY.find(self.text, self.words)

    @cached_property
    def modes(self) -> list[Cue]:
        """Every word that marks a plan, a forecast or hearsay."""
        return find_modes(self.text, self.words)

    @cached_property
    def sources(self) -> list[Said]:
        """Everyone who is named as a source."""
        return find_sources(self.text, self.words)

    @cached_property
    def step_dates(self) -> list[Date]:
        """Every date on which a step can have been, and not only something have been said."""
        dates = (date for date in self.dates if date.period is not None and date is not self.lead)
        return [date for date in dates if not any(self._said_on(said, date) for said in self.sources)]

    def _said_on(self, said: Said, date: Date) -> bool:
        """Tell "In August 2021 Rostec said" and "Rostec said on 3 July" from "Rostec named the second half of 2022"."""
        if said.way == "forward" and date.end <= said.start:
            return date.start < 4 and said.start - date.end < 40
        between = self.text[said.end : date.start] if 0 <= date.start - said.end < 30 else "no"
        told = re.fullmatch(r"\s(?:(?:in|to)\s(?:an?\s)?\w{3,15}\s)?(?:on|in)\s", between)
        return bool(told) or (between == " " and bool(_SAID_WHEN.match(date.words)))

    @cached_property
    def lead(self) -> Date | None:
        """The date at the head of a timeline's entry: ``June 2019 - Rostec says``."""
        match = _LEAD.match(self.text)
        first = self.dates[0] if self.dates else None
        return first if match and first and self.bullet and first.end <= match.end("date") + 1 else None

    @cached_property
    def _breaks(self) -> list[tuple[int, int]]:
        return self._found(_CLAUSE)

    @cached_property
    def _strong(self) -> list[tuple[int, int]]:
        return self._found(_STRONG)

    def _found(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        # In an entry such as "Start of operations: Q3 2028" the colon parts nothing.
        field = self.text.find(":", 0, 60) if self.bullet else -1
        spans = ((match.start(), match.end()) for match in pattern.finditer(self.text))
        return [(start, end) for start, end in spans if not start <= field < end]

    def clause(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Return the smallest clause that holds a stretch of the sentence."""
        return self._between(self._breaks, start, start if end is None else end)

    def part(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Return the main clause around a stretch: up to a semicolon, colon, dash or "but"."""
        return self._between(self._strong, start, start if end is None else end)

    def _between(self, breaks: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
        first = max((after for _, after in breaks if after <= start), default=0)
        last = min((before for before, _ in breaks if before >= end), default=len(self.text))
        return self.trim(first, last)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Take the space and the closing marks off a stretch."""
        while start < end and self.text[start] in " \t\r\n\u00a0,;:.\"“”'-–—•*":
            start += 1
        while end > start and self.text[end - 1] in ' \t\r\n\u00a0,;:."“”':
            end -= 1
        return start, end


def sentences(report: Report) -> Iterator[tuple[Block, list[Sentence]]]:
    """Cut the blocks that can carry claims into sentences.

    Parameters
    ----------
    report : Report
        The document.

    Yields
    ------
    tuple
        A block and its sentences.

    Examples
    --------
    >>> report = Report.of("It has four lines. Two are for tracer rounds.")
    >>> [sentence.text for _, block in sentences(report) for sentence in block]
    ['It has four lines.', 'Two are for tracer rounds.']
    """
    intro = ""
    for block in report.blocks:
        if block.role not in ("body", "bullet"):
            intro = "" if block.role == "heading" else intro
            continue
        words = report.block_text(block)
        skip = bullet_mark(words) if block.role == "bullet" else 0
        found = [
            Sentence(words[start:end], block.start + start, report.published, block.role == "bullet", intro)
            for start, end in _spans(words, skip)
        ]
        for sentence, following in pairwise(found):
            sentence.following = following
        if block.role == "body":
            intro = words if words.endswith(":") else ""
        yield block, found


def _spans(words: str, skip: int) -> Iterator[tuple[int, int]]:
    import nupunkt

    for start in range(skip, len(words), LONGEST):
        piece = words[start : start + LONGEST]
        for first, last in nupunkt.sent_spans(piece):
            for a, b in _split(piece[first:last]):
                if piece[first + a : first + b].strip():
                    yield start + first + a, start + first + b


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Part what nupunkt left together, as "... blank rounds. Rostec says ..."."""
    start = 0
    for match in _MISSED_END.finditer(text):
        if not _ABBREVIATED.search(text[: match.start()][-12:]):
            yield start, start + len(text[start : match.start()].rstrip())
            start = match.end()
    yield start, start + len(text[start:].rstrip())
