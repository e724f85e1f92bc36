"""How past programmes went, and how good forecasts like this one have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.belief import lateness
from nameplate.brief import data
from nameplate.brief.track import WHAT, bundled_backtest, headline
from nameplate.programme.promise import restated
from nameplate.study.backtest import OURS

if TYPE_CHECKING:
    from nameplate.programme import Programme


def past(programme: Programme) -> tuple[str, ...]:
    """Say how late programmes like this one were, and what its own dates tell; nothing where no date was promised."""
    promised = [
        part for part in programme.milestones.values() if part.date is not None and part.date.origin != "observed"
    ]
    if not promised:
        return ()
    sentences = [lateness(programme.project_type, frozenset(programme.leave_out)).sentence()]
    for milestone in programme.milestones.values():
        found = list(restated(milestone, programme.start))
        broken = sum(not one.came for one in found)
        if broken:
            times = f"{broken} time{'' if broken == 1 else 's'}"
            given = f"A date for {milestone.label} was given again {times} after one was not kept"
            sentences.append(f"{given}; the forecast learns from that.")
    return tuple(sentences)


def record() -> data.Record:
    """Sum up the backtest of the history that comes with the package."""
    found = bundled_backtest()
    rows = []
    for forecaster in dict.fromkeys(one.forecaster for one in found.scores):
        scores = [found.score(ratio, forecaster) for ratio in WHAT]
        rows.append((forecaster, *("" if one.crps is None else f"{one.crps:.2f}" for one in scores)))
    held = []
    for ratio, name in (("T", "when first output came"), ("Q", "how much came")):
        part = next(one for one in found.score(ratio, OURS).coverage if one.level == 80)
        held.append(f"{part.hits} of {part.count} times {name}")
    sentences = (
        f"{headline(found)}, on {found.rows} announcements of {found.families} programmes whose end is known; each was "
        "forecast by a model that had not seen its programme.",
        f"An 80 % range held {' and '.join(held)}.",
    )
    return data.Record(sentences, ("Forecaster", *(f"{name}, CRPS" for name, _ in WHAT.values())), tuple(rows))
