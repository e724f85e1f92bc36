"""What became of one question: proposals that stand in their sentence, and those that do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from nameplate.claim.model_reader.answer import find_entries
from nameplate.claim.model_reader.envelope import Answer, ModelFailed
from nameplate.claim.model_reader.place import Place, find_quote
from nameplate.claim.model_reader.prompt import Batch
from nameplate.claim.model_reader.proposal import Proposal, Rejected, read_entry
from nameplate.errors import shorten

MOST: Final = 300
"""Proposals of one answer that are looked at."""

Order = tuple[int, int]
"""Number of a question, and of an entry in its answer."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal whose quote stands in a sentence.

    Parameters
    ----------
    order : tuple of int
        Number of the question and of the entry in its answer.
    proposal : Proposal
        What the model says.
    place : Place
        Where its quote stands in the sentence.
    offset : int
        Where that sentence begins in the report.
    moved : bool
        It is another sentence than the model says.
    """

    order: Order
    proposal: Proposal
    place: Place
    offset: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one question.

    Parameters
    ----------
    placed : tuple of Placed
        Proposals that stand in a sentence.
    rejected : dict
        The others, by their order.
    fault : str
        What went wrong; empty where nothing did.
    answered : bool
        Something could be read in the answer.
    """

    placed: tuple[Placed, ...]
    rejected: dict[Order, Rejected]
    fault: str
    answered: bool


def check(number: int, batch: Batch, outcome: Answer | ModelFailed) -> Check:
    """Look for a model's proposals in the sentences that it was given.

    Parameters
    ----------
    number : int
        Of the question.
    batch : Batch
        The sentences.
    outcome : Answer or ModelFailed
        What came of it.

    Examples
    --------
    >>> from nameplate.claim.rule.sentence import Sentence
    >>> said = Answer('[{"sentence": 1, "quote": "five lines", "kind": "line_count", "value": 5}]')
    >>> check(0, Batch(1, (Sentence("It has four lines.", 0),)), said).rejected[0, 0].reason
    'the quote is not in sentence 1, nor beside it'
    """
    where = f"sentences {batch.first} to {batch.last}"
    if isinstance(outcome, ModelFailed):
        return Check((), {}, f"{where}: {outcome}", answered=False)
    entries = find_entries(outcome.text)
    found = entries.found
    results = {(number, at): _place((number, at), read_entry(entry), batch) for at, entry in enumerate(found[:MOST])}
    rejected = {order: result for order, result in results.items() if isinstance(result, Rejected)}
    if len(found) > MOST:
        more = f"{len(found) - MOST:,} more proposals in one answer, of which {MOST} are looked at"
        rejected[number, MOST] = Rejected(None, "", "", more)
    return Check(
        tuple(result for result in results.values() if isinstance(result, Placed)),
        rejected,
        "" if entries.whole and not outcome.cut else f"{where}: {_broken(outcome)}",
        answered=entries.whole or bool(found),
    )


def _broken(answer: Answer) -> str:
    what = "an answer that was cut off" if answer.cut else f"no sound JSON ({shorten(' '.join(answer.text.split()))!r})"
    return f'{what}; valid would be one JSON object with the key "claims"'


def _place(order: Order, proposal: Proposal | Rejected, batch: Batch) -> Placed | Rejected:
    """Find a proposal's quote in its sentence, nearly or exactly, or exactly in the one before or behind it."""
    if isinstance(proposal, Rejected):
        return proposal
    at = proposal.sentence - batch.first
    if not 0 <= at < len(batch.sentences):
        return reject(proposal, f"the model was given the sentences {batch.first} to {batch.last}")
    for near in (at, at - 1, at + 1):
        if 0 <= near < len(batch.sentences):
            sentence = batch.sentences[near]
            place = find_quote(proposal.quote, sentence.text, fuzzy=near == at)
            if place:
                return Placed(order, proposal, place, sentence.offset, moved=near != at)
    return reject(proposal, f"the quote is not in sentence {proposal.sentence}, nor beside it")


def reject(proposal: Proposal, reason: str) -> Rejected:
    """Reject a proposal.

    Examples
    --------
    >>> reject(Proposal(1, "four  lines", "line_count"), "no number").quote
    'four lines'
    """
    return Rejected(proposal.sentence, shorten(" ".join(proposal.quote.split()), 300), proposal.kind, reason)
