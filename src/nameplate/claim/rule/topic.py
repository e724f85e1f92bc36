"""What a claim is about: the plant that the words last spoke of, and its product."""

from __future__ import annotations

import re

from nameplate.report.wordlist import words

_PLANT = (
    r"(?:plants?|factor(?:y|ies)|refiner(?:y|ies)|works|facilit(?:y|ies)|mills?|fabs?|gigafactor(?:y|ies)"
    r"|shipyards?|foundr(?:y|ies)|smelters?|complex"
    r"|project|mine|terminal|yard|brewery|programme|program)"
)
_SUBJECT = re.compile(
    rf"\b(?:(?:[A-Z][\w’'-]{{1,25}}|[a-z][a-z-]{{2,20}}|\d{{1,3}}[.,]?\d{{0,2}}\s?mm"
    rf"|[A-Z]{{1,3}}-\d{{1,4}})\s){{1,4}}?{_PLANT}\b"
    rf"(?:\s(?:in|at|for|near)\s(?:the\s)?(?:[\w.’'-]{{1,20}}\s?){{1,4}})?"
)
_MAKE = r"(?:make|produce|assemble|build|manufacture)"
_FOR = re.compile(
    rf"\b{_PLANT}\s(?:for|(?:(?:that|which|where)\s(?:[A-Z]\w{{1,20}}\s)?(?:is|are|was|will)\s)?(?:to\s)?{_MAKE})"
    r"\s(?:[\w.’'-]{1,20}\s){0,6}?(?:[A-Z]{1,4}-\d{1,4}\s[a-z]{3,20}|[a-z]{3,20}s\b(?!-))"
)
_AT = re.compile(
    r"\b(?:plant|factory|refinery|works|facility|mill|fab|gigafactory|shipyard|foundry|smelter|complex|mine|brewery)"
    r"\s(?:in|at|near)\s(?:the\s)?(?:[A-Z][\w’'-]{1,25}\s?){1,3}"
)
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
_EDGE = re.compile(
    r"^(?:(?:the|a|an|its|their|his|this|that|each|every|and|or|of|to|for|in|at|on|by|with|from|into|building"
    r"|build|new|remaining|other|own|first|second|one|two|three"
    r"|four|is|was|are|were|has|had|have|will|would|which|said|says|as|when|after|before|but|not|only|both|all"
    r"|some|any|largest|biggest|if|how)\s)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s(?:is|was|are|were|has|had|have|will|would|which|that|to|and|or|but|with|for|can|said|says|by|since"
    r"|until|after|before|from|in|at|on|the|of|a"
    r"|an|began|opened|there|where|who)(?:\s.*)?$"
)


def find_subject(text: str) -> str:
    """Return the first plant, works or project that a text names with a word of its own.

    Parameters
    ----------
    text : str
        A sentence or a title.

    Returns
    -------
    str
        Empty where there is none.

    Examples
    --------
    >>> find_subject("The first stage of a cartridge plant in Venezuela has been completed.")
    'cartridge plant in Venezuela'
    >>> find_subject("It called the plant for AK-103 rifles almost finished.")
    'plant for AK-103 rifles'
    """
    made_for = _FOR.search(text[:1500])
    if made_for:
        return " ".join(made_for.group().split())
    for match in _SUBJECT.finditer(text[:1500]):
        words = _EDGE.sub("", " ".join(match.group().split()))
        head, within, place = words.partition(" in ")
        named = f"{head} in {_place(place)}".removesuffix(" in ") if within else _TAIL.sub("", head)
        if re.search(rf"\w\s{_PLANT}\b", named):
            return named.strip(" .,'’")
    bare = _AT.search(text[:1500])
    return " ".join(bare.group().split()).rstrip(" .,") if bare else ""


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
    """The plants that a report has named so far.

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
    """

    def __init__(self, title: str) -> None:
        self._named = [subject] if (subject := find_subject(title)) else []

    def hear(self, sentence: str) -> None:
        """Take note of the plant that a sentence names."""
        subject = find_subject(sentence)
        if subject:
            self._named = [*(name for name in self._named if name != subject), subject]

    def subject(self, clause: str, product: str) -> str:
        """Return the plant of a clause: its own, the last one that goes with the product, or the last one."""
        own = find_subject(clause)
        if own:
            return own
        fitting = [name for name in self._named if product and product.lower()[:5] in name.lower()]
        if fitting:
            return fitting[-1]
        if product and self._named and not product.lower().startswith("plant"):
            return f"{product} production"
        return self._named[-1] if self._named else ""


def _place(words: str) -> str:
    names = re.match(r"(?:the\s)?(?:[A-Z][\w.’'-]{1,20}\s?){1,3}", words)
    return names.group().strip(" .,") if names else ""
