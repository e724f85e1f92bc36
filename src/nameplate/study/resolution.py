"""How and when an answer will be judged, in words: a forecast that cannot be judged is none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from nameplate.study.question import horizon
from nameplate.study.vocabulary import words
from nameplate.study.wording import amount_words

if TYPE_CHECKING:
    from nameplate.programme import Programme
    from nameplate.study.question import Question


def chance_words(question: Question, announced: float | str | None) -> str:
    """Say what the chance of an answer is the chance of.

    Parameters
    ----------
    question : Question
    announced : float, str or None
        What was announced, where the question itself does not ask for a chance.
    """
    if question.is_chance:
        return _asked(question)
    if announced is None:
        return ""
    if isinstance(announced, str):
        return f"on or before the announced {announced}"
    word = "at most" if question.kind == "dependence" else "at least"
    return f"{word} the announced {amount_words(announced, _unit(question), digits=4)}"


def _asked(question: Question) -> str:
    if question.kind == "milestone":
        return f"{_within(question)}"
    amount = amount_words(question.amount, _unit(question), digits=6)
    if question.per_year:
        amount += "/year"
    return f"{amount} reached {_within(question)}" if question.kind == "reached" else f"{question.relation} {amount}"


def _within(question: Question) -> str:
    return f"by {question.end}" if question.start is None else f"from {question.start} to {question.end}"


def _unit(question: Question) -> str:
    if question.kind in ("output", "reached") and question.thing is not None:
        return question.thing.unit
    return "month" if question.kind == "cover" else ""


def resolution_words(question: Question, programme: Programme) -> str:
    """Say how a question will be judged, from what, and when.

    Parameters
    ----------
    question : Question
    programme : Programme
        The one that the question was read against.
    """
    rule = _RULES[question.kind](question, programme)
    if question.is_chance and not question.is_date:
        rule += f" Holds if that is {_asked(question)}{_share_of_year(question)}."
    return f"{rule} Judged on {_judged(question, programme)}."


def _share_of_year(question: Question) -> str:
    whole = question.start is None or (question.end is not None and (question.end - question.start).days > 363)
    return "" if not question.per_year or whole else ", pro rata"


def _judged(question: Question, programme: Programme) -> date:
    """Return the first day on which all that counts is over."""
    last = question.end or horizon(programme)
    return last if last == date.max else last + timedelta(days=1)


def _span(question: Question, programme: Programme) -> str:
    """Name the days that count: those of the period that are simulated."""
    first = programme.start if question.start is None else max(question.start, programme.start)
    return f"from {first} to {question.end}"


def _thing(question: Question) -> str:
    """Name what is counted, with its unit where the name does not say it."""
    if question.thing is None:
        return "everything"
    label, unit = question.thing.label, question.thing.unit
    if question.thing.kind == "unit":
        # A counted word has a plural; a unit of measure, such as GWh or t, has none.
        return f"all {unit}s" if unit.islower() and unit.isalpha() and len(unit) > 2 else f"all {unit}"
    return label if set(words(unit)) <= set(words(label)) else f"{label} ({unit})"


def _output(question: Question, programme: Programme) -> str:
    return f"Good items made {_span(question, programme)} of {_thing(question)}; scrap and imports do not count."


def _reached(question: Question, programme: Programme) -> str:
    amount = amount_words(question.amount, _unit(question), digits=6)
    how = "in the twelve months up to then" if question.per_year else f"since {programme.start}"
    return (
        f"The last day of the first month by whose end at least {amount} were made {how}, of {_thing(question)}; "
        f"scrap and imports do not count. {_deadline(question, programme)}"
    )


def _milestone(question: Question, programme: Programme) -> str:
    label = programme.milestones[str(question.milestone)].label
    return f"The day on which this is done: {label}. {_deadline(question, programme)}"


def _deadline(question: Question, programme: Programme) -> str:
    if question.is_chance:
        return f"Holds if that day comes {_within(question)}."
    return f"A day after {horizon(programme)} is not seen."


def _met(question: Question, programme: Programme) -> str:
    consumer = "all consumers"
    if question.consumer is not None:
        consumer = programme.consumers[question.consumer].label
    thing = f" of {_thing(question)}" if question.thing else ""
    units = {
        programme.products[name].unit for name in (question.thing.products if question.thing else programme.products)
    }
    mean = f"; the mean over {', '.join(sorted(units))}, which cannot be added" if len(units) > 1 else ""
    return f"What was delivered to {consumer}{thing} over what they wanted, {_span(question, programme)}{mean}."


def _cover(question: Question, _: Programme) -> str:
    return (
        f"The stock of {_thing(question)} at the end of {question.end} over the mean monthly demand of the twelve "
        "months up to then."
    )


def _dependence(question: Question, programme: Programme) -> str:
    return (
        f"Imports of {_thing(question)} over imports and good items made, {_span(question, programme)}; "
        "0 where nothing came in."
    )


_RULES = {
    "output": _output,
    "reached": _reached,
    "milestone": _milestone,
    "met": _met,
    "cover": _cover,
    "dependence": _dependence,
}
