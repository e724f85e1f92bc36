"""PDF to its words."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path

from nameplate.report.decode import refuse

_MOST_PAGES = 500


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
        It is no PDF, locked, or holds no words (a scan).

    Examples
    --------
    >>> read_document(b"no", Path("a.pdf"))
    Traceback (most recent call last):
    nameplate.errors.InvalidFile: a.pdf: 'no readable PDF'; valid would be a PDF that holds text
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # its talk about damage would reach the user's terminal
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages[:_MOST_PAGES]]
    except Exception as error:  # pypdf raises whatever a damaged file trips over
        raise refuse(path, "no readable PDF", "a PDF that holds text") from error
    text = re.sub(r"(\w)-\n(?=[a-z])", r"\1", "\n".join(pages)).strip()
    if not text:
        raise refuse(path, "a PDF without words", "a PDF that holds text, not pictures of it")
    return text
