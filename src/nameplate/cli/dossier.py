"""Verbs that make, check and describe a dossier: new, draft, check, explain, schema."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nameplate.cli.guide import teach
from nameplate.cli.inspection import Findings, inspect
from nameplate.cli.option import DossierPath, Json
from nameplate.cli.screen import put, put_conflicts, put_json, put_paragraphs, say
from nameplate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.claim import Claim
    from nameplate.programme import Dossier
    from nameplate.programme.merge import Merge
    from nameplate.report import Report

NEW: Final = teach(
    "Make a dossier: the folder for one programme.\n\nIt keeps reports, claims, the programme and its runs together. "
    "It holds a small programme with every field explained, which runs as it is and waits for your figures.",
    [
        ("nameplate new my-plant", "makes the folder my-plant"),
        ("nameplate new my-plant --json", "the same, and lists the files as JSON"),
    ],
    "nameplate read article.txt --into my-plant",
)
DRAFT: Final = teach(
    "Write a first programme from a dossier's claims.\n\nEvery value names the claims that it rests on, or the class "
    "of past programmes that stands in where nothing was said. Read it, correct it, then run it. The example that "
    "`new` made is replaced as long as you have not touched it; a programme of yours only if you say so.\n\n"
    "Names in several reports that mean one plant are merged. Each merge is shown with its id and its reason, kept in "
    "merges.jsonl, and can be undone: its two names then stay apart until you put them together again.",
    [
        ("nameplate draft my-plant", "writes my-plant/programme.yaml"),
        ("nameplate draft my-plant --force", "replaces the one that is there"),
        ("nameplate draft my-plant --print", "shows it and writes nothing"),
        ("nameplate draft my-plant --force --apart m3a1", "undoes a merge: an id, or its beginning"),
        ("nameplate draft my-plant --force --together m3a1", "makes an undone merge again"),
    ],
    "nameplate check my-plant, then nameplate run my-plant",
)
CHECK: Final = teach(
    "Check a dossier or a file, and list everything that is wrong.\n\nReports are read, the quotes of claims "
    "compared with the reports letter by letter, the programme's names, units and dates checked, and claims that "
    "contradict each other shown. Exit code 0: all in order; 1: a quote does not stand where it should; 3: a file has "
    "faults.",
    [
        ("nameplate check my-plant", "the whole dossier"),
        ("nameplate check my-plant/programme.yaml", "one file: a programme, a line, claims or a report"),
        ("nameplate check my-plant --json", "faults with line and column, for an editor"),
    ],
    "nameplate explain my-plant",
)
EXPLAIN: Final = teach(
    "Say a programme in words.\n\n"
    "What makes what, from when, held back by what, for whom, and what each figure rests on.",
    [
        ("nameplate explain my-plant", "the programme of a dossier"),
        ("nameplate explain my-plant | less", "page by page"),
    ],
    "nameplate run my-plant",
)
SCHEMA: Final = teach(
    "Give the form of a programme file as JSON Schema.",
    [
        ("nameplate schema > programme.schema.json", "a file for an editor that completes and checks YAML"),
        ("nameplate schema --json", "the same; it is JSON either way"),
    ],
)


def new(
    dossier: Annotated[Path, typer.Argument(metavar="DOSSIER", help="folder to make")],
    json_: Json = False,
) -> None:
    """Make a dossier."""
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise UsageError(f"{dossier}: is there already; valid would be a folder that is new or empty")
    _make(dossier)
    files = sorted(path.relative_to(dossier).as_posix() for path in dossier.rglob("*"))
    if json_:
        put_json({"dossier": str(dossier), "files": files})
        return
    put(f"{dossier}: {', '.join(files)}")
    say(
        f"Next: put articles into {dossier}/reports and read them with\n"
        f"  nameplate read article.txt --published 2025-07-02 --into {dossier}\n"
        f"or run the example that it holds: nameplate run {dossier}"
    )


def _skeleton(**meanings: str) -> str:
    """Give the example programme with its words in capitals replaced."""
    text = resources.files("nameplate.cli").joinpath("skeleton.yaml").read_text("utf-8")
    return re.sub("|".join(meanings), lambda word: meanings[word.group()], text)


def replaceable(programme: Path) -> bool:
    """Say whether nobody's work is lost when a programme file is written over: none, or an untouched example.

    Parameters
    ----------
    programme : Path
        The file; it need not exist.
    """
    if not programme.exists():
        return True
    pattern = re.escape(_skeleton(START="\0", NEXT="\0", LATER="\0", TITLE="\0")).replace("\0", ".*")
    return re.fullmatch(pattern, programme.read_text("utf-8", errors="replace")) is not None


def _make(dossier: Path) -> None:
    """Build the folder beside its place and move it there whole."""
    target = dossier.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    today = date.today()
    text = _skeleton(
        START=today.replace(day=1).isoformat(),
        NEXT=str(today.year + 2),
        LATER=str(today.year + 5),
        TITLE=json.dumps(target.name, ensure_ascii=False),
    )
    unfinished = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        (unfinished / "reports").mkdir()
        (unfinished / "programme.yaml").write_text(text, encoding="utf-8")
        unfinished.chmod(0o755)
        unfinished.replace(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def draft(
    dossier: DossierPath,
    force: Annotated[bool, typer.Option("--force", help="replace the programme that is there")] = False,
    print_: Annotated[bool, typer.Option("--print", help="show the programme instead of writing it")] = False,
    apart: Annotated[list[str] | None, typer.Option(metavar="ID", help="undo this merge of two names")] = None,
    together: Annotated[list[str] | None, typer.Option(metavar="ID", help="make this undone merge again")] = None,
    json_: Json = False,
) -> None:
    """Write a programme from claims."""
    from nameplate.errors import MissingInput
    from nameplate.programme import Dossier
    from nameplate.programme import draft as write_draft

    place = Dossier(dossier)
    claims = place.claims()
    if not claims:
        raise MissingInput(f"{place.claims_path}: no claims yet; `nameplate read FILE --into {dossier}` makes them")
    if not (force or print_ or replaceable(place.programme_path)):
        raise UsageError(f"{place.programme_path}: is there already; --force replaces it, --print shows the draft")
    reports = place.reports()
    merges = _merges(place, claims, reports, apart or (), together or ())
    text = write_draft(claims, reports, [merge for merge in merges if merge.apart])
    if not print_:
        _write(place, text, merges)
    if json_:
        path = None if print_ else str(place.programme_path)
        put_json({"path": path, "programme": text, "merges": [_merge_json(merge) for merge in merges]})
    else:
        put(text.rstrip("\n") if print_ else str(place.programme_path))
    for merge in merges:
        say(f"{merge.id}: {merge.sentence()}.")
    if not print_:
        say(f"Next: read it, mend what you know better, then nameplate check {dossier}")


def _merges(
    place: Dossier, claims: Sequence[Claim], reports: Sequence[Report], apart: Sequence[str], together: Sequence[str]
) -> list[Merge]:
    """Return the merges that are made, and those that are undone, after some were undone or made again."""
    from nameplate.programme.draft import find_merges
    from nameplate.programme.merge import load_merges, undo

    kept = load_merges(place.merges_path)
    undone = undo(kept, find_merges(claims, reports, [merge for merge in kept if merge.apart]), apart, together)
    # Where two names are kept apart, others may meet.
    return [*find_merges(claims, reports, undone), *undone]


def _write(place: Dossier, text: str, merges: Sequence[Merge]) -> None:
    """Write what is undone before the programme that is drafted without it."""
    from nameplate.programme.merge import save_merges
    from nameplate.storage import write_whole

    if merges or place.merges_path.exists():
        save_merges(merges, place.merges_path)
    write_whole(place.programme_path, text.encode())


def _merge_json(merge: Merge) -> dict[str, object]:
    """Give a merge for other programs."""
    pair = (merge.one, merge.other)
    reports, names = [report for report, _ in pair], [name or None for _, name in pair]
    return {"id": merge.id, "names": names, "reports": reports, "reason": merge.reason, "apart": merge.apart}


def check(
    path: Annotated[Path, typer.Argument(metavar="DOSSIER|FILE", help="a dossier, or one of its files")],
    json_: Json = False,
) -> None:
    """Check a dossier or a file."""
    findings = inspect(path)
    if json_:
        put_json(findings.as_json())
    else:
        _show(findings)
    findings.complain()


def _show(findings: Findings) -> None:
    for line in findings.notes:
        put(line)
    put_conflicts(findings.conflicts)
    if findings.sound:
        say(f"{findings.path}: nothing wrong was found.")


def explain(dossier: DossierPath, json_: Json = False) -> None:
    """Say a programme in words."""
    from nameplate.programme import Dossier
    from nameplate.programme import explain as in_words
    from nameplate.programme.pooled import weighings

    place = Dossier(dossier)
    programme = place.programme()
    place.check_claims(programme)
    evidence = place.evidence()
    text = in_words(programme, evidence)
    if json_:
        beliefs = weighings(programme, evidence)
        put_json({"dossier": str(dossier), "title": programme.title, "text": text, "beliefs": beliefs})
    else:
        put_paragraphs(text)


def schema(json_: Json = False) -> None:
    """Give the JSON Schema of a programme file."""
    from nameplate.programme import schema as programme_schema

    put_json(programme_schema())
