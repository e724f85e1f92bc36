"""The verb that conditions a run on what has been seen since: update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from nameplate.cli.guide import teach
from nameplate.cli.option import DossierPath, Json, RunId, Threads
from nameplate.cli.screen import progress, put, put_json, put_wrapped, say
from nameplate.errors import UsageError

if TYPE_CHECKING:
    from nameplate.study.revision import Change, Revision, Surprise

UPDATE: Final = teach(
    "Condition a run on what has been seen since.\n\n"
    "Futures count by how well they fit the observations in DOSSIER/observations.yaml; with QUESTION and SEEN, one "
    "more is written there first. Where too few futures fit, more are drawn. The result is an ordinary run, which "
    "ask, compare, drivers and brief then use.",
    [
        ('nameplate update my-plant "output of rounds in 2026" "about 12M round" --claim c1a2b3c4d', "an output"),
        ('nameplate update my-plant "date of first-output" 2027-03 --claim c1a2b3c4d', "a date"),
        ('nameplate update my-plant "date of first-output" "from 2027-01" --assumed "no sign" --by me', "not yet"),
        ("nameplate update my-plant", "the observations that are there"),
    ],
    "nameplate brief my-plant",
)


def update(
    dossier: DossierPath,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="what was seen the answer of: an amount, a share, a date")
    ] = None,
    seen: Annotated[
        str | None, typer.Argument(metavar="SEEN", help="what was seen: about 12M round, 2027-03, from 2027-01")
    ] = None,
    claim: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="the claim that says so; may be given more than once")
    ] = None,
    assumed: Annotated[str | None, typer.Option(metavar="WHY", help="where no claim says so: why it is so")] = None,
    by: Annotated[str | None, typer.Option(metavar="WHO", help="who says that; goes with --assumed")] = None,
    futures: Annotated[int | None, typer.Option(min=1, help="futures of the new run; as before if left out")] = None,
    run_id: RunId = None,
    ess: Annotated[float, typer.Option(min=1.0, help="draw more futures if fewer than these fit")] = 400.0,
    threads: Threads = None,
    json_: Json = False,
) -> None:
    """Condition a run."""
    from nameplate.programme import Dossier
    from nameplate.study.observation_file import append
    from nameplate.study.update import update as condition

    place = Dossier(dossier)
    place.programme()
    if question is not None and seen is not None:
        append(place, question, seen, claim or (), assumed, by)
    elif question is not None or claim or assumed is not None or by is not None:
        raise UsageError("valid would be QUESTION and SEEN, with --claim ID, or --assumed WHY and --by WHO; or neither")
    with progress("futures") as tell:
        found = condition(place, futures, run_id, ess, threads=threads, progress=tell)
    if json_:
        put_json(found.to_json())
    else:
        _put(found)


def _put(found: Revision) -> None:
    from nameplate.study.wording import significant

    for surprise in found.surprises:
        _put_surprise(surprise)
    for change in found.changes:
        put("")
        _put_change(change)
    put("")
    worth = int(significant(found.effective, 2))
    put_wrapped(f"{worth:,} of {found.prior.futures:,} futures' worth fit what was seen.")
    for finding in found.findings:
        put_wrapped(finding)
    say("In brackets: the range of 18 in 20 futures.")
    say(f"Run {found.run.id}: {found.run.futures:,} futures, made of those of run {found.prior.id}.")


def _put_surprise(surprise: Surprise) -> None:
    """Show what was seen and how it looked before."""
    from nameplate.study.chance import chance_count, chance_word

    one, chance = surprise.observation, surprise.percentile
    put(f"{one.question.text}: {one.seen}")
    words = _place(chance, ("earlier", "later") if one.question.is_date else ("lower", "higher"))
    if surprise.one_sided:
        words = f"{chance_count(chance)} ({chance_word(chance)})"
    put_wrapped(f"before: {words}", "  ", "    ")
    if surprise.strayed >= 0.05:
        put_wrapped(f"that it is about something else: {chance_word(surprise.strayed)}", "  ", "    ")


def _place(percentile: float, words: tuple[str, str]) -> str:
    """Say where a report lies among those that were to be expected.

    Examples
    --------
    >>> _place(0.13, ("lower", "higher")), _place(0.9999, ("lower", "higher"))
    ('lower than 87 % of what was to be expected', 'higher than over 99 % of what was to be expected')
    """
    share = max(percentile, 1.0 - percentile)
    told = f"{100.0 * share:.0f} %" if share <= 0.99 else "over 99 %"
    return f"{words[percentile >= 0.5]} than {told} of what was to be expected"


def _put_change(change: Change) -> None:
    """Show a question's answer before and after."""
    from nameplate.cli.answer import forecast
    from nameplate.study.chance import chance_count

    put(change.before.question.text)
    for name, answer in (("before", change.before), ("after", change.after)):
        chance = "" if answer.chance is None else f"; {chance_count(answer.chance)} {answer.chance_of}"
        put_wrapped(f"{name:<7} {forecast(answer)}{chance}", "  ", " " * 10)
