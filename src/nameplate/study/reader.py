"""Reading a question: one method for each form, and the names of the programme that it may use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nameplate.errors import UsageError, shorten
from nameplate.quantity import Period, compatible, factor, parse
from nameplate.study import phrase
from nameplate.study.question import Question, horizon
from nameplate.study.vocabulary import Thing, Vocabulary

if TYPE_CHECKING:
    from nameplate.programme import Programme


def parse_question(text: str, programme: Programme) -> Question:
    """Read a question about a programme.

    Parameters
    ----------
    text : str
        One of the forms of `FORMS`, with ``if SCENARIO`` or ``under SCENARIO`` after it where wanted.
    programme : Programme
        Whose names may be used, by name, label or unit.

    Returns
    -------
    Question

    Raises
    ------
    UsageError
        When it is no question, with the nearest form or names; when the period lies outside the horizon.
    """
    asked = " ".join(text.split()).rstrip("?. ")
    if not asked or len(asked) > 400:
        raise UsageError(f"{shorten(text)!r} is no question; {phrase.forms()}")
    reader = _Reader(Vocabulary.of(programme), programme)
    body, scenario = reader.scenario(asked)
    question = reader.body(body)
    question = replace(question, text=text.strip(), scenario=scenario)
    _check_horizon(question, programme)
    return question


def _check_horizon(question: Question, programme: Programme) -> None:
    last = horizon(programme)
    for day in (question.start, question.end):
        if day is not None and day > last:
            raise UsageError(
                f"{shorten(question.text)!r}: {day} lies after the last simulated day; valid would be up to {last}"
            )
    if question.end is not None and question.end < programme.start:
        raise UsageError(
            f"{shorten(question.text)!r}: {question.end} lies before the first simulated day; "
            f"valid would be from {programme.start}"
        )


@dataclass(frozen=True)
class _Reader:
    """Reads the parts of a question; one method for each form."""

    names: Vocabulary
    programme: Programme

    def scenario(self, text: str) -> tuple[str, str | None]:
        """Take ``if SCENARIO`` off the end; a name with such a word in it is tried at each place."""
        cuts = list(re.finditer(r",?\s+(?:if|under)\s+", text, re.IGNORECASE))
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
            (r"(?:what is )?(?:the )?output ", self.output),
            (r"(?:the )?date when ", self.reached),
            (r"(?:the )?(?:date|day) of ", self.milestone),
            (r"(?:the )?(?:chance|probability) that ", self.chance_that),
            (r"(?:the )?(?:chance|probability) of ", self.chance_of),
            (r"(?:the )?share of (?:the )?demand (?:that is )?met", self.met),
            (r"(?:the )?months of cover", self.cover),
            (r"(?:the )?dependence on imports", self.dependence),
        ):
            match = re.match(head, text, re.IGNORECASE)
            if match:
                return read(text[match.end() :])
        raise UsageError(f"{shorten(text)!r} is no question; {phrase.forms(text)}")

    def output(self, rest: str) -> Question:
        """Read ``of THING in PERIOD``."""
        rest, period = phrase.period(f" {rest}")
        clauses = phrase.clauses(rest, "of")
        return self._counted(
            Question("", "output", self.names.things.find(phrase.needed(clauses, "of", "output of PRODUCT in 2028"))),
            period,
        )

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
        return Question("", "milestone", milestone=self.names.milestones.find(phrase.HAPPENS.sub("", rest)))

    def chance_of(self, rest: str) -> Question:
        """Read ``[at least] AMOUNT [of THING] in|by PERIOD``, or ``MILESTONE by DATE``."""
        body, period = phrase.period(f" {rest}")
        if not phrase.AMOUNT.match(phrase.RELATION.sub("", rest, count=1)) or self._is_milestone(body.strip()):
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
        milestone = self.names.milestones.find(phrase.HAPPENS.sub("", body.strip()))
        stated = phrase.stated(period, "chance that MILESTONE by 2026-12")
        return Question("", "milestone", milestone=milestone, start=stated.start, end=stated.end, relation="at least")

    def met(self, rest: str) -> Question:
        """Read ``in PERIOD [for CONSUMER] [of THING]``."""
        body, period = phrase.period(rest)
        clauses = phrase.clauses(body, "for", "of")
        consumer = self.names.consumers.find(clauses["for"]) if "for" in clauses else None
        thing = self._product(clauses["of"]) if "of" in clauses else None
        wanted = phrase.stated(period, "share of demand met in 2030")
        return self._counted(Question("", "met", thing, consumer=consumer), wanted)

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
        """Read ``50M round/year [of|by THING]``: the amount in the thing's unit, and whether it is per year."""
        head, *tail = re.split(r"\s+(?:of|by|at|from)\s+", text.strip(), maxsplit=1, flags=re.IGNORECASE)
        _, head = phrase.relation(head)
        quantity = parse(re.sub(r"\s+(?:a|an|each|every)\s+(?=\w+$)", "/", head))
        counted, slash, time = quantity.unit.partition("/")
        thing, counted = (self.names.things.find(tail[0]), counted) if tail else self._counted_in(counted)
        if not compatible(counted, thing.unit):
            raise UsageError(
                f"{shorten(text)!r}: {thing.label} is counted in {thing.unit}, not in {counted or 'nothing'}"
            )
        if slash and not compatible(time, "day"):
            raise UsageError(f"{shorten(text)!r}: valid would be an amount, or an amount in a time such as round/year")
        scale = factor(counted, thing.unit) * (factor(f"{counted}/{time}", f"{counted}/year") if slash else 1.0)
        return quantity.central * scale, bool(slash), thing

    def _counted_in(self, unit: str) -> tuple[Thing, str]:
        """Find what is counted in a unit, or else what the unit names itself, as in ``20k ak-103``."""
        for product in self.programme.products.values():
            if compatible(unit, product.unit):
                return self.names.things.find(product.unit), unit
        thing = self.names.things.find(unit)
        return thing, thing.unit

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

    def _is_milestone(self, text: str) -> bool:
        """Say whether a text names a milestone, which may begin with a number as an amount does."""
        try:
            self.names.milestones.find(phrase.HAPPENS.sub("", text))
        except UsageError:
            return False
        return True

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
