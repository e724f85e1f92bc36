"""Questions and their answers as plain values: the answer itself, scenarios side by side, drivers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nameplate import study
from nameplate.brief import data
from nameplate.brief.gather.announced import as_announced, claims_behind, is_assumed, lines_making, printed
from nameplate.brief.gather.noun import noun
from nameplate.brief.number import amount, capital, day_words
from nameplate.study.question import Question, horizon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nameplate.run import Run

SUPPLY = ("met", "dependence", "cover")
MOST_COMPARED = 4


def questions(run: Run) -> list[Question]:
    """Read the programme's questions; one without any is asked for the output of its first product."""
    programme = run.programme
    texts = programme.questions
    if not texts:
        end = horizon(programme)
        last = end.year if (end.month, end.day) == (12, 31) else end.year - 1
        texts = (f"output of {next(iter(programme.products))} in {last}",)
    return [study.parse_question(text, programme) for text in texts]


def outcome(run: Run, found: study.Answer) -> data.Outcome:
    """Turn an answer into plain values."""
    question = found.question
    announced = _announced(run, question, found.announced)
    has_chance = found.chance is not None and (question.is_chance or announced is not None)
    return data.Outcome(
        question=capital(question.text),
        noun=noun(question, run.programme),
        estimate=estimate(question, found.unit, found.quantiles),
        announced=announced,
        chance=found.chance if has_chance else None,
        chance_of=_chance_of(question, announced.verb if announced else "announced"),
        asked=question.is_chance,
        most=question.kind == "dependence",
        chance_word=study.chance_word(found.chance) if found.chance is not None else "",
        resolution=found.resolution,
    )


def estimate(question: Question, unit: str, quantiles: Mapping[str, study.Point]) -> data.Estimate:
    """Turn a study's quantiles into an estimate."""
    low, low_half, middle, high_half, high = (point(question, quantiles[q]) for q in ("5", "25", "50", "75", "95"))
    return data.Estimate(_unit(question, unit), low, low_half, middle, high_half, high)


def point(question: Question, value: study.Point) -> data.Point:
    """Turn a study's amount, share or ISO day into a plain value; shares become per cent."""
    if isinstance(value, str):
        return date.fromisoformat(value)
    if value is None:
        return None
    return 100.0 * value if is_share(question) else value


def is_share(question: Question) -> bool:
    """Tell whether the answer is a share of 1."""
    return question.kind in ("met", "dependence")


def _unit(question: Question, unit: str) -> str:
    return "date" if question.is_date else "%" if is_share(question) else unit


def _announced(run: Run, question: Question, value: study.Point) -> data.Announced | None:
    # shares and cover follow from the whole programme: nobody announced them
    if value is None or question.kind in SUPPLY or _undated(run, question):
        return None
    claims = claims_behind(run, question)
    shown = point(question, value)
    lines = lines_making(run.programme, question.thing)
    if question.kind == "output" and question.thing is not None and isinstance(shown, float):
        shown = as_announced(run.programme, lines, question.thing.unit, shown)
    if question.kind == "milestone":
        promised = run.programme.milestones[str(question.milestone)].date
        assumed = promised is not None and promised.origin == "assumed"
    else:
        assumed = is_assumed(run.programme, lines)
    return data.Announced(shown, claims, printed(run, claims, shown), assumed)


def _undated(run: Run, question: Question) -> bool:
    """Tell whether nobody named a day for the milestone that is asked for."""
    return question.kind == "milestone" and run.programme.milestones[str(question.milestone)].date is None


def _chance_of(question: Question, verb: str) -> str:
    if not question.is_chance:
        if question.is_date:
            return f"on or before the {verb} day"
        return f"at {'most' if question.kind == 'dependence' else 'least'} what was {verb}"
    if question.kind == "milestone":
        return f"that by {day_words(question.end)}" if question.end else "that"
    figure = 100.0 * (question.amount or 0.0) if is_share(question) else question.amount or 0.0
    unit = "%" if is_share(question) else question.thing.unit if question.thing else ""
    rate = " a year" if question.per_year else ""
    if question.kind == "reached":
        return f"{amount(figure, unit, None)}{rate} by {day_words(question.end)}" if question.end else "that"
    return f"{question.relation} {amount(figure, unit, None)}{rate}"


def compare(run: Run, asked: list[Question]) -> list[study.Comparison]:
    """Compare all scenarios on the main question and on those about supply, four at the most."""
    chosen = [asked[0], *(question for question in asked[1:] if question.kind in SUPPLY)]
    found: list[study.Comparison] = []
    for question in chosen if len(run.scenarios) > 1 else []:
        made = study.compare(run, question)
        # a cover without limit has no place on an axis; it stays in the table of answers
        if all(_bounded(estimate(question, row.answer.unit, row.answer.quantiles)) for row in made.rows):
            found.append(made)
        if len(found) == MOST_COMPARED:
            break
    return found


def answers(run: Run, asked: list[Question], compared: list[study.Comparison]) -> list[study.Answer]:
    """Answer every question; a comparison has answered its own already."""
    known = {id(made.question): made.rows[0].answer for made in compared if made.question.scenario is None}
    return [known.get(id(question)) or study.answer(run, question) for question in asked]


def _bounded(e: data.Estimate) -> bool:
    return e.unit == "date" or None not in (e.low, e.low_half, e.middle, e.high_half, e.high)


def comparison(run: Run, found: study.Comparison) -> data.Comparison:
    """Turn a comparison into plain values."""
    question = found.question
    scenarios = tuple(
        data.Scenario(
            capital(row.label),
            estimate(question, row.answer.unit, row.answer.quantiles),
            None if row.difference is None else _difference(question, row.difference),
        )
        for row in found.rows
    )
    announced = _announced(run, question, found.rows[0].answer.announced)
    return data.Comparison(noun(question, run.programme), scenarios, announced)


def _difference(question: Question, found: study.Difference) -> data.Estimate | None:
    low, middle, high = (found.quantiles[q] for q in ("5", "50", "95"))
    if question.is_date or low is None or middle is None or high is None:
        return None
    factor = 100.0 if is_share(question) else 1.0
    unit = _unit(question, found.unit)
    return data.Estimate(unit, factor * low, factor * low, factor * middle, factor * high, factor * high)


def drivers(run: Run, question: Question) -> list[tuple[data.Driver, study.Driver]]:
    """Rank what drives the main answer: each driver as plain values, and as the study has it."""

    def end(value: study.Point) -> data.Point:
        # where a chance was asked for, the ends are chances
        return 100.0 * float(value) if question.is_chance and value is not None else point(question, value)

    return [
        (data.Driver(capital(d.label), d.origin, d.share, end(d.low), end(d.high), d.claims), d)
        for d in study.drivers(run, question)
    ]
