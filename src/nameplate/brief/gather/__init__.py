"""From a run to what its brief shows: everything is asked for here, and handed on as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief import data
from nameplate.brief.gather.evidence import clashes, evidence, given, method
from nameplate.brief.gather.milestone import milestones
from nameplate.brief.gather.outcome import answers, compare, comparison, drivers, outcome, questions
from nameplate.brief.gather.record import past, record
from nameplate.brief.gather.series import series
from nameplate.study import ask_next, share_by_origin
from nameplate.study.question import horizon

if TYPE_CHECKING:
    from nameplate.programme import Dossier
    from nameplate.run import Run


def gather(run: Run, dossier: Dossier) -> data.BriefData:
    """Ask a run everything that its brief shows.

    Parameters
    ----------
    run : Run
        Whose first question is the brief's main one.
    dossier : Dossier
        Lends the reports' titles and addresses, and its name; claims and programme are the run's own.
    """
    asked = questions(run)
    main, programme = asked[0], run.programme
    ranked = drivers(run, main)
    compared = compare(run, asked)
    answered = [outcome(run, found) for found in answers(run, asked, compared)]
    contradictions = clashes(run)
    return data.BriefData(
        title=programme.title,
        question=programme.question or "",
        main=answered[0],
        others=tuple(answered[1:]),
        provenance=_provenance(run, dossier),
        series=series(run, main),
        milestones=milestones(run, asked),
        comparisons=tuple(comparison(run, made) for made in compared),
        drivers=tuple(driver for driver, _ in ranked),
        advice=ask_next((raw for _, raw in ranked), main).text,
        driver_unit="%" if main.is_chance else answered[0].estimate.unit,
        shares=tuple(share_by_origin(raw for _, raw in ranked).items()),
        clashes=contradictions,
        evidence=evidence(run, dossier, contradictions),
        given=given(run),
        method=method(run),
        past=past(programme),
        record=record(),
    )


def _provenance(run: Run, dossier: Dossier) -> data.Provenance:
    # the folder's name, not its path: the page must not tell where on a machine it was made
    command = str(run.manifest["command"]).replace("DOSSIER", dossier.name)
    return data.Provenance(
        day=run.programme.start,
        futures=run.futures,
        seed=run.seed,
        version=str(run.manifest["versions"]["nameplate"]),
        run=run.id,
        command=f"{command} && nameplate brief {dossier.name}",
        horizon=horizon(run.programme),
    )
