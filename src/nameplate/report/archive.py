"""A web page saved with all its parts (MHTML): the page is taken out, its pictures and scripts are not looked at."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from pathlib import Path

from nameplate.report.decode import charset, decode, refuse

_MOST_PARTS = 5000
_VALID = "an MHTML file, as a browser saves it"


def read_archive(data: bytes, path: Path) -> tuple[str, str]:
    r"""Take the page out of a web archive.

    Parameters
    ----------
    data : bytes
        The file's content.
    path : Path
        Named in the message.

    Returns
    -------
    tuple of str
        The page's HTML and its address; the address is empty where the archive does not say.

    Raises
    ------
    InvalidFile
        There is no page in it.

    Examples
    --------
    >>> head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    >>> read_archive(head + b"Content-Location: https://example.org/a\n\n<p>It works.", Path("a.mht"))
    ('<p>It works.', 'https://example.org/a')
    """
    try:
        message = message_from_bytes(data, policy=compat32)
    except RecursionError as error:
        raise refuse(path, "a web archive with thousands of parts in each other", _VALID) from error
    part = _page(message)
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise refuse(path, "a web archive without a page", _VALID)
    text = decode(content, path, declared=_text(part.get_content_charset()) or charset(content))
    address = _text(part.get("Content-Location")) or _text(message.get("Snapshot-Content-Location"))
    return text, address if address.startswith(("http://", "https://")) else ""


def _page(message: Message) -> Message | None:
    """Find the first part that is a page: the others are frames."""
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not part.is_multipart():
            return part
    return None


def _text(value: object) -> str:
    return str(value).strip() if value else ""
