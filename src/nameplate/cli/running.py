"""Verbs that run a programme and repeat a run: run, repeat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from nameplate.cli.guide import teach
from nameplate.cli.option import DossierPath, Json, Threads
from nameplate.cli.screen import progress, put, put_json, say
from nameplate.errors import UsageError

if TYPE_CHECKING:
    from nameplate.programme import Dossier
    from nameplate.run import Run
    from nameplate.study import Answer, Precision, Question

FUTURES: Final = 10_000
RUN: Final = teach(
    "Run a programme through many futures and answer its questions.\n\n"
    "Every scenario meets the same luck, so their differences are real. A run that was stopped goes on with --resume "
    "and gives the same bytes as an undisturbed one; the same inputs and seed always give the same answer.",
    [
        ("nameplate run my-plant", "10,000 futures of every scenario"),
        ("nameplate run my-plant --futures 200 --seed 3 --json", "a quick look, answers as JSON"),
        (
            "nameplate run my-plant --scenario main --scenario stopped",
            "these scenarios only; the first is the main one",
        ),
        ("nameplate run my-plant --precision 1%", "as many as the answer to its first question takes to be so precise"),
        (
            'nameplate run my-plant --precision 0.5% --question "output of rounds in 2028"',
            "the same for another question",
        ),
        ("nameplate run my-plant --items", "also one year item by item, beside the day-by-day model"),
        ("nameplate run my-plant --resume", "goes on where a stopped run was"),
    ],
    "nameplate brief my-plant",
)
REPEAT: Final = teach(
    "Make a run again and compare it byte by byte.\n\n"
    "Exit code 0: the same; 1: something differs, and what may explain it.",
    [
        ("nameplate repeat my-plant", "the run that was used last"),
        ("nameplate repeat my-plant/runs/0123456789ab", "a certain run"),
    ],
)


def run(
    dossier: DossierPath,
    futures: Annotated[
        int | None,
        typer.Option(min=1, help="futures in each scenario, 10,000 if left out; with --precision the most, 1,000,000"),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="seed of the luck")] = 1,
    scenario: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="run this scenario only; may be given more than once")
    ] = None,
    precision: Annotated[
        str | None, typer.Option(metavar="ERROR", help="run until the standard error of an answer is at most this: 1%")
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(metavar="QUESTION", help="the answer that is to be precise; the programme's first if left out"),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="go on with a run that was stopped")] = False,
    items: Annotated[bool, typer.Option("--items", help="also run one year item by item and compare")] = False,
    threads: Threads = None,
    json_: Json = False,
) -> None:
    """Run a programme."""
    from nameplate.cli.answer import put_answers
    from nameplate.cli.item import compare_items, item_sites, items_json, judge_items, put_items
    from nameplate.programme import Dossier

    place = Dossier(dossier)
    # whatever is missing is told before anything is compiled or written
    goal = _goal(place, precision, question)
    sites = item_sites(place) if items else []
    with progress("futures") as tell:
        how = _How(seed, scenario, resume, threads, tell)
        done, precise = _executed(place, futures, goal, how)
    answers = answered(done, question)
    compared = [compare_items(place, site, seed) for site in sites]
    if json_:
        data: dict[str, Any] = {"run": done.id, "path": str(done.path), "futures": done.futures, "seed": seed}
        data |= {"scenarios": list(done.scenarios), "questions": [answer.to_json() for answer in answers]}
        data |= {} if precise is None else {"precision": precise.to_json()}
        put_json(data | ({"items": [items_json(report) for report in compared]} if items else {}))
    else:
        put_answers(answers)
        put_items(compared)
        _talk(done, dossier, precise)
    judge_items(compared)


class _How(NamedTuple):
    """How a dossier is run, however many futures it takes."""

    seed: int
    scenarios: list[str] | None
    resume: bool
    threads: int | None
    progress: Callable[[int, int], None]


def _goal(place: Dossier, precision: str | None, question: str | None) -> tuple[float, Question] | None:
    """Read how precise which answer is to be; None where nothing was said of it."""
    from nameplate.cli.study import questions
    from nameplate.study import parse_precision

    programme = place.programme()
    if precision is None:
        if question is not None:
            raise UsageError("--question says which answer is to be precise; valid would be to give --precision too")
        return None
    return parse_precision(precision), questions(programme, question)[0]


def _executed(
    place: Dossier, futures: int | None, goal: tuple[float, Question] | None, how: _How
) -> tuple[Run, Precision | None]:
    """Run a number of futures, or as many as it takes."""
    from nameplate.run import execute
    from nameplate.study import MOST, run_until_precise

    if goal is None:
        return execute(place, futures or FUTURES, **how._asdict()), None
    target, question = goal
    return run_until_precise(place, question, target, most=futures or MOST, **how._asdict())


def answered(done: Run, first: str | None = None) -> list[Answer]:
    """Answer the programme's own questions for the main scenario, after another one where there is one."""
    from nameplate.study import answer, parse_question

    programme = done.programme
    texts = dict.fromkeys([*([first] if first is not None else []), *programme.questions])
    return [answer(done, parse_question(text, programme)) for text in texts]


def _talk(done: Run, dossier: Path, precise: Precision | None) -> None:
    if precise is not None:
        say(precise.words)
        if not precise.reached:
            say("More futures are allowed with --futures.")
    say(f"Run {done.id}: {done.futures:,} futures of {', '.join(done.scenarios)}, seed {done.seed}.")
    if not done.programme.questions:
        say(f'The programme asks nothing. Ask: nameplate ask {dossier} "output of PRODUCT in YEAR"')
    say(f"Next: nameplate brief {dossier}, nameplate compare {dossier}, nameplate drivers {dossier}")


def repeat(
    path: Annotated[Path, typer.Argument(metavar="RUN", help="folder of a run, or of its dossier")],
    threads: Threads = None,
    json_: Json = False,
) -> None:
    """Make a run again."""
    from nameplate.run import Run
    from nameplate.run import repeat as make_again

    done = Run.open(path)
    with progress("futures again") as tell:
        same = make_again(done, threads=threads, progress=tell)
    if json_:
        put_json({"run": done.id, "same": True, "files": same.files, "bytes": same.size})
    else:
        put(f"{done.id}: the same, {same.files} files, {same.size:,} bytes")
