"""Which reports of a dossier tell one story: worked out from the reports, kept in a file where these are not."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nameplate.errors import Fault, InvalidFile

if TYPE_CHECKING:
    from nameplate.claim import Claim
    from nameplate.programme.model import Programme
    from nameplate.report import Report

STORIES = "stories.json"


def compared(programme: Programme, claims: Mapping[str, Claim]) -> frozenset[str]:
    """Return the ids of the reports that speak of one value together with another report.

    Parameters
    ----------
    programme : Programme
    claims : mapping
        From a claim's id to the claim.
    """
    found: set[str] = set()
    for _, value in programme.values():
        reports = {claims[identity].report for identity in value.claims if identity in claims}
        if len(reports) > 1:
            found |= reports
    return frozenset(found)


def group_reports(reports: Sequence[Report]) -> dict[str, str]:
    r"""Give reports that tell one story a common name: the first of their ids.

    Examples
    --------
    >>> from nameplate.report import Report
    >>> one, other = Report.of("Works open\n\nThe plant is open."), Report.of("Plant opens\n\nThe plant is open.")
    >>> set(group_reports([one, other]).values()) == {min(one.id, other.id)}
    True
    >>> group_reports([one])
    {}
    """
    from nameplate.report.story import stories

    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    return {report.id: group[0].id for group in stories(ordered) if len(group) > 1 for report in group}


def read_stories(path: Path) -> dict[str, str]:
    """Read the file of stories; without one no two reports share a story.

    Raises
    ------
    InvalidFile
        If it is no mapping of report ids.

    Examples
    --------
    >>> read_stories(Path("no/such/stories.json"))
    {}
    """
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_bytes())
    except ValueError as error:
        raise InvalidFile([Fault(str(path), None, None, "", str(error), "a file that Nameplate wrote")]) from error
    if not isinstance(found, dict) or not all(isinstance(story, str) for story in found.values()):
        raise InvalidFile([Fault(str(path), None, None, "", "something else", "a report's id for each report's id")])
    return found


def stories_as_bytes(stories: Mapping[str, str]) -> bytes:
    r"""Write stories as a file, the same bytes for the same stories.

    Examples
    --------
    >>> stories_as_bytes({"b": "a", "a": "a"})
    b'{"a": "a", "b": "a"}\n'
    """
    return (json.dumps(stories, sort_keys=True) + "\n").encode()
