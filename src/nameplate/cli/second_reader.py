"""What `read` does with a language model: ask it, and show what both readers found and what was rejected."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nameplate.cli.screen import counted, progress, put, put_table, put_wrapped, say
from nameplate.errors import CheckFailed, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.claim import Claim
    from nameplate.claim.model_reader import Endpoint, Reading
    from nameplate.report import Report


def endpoint_of(url: str | None, name: str | None, seconds: float) -> Endpoint | None:
    """Return the model that the options name, or None.

    Parameters
    ----------
    url, name : str or None
        Both or neither.
    seconds : float
        How long an answer may take.

    Raises
    ------
    UsageError
        One without the other, or an address, a name, a key or a time that cannot be.

    Examples
    --------
    >>> endpoint_of(None, None, 120.0) is None
    True
    """
    from nameplate.claim.model_reader import KEY, Endpoint

    if url is None and name is None:
        return None
    if url is None or name is None:
        given, missing = ("--model-name", "--model URL") if url is None else ("--model", "--model-name NAME")
        raise UsageError(f"{given} alone names no model; valid would be {given} with {missing}")
    endpoint = Endpoint(url, name, os.environ.get(KEY, "").strip(), seconds)
    if endpoint.exposed:
        say(f"The key in {KEY} goes to {url} unencrypted; https would keep it secret.")
    return endpoint


def read_again(report: Report, found: Sequence[Claim], endpoint: Endpoint) -> Reading:
    """Let the model read after the rules."""
    from nameplate.claim.model_reader import Client, read_with_model

    with Client(endpoint) as client, progress("asking the model") as tell:
        return read_with_model(report, found, client.ask, name=endpoint.name, progress=tell)


def reading_json(endpoint: Endpoint | None, reading: Reading | None) -> dict[str, Any]:
    """Give what was rejected and how the model did, for other programs.

    Examples
    --------
    >>> reading_json(None, None)
    {'rejected': [], 'model': None}
    """
    if endpoint is None or reading is None:
        return {"rejected": [], "model": None}
    model = {"url": endpoint.url, "name": endpoint.name, "status": reading.status, "error": reading.error or None}
    return {"rejected": [asdict(no) for no in reading.rejected], "model": model}


def put_reading(reading: Reading) -> None:
    """Show what the model read otherwise, and what of it was rejected, below the claims."""
    for claim in reading.claims:
        if claim.note and claim.reader != "rule":
            put_wrapped(f"{claim.id}: {claim.note}", rest="  ")
    if reading.rejected:
        put("\nProposals of the model that the text does not bear out:")
        rows = [("" if no.sentence is None else no.sentence, no.kind, no.quote, no.reason) for no in reading.rejected]
        put_table(("sentence", "kind", "words", "rejected because"), rows, cut=(2,))


def tally(reading: Reading) -> str:
    """Count in words what each reader found.

    Examples
    --------
    >>> from nameplate.claim.model_reader import Reading
    >>> tally(Reading((), (), "read"))
    '0 found by both readers, 0 by the rules alone, 0 by the model alone; 0 proposals rejected'
    """
    by = [sum(claim.reader == reader for claim in reading.claims) for reader in ("both", "rule", "model")]
    rejected = counted(len(reading.rejected), "proposal")
    return f"{by[0]} found by both readers, {by[1]} by the rules alone, {by[2]} by the model alone; {rejected} rejected"


def judge_reading(reading: Reading | None, *, filed: bool) -> None:
    """Say what the model did not read.

    Raises
    ------
    CheckFailed
        The second reading is missing or has gaps; all else is done by then.
    """
    if reading is None or reading.status == "read":
        return
    what = "The model has read nothing" if reading.status == "failed" else "The model has not read all"
    kept = "shown and filed" if filed else "shown"
    raise CheckFailed(f"{what}; what was found is {kept} all the same.\n{reading.error}")
