"""What a web page says of itself: title, publisher, day, address, language."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from nameplate.report.dateline import find_day
from nameplate.report.html import Tag, plain

_LONGEST_SCRIPT = 1_000_000
_MOST_NODES = 2000
_ARTICLE = re.compile(r"(?:[A-Z]\w{0,30})?(?:Article|Posting|Report|PressRelease)")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "dc.source", "application-name", "citation_publisher")
_DAYS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "article.published", "release_date", "time", "first time",
)  # fmt: skip
"""Names under which pages give the day of publication, the surest first."""
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,9}\)(\S{4,2000})\s")


@dataclass
class Metadata:
    """Collected while a page is read, tag by tag."""

    meta: dict[str, str] = field(default_factory=dict)
    url: str = ""
    language: str = ""
    heading: str = ""
    head_title: str = ""
    body: str = ""
    """The article's words as JSON-LD gives them, for pages that show them by a script only."""

    def take(self, tag: Tag) -> None:
        """Take note of a tag.

        Examples
        --------
        >>> found = Metadata()
        >>> found.take(Tag("meta", ' property="og:site_name" content="Herald"'))
        >>> found.publisher()
        'Herald'
        """
        if tag.name == "meta":
            values = tag.attributes()
            content = values.get("content", "")
            for name in ("property", "name", "itemprop", "http-equiv"):
                if name in values and content:
                    self.meta.setdefault(values[name].lower(), content[:1000])
        elif tag.name == "link" and "canonical" in tag.text:
            self.url = self.url or _address(tag.attributes().get("href", ""))
        elif tag.name == "html" and not self.language:
            self.language = tag.attributes().get("lang", "")[:2].lower()
        elif tag.name == "time" or ("itemprop" in tag.text and "datepublished" in tag.text.lower()):
            self._take_time(tag)
        elif tag.name == "script" and "ld+json" in tag.written and len(tag.text) <= _LONGEST_SCRIPT:
            self._take_json(tag.text)

    def _take_time(self, tag: Tag) -> None:
        """Take note of a day: below the heading it is the article's, above it may be another's."""
        values = tag.attributes()
        day = values.get("datetime") or values.get("content") or ""
        if day and values.get("itemprop", "").lower() != "datemodified":
            self.meta.setdefault(
                "datepublished" if "itemprop" in values else "time" if self.heading else "first time", day
            )

    def _take_json(self, text: str) -> None:
        try:
            nodes = deque([json.loads(text.strip())])
        except (ValueError, RecursionError):
            return
        for _ in range(_MOST_NODES):
            if not nodes:
                break
            node = nodes.popleft()
            if isinstance(node, list):
                nodes.extend(node[:_MOST_NODES])
            elif isinstance(node, dict):
                nodes.extend(node[key] for key in ("@graph", "mainEntity") if key in node)
                if any(_ARTICLE.fullmatch(kind) for kind in _texts(node.get("@type"))):
                    self._take_article(node)

    def _take_article(self, node: dict[str, Any]) -> None:
        known = {
            "ld:title": next(iter(_texts(node.get("headline"))), ""),
            "ld:day": next(iter(_texts(node.get("datePublished"))), ""),
            "ld:publisher": _name(node.get("publisher")) or _name(node.get("sourceOrganization")),
            "ld:url": next(iter(_texts(node.get("url"))), "") or _name(node.get("mainEntityOfPage"), "@id"),
        }
        for key, value in known.items():
            if value:
                self.meta.setdefault(key, plain(value)[:1000])
        self.body = self.body or next(iter(_texts(node.get("articleBody"))), "")
        self.language = self.language or next(iter(_texts(node.get("inLanguage"))), "")[:2].lower()

    def title(self) -> str:
        """Return the headline: as JSON-LD or Open Graph give it, else the page's, without the paper's name.

        Examples
        --------
        >>> Metadata(head_title="Plant opens | Herald", meta={"og:site_name": "Herald"}).title()
        'Plant opens'
        """
        title = self.meta.get("ld:title") or self._first(_TITLES) or self.heading or self.head_title
        name = self.publisher()
        for sign in (" | ", " - ", " – ", " — ", " :: "):
            before, _, after = title.rpartition(sign)
            if before and name and after.strip().lower() == name.lower():
                return before.strip()
        return title

    def publisher(self) -> str:
        """Return who published the page.

        Examples
        --------
        >>> Metadata(meta={"ld:publisher": "Herald"}).publisher()
        'Herald'
        """
        return self._first(_PUBLISHERS[:1]) or self.meta.get("ld:publisher", "") or self._first(_PUBLISHERS[1:])

    def published(self) -> str:
        """Return the day on which the page says that it was published, as ``2025-07-03``; empty where it does not.

        Examples
        --------
        >>> Metadata(meta={"article:published_time": "2025-07-03T10:00:00Z"}).published()
        '2025-07-03'
        """
        for key in ("ld:day", *_DAYS):
            text = self.meta.get(key, "")
            day = find_day(_COMPACT.sub(r"\1-\2-\3", text[:60], count=1))
            if day:
                return day.date.isoformat()
        return ""

    def address(self, source: str) -> str:
        """Return where the page stands: its canonical address, or the one that the browser saved it from.

        Examples
        --------
        >>> Metadata().address("<!-- saved from url=(0022)https://example.org/a -->")
        'https://example.org/a'
        """
        saved = _SAVED_FROM.search(source[:4096])
        return self.url or _address(
            self.meta.get("og:url", "") or self.meta.get("ld:url", "") or (saved[1] if saved else "")
        )

    def _first(self, names: tuple[str, ...]) -> str:
        return next((self.meta[name] for name in names if self.meta.get(name)), "")


def _address(text: str) -> str:
    return text if text.startswith(("http://", "https://")) else ""


def _texts(value: Any) -> list[str]:
    """Return the texts of a value of JSON-LD, which may be one or a list."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _name(value: Any, key: str = "name") -> str:
    """Return the name of a thing of JSON-LD, which may be a text, a thing, or a list of either."""
    first = value[0] if isinstance(value, list) and value else value
    found = first.get(key) if isinstance(first, dict) else first
    return found if isinstance(found, str) else ""
