"""The models that were tried for T and Q, compared by leaving out one family after the other.

Run as a script it prints the table of docs/forecast.md. Each model is the kept one with some parts held at nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from nameplate.belief import bundled_history
from nameplate.belief.attainment import PRIOR as ATTAINMENT_PRIOR
from nameplate.belief.attainment import AttainmentModel, Claimed
from nameplate.belief.forecast import quantiles, ratios
from nameplate.belief.outcome import Past
from nameplate.belief.schedule import PRIOR as SCHEDULE_PRIOR
from nameplate.belief.schedule import Promise, Schedule
from nameplate.study.backtest.judge import Judged
from nameplate.study.backtest.score import ATTAINMENT, TIMING, on_grid
from nameplate.study.backtest.table import Score

KEPT_TIMING, KEPT_ATTAINMENT = "skew, narrowing, novelty, bespoke", "skew, lead, novelty, tied to T"
TIMING_MODELS = {
    "lognormal": ("early", "narrowing", "novelty", "bespoke"),
    "skew": ("narrowing", "novelty", "bespoke"),
    "skew, narrowing": ("novelty", "bespoke"),
    "skew, narrowing, novelty": ("bespoke",),
    "skew, narrowing, bespoke": ("novelty",),
    "skew, novelty, bespoke": ("narrowing",),
    KEPT_TIMING: (),
}
"""The parts of each model of T that are held at nothing."""
ATTAINMENT_MODELS = {
    "lognormal": (("above", "lead", "novelty"), False),
    "skew": (("lead", "novelty"), False),
    "skew, lead": (("novelty",), False),
    "skew, novelty": (("lead",), False),
    "skew, lead, novelty": ((), False),
    "skew, novelty, tied to T": (("lead",), True),
    KEPT_ATTAINMENT: ((), True),
}
"""The parts of each model of Q that are held at nothing, and whether its lump hangs on T."""


def held(prior: Mapping[str, tuple[float, float]], parts: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    """Hold parts of a prior at nothing."""
    return {name: (0.0, 1e-6) if name in parts else pair for name, pair in prior.items()}


def timing_model(name: str) -> Judged:
    """Score a model of T."""
    rows = [row for row in bundled_history().rows if row.timing is not None]
    model = Schedule(rows, held(SCHEDULE_PRIOR, TIMING_MODELS[name]))
    shares = []
    for row in rows:
        mixture = model.mixture(Promise.of(row.announcement), frozenset({row.family}))
        made = quantiles(mixture.judged(ratios()) / (1.0 - mixture.never))
        shares.append(on_grid(TIMING, made, mixture.never))
    return Judged(TIMING, name, rows, shares)


def attainment_model(name: str) -> Judged:
    """Score a model of Q."""
    parts, tied = ATTAINMENT_MODELS[name]
    every = bundled_history().rows
    schedule = Schedule(every)
    known = [row if tied else _untied(row) for row in every if row.attainment is not None]
    model = AttainmentModel(known, schedule, held(ATTAINMENT_PRIOR, parts))
    shares = []
    for row in known:
        mixture = model.mixture(Claimed.of(row.announcement), frozenset({row.family}))
        shares.append(on_grid(ATTAINMENT, quantiles(mixture.cdf(ratios()))))
    return Judged(ATTAINMENT, name, known, shares)


def _untied(row: Past) -> Past:
    """Forget the promise of first output, but for the date that an undated claim borrows from it."""
    said = row.announcement
    return replace(row, announcement=replace(said, start=None, due=said.due or said.start))


def compared() -> list[Score]:
    """Score all models, each with its difference from the kept one."""
    found = []
    for kept, names, make in (
        (KEPT_TIMING, TIMING_MODELS, timing_model),
        (KEPT_ATTAINMENT, ATTAINMENT_MODELS, attainment_model),
    ):
        made = {name: make(name) for name in names}
        found += [one.score(made[kept]) for one in made.values()]
    return found


def table() -> str:
    """Write the scores as the rows of the table in docs/forecast.md, without its bold type."""
    lines = []
    for one in compared():
        inside = one.coverage[1]
        less = "" if one.less is None else f"{one.less[0]:+.3f} to {one.less[1]:+.3f} "
        crps, width = np.round([one.crps, one.width], 3)
        lines.append(
            f"| {one.ratio} | {one.forecaster} | {crps:.3f} | {inside.hits} of {inside.count} | {width:.2f} | {less}|"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
