"""The name of a source in short."""

from __future__ import annotations

import re

from nameplate.claim.grammar.source_sort import is_role, sort_by_word, sort_of
from nameplate.claim.model import SourceType
from nameplate.report.wordlist import words

PRONOUNS = frozenset(words("he she they it we"))
_UNNAMED = re.compile(
    r"\b(?:informed|anonymous|anonymity|unnamed|unidentified|[Ii]nsiders?|undisclosed"
    r"|(?:[Ss]ources?|[Pp]eople|[Pp]ersons?)(?!['’])|officials?\swho|those|rumou?rs?|hearsay|one\sof\sthem|gossip)\b"
    r"|^(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Ss]enior|[Oo]ther)\s(?:[\w'’-]{1,20}\s){0,3}(?:officials?"
    r"|executives?|managers?|engineers?|employees?|workers?|traders?|diplomats?|advis[eo]rs?|lawmakers?|bankers?)\b"
)
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|Prof|Cllr|Professor|Rep|Sen|Capt|Herr|Frau|Dame|Lord|Smt|Shri)\.?\s)+(?=[A-Z])"
)
_OFFICES = frozenset(
    words(
        "CEO CFO COO CTO Chairman Chairwoman Chair President Minister Mayor Governor Gov. Director Secretary",
        "Officer Executive Chancellor Premier Ambassador Commissioner Senator Congressman Commander Spokesman",
        "Spokeswoman Manager Founder Boss Consultant Analyst Economist Mr Mrs Ms Dr Smt. Shri Mr. Mrs. Ms. Dr. Sir",
    )
)
_SUFFIX = re.compile(r"(?<=\w),?(?:\sCo\.)?,\s(?:Ltd|Inc|LLC|Limited|S\.A|Corp|LP)\.?$")
_NOT_A_SOURCE = frozenset(
    words(
        "the a an this that these those on in at by but and when while if as since for work production construction",
        "demand output capacity what there january february march april may june july august september october",
        "november december monday tuesday wednesday thursday friday saturday sunday nothing everything something",
        "nobody everybody nor neither either both none all some more most such here then now so yet it's i you one",
        "he'd she'd spring summer autumn winter christmas easter",
    )
)
_NUMBERED = re.compile(r"(?:Q[1-4]|H[12]|FY\d{2,4}|Phase|Stage|Line|Train|Unit|Building|Hall)\b")
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
    parts = name.split()
    return 1 < len(parts) < 6 and parts[0][0].isupper() and parts[-1][0].isupper() and sort_by_word(name) is None


def _without_office(name: str) -> str:
    """Take the office off a name: "TSMC Chairman C.C. Wei" is C.C. Wei, but "Minister of Trade Li Na" stays."""
    parts = name.split(" ")
    held = max(
        (i for i, part in enumerate(parts) if part in _OFFICES or (part.islower() and is_role(part))), default=-1
    )
    rest = parts[held + 1 :]
    named = held >= 0 and 0 < len(rest) <= 6 and rest[0][0].isupper() and rest[-1][0].isupper()
    return " ".join(rest) if named else name


def read_name(written: str, around: str = "") -> tuple[str, SourceType]:
    """Put the words for a source in short, and tell what sort it is.

    Parameters
    ----------
    written : str
        As ``the Daily Standard`` or ``an informed source in Caracas``.
    around : str
        The same with what stands beside it, as ``, head of Rosoboronexport,``.

    Returns
    -------
    tuple of str
        Name and sort; an empty name where the words are no source.

    Examples
    --------
    >>> read_name("the Russian news agency TASS"), read_name("Mr Gunnar Groebler", "chief executive Mr Gunnar Groebler")
    (('TASS', 'media'), ('Gunnar Groebler', 'company'))
    """
    written = " ".join(written.split()).strip(" ,.;:")
    around = around or written
    if written.lower() in PRONOUNS:
        return written, "person"
    if is_unnamed(written):
        return written, "unnamed"
    name = _SUFFIX.sub("", re.sub(r"['’]s?$", "", _TITLE.sub("", _LEADING.sub("", written))))
    name = _without_office(name)
    last = name.rsplit(" ", 1)[-1]
    if name.lower() in _NOT_A_SOURCE or (_NUMBERED.match(name) and not is_role(last)):
        return "", "organisation"
    if not is_role(last.lower()) or (name.count(" ") > 1 and not last.islower()):
        name = name.removeprefix("the ")
    sort = sort_of(name, around)
    if sort != "media" and name.startswith("The ") and name.count(" ") > 1 and not is_role(last):
        name = name.removeprefix("The ")
    return name, sort
