"""A question written back in its canonical form, so that whoever asked sees what was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nameplate.errors import UsageError
from nameplate.quantity import Exact, Period, Quantity
from nameplate.study.resolution import counted
from nameplate.study.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from nameplate.study.question import Question
    from nameplate.study.vocabulary import Names, Thing, Vocabulary


def canonical(question: Question, names: Vocabulary, read: Callable[[str], Question]) -> str:
    """Write a question in its canonical form: by labels, or by names where a label holds words of the grammar.

    Parameters
    ----------
    question : Question
    names : Vocabulary
        Those that it was read with.
    read : callable
        Reads a text as a question; what is written always means the question again.

    Returns
    -------
    str
        Empty where neither way of writing it is read as the same, which no sound programme causes.
    """
    plain = replace(question, text="", read_as="")
    for by_label, short in ((True, True), (True, False), (False, False)):
        text = _Writer(names, by_label, short).question(question)
        try:
            if read(text) == plain:
                return text
        except UsageError:
            continue
    return ""


@dataclass(frozen=True)
class _Writer:
    """Writes the parts of a question; one method for each form.

    Parameters
    ----------
    names : Vocabulary
    by_label : bool
        Whether parts are called by their labels.
    short : bool
        Whether a label that says its unit stands for it: 20k steel-core rounds.
    """

    names: Vocabulary
    by_label: bool
    short: bool

    def question(self, question: Question) -> str:
        """Write a question of any form."""
        text: str = getattr(self, question.kind)(question)
        if question.scenario is not None:
            text += f" if {self.called(self.names.scenarios, question.scenario)}"
        return text

    def called(self, names: Names[str], name: str) -> str:
        """Give the label of a part, or its name."""
        aliases = [alias for alias, found in names.entries if found == name]
        return aliases[-1 if self.by_label else 0]

    def thing(self, thing: Thing) -> str:
        if thing.kind == "unit":
            return counted(thing.unit)
        names = [alias for alias, found in self.names.things.entries if found == thing]
        return names[0] if names and not self.by_label else thing.label

    def output(self, question: Question) -> str:
        assert question.thing is not None
        if question.relation is None:
            return f"output of {self.thing(question.thing)} {_when(question)}"
        return f"chance of {question.relation} {self.amount(question)} {_when(question)}"

    def reached(self, question: Question) -> str:
        if question.relation is None:
            return f"date when {self.amount(question)} is first reached"
        return f"chance of {self.amount(question)} {_when(question)}"

    def amount(self, question: Question) -> str:
        """Write an amount with what is counted, unless its unit says that."""
        thing = question.thing
        assert thing is not None
        unit = counted(thing.unit)
        if thing.kind == "product" and self.short and set(words(thing.unit)) <= set(words(thing.label)):
            unit = thing.label
        elif thing.kind != "unit":
            return f"{self.number(question)} {unit}{_rate(question)} of {self.thing(thing)}"
        return f"{self.number(question)} {unit}{_rate(question)}"

    def number(self, question: Question) -> str:
        """Write a number exactly and shortly."""
        return str(Quantity(Exact(question.amount or 0.0)))

    def milestone(self, question: Question) -> str:
        label = self.called(self.names.milestones, str(question.milestone))
        return f"date of {label}" if question.relation is None else f"chance that {label} {_when(question)}"

    def met(self, question: Question) -> str:
        text = f"share of demand met {_when(question)}"
        if question.consumer is not None:
            text += f" for {self.called(self.names.consumers, question.consumer)}"
        if question.thing is not None:
            text += f" of {self.thing(question.thing)}"
        return _compared(text, question, 100.0, "%")

    def cover(self, question: Question) -> str:
        assert question.thing is not None
        end = str(Period(None, question.end)).removeprefix("by ")
        return _compared(f"months of cover of {self.thing(question.thing)} at {end}", question, 1.0, "month")

    def dependence(self, question: Question) -> str:
        assert question.thing is not None
        text = f"dependence on imports of {self.thing(question.thing)} {_when(question)}"
        return _compared(text, question, 100.0, "%")


def _compared(text: str, question: Question, factor: float, unit: str) -> str:
    if question.relation is None:
        return text
    return f"chance that {text} is {question.relation} {Quantity(Exact(factor * (question.amount or 0.0)), unit)}"


def _when(question: Question) -> str:
    period = str(Period(question.start, question.end))
    return period if question.start is None else f"in {period}"


def _rate(question: Question) -> str:
    return "/year" if question.per_year else ""
