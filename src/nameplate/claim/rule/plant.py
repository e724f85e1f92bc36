"""The name that a text gives to a plant: its last noun with what stands before it and where it is."""

from __future__ import annotations

import re

from nameplate.report.wordlist import words

# In the singular: what is said of "its factories" is said of none of them.
_HEADS = words(
    "plant factory refinery works facility mill fab gigafactory shipyard foundry smelter complex project mine terminal",
    "yard brewery programme program smelter steelworks shipyard sawmill dairy cracker",
)
PLANT_STEMS = frozenset(head[:4] for head in _HEADS)
"""The beginnings of the words without which no plant is named."""

_HEAD = re.compile(r"\b(?:" + "|".join(sorted(_HEADS, key=len, reverse=True)) + r")\b(?!-)", re.IGNORECASE)
_BEFORE = re.compile(r"(?P<word>[A-Za-z0-9][\w.’'-]{0,30})\s$")
_WHERE = re.compile(
    r"\s(?:in|at|near|outside)\s(?:the\s)?(?P<place>(?:[A-Z][\w’'-]{1,25})(?:\s[A-Z][\w’'-]{1,25}){0,2})"
)
_FOR = re.compile(
    r"\s(?:for|(?:(?:that|which|where)\s(?:[A-Z]\w{1,20}\s)?(?:is|are|was|will)\s)?(?:to\s)?(?:make|produce|assemble"
    r"|build|manufacture))\s(?P<what>(?:[\w.’'-]{1,20}\s){0,6}?(?:[A-Z]{1,4}-\d{1,4}\s[a-z]{3,20}|[a-z]{3,20}s\b(?!-)))"
)
_STOPS = frozenset(
    words(
        "the a an this that these those its their his her our my your each every any some all both no of to in on",
        "at by for from with and or but nor if as than so then when while where which whowhat how is are was were",
        "be been has have had do does did will would can could may might must should not only also one two three",
        "four five six seven eight nine ten first second third other same such more most build builds built open",
        "opens own add adds say says said run runs ran announce announces plan plans planned leave leaves make",
        "makes made put puts see sees take takes took make called near into over about between under after before",
        "because until since per versus visit visits buy buys bought own owns owned give gives expand start starts",
        "finance fund back support power supply supplies keep keeps left turn turns half quarter billion million",
        "euro dollar operate operates operated",
    )
)
_PLAIN = frozenset(
    words(
        "new newest large largest big biggest small modern latest next entire whole existing current old main key",
        "huge giant major state-of-the-art high-volume high-tech world-class integrated greenfield brownfield",
        "similar additional further sister separate nearby future planned proposed vast joint test so-called",
        "multi-billion-dollar",
    )
)
_ING = frozenset(
    words("processing manufacturing engineering printing packaging brewing shipbuilding coating rolling"),
)
_MOST = 5


def find_plant(text: str) -> str:
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
    >>> find_plant("The first stage of a cartridge plant in Venezuela has been completed.")
    'cartridge plant in Venezuela'
    >>> find_plant("It called the plant for AK-103 rifles almost finished.")
    'plant for AK-103 rifles'
    >>> find_plant("Construction of Norsk Celle's new battery factory began; the plant will employ 500.")
    "Norsk Celle's battery factory"
    """
    for match in _HEAD.finditer(text[:1500]):
        before = _run(text, match.start())
        where, made_for = _WHERE.match(text, match.end()), _FOR.match(text, match.end())
        if before or where or made_for:
            name = " ".join([*before, match.group()])
            if where:
                name += f" in {where['place']}"
            elif made_for and not before:
                name = text[match.start() : made_for.end()]
            return " ".join(name.split()).strip(" .,'’")
    return ""


def _run(text: str, start: int) -> list[str]:
    """Return the nouns and names straight before a plant's last noun, without plain adjectives."""
    found: list[str] = []
    for _ in range(_MOST):
        match = _BEFORE.search(text, max(0, start - 33), start)
        if match is None or not _belongs(match["word"], bool(found)):
            break
        found.insert(0, match["word"])
        start = match.start()
    kept = [word for word in found if word.lower() not in _PLAIN]
    # "The project" at the head of a sentence has a capital and no name; "Monday" is none either.
    return kept if any(word[0].isupper() or word.lower() not in _PLAIN for word in kept) else []


def _belongs(word: str, inner: bool) -> bool:
    low = word.lower()
    if low in _STOPS or low.endswith("ly") or (word[0].isdigit() and not inner) or "." in word[-1:]:
        return False
    if word[0].isupper():
        return True
    return low in _ING or not low.endswith(("ing", "ed"))
