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
        return _within(question)
    rate = "/year" if question.per_year else ""
    amount = f"{_amount(question.amount, question)}{rate}"
    return f"{amount} reached {_within(question)}" if question.kind == "reached" else f"{question.relation} {amount}"


def _amount(value: float | None, question: Question) -> str:
    """Write an amount with what is counted in the plural."""
    unit = _unit(question)
    text = amount_words(value, unit, digits=6)
    return f"{text.removesuffix(unit)}{counted(unit)}" if unit and text.endswith(f" {unit}") else text


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
    if question.is_chance:
        that = f"that day comes {_within(question)}" if question.is_date else f"that is {_asked(question)}"
        rule += f" Holds if {that}{_share_of_year(question)}."
    elif question.is_date:
        rule += f" A day after {horizon(programme)} is not seen."
    sooner = ", or as soon as that day has come" if question.is_date else ""
    return f"{rule} Judged on {_judged(question, programme)}{sooner}."


def _share_of_year(question: Question) -> str:
    whole = question.start is None or (question.end is not None and (question.end - question.start).days > 363)
    return "" if not question.per_year or question.is_date or whole else ", pro rata"


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
        return f"all {counted(unit)}"
    if question.thing.lines:
        return label if counted(unit) in label.split() else f"{counted(unit)} from {label}"
    return label if set(words(unit)) <= set(words(label)) else f"{label}, counted in {counted(unit)},"


def counted(unit: str) -> str:
    """Write what is counted in the plural; a unit of measure, such as GWh or t, has none.

    Examples
    --------
    >>> counted("round"), counted("GWh"), counted("battery")
    ('rounds', 'GWh', 'batteries')
    """
    if not (unit.islower() and unit.replace("-", "").isalpha() and len(unit) > 2):
        return unit
    if unit.endswith("y") and unit[-2] not in "aeiou":
        return f"{unit[:-1]}ies"
    return f"{unit}{'es' if unit.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def _output(question: Question, programme: Programme) -> str:
    return f"The amount of {_thing(question)} made {_span(question, programme)}; scrap and imports do not count."


def _reached(question: Question, programme: Programme) -> str:
    how = "in the twelve months up to then" if question.per_year else f"since {programme.start}"
    return (
        f"The last day of the first calendar month by whose end at least {_amount(question.amount, question)} were "
        f"made {how}: {_thing(question).rstrip(',')}, without scrap and imports."
    )


def _milestone(question: Question, programme: Programme) -> str:
    return f"The day on which this is done: {programme.milestones[str(question.milestone)].label}."


def _met(question: Question, programme: Programme) -> str:
    whose = "all consumers" if question.consumer is None else programme.consumers[question.consumer].label
    products = question.thing.products if question.thing else programme.products
    units = {programme.products[name].unit for name in products}
    mean = f"; the mean over {', '.join(sorted(units))}, which cannot be added" if len(units) > 1 else ""
    what = f" for {_thing(question)}" if question.thing else ""
    return f"The part of the demand of {whose}{what} {_span(question, programme)} that was delivered{mean}."


def _cover(question: Question, _: Programme) -> str:
    return (
        f"The stock of {_thing(question)} at the end of {question.end}, in months of the mean demand of the twelve "
        "months up to then."
    )


def _dependence(question: Question, programme: Programme) -> str:
    return (
        f"The imports of {_thing(question)} {_span(question, programme)}, as a part of imports and good output "
        "together; 0 where there was neither."
    )


_RULES = {
    "output": _output,
    "reached": _reached,
    "milestone": _milestone,
    "met": _met,
    "cover": _cover,
    "dependence": _dependence,
}
