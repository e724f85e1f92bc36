"""Running until the Monte Carlo error of an answer is small enough: docs/run.md says which error."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nameplate.errors import UsageError
from nameplate.run import discard, execute
from nameplate.study.measure import draws
from nameplate.study.result import unit_of
from nameplate.study.standard_error import standard_error
from nameplate.study.wording import significant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.programme import Dossier, Programme
    from nameplate.run import Run
    from nameplate.run.execution import Progress
    from nameplate.study.question import Question

FIRST = 2500
"""Futures of the first try."""
MOST = 1_000_000
"""Futures that are never passed unless more are asked for."""
COARSEST = 0.5
_MARGIN = 1.1  # more futures than the error asks for, since the error is an estimate itself
_NUMBER = re.compile(r"(\d+(?:\.\d*)?(?:[eE]-?\d{1,3})?|\.\d+)\s*(%?)", re.ASCII)


@dataclass(frozen=True)
class Precision:
    """How precise an answer is, and how many futures it took.

    Parameters
    ----------
    question : Question
    scenario : str
        The one that it was answered for.
    of : str
        What the error is a share of, in words; empty where it is a share as it stands.
    target : float
        The error that was asked for.
    rounds : tuple of (int, float)
        Futures and standard error of each try, the last at the end; an infinite error is one that cannot be told.
    """

    question: Question
    scenario: str
    of: str
    target: float
    rounds: tuple[tuple[int, float], ...]

    @property
    def futures(self) -> int:
        """Return how many futures there are in the end."""
        return self.rounds[-1][0]

    @property
    def error(self) -> float:
        """Return the standard error that was reached."""
        return self.rounds[-1][1]

    @property
    def reached(self) -> bool:
        """Say whether the error is what was asked for, or less."""
        return self.error <= self.target

    @property
    def words(self) -> str:
        """Say in one sentence which error was reached, and how."""
        told = f"{significant(100.0 * self.error, 2):g} %" if math.isfinite(self.error) else "of unknown size"
        error = f"the standard error of {self.question.text!r} is {told}{self.of}"
        asked = f"{significant(100.0 * self.target, 2):g} %"
        tries = f"{len(self.rounds)} {'try' if len(self.rounds) == 1 else 'tries'}"
        if self.reached:
            return f"Precise to {asked}: {error} after {self.futures:,} futures, in {tries}."
        return (
            f"Not precise to {asked}: {error} after {self.futures:,} futures, the most that were allowed, in {tries}."
        )

    def to_json(self) -> dict[str, Any]:
        """Return the precision as JSON holds it; an error that cannot be told is None."""
        rounds = [
            {"futures": futures, "error": error if math.isfinite(error) else None} for futures, error in self.rounds
        ]
        return {
            "question": self.question.text,
            "scenario": self.scenario,
            "target": self.target,
            "reached": self.reached,
            "rounds": rounds,
            **rounds[-1],
        }


def parse_precision(text: str) -> float:
    """Read an error that is asked for: per cent, or a share of 1.

    Raises
    ------
    UsageError
        For anything but a number above 0 and up to 50 %.

    Examples
    --------
    >>> parse_precision("1%"), parse_precision("0.5 %"), parse_precision("0.01")
    (0.01, 0.005, 0.01)
    """
    found = _NUMBER.fullmatch(text.strip())
    value = float(found[1]) / (100.0 if found[2] else 1.0) if found else math.nan
    if not 0.0 < value <= COARSEST:
        raise UsageError(f"precision {text!r}: valid would be more than 0 and up to 50 %, such as `1%` or `0.01`")
    return value


def run_until_precise(
    dossier: Dossier,
    question: Question,
    target: float,
    seed: int,
    most: int = MOST,
    scenarios: Sequence[str] | None = None,
    resume: bool = False,
    threads: int | None = None,
    chunk: int = FIRST,
    progress: Progress | None = None,
) -> tuple[Run, Precision]:
    """Run more and more futures of a dossier until an answer's Monte Carlo error is at most what was asked for.

    Each try holds the futures of the one before, whose chunks are used again; smaller runs that were not there
    before are removed.

    Parameters
    ----------
    dossier : Dossier
    question : Question
        The one whose answer is to be precise.
    target : float
        Standard error, as a share: see `standard_error`.
    seed : int
    most : int
        Futures that are not passed, whatever the error.
    scenarios, resume, threads, chunk, progress
        As in `nameplate.run.execute`.

    Returns
    -------
    run : Run
        The last and largest one.
    precision : Precision

    Raises
    ------
    UsageError
        As in `nameplate.run.execute`; and when the question's scenario is not run.
    """
    _check_scenario(dossier.programme(), question, scenarios)
    before = set(dossier.runs.iterdir()) if dossier.runs.is_dir() else set()
    rounds: list[tuple[int, float]] = []
    run: Run | None = None
    futures = min(most, math.ceil(FIRST / chunk) * chunk)
    while True:
        smaller, run = run, execute(dossier, futures, seed, scenarios, resume, threads, chunk, progress, smaller=run)
        if smaller is not None and smaller.path not in before:
            discard(smaller)
        scenario = question.scenario or run.scenarios[0]
        error = standard_error(draws(run, question, scenario), question, run.programme)
        rounds.append((futures, error))
        if error <= target or futures >= most:
            return run, Precision(question, scenario, _of(question), target, tuple(rounds))
        futures = next_futures(futures, error, target, most, chunk)


def next_futures(futures: int, error: float, target: float, most: int, chunk: int) -> int:
    """Return how many futures an error asks for, since it falls with the square root of their number.

    A tenth is added, because the error is an estimate too; whole chunks are made, and never more than the most.

    Examples
    --------
    >>> next_futures(2500, 0.02, 0.01, 1_000_000, 2500), next_futures(2500, 0.02, 0.0001, 1_000_000, 2500)
    (12500, 1000000)
    """
    wanted = _MARGIN * futures * (error / target) ** 2
    if wanted >= most:
        return most
    return min(most, chunk * max(math.ceil(wanted / chunk), futures // chunk + 1))


def _check_scenario(programme: Programme, question: Question, scenarios: Sequence[str] | None) -> None:
    if question.scenario is not None and scenarios is not None and question.scenario not in scenarios:
        raise UsageError(
            f"{question.text!r} asks about {question.scenario}, which is not run; valid would be a question about "
            f"{', '.join(scenarios)}, or --scenario {question.scenario} as well"
        )


def _of(question: Question) -> str:
    """Say what the error is a share of."""
    if question.is_chance or (unit_of(question) == "" and not question.is_date):
        return ""
    return " of the simulated time" if question.is_date else " of the median"
