"""PDF to its words."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nameplate.report.decode import refuse
from nameplate.report.mark import ends_sentence

_MOST_PAGES = 2000
_MOST_CHARACTERS = 10_000_000
_MOST_STEPS = 1_000_000
"""Drawing steps of all pages together: a page of print has some hundred."""
_LARGEST_STREAM = 8_000_000
"""Bytes to which one part of the file may unfold; the text of a page needs some ten thousand."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-ÿ])")
_FAULTS = {
    "LimitReachedError": "a PDF that unfolds to more than a report can hold",
    "FileNotDecryptedError": "a PDF locked with a password",
    "DependencyError": "a PDF locked in a way that cannot be read",
}
"""What to say of an error of pypdf, by its name."""
_VALID = "a PDF that holds text"


def read_document(data: bytes, path: Path) -> str:
    """Take the words out of a PDF, page by page.

    Parameters
    ----------
    data : bytes
        The file's content.
    path : Path
        Named in the message.

    Raises
    ------
    InvalidFile
        It is no PDF, locked, holds no words (a scan), or unfolds to more than a report can hold.

    Examples
    --------
    >>> read_document(b"no", Path("a.pdf"))
    Traceback (most recent call last):
    nameplate.errors.InvalidFile: a.pdf: 'no readable PDF'; valid would be a PDF that holds text
    """
    from pypdf import Configuration, apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its talk about damage would reach the user's terminal
    try:
        with apply_configuration(Configuration(**_limits())):
            text = "".join(_pages(data))
    except _TooMuch as error:
        raise refuse(path, f"a PDF with {error}", _VALID) from error
    except Exception as error:  # pypdf raises whatever a damaged file trips over
        raise refuse(path, _FAULTS.get(type(error).__name__, "no readable PDF"), _VALID) from error
    text = _HYPHEN.sub("", text).strip()
    if not text:
        raise refuse(path, "a PDF without words", "a PDF that holds text, not pictures of it")
    return text


class _TooMuch(Exception):  # noqa: N818 - it ends the sentence "a PDF with ..."
    """More steps, pages or characters than any report has."""


def _limits() -> dict[str, Any]:
    """Return what pypdf may unfold: its own limits let a file of some kilobytes fill gigabytes."""
    filters = ("array_based_stream", "lzw", "run_length", "zlib", "brotli", "jbig2")
    return {f"{name}_maximum_output_length": _LARGEST_STREAM for name in filters} | {
        "stream_decoding_work_maximum_length": 2 * _LARGEST_STREAM,
        "stream_parsing_work_maximum_count": 500_000,
        "xform_maximum_invocations_per_extraction": 1000,
    }


def _pages(data: bytes) -> Iterator[str]:
    """Read page after page within one budget of steps and characters."""
    from pypdf import PdfReader

    steps = characters = 0

    def step(*_: Any) -> None:
        nonlocal steps
        steps += 1
        if steps > _MOST_STEPS:
            raise _TooMuch(f"more than {_MOST_STEPS:,} drawing steps")

    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        if number >= _MOST_PAGES:
            raise _TooMuch(f"more than {_MOST_PAGES} pages")
        text = page.extract_text(visitor_operand_before=step)
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            raise _TooMuch(f"more than {_MOST_CHARACTERS:,} characters")
        # A sentence may go on over the page.
        yield text.strip() + ("\n\n" if ends_sentence(text.rstrip()[-20:]) else "\n")
