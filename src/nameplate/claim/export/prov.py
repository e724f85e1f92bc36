"""Where claims come from, as W3C PROV in JSON-LD: https://www.w3.org/TR/prov-o/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from nameplate.claim.model import Claim
from nameplate.report import Report

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "nameplate": "urn:nameplate:",
    "oa": "http://www.w3.org/ns/oa#",
}


def to_prov(claims: Iterable[Claim], reports: Sequence[Report]) -> dict[str, Any]:
    """Return what every claim was derived from, by which reader, and who reviewed it.

    Parameters
    ----------
    claims : iterable of Claim
        All of them, rejected ones too: a correction is a revision of the claim that it replaces.
    reports : sequence of Report
        Those at hand.

    Returns
    -------
    dict
        With ``@context`` and ``@graph``: entities for reports and claims, activities for readings and reviews, agents
        for publishers, sources and people.

    Examples
    --------
    >>> report = Report.of("It has four lines.")
    >>> claim = Claim.make(report=report.id, kind="line_count", start=7, end=17, quote="four lines")
    >>> [node["@type"] for node in to_prov([claim], [report])["@graph"]]
    ['prov:Entity', 'prov:Entity', 'prov:Activity', 'prov:SoftwareAgent']
    """
    found = list(claims)
    cited = {claim.report for claim in found}
    nodes = [node for report in reports if report.id in cited for node in _report(report)]
    for claim in found:
        nodes += _claim(claim)
    unique = {node["@id"]: node for node in nodes}
    return {"@context": _CONTEXT, "@graph": list(unique.values())}


def _report(report: Report) -> list[dict[str, Any]]:
    node: dict[str, Any] = {"@id": f"nameplate:report:{report.id}", "@type": "prov:Entity"}
    if report.title:
        node["dcterms:title"] = report.title
    if report.url:
        node["prov:atLocation"] = report.url
    if report.published:
        node["dcterms:issued"] = report.published.iso()
    if not report.publisher:
        return [node]
    agent = _agent(report.publisher, "prov:Organization")
    return [{**node, "prov:wasAttributedTo": {"@id": agent["@id"]}}, agent]


def _claim(claim: Claim) -> list[dict[str, Any]]:
    identity = f"nameplate:claim:{claim.id}"
    reading = f"nameplate:reading:{claim.report}:{claim.reader}:{claim.version}"
    reader = {"@id": f"nameplate:reader:{claim.reader}", "@type": "prov:SoftwareAgent"}
    node: dict[str, Any] = {
        "@id": identity,
        "@type": "prov:Entity",
        "prov:value": claim.quote,
        "prov:wasQuotedFrom": {"@id": f"nameplate:report:{claim.report}"},
        "prov:wasGeneratedBy": {"@id": reading},
        "oa:start": claim.start,
        "oa:end": claim.end,
    }
    activity = {
        "@id": reading,
        "@type": "prov:Activity",
        "prov:used": {"@id": f"nameplate:report:{claim.report}"},
        "prov:wasAssociatedWith": {"@id": reader["@id"]},
    }
    nodes = [node, activity, reader]
    if claim.source.name:
        said = _agent(claim.source.name, "prov:Person" if claim.source.type == "person" else "prov:Agent")
        node["prov:wasAttributedTo"] = {"@id": said["@id"]}
        nodes.append(said)
    if claim.review.replaces:
        node["prov:wasRevisionOf"] = {"@id": f"nameplate:claim:{claim.review.replaces}"}
    return nodes + (_review(claim, identity) if claim.review.by else [])


def _review(claim: Claim, identity: str) -> list[dict[str, Any]]:
    by = _agent(claim.review.by, "prov:Person")
    review = {
        "@id": f"nameplate:review:{claim.id}",
        "@type": "prov:Activity",
        "prov:used": {"@id": identity},
        "prov:wasAssociatedWith": {"@id": by["@id"]},
        "nameplate:state": claim.review.state,
    }
    return [{**review, **({"nameplate:note": claim.review.note} if claim.review.note else {})}, by]


def _agent(name: str, sort: str) -> dict[str, Any]:
    from urllib.parse import quote

    return {"@id": f"nameplate:agent:{quote(name, safe='', errors='replace')}", "@type": sort, "dcterms:title": name}
