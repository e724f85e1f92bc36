"""A text with what is known about it becomes a report."""

from __future__ import annotations

import re
from pathlib import Path

from nameplate.quantity import Period
from nameplate.report.block import cut
from nameplate.report.header import find_published, find_publisher, find_title
from nameplate.report.model import Report, report_id
from nameplate.report.wordlist import words

_ENGLISH = frozenset(
    words(
        "the of and to in is was for with that by on from has have will are at its",
    )
)


def assemble(
    text: str,
    *,
    title: str = "",
    publisher: str = "",
    published: Period | None = None,
    url: str = "",
    path: Path | None = None,
    grade: str = "",
) -> Report:
    r"""Cut a text into blocks and fill in what it says of itself; what is given wins.

    Parameters
    ----------
    text : str
        The words.
    title, publisher, url, grade : str
        Empty where not known.
    published : Period or None
        None to take the date line's.
    path : Path or None
        The file it came from.

    Examples
    --------
    >>> assemble("Plant opens\nHerald, 3 July 2025\n\nThe plant is open.").publisher
    'Herald'
    """
    blocks = cut(text)
    return Report(
        id=report_id(text),
        text=text,
        title=title or find_title(text, blocks),
        publisher=publisher or find_publisher(text, blocks),
        published=published or find_published(text, blocks),
        url=url,
        path=path,
        language=_language(text),
        blocks=blocks,
        grade=grade,
    )


def _language(text: str) -> str:
    """Tell English by its small words; the reader knows no other language yet."""
    words = re.findall(r"[a-z]{1,20}", text[:20_000].lower())
    return "en" if words and sum(word in _ENGLISH for word in words) * 10 >= len(words) else ""
