"""Verbs that ask a run: ask, compare, drivers, brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nameplate.cli.extra import need_brief
from nameplate.cli.guide import teach
from nameplate.cli.option import Asked, DossierPath, Json, RunId
from nameplate.cli.screen import put, put_json, put_wrapped, say, waiting
from nameplate.errors import MissingInput

if TYPE_CHECKING:
    from nameplate.programme import Programme
    from nameplate.run import Run
    from nameplate.study import Question

ASK: Final = teach(
    "Ask a run a question in plain words.",
    [
        ('nameplate ask my-plant "output of rounds in 2028"', "how much comes out"),
        ('nameplate ask my-plant "chance that first-output by 2026-12"', "the chance of a date"),
        ('nameplate ask my-plant "share of demand met in 2030" --scenario imports-only', "under another scenario"),
        ('nameplate ask my-plant "output of rounds by 2030" --json', "the answer as JSON"),
    ],
    'nameplate drivers my-plant "output of rounds in 2028"',
)
COMPARE: Final = teach(
    "Set a run's scenarios beside each other, on the same luck.\n\n"
    "The difference is taken future by future, so that only what the scenarios change is in it.",
    [
        ("nameplate compare my-plant", "all questions of the programme"),
        ('nameplate compare my-plant "share of demand met in 2030"', "one question"),
        ('nameplate compare my-plant "output of rounds in 2028" --chart compared.svg', "and its chart"),
    ],
    "nameplate drivers my-plant",
)
DRIVERS: Final = teach(
    "Rank what moves an answer most.\n\n"
    "The uncertain values, by the share of the answer's spread that each explains by itself; beside it the share of "
    "the expected error that knowing it would save, both with a standard error. Below: what is worth asking next.",
    [
        ("nameplate drivers my-plant", "the programme's first question"),
        ('nameplate drivers my-plant "output of rounds in 2028"', "another one"),
        ("nameplate drivers my-plant --json", "all inputs, and what each is worth in the answer's own unit"),
    ],
    "nameplate claims my-plant: the claims behind the first of them are worth checking",
)
BRIEF: Final = teach(
    "Write the forecast as one page.\n\n"
    "The answer, the announced figure beside it, what drives it, and every quote. A single "
    "HTML file that asks nothing of the net, works without scripts and prints on A4.",
    [
        ("nameplate brief my-plant", "writes my-plant/brief.html"),
        ("nameplate brief my-plant -o forecast.html", "writes it elsewhere"),
    ],
    "open the page in a browser",
)


def _opened(dossier: Path, identity: str | None) -> Run:
    """Open a run of a dossier, the one used last unless told otherwise."""
    from nameplate.programme import Dossier
    from nameplate.run import Run

    if not dossier.is_dir():
        raise MissingInput(f"{dossier}: there is no such dossier; `nameplate new {dossier}` makes one")
    return Run.open(Dossier(dossier), identity)


def questions(programme: Programme, asked: str | None) -> list[Question]:
    """Read the question that was asked, or else those of the programme.

    Raises
    ------
    MissingInput
        When there is none.
    UsageError
        When one cannot be read.
    """
    from nameplate.study import parse_question

    texts = [asked] if asked is not None else list(programme.questions)
    if not texts:
        raise MissingInput('the programme asks nothing; give a question, such as "output of PRODUCT in YEAR"')
    return [parse_question(text, programme) for text in texts]


def ask(
    dossier: DossierPath,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="in quotes")],
    scenario: Annotated[str | None, typer.Option(metavar="NAME", help="the main one if left out")] = None,
    run_id: RunId = None,
    json_: Json = False,
) -> None:
    """Ask a run."""
    from nameplate.cli.answer import put_answers
    from nameplate.study import answer

    run = _opened(dossier, run_id)
    found = answer(run, questions(run.programme, question)[0], scenario)
    if json_:
        put_json({"run": run.id, **found.to_json()})
    else:
        put_answers([found])
        if found.question.read_as not in ("", found.question.text):
            say(f"Read as: {found.question.read_as}.")


def compare(
    dossier: DossierPath,
    question: Asked = None,
    chart: Annotated[Path | None, typer.Option(metavar="FILE", help="also draw the first question as SVG")] = None,
    narrow: Annotated[bool, typer.Option("--narrow", help="draw it for a narrow column")] = False,
    run_id: RunId = None,
    json_: Json = False,
) -> None:
    """Compare scenarios."""
    from nameplate.cli.comparison import put_comparisons, write_chart
    from nameplate.study import compare as beside

    run = _opened(dossier, run_id)
    asked = questions(run.programme, question)
    with waiting("comparing scenarios"):
        found = [beside(run, one) for one in asked]
    if chart is not None:
        write_chart(run, found, chart, narrow=narrow)
    if json_:
        put_json({"run": run.id, "comparisons": [one.to_json() for one in found]})
        return
    put_comparisons(found)


def drivers(dossier: DossierPath, question: Asked = None, run_id: RunId = None, json_: Json = False) -> None:
    """Rank what moves an answer."""
    from nameplate.cli.answer import put_drivers
    from nameplate.study import answer, ask_next
    from nameplate.study import drivers as rank

    run = _opened(dossier, run_id)
    asked = questions(run.programme, question)[0]
    with waiting("ranking what moves the answer"):
        found = rank(run, asked)
    advice = ask_next(found, asked)
    if json_:
        told = [driver.to_json() for driver in found]
        put_json({"run": run.id, "question": asked.text, "ask_next": advice.to_json(), "drivers": told})
        return
    put(asked.text)
    # where a chance was asked for, the answer is the chance, a share
    put_drivers(found, "" if asked.is_chance else answer(run, asked).unit)
    put_wrapped(advice.text)


def brief(
    dossier: DossierPath,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="DOSSIER/brief.html if left out")
    ] = None,
    run_id: RunId = None,
    json_: Json = False,
) -> None:
    """Write the brief."""
    run = _opened(dossier, run_id)
    target = output if output is not None else dossier / "brief.html"
    need_brief("the brief")
    with waiting("writing the brief"):
        written = _write(run, dossier, target)
    if json_:
        put_json({"run": run.id, "path": str(written), "bytes": written.stat().st_size})
    else:
        put(str(written))
        say(f"{written.stat().st_size / 1000:.0f} kB from run {run.id}; open it in a browser.")


def _write(run: Run, dossier: Path, target: Path) -> Path:
    from nameplate.brief import write_brief
    from nameplate.programme import Dossier

    return write_brief(run, Dossier(dossier), target)
