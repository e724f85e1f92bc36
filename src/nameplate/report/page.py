"""HTML to the words of its article."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nameplate.report.html import RAW, Tag, plain, read_tags, resolve
from nameplate.report.metadata import Metadata
from nameplate.report.wordlist import words

_SKIPPED = frozenset({"nav", "footer", "form", "aside", "head", "figcaption", "button", "select", "dialog", "menu"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART = frozenset(
    words("p div ul ol table section article header blockquote main figure dl pre address hr details summary center")
)
_LINES = frozenset(words("br tr dt tbody thead caption"))
_VOID = frozenset(words("area base br col embed hr img input link meta param source track wbr"))
_LARGEST, _DEEPEST, _MOST_PATHS = 600_000, 64, 1_000_000
"""Characters, levels, and tags times levels of a page up to which trafilatura is asked: its time grows with them."""
_LONGEST_ATTRIBUTES = 2000
_SPACE = re.compile(r"\s{1,10000}")


@dataclass(frozen=True)
class Page:
    """What a web page holds: the article's words and what the page says of them.

    Parameters
    ----------
    text : str
        Headings begin with number signs, entries of lists with a hyphen, cells of a row have bars between.
    title, publisher, published, url, language : str
        Empty where the page does not say; the day as ``2025-07-03``.
    top : str
        How the page begins: it may hold the day where the article's text has lost it.
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    top: str = ""


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
    reading = _read(source, _SKIPPED)
    if not reading.words():
        # A menu that is never closed takes the whole page with it.
        reading = _read(source, frozenset({"head"}))
    found, shown = reading.metadata, reading.words()
    text = _extracted(reading) or shown
    if len(text) * 4 < len(shown):
        text = shown
    if len(text) < 200 < len(found.body):
        text = "\n\n".join(filter(None, map(plain, found.body.split("\n"))))
    return Page(
        text, found.title(), found.publisher(), found.published(), found.address(source), found.language, shown[:3000]
    )


def _read(source: str, skipped: frozenset[str]) -> _Reading:
    reading = _Reading(skipped)
    for tag in read_tags(source):
        reading.take(tag)
    return reading


class _Reading:
    """One pass over a page: its words as they show, its metadata, and a lean copy without scripts."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.metadata = Metadata()
        self.parts: list[str] = []
        self.lean: list[str] = []
        self.size = self.depth = self.deepest = self.tags = 0
        self.skipping = dict.fromkeys(skipped, 0)
        self.inside = ""  # the heading or the title whose words are read

    def take(self, tag: Tag) -> None:
        self.metadata.take(tag)
        if not tag.name:
            self._words(tag.text)
        elif tag.name not in RAW:
            self._tag(tag.name, tag.text)
        if tag.name not in RAW and self.size <= _LARGEST:
            self._keep(tag)

    def _tag(self, name: str, text: str) -> None:
        bare = name.lstrip("/")
        if bare in self.skipping:
            self.skipping[bare] = max(0, self.skipping[bare] + (-1 if name[0] == "/" else 1))
        if bare in ("title", "h1"):
            first = bare == "title" or not self.metadata.heading
            self.inside = bare if name == bare and first else ""
        if bare == "body" or bare in _APART or bare in _HEADINGS:
            self.skipping["head"] = 0
        if not any(self.skipping.values()):
            self.parts.append(_shape(name, bare))

    def _words(self, text: str) -> None:
        shown = _SPACE.sub(" ", resolve(text))
        if self.inside == "title":
            self.metadata.head_title = self.metadata.head_title or shown.strip()[:500]
        elif not any(self.skipping.values()):
            if self.inside == "h1" and len(self.metadata.heading) < 500:
                self.metadata.heading = " ".join(f"{self.metadata.heading} {shown}".split())
            self.parts.append(shown)

    def _keep(self, tag: Tag) -> None:
        """Add to the lean copy."""
        if not tag.name:
            kept = tag.text
        else:
            self.tags += 1
            kept = f"<{tag.name}{tag.text if len(tag.text) <= _LONGEST_ATTRIBUTES else ''}>"
            if tag.name[0] == "/":
                self.depth -= 1
            elif tag.name not in _VOID:
                self.depth += 1
            self.deepest = max(self.deepest, self.depth)
        self.size += len(kept)
        self.lean.append(kept)

    def words(self) -> str:
        """Return the words as they show, block by block."""
        return tidy("".join(self.parts))


def _shape(name: str, bare: str) -> str:
    """Return what a tag does to the words around it."""
    if bare in _HEADINGS:
        return "\n\n" if name[0] == "/" else "\n\n" + "#" * int(bare[1]) + " "
    if bare in _APART:
        return "\n\n"
    if name == "li":
        return "\n- "
    if name in ("td", "th"):
        return " | "
    if name == "dd":
        return ": "
    return "\n" if bare in _LINES or bare == "li" else ""


def tidy(text: str) -> str:
    r"""Return lines without space around them, at most one empty line between, and none that is only a mark.

    Parameters
    ----------
    text : str
        Words with line ends.

    Examples
    --------
    >>> tidy("  # Plant \n\n\n - \n | a | b")
    '# Plant\n\na | b'
    """
    lines: list[str] = []
    for line in text.split("\n"):
        shown = " ".join(line.split()).strip("| ")
        if shown.strip("-#: "):
            lines.append(shown)
        elif not shown and lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip()


def _extracted(reading: _Reading) -> str:
    """Ask trafilatura for the article; empty where it finds none or the page is too large for it."""
    if reading.size > _LARGEST or reading.deepest > _DEEPEST or reading.tags * reading.deepest > _MOST_PATHS:
        return ""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its talk would reach the user's terminal
    try:
        found = trafilatura.bare_extraction("".join(reading.lean), include_comments=False, include_tables=True)
    except Exception:  # it raises whatever a broken page trips over
        return ""
    body = getattr(found, "body", None)
    return "" if body is None else _tree_words(body)


def _tree_words(body: Any) -> str:
    """Write the tree that trafilatura gives, block by block."""
    parts: list[str] = []
    inner = 0  # in an entry or a cell, which stay on one line
    for element, starts in _walk(body):
        if element.tag in ("item", "cell"):
            inner += 1 if starts else -1
        parts.append(_tree_shape(element, starts, inner))
        parts.append(_SPACE.sub(" ", (element.text if starts else element.tail) or ""))
    return tidy("".join(parts))


def _walk(body: Any) -> Iterator[tuple[Any, bool]]:
    """Go through a tree, each element once where it starts and once where it ends, however deep it is."""
    stack = [(body, True)]
    while stack:
        element, starts = stack.pop()
        if isinstance(element.tag, str):  # a comment has none
            yield element, starts
            if starts:
                stack.append((element, False))
                stack += [(child, True) for child in reversed(element)]


def _tree_shape(element: Any, starts: bool, inner: int) -> str:
    name, rend = element.tag, element.get("rend", "")
    if name == "head":
        return "\n\n" + ("#" * int(rend[1]) + " " if rend[1:].isdigit() else "# ") if starts else "\n\n"
    if name == "item":
        return (": " if rend.startswith("dd") else "\n" if rend.startswith("dt") else "\n- ") if starts else ""
    if name == "cell":
        return " | " if starts else ""
    if name == "row":
        return "\n" if starts else ""
    if name in ("p", "quote", "list", "table", "code", "lb"):
        return " " if inner else "\n" if name == "lb" else "\n\n"
    return ""
