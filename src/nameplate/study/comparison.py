"""Scenarios beside each other on the same luck: what changes in a future when only the scenario does."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nameplate.study.difference import Difference, paired
from nameplate.study.driver import limited
from nameplate.study.measure import happens
from nameplate.study.result import Answer, answer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.run import Run
    from nameplate.study.question import Question


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
                "difference": None if row.difference is None else asdict(row.difference),
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
    main, *others = (answer(run, question, scenario) for scenario in run.scenarios)
    rows = [Row(other.scenario, _label(run, other.scenario), other, _difference(run, other, main)) for other in others]
    return Comparison(question, (Row(main.scenario, _label(run, main.scenario), main, None), *rows))


def _label(run: Run, scenario: str) -> str:
    known = run.programme.scenarios.get(scenario)
    return scenario if known is None else known.label


def _difference(run: Run, found: Answer, main: Answer) -> Difference:
    unit = "day" if found.question.is_date else found.unit
    return paired(_finite(run, found), _finite(run, main), unit, run.effective, _chance(run, found, main))


def _chance(run: Run, found: Answer, main: Answer) -> Difference | None:
    """Difference whether it happens, where that was asked."""
    if not found.question.is_chance:
        return None
    there, before = (happens(one.question, one.draws, run.programme.start).astype(np.float64) for one in (found, main))
    return paired(there, before, "", run.effective)


def _finite(run: Run, found: Answer) -> NDArray[np.float64]:
    return limited(found.draws, found.question, run.programme) if found.question.is_date else found.draws
