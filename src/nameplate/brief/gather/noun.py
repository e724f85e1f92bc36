"""What a question is about, as words that follow its answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from nameplate.brief.number import amount, day_words, month, unit_words

if TYPE_CHECKING:
    from nameplate.programme import Programme
    from nameplate.study import Question


def noun(question: Question, programme: Programme) -> str:
    """Write what a question asks for, to stand after a number, or, for a day, as the event.

    Examples
    --------
    >>> from nameplate.study.question import Question
    >>> from nameplate.study.vocabulary import Thing
    >>> plant = Thing("site", "the plant", "round", ("ball",), ("ball",))
    >>> noun(Question("?", "output", plant, start=date(2028, 1, 1), end=date(2028, 12, 31)), None)
    'rounds from the plant in 2028'
    """
    when = period(question.start, question.end)
    things = thing(question)
    if question.kind == "output":
        made = "" if question.thing and question.thing.kind in ("site", "line") else "made "
        return f"{things} {made}{when}".strip()
    if question.kind == "reached":
        unit = unit_words(question.thing.unit) if question.thing else ""
        rate = " a year" if question.per_year else " in all"
        return f"an output of {amount(question.amount or 0.0, '', None)} {unit}{rate}"
    if question.kind == "milestone":
        return programme.milestones[str(question.milestone)].label
    if question.kind == "cover":
        return f"months of cover of {things} {when.replace('by the end', 'at the end')}".strip()
    if question.kind == "dependence":
        return f"of the supply of {things} imported {when}".strip()
    whose = f" of {programme.consumers[question.consumer].label}" if question.consumer else ""
    for_what = f" for {things}" if question.thing else ""
    return f"of the demand{whose}{for_what} met {when}".strip()


def thing(question: Question) -> str:
    """Name what is counted: a product by its label, a plant's output by its unit and the plant."""
    if question.thing is None:
        return "everything"
    units = unit_words(question.thing.unit)
    if question.thing.kind == "unit":
        return units
    if question.thing.kind == "product":
        return question.thing.label
    # a line is often called by what it makes
    known = units in question.thing.label.split()
    return question.thing.label if known else f"{units} from {question.thing.label}"


def period(start: date | None, end: date | None) -> str:
    """Write a period as a sentence has it.

    Examples
    --------
    >>> period(date(2028, 1, 1), date(2028, 12, 31)), period(None, date(2030, 12, 31))
    ('in 2028', 'by the end of 2030')
    >>> period(date(2028, 1, 1), date(2030, 6, 30)), period(date(2028, 1, 1), date(2029, 12, 31)), period(None, None)
    ('from January 2028 to June 2030', 'in 2028 to 2029', '')
    """
    if end is None:
        return f"from {month(start)}" if start else ""
    closes = (end + timedelta(days=1)).day == 1 if end < date.max else True
    if start is None:
        if (end.month, end.day) == (12, 31):
            return f"by the end of {end.year}"
        return f"by the end of {month(end)}" if closes else f"by {day_words(end)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"in {start.year}" if start.year == end.year else f"in {start.year} to {end.year}"
    if start.day == 1 and closes:
        same = (start.year, start.month) == (end.year, end.month)
        return f"in {month(start)}" if same else f"from {month(start)} to {month(end)}"
    return f"from {day_words(start)} to {day_words(end)}"
