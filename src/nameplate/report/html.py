"""A page of HTML as a stream of tags and words, in time that grows with its length whatever stands in it.

The parser of the standard library takes quadratic time for some broken pages, and trees of lxml take much memory for
large ones. Only what a reader of articles needs is told apart here: tags with their attributes, and the text between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

RAW = frozenset({"script", "style", "textarea", "noscript", "template", "svg", "iframe", "object", "xmp", "noembed"})
"""Elements whose content is no text of the page; it is taken whole, up to the end tag of the same name."""

_START = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9:-]{0,30}|[!?])")
"""How a tag or a comment begins; any other such sign is text: "capacity < 5 t"."""
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z_:@][\w:.-]{0,60})(?:\s{0,20}=\s{0,20}(?:"([^"]{0,20000})"|'([^']{0,20000})'|([^\s"'>]{1,2000})))?"""
)
_LONGEST_TAG = 60_000
_QUOTED = 8
"""How many signs of the kind that ends a tag are looked beyond, where they stand in the quotes of an attribute."""


class Tag(NamedTuple):
    """A tag, or the content of a raw element.

    Parameters
    ----------
    name : str
        In lower case; with a slash before it for an end tag; empty for text.
    text : str
        Attributes of a tag as written, words of a text, or content of a raw element.
    written : str
        Attributes of a raw element.
    """

    name: str
    text: str
    written: str = ""

    def attributes(self) -> dict[str, str]:
        """Return the attributes by their names in lower case.

        Examples
        --------
        >>> Tag("meta", ' property="og:title" content="A &amp; B"').attributes()
        {'property': 'og:title', 'content': 'A & B'}
        """
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.written or self.text[:_LONGEST_TAG]):
            found.setdefault(name.lower(), plain(double or single or bare))
        return found


def read_tags(source: str) -> Iterator[Tag]:
    """Cut a page into tags and text.

    Parameters
    ----------
    source : str
        The page; comments and what else is neither tag nor text are left out.

    Yields
    ------
    Tag
        In order. A raw element is one tag with its content, and has no end tag.

    Examples
    --------
    >>> [(tag.name, tag.text) for tag in read_tags("<p>It has <!-- not --> four<script>x < 1</script>")]
    [('p', ''), ('', 'It has '), ('', ' four'), ('script', 'x < 1')]
    """
    at, ends = 0, _Ends(source)
    while start := _START.search(source, at):
        if start.start() > at:
            yield Tag("", source[at : start.start()])
        name = start.group(1).lower()
        if name in ("!", "?"):
            at = ends.after("-->" if source.startswith("<!--", start.start()) else ">", start.end())
            continue
        at = _tag_end(source, start.end())
        tag = Tag(name, source[start.end() : min(at - 1, start.end() + _LONGEST_TAG)])
        if name in RAW and tag.text[-1:] != "/":
            close = ends.close(name, at)
            tag = Tag(name, source[at:close], tag.text)
            at = ends.after(">", close) if close > at else at
        yield tag
    if at < len(source):
        yield Tag("", source[at:])


def plain(text: str) -> str:
    r"""Return text of a page as it shows: its references resolved, every stretch of space one space.

    Examples
    --------
    >>> plain("A &amp;\n  B")
    'A & B'
    """
    return " ".join(resolve(text).split())


def resolve(text: str) -> str:
    """Return text of a page with its references resolved.

    Examples
    --------
    >>> resolve("A &amp; B &#0; &#99999999;")
    'A & B \ufffd \ufffd'
    """
    if "&" not in text:
        return text
    try:
        return unescape(text)
    except ValueError:  # a number of thousands of digits is no character
        return text


def _tag_end(source: str, at: int) -> int:
    """Return the place behind a tag; a sign in the quotes of an attribute does not end it."""
    end = source.find(">", at)
    if end < 0:
        return len(source) + 1
    first = end
    for _ in range(_QUOTED):
        words = source[at : min(end, at + _LONGEST_TAG)]
        if words.count('"') % 2 == 0 and words.count("'") % 2 == 0:
            return end + 1
        end = source.find(">", end + 1)
        if end < 0 or end - at > _LONGEST_TAG:
            break
    return first + 1


class _Ends:
    """Searches for ends, which remember where there is none: a thousand open comments are searched through once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.missing: set[str] = set()

    def after(self, sign: str, at: int) -> int:
        found = -1 if sign in self.missing else self.source.find(sign, at)
        if found < 0:
            self.missing.add(sign)
            return len(self.source)
        return found + len(sign)

    def close(self, name: str, at: int) -> int:
        found = None if name in self.missing else re.compile(rf"</{name}\b", re.IGNORECASE).search(self.source, at)
        if found is None:
            self.missing.add(name)
            return len(self.source) if name in ("script", "style") else at
        return found.start()
