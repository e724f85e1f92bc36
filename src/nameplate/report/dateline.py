"""The day on which a document says that it came out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nameplate.report.wordlist import words

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Number of each month by its lower-case name or abbreviation."""

_FOREIGN = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier janv enero janeiro gennaio januari stycznia января січня",
            "februar février févr febrero fevereiro febbraio februari lutego февраля лютого",
            "märz mars marzo março maart marca марта березня",
            "avril avr abril aprile kwietnia апреля квітня",
            "mai mayo maio maggio mei maja мая травня",
            "juni juin junio junho giugno czerwca июня червня",
            "juli juillet juil julio julho luglio lipca июля липня",
            "août agosto augustus sierpnia августа серпня",
            "septembre septiembre setembro settembre września сентября вересня",
            "oktober okt octobre octubre outubro ottobre października октября жовтня",
            "novembre noviembre novembro listopada ноября листопада",
            "dezember dez décembre déc diciembre dezembro dicembre december grudnia декабря грудня",
        ),
        start=1,
    )
    for name in names.split()
}
_ALL = _FOREIGN | MONTHS

_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_NAMED = re.compile(
    rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s{{1,3}}|[-/])(?:of\s|de\s|d['’])?{_WORD},?"
    rf"(?:\s{{1,3}}(?:de\s|del\s)?|[-/]){_YEAR}"
    rf"|(?<!\w)(?P<month2>[^\W\d_]{{3,12}})\.?(?:\s{{1,3}}|-)(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}}|-)"
    rf"(?P<year2>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"(?<![\d-]){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)"
    rf"|(?P<year2>(?:19|20)\d{{2}})年\s?(?P<month2>\d{{1,2}})月\s?(?P<day2>\d{{1,2}})日"
)
_THREE = re.compile(rf"(?<![\d./-])(?P<one>\d{{1,2}})(?P<sign>[./-])(?P<two>\d{{1,2}})(?P=sign){_YEAR}")
_MONTH_YEAR = re.compile(rf"(?<!\w){_WORD},?\s{{1,3}}(?:de\s)?{_YEAR}", re.IGNORECASE)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")

_PUBLISHED = re.compile(
    r"\W{0,4}(?:(?:first|last)\s)?(?:published|posted|updated|modified|released|issued|release\sdate|date|stand"
    r"|veröffentlicht|publié|publicado|pubblicato|опубликовано)\b",
    re.IGNORECASE,
)
WHEN_WORDS = frozenset(
    words(
        "published posted updated modified on at by of the and in from to last first date issue issued released",
        "release min mins minute minutes read hours hour ago am pm a.m. p.m. uhr local time est edt cet gmt bst ist",
        "utc stand vom den de del le du il am um à alle às o el di dnia года р. г. via for immediate embargoed until",
        "news staff writer reporter correspondent sent veröffentlicht publié publicado pubblicato опубликовано",
    )
)
"""Words that stand around the day on a date line."""
_PAPERS = frozenset(
    words(
        "times courier herald post news journal gazette tribune daily weekly observer chronicle star standard mail",
        "telegraph press today monitor express review bulletin monthly digest wire dispatch examiner argus echo issue",
        "magazine newsletter",
    )
)
"""Words by which papers are called."""
_LONGEST = 150


@dataclass(frozen=True)
class Day:
    """A day as it stands written in a text."""

    start: int
    end: int
    date: date


def find_day(text: str, *, day_first: bool | None = None) -> Day | None:
    """Find the first whole date (day, month and year) in a short text.

    Parameters
    ----------
    text : str
        A line, say. Forms: ``2025-07-03``, ``3 July 2025``, ``July 3rd, 2025``, ``3.7.2025``, and the names of months
        in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian and Ukrainian.
    day_first : bool or None
        How ``03/07/2025`` is meant. None where nobody knows: then only such as ``13/07/2025`` are read.

    Returns
    -------
    Day or None
        None where there is none, or where the day does not exist.

    Examples
    --------
    >>> find_day("Thursday, August 15th 2024 - 11:24 UTC").date.isoformat()
    '2024-08-15'
    >>> find_day("Berlin, 3. Juli 2025").date.isoformat(), find_day("03/07/2025"), find_day("31 June 2024")
    ('2025-07-03', None, None)
    >>> find_day("03/07/2025", day_first=True).date.isoformat()
    '2025-07-03'
    """
    if not _HAS_YEAR.search(text):
        return None
    found = [day for form in (_NAMED, _NUMBERS) for match in form.finditer(text) if (day := _day(match))]
    found += [day for match in _THREE.finditer(text) if (day := _of_three(match, day_first))]
    return min(found, key=lambda day: (day.start, -day.end), default=None)


def _day(match: re.Match[str]) -> Day | None:
    suffix = "" if match["year"] else "2"
    month = match[f"month{suffix}"]
    number = int(month) if month.isdecimal() else _ALL.get(month.lower(), 0)
    return _made(match, int(match[f"year{suffix}"]), number, int(match[f"day{suffix}"]))


def _of_three(match: re.Match[str], day_first: bool | None) -> Day | None:
    """Read 3.7.2025, which is the day first, and 3/7/2025, which is not everywhere."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["sign"] == "." or one > 12 or one == two:
        day_first = True
    elif two > 12:
        day_first = False
    if day_first is None:
        return None
    return _made(match, year, two, one) if day_first else _made(match, year, one, two)


def _made(match: re.Match[str], year: int, month: int, day: int) -> Day | None:
    try:
        return Day(match.start(), match.end(), date(year, month, day))
    except ValueError:
        return None


def find_month(text: str) -> tuple[int, int, int, int] | None:
    """Find a month with its year where no day is given.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    tuple of int or None
        Start and end in the text, year and month.

    Examples
    --------
    >>> find_month("Defence Review, July 2025")
    (16, 25, 2025, 7)
    """
    for match in _MONTH_YEAR.finditer(text) if _HAS_YEAR.search(text) else ():
        number = _ALL.get(match["month"].lower())
        if number:
            return (*match.span(), int(match["year"]), number)
    return None


def is_date_line(line: str, *, top: bool = True) -> bool:
    """Say whether a line tells when the document came out and little else.

    Parameters
    ----------
    line : str
        A line.
    top : bool
        It stands near the top of the article; elsewhere it must say "published" or the like.

    Examples
    --------
    >>> is_date_line("Defence Herald, 14 March 2018"), is_date_line("3 July 2025 - The first line is opened")
    (True, False)
    >>> is_date_line("Published: 03/07/2025"), is_date_line("14 March 2018", top=False)
    (True, False)
    """
    if len(line) > _LONGEST or not _HAS_YEAR.search(line) or "://" in line:
        return False
    said = bool(_PUBLISHED.match(line))
    if not (top or said) or (line[-1] == "." and not said):
        return False
    span = _span(line)
    if span is None:
        return False
    rest = line[: span[0]].split() + line[span[1] :].split()
    # A headline or an entry of a timeline goes on in lower case; a name, a place and a time do not.
    other = [word for word in rest if word[0].islower() and word.strip(".,:;()|").lower() not in WHEN_WORDS]
    return len(other) < 3 and len(rest) <= 14


def names_paper(text: str) -> bool:
    """Say whether a text holds a word by which papers are called.

    Examples
    --------
    >>> names_paper("The Northern Courier"), names_paper("Plant opens")
    (True, False)
    """
    return not _PAPERS.isdisjoint(text.lower().replace(",", " ").split())


def _span(line: str) -> tuple[int, int] | None:
    day = find_day(line, day_first=True)
    if day:
        return day.start, day.end
    month = find_month(line)
    if month is None:
        return None
    # A month and a year may be anything; they date a paper where they stand alone, between bars or by its name.
    start, end = month[:2]
    alone = line[:start].rstrip(" (")[-1:] in ("", "|") and line[end:].lstrip(" ).")[:1] in ("", "|")
    return (start, end) if alone or names_paper(line[:start]) else None
