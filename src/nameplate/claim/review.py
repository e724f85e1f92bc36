"""What people make of claims: accepted, rejected, corrected, by whom. A correction is a new claim: nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Literal

from pydantic import ValidationError

from nameplate.claim.model import Claim, Review
from nameplate.errors import UsageError


def judge(
    claims: Iterable[Claim],
    ids: Collection[str],
    state: Literal["proposed", "accepted", "rejected"],
    *,
    by: str,
    note: str = "",
) -> list[Claim]:
    """Return the claims with some of them accepted or rejected, or open again.

    Parameters
    ----------
    claims : iterable of Claim
        All of them.
    ids : collection of str
        Ids of those that are judged, or the beginning of one if it fits only one.
    state : str
        accepted, rejected, or proposed to take a judgement back.
    by, note : str
        Who judged, and why.

    Raises
    ------
    UsageError
        With every id that is unknown or fits several, and where nobody judged.

    Examples
    --------
    >>> claim = Claim.make(report="r", kind="delay", start=0, end=5, quote="delay")
    >>> judge([claim], ["c4d2"], "accepted", by="A. Analyst")[0].review.by
    'A. Analyst'
    """
    everything = list(claims)
    chosen = {claim.id for claim in pick(everything, ids)}
    review = Review(state=state, by=_named(by), note=note)
    return [
        claim.model_copy(update={"review": review.model_copy(update={"replaces": claim.review.replaces})})
        if claim.id in chosen
        else claim
        for claim in everything
    ]


def correct(claims: Iterable[Claim], identity: str, changes: dict[str, Any], *, by: str, note: str = "") -> list[Claim]:
    """Return the claims with one of them corrected: the new one is accepted, and the old one stays as rejected.

    Parameters
    ----------
    claims : iterable of Claim
        All of them.
    identity : str
        The claim's id, or its beginning.
    changes : dict
        New values of its fields; the words and their place cannot be changed.
    by, note : str
        Who corrected it, and why.

    Returns
    -------
    list of Claim
        The corrected claim stands behind the old one.

    Raises
    ------
    UsageError
        No such claim, nothing to change, or a value that the field cannot have.

    Examples
    --------
    >>> claim = Claim.make(report="r", kind="jobs", value=50.0, unit="job", start=0, end=5, quote="fifty")
    >>> old, new = correct([claim], claim.id, {"value": 15.0}, by="A. Analyst")
    >>> old.review.state, new.value, new.review.replaces == old.id
    ('rejected', 15.0, True)
    """
    everything = list(claims)
    (old,) = pick(everything, [identity])
    try:
        made = Claim.make(**{**_fields(old), **changes, "review": Review(state="accepted", by=_named(by), note=note)})
    except ValidationError as error:
        raise UsageError(f"{old.id}: {_words(error)}") from error
    if all(getattr(old, name) == value for name, value in changes.items()):
        raise UsageError(f"{old.id}: nothing would change; give at least one field a new value")
    return [other for claim in everything if claim.id != made.id or claim is old for other in _both(claim, old, made)]


def _both(claim: Claim, old: Claim, made: Claim) -> list[Claim]:
    if claim is not old:
        return [claim]
    if made.id == old.id:  # only what does not enter the id was corrected, such as the hedge
        return [made]
    rejected = Review(state="rejected", by=made.review.by, note=made.review.note or f"corrected as {made.id}")
    return [
        old.model_copy(update={"review": rejected}),
        made.model_copy(update={"review": made.review.model_copy(update={"replaces": old.id})}),
    ]


def pick(claims: Iterable[Claim], ids: Collection[str]) -> list[Claim]:
    """Return the claims with these ids, in the order of the ids.

    Parameters
    ----------
    claims : iterable of Claim
        All of them.
    ids : collection of str
        Whole ids or beginnings.

    Raises
    ------
    UsageError
        With every id that fits none or several.

    Examples
    --------
    >>> pick([], ["c1"])
    Traceback (most recent call last):
    nameplate.errors.UsageError: c1: no such claim; `nameplate claims DOSSIER` shows their ids
    """
    everything = list(claims)
    found, wrong = [], []
    for identity in ids:
        fitting = [claim for claim in everything if claim.id.startswith(identity)] if identity else []
        if len(fitting) == 1:
            found += fitting
        elif fitting:
            wrong.append(f"{identity}: fits {', '.join(claim.id for claim in fitting[:5])}; give more of the id")
        else:
            wrong.append(f"{identity}: no such claim; `nameplate claims DOSSIER` shows their ids")
    if wrong:
        raise UsageError("\n".join(wrong))
    return found


def _fields(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in Claim.model_fields if name != "id"}


def _named(by: str) -> str:
    if not by.strip():
        raise UsageError("--by: empty; a judgement needs the name of whoever makes it")
    return by.strip()


def _words(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['input']!r}: {e['msg']}" for e in error.errors())
