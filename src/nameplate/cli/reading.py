"""The verb that reads a report: read."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from nameplate.cli.guide import teach
from nameplate.cli.option import Json
from nameplate.cli.passage import amount
from nameplate.cli.screen import counted, put_json, put_table, say
from nameplate.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nameplate.claim import Claim
    from nameplate.claim.model_reader import Reading
    from nameplate.quantity import Period
    from nameplate.report import Report

READ: Final = teach(
    "Read a report and show what it claims.\n\nFigures, dates, hedges and who says so, each with its exact words. "
    "Plain text, HTML and PDF up to 10 MB. Relative dates (last year) are resolved against the day of publication: "
    "give it where the report does not say.\n\n"
    "With --model a language model reads as well, on any OpenAI-compatible server. What it says is looked for in the "
    "report and read again by the rules; what does not stand there is rejected, and shown. The key, if one is needed, "
    "is taken from the environment variable NAMEPLATE_MODEL_KEY. A model that fails costs no claim of the rules; "
    "exit code 1 says that its reading is missing.",
    [
        ("nameplate read article.txt --published 2025-07-02", "the claims of one article"),
        ("nameplate read page.html --into my-plant", "files the report and its claims in a dossier"),
        (
            "nameplate read article.txt --model http://127.0.0.1:8080/v1 --model-name small-model",
            "a model as a second reader",
        ),
        ("nameplate read article.txt --json", "report and claims as JSON, offsets in characters of the text"),
    ],
    "nameplate claims my-plant, or nameplate draft my-plant",
)


def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a .txt, .html or .pdf file")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="when it came out, such as 2025-07-02")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="who published it")] = None,
    into: Annotated[Path | None, typer.Option(metavar="DOSSIER", help="file report and claims in this dossier")] = None,
    model: Annotated[
        str | None, typer.Option(metavar="URL", help="base address of a model's server; it reads as well")
    ] = None,
    model_name: Annotated[str | None, typer.Option(metavar="NAME", help="the model's name there")] = None,
    model_timeout: Annotated[float, typer.Option(metavar="SECONDS", help="for one answer")] = 120.0,
    json_: Json = False,
) -> None:
    """Read a report."""
    from nameplate.claim import read_claims
    from nameplate.cli.second_reader import endpoint_of, judge_reading, put_reading, read_again, reading_json
    from nameplate.quantity import parse_period
    from nameplate.report import read_report

    period = parse_period(published) if published is not None else None
    endpoint = endpoint_of(model, model_name, model_timeout)
    report = read_report(file, published=period, publisher=publisher)
    found, reading = read_claims(report), None
    if into is not None:
        _file(into, file, found, period, publisher)
    if endpoint is not None:
        # the rules' claims are filed by now: whatever the model does, and whoever interrupts it, they are not lost
        reading = read_again(report, found, endpoint)
        found = list(reading.claims)
        if into is not None:
            _file(into, file, found, period, publisher)
    if json_:
        wires = [{**claim.to_wire(), "reader": claim.reader, "note": claim.note or None} for claim in found]
        put_json({"report": report_json(report), "claims": wires, **reading_json(endpoint, reading)})
    else:
        put_claims(found, by_whom=reading is not None)
        if reading is not None:
            put_reading(reading)
    _talk(report, found, into, reading)
    judge_reading(reading, filed=into is not None)


def _talk(report: Report, found: Sequence[Claim], into: Path | None, reading: Reading | None) -> None:
    """Say what was read and what the user may do about it."""
    from nameplate.cli.second_reader import tally

    when = report.published.iso() if report.published else ""
    head = ", ".join(part for part in (report.title, report.publisher, when) if part)
    say(f"{counted(len(found), 'claim')} in {head or report.id}{f': {tally(reading)}' if reading else ''}.")
    if report.published is None:
        say("No day of publication is known, so relative dates stay open; give one with --published 2025-07-02.")
    if into is not None:
        say(f"Filed in {into}. Next: nameplate draft {into}")


def report_json(report: Report) -> dict[str, Any]:
    """Give what is known of a report for other programs; its text stays in its file."""
    return {
        "id": report.id,
        "title": report.title or None,
        "publisher": report.publisher or None,
        "published": report.published.iso() if report.published else None,
        "url": report.url or None,
        "path": str(report.path) if report.path else None,
        "language": report.language or None,
        "characters": len(report.text),
    }


def put_claims(found: Iterable[Claim], *, by_whom: bool) -> None:
    """Show claims in columns, where two readers read with the one who found each."""
    heads = ["id", "kind", "value", "date", "hedge", *(["found by"] if by_whom else []), "who says so", "words"]
    rows = [
        [
            *(claim.id, claim.kind, amount(claim), claim.date or "", claim.hedge),
            *([claim.reader] if by_whom else []),
            *(claim.source.name, _short(claim.quote)),
        ]
        for claim in found
    ]
    put_table(heads, rows, cut=(len(heads) - 2, len(heads) - 1))


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _file(into: Path, file: Path, found: list[Claim], period: Period | None, publisher: str | None) -> None:
    """File a report and its claims: all of it, or nothing."""
    from nameplate.claim import merged, save_claims
    from nameplate.claim.model_reader import note_readers
    from nameplate.programme import Dossier
    from nameplate.report.reader import SUFFIXES
    from nameplate.storage import write_whole

    place = Dossier(into)
    if not into.is_dir():
        raise MissingInput(f"{into}: there is no such dossier; `nameplate new {into}` makes one")
    # only files of these names are taken for reports when the folder is read
    name = file.name if file.suffix.lower() in SUFFIXES else f"{file.name}.txt"
    before, target = place.claims(), into / "reports" / name
    content = file.read_bytes()
    if target.exists() and target.read_bytes() != content:
        raise UsageError(f"{target}: another report of that name is there; give the file a name of its own")
    target.parent.mkdir(exist_ok=True)
    with ExitStack() as undo:
        if not target.exists():
            undo.callback(target.unlink, missing_ok=True)
            write_whole(target, content)
        _note_source(target, period, publisher, undo)
        save_claims(merged(note_readers(before, found), found), place.claims_path)
        undo.pop_all()


def _note_source(target: Path, period: Period | None, publisher: str | None, undo: ExitStack) -> None:
    """Add what the user said of a report to sources.yaml, which must not say otherwise already."""
    from nameplate.report import read_sources
    from nameplate.storage import write_whole

    path = target.parent / "sources.yaml"
    known = read_sources(target.parent).get(target.name)
    if known is not None:
        if (period and period != known.published) or (publisher and publisher != known.publisher):
            raise UsageError(
                f"{path}: says otherwise of {target.name}; change it there, then `nameplate claims --refresh`"
            )
        return
    said = {"publisher": publisher, "published": str(period) if period else None}
    lines = [f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items() if value]
    if not lines:
        return
    before = path.read_text("utf-8") if path.exists() else ""
    undo.callback(path.write_text, before, "utf-8") if before else undo.callback(path.unlink, missing_ok=True)
    between = "" if not before or before.endswith("\n") else "\n"
    entry = f"{json.dumps(target.name, ensure_ascii=False)}:\n{''.join(lines)}"
    write_whole(path, f"{before}{between}{entry}".encode())
