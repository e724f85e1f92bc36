"""The canonical forms of a question: one method for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nameplate.errors import UsageError, shorten
from nameplate.quantity import Period, parse
from nameplate.study import phrase
from nameplate.study.amount import read_amount
from nameplate.study.question import Question
from nameplate.study.vocabulary import Thing, Vocabulary

if TYPE_CHECKING:
    from nameplate.programme import Programme

_CUTS = 8  # words such as if that may begin the scenario; the last ones


@dataclass(frozen=True)
class Reader:
    """Reads the parts of a question; one method for each form.

    Parameters
    ----------
    names : Vocabulary
    programme : Programme
    """

    names: Vocabulary
    programme: Programme

    def scenario(self, text: str) -> tuple[str, str | None]:
        """Take ``if SCENARIO`` off an end; a name with such a word in it is tried at each place."""
        first = re.fullmatch(r"(?:if|under)\s+(?P<name>[^,]+),\s*(?P<rest>.+)", text, re.IGNORECASE)
        if first:
            return first["rest"], self.names.scenarios.find(first["name"])
        cuts = list(re.finditer(r",?\s+(?:if|under)\s+", text, re.IGNORECASE))[-_CUTS:]
        for cut in cuts[:-1]:
            try:
                return text[: cut.start()], self.names.scenarios.find(text[cut.end() :])
            except UsageError:
                continue
        if not cuts:
            return text, None
        return text[: cuts[-1].start()], self.names.scenarios.find(text[cuts[-1].end() :])

    def body(self, text: str) -> Question:
        """Read a question without its scenario."""
        for head, read in (
            (r"(?:the )?output ", self.output),
            (r"(?:the )?date when ", self.reached),
            (r"(?:the )?(?:date|day) of ", self.milestone),
            (r"(?:the )?chance that ", self.chance_that),
            (r"(?:the )?chance of ", self.chance_of),
            (r"(?:the )?share of (?:the )?demand (?:that is )?met", self.met),
            (r"(?:the )?months of cover", self.cover),
            (r"(?:the )?dependence on imports", self.dependence),
        ):
            match = re.match(head, text, re.IGNORECASE)
            if match:
                return read(text[match.end() :])
        raise UsageError(f"{shorten(text)!r} is no question; {phrase.forms(text)}")

    def output(self, rest: str) -> Question:
        """Read ``of THING [from SITE] in PERIOD``."""
        rest, period = phrase.period(f" {rest}")
        clauses = phrase.clauses(rest, "of")
        thing = self.names.made(phrase.needed(clauses, "of", "output of PRODUCT in 2028"))
        return self._counted(Question("", "output", thing), period)

    def reached(self, rest: str) -> Question:
        """Read ``AMOUNT [of THING] is [first] reached``."""
        match = re.fullmatch(
            r"(?P<what>.+?)\s+(?:is|are)\s+(?:first\s+)?(?:reached|made|met)(?P<more>.*)", rest, re.IGNORECASE
        )
        if not match:
            raise UsageError(f"{shorten(rest)!r}: valid would be date when 50M round/year is first reached")
        amount, per_year, thing = self.amount(match["what"] + match["more"])
        self._monthly(thing)
        return Question("", "reached", thing, amount=amount, per_year=per_year)

    def milestone(self, rest: str) -> Question:
        """Read a milestone's name."""
        return Question("", "milestone", milestone=self.names.milestone(rest))

    def chance_of(self, rest: str) -> Question:
        """Read ``[at least] AMOUNT [of THING] in|by PERIOD``, or ``MILESTONE by DATE``."""
        body, period = phrase.period(f" {rest}")
        is_amount = phrase.AMOUNT.match(phrase.RELATION.sub("", rest, count=1))
        if not is_amount or self.names.milestones.knows(body.strip()):  # a milestone may begin with a number too
            return self.chance_that(rest)
        relation, body = phrase.relation(body.strip())
        amount, per_year, thing = self.amount(body)
        when = phrase.stated(period, "chance of 20k rifle by 2027")
        if per_year and when.start is None:
            if relation != "at least":
                raise UsageError(f"{shorten(rest)!r}: valid would be {relation} AMOUNT in a year, such as in 2028")
            self._monthly(thing)
            return Question("", "reached", thing, end=when.end, amount=amount, per_year=True, relation=relation)
        question = self._counted(Question("", "output", thing), when)
        return replace(question, amount=amount, per_year=per_year, relation=relation)

    def chance_that(self, rest: str) -> Question:
        """Read ``MILESTONE by DATE``, or ``QUESTION is at least AMOUNT``."""
        match = re.fullmatch(rf"(?P<inner>.+?)\s+is\s+(?P<compared>{phrase.RELATION.pattern}.+)", rest, re.IGNORECASE)
        if match:
            return self._compared(self.body(match["inner"]), match["compared"])
        body, period = phrase.period(f" {rest}")
        milestone = self.names.milestone(body)
        stated = phrase.stated(period, "chance that MILESTONE by 2026-12")
        return Question("", "milestone", milestone=milestone, start=stated.start, end=stated.end, relation="at least")

    def met(self, rest: str) -> Question:
        """Read ``in PERIOD [for CONSUMER] [of THING]``; the two small words may stand for each other."""
        body, period = phrase.period(rest)
        clauses = phrase.clauses(body, "for", "of")
        consumer, thing = self._whose([words for words in (clauses.get("for"), clauses.get("of")) if words])
        wanted = phrase.stated(period, "share of demand met in 2030")
        return self._counted(Question("", "met", thing, consumer=consumer), wanted)

    def _whose(self, texts: list[str]) -> tuple[str | None, Thing | None]:
        """Tell the consumer from what is consumed."""
        consumer, thing = None, None
        for text in texts:
            if consumer is None and self.names.consumers.knows(text):
                consumer = self.names.consumers.find(text)
            elif thing is None and (self.names.things.knows(text) or consumer is not None):
                thing = self._product(text)
            else:
                consumer = self.names.consumers.find(text)
        return consumer, thing

    def cover(self, rest: str) -> Question:
        """Read ``of THING at DATE``; a period stands for its last day."""
        body, period = phrase.period(rest)
        thing = self._product(phrase.needed(phrase.clauses(body, "of"), "of", "months of cover of PRODUCT at 2030-12"))
        end = phrase.stated(period, "months of cover of PRODUCT at 2030-12").end
        return self._counted(Question("", "cover", thing), Period(None, end))

    def dependence(self, rest: str) -> Question:
        """Read ``of THING in PERIOD``."""
        body, period = phrase.period(rest)
        thing = self._product(
            phrase.needed(phrase.clauses(body, "of"), "of", "dependence on imports of PRODUCT in 2030")
        )
        return self._counted(
            Question("", "dependence", thing), phrase.stated(period, "dependence on imports of PRODUCT in 2030")
        )

    def amount(self, text: str) -> tuple[float, bool, Thing]:
        """Read ``50M round/year [of THING]``."""
        return read_amount(text, self.names, self.programme)

    def _compared(self, question: Question, text: str) -> Question:
        """Turn a question for an amount into one for a chance."""
        relation, rest = phrase.relation(text)
        if question.is_date or question.is_chance:
            raise UsageError(f"{shorten(text)!r}: only an amount can be compared; {phrase.forms()}")
        if question.kind == "output":
            amount, per_year, _ = self.amount(f"{rest} of {question.thing.label}" if question.thing else rest)
            return replace(question, amount=amount, per_year=per_year, relation=relation)
        unit = "month" if question.kind == "cover" else ""
        quantity = parse(rest if question.kind != "cover" or " " in rest.strip() else f"{rest} months")
        amount = quantity.to(unit).central
        if unit == "" and not 0.0 <= amount <= 1.0:
            raise UsageError(f"{shorten(rest)!r}: valid would be a share from 0 % to 100 %, such as 80 %")
        return replace(question, amount=amount, relation=relation)

    def _product(self, text: str) -> Thing:
        """Find something that is used and stocked, which a line or a site is not."""
        thing = self.names.things.find(text)
        if thing.lines:
            raise UsageError(f"{shorten(text)!r} is a {thing.kind}; valid would be a product or a unit")
        return thing

    def _monthly(self, thing: Thing) -> None:
        """Insist on something whose output is kept by the month."""
        if thing.lines:
            raise UsageError(
                f"{thing.label}: the output of a {thing.kind} is kept by the year, which finds no day; "
                "valid would be a product or a unit"
            )

    def _counted(self, question: Question, period: Period | None) -> Question:
        """Give a question its period, as fine as what is kept allows."""
        stated = phrase.stated(period, "a period, as in 2028, 2027-H1 or by 2030")
        yearly = question.consumer is not None or (question.thing is not None and bool(question.thing.lines))
        if not phrase.whole(stated, yearly):
            kept, valid = ("year", "2028") if yearly else ("month", "2028, 2027-H1 or 2027-03")
            raise UsageError(f"{stated}: amounts are kept by the {kept} here; valid would be {valid}")
        if question.thing is not None and " and " in question.thing.unit:
            raise UsageError(
                f"{question.thing.label} makes {question.thing.unit}, which cannot be added; valid would be one of its "
                f"lines: {', '.join(question.thing.lines)}"
            )
        return replace(question, start=stated.start, end=stated.end)
