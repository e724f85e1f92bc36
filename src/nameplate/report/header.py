"""Title, publisher and date, as far as the document gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nameplate.quantity import Period
from nameplate.report.dateline import find_day
from nameplate.report.model import Block

_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:published|posted|updated|on|date)\b:?", re.I
)
_TRIM = " \t,;:|/–—-·•()[]"
_DASH = re.compile(r"\s(?:--|[-–—])\s")


def find_title(text: str, blocks: Sequence[Block]) -> str:
    r"""Return the first heading if the document begins with it, else nothing.

    Examples
    --------
    >>> find_title("Plant opens\n\nIt works.", [Block("heading", 0, 11), Block("body", 13, 22)])
    'Plant opens'
    """
    for block in blocks:
        if block.role == "heading":
            return " ".join(text[block.start : block.end].lstrip("# ").split())
        if block.role in ("body", "bullet"):
            break
    return ""


def find_published(text: str, blocks: Sequence[Block]) -> Period | None:
    """Return the day on the date line, or in the place line before the first sentence.

    Examples
    --------
    >>> text = "BERLIN, March 3, 2025 -- The plant opened."
    >>> find_published(text, [Block("body", 0, len(text))]).iso()
    '2025-03-03'
    """
    for block in blocks:
        words = text[block.start : min(block.end, block.start + 200)]
        if block.role == "body":
            dash = _DASH.search(words)
            words = words[: dash.start()] if dash else ""
        elif block.role != "date_line":
            continue
        day = find_day(words)
        if day:
            return Period(day.date, day.date)
        if block.role == "body":
            break
    return None


def find_publisher(text: str, blocks: Sequence[Block]) -> str:
    """Return what stands before the day on the date line, if it is a name.

    Examples
    --------
    >>> find_publisher("Defence Herald, 14 March 2018", [Block("date_line", 0, 29)])
    'Defence Herald'
    """
    for block in blocks:
        if block.role != "date_line":
            continue
        words = text[block.start : block.end]
        day = find_day(words)
        before = _WEEKDAY.sub(" ", words[: day.start if day else 0]).strip(_TRIM)
        if 1 < len(before) <= 60 and not before.lower().startswith("by "):
            return before
    return ""
