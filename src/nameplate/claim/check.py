"""A claim is a span first: the quote must stand in the report, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable

from nameplate.claim.model import Claim, claim_id
from nameplate.errors import CheckFailed
from nameplate.report import Report


def verify(claims: Iterable[Claim], reports: Iterable[Report]) -> None:
    """Check that every claim's quote stands where it says, and that its id is its own.

    Parameters
    ----------
    claims : iterable of Claim
        The claims.
    reports : iterable of Report
        The reports that they speak of.

    Raises
    ------
    CheckFailed
        Every claim that does not hold, in one list.

    Examples
    --------
    >>> report = Report.of("It has four lines.")
    >>> verify([Claim.make(report=report.id, kind="line_count", start=7, end=17, quote="four lines")], [report])
    """
    texts = {report.id: report.text for report in reports}
    faults = [fault for claim in claims for fault in _faults(claim, texts)]
    if faults:
        raise CheckFailed("\n".join(faults))


def _faults(claim: Claim, texts: dict[str, str]) -> list[str]:
    text = texts.get(claim.report)
    if text is None:
        return [f"{claim.id}: no report {claim.report}; read it again, since its text has changed or gone"]
    faults = []
    if not (0 <= claim.start < claim.end <= len(text)) or text[claim.start : claim.end] != claim.quote:
        faults.append(
            f"{claim.id}: characters {claim.start} to {claim.end} of report {claim.report} are not {claim.quote!r}"
        )
    if claim.id != claim_id(claim.model_dump()):
        faults.append(f"{claim.id}: not the id of this claim; valid would be {claim_id(claim.model_dump())}")
    return faults
