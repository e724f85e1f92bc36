"""The signs by which lists, timelines, fact sheets and ends of sentences are known."""

from __future__ import annotations

import re

_MARKS = "-–—−*•·▪◦‣»>●○■□➤✓"
_MARK = re.compile(rf"(?:[{_MARKS}]|\(?\d{{1,2}}[.)]|\(?[a-z]\)|o(?=\s\s))\s{{1,20}}(?=\S)")
_BARE_MARK = re.compile(rf"(?:[{_MARKS}|]|\d{{1,2}}[.)])$")
_DRAWN = frozenset("-–—_=*•·~#+:|` \t")
_TIMELINE = re.compile(
    r"(?![A-Z]{3,40}[ ,])(?:[A-Za-z0-9.,]{1,12}\s){0,4}?[^\w\s]?"
    r"(?:19|20)\d{2}(?:\s?[-–/]\s?\d{2,4})?\s{0,3}(?:[-–—:]|\s\|)\s"
)
_FIELD = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_a-z][\w ()/&.,'’-]{1,50})(?::[*_]{0,2}|[*_]{1,2}:)\s{1,8}(?P<value>\S.{0,40})"
)
_FOOTNOTE = re.compile(r"(?:\s?(?:\[\d{1,3}\]|\(\d{1,2}\)|[*†‡¹²³⁴⁵⁶⁷⁸⁹])){1,3}$")
_SHORTENED = re.compile(r"(?:\b[A-Z]\.[A-Z]|\b(?:Inc|Ltd|Corp|Co|Pvt|Bhd|Jr|Sr|plc))\.$")
_LONGEST_NAME = 90
_ENDS = frozenset(".!?…。！？।؟۔")
_CLOSERS = "\"”'’»)]*_"


def is_bullet(line: str) -> bool:
    """Say whether a line is an entry of a list, a timeline or a fact sheet.

    Parameters
    ----------
    line : str
        One line, without space around it.

    Examples
    --------
    >>> [is_bullet(x) for x in ("- one furnace", "2006 - the two agree", "Annual capacity: 30 GWh", "The plant")]
    [True, True, True, False]
    """
    return bool(_MARK.match(line)) or is_timeline(line) or is_field(line)


def is_timeline(line: str) -> bool:
    """Say whether a line begins with a date and a dash or a colon.

    Examples
    --------
    >>> is_timeline("End of 2014 - Completion is moved"), is_timeline("CARACAS, July 3, 2025 - The plant")
    (True, False)
    """
    return ("19" in line[:40] or "20" in line[:40]) and bool(_TIMELINE.match(line))


def is_field(line: str) -> bool:
    """Say whether a line is a name, a colon and a figure, as fact sheets have them.

    Examples
    --------
    >>> is_field("**Capacity:** 30 GWh"), is_field("Capacity: 30 GWh will be made."), is_field("Iran: talks fail")
    (True, False, False)
    """
    found = _FIELD.match(line) if ":" in line[:60] else None
    return found is not None and not ends_sentence(line) and any(map(str.isdigit, found["value"]))


def field_name(line: str) -> str:
    """Return the name before the colon of a line, whatever stands behind it; empty where there is none.

    Examples
    --------
    >>> field_name("Location: Maracay"), field_name("The plant")
    ('Location', '')
    """
    found = _FIELD.match(line) if ":" in line[:60] else None
    return found["name"] if found else ""


def bullet_mark(line: str) -> int:
    """Return how many characters the list mark before an entry takes.

    Examples
    --------
    >>> bullet_mark("- one furnace"), bullet_mark("2006 - the two agree")
    (2, 0)
    """
    match = _MARK.match(line)
    return match.end() if match else 0


def is_bare_mark(line: str) -> bool:
    """Say whether a line is nothing but a list mark, as pages copied as text leave them.

    Examples
    --------
    >>> is_bare_mark("-"), is_bare_mark("- one")
    (True, False)
    """
    return len(line) <= 3 and bool(_BARE_MARK.match(line))


def is_rule(line: str) -> bool:
    """Say whether a line is only drawn.

    Examples
    --------
    >>> is_rule("* * *"), is_rule("|---|:--|"), is_rule("--"), is_rule("-")
    (True, True, True, False)
    """
    return len(line) > 1 and line[0] in _DRAWN and line[-1] in _DRAWN and _DRAWN.issuperset(line)


def ends_sentence(line: str) -> bool:
    """Say whether a line ends as a sentence does.

    Examples
    --------
    >>> ends_sentence('It works."'), ends_sentence("It works.[2]"), ends_sentence("Project Details")
    (True, True, False)
    >>> ends_sentence("About The Rush Company, Inc."), ends_sentence("It works in the U.S.")
    (False, True)
    """
    tail = line[-12:].rstrip(_CLOSERS)
    if tail and tail[-1] in _ENDS:
        return tail[-1] != "." or len(line) > _LONGEST_NAME or not (_SHORTENED.search(tail) and _is_name(line))
    note = _FOOTNOTE.search(line[-12:])
    return note is not None and ends_sentence(line[-12:][: note.start()])


def _is_name(line: str) -> bool:
    """Tell a name or a headline, of which nearly all words begin with a capital, from a sentence."""
    tokens = line.split()
    return 4 * sum(token[0].islower() for token in tokens) <= len(tokens)
