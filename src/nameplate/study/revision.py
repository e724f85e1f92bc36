"""A revision: how a run's answers changed with what was seen, and what that says about the programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nameplate.study.chance import chance_word
from nameplate.study.reader import parse_question
from nameplate.study.result import Answer, answer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.run import Run
    from nameplate.study.likelihood import Fit
    from nameplate.study.observation import Observation


@dataclass(frozen=True)
class Surprise:
    """How an observation looked before it was known.

    Parameters
    ----------
    observation : Observation
    percentile : float
        Its place, 0 to 1, among the reports that the run before led to expect; where it says only "at least", "up
        to", "from" or "by", the chance of that.
    one_sided : bool
        Whether `percentile` is such a chance.
    near : float
        Share of the futures before that are near it.
    elsewhere, strayed : float
        The chance that it is about something else: of a report of this kind, and after all that was seen.
    """

    observation: Observation
    percentile: float
    one_sided: bool
    near: float
    elsewhere: float
    strayed: float

    def to_json(self) -> dict[str, Any]:
        """Return the surprise as JSON holds it."""
        return self.observation.record() | {name: value for name, value in vars(self).items() if name != "observation"}


@dataclass(frozen=True)
class Change:
    """A question's answer before and after."""

    before: Answer
    after: Answer

    def to_json(self) -> dict[str, Any]:
        """Return the change as JSON holds it."""
        return {"question": self.before.question.text, "before": self.before.to_json(), "after": self.after.to_json()}


@dataclass(frozen=True)
class Revision:
    """A run after what was seen.

    Parameters
    ----------
    prior, run : Run
        The run that was weighed, and the one that was made of it.
    surprises : tuple of Surprise
        One for each observation, in the order of the file.
    changes : tuple of Change
        One for each question of the programme.
    near : float
        Share of the weighed futures that are near every observation.
    findings : tuple of str
        What is nearly outside of what the programme holds possible, in words; empty where nothing is.
    """

    prior: Run
    run: Run
    surprises: tuple[Surprise, ...]
    changes: tuple[Change, ...]
    near: float
    findings: tuple[str, ...]

    @property
    def effective(self) -> float:
        """Return the effective sample size."""
        return self.run.effective

    def to_json(self) -> dict[str, Any]:
        """Return the revision as JSON holds it."""
        return {
            "run": self.run.id,
            "path": str(self.run.path),
            "parent": self.prior.id,
            "futures": self.run.futures,
            "weighed": self.prior.futures,
            "effective": self.effective,
            "near": self.near,
            "findings": list(self.findings),
            "observations": [surprise.to_json() for surprise in self.surprises],
            "questions": [change.to_json() for change in self.changes],
        }


def revise(
    prior: Run, run: Run, seen: Sequence[Observation], fits: Sequence[Fit], shares: NDArray[np.float64], enough: float
) -> Revision:
    """Set a run's answers beside those of the run that it was made of.

    Parameters
    ----------
    prior, run : Run
        The run that was weighed, and the one that was made of it.
    seen : sequence of Observation
    fits : sequence of Fit
        One for each.
    shares : ndarray, shape (prior's futures,)
        The weights, adding up to 1.
    enough : float
        Effective sample size below which there is a finding.
    """
    surprises = tuple(
        Surprise(one, of.expected, of.one_sided, float(of.near.mean()), of.elsewhere, of.strayed(shares))
        for one, of in zip(seen, fits, strict=True)
    )
    asked = [parse_question(text, prior.programme) for text in prior.programme.questions]
    changes = tuple(Change(answer(prior, question), answer(run, question)) for question in asked)
    near = int(np.all([found.near for found in fits], axis=0).sum())
    found = [_alien(one, prior.futures) for one in surprises if one.near == 0.0]
    if run.effective < enough:
        found.append(
            f"What was seen is nearly outside of what the programme holds possible: {near:,} of {prior.futures:,} "
            "futures are near all of it. Look at what the programme's values rest on."
        )
    return Revision(prior, run, surprises, changes, near / prior.futures, tuple(found))


def _alien(one: Surprise, futures: int) -> str:
    """Say of an observation that no future is near it."""
    return (
        f"{one.observation.question.text}: {one.observation.seen} is outside of what the programme holds possible: "
        f"none of {futures:,} futures is near it. That it is about something else: {chance_word(one.strayed)}. "
        "Look at what the programme's values rest on."
    )
