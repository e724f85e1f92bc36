"""Answers: what the futures of a run say to a question, beside what was announced."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from nameplate.errors import UsageError
from nameplate.run.manifest import ANNOUNCED
from nameplate.study.measure import draws, happens
from nameplate.study.resolution import chance_words, resolution_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from nameplate.run import Run
    from nameplate.study.question import Question

Point: TypeAlias = float | str | None
"""An amount, a day as ISO text, or None: not within the horizon, or without bound."""
LEVELS = (5, 25, 50, 75, 95)


@dataclass(frozen=True)
class Answer:
    """The answer of one scenario to one question.

    Parameters
    ----------
    question : Question
    scenario : str
    unit : str
        Of amounts; "date" where the answer is a day; empty for a share of 1.
    announced : float, str or None
        The same asked of the future in which everything goes exactly as announced.
    mean : float, str or None
        None where some futures have no day, or no bound.
    quantiles : dict of str to float, str or None
        5, 25, 50, 75 and 95 %.
    chance : float or None
        Share of futures in which `chance_of` holds.
    chance_of : str
        In words.
    futures : int
    resolution : str
        How and when the outcome will be judged, in words.
    missed : float
        Share of futures in which the day does not come within the horizon; 0 for amounts.
    draws : ndarray, shape (futures,)
        The answer of each future; days since the programme's first day, infinite where it does not come.
    """

    question: Question
    scenario: str
    unit: str
    announced: Point
    mean: Point
    quantiles: dict[str, Point]
    chance: float | None
    chance_of: str
    futures: int
    resolution: str
    missed: float
    draws: NDArray[np.float64] = field(repr=False, compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as JSON holds it: nothing rounded, no draws."""
        return {
            "question": self.question.text,
            "read_as": self.question.read_as,
            "scenario": self.scenario,
            "unit": self.unit,
            "announced": self.announced,
            "mean": self.mean,
            "quantiles": self.quantiles,
            "chance": self.chance,
            "chance_of": self.chance_of,
            "missed": self.missed,
            "futures": self.futures,
            "resolution": self.resolution,
        }


def answer(run: Run, question: Question, scenario: str | None = None) -> Answer:
    """Answer a question from a run.

    Parameters
    ----------
    run : Run
    question : Question
        Read against the run's own programme.
    scenario : str or None
        One of the run's; None for the one that the question names, or else the run's main one.

    Returns
    -------
    Answer

    Raises
    ------
    UsageError
        When the run does not have the scenario.
    """
    chosen = scenario or question.scenario or run.scenarios[0]
    if chosen not in (*run.scenarios, ANNOUNCED):
        raise UsageError(f"scenario {chosen!r}: this run has {', '.join(run.scenarios)}")
    values = draws(run, question, chosen)
    announced = float(draws(run, question, ANNOUNCED)[0]) if _was_announced(run, question) else np.nan
    point = _day(run.programme.start) if question.is_date else _amount
    return Answer(
        question=question,
        scenario=chosen,
        unit=unit_of(question),
        announced=point(announced),
        mean=point(float(values.mean())),
        quantiles={str(level): point(value) for level, value in zip(LEVELS, quantiles(values), strict=True)},
        chance=_chance(question, values, announced, run.programme.start),
        chance_of=chance_words(question, point(announced)),
        futures=len(values),
        resolution=resolution_words(question, run.programme),
        missed=float(np.isinf(values).mean()) if question.is_date else 0.0,
        draws=values,
    )


def _was_announced(run: Run, question: Question) -> bool:
    """Say whether there is a date, or a reported duration, for the milestone that a question asks about."""
    if question.milestone is None:
        return True
    milestone = run.programme.milestones[question.milestone]
    return milestone.date is not None or (milestone.takes is not None and milestone.takes.origin == "claimed")


def unit_of(question: Question) -> str:
    """Return the unit of a question's answer; empty for a share, "date" for a day."""
    if question.is_date:
        return "date"
    if question.kind == "output" and question.thing is not None:
        return question.thing.unit
    return "month" if question.kind == "cover" else ""


def _chance(question: Question, values: NDArray[np.float64], announced: float, start: date) -> float | None:
    """Return the share of futures with what was asked for, or else with at least what was announced."""
    if question.is_chance:
        return float(happens(question, values, start).mean())
    if not np.isfinite(announced):
        return None
    slack = abs(announced) * 1e-9
    if question.is_date or question.kind == "dependence":
        return float((values <= announced + slack).mean())
    return float((values >= announced - slack).mean())


def quantiles(values: NDArray[np.float64], levels: Sequence[int] = LEVELS) -> list[float]:
    """Return quantiles: between draws where all are finite, else draws themselves.

    Parameters
    ----------
    values : ndarray
    levels : sequence of int
        In per cent.

    Examples
    --------
    >>> quantiles(np.array([1.0, 2.0, 3.0, 4.0]), [50]), quantiles(np.array([1.0, 2.0, 3.0, np.inf]), [50, 95])
    ([2.5], [2.0, inf])
    """
    shares = np.array(levels) / 100
    if np.isfinite(values).all():
        found = np.quantile(values, shares)
    else:
        found = np.quantile(values, shares, method="inverted_cdf")
    return [float(value) for value in found]


def _amount(value: float) -> Point:
    return value if np.isfinite(value) else None


def _day(start: date) -> Callable[[float], Point]:
    """Return what turns a number of days since the start into a day."""

    def point(days: float) -> Point:
        return (start + timedelta(days=int(np.floor(days)))).isoformat() if np.isfinite(days) else None

    return point
