"""What a dossier's reports say of the names in them: which are places, which lie in which, which are common nouns.

A list of the world's places would be long and never complete; the reports themselves tell what is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nameplate.report.wordlist import words

_BETWEEN = "|".join(
    words(
        "the of city town village port state province region district county island area prefecture governorate",
        "central northern southern eastern western north south east west",
    )
)
_SIDE = rf"(?:(?:{_BETWEEN})\s){{0,4}}"


class Gazetteer:
    """Names in reports, looked up as they are asked for.

    Parameters
    ----------
    texts : iterable of str
        The reports.

    Examples
    --------
    >>> known = Gazetteer(["The cartridge plant in Maracay, in the Venezuelan state of Aragua, is late."])
    >>> known.is_place("Maracay"), known.is_common("Cartridge"), known.lies_in("Maracay", "Venezuela")
    (True, True, True)
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._known: dict[str, bool] = {}

    def is_common(self, word: str) -> bool:
        """Say whether a word with a capital is written without one elsewhere: it is no name, then."""
        # Addresses of web pages are all in small letters, names as well.
        return self._find(rf"(?<![\w/.@#’'-]){re.escape(word.lower())}(?![\w/’'-]|\.\w)")

    def is_place(self, name: str) -> bool:
        """Say whether the reports say of anything that it is in, at or near this."""
        return self._find(rf"\b(?:in|at|near|outside)\s(?:the\s)?{re.escape(name)}\b")

    def lies_in(self, one: str, other: str) -> bool:
        """Say whether the reports put one place in the other.

        Parameters
        ----------
        one, other : str
            As ``Maracay`` and ``Venezuela``; "the Venezuelan city of Maracay" counts as well.
        """
        inner, stem = re.escape(one), re.escape(other[: max(4, len(other) - 1)])
        # "Maracay, Tula and Izhevsk" is a list and puts nothing in anything.
        alone = r"(?!\w{0,6}(?:,\s[A-Z][\w-]{1,30}){0,5},?\s(?:and|or)\s[A-Z])"
        return (
            self._find(rf"\b{inner}(?:,\s|\s\(){stem}{alone}")
            or self._find(rf"\b{inner},?\sin\s{_SIDE}{stem}")
            or self._find(rf"\b{stem}\w{{0,4}}(?:[’']s)?\s{_SIDE}{inner}\b")
        )

    def _find(self, pattern: str) -> bool:
        if pattern not in self._known:
            found = re.compile(pattern)
            self._known[pattern] = any(found.search(text) for text in self._texts)
        return self._known[pattern]
