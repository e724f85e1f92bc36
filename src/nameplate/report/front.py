"""What stands between two drawn lines at the head of a Markdown file: title, date, address, one to a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nameplate.report.model import Block, Role

_LONGEST = 20_000
_OPENING = re.compile(r"\s{0,20}---[ \t]{0,9}\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]{0,9}\r?$", re.MULTILINE)
_ENTRY = re.compile(r"^([\w-]{1,40}):(.{0,2000}(?:\r?\n(?:[ \t]{1,40}|- ).{0,2000}){0,200})", re.MULTILINE)
_ROLES: dict[str, Role] = {
    "title": "heading",
    "headline": "heading",
    "date": "date_line",
    "published": "date_line",
    "published_time": "date_line",
    "publishdate": "date_line",
    "pubdate": "date_line",
}
_URLS = ("url", "source_url", "canonical", "canonical_url", "link", "original_url")
_PUBLISHERS = ("publisher", "site_name", "site", "outlet", "source")


@dataclass(frozen=True)
class Front:
    """The head of a Markdown file.

    Parameters
    ----------
    end : int
        Where it ends in the text; 0 where there is none.
    blocks : tuple of Block
        Its entries.
    values : dict
        What stands behind the name of each.
    """

    end: int = 0
    blocks: tuple[Block, ...] = ()
    values: dict[str, str] = field(default_factory=dict)

    def url(self) -> str:
        """Return where the document stands.

        Examples
        --------
        >>> Front(values={"source_url": "https://example.org/a"}).url()
        'https://example.org/a'
        """
        return next((url for key in _URLS if (url := self.values.get(key, "")).startswith("http")), "")

    def publisher(self) -> str:
        """Return who published it.

        Examples
        --------
        >>> Front(values={"source": "Herald"}).publisher()
        'Herald'
        """
        names = (self.values.get(key, "") for key in _PUBLISHERS)
        return next((name for name in names if name and not name.startswith("http")), "")[:100]


def read_front(text: str) -> Front:
    r"""Read the head of a Markdown file.

    Parameters
    ----------
    text : str
        A whole report.

    Examples
    --------
    >>> read_front("---\ntitle: Plant opens\ndate: 2025-07-03\n---\nIt works.").values
    {'title': 'Plant opens', 'date': '2025-07-03'}
    >>> read_front("---\nIt works.").end
    0
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if opening is None or closing is None:
        return Front()
    blocks: list[Block] = []
    values: dict[str, str] = {}
    for entry in _ENTRY.finditer(text, opening.end(), closing.start()):
        key = entry[1].lower()
        end = entry.start() + len(entry.group().rstrip())
        blocks.append(Block(_ROLES.get(key, "boilerplate"), entry.start(), end))
        values.setdefault(key, " ".join(entry[2].replace("\\\n", " ").replace("\\", "").split()).strip("\"' "))
    return Front(closing.end(), tuple(blocks), values) if values else Front()
