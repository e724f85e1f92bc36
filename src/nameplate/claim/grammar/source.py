"""Who says so: ``According to TASS``, ``Rostec announced``, ``Interfax reports, quoting an informed source``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

SourceType = Literal["report", "person", "organisation", "media", "unnamed"]

_CAP = r"[A-Z][\w'’&.-]{0,30}"
_NAME = rf"(?:[Tt]he\s)?{_CAP}(?:\s(?:(?:of|the|for|and|de|al|von|van|bin|to|on)\s){{0,2}}{_CAP}){{0,6}}"
_ROLE_WORD = (
    r"(?:company|firm|group|corporation|ministry|agency|government|spokes(?:man|woman|person)|officials?"
    r"|sources?|minister|executives?"
    r"|director|president|head|chief|boss|report|statement|developer|operator|builder|contractor|manufacturer"
    r"|maker|analysts?|experts?"
    r"|magazine|newspaper|manager|owner|founder|chairman|chairwoman|CEO|release|insider|people|consultancy"
    r"|institute|utility|army"
    r"|commander|governor|mayor|premier|delegation|embassy|regulator|plant|management|outlet|daily|service)"
)
_ROLE = (
    rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ne|[Ss]everal|[Tt]wo"
    rf"|[Ss]ome)\s(?:[\w'’.-]{{1,30}}\s){{0,4}}?{_ROLE_WORD}|[Oo]fficials|[Ss]ources|[Aa]nalysts"
    rf"|[Ee]xperts)(?:\s(?:in|at|of|close\sto|familiar\swith"
    rf"|with)\s(?:the\s)?[\w'’-]{{1,30}}(?:\s[A-Z][\w-]{{1,30}}){{0,3}})?"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)"
_VERB = (
    r"(?:said|says|say|told|tells|announced|announces|announce|reported|reports|stated|states|confirmed"
    r"|confirms|claimed|claims"
    r"|added|adds|noted|notes|explained|declared|promised|promises|admitted|admits|conceded|concedes|maintained"
    r"|maintains|warned"
    r"|warns|argued|argues|insisted|insists|estimates|estimated|expects|believes|writes|wrote|revealed"
    r"|disclosed|predicts|predicted"
    r"|acknowledged|denied|pledged|commented|mentioned|emphasi[sz]ed|concluded|counts|counted|spoke\sof"
    r"|speaks\sof|spoken\sof"
    r"|wants|wanted|quoted|called|named|hopes|hoped|gave|gives|recalled|forecasts|has\sset\sitself|remarked"
    r"|assured|vowed"
    r"|complained|blames|blamed|attributed|boasts|boasted|indicated|suggested|let\sit\sbe\sknown)"
)
_ADVERB = (
    r"(?:(?:then|now|also|later|has|had|have|once|first|recently|earlier|already|today|proudly|further"
    r"|only|publicly|long)\s){0,3}"
)
_APPOSITION = r"(?:(?:,\s(?!(?:is|are|was|were|has|have|will|would|and|but|which)\s)[^,;:]{2,90}){1,2},)?"
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<who>{_ROLE}|{_NAME}|{_PRONOUN}){_APPOSITION}\s{_ADVERB}(?P<verb>{_VERB})\b(?!\sto\sa\b)"
)
_INVERTED = re.compile(
    rf"[,”\"’]\s{{0,2}}(?:{_VERB})\s(?P<who>{_ROLE}"
    rf"|(?:{_CAP}\s(?:\w{{2,20}}\s){{0,2}}?{_ROLE_WORD}\s)?(?:[a-z-]{{2,20}}\s){{0,4}}{_NAME}"
    rf"|{_PRONOUN}(?!\s))(?=[\s,.;]|$)"
)
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\s(?P<who>[^,;.()]{2,120}(?:\.(?=[A-Z])[^,;.()]{1,60})?)")
_CITING = re.compile(r"\b(?:citing|quoting|quoted\sby|referring\sto|with\sreference\sto)\s(?P<who>[^,;.]{2,120})")
_COLON = re.compile(rf"(?P<who>{_NAME})(?:,\s[^,;:]{{2,60}})?:\s[“\"]")
_ORGANISATION = re.compile(
    r"\b(?:Group|Ministry|Corporation|Corp|Inc|Ltd|LLC|AG|SE|SA|Energy|National|Agency|Service|Company|Office"
    r"|Department|Bank|Union"
    r"|Institute|Commission|Council|Committee|Board|Authority|University|Association|Federation|Industries"
    r"|Minerals|Motors|Systems"
    r"|Technologies|Government|House|Army|Navy|Force|Pentagon|Kremlin|Steel|Oil|Power|Materials|Holdings?|Works"
    r"|Bureau|Consulting)\b"
)
_MEDIA = re.compile(
    r"\b(?:Reuters|TASS|Tass|Interfax|AFP|AP|Bloomberg|Xinhua|RIA|Sputnik|BBC|CNN|DPA|Kyodo|Yonhap|Nikkei"
    r"|Caixin|Politico|Axios|CNBC"
    r"|Times|Post|Journal|News|Herald|Tribune|Guardian|Telegraph|Spiegel|Handelsblatt|Monde|Figaro|País"
    r"|Interest|Press|Weekly|Daily"
    r"|Gazette|Chronicle|Magazine|Review|Observer|Standard|Independent|Business|TV|Radio|Today|Insider|Monitor)\b"
)
_UNNAMED = re.compile(
    r"\b(?:informed|anonymous|unnamed|insiders?|undisclosed|sources?|people|officials?\swho|person)\b", re.IGNORECASE
)
_NOT_A_SOURCE = re.compile(
    r"(?:The|A|An|This|That|It|In|On|At|By|But|And|When|While|If|As|Since|For|Work|Production|Construction|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday)$"
)
_LEADING = re.compile(
    r"^(?:When|While|If|As|Since|After|Before|But|And|So|Yet|On|In|At|By|For|Although|Though|Now|Then|Also)\s"
)
_CLOSED = re.compile(r";|,\s(?:citing|quoting|referring)\b")
_SAID_DATE = re.compile(
    r"\s(?:on\s\w{6,9}day|today|yesterday|this\s(?:week|month)|last\s(?:week|month)|earlier|reporters|journalists)"
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
        person, organisation, media or unnamed.
    way : str
        forward: what is said follows; back: it went before; whole: the whole sentence is theirs.
    """

    start: int
    end: int
    name: str
    type: SourceType
    way: Literal["forward", "back", "whole"]
    cited: bool = False


