"""The name in the words for a source, and what sort of source it is."""

from __future__ import annotations

import re

from nameplate.claim.model import SourceType

CAPITAL = r"[A-Z][\w'’&.-]{0,30}"
NAME = rf"(?:[Tt]he\s)?{CAPITAL}(?:\s(?:(?:of|the|for|and|de|al|von|van|bin|to|on)\s){{0,2}}{CAPITAL}){{0,6}}"
ROLE_WORD = (
    r"(?:company|firm|group|corporation|ministry|agency|government|spokes(?:man|woman|person)|officials?"
    r"|sources?|minister|executives?|director|president|head|chief|boss|report|statement|developer|operator|builder"
    r"|contractor|manufacturer|maker|producer|analysts?|experts?|magazine|newspaper|manager|owner|founder|chairman"
    r"|chairwoman|chair|CEO|CFO|release|insiders?|people|consultancy|institute|utility|army|commander|governor|mayor"
    r"|premier|delegation|embassy|regulator|plant|management|outlet|daily|service|documents?|filing|prospectus|letter"
    r"|study|presentation|note|memo|bank|board|union|council|committee|authority|department|supplier|shipyard|yard"
    r"|investor|partners?|consortium|venture|economists?|engineers?|workers?|secretary|ambassador|lawmakers?|senators?"
    r"|brokerage|researchers?|website|paper|broadcaster|blog|trader|traders|diplomats?|officer)"
)
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e)"
_SORTS: tuple[tuple[SourceType, re.Pattern[str]], ...] = (
    ("media", re.compile(
        r"\b(?:Reuters|TASS|Tass|Interfax|AFP|AP|Bloomberg|Xinhua|RIA|Sputnik|BBC|CNN|DPA|dpa|Kyodo|Yonhap|Nikkei|PTI|ANI|EFE|ANSA|Caixin"
        r"|Politico|Axios|CNBC|Times|Post|Journal|News|Herald|Tribune|Guardian|Telegraph|Spiegel|Handelsblatt|Monde|Figaro|País|Interest|Press"
        r"|Weekly|Daily|Gazette|Chronicle|Magazine|Review|Observer|Standard|Independent|Business|TV|Radio|Today|Insider|Monitor|Echo|Courier|Mirror"
        r"|Mail|Express|Dispatch|Sentinel|Argus|Globe|Kurier|Zeitung|Presse|Rzeczpospolita|Kommersant|Vedomosti|Economist|Line)\b"
        r"|\b(?:news\sagency|magazine|newspaper|broadcaster|outlet|daily|website|blog|portal)\b")),
    ("analyst", re.compile(
        r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Cc]onsultanc\w{1,3}|[Cc]onsultants?|Consulting|Research|Intelligence|[Tt]hink[\s-]tank|Institute|[Ee]xperts?|[Rr]esearchers?|[Pp]rofessor|University"
        r"|[Bb]rokerage|Analytics|Associates|Advisory|Advisors|Ratings|Economics|Wood\sMackenzie|BloombergNEF|BNEF|SIPRI|IISS|RUSI|Gartner|TrendForce|IDC|CRU|Argus|Benchmark|Rystad|Kpler|ICIS|Platts|Moody['’]s|Fitch|Morgan\sStanley|Goldman|JPMorgan|UBS|Citi|Barclays|Jefferies)\b")),
    ("official", re.compile(
        r"\b(?:Ministry|ministry|Ministries|[Mm]inisters?|[Pp]resident\s(?=[A-Z])|[Gg]overnment|[Gg]overnor|Senator|senators?|[Ll]awmakers?|[Mm]ayor|[Pp]remier|Chancellor|Secretary|[Dd]epartment|Agency|Commission|Commissioner|Parliament|[Aa]rmy"
        r"|Navy|Air\sForce|Pentagon|Kremlin|White\sHouse|Congress|[Ee]mbassy|[Aa]mbassador|General|Gen\.|Colonel|Admiral|[Cc]ommander|[Rr]egulator|Authority|Council|Treasury|NATO|EU|UN|OECD|IEA|WHO|[Cc]ity|[Cc]ounty|[Ss]tate\sofficials?|[Oo]fficials?|[Dd]iplomats?"
        r"|[Dd]elegation|[Mm]unicipality|[Rr]egional\sadministration|[Pp]rosecutors?|Court|Bundes\w{2,12}|Federation)\b")),
    ("company", re.compile(
        r"\b(?:Group|Corporation|Corp|Inc|Ltd|Limited|LLC|PLC|plc|AG|SE|SA|SAS|AB|ASA|Oyj|NV|BV|GmbH|SpA|Co|Pvt|Energy|Company|Industries|Minerals|Mining|Metals|Motors|Systems|Technologies|Steel|Oil|Gas|Power|Materials|Holdings?|Works|Bank"
        r"|Pharma\w{0,10}|Biotech|Foods?|Dairy|Chemicals?|Fertili[sz]ers?|Semiconductor|Electronics|Solar|Wind|Aerospace|Aviation|Shipbuilding|Shipyards?|Yard|Cement|Paper|Rail|Mobility|Batter(?:y|ies)|Cells?|Defen[cs]e\sSystems|Dynamics|Ventures?|Partners|Capital"
        r"|[Cc]ompany|[Ff]irm|[Mm]anufacturer|[Mm]aker|[Pp]roducer|[Dd]eveloper|[Oo]perator|[Cc]ontractor|[Bb]uilder|[Cc]hief\s[Ee]xecutive|CEO|CFO|COO|[Cc]hairman|[Cc]hairwoman|[Mm]anag(?:er|ement)|[Mm]anaging\sdirector|[Dd]irector|[Ff]ounder|[Oo]wner|[Ee]xecutives?|[Bb]oard|[Ss]upplier"
        r"|[Ss]hipyard|[Yy]ard|[Pp]lant|[Cc]onsortium|[Jj]oint\sventure|[Uu]tility|[Ii]nvestor|[Hh]ead\sof|[Vv]ice[\s-]president|[Pp]resident)\b")),
    ("organisation", re.compile(r"\b(?:National|Service|Office|Union|Committee|Board|Association|Bureau|House|Foundation|Society|[Uu]nion|[Aa]ssociation|[Ss]tatement|[Rr]eport|[Dd]ocuments?)\b")),
)  # fmt: skip
_UNNAMED = re.compile(
    r"\b(?:informed|anonymous|unnamed|insiders?|undisclosed|sources?|people|officials?\swho|person|persons|those)\b",
    re.IGNORECASE,
)
_NOT_A_SOURCE = re.compile(
    r"(?:The|A|An|This|That|It|In|On|At|By|But|And|When|While|If|As|Since|For|Work|Production|Construction|Demand|Output|Capacity|What|There"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Q[1-4]|H[12]|FY\d{2,4})$"
)
_LEADING = re.compile(
    r"^(?:When|While|If|As|Since|After|Before|But|And|So|Yet|On|In|At|By|For|Although|Though|Now|Then|Also|However)\s"
)


