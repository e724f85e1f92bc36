"""Scenarios beside each other on the same luck: what changes in a future when only the scenario does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nameplate.study.question import horizon
from nameplate.study.result import Answer, answer, quantiles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.run import Run
    from nameplate.study.question import Question

LEVELS = (5, 50, 95)


@dataclass(frozen=True)
class Difference:
    """One scenario less the main one, future by future.

    Parameters
    ----------
    unit : str
        As in the answers; "day" where they are days.
    quantiles : dict of str to float or None
        5, 50 and 95 % of the differences; a day that does not come counts as the day after the horizon, an
        amount without bound as None.
    mean, error : float or None
        Mean difference and its standard error.
    gain : float or None
        How many times as many futures an unpaired comparison would need for the same error; None where the
        difference does not vary.
    more : float
        Share of futures in which the scenario is above the main one (later, for days).
    """

    unit: str
    quantiles: dict[str, float | None]
    mean: float | None
    error: float | None
    gain: float | None
    more: float


@dataclass(frozen=True)
class Row:
    """One scenario of a comparison; the main one has no difference."""

    scenario: str
    label: str
    answer: Answer
    difference: Difference | None


@dataclass(frozen=True)
class Comparison:
    """A question answered in every scenario of a run, the main one first."""

    question: Question
    rows: tuple[Row, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as JSON holds it: nothing rounded, no draws."""
        rows = [
            {
                **row.answer.to_json(),
                "label": row.label,
                "difference": None if row.difference is None else dict(vars(row.difference)),
            }
            for row in self.rows
        ]
        return {"question": self.question.text, "scenarios": rows}


def compare(run: Run, question: Question) -> Comparison:
    """Answer a question in every scenario of a run and difference them on the same luck.

    Parameters
    ----------
    run : Run
    question : Question
        A scenario in it is set aside.

    Returns
    -------
    Comparison
    """
    answers = [answer(run, question, scenario) for scenario in run.scenarios]
    main = _finite(run, answers[0])
    rows = [
        Row(found.scenario, _label(run, found.scenario), found, _difference(found, _finite(run, found), main))
        for found in answers[1:]
    ]
    return Comparison(question, (Row(run.scenarios[0], _label(run, run.scenarios[0]), answers[0], None), *rows))


def _label(run: Run, scenario: str) -> str:
    known = run.programme.scenarios.get(scenario)
    return scenario if known is None else known.label


def _finite(run: Run, found: Answer) -> NDArray[np.float64]:
    """Let a day that does not come count as the day after the horizon."""
    if not found.question.is_date:
        return found.draws
    after = (horizon(run.programme) - run.programme.start).days + 1
    return np.minimum(found.draws, after)


def _difference(found: Answer, values: NDArray[np.float64], main: NDArray[np.float64]) -> Difference:
    with np.errstate(invalid="ignore"):  # no bound less no bound is no difference
        differences = np.where(values == main, 0.0, values - main)
    finite = bool(np.isfinite(differences).all())
    ends = [value if np.isfinite(value) else None for value in quantiles(differences, LEVELS)]
    spread = float(differences.var()) if finite else 0.0
    apart = float(values.var() + main.var()) if finite else 0.0
    varies = spread > 1e-12 * apart  # less than that is rounding
    return Difference(
        unit="day" if found.question.is_date else found.unit,
        quantiles={str(level): value for level, value in zip(LEVELS, ends, strict=True)},
        mean=float(differences.mean()) if finite else None,
        error=float(np.sqrt(spread / len(differences))) if finite else None,
        gain=apart / spread if varies else None,
        more=float((differences > 0.0).mean()),
    )
