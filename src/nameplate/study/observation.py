"""The noun of an update: an observation, one thing that has been seen since the programme was reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nameplate.quantity import Period, Quantity
    from nameplate.study.question import Question

ELSEWHERE = 0.01
"""The share of reports, from the best of sources, that are about something else."""


@dataclass(frozen=True)
class Observation:
    """One thing that was seen.

    Parameters
    ----------
    question : Question
        What it answers: an amount, a share or a day.
    seen : str
        As it was written.
    amount : Quantity or None
        What was seen, in the question's unit: exact, hedged or an interval.
    period : Period or None
        In which the day lies.
    claims : tuple of str
        Ids of the claims that say so.
    assumed, by : str or None
        Otherwise why this is taken to be so, and who says it.
    spread : float
        What mode and grade of the source are worth: a geometric standard deviation, at least 1.
    bound : str
        none, about, up_to or at_least: of the text, or else of the claim.
    doubt : float
        The chance that a report of such mode and grade is about something else, 0 to 1.
    """

    question: Question
    seen: str
    amount: Quantity | None = None
    period: Period | None = None
    claims: tuple[str, ...] = ()
    assumed: str | None = None
    by: str | None = None
    spread: float = 1.0
    bound: str = "none"
    doubt: float = ELSEWHERE

    def record(self) -> dict[str, Any]:
        """Return the observation as it stands in its file."""
        origin = {"claims": list(self.claims)} if self.claims else {"assumed": self.assumed, "by": self.by}
        return {"asked": self.question.text, "seen": self.seen, **origin}
