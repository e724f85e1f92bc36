"""Reading a question: from the words that were asked to a question that a run can answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nameplate.errors import UsageError, shorten
from nameplate.study import phrase
from nameplate.study.canonical import canonical
from nameplate.study.form import Reader
from nameplate.study.opening import reworded
from nameplate.study.question import Question, horizon
from nameplate.study.suggestion import candidates
from nameplate.study.vocabulary import Vocabulary

if TYPE_CHECKING:
    from nameplate.programme import Programme

LONGEST = 400  # characters of a question


def parse_question(text: str, programme: Programme) -> Question:
    """Read a question about a programme.

    Parameters
    ----------
    text : str
        One of the forms of `FORMS`, with ``if SCENARIO`` or ``under SCENARIO`` after it where wanted.
    programme : Programme
        Whose names may be used, by name, label or unit.

    Returns
    -------
    Question

    Raises
    ------
    UsageError
        When it is no question, with the nearest form or names; when the period lies outside the horizon.
    """
    asked = " ".join(text.split()).strip(" \"'“”‘’").rstrip("?.! ")
    names = Vocabulary.of(programme)
    try:
        found = _read(asked, names, programme)
    except UsageError as error:
        tries = suggestions(asked[:LONGEST], programme)
        raise UsageError(f"{error}; try {' or '.join(repr(one) for one in tries)}") from None
    return replace(found, text=text.strip(), read_as=canonical(found, names, lambda one: _read(one, names, programme)))


def suggestions(text: str, programme: Programme, most: int = 2) -> list[str]:
    """Return questions that can be asked of a programme, those most like a text first.

    Parameters
    ----------
    text : str
        Whatever was asked.
    programme : Programme
        Lends its names.
    most : int
        No more than so many; at least one is given.

    Returns
    -------
    list of str
        Each of them is read by `parse_question`.
    """
    names = Vocabulary.of(programme)
    found: list[str] = []
    for candidate in candidates(reworded(text), names, programme):
        try:
            _read(candidate, names, programme)
        except UsageError:  # a label that holds words of the grammar
            continue
        found.append(candidate)
        if len(found) == most:
            break
    return found


def _read(asked: str, names: Vocabulary, programme: Programme) -> Question:
    """Read a question of one line; its text is left empty."""
    if not asked or len(asked) > LONGEST:
        raise UsageError(f"{shorten(asked)!r} is no question; {phrase.forms()}")
    reader = Reader(names, programme)
    body, scenario = reader.scenario(asked)
    question = replace(reader.body(reworded(body)), scenario=scenario)
    _check_horizon(question, asked, programme)
    return question


def _check_horizon(question: Question, asked: str, programme: Programme) -> None:
    last = horizon(programme)
    for day in (question.start, question.end):
        if day is not None and day > last:
            raise UsageError(
                f"{shorten(asked)!r}: {day} lies after the last simulated day; valid would be up to {last}"
            )
    if question.end is not None and question.end < programme.start:
        raise UsageError(
            f"{shorten(asked)!r}: {question.end} lies before the first simulated day; "
            f"valid would be from {programme.start}"
        )
