"""A file becomes a report."""

from __future__ import annotations

from pathlib import Path

from nameplate.quantity import Period
from nameplate.report.assemble import assemble
from nameplate.report.decode import decode, load, refuse
from nameplate.report.model import Report

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".pdf")
"""The names of files that can be reports."""


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
        A ``.txt``, ``.html`` or ``.pdf`` file of at most 10 MB; any other name is read as plain text.
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
        It is empty, binary, larger than 10 MB, or holds no words.

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
    if data.startswith(b"%PDF-") or path.suffix.lower() == ".pdf":
        from nameplate.report.document import read_document

        return assemble(read_document(data, path), published=published, path=path, **known)
    text = decode(data, path)
    if path.suffix.lower() in (".html", ".htm"):
        return _from_page(text, path, published, known)
    return assemble(text, published=published, path=path, **known)


def _from_page(source: str, path: Path, published: Period | None, known: dict[str, str]) -> Report:
    from nameplate.report.page import read_page

    page = read_page(source)
    if not page.text.strip():
        raise refuse(path, "a page without words", "an HTML page with an article in it")
    if published is None and page.published:
        try:
            published = Period.from_iso(page.published)
        except ValueError:
            published = None  # a page may claim any date; one that does not exist is not believed
    return assemble(
        page.text,
        title=page.title,
        publisher=known["publisher"] or page.publisher,
        published=published,
        url=known["url"] or page.url,
        path=path,
        grade=known["grade"],
    )
