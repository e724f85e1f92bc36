"""Words to a picture."""

from __future__ import annotations

import re

from nameplate.report.wordlist import words

_OPENING = re.compile(
    r"(?:!\[|[\[(]?(?:file\s)?(?:photo(?:graph)?|image|picture|illustration|infographic|video|map|chart|graphic|credit"
    r"|caption|foto|bild)s?\b\s?(?:\d{1,3}\s?)?[:/|(©-]"
    r"|fig(?:ure|\.)\s?\d{1,3}\s?[:.–-]|image\s\d{1,3}\sof\s"
    r"|\(?(?:photo|image|picture)s?\s(?:by|credit|courtesy)\b|file\s(?:photo|image|picture)\b"
    r"|(?:pictured|above|left|right|below|top)\s?(?:\((?:left|right|centre|center)\))?:\s)",
    re.IGNORECASE,
)
_INITIALS = frozenset("!([pPiIvVmMcCgGfFbBaAlLrRtT")
"""What such a line can begin with; most lines are told apart by this."""

_KIND = r"(?:file\s)?(?:photo(?:graph)?|image|picture|pic|credit|foto|bild)s?"
_AGENCY = r"(?:AP|Reuters|AFP|EPA|Getty|Shutterstock|Bloomberg|Handout|Xinhua|TASS)"
_CREDIT = re.compile(
    rf"\s(?:(?:photo|image|picture)\s?)?(?:credit|photo|image|picture)s?\s?:\s?[^.!?:]{{1,60}}$"
    rf"|(?:^|[(\[.!?|/–—-]\s?|\s\s){_KIND}\s?(?:(?:credit\s?)?[:/©]|by\s|credit\s|courtesy\s)[^.!?]{{1,60}}[)\]]?$"
    rf"|(?:©|\(c\))\s?[^.!?]{{1,60}}[)\]]?$"
    rf"|\b{_AGENCY}(?:\sPhoto|\sImages|/|\svia\s)[^.]{{0,50}}[)\]]?$"
    rf"|\((?:file|representative|representational)(?:\s(?:photo|image|picture))?\)$",
    re.IGNORECASE,
)
_CREDIT_WORDS = words(
    "photo image pic credit foto bild © (c) getty reuters ap/ afp epa/ shutterstock handout (file xinhua"
)
_TAIL = 90
_ENDS = frozenset('.!?"”')
"""Signs at the end of a sentence: a credit has none."""


def is_caption(line: str) -> bool:
    """Say whether a line tells of a picture: by its first words or by a credit at its end.

    Parameters
    ----------
    line : str
        A line, without space around it.

    Examples
    --------
    >>> is_caption("Photo: the works in 2024"), is_caption("The works in 2024. (AP Photo/Jane Doe)")
    (True, True)
    >>> is_caption("Photovoltaic cells")
    False
    """
    if line[0] in _INITIALS and _OPENING.match(line):
        return True
    if line[-1] in _ENDS:
        return False
    tail = line[-_TAIL:].lower()
    return any(word in tail for word in _CREDIT_WORDS) and bool(_CREDIT.search(line, max(0, len(line) - _TAIL)))
