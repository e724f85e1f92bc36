"""Claims as schema.org `Claim` in JSON-LD: https://schema.org/Claim, https://schema.org/NewsArticle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from nameplate.claim.model import Claim
from nameplate.report import Report

_PEOPLE = {"person"}


def to_schema_org(claims: Iterable[Claim], reports: Sequence[Report]) -> dict[str, Any]:
    """Return claims and their reports as one JSON-LD document.

    Parameters
    ----------
    claims : iterable of Claim
        Rejected ones are left out, since the form has no place for that.
    reports : sequence of Report
        Those at hand; a claim of another report refers to it by id alone.

    Returns
    -------
    dict
        With ``@context`` and ``@graph``.

    Examples
    --------
    >>> report = Report.of("It has four lines.")
    >>> where = {"report": report.id, "start": 7, "end": 17, "quote": "four lines"}
    >>> claim = Claim.make(kind="line_count", value=4.0, unit="line", **where)
    >>> [node["@type"] for node in to_schema_org([claim], [report])["@graph"]]
    ['NewsArticle', 'Claim']
    """
    kept = [claim for claim in claims if claim.review.state != "rejected"]
    cited = {claim.report for claim in kept}
    nodes = [_article(report) for report in reports if report.id in cited]
    return {"@context": "https://schema.org", "@graph": [*nodes, *(_claim(claim) for claim in kept)]}


def _article(report: Report) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": report.publisher} if report.publisher else None
    return _filled(
        {
            "@id": f"urn:nameplate:report:{report.id}",
            "@type": "NewsArticle",
            "headline": report.title,
            "url": report.url if report.url.startswith(("https://", "http://")) else "",
            "inLanguage": report.language,
            "publisher": publisher,
            "datePublished": report.published.iso() if report.published else "",
        }
    )


def _claim(claim: Claim) -> dict[str, Any]:
    return _filled(
        {
            "@id": f"urn:nameplate:claim:{claim.id}",
            "@type": "Claim",
            "text": claim.quote,
            "additionalType": claim.kind,
            "about": {"@type": "Thing", "name": claim.subject} if claim.subject else None,
            "claimInterpreter": _author(claim.review.by) if claim.review.by else None,
            "author": _author(claim.source.name, person=claim.source.type in _PEOPLE) if claim.source.name else None,
            "appearance": {"@id": f"urn:nameplate:report:{claim.report}"},
            "temporalCoverage": claim.date,
            "mentions": _value(claim),
            "disambiguatingDescription": f"characters {claim.start} to {claim.end}; {claim.hedge}",
        }
    )


def _author(name: str, *, person: bool = True) -> dict[str, Any]:
    return {"@type": "Person" if person else "Organization", "name": name}


def _value(claim: Claim) -> dict[str, Any] | None:
    if claim.value is None:
        return None
    node: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": claim.unit}
    if isinstance(claim.value, tuple):
        return _filled({**node, "minValue": claim.value[0], "maxValue": claim.value[1]})
    key = {"up_to": "maxValue", "at_least": "minValue"}.get(claim.bound, "value")
    return _filled({**node, key: claim.value})


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, "")}
