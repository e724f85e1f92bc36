"""What a claim is about: the plant that the words last spoke of, and its product."""

from __future__ import annotations

import re
from collections import deque

from nameplate.claim.rule.plant import PLANT_STEMS, find_plant
from nameplate.claim.rule.site import Site, meet
from nameplate.report.wordlist import words

_MADE = re.compile(
    r"\b(?P<a>[A-Za-z][\w-]{2,20})\s(?:production|assembly|manufactur\w{2,3}|output|plant|factory|works|line)\b"
    r"|\b(?:production|assembly|manufacture|launch)\sof\s(?:the\s)?(?:[\w.-]{1,15}\s){0,3}?(?P<b>[a-z][\w-]{2,20})s\b"
)
_NO_PRODUCT = frozenset(
    words(
        "the start started begin began begins full mass serial first series commercial new this that its",
        "their into whose annual volume rate new start-up increase increased reach resume licensed local",
        "total planned own initial second third more whole domestic military state year large largest",
        "production assembly pilot final test trial further current future monthly daily weekly regular for",
        "and from which when after before global",
    )
)

_MOST = 200
"""Plants that are kept in mind, so that no report, however long, costs more than its length."""


def find_product(text: str) -> str:
    """Return what a clause says is made, from "rifle production" or "production of rifles".

    Parameters
    ----------
    text : str
        A clause.

    Returns
    -------
    str
        In the singular where English marks it; empty where nothing is named.

    Examples
    --------
    >>> find_product("the launch of rifle production"), find_product("to start production in 2027")
    ('rifle', '')
    """
    for match in _MADE.finditer(text[:1500]):
        word = (match["a"] or match["b"]).lower()
        if word not in _NO_PRODUCT and not word.endswith(("ing", "ed", "ly")):
            return word
    return ""


class Topics:
    """The plants that a report has named so far; those that may be one and the same count as one.

    Parameters
    ----------
    title : str
        The report's title, which names the first.

    Examples
    --------
    >>> topics = Topics("Rifle plant in Venezuela")
    >>> topics.hear("A cartridge works in Maracay was built.")
    >>> topics.subject("cartridge works in Maracay", ""), topics.subject("It opened.", "rifle")
    ('cartridge works in Maracay', 'Rifle plant in Venezuela')
    >>> topics.hear("The works in Maracay is new.")
    >>> topics.same("works in Maracay")
    'cartridge works in Maracay'
    """

    def __init__(self, title: str) -> None:
        self._named: deque[str] = deque(maxlen=_MOST)
        self._sites: deque[Site] = deque(maxlen=_MOST)
        self._site_of: dict[str, Site] = {}
        self.hear(title)

    def hear(self, sentence: str, stems: frozenset[str] | None = None) -> None:
        """Take note of the plant that a sentence names."""
        if stems is not None and PLANT_STEMS.isdisjoint(stems):
            return
        subject = find_plant(sentence)
        if subject:
            if subject in self._named:
                self._named.remove(subject)
            self._named.append(subject)
            self._site_of[subject] = meet(self._sites, subject)

    def subject(self, clause: str, product: str) -> str:
        """Return the plant of a clause: its own, the last one that goes with the product, or the last one."""
        own = find_plant(clause)
        if own:
            return own
        fitting = [name for name in self._named if product and product.lower()[:5] in name.lower()]
        if fitting:
            return fitting[-1]
        if product and self._named and not product.lower().startswith("plant"):
            return f"{product} production"
        return self._named[-1] if self._named else ""

    def same(self, subject: str) -> str:
        """Return the fullest name under which the report speaks of a plant."""
        site = self._site_of.get(subject)
        return site.name if site else subject
