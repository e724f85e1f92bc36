"""Text that may come from a report, made fit to stand on a page.

Escaping is the template's work. What is done here is what escaping cannot do: control characters, which some
readers of the page act on, signs that turn the direction of writing, which can make a quote read as its
opposite, and half characters, which no file can hold.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

_TURNS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNFIT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff{_TURNS}]")


def clean_text(text: str) -> str:
    r"""Take out what must not reach a page; line breaks become spaces.

    Examples
    --------
    >>> clean_text("70\x00 million\u202e rounds\r\n")
    '70 million rounds'
    """
    text = _UNFIT.sub("", text.replace("\r", "\n"))
    return " ".join(text.split())


def clean(value: T) -> T:
    r"""Clean every text in plain values: dataclasses, tuples and strings, however deep.

    Examples
    --------
    >>> from nameplate.brief.data import Clash
    >>> clean(Clash("a\x07b", ("c1",))).sentence
    'ab'
    """
    if isinstance(value, str):
        return clean_text(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(clean(part) for part in value)  # type: ignore[return-value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: clean(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    return value


def web_address(url: str) -> str:
    """Return an address that is safe to link to, or nothing.

    Examples
    --------
    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
