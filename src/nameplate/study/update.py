"""Update: a run conditioned on what has been seen since; docs/update.md says how and why."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from nameplate.errors import MissingInput, UsageError
from nameplate.run import Run, execute
from nameplate.run.manifest import MANIFEST
from nameplate.run.resample import effective, resample
from nameplate.run.reuse import discard
from nameplate.study.likelihood import Fit, fit
from nameplate.study.measure import draws
from nameplate.study.observation import Observation
from nameplate.study.observation_file import read_observations
from nameplate.study.revision import Revision, revise

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nameplate.belief import Hedges
    from nameplate.programme import Dossier
    from nameplate.run.execution import Progress

ENOUGH = 400.0
MOST = 200_000
FUTURES, SEED = 10_000, 1  # of a dossier that has not been run
BELIEVED = 0.2  # a report is worth drawing more futures for where at most so many of its kind are about something else


def update(
    dossier: Dossier,
    futures: int | None = None,
    run_id: str | None = None,
    enough: float = ENOUGH,
    most: int = MOST,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Revision:
    """Condition a dossier's run on its observations.

    Parameters
    ----------
    dossier : Dossier
        With observations.
    futures : int or None
        How many the new run is to have; None for as many as the run before.
    run_id : str or None
        Which run to start from, for its seed, its scenarios and its futures; None for the one used last.
    enough : float
        Effective sample size below which more futures are drawn.
    most : int
        How many are weighed at most.
    threads : int or None
        As in `execute`.
    progress : callable or None
        As in `execute`.

    Returns
    -------
    Revision
        Its run is an ordinary one, and the one used last.

    Raises
    ------
    MissingInput
        When nothing was observed.
    InvalidFile
        When the observations have mistakes.
    UsageError
        For numbers that make no sense.
    """
    _check(futures, enough, most)
    seen = read_observations(dossier)
    start = _template(dossier, run_id)
    wanted = start["futures"] if futures is None else futures
    kept = {folder.parent.name for folder in dossier.runs.glob(f"*/{MANIFEST}")}
    prior = _drawn(dossier, start, wanted, threads, progress, None)
    kept.add(prior.id)
    while True:
        fits = fit_all(prior, seen, dossier.hedges())
        shares = weights(seen, fits)
        size = _next(prior.futures, shares, fits, enough, most)
        if size is None:
            break
        smaller, prior = prior, _drawn(dossier, start, size, threads, progress, prior)
        _let_go(smaller, kept)
    note = {"observations": [one.record() for _, one in _ordered(seen)]}
    run = resample(prior, shares, wanted, dossier, note)
    found = revise(prior, run, seen, fits, shares, enough)
    _let_go(prior, kept)
    return found


def _check(futures: int | None, enough: float, most: int) -> None:
    """Refuse numbers that make no sense, all at once."""
    largest = 2**31 - 1
    given = (("futures", 1 if futures is None else futures, largest), ("ess", enough, most), ("most", most, largest))
    faults = [f"{name} {value}: valid would be 1 to {high:,}" for name, value, high in given if not 1 <= value <= high]
    if faults:
        raise UsageError("; ".join(faults))


def _let_go(run: Run, kept: set[str]) -> None:
    """Remove a run that was only made to be weighed: it is large, and `repeat` makes it again."""
    if run.id not in kept:
        discard(run)


def fit_all(run: Run, seen: Sequence[Observation], hedges: Hedges) -> list[Fit]:
    """Fit every observation to the futures of a run's main scenario, which is what happens in the world."""
    return [fit(one, draws(run, one.question, run.scenarios[0]), run.programme, hedges) for one in seen]


def weights(seen: Sequence[Observation], fits: Sequence[Fit]) -> NDArray[np.float64]:
    """Multiply the likelihoods of all observations.

    Parameters
    ----------
    seen : sequence of Observation
    fits : sequence of Fit
        One for each.

    Returns
    -------
    ndarray of float64, shape (futures,)
        They add up to 1, and do not hang on the order of the observations to the last bit.
    """
    total = np.zeros_like(fits[0].fit)
    for number, _ in _ordered(seen):
        total = total + fits[number].log
    found = np.exp(total - total.max())
    return np.asarray(found / found.sum())


def _ordered(seen: Sequence[Observation]) -> list[tuple[int, Observation]]:
    """Give observations with their places, in an order that the file's does not matter to."""
    return sorted(enumerate(seen), key=lambda pair: json.dumps(pair[1].record(), sort_keys=True))


def _template(dossier: Dossier, run_id: str | None) -> dict[str, Any]:
    """Return seed, scenarios, futures and chunk of the run to start from."""
    try:
        found = Run.open(dossier, run_id)
    except MissingInput:
        if run_id is not None:
            raise
        return {"seed": SEED, "scenarios": None, "futures": FUTURES, "chunk": 2500}
    return {name: found.manifest[name] for name in ("seed", "scenarios", "futures", "chunk")}


def _drawn(
    dossier: Dossier,
    start: dict[str, Any],
    futures: int,
    threads: int | None,
    progress: Progress | None,
    smaller: Run | None,
) -> Run:
    same = {name: start[name] for name in ("seed", "scenarios", "chunk")}
    return execute(dossier, futures, **same, threads=threads, progress=progress, smaller=smaller)


def _next(futures: int, shares: NDArray[np.float64], fits: Sequence[Fit], enough: float, most: int) -> int | None:
    """Say how many futures to weigh next: doubled as often as seems needed; None where there are enough."""
    alone = any(not one.near.any() for one in fits if one.elsewhere <= BELIEVED)
    found = effective(shares)
    if futures >= most or (found >= enough and not alone):
        return None
    doublings = 1 if found >= enough else max(1, math.ceil(math.log2(enough / found)))
    return min(futures << min(doublings, 31), most)
