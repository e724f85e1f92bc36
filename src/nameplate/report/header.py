"""Title and day of publication, as far as the document gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from nameplate.quantity import Period
from nameplate.report.dateline import Day, find_day, find_month
from nameplate.report.model import Block
from nameplate.report.publisher import find_masthead, plain_heading
from nameplate.report.wordlist import words

_LATER = re.compile(
    r"\b(?:updated|modified|aktualisiert|mis\sà\sjour|actualizado|atualizado|aggiornato|обновлено)\b", re.IGNORECASE
)
_DASH = re.compile(r"\s?(?:--|[–—])\s?|\s-\s|:\s|\)\s")
_PLACE = re.compile(
    r"[\W\d]{0,3}(?:[A-ZÀ-ÞА-Я][\w.'’&/-]{0,30}[\s,;/(–—-]{1,4}"
    r"|(?:de|la|du|del|of|and|am|an|der|im|le)\s){0,9}[(/]{0,2}"
)
_DAY_FIRST = frozenset(
    words(
        "uk ie in au nz za ng ke gh pk bd lk sg my hk de at ch fr be nl lu es pt it gr pl cz sk hu ro bg hr si rs ua",
        "ru by kz tr il ae sa eg ma dz br ar cl co pe ve mx ec uy py bo cr dk se no fi is ee lv lt eu id vn th",
    )
)
_MONTH_FIRST = frozenset(words("us gov mil ph"))
_DAY_ZONES = re.compile(r"\b(?:GMT|BST|IST|CET|CEST|SAST|WAT|EAT|MSK|AEST)\b")
_MONTH_ZONES = re.compile(r"\b(?:E[SD]?T|P[SD]?T|C[SD]T|MST|MDT)\b")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


def find_title(text: str, blocks: Sequence[Block]) -> str:
    r"""Return the heading that the document begins with, else nothing.

    Parameters
    ----------
    text : str
        The document.
    blocks : sequence of Block
        It, cut up.

    Examples
    --------
    >>> find_title("Plant opens\n\nIt works.", [Block("heading", 0, 11), Block("body", 13, 22)])
    'Plant opens'
    """
    found: list[str] = []
    paper = find_masthead(text, blocks)
    for block in blocks:
        if block.role in ("body", "bullet"):
            break
        if block.role == "heading":
            heading = text[block.start : block.end]
            if heading.startswith("# "):
                return plain_heading(heading)
            found.append(plain_heading(heading))
    # A word or two above a title name a section: "BUSINESS", "Press release".
    longer = (title for title in found if len(title.split()) > 3 and title != paper)
    return next(longer, found[0] if found else "")


def day_first(url: str, text: str = "") -> bool | None:
    """Tell how an address and the words around a date write ``03/07/2025``; None where they do not say.

    Parameters
    ----------
    url : str
        Where the document stands.
    text : str
        The line with the date: a time zone in it tells too.

    Examples
    --------
    >>> day_first("https://www.herald.co.uk/a"), day_first("https://defense.gov/a"), day_first("https://a.com/b")
    (True, False, None)
    """
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    land = host.rpartition(".")[2]
    if land in _DAY_FIRST or land in _MONTH_FIRST:
        return land in _DAY_FIRST
    by_zone = bool(_DAY_ZONES.search(text)), bool(_MONTH_ZONES.search(text))
    return by_zone[0] if by_zone[0] != by_zone[1] else None


def find_published(text: str, blocks: Sequence[Block], url: str = "") -> Period | None:
    """Return the day on the date line, in the place line before the first sentences, or in the address.

    Parameters
    ----------
    text : str
        The document.
    blocks : sequence of Block
        It, cut up.
    url : str
        Where it stands, which may hold the day and tells how its country writes dates.

    Examples
    --------
    >>> text = "BERLIN, March 3, 2025 -- The plant opened."
    >>> find_published(text, [Block("body", 0, len(text))]).iso()
    '2025-03-03'
    """
    later: Period | None = None
    bodies = 0
    for block in blocks:
        period = None
        if block.role == "date_line":
            line = text[block.start : block.end]
            period = _on_line(line, day_first(url, line))
            if period and _LATER.search(line) and not re.search(r"published|posted", line, re.IGNORECASE):
                later, period = later or period, None
        elif block.role == "body" and bodies < 3:
            bodies += 1
            day = _in_place_line(text[block.start : min(block.end, block.start + 250)], day_first(url))
            period = Period(day.date, day.date) if day else None
        if period:
            return period
    return later or _in_address(url)


def _on_line(line: str, first: bool | None) -> Period | None:
    day = find_day(line, day_first=first)
    if day:
        return Period(day.date, day.date)
    month = None if find_day(line, day_first=True) else find_month(line)
    return Period.from_iso(f"{month[2]:04}-{month[3]:02}") if month else None


def _in_place_line(start: str, first: bool | None) -> Day | None:
    """Read ``BERLIN, March 3, 2025 (Reuters) -``: only names before the day, and a dash or a colon soon behind it."""
    day = find_day(start[:160], day_first=first)
    if day is None or not _PLACE.fullmatch(start[: day.start]):
        return None
    return day if _DASH.search(start[day.end : day.end + 70]) or day.start == 0 else None


def _in_address(url: str) -> Period | None:
    match = _URL_DAY.search(url[:2000])
    if match is None:
        return None
    day = find_day("-".join(part.zfill(2) for part in match.groups()))
    return Period(day.date, day.date) if day else None
