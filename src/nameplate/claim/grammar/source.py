"""Who says so: ``According to TASS``, ``Rostec announced``, ``Interfax reports, quoting an informed source``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nameplate.claim.grammar.source_name import CAPITAL, NAME, PRONOUN, ROLE_WORD, read_name
from nameplate.claim.model import SourceType
from nameplate.report.wordlist import words

Way = Literal["forward", "back", "whole"]
_ROLE = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne|[Ss]everal|[Tt]wo|[Tt]hree|[Oo]ther"
    rf"|[Ss]ome)\s(?:[\w'’.-]{{1,30}}\s){{0,4}}?{ROLE_WORD}|[Oo]fficials|[Ss]ources|[Aa]nalysts|[Pp]eople"
    rf"|[Mm]anagement"
    rf"|[Ee]xperts)(?:\s(?:in|at|of|from|close\sto|familiar\swith|briefed\son|involved\sin|with\sknowledge\sof"
    rf"|with)\s(?:the\s)?[\w'’-]{{1,30}}(?:\s[A-Z][\w-]{{1,30}}){{0,3}})?"
)
_VERBS = (
    r"said|says|say|told|tells|announced|announces|announce|reported|reports|stated|states|confirmed|confirms"
    r"|claimed|claims"
    r"|added|adds|noted|notes|explained|explains|declared|declares|promised|promises|admitted|admits|conceded"
    r"|concedes|maintained|maintains"
    r"|warned|warns|argued|argues|insisted|insists|estimates|estimated|expects|believes|writes|wrote|revealed|reveals"
    r"|disclosed|predicts|predicted|acknowledged|acknowledges|denied|pledged|commented|mentioned|emphasi[sz]ed"
    r"|stressed|concluded|counts|counted"
    r"|wants|wanted|quoted|called|named|hopes|hoped|gave|gives|recalled|forecasts|remarked|assured|assures|vowed"
    r"|complained|blames|blamed|attributed|boasts|boasted|indicated|indicates|suggested|suggests|puts|reckons"
    r"|reckoned|reiterated|cautioned|cautions|reminded|replied|answered|underlined|highlighted"
    r"|anticipates|guided|shows|showed|calculates|calculated|computes"
)
_PHRASES = r"spoke\sof|speaks\sof|spoken\sof|has\sset\sitself|let\sit\sbe\sknown|went\son\sto\ssay"
_VERB = rf"(?:{_PHRASES}|{_VERBS})"
_ADVERB = (
    r"(?:(?:then|now|also|later|has|had|have|once|first|recently|earlier|already|today|yesterday|proudly|further"
    r"|only|publicly|long|repeatedly|still|meanwhile|however|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s){0,3}"
)
_APPOSITION = (
    r"(?:(?:,\s(?!(?:is|are|was|were|has|have|will|would|and|but|which)\s)[^,;:]{2,90}){1,2},|\s\([^()]{2,60}\))?"
)
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<who>{_ROLE}|{NAME}|{PRONOUN}){_APPOSITION}\s{_ADVERB}(?P<verb>{_VERB})\b(?!\sto\sa\b)"
)
_INVERTED = re.compile(
    rf"[,”\"’]\s{{0,2}}(?:{_VERB})\s(?P<who>{_ROLE}"
    rf"|(?:{CAPITAL}\s(?:\w{{2,20}}\s){{0,2}}?{ROLE_WORD}\s)?(?:[a-z-]{{2,20}}\s){{0,4}}{NAME}"
    rf"|{PRONOUN}(?!\s))(?=[\s,.;]|$)"
)
_ACCORDING = re.compile(
    r"(?:\b[Aa]ccording\sto|\b[Ii]n\sthe\swords\sof|\b(?:[Aa]s|[Ss]o)\s(?:reported|stated|announced|confirmed"
    r"|estimated)\sby|,\sper(?=\s(?:the\s)?[A-Z]))"
    r"\s(?P<who>[^,;.()]{2,120}(?:\.(?=[A-Z])[^,;.()]{1,60})?)"
)
_CITING = re.compile(r"\b(?:citing|quoting|quoted\sby|referring\sto|with\sreference\sto)\s(?P<who>[^,;.]{2,120})")
_COLON = re.compile(rf"(?P<who>{NAME})(?:,\s[^,;:]{{2,60}})?:\s[“\"]")
_TO_WHOM = re.compile(rf"(?:told|tells|speaking\sto|in\san\sinterview\swith)\s(?P<who>(?:the\s)?{NAME})")
_CLOSED = re.compile(r";|,\s(?:citing|quoting|referring)\b")
_SAID_DATE = re.compile(
    r"\s(?:on\s\w{6,9}day|today|yesterday|this\s(?:week|month)|last\s(?:week|month)|earlier|reporters|journalists"
    r"|in\s(?:a|an|its|his|her|their)\s(?:\w{3,14}\s){0,3}(?:statement|interview|release|filing|report|call"
    r"|letter|update|note))"
)
_KEYS = frozenset(
    word[:4]
    for word in (
        *_VERBS.replace("[sz]", "s").split("|"),
        *words("spoke speaks spoken has let went according words stated per citing quoting quoted referring reference"),
    )
)


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
    """

    start: int
    end: int
    name: str
    type: SourceType
    way: Way
    cited: bool = False
    through: str = ""


def find_sources(text: str, stems: frozenset[str] | None = None) -> list[Said]:
    """Find who is named as a source in a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.
    stems : frozenset of str or None
        The first four letters of its words, if they are known already.

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
    if stems is not None and _KEYS.isdisjoint(stems) and ":" not in text:
        return found
    forms: tuple[tuple[re.Pattern[str], Way | None], ...] = (
        (_ACCORDING, "whole"),
        (_CITING, "whole"),
        (_COLON, "forward"),
        (_INVERTED, "back"),
        (_SUBJECT, None),
    )
    for pattern, way in forms:
        for match in pattern.finditer(text):
            name, kind = read_name(match["who"], match.group())
            if not name or any(said.start < match.end("who") and match.start("who") < said.end for said in found):
                continue
            heard = _TO_WHOM.match(text, match.start("verb")) if way is None else None
            through = read_name(heard["who"])[0] if heard else ""
            end = heard.end() if heard else match.end()
            found.append(Said(match.start(), end, name, kind, way or _way(text, end), pattern is _CITING, through))
    return sorted(found, key=lambda said: said.start)


def _way(text: str, end: int) -> Way:
    # ", Rostec announced." closes what went before; "Rostec announced that" opens what follows.
    rest = _SAID_DATE.sub("", text[end:], count=1).strip(' .”"')
    return "back" if not rest or _CLOSED.match(rest) else "forward"
