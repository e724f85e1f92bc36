"""Who published a document, as far as it says so itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nameplate.report.dateline import WHEN_WORDS, find_day, find_month, names_paper
from nameplate.report.model import Block
from nameplate.report.wordlist import words

_NOISE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b"
    r"|\b(?:(?:first|last)\s)?(?:published|posted|updated|released|issued|on|date)\b:?",
    re.IGNORECASE,
)
_TRIM = " \t,;:|/–—-·•()[]*_#"
_BY = re.compile(r"(?:by|von|par|por|door)\s", re.IGNORECASE)
_AGENCY = re.compile(
    r"[(/]\s?(?P<name>Reuters|AP|AFP|Bloomberg|Xinhua|TASS|Interfax|PTI|ANI|IANS|dpa|EFE|Kyodo|Yonhap|UPI|ANSA|Lusa"
    r"|PAP|EQS|Newsfile(?:\sCorp\.?)?|24-7PressRelease|(?:[A-Z]\w{0,20}\s){0,2}\w{0,20}(?:[Ww]ire|WIRE))\b"
)
_KEY = re.compile(r"[a-z_]{2,20}:\s")
_LABELS = frozenset(words("announcement release read edt est gmt"))
_LITTLE = frozenset(words("of the and for de la"))
_FRONT = re.compile(r"(?:title|headline|subject)\s?:\s{0,4}", re.IGNORECASE)
_LONGEST_NAME = 60
_MOST_WORDS = 6


def find_publisher(text: str, blocks: Sequence[Block]) -> str:
    """Return the name on the date line, the agency in the place line, or the name above the headline.

    Parameters
    ----------
    text : str
        The document.
    blocks : sequence of Block
        It, cut up.

    Examples
    --------
    >>> find_publisher("Defence Herald, 14 March 2018", [Block("date_line", 0, 29)])
    'Defence Herald'
    >>> text = "CARACAS, July 2 (Reuters) - The plant opened."
    >>> find_publisher(text, [Block("body", 0, len(text))])
    'Reuters'
    """
    for block in blocks:
        if block.role == "date_line":
            name = _on_line(text[block.start : block.end])
            if name:
                return name
        elif block.role == "body":
            agency = _AGENCY.search(text[block.start : min(block.end, block.start + 120)])
            if agency:
                return " ".join(agency["name"].split())
            break
    return find_masthead(text, blocks)


def find_masthead(text: str, blocks: Sequence[Block]) -> str:
    r"""Return the name of the paper that stands above the headline; empty where none does.

    Parameters
    ----------
    text : str
        The document.
    blocks : sequence of Block
        It, cut up.

    Examples
    --------
    >>> find_masthead("The Courier\nPlant opens", [Block("heading", 0, 11), Block("heading", 12, 23)])
    'The Courier'
    """
    headings: list[str] = []
    for block in blocks:
        if block.role in ("body", "bullet") or len(headings) > 1:
            break
        if block.role == "heading":
            headings.append(plain_heading(text[block.start : block.end]))
    if len(headings) < 2 or not names_paper(headings[0]):
        return ""
    tokens = headings[0].split()
    named = all(not token[0].islower() or token in _LITTLE for token in tokens)
    return headings[0] if named and len(tokens) <= _MOST_WORDS and headings[0][-1] not in "?!" else ""


def plain_heading(heading: str) -> str:
    """Return the words of a heading without marks of Markdown and without a name before them.

    Examples
    --------
    >>> plain_heading("## **Plant opens**"), plain_heading("Subject: Plant opens")
    ('Plant opens', 'Plant opens')
    """
    return _FRONT.sub("", " ".join(heading.strip("#*_ ").split()), count=1)


def _on_line(line: str) -> str:
    """Take what stands before the day of a date line, or behind a bar or a dash after it, if it is a name."""
    if _KEY.match(line):
        return ""
    day = find_day(line, day_first=True)
    start, end = (day.start, day.end) if day else (find_month(line) or (len(line),) * 2)[:2]
    before = re.split(r"\s[|–—-]\s|\s{3,60}", _NOISE.sub(" ", line[:start]))
    after = re.split(r"\s?[|–—]\s?|\s-\s|\s{3,60}", line[end:])
    # Behind the day, what follows at once is a time; only the parts after a bar can be a name.
    names = (part.strip(_TRIM) for part in [*before, *after[1:]])
    return next(filter(_is_name, names), "")


def _is_name(part: str) -> bool:
    """Tell the name of a publisher from a reporter, a place in capitals, a time and a kind of text."""
    if not 1 < len(part) <= _LONGEST_NAME or _BY.match(part) or any(map(str.isdigit, part)):
        return False
    if WHEN_WORDS.issuperset(part.lower().replace(":", " ").split()):
        return False
    return part.rpartition(" ")[2].lower() not in _LABELS and (not part.isupper() or names_paper(part) or len(part) < 5)
