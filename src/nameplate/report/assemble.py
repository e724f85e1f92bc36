"""A text with what is known about it becomes a report."""

from __future__ import annotations

from pathlib import Path

from nameplate.quantity import Period
from nameplate.report.block import cut
from nameplate.report.front import read_front
from nameplate.report.header import find_published, find_title
from nameplate.report.language import tell_language
from nameplate.report.model import Block, Report, report_id
from nameplate.report.publisher import find_publisher

_SAMPLE = 2000
"""Characters from which the language is told."""


def assemble(
    text: str,
    *,
    title: str = "",
    publisher: str = "",
    published: Period | None = None,
    url: str = "",
    path: Path | None = None,
    grade: str = "",
    language: str = "",
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
    language : str
        What the document says of itself; taken where its words do not tell.

    Examples
    --------
    >>> assemble("Plant opens\nHerald, 3 July 2025\n\nThe plant is open.").publisher
    'Herald'
    """
    front = read_front(text)
    url = url or front.url()
    blocks = cut(text)
    return Report(
        id=report_id(text),
        text=text,
        title=title or front.values.get("title", "") or find_title(text, blocks),
        publisher=publisher or front.publisher() or find_publisher(text, blocks),
        published=published or find_published(text, blocks, url),
        url=url,
        path=path,
        language=tell_language(_sample(text, blocks)) or language,
        blocks=blocks,
        grade=grade,
    )


def _sample(text: str, blocks: tuple[Block, ...]) -> str:
    """Take some of the article's own words: menus and names of papers tell little of its language."""
    parts: list[str] = []
    length = 0
    for block in blocks:
        if block.role in ("body", "bullet"):
            parts.append(text[block.start : min(block.end, block.start + _SAMPLE)])
            length += len(parts[-1])
            if length > _SAMPLE:
                break
    return "\n".join(parts) or text[:_SAMPLE]
