"""What a claim is about: the plant that the words last spoke of, and its product."""

from __future__ import annotations

import re

_PLANT = (
    r"(?:plants?|factor(?:y|ies)|refiner(?:y|ies)|works|facilit(?:y|ies)|mills?|fabs?|gigafactor(?:y|ies)|shipyards?|foundr(?:y|ies)|smelters?|complex"
    r"|project|mine|terminal|yard|brewery|programme|program)"
)
_SUBJECT = re.compile(
    rf"\b(?:(?:[A-Z][\w’'-]{{1,25}}|[a-z][a-z-]{{2,20}}|\d{{1,3}}[.,]?\d{{0,2}}\s?mm|[A-Z]{{1,3}}-\d{{1,4}})\s){{1,4}}?{_PLANT}\b"
    rf"(?:\s(?:in|at|for|near)\s(?:the\s)?(?:[\w.’'-]{{1,20}}\s?){{1,4}})?"
)
_EDGE = re.compile(
    r"^(?:(?:the|a|an|its|their|his|this|that|each|every|and|or|of|to|for|in|at|on|by|with|from|into|building|build|new|remaining|first|second|one|two|three"
    r"|four|is|was|are|were|has|had|have|will|would|which|said|says|as|when|after|before|but|not|only|both|all|some|any|largest|biggest|if|how)\s)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s(?:is|was|are|were|has|had|have|will|would|which|that|to|and|or|but|with|for|can|said|says|by|since|until|after|before|from|in|at|on|the|of|a"
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
    """
    for match in _SUBJECT.finditer(text[:1500]):
        words = _EDGE.sub("", " ".join(match.group().split()))
        head, _, place = words.partition(" in ")
        named = _TAIL.sub("", f"{head} in {place}" if place else head) if not place else f"{head} in {_place(place)}".removesuffix(" in ")
        if re.search(rf"\w\s{_PLANT}\b", named):
            return named.strip(" .,'’")
    return ""


def _place(words: str) -> str:
    names = re.match(r"(?:the\s)?(?:[A-Z][\w.’'-]{1,20}\s?){1,3}", words)
    return names.group().strip(" .,") if names else ""