def find_sources(text: str) -> list[Said]:
    """Find who is named as a source in a sentence, in order.

    Parameters
    ----------
    text : str
        A sentence.

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
    forms: tuple[tuple[re.Pattern[str], Literal["forward", "back", "whole"] | None], ...] = (
        (_ACCORDING, "whole"),
        (_CITING, "whole"),
        (_COLON, "forward"),
        (_INVERTED, "back"),
        (_SUBJECT, None),
    )
    for pattern, way in forms:
        for match in pattern.finditer(text):
            name, kind = read_name(match["who"])
            if not name or any(said.start < match.end("who") and match.start("who") < said.end for said in found):
                continue
            found.append(Said(match.start(), match.end(), name, kind, _way(text, match, way), pattern is _CITING))
    return sorted(found, key=lambda said: said.start)


def _way(
    text: str, match: re.Match[str], way: Literal["forward", "back", "whole"] | None
) -> Literal["forward", "back", "whole"]:
    if way is not None:
        return way
    # ", Rostec announced." closes what went before; "Rostec announced that" opens what follows.
    rest = _SAID_DATE.sub("", text[match.end() :], count=1).strip(' .”"')
    return "back" if not rest or _CLOSED.match(rest) else "forward"


def is_unnamed(name: str) -> bool:
    """Say whether the words for a source name nobody.

    Examples
    --------
    >>> is_unnamed("an informed source in Caracas"), is_unnamed("Reuters")
    (True, False)
    """
    return bool(_UNNAMED.search(name))


def read_name(words: str) -> tuple[str, SourceType]:
    """Take the name out of the words for a source, and tell what sort it is.

    Parameters
    ----------
    words : str
        As ``the Russian news agency TASS`` or ``an informed source in Caracas``.

    Returns
    -------
    tuple of str
        Name and type; an empty name where the words are no source.

    Examples
    --------
    >>> read_name("the Russian news agency TASS"), read_name("chief executive Gunnar Groebler")
    (('TASS', 'media'), ('Gunnar Groebler', 'person'))
    """
    words = " ".join(words.split()).strip(" ,.;:")
    if re.fullmatch(_PRONOUN, words):
        return words, "person"
    if is_unnamed(words):
        return words, "unnamed"
    names = [_LEADING.sub("", name) for name in re.findall(_NAME, words)]
    names = [name for name in names if name and not _NOT_A_SOURCE.match(name)]
    if not names:
        return (words, "organisation") if re.search(rf"\b{_ROLE_WORD}\b", words) else ("", "organisation")
    # The first name counts, unless a nationality or "American magazine" stands before the real one.
    name = names[-1] if len(names) > 1 and " " not in names[0].removeprefix("the ") else names[0]
    role = re.search(rf"\b{_ROLE_WORD}$", words)
    if role and not words.endswith(name):
        return words, "organisation"
    name = re.sub(r"['’]s$", "", name.strip(" ."))
    if _MEDIA.search(name):
        return name, "media"
    return name, "person" if " " in name.removeprefix("The ") and not _ORGANISATION.search(name) else "organisation"
