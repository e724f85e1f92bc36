"""Claims as followthemoney statements, where its forms fit: https://followthemoney.tech/docs/statements/.

A statement is one value of one property of one entity. Reports become `Article` entities; a plant becomes a `Project`
with the money put into it, its dates and, in the words of the report, what is said of it; a source becomes the
`Person`, `Company`, `PublicBody` or `Organization` that it is. What the forms have no property for (capacity, lines,
hedges) is given as a note in the report's own words, never as a number without its hedge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from nameplate.claim.model import Claim, Source
from nameplate.report import Report

COLUMNS = ("canonical_id", "entity_id", "prop", "schema", "value", "dataset", "origin", "id")
"""The columns of a table of statements that are filled; that library reads them by name."""

_SCHEMA = {"person": "Person", "company": "Company", "official": "PublicBody", "media": "Organization",
           "analyst": "Organization", "organisation": "Organization"}  # fmt: skip
_DATES = {"start_of_production": "endDate", "construction_start": "startDate"}


def to_statements(claims: Iterable[Claim], reports: Sequence[Report], dataset: str) -> list[dict[str, str]]:
    """Return claims as rows of a table of statements.

    Parameters
    ----------
    claims : iterable of Claim
        Rejected and superseded ones are left out.
    reports : sequence of Report
        Those at hand.
    dataset : str
        A name for the whole, of small letters, digits and underscores.

    Returns
    -------
    list of dict
        With the keys of `COLUMNS`; ``origin`` is the claim's id.

    Examples
    --------
    >>> report = Report.of("The steel plant in Linz will cost 500 million euros.")
    >>> where = {"report": report.id, "start": 34, "end": 51, "quote": "500 million euros"}
    >>> claim = Claim.make(kind="investment", value=5e8, unit="EUR", subject="steel plant in Linz", **where)
    >>> [(row["schema"], row["prop"], row["value"]) for row in to_statements([claim], [report], "linz")][-3:-1]
    [('Project', 'amount', '500000000'), ('Project', 'currency', 'EUR')]
    """
    kept = [claim for claim in claims if claim.review.state != "rejected" and not claim.superseded]
    cited = {claim.report for claim in kept}
    rows = [row for report in reports if report.id in cited for row in _article(report, dataset)]
    for claim in kept:
        rows += _claim(claim, dataset)
    return list({row["id"]: row for row in rows}.values())


def _article(report: Report, dataset: str) -> Iterator[dict[str, str]]:
    entity = f"nameplate-report-{report.id}"
    values = {
        "title": report.title or report.id,
        "publisher": report.publisher,
        "sourceUrl": report.url if report.url.startswith(("https://", "http://")) else "",
        "publishedAt": report.published.iso() if report.published and "/" not in report.published.iso() else "",
    }
    for prop, value in values.items():
        if value:
            yield _row(entity, "Article", prop, value, dataset, "")


def _claim(claim: Claim, dataset: str) -> Iterator[dict[str, str]]:
    if claim.source.name and claim.source.type in _SCHEMA:
        yield _row(_entity(claim.source.name), _schema(claim.source), "name", claim.source.name, dataset, claim.id)
    if not claim.subject:
        return
    plant = _entity(claim.subject)
    yield _row(plant, "Project", "name", claim.subject, dataset, claim.id)
    # A bare figure can only stand where nothing bounds it and nobody says that it is only hoped for.
    if claim.kind == "investment" and isinstance(claim.value, float) and claim.bound == "none":
        yield _row(plant, "Project", "amount", f"{claim.value:.15g}", dataset, claim.id)
        yield _row(plant, "Project", "currency", claim.unit or "", dataset, claim.id)
    prop = _DATES.get(claim.kind)
    if prop and claim.date and "/" not in claim.date and claim.mode == "asserted":
        yield _row(plant, "Project", prop, claim.date, dataset, claim.id)
    said = f" ({claim.source.name})" if claim.source.name else ""
    yield _row(plant, "Project", "notes", f"{claim.kind}, {claim.hedge}: “{claim.quote}”{said}", dataset, claim.id)


def _schema(source: Source) -> str:
    return _SCHEMA[source.type]


def _entity(name: str) -> str:
    return "nameplate-" + hashlib.sha256(name.encode()).hexdigest()[:16]


def _row(entity: str, schema: str, prop: str, value: str, dataset: str, origin: str) -> dict[str, str]:
    key = "\x00".join((dataset, entity, prop, value, origin))
    identity = hashlib.sha256(key.encode()).hexdigest()[:40]
    values = (entity, entity, prop, schema, value, dataset, origin, identity)
    return dict(zip(COLUMNS, values, strict=True))
