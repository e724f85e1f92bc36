"""A file becomes a report."""

from __future__ import annotations

from pathlib import Path

from nameplate.quantity import Period
from nameplate.report.assemble import assemble
from nameplate.report.block import cut
from nameplate.report.decode import charset, decode, is_archive, is_pdf, load, refuse
from nameplate.report.header import find_published
from nameplate.report.model import Report

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf")
"""The names of files that can be reports."""

_PAGES = (".html", ".htm", ".xhtml")
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<!-- saved from")


def read_report(
    path: Path,
    *,
    published: Period | None = None,
    publisher: str | None = None,
    url: str | None = None,
    grade: str | None = None,
) -> Report:
    r"""Read one document.

    Parameters
    ----------
    path : Path
        Plain text, Markdown or HTML of at most 10 MB, a PDF or a web archive (``.mht``) of at most 32 MB. What a file
        is is told by its first bytes and then by its name; anything else is read as plain text.
    published : Period or None
        When it came out; None to take the document's own word.
    publisher, url, grade : str or None
        Who published it, where, and its Admiralty grade; None to take the document's own word.

    Returns
    -------
    Report
        For plain text, ``text`` is exactly the file's characters; for HTML and PDF the words taken out of it.

    Raises
    ------
    MissingInput
        There is no such file.
    InvalidFile
        It is empty, binary, too large, unfolds to more than a report can hold, or holds no words.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "a.txt"
    ...     _ = path.write_text("Plant opens\nHerald, 3 July 2025\n\nIt has four lines.")
    ...     report = read_report(path)
    >>> report.title, report.publisher, report.published.iso()
    ('Plant opens', 'Herald', '2025-07-03')
    """
    path = Path(path)
    data = load(path)
    known = {"publisher": publisher or "", "url": url or "", "grade": grade or ""}
    if is_pdf(data) or path.suffix.lower() == ".pdf":
        from nameplate.report.document import read_document

        return assemble(read_document(data, path), published=published, path=path, **known)
    if is_archive(data):
        from nameplate.report.archive import read_archive

        source, address = read_archive(data, path)
        return _from_page(source, path, published, known | {"url": known["url"] or address})
    if path.suffix.lower() in _PAGES or data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE_STARTS):
        return _from_page(decode(data, path, declared=charset(data)), path, published, known)
    return assemble(decode(data, path), published=published, path=path, **known)


def _from_page(source: str, path: Path, published: Period | None, known: dict[str, str]) -> Report:
    from nameplate.report.page import read_page

    page = read_page(source)
    if not page.text.strip():
        raise refuse(path, "a page without words", "an HTML page with an article in it")
    url = known["url"] or page.url
    if published is None and page.published:
        published = Period.from_iso(page.published)
    if published is None:
        published = find_published(page.top, cut(page.top), url)
    return assemble(
        page.text,
        title=page.title,
        publisher=known["publisher"] or page.publisher,
        published=published,
        url=url,
        path=path,
        grade=known["grade"],
        language=page.language,
    )
