"""Many questions to one model: a few at a time, and none any more where the answers cannot come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from nameplate.claim.model_reader.envelope import Answer, ModelFailed
from nameplate.claim.model_reader.prompt import SYSTEM

AT_ONCE: Final = 2
"""Questions that are asked at the same time: a server at home answers one after the other, and the last one waits."""

Ask = Callable[[str, str], Answer]
"""Asks a model: what to do, and what with. `Client.ask` is one."""


def ask_all(ask: Ask, questions: Sequence[str], progress: Callable[[int, int], None]) -> Iterator[Answer | ModelFailed]:
    """Ask all questions, the first one alone, the others in rounds.

    A round is over when all of its questions are, so what is asked depends on the answers only, never on their haste.

    Parameters
    ----------
    ask : callable
        Asks the model.
    questions : sequence of str
        In order.
    progress : callable
        Called with (questions done, questions in all) after each round.

    Yields
    ------
    Answer or ModelFailed
        In the order of the questions. After a failure that every other question would meet too, and after a round
        (the first one aside) without any answer, no more is asked and nothing is yielded for the rest.

    Examples
    --------
    >>> list(ask_all(lambda system, user: Answer(user), ["a", "b", "c"], lambda done, total: None))[2]
    Answer(text='c', cut=False)
    """
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="model")
    try:
        start, stop = 0, min(1, len(questions))
        while start < stop:
            outcomes = list(pool.map(lambda question: _one(ask, question), questions[start:stop]))
            yield from outcomes
            progress(stop, len(questions))
            failed = [outcome for outcome in outcomes if isinstance(outcome, ModelFailed)]
            if any(failure.final for failure in failed) or (start and len(failed) == len(outcomes)):
                return
            start, stop = stop, min(stop + AT_ONCE, len(questions))
    finally:
        # whoever interrupts us cuts the connections next, so nobody is waited for here
        pool.shutdown(wait=False, cancel_futures=True)


def _one(ask: Ask, question: str) -> Answer | ModelFailed:
    try:
        return ask(SYSTEM, question)
    except ModelFailed as failure:
        return failure
