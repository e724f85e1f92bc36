"""The verb that gives claims to other programs in forms of theirs: export."""

from __future__ import annotations

import csv
import re
import sys
from typing import Annotated, Final

import typer

from nameplate.cli.guide import teach
from nameplate.cli.option import DossierPath, Json
from nameplate.cli.screen import clean, put_json
from nameplate.errors import UsageError

FORMS: Final = ("schema.org", "prov", "ftm")
EXPORT: Final = teach(
    "Give claims to other programs.\n\nschema.org: each claim with its report, speaker and value, as JSON-LD. prov: "
    "where each claim comes from, which reader found it and who reviewed it, as W3C PROV in JSON-LD. ftm: a table of "
    "followthemoney statements, as CSV.",
    [
        ("nameplate export my-plant --as schema.org > claims.jsonld", "JSON-LD on stdout"),
        ("nameplate export my-plant --as ftm > statements.csv", "for tools that read followthemoney"),
    ],
)


def export(
    dossier: DossierPath,
    form: Annotated[str, typer.Option("--as", metavar="FORM", help="schema.org, prov or ftm")] = "schema.org",
    json_: Json = False,
) -> None:
    """Give claims in another form."""
    from nameplate.programme import Dossier

    if form not in FORMS:
        raise UsageError(f"--as: {form!r}; valid would be one of {', '.join(FORMS)}")
    place = Dossier(dossier)
    claims, reports = place.claims(), place.reports()
    from nameplate.claim.export import to_prov, to_schema_org, to_statements

    if form == "ftm" and json_:
        put_json(to_statements(claims, reports, _dataset(place.name)))
    elif form == "ftm":
        from nameplate.claim.export.money_trail import COLUMNS

        writer = csv.DictWriter(sys.stdout, COLUMNS, dialect=csv.unix_dialect)
        writer.writeheader()
        for row in to_statements(claims, reports, _dataset(place.name)):
            writer.writerow({column: clean(value) for column, value in row.items()})
    else:
        put_json((to_prov if form == "prov" else to_schema_org)(claims, reports))


def _dataset(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "dossier"
