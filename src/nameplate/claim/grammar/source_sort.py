"""The words that tell what sort of source somebody is, and which words can stand for one who speaks."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from nameplate.claim.model import SourceType
from nameplate.report.wordlist import words

_SEVERAL = frozenset(
    words(
        "people sources source insiders insider officials traders analysts experts economists engineers workers",
        "persons person diplomats lawmakers senators researchers executives managers suppliers shareholders",
        "operators brokers bankers lawyers residents staff employees observers dealers farmers growers management",
        "unions newspapers reports authorities regulators customs rumour rumours rumor hearsay media",
    )
)
_PAPERS = frozenset(
    words(
        "report statement filing filings prospectus letter study presentation note memo document documents release",
        "paper papers notice website blog post survey data figures records estimate estimates forecast forecasts",
        "minutes audit ruling newsletter bulletin summary transcript spreadsheet trackers tracker",
    )
)
_ROLES = (
    frozenset(
        words(
            "company firm group corporation ministry agency government spokesman spokeswoman spokesperson spokespeople",
            "official minister executive director president head chief boss developer operator builder contractor",
            "manufacturer maker producer analyst expert magazine newspaper manager owner founder chairman chairwoman",
            "chairperson chair consultancy institute utility army commander governor mayor premier delegation embassy",
            "regulator plant outlet daily weekly service bank board union council committee authority department",
            "supplier shipyard yard investor partner partners consortium venture economist engineer worker secretary",
            "ambassador lawmaker senator brokerage researcher broadcaster trader diplomat officer consultant",
            "forecaster association chancellor commissioner congressman councillor counsel auditor auditors planemaker",
            "carmaker chipmaker steelmaker brewer miner refiner shipbuilder automaker drugmaker toymaker giant rival",
            "subsidiary",
            "parent startup start-up cooperative co-op federation chamber court judge customer buyer client airline",
            "lender agent watchdog predecessor successor deputy professor unit nephew lawyer resident foreman",
            "supervisor superintendent technician geologist metallurgist brewmaster scientist reporter correspondent",
            "portal station channel party member cabinet parliament state city county municipality treasury CEO CFO",
            "COO CTO MD chief-executive co-founder vice-president arm division Board Minister Ministry planner",
            "columnist",
        )
    )
    | _SEVERAL
    | _PAPERS
)
_THINGS = frozenset(words("plant yard shipyard unit state city county"))
_MEDIA = frozenset(
    words(
        "Reuters TASS Tass Interfax AFP AP Bloomberg Xinhua RIA Sputnik BBC CNN DPA dpa Kyodo Yonhap Nikkei PTI ANI",
        "EFE ANSA Caixin Politico Axios CNBC Times Post Journal News Herald Tribune Guardian Telegraph Spiegel",
        "Handelsblatt Monde Figaro País Interest Press Weekly Daily Gazette Chronicle Magazine Review Observer",
        "Standard Independent TV Radio Today Insider Monitor Echo Courier Mirror Mail Express Dispatch Argus",
        "Register Sentinel Globe Kurier Zeitung Presse Rzeczpospolita Kommersant Vedomosti Economist magazine",
        "newspaper Bulletin broadcaster outlet daily website blog portal newspapers magazines paper reporter",
        "correspondent columnist media Ukrinform Anadolu Jiji Newswire Wire Gazeta Asahi Yomiuri Mainichi Folha",
        "Globo Semafor Barron’s Fortune",
    )
) | {"news agency", "Business Line", "Global Times", "radio station", "television channel", "trade journal"}
_ANALYST = frozenset(
    words(
        "analyst analysts Analyst Analysts economist economists consultancy consultancies consultant consultants",
        "Consulting Consultants Research Intelligence Institute expert experts Experts researcher researchers",
        "Consultant professor Professor University brokerage Analytics Associates Advisory Advisors Ratings",
        "Economics forecaster BloombergNEF BNEF SIPRI IISS RUSI Gartner TrendForce IDC CRU Benchmark Rystad Kpler",
        "ICIS Platts Moody’s Moody's Fitch Goldman JPMorgan UBS Citi Barclays Jefferies Roskill Fastmarkets",
        "Argus-Media Counterpoint Omdia SNE InfoLink Vortexa Cirium Clarksons Drewry GlobalData Ricardo Bernstein",
        "Nomura Macquarie trackers Think-tank",
    )
) | {"think tank", "Wood Mackenzie", "Morgan Stanley", "S&P Global", "think-tank", "market researcher"}
_OFFICIAL = frozenset(
    words(
        "Ministry ministry Ministries Minister minister ministers President government Government governor Governor",
        "Senator senators lawmaker lawmakers mayor Mayor premier Premier Chancellor Secretary department Department",
        "Agency Commission Commissioner Parliament army Army Navy Pentagon Kremlin Congress embassy Embassy",
        "chancellor ambassador Ambassador General Gen Colonel Admiral commander Commander regulator Authority",
        "Council Treasury NATO EU UN OECD IEA WHO city county officials Officials official diplomats delegation",
        "municipality Councillor prosecutors Court Federation court council Cllr Rep Sen MP MEP Cabinet cabinet",
        "authorities customs Customs Gov Ministerial watchdog parliament Staff Governorate Prefecture FAA EASA FDA",
        "EPA EMA ministries Auditor police Police",
    )
) | {"White House", "Air Force", "prime minister", "Prime Minister", "state governor", "General Staff"}
_COMPANY = frozenset(
    words(
        "Group Corporation Corp Inc Ltd Limited LLC PLC plc Plc AG SE SA SAS AB ASA Oyj NV BV GmbH SpA Co Pvt",
        "Energy Company Industries Minerals Mining Metals Motors Systems Technologies Steel Oil Gas Power Materials",
        "Fuels Holding Holdings Works Bank Pharma Pharmaceuticals Biotech Foods Food Dairy Chemical Chemicals",
        "Fertilisers Fertilizers Semiconductor Electronics Solar Wind Aerospace Aviation Shipbuilding Shipyard",
        "Shipyards Yard Cement Paper Rail Mobility Battery Batteries Cells Dynamics Venture Ventures Partners",
        "Capital company KG firm manufacturer maker producer developer operator contractor builder CEO CFO COO CTO",
        "MD chairman Boss chairwoman chair chairperson manager management Management director founder owner",
        "executive executives board shipyard yard plant consortium utility investor president Chairman Chairwoman",
        "Director Manager corporation supplier boss spokesman spokeswoman spokesperson planemaker carmaker",
        "chipmaker steelmaker brewer miner refiner shipbuilder automaker drugmaker Aerostructures Airlines Airways",
        "Breweries Logistics Textiles Defence Defense Engineering Board subsidiary parent foreman officer Officer",
        "co-founder vice-president Founder Owner",
    )
) | {
    "company officials",
    "company official",
    "company executives",
    "chief executive",
    "joint venture",
    "vice president",
    "managing director",
    "Chief Executive",
    "finance chief",
}
_BODY = frozenset(
    words(
        "National Service Office Union Committee Board Association Bureau House Foundation Society union Federation",
        "association statement report Report document documents filing federation chamber Chamber Unite NGO unions",
    )
)
_STATES = frozenset(
    words(
        "Kyiv Moscow Beijing Washington Berlin Paris London Tokyo Seoul Brussels Ankara Tehran Delhi Warsaw Ottawa",
        "Canberra Ukraine Russia China Germany France Poland Japan India Brazil Mexico Canada Italy Spain Turkey",
        "Iran Israel Norway Sweden Finland Australia Indonesia Vietnam Argentina Chile Venezuela Nigeria Kenya",
        "Egypt Pakistan",
    )
) | {"United States", "United Kingdom", "European Union", "South Korea", "North Korea", "Saudi Arabia", "South Africa"}
_SORTS: tuple[tuple[SourceType, frozenset[str]], ...] = (
    ("media", _MEDIA),
    ("analyst", _ANALYST),
    ("official", _OFFICIAL),
    ("company", _COMPANY),
    ("organisation", _BODY),
)
_WORD = re.compile(r"[\w’'&-]+")
_OF_COMPANY = re.compile(r"\b[Cc]ompany(?:['’]s)?\s(?:officials?|sources?|executives?)\b")


def is_role(word: str) -> bool:
    """Say whether a word stands for one who can speak, or for a paper that can."""
    return word in _ROLES or word.lower() in _SEVERAL or word.lower() in _PAPERS


def is_several(word: str) -> bool:
    """Say whether such a word needs no article: sources, officials."""
    return word.lower() in _SEVERAL


def is_paper(word: str) -> bool:
    """Say whether such a word is a paper that somebody has written."""
    return word.lower() in _PAPERS


def is_thing(word: str) -> bool:
    """Say whether such a word is rather something that is spoken of: "the plant announced in May"."""
    return word.lower() in _THINGS


@lru_cache(maxsize=4096)
def sort_by_word(text: str) -> SourceType | None:
    """Return the sort of the first list that holds a word of a text, or two in a row."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)]
    held = {*found, *(f"{one} {other}" for one, other in pairwise(found))}
    return next((sort for sort, known in _SORTS if not known.isdisjoint(held)), None)


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
    if name.removeprefix("the ").removeprefix("The ") in _STATES:
        return "official"
    if _OF_COMPANY.search(name):
        return "company"
    for text in (name, around):
        sort = sort_by_word(text)
        if sort is not None:
            return sort
    first, _, rest = name.partition(" ")
    return "person" if rest and first.lower() not in ("the", "a", "an") and not is_role(first) else "organisation"
