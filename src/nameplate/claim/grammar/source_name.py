"""The name in the words for a source, and what sort of source it is."""

from __future__ import annotations

import re
from itertools import pairwise

from nameplate.claim.model import SourceType
from nameplate.report.wordlist import words

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
_MEDIA = frozenset(
    words(
        "Reuters TASS Tass Interfax AFP AP Bloomberg Xinhua RIA Sputnik BBC CNN DPA dpa Kyodo Yonhap Nikkei PTI ANI",
        "EFE ANSA Caixin Politico Axios CNBC Times Post Journal News Herald Tribune Guardian Telegraph Spiegel",
        "Handelsblatt Monde Figaro País Interest Press Weekly Daily Gazette Chronicle Magazine Review Observer",
        "Standard Independent Business TV Radio Today Insider Monitor Echo Courier Mirror Mail Express Dispatch",
        "Sentinel Globe Kurier Zeitung Presse Rzeczpospolita Kommersant Vedomosti Economist magazine newspaper",
        "broadcaster outlet daily website blog portal",
    )
) | {"news agency", "Business Line", "Global Times"}
_ANALYST = frozenset(
    words(
        "analyst analysts Analyst Analysts economist economists consultancy consultancies consultant consultants",
        "Consulting Consultants Research Intelligence Institute expert experts Experts researcher researchers",
        "professor Professor University brokerage Analytics Associates Advisory Advisors Ratings Economics",
        "BloombergNEF BNEF SIPRI IISS RUSI Gartner TrendForce IDC CRU Benchmark Rystad Kpler ICIS Platts Moody’s",
        "Moody's Fitch Goldman JPMorgan UBS Citi Barclays Jefferies",
    )
) | {"think tank", "Wood Mackenzie", "Morgan Stanley"}
_OFFICIAL = frozenset(
    words(
        "Ministry ministry Ministries Minister minister ministers President government Government governor Governor",
        "Senator senators lawmaker lawmakers mayor Mayor premier Premier Chancellor Secretary department Department",
        "Agency Commission Commissioner Parliament army Army Navy Pentagon Kremlin Congress embassy Embassy",
        "ambassador Ambassador General Gen Colonel Admiral commander Commander regulator Authority Council Treasury",
        "NATO EU UN OECD IEA WHO city county officials Officials official diplomats delegation municipality",
        "prosecutors Court Federation",
    )
) | {"White House", "Air Force", "prime minister", "Prime Minister"}
_COMPANY = frozenset(
    words(
        "Group Corporation Corp Inc Ltd Limited LLC PLC plc AG SE SA SAS AB ASA Oyj NV BV GmbH SpA Co Pvt Energy",
        "Company Industries Minerals Mining Metals Motors Systems Technologies Steel Oil Gas Power Materials",
        "Holding Holdings Works Bank Pharma Pharmaceuticals Biotech Foods Food Dairy Chemical Chemicals Fertilisers",
        "Fertilizers Semiconductor Electronics Solar Wind Aerospace Aviation Shipbuilding Shipyard Shipyards Yard",
        "Cement Paper Rail Mobility Battery Batteries Cells Dynamics Venture Ventures Partners Capital company",
        "Company firm manufacturer maker producer developer operator contractor builder CEO CFO COO chairman",
        "chairwoman chair manager management Management director founder owner executive executives board supplier",
        "shipyard yard plant consortium utility investor president Chairman Chairwoman Director Manager corporation",
    )
) | {"chief executive", "joint venture", "head of", "vice president", "managing director", "Chief Executive"}
_BODY = frozenset(
    words(
        "National Service Office Union Committee Board Association Bureau House Foundation Society union",
        "association statement report Report document documents filing",
    )
)
_SORTS: tuple[tuple[SourceType, frozenset[str]], ...] = (
    ("media", _MEDIA),
    ("analyst", _ANALYST),
    ("official", _OFFICIAL),
    ("company", _COMPANY),
    ("organisation", _BODY),
)
_WORD = re.compile(r"[\w’']+")
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


def _sort(text: str) -> SourceType | None:
    """Return the sort of the first list that holds a word of a text, or two in a row."""
    found = _WORD.findall(text)
    held = {*found, *(f"{one} {other}" for one, other in pairwise(found))}
    return next((sort for sort, known in _SORTS if not known.isdisjoint(held)), None)


def is_person(name: str) -> bool:
    """Say whether a name looks like a person's: two capitals or more, and nothing that bodies are called.

    Examples
    --------
    >>> is_person("Kari Nordmann"), is_person("Rostec"), is_person("Nordic Steel Group")
    (True, False, False)
    """
    return len(name.split()) > 1 and _sort(name) is None


def sort_of(name: str, around: str) -> SourceType:
    """Return what sort of source a name is.

    Parameters
    ----------
    name : str
        The name itself, which counts first.
    around : str
        All words for the source, with role and apposition.

    Examples
    --------
    >>> sort_of("Kari Nordmann", "chief executive Kari Nordmann"), sort_of("Ministry of Defence", "")
    ('company', 'official')
    """
    for text in (name, around):
        sort = _sort(text)
        if sort is not None:
            return sort
    return "person" if " " in name.removeprefix("The ").removeprefix("the ") else "organisation"


def read_name(written: str, around: str = "") -> tuple[str, SourceType]:
    """Take the name out of the words for a source, and tell what sort it is.

    Parameters
    ----------
    written : str
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
    written = " ".join(written.split()).strip(" ,.;:")
    around = around or written
    if re.fullmatch(PRONOUN, written):
        return written, "person"
    if is_unnamed(written):
        return written, "unnamed"
    names = [_LEADING.sub("", name) for name in re.findall(NAME, written)]
    names = [name for name in names if name and not _NOT_A_SOURCE.match(name)]
    if not names:
        return (written, sort_of(written, around)) if re.search(rf"\b{ROLE_WORD}\b", written) else ("", "organisation")
    # The first name counts, unless a nationality or "American magazine" stands before the real one.
    name = names[-1] if len(names) > 1 and " " not in names[0].removeprefix("the ") else names[0]
    role = re.search(rf"\b{ROLE_WORD}$", written)
    if role and not written.endswith(name):
        return written, sort_of(written, around)
    name = re.sub(r"['’]s$", "", name.strip(" ."))
    return name, sort_of(name, around)
