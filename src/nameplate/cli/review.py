"""Verbs by which people look claims through: claims, accept, reject, correct."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from nameplate.cli.guide import teach
from nameplate.cli.option import DossierPath, Json
from nameplate.cli.passage import put_passages
from nameplate.cli.screen import counted, put_conflicts, put_json, say
from nameplate.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nameplate.claim import Claim
    from nameplate.programme import Dossier
    from nameplate.report import Report

CLAIMS: Final = teach(
    "Show a dossier's claims where they stand, and their conflicts.\n\nEach sentence that says something, with the "
    "words marked, and below it each claim: its id, what it is, how surely it is said, by whom, and what was made of "
    "it.",
    [
        ("nameplate claims my-plant", "all claims under their sentences"),
        ("nameplate claims my-plant --state proposed --kind capacity", "capacities that nobody has looked at yet"),
        ("nameplate claims my-plant --refresh", "reads all reports again first; reviewed claims stay"),
        ("nameplate claims my-plant --json", "claims and conflicts as JSON"),
    ],
    "nameplate accept my-plant ID --by NAME, or nameplate draft my-plant",
)
ACCEPT: Final = teach(
    "Accept claims.",
    [
        ("nameplate accept my-plant c6b531d45 c29e --by 'A. Analyst'", "ids, or their beginnings"),
        ("nameplate accept my-plant --all --by 'A. Analyst'", "all that nobody has looked at yet"),
    ],
    "nameplate draft my-plant",
)
REJECT: Final = teach(
    "Reject claims; they stay in the file and count no longer.",
    [("nameplate reject my-plant c6b531d45 --by 'A. Analyst' --note 'of another plant'", "with the reason")],
    "nameplate draft my-plant",
)
CORRECT: Final = teach(
    "Correct what was read in a claim's words.\n\nThe words and their place stay. A new claim is made and accepted, "
    "and the old one stays as rejected, so nothing is lost.",
    [
        ("nameplate correct my-plant c6b5 --value 'up to 70M round/year' --by 'A. Analyst'", "another figure"),
        ("nameplate correct my-plant c29e --date 2027-H2 --kind milestone_date --by 'A. Analyst'", "another date"),
    ],
    "nameplate draft my-plant",
)
By = Annotated[str, typer.Option("--by", metavar="NAME", help="who judges")]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="why")]
Ids = Annotated[list[str] | None, typer.Argument(metavar="ID...", help="ids of claims, or their beginnings")]
All = Annotated[bool, typer.Option("--all", help="all claims that nobody has looked at yet")]


def claims(
    dossier: DossierPath,
    refresh: Annotated[bool, typer.Option("--refresh", help="read all reports again first")] = False,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="only claims of this kind")] = None,
    state: Annotated[str | None, typer.Option(metavar="STATE", help="only proposed, accepted or rejected ones")] = None,
    json_: Json = False,
) -> None:
    """Show claims and conflicts."""
    from nameplate.claim import conflicts
    from nameplate.cli.inspection import conflict_json
    from nameplate.programme import Dossier

    place = Dossier(dossier)
    reports, found = _refreshed(place) if refresh else (None, place.claims())
    if not found and not place.claims_path.is_file():
        raise MissingInput(
            f"{place.claims_path}: no claims yet; `nameplate read FILE --into {dossier}` files a report, "
            f"`nameplate claims {dossier} --refresh` reads those in reports/"
        )
    reports = place.reports() if reports is None else reports
    clashes = conflicts(found, reports)
    shown = _chosen(found, kind, state)
    if json_:
        put_json({"claims": [_wire(claim) for claim in shown], "conflicts": [conflict_json(c) for c in clashes]})
        return
    put_passages(reports, shown)
    put_conflicts(clashes)
    counts = ", ".join(f"{sum(c.review.state == s for c in found)} {s}" for s in ("proposed", "accepted", "rejected"))
    say(f"{counted(len(found), 'claim')} ({counts}), {counted(len(clashes), 'conflict')}.")
    say(f"Next: nameplate accept {dossier} ID --by NAME, or nameplate draft {dossier}")


def accept(
    dossier: DossierPath, ids: Ids = None, by: By = "", note: Note = "", all_: All = False, json_: Json = False
) -> None:
    """Accept claims."""
    _judge(dossier, ids, "accepted", by, note, all_, json_)


def reject(
    dossier: DossierPath, ids: Ids = None, by: By = "", note: Note = "", all_: All = False, json_: Json = False
) -> None:
    """Reject claims."""
    _judge(dossier, ids, "rejected", by, note, all_, json_)


def correct(
    dossier: DossierPath,
    identity: Annotated[str, typer.Argument(metavar="ID", help="a claim's id, or its beginning")],
    value: Annotated[str | None, typer.Option(metavar="QUANTITY", help="as 'up to 70M round/year'")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="as 2027-H2 or 'by 2027-12'")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="what it is about")] = None,
    mode: Annotated[str | None, typer.Option(metavar="MODE", help="asserted, planned, expected or alleged")] = None,
    subject: Annotated[str | None, typer.Option(metavar="NAME", help="the plant, line, firm or country")] = None,
    product: Annotated[str | None, typer.Option(metavar="NAME", help="what is made")] = None,
    by: By = "",
    note: Note = "",
    json_: Json = False,
) -> None:
    """Correct a claim."""
    from nameplate.claim.review import correct as corrected
    from nameplate.programme import Dossier
    from nameplate.quantity import parse_period

    said = {"kind": kind, "mode": mode, "subject": subject, "product": product}
    changes: dict[str, Any] = {name: words for name, words in said.items() if words is not None}
    if value is not None:
        changes |= _quantity(value)
    if date is not None:
        changes["date"] = parse_period(date).iso()
    if not changes:
        raise UsageError("nothing to correct; give --value, --date, --kind, --mode, --subject or --product")
    place = Dossier(dossier)
    before = place.claims()
    after = corrected(before, identity, changes, by=by, note=note)
    _save(place, after)
    known = {claim.id for claim in before}
    if json_:
        put_json({"claims": _changed(before, after)})
    for claim in after:
        if claim.id not in known:
            say(f"{claim.review.replaces} is now {claim.id}; put {claim.id} in its place wherever a file names it.")


def _judge(
    dossier: Path,
    ids: list[str] | None,
    state: Literal["accepted", "rejected"],
    by: str,
    note: str,
    all_: bool,
    json_: bool,
) -> None:
    from nameplate.claim.review import judge
    from nameplate.programme import Dossier

    place = Dossier(dossier)
    found = place.claims()
    chosen = [claim.id for claim in found if claim.review.state == "proposed"] if all_ else list(ids or ())
    if not all_ and not chosen:
        raise UsageError(f"no claim is named; give ids as `nameplate claims {dossier}` shows them, or --all")
    after = judge(found, chosen, state, by=by, note=note)
    _save(place, after)
    if json_:
        put_json({"claims": _changed(found, after)})
    say(f"{counted(len(chosen), 'claim')} {state}. Next: nameplate draft {dossier}")


def _changed(before: Iterable[Claim], after: Iterable[Claim]) -> list[dict[str, Any]]:
    """Give the claims that are new or judged otherwise than before."""
    known = {claim.id: claim for claim in before}
    return [_wire(claim) for claim in after if known.get(claim.id) != claim]


def _save(place: Dossier, found: Iterable[Claim]) -> None:
    from nameplate.claim import save_claims

    save_claims(found, place.claims_path)


def _quantity(text: str) -> dict[str, Any]:
    """Return the fields that a quantity in the text form gives."""
    from nameplate.quantity import Exact, Hedged, Interval, parse

    quantity = parse(text)
    shape, fields = quantity.shape, {"unit": quantity.unit or None, "bound": "none"}
    if isinstance(shape, Exact):
        return fields | {"value": shape.value}
    if isinstance(shape, Interval):
        return fields | {"value": (shape.low, shape.high)}
    if isinstance(shape, Hedged):
        return fields | {"value": shape.value, "bound": shape.bound}
    raise UsageError(f"--value: {text!r}; valid would be one figure or a range, such as 'up to 70M round/year'")


def _chosen(found: list[Claim], kind: str | None, state: str | None) -> list[Claim]:
    from nameplate.claim import KINDS

    states = ("proposed", "accepted", "rejected")
    if kind is not None and kind not in KINDS:
        raise UsageError(f"--kind: {kind!r}; valid would be one of {', '.join(KINDS)}")
    if state is not None and state not in states:
        raise UsageError(f"--state: {state!r}; valid would be one of {', '.join(states)}")
    return [c for c in found if kind in (None, c.kind) and state in (None, c.review.state)]


def _wire(claim: Claim) -> dict[str, Any]:
    reviewed = {"review": claim.review.state, "by": claim.review.by or None, "replaces": claim.review.replaces or None}
    return {**claim.to_wire(), "report": claim.report, "reader": claim.reader, **reviewed}


def _refreshed(place: Dossier) -> tuple[list[Report], list[Claim]]:
    """Read all reports again; what a person reviewed or another reader found stays as it is."""
    from nameplate.claim import merged, read_claims, save_claims
    from nameplate.claim.model import place_of
    from nameplate.cli.screen import progress

    reports = place.reports()
    if not reports and place.claims_path.is_file():
        raise MissingInput(f"{place.path / 'reports'}: no reports to read again; the claims stay as they are")
    fresh: list[Claim] = []
    with progress("reading reports") as tell:
        for number, report in enumerate(reports, 1):
            fresh += read_claims(report)
            tell(number, len(reports))
    kept = [claim for claim in place.claims() if claim.review.state != "proposed" or claim.reader != "rule"]
    together = sorted(merged(kept, fresh), key=place_of)
    save_claims(together, place.claims_path)
    return reports, together
