"""Answers for people: the question, what was announced, the forecast with its range, the chance as a count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from nameplate.cli.screen import counted, put, put_wrapped, say

if TYPE_CHECKING:
    from nameplate.study import Answer, Driver, Point

LEAST: Final = 0.005  # the smallest share of the spread that people are shown


def put_answers(answers: Sequence[Answer]) -> None:
    """Show answers one below the other, on stdout."""
    for number, answer in enumerate(answers):
        if number:
            put("")
        put(answer.question.text)
        for name, text in answer_lines(answer):
            put_wrapped(f"{name:<10} {text}", "  ", " " * 13)
    say("In brackets: the range of 18 in 20 futures.")


def answer_lines(answer: Answer) -> list[tuple[str, str]]:
    """Write an answer as lines of name and text."""
    lines = [("forecast", forecast(answer))]
    if answer.announced is not None:
        lines.insert(0, ("announced", point(answer.announced, answer.unit, digits=4)))
    if answer.chance is not None:
        lines.append(("chance", _chance(answer)))
    lines.append(("judged by", answer.resolution))
    return lines


def _chance(answer: Answer) -> str:
    """Write the chance of an answer, no finer than its futures can tell."""
    from nameplate.study import chance_count, chance_word

    chance = answer.chance or 0.0
    return f"{chance_count(chance, answer.futures)} ({chance_word(chance)}): {answer.chance_of}"


def forecast(answer: Answer) -> str:
    """Write the median of an answer with its 90 % range."""
    from nameplate.study import range_words

    low, middle, high = (answer.quantiles[level] for level in ("5", "50", "95"))
    if point(low, answer.unit) == point(high, answer.unit):
        return point(middle, answer.unit)
    if answer.unit == "date":
        return f"{point(middle, 'date')} ({point(low, 'date')} to {point(high, 'date')})"
    return range_words(_number(low), _number(middle), _number(high), answer.unit)


def point(value: Point, unit: str, digits: int = 2) -> str:
    """Write an amount or a day.

    Parameters
    ----------
    value : float, ISO date or None
        None is a day after the horizon, or never; or an amount without bound.
    unit : str
        As in an answer.
    digits : int
        Significant digits of an amount. A forecast day is given to its month, an announced one as it is.

    Examples
    --------
    >>> point("2029-03-09", "date"), point("2029-03-09", "date", digits=4), point(None, "date"), point(3.74e7, "round")
    ('2029-03', '2029-03-09', 'later or never', '37M round')
    """
    from nameplate.study import amount_words

    if unit == "date":
        return "later or never" if value is None else str(value)[: 7 if digits == 2 else None]
    return amount_words(_number(value), unit, digits)


def _number(value: Point) -> float | None:
    return value if isinstance(value, float | int) else None


def put_drivers(found: Sequence[Driver], unit: str) -> None:
    """Show what moves an answer, the strongest first, on stdout; what does next to nothing is counted only."""
    shown = [driver for driver in found if max(driver.share, driver.information.share) >= LEAST] or list(found[:1])
    if shown:
        put(f"{'of spread':<13}{'of error':<13}input")
    for driver in shown:
        known = driver.information
        shares = f"{_share(driver.share, driver.error)}  {_share(known.share, known.share_error)}"
        put_wrapped(f"{shares}  {driver.label}", rest=" " * 26)
        basis = f"{driver.place}, {driver.origin} {' '.join(driver.claims)}".strip()
        low, high = point(driver.low, unit), point(driver.high, unit)
        put_wrapped(f"{basis}; {low} when low, {high} when high", " " * 26, " " * 26)
    left = len(found) - len(shown)
    if left:
        explain = "explains" if left == 1 else "explain"
        say(f"{counted(left, 'further input')} {explain} less than {LEAST:.1%} each by themselves.")


def _share(value: float, error: float) -> str:
    """Write a share with its standard error, in as many columns whatever they are.

    Examples
    --------
    >>> _share(0.824, 0.013), _share(0.05, 0.004)
    (' 82 ± 1 %  ', '  5 ± 0.4 %')
    """
    told = f"{100 * error:.1f}" if error < LEAST else f"{100 * error:.0f}"
    return f"{100 * value:3.0f} ± {told + ' %':<5}"
