"""Hedges: words that bound a number (``up to``), and words that mark a plan, a forecast or hearsay (``is to``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nameplate.claim.grammar.cue import Cues, Words

Bound = Literal["none", "up_to", "at_least", "about"]
Mode = Literal["asserted", "planned", "expected", "alleged"]

_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("up_to", r"(?<!since\s)up\sto|as\s(?:many|much|high)\sas|at\smost|no\smore\sthan|not\smore\sthan"
              r"|a?\s?maximum\s(?:of)?|less\sthan"
              r"|fewer\sthan|under|below|(?:just\s)?short\sof|not\sexceeding|peak\sof|within|until"),
    ("at_least", r"at\sleast|more\sthan|over|in\sexcess\sof|upwards\sof|no\s(?:fewer|less)\sthan"
                 r"|not\sless\sthan|above|exceeding"
                 r"|exceeds?|surpass(?:es|ing)?|a?\s?minimum\s(?:of)?|well\sover|greater\sthan|beyond"),
    ("about", r"about|around|some|roughly|nearly|almost|approximately|approx\.?|close\sto|closer\sto|circa"
              r"|ca\.?|c\.|~|≈|an?\sestimated"
              r"|in\sthe\sregion\sof|in\sthe\sorder\sof|or\sso|just\s(?:over|under)|somewhere"
              r"|a\slittle\s(?:over|under|more\sthan)"),
)  # fmt: skip
_BEFORE = re.compile(
    "|".join(f"(?P<{bound}>(?<![\\w-])(?:{pattern}))" for bound, pattern in reversed(_BOUNDS)).join(
        ("(?:", r")\s?(?:the\s|an?\s)?(?:additional\s|further\s|another\s|total\sof\s)?$")
    ),
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?(?:(?P<at_least>\+(?!\s?\d)|-plus\b|plus\b|(?:or|and)\smore\b(?!\sthan)|at\sleast\b|at\sa\sminimum\b)"
    r"|(?P<up_to>or\s(?:less|fewer)\b|at\smost\b|(?:at\s)?max(?:imum)?\b)|(?P<about>or\sso\b|approximately\b))",
    re.IGNORECASE,
)
_MODES = Cues((
    ("alleged", r"""
        allegedly
        reportedly
        rumou?r\w{0,3}
        unconfirmed
        is\ssaid\sto
        are\ssaid\sto
        accus(?:ed|es|ing)
        purported\w{0,2}
        suspected
        claimed\sto
        believed\sto
    """),
    ("expected", r"""
        expect(?:s|ed|ing|ation|ations)?
        anticipat(?:es|ed|ing)
        forecast(?:s|ed)?
        projected
        likely
        on\strack
        on\sschedule
        on\scourse
        should
        could
        (?-i:may)
        might
        hop(?:es|ed|ing)
        estimat(?:es|ed)
        possible
        predict(?:s|ed)
        potential(?:ly)?
        would
        poised
        probably
        looks\sset
        guidance
        outlook
    """),
    ("planned", r"""
        (?<!to\s)(?<!as\s)plan(?:s|ned|ning(?!\spermission))?
        will
        won['’]t
        (?:is|are|was|were|am)\sto(?=\s(?!date))
        aim(?:s|ed|ing)?
        intend(?:s|ed)?
        target(?:s|ed|ing)?
        (?:is|are|was|were)\sset\sto
        set\sto
        due
        schedul(?:ed|es)
        slated
        to\sbe
        goal
        propos(?:es|ed)
        promis(?:e|es|ed)
        pledg(?:es|ed)
        meant\sto
        want(?:s|ed)
        earmarked
        pencilled
        envisag(?:es|ed)
        eventually
        future
        ambition
        vow(?:s|ed)
        commit(?:s|ted)\sto
        once\s(?:complete|completed|fully|operational|finished)
        when\s(?:complete|completed|fully|finished)
        designed\sto
        (?:is|are|was)\sgoing\sto
        preparing\sto
        agreed\sto
        decided\sto
        seek(?:s|ing)?\sto
        to\sfollow
        ramp[\s-]up
    """),
))  # fmt: skip
_INSTEAD = re.compile(
    r"\b(?:(?:up|down)\sfrom|instead\sof|rather\sthan|compared\s(?:with|to)|earlier|previous(?:ly)?|original(?:ly)?)\s"
    r"(?:\w{1,12}\s){0,3}[^\w\s]{0,3}$",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:(?:was|were|had|had\sbeen|have\sbeen)\s(?:first\s|originally\s|initially\s|once\s|earlier\s|previously\s)?"
    r"(?:to\shave|supposed\sto|meant\sto|due\sto\shave|planned\s(?:for|to)|scheduled\s(?:for|to)|promised"
    r"|pencilled|expected\sto\shave"
    r"|slated|intended|wanted|hoped|spoken\sof|slated)"
    r"|originally|(?:first|once|previously|earlier|initially)\s(?:meant|planned|promised|scheduled|wanted"
    r"|announced|expected|intended|targeted|set)"
    r"|previous(?:ly)?\s(?:target|estimate|plan|date|deadline|figure|forecast|guidance)"
    r""
    r"|earlier\s(?:target|estimate|plan|date|deadline|figure|forecast)|then\s(?:stood|named|expected|planned"
    r"|promised)"
    r"|wanted\sit|had\s(?:said|promised|announced|named|hoped|planned|wanted|aimed|targeted))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A hedge as it stands written."""

    start: int
    end: int
    label: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class BoundCue:
    """A bound on a number as it stands written."""

    start: int
    end: int
    label: Bound


def _bound(match: re.Match[str], offset: int = 0) -> BoundCue:
    label = next(bound for bound, _ in _BOUNDS if bound == match.lastgroup)
    return BoundCue(offset + match.start(), offset + match.end(), label)


def find_bound(text: str, start: int, end: int) -> BoundCue | None:
    """Find the word that bounds a number, before it or behind it.

    Parameters
    ----------
    text : str
        The sentence.
    start, end : int
        Offsets of the quantity.

    Returns
    -------
    BoundCue or None
        With label up_to, at_least or about.

    Examples
    --------
    >>> text = "a capacity of up to 25,000 rifles per year"
    >>> find_bound(text, 20, 42).label, find_bound("500+ employees", 0, 3).label
    ('up_to', 'at_least')
    """
    window = max(0, start - 45)
    match = _BEFORE.search(text[window:start])
    if match:
        return _bound(match, window)
    after = _AFTER.match(text, end)
    return _bound(after) if after else None


def find_modes(text: str, words: Words | None = None) -> list[Cue]:
    """Find the words that mark a plan, a forecast or hearsay.

    Parameters
    ----------
    text : str
        A sentence.
    words : Words or None
        The beginnings of its words, if they are known already.

    Returns
    -------
    list of Cue
        With labels planned, expected and alleged.

    Examples
    --------
    >>> [cue.label for cue in find_modes("is due to open and should reportedly employ 500")]
    ['planned', 'expected', 'alleged']
    """
    # "To be" marks a plan only where nothing else does: "is expected to be opened".
    return [
        Cue(found.start, found.end, found.label, weak=found.match.group().lower() == "to be")
        for found in _MODES.find(text, words)
    ]


def mode_of(cues: list[Cue], start: int, end: int, core: int = 0) -> Mode:
    """Return the mode that the nearest cue within a clause gives; hearsay wins over both others.

    Parameters
    ----------
    cues : list of Cue
        Those of the sentence.
    start, end : int
        Offsets of the clause.
    core : int
        Offset of the word that the claim hangs on.

    Examples
    --------
    >>> mode_of([Cue(3, 6, "planned")], 0, 10), mode_of([], 0, 10)
    ('planned', 'asserted')
    """
    within = sorted((cue.weak, abs(cue.start - core), cue.label) for cue in cues if start <= cue.start < end)
    labels = [label for _, _, label in within]
    if "alleged" in labels:
        return "alleged"
    return "asserted" if not labels else "expected" if labels[0] == "expected" else "planned"


def is_replaced(text: str, start: int) -> bool:
    """Say whether a number is the one that another took the place of: "$19 billion, up from $12 billion".

    Parameters
    ----------
    text : str
        The sentence.
    start : int
        Offset of the quantity.

    Examples
    --------
    >>> text = "It will cost 310 million francs instead of 240 million francs."
    >>> is_replaced(text, 13), is_replaced(text, 43)
    (False, True)
    """
    return bool(_INSTEAD.search(text, max(0, start - 50), start))


def is_superseded(clause: str) -> bool:
    """Say whether a clause tells of a plan that no longer holds.

    Examples
    --------
    >>> is_superseded("Production was first meant to begin in 2021"), is_superseded("is to begin in 2027")
    (True, False)
    """
    return bool(_SUPERSEDED.search(clause))
