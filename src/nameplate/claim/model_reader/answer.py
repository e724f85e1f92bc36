"""From a model's words to entries: the JSON in them, wherever it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

# Only what can begin an object or a list of them: braces in prose and lists of numbers are passed over.
_OPENING = re.compile(r"[{\[](?=\s{0,20}[\"{\[\]}])")
_MOST_FAILURES = 32


@dataclass(frozen=True, slots=True)
class Entries:
    """What stands in an answer.

    Parameters
    ----------
    found : tuple
        The entries, of any form.
    whole : bool
        They stood in one piece of sound JSON; else some may be missing.
    """

    found: tuple[object, ...]
    whole: bool


def find_entries(text: str) -> Entries:
    r"""Find the claims in a model's answer.

    Parameters
    ----------
    text : str
        Sound JSON, or prose with JSON in it, or JSON that ends in the middle.

    Returns
    -------
    Entries
        Those of the last object with a list ``claims``; without one, those of the last list of objects; without one
        too, every whole object with a ``quote``, which is what is left of an answer that was cut off.

    Examples
    --------
    >>> find_entries('Here you are:\n```json\n{"claims": [{"sentence": 1}]}\n```').found
    ({'sentence': 1},)
    >>> find_entries('{"claims": [{"quote": "four lines"}, {"quote": "two f')
    Entries(found=({'quote': 'four lines'},), whole=False)
    """
    named: list[object] | None = None
    listed: list[object] | None = None
    single: list[object] = []
    for document in _documents(text):
        if isinstance(document, dict):
            inner = document.get("claims")
            if isinstance(inner, list):
                named = inner
            elif "quote" in document:
                single.append(document)
        elif isinstance(document, list) and all(isinstance(entry, dict) for entry in document):
            listed = document
    best = named if named is not None else listed
    return Entries(tuple(single), whole=False) if best is None else Entries(tuple(best), whole=True)


def _documents(text: str) -> Iterator[object]:
    """Read every piece of JSON that stands in a text, as long as not too much of it is broken."""
    decoder, position, failures = json.JSONDecoder(), 0, 0
    while failures < _MOST_FAILURES:
        opening = _OPENING.search(text, position)
        if opening is None:
            return
        try:
            document, position = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            failures, position = failures + 1, opening.end()
        else:
            yield document
