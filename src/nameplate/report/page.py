"""HTML to the words of its article."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

_SKIPPED = {"script", "style", "noscript", "template", "svg", "nav", "footer", "form", "aside", "head", "iframe"}
_BROKEN = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "section", "article", "header", "blockquote", "main",
           "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "dt", "dd", "pre"}  # fmt: skip
_DAY = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Page:
    """What a web page holds: the article's words and what the page says of them."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def read_page(source: str) -> Page:
    """Take the article out of an HTML page.

    Parameters
    ----------
    source : str
        The page; nothing in it is run or fetched.

    Returns
    -------
    Page
        With empty text where the page holds no words.

    Examples
    --------
    >>> read_page("<title>T</title><p>It has <b>four</b> lines.<script>x</script>").text
    'It has four lines.'
    """
    plain = _Plain()
    plain.feed(source)
    plain.close()
    page = Page(plain.words(), plain.title, plain.meta.get("og:site_name", ""), _published(plain), plain.url)
    return _extracted(source, page) or page


def _extracted(source: str, page: Page) -> Page | None:
    """Ask trafilatura; None where it finds clearly less than the page shows."""
    import trafilatura

    found = trafilatura.bare_extraction(source, with_metadata=True, include_comments=False, include_tables=True)
    text = (getattr(found, "text", None) or "").strip()
    if len(text) * 4 < len(page.text):
        return None
    return Page(
        text,
        getattr(found, "title", None) or page.title,
        page.publisher or getattr(found, "sitename", None) or "",
        getattr(found, "date", None) or page.published,
        page.url or getattr(found, "url", None) or "",
    )


def _published(plain: _Plain) -> str:
    for key in ("article:published_time", "datepublished", "date", "dc.date", "pubdate", "time"):
        day = _DAY.match(plain.meta.get(key, ""))
        if day:
            return day.group()
    return ""


class _Plain(HTMLParser):
    """The visible words, a line for each block, and the page's own metadata."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self.url = ""
        self._skipping: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            self.meta.setdefault(key, html.unescape(values.get("content", "")).strip())
        elif tag == "link" and values.get("rel") == "canonical":
            self.url = values.get("href", "")
        elif tag == "time":
            self.meta.setdefault("time", values.get("datetime", ""))
        elif tag == "title":
            self._in_title = not self.title
        elif tag in _SKIPPED:
            self._skipping.append(tag)
        if tag in _BROKEN:
            self.parts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in self._skipping:
            # An unclosed inner element ends with the outer one.
            del self._skipping[self._skipping.index(tag) :]
        if tag in _BROKEN:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = (self.title + data)[:500].strip()
        elif not self._skipping:
            self.parts.append(re.sub(r"\s+", " ", data))

    def words(self) -> str:
        """Return the lines that hold something."""
        lines = (line.strip() for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line.strip("- "))
