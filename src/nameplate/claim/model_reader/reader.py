"""The second reading: a model is asked, its proposals are checked, and both readers' claims are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from nameplate.claim.model import Claim
from nameplate.claim.model_reader.asking import Ask, ask_all
from nameplate.claim.model_reader.check import Check, Order, Placed, check, reject
from nameplate.claim.model_reader.finish import Finisher
from nameplate.claim.model_reader.join import joined
from nameplate.claim.model_reader.prompt import SIZE, Batch, batches, message
from nameplate.claim.model_reader.proposal import Rejected
from nameplate.claim.model_reader.reread import Misread
from nameplate.claim.rule.sentence import Sentence, sentences
from nameplate.report import Report

Status = Literal["read", "partial", "failed"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What two readers found together.

    Parameters
    ----------
    claims : tuple of Claim
        In the order of the text; ``reader`` says who found each: rule, model or both.
    rejected : tuple of Rejected
        What the model proposed and the text does not say, in the order of the answers.
    status : str
        read: every question was answered; partial: some were; failed: none was.
    error : str
        What went wrong, with the sentences concerned; empty where nothing did.
    """

    claims: tuple[Claim, ...]
    rejected: tuple[Rejected, ...]
    status: Status
    error: str = ""


def read_with_model(
    report: Report,
    claims: Sequence[Claim],
    ask: Ask,
    *,
    name: str = "",
    size: int = SIZE,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Reading:
    """Let a language model read a report after the rules did, and join what both found.

    Parameters
    ----------
    report : Report
        The document.
    claims : sequence of Claim
        What the rules found in it. They are never lost, whatever the model does.
    ask : callable
        Asks the model; raises `ModelFailed` where it does not answer.
    name : str
        The model's name, for the version of its claims.
    size : int
        Characters of sentences in one question.
    progress : callable
        Called with (questions done, questions in all).

    Examples
    --------
    >>> report = Report.of("The plant has four lines. It will make 70 rounds a day.")
    >>> said = '[{"sentence": 1, "quote": "four lines", "kind": "jobs", "value": 5}]'
    >>> from nameplate.claim.model_reader import Answer
    >>> reading = read_with_model(report, [], lambda system, user: Answer(said))
    >>> reading.status, reading.claims, reading.rejected[0].reason
    ('read', (), 'the number 5 is not in the quote, which has 4')
    """
    blocks = [found for _, found in sentences(report)]
    parts = batches([sentence for block in blocks for sentence in block], size)
    outcomes = list(ask_all(ask, [message(report, part) for part in parts], progress))
    checks = [check(number, part, outcome) for number, (part, outcome) in enumerate(zip(parts, outcomes, strict=False))]
    proposed, misread = _finished(Finisher(report, name), blocks, checks)
    for one in checks:
        misread |= one.rejected
    faults = [one.fault for one in checks if one.fault]
    return Reading(
        tuple(joined(claims, proposed)),
        tuple(misread[order] for order in sorted(misread)),
        _status(len(parts), checks),
        _error(faults, parts, len(outcomes)),
    )


def _status(asked: int, checks: Sequence[Check]) -> Status:
    if asked and not any(one.answered for one in checks):
        return "failed"
    return "partial" if len(checks) < asked or any(one.fault for one in checks) else "read"


def _finished(
    finisher: Finisher, blocks: Sequence[Sequence[Sentence]], checks: Sequence[Check]
) -> tuple[list[tuple[Placed, Claim]], dict[Order, Rejected]]:
    """Walk through the report and make claims of the proposals that stand in it, in the order of the text."""
    placed: dict[int, list[Placed]] = defaultdict(list)
    for one in (one for found in checks for one in found.placed):
        placed[one.offset].append(one)
    results = [pair for block in blocks for pair in finisher.block(block, placed)]
    proposed: list[tuple[Placed, Claim]] = []
    misread: dict[Order, Rejected] = {}
    for one, result in results:
        if isinstance(result, Misread):
            misread[one.order] = reject(one.proposal, result.reason)
        else:
            proposed.append((one, finisher.context.named(result)))
    return proposed, misread


def _error(faults: Sequence[str], parts: Sequence[Batch], asked: int) -> str:
    """Say what went wrong, in a few lines."""
    lines = list(faults[:3])
    if len(faults) > 3:
        lines.append(f"and {len(faults) - 3} more of {len(parts)} questions")
    if asked < len(parts):
        lines.append(f"sentences {parts[asked].first} to {parts[-1].last} were not asked about any more")
    return "\n".join(lines)
