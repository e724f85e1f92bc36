"""What to ask next: the input that is worth most to know, in words that go no further than the errors allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nameplate.study.result import unit_of
from nameplate.study.wording import amount_words, significant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nameplate.study.driver import Driver
    from nameplate.study.question import Question

ERRORS = 2.0
"""What is within so many standard errors of nothing, or of another, is not told apart from it."""
_STEPS = (1, 5, 10)  # per cent to which a share may be rounded


@dataclass(frozen=True)
class Advice:
    """What to ask next.

    Parameters
    ----------
    text : str
        One or two sentences.
    places : tuple of str
        The inputs that are worth asking about, the best first; those after it may be worth as much. Empty where
        none stands out.
    """

    text: str
    places: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the advice as JSON holds it."""
        return {"text": self.text, "places": list(self.places)}


def ask_next(found: Iterable[Driver], question: Question) -> Advice:
    """Say which input is worth most to know, what it rests on, and what knowing it would do.

    An input whose worth is within two standard errors of nothing is not named; those that are within two of the
    best are said to be worth as much.

    Parameters
    ----------
    found : iterable of Driver
        All drivers of an answer, in any order.
    question : Question
        The one that they were found for.

    Returns
    -------
    Advice

    Examples
    --------
    >>> from nameplate.study.driver import Driver
    >>> from nameplate.study.information import Information
    >>> from nameplate.study.question import Question
    >>> from nameplate.study.vocabulary import Thing
    >>> known = Information(now=12e6, worth=3.7e6, error=3e4, share=0.308, share_error=0.003)
    >>> plant = Driver("sites.a.capacity", "The plant: capacity", "claimed", ("c1",), 0.5, 0.0, 1.0, 2.0, known)
    >>> rounds = Question("output of rounds in 2028", "output", Thing("unit", "round", "round", ("ball",)))
    >>> print(ask_next([plant], rounds).text)
    Ask next about "The plant: capacity", which rests on claim c1. Knowing it would take about 31 % off the expected
    error: from 12M to 8.3M round.
    """
    ranked = sorted(found, key=lambda driver: (-driver.information.worth, driver.place))
    if not any(driver.information.now > 0.0 for driver in ranked):
        return Advice("Nothing to ask: no uncertain input moves this answer.", ())
    clear = [driver for driver in ranked if driver.information.worth > ERRORS * driver.information.error]
    if not clear:
        return Advice(_none(ranked), ())
    best, *others = clear
    equal = [driver for driver in others if _as_much(best, driver)]
    sentence = f'Ask next about "{best.label}", which {_basis(best)}{_equals(equal)}.'
    return Advice(f"{sentence} {_effect(best, question)}", tuple(driver.place for driver in (best, *equal)))


def _as_much(best: Driver, other: Driver) -> bool:
    """Say whether two inputs cannot be told apart by what they are worth."""
    one, two = best.information, other.information
    return bool(one.worth - two.worth <= ERRORS * (one.error**2 + two.error**2) ** 0.5)


def _none(ranked: list[Driver]) -> str:
    most = max(driver.information.share + ERRORS * driver.information.share_error for driver in ranked)
    return (
        "No input stands out: what knowing any one of them would take off the expected error is within two standard "
        f"errors of nothing, and at most about {max(1, round(100 * most))} %."
    )


def _basis(driver: Driver) -> str:
    """Say which claim or assumption an input rests on."""
    claims = f"claim{'s' if len(driver.claims) > 1 else ''} {', '.join(driver.claims)}"
    if driver.origin == "reference":
        return "rests on past programmes" + (f" and on the promise of {claims}" if driver.claims else "")
    if not driver.claims:
        return "is assumed"
    return f"rests on {claims}"


def _equals(equal: list[Driver]) -> str:
    if not equal:
        return ""
    first, *more = equal
    rest = f" and {len(more)} other{'s' if len(more) > 1 else ''}" if more else ""
    return f'; "{first.label}", which {_basis(first)},{rest} may be worth as much'


def _effect(driver: Driver, question: Question) -> str:
    known = driver.information
    loss = "Brier score" if question.is_chance else "error"
    off = f"Knowing it would take {_percent(known.share, known.share_error)} off the expected {loss}"
    before, after = (_amount(value, question) for value in (known.now, known.now - known.worth))
    if before == after:
        return f"{off}."
    unit = "" if question.is_chance else f" {_unit(question)}"
    return f"{off}: from {before} to {after}{unit}."


def _percent(share: float, error: float) -> str:
    """Write a share no finer than two standard errors allow."""
    told, blur = 100.0 * share, 100.0 * ERRORS * error
    step = next((step for step in _STEPS if blur <= step), _STEPS[-1])
    rounded = step * round(told / step) or round(told)
    return f"about {rounded} %" if rounded else "less than 1 %"


def _amount(value: float, question: Question) -> str:
    """Write a loss without its unit, to two significant digits."""
    if question.is_chance:
        return f"{significant(value, 2):g}"
    return amount_words(value, _inner_unit(question)).rsplit(" ", 1)[0]


def _unit(question: Question) -> str:
    # a share less a share is no share: 60 % less 40 % is 20 points
    unit = _inner_unit(question)
    return {"": "points", "day": "days", "month": "months"}.get(unit, unit)


def _inner_unit(question: Question) -> str:
    return "day" if question.is_date else unit_of(question)
