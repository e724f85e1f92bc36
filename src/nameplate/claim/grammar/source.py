"""Who says so: ``According to TASS``, ``Rostec announced``, ``Interfax reports, quoting an informed source``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from nameplate.claim.grammar.cue import Words, words_in
from nameplate.claim.grammar.source_before import subject_before
from nameplate.claim.grammar.source_behind import name_behind
from nameplate.claim.grammar.source_cue import cues_in
from nameplate.claim.grammar.source_name import read_name
from nameplate.claim.grammar.source_sort import is_paper, is_several, is_thing, sort_of
from nameplate.claim.grammar.source_token import REACH, Who
from nameplate.claim.model import SourceType

Way = Literal["forward", "back", "whole"]
_COLON = re.compile(r":\s?(?=[“\"„«])")
_CLAUSE = re.compile(r"[;.](?=\s)|,\s(?=[A-Z])")
_CLOSED = re.compile(
    r"\s?(?:;|,\s(?:citing|quoting|referring|speaking|adding|noting|pointing|without|who|which|whose|in\sa)\b)"
)
_SAID_DATE = re.compile(
    r"\s(?:(?:late\s|early\s)?on\s\w{6,9}day|today|yesterday|this\s(?:week|month)|last\s(?:week|month|year)|earlier|recently"
    r"|in\s(?:reply|response|answer)\sto\s[^,.;]{2,60}|(?:on|in)\s(?:\d{1,2}\s)?[A-Z]\w{2,9}(?:\s\d{1,4})?|reporters|journalists|investors|analysts|shareholders"
    r"|(?:in|at|during|through|via|on)\s(?:a|an|the|its|his|her|their)\s(?:[\w-]{2,14}\s){0,4}(?:statement|interview|release"
    r"|filing|report|call|letter|update|note|conference|briefing|meeting|post|visit|tour|hearing|email|speech|presentation))"
    r"(?:\sto\s[^,.;“\"”]{2,40})?"
)
_OBJECT = re.compile(
    r"\s(?P<whom>(?:(?:the|a|an|its|his|her|their)\s)?[\w’'.-]{1,25}(?:\s[A-Z][\w’'.-]{1,25}|\s(?:paper|newspaper|agency"
    r"|magazine|broadcaster|channel|radio|crowd|daily|workers|staff|council|meeting|committee|house)){0,4})"
)
_QUOTED_TO = re.compile(
    r"\s(?:to|in\san\sinterview\swith|in\sremarks\sto|in\scomments\sto)\s(?P<whom>(?:the\s)?[A-Z][\w’'.-]{1,25}(?:\s[A-Z][\w’'.-]{1,25}){0,3})"
)
_PARTICIPLE = re.compile(r"\s(?:in|on|last|by|at|earlier|two|three|a|when)\b")
_OPENS = re.compile(r"\s?(?:that\b|[:“\"„«]|[“\"„«])")
_AS = re.compile(r"\b[Aa]s\s(?:[\w-]{1,12}\s){0,2}$")
_ENOUGH = 20
"""Cues that one sentence can hold."""
_INSIDE = ',”"“’—–-'


@dataclass(frozen=True, slots=True)
class Said:
    """Words that name a source.

    Parameters
    ----------
    start, end : int
        Offsets of the cue.
    name : str
        As named in the text; a pronoun stays one until the reader knows who it stands for.
    type : str
        What sort of source it is.
    way : str
        forward: what is said follows; back: it went before; whole: the whole sentence is theirs.
    cited : bool
        Somebody else named in the sentence cites this source.
    through : str
        Whom it was told to, as in "told Reuters"; empty where nobody.
    aside : bool
        Said by the way, as in "as Rostec announced"; what follows is not theirs.
    """

    start: int
    end: int
    name: str
    type: SourceType
    way: Way
    cited: bool = False
    through: str = ""
    aside: bool = False


def find_sources(text: str, words: Words | None = None) -> list[Said]:
    """Find who is named as a source in a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.
    words : Words or None
        The beginnings of its words, if they are known already.

    Returns
    -------
    list of Said
        Without overlaps.

    Examples
    --------
    >>> text = "It stands still, Interfax reports, quoting an informed source in Caracas."
    >>> [(said.name, said.type) for said in find_sources(text)]
    [('Interfax', 'media'), ('an informed source in Caracas', 'unnamed')]
    """
    found: list[Said] = []
    taken: list[tuple[int, int]] = []
    for label, start, end, by in cues_in(text, words_in(text) if words is None else words)[:_ENOUGH]:
        if any(start < last and first < end for first, last in taken):
            continue
        who, said = (
            _behind(text, label, start, end)
            if label in ("according", "citing")
            else _spoken(text, label, start, end, by)
        )
        if (
            who is not None
            and said is not None
            and not any(who.start < last and first < who.end for first, last in taken)
        ):
            found.append(said)
            taken.append((who.start, who.end))
    if ":" in text:
        found += [
            said for said in _before_colon(text) if not any(said.start < o.end and o.start < said.end for o in found)
        ]
    return sorted(found, key=lambda said: said.start)


def _behind(text: str, label: str, start: int, end: int) -> tuple[Who | None, Said | None]:
    """Read "according to TASS" and "citing two officials"."""
    who = name_behind(text, end, closed=False)
    name, sort = _read(who)
    if who is None or not name:
        return None, None
    return who, Said(start, who.end, name, sort, "whole", label == "citing")


def _read(who: Who | None) -> tuple[str, SourceType]:
    """Return the name of a source and its sort, told by the words before the name or else by those in apposition."""
    if who is None:
        return "", "organisation"
    name, sort = read_name(who.name, who.around)
    if sort in ("person", "organisation") and who.aside and name:
        other = sort_of(name, who.aside)
        sort = sort if other in ("person", "organisation") else other
    return name, sort


def _before_colon(text: str) -> list[Said]:
    """Read 'Smith: "We are ready."' and 'Director Jane Smith does not apologise: "We were late."'."""
    found = []
    for match in islice(_COLON.finditer(text), _ENOUGH):
        breaks = [cut.end() for cut in _CLAUSE.finditer(text, max(0, match.start() - REACH), match.start())]
        for start in dict.fromkeys((breaks[-1] if breaks else 0, 0)):
            who = name_behind(text, start, closed=False)
            name, sort = _read(who)
            straight = who is not None and match.start() - who.end < 2
            if who is not None and name and who.end <= match.start() and (straight or " " in name):
                found.append(Said(who.start, match.end(), name, sort, "forward"))
                break
    return found


def _spoken(text: str, label: str, start: int, end: int, by: str) -> tuple[Who | None, Said | None]:
    """Read a verb of saying with its subject, before or behind it."""
    led = text[:start].rstrip()
    if led and led[-1] in _INSIDE and label in ("says", "ends"):
        who = name_behind(text, end, closed=True)
        name, sort = _read(who)
        if who is not None and name:
            return who, Said(start, who.end, name, sort, "back")
    who = subject_before(text, start, passive=label == "quoted")
    name, sort = _read(who)
    if who is None or not name or _only_spoken_of(text, label, who, end):
        return None, None
    through, end = (read_name(by)[0], end) if by else _through(text, label, end)
    lead = who.start if who.lead < 0 else who.lead
    aside = lead > 12 and bool(_AS.search(text, lead - 16, lead))
    way: Way = "back" if aside else "whole" if lead < 12 and text[:3] == "As " else _way(text, lead, end)
    return who, Said(who.start, end, name, sort, way, through=through, aside=aside)


def _only_spoken_of(text: str, label: str, who: Who, end: int) -> bool:
    """Tell "the report shows" from "the firm shows", and "the yard announced in May" from "it announced that"."""
    parts = who.name.split()
    if label == "shows":
        return not any(is_paper(part) for part in parts)
    if label == "plural":
        return not any(is_several(part) for part in parts)
    return is_thing(parts[-1]) and text[end - 2 : end] == "ed" and bool(_PARTICIPLE.match(text, end))


def _through(text: str, label: str, end: int) -> tuple[str, int]:
    """Return whom it was told to, if that is somebody who passes it on, and where the words for him end."""
    match = _OBJECT.match(text, end) if label == "told" else _QUOTED_TO.match(text, end)
    if match is None:
        return "", end
    whom, sort = read_name(match["whom"])
    named = any(word[0].isupper() for word in whom.split())
    known = named and (sort == "media" or (sort == "organisation" and " " not in whom))
    if label != "told" and sort != "media":
        return "", end
    return (whom if known else ""), match.end()


def _way(text: str, start: int, end: int) -> Way:
    """Tell "…, Rostec announced." from "Rostec announced that …" and from "…, Rostec announced, …"."""
    rest = (
        _SAID_DATE.sub("", _SAID_DATE.sub("", text[end:], count=1), count=1)
        if _SAID_DATE.match(text, end)
        else text[end:]
    )
    before = text[:start].rstrip()
    if not rest.strip(' .”"“)') or _CLOSED.match(rest):
        return "back"
    if _OPENS.match(rest) or not before:
        return "forward"
    if rest.lstrip()[:1] == "," and before[-1] in _INSIDE:
        return "whole"
    if rest.lstrip()[:1] in ".;" and len(before) > 12:
        return "back"
    return "forward"