def is_unnamed(name: str) -> bool:
    """Say whether the words for a source name nobody.

    Examples
    --------
    >>> is_unnamed("an informed source in Caracas"), is_unnamed("Reuters")
    (True, False)
    """
    return bool(_UNNAMED.search(name))


def is_person(name: str) -> bool:
    """Say whether a name looks like a person's: two capitals or more, and nothing that bodies are called.

    Examples
    --------
    >>> is_person("Kari Nordmann"), is_person("Rostec"), is_person("Nordic Steel Group")
    (True, False, False)
    """
    return len(name.split()) > 1 and not any(pattern.search(name) for _, pattern in _SORTS)


def sort_of(name: str, words: str) -> SourceType:
    """Return what sort of source a name is.

    Parameters
    ----------
    name : str
        The name itself, which counts first.
    words : str
        All words for the source, with role and apposition.

    Examples
    --------
    >>> sort_of("Kari Nordmann", "chief executive Kari Nordmann"), sort_of("Ministry of Defence", "")
    ('company', 'official')
    """
    for text in (name, words):
        for sort, pattern in _SORTS:
            if pattern.search(text):
                return sort
    return "person" if " " in name.removeprefix("The ").removeprefix("the ") else "organisation"


def read_name(words: str, around: str = "") -> tuple[str, SourceType]:
    """Take the name out of the words for a source, and tell what sort it is.

    Parameters
    ----------
    words : str
        As ``the Russian news agency TASS`` or ``an informed source in Caracas``.
    around : str
        The same with what stands in apposition, as ``, head of Rosoboronexport,``.

    Returns
    -------
    tuple of str
        Name and sort; an empty name where the words are no source.

    Examples
    --------
    >>> read_name("the Russian news agency TASS"), read_name("chief executive Gunnar Groebler")
    (('TASS', 'media'), ('Gunnar Groebler', 'company'))
    """
    words = " ".join(words.split()).strip(" ,.;:")
    around = around or words
    if re.fullmatch(PRONOUN, words):
        return words, "person"
    if is_unnamed(words):
        return words, "unnamed"
    names = [_LEADING.sub("", name) for name in re.findall(NAME, words)]
    names = [name for name in names if name and not _NOT_A_SOURCE.match(name)]
    if not names:
        return (words, sort_of(words, around)) if re.search(rf"\b{ROLE_WORD}\b", words) else ("", "organisation")
    # The first name counts, unless a nationality or "American magazine" stands before the real one.
    name = names[-1] if len(names) > 1 and " " not in names[0].removeprefix("the ") else names[0]
    role = re.search(rf"\b{ROLE_WORD}$", words)
    if role and not words.endswith(name):
        return words, sort_of(words, around)
    name = re.sub(r"['’]s$", "", name.strip(" ."))
    return name, sort_of(name, around)
