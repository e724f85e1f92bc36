"""The nouns of this room: a report and its blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nameplate.quantity import Period

Role = Literal["heading", "body", "bullet", "date_line", "caption", "neighbour", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text that has one role.

    Parameters
    ----------
    role : str
        What the stretch is. Only body and bullet blocks can carry claims: a neighbour is a headline of
        some other article, boilerplate is the page's own furniture.
    start, end : int
        Offsets in characters of the report's text, end exclusive.
    context : str
        For a row of a table the words of its header row; else empty.

    Examples
    --------
    >>> Block("body", 0, 12).end
    12
    """

    role: Role
    start: int
    end: int
    context: str = ""


@dataclass(frozen=True)
class Report:
    """A document that somebody published.

    Parameters
    ----------
    id : str
        Twelve hexadecimal digits of the text's SHA-256.
    text : str
        The words. For a plain text file exactly the file's characters, line ends included.
    title, publisher : str
        Empty where the document does not say and nobody told.
    published : Period or None
        When it came out; a month or a year is as good as is known.
    url : str
        Where it stands, if it stands anywhere.
    path : Path or None
        The file it was read from.
    language : str
        Two letters, empty where it could not be told.
    blocks : tuple of Block
        The text cut up, in order, without overlaps.
    grade : str
        Admiralty grade of publisher and information, as in ``B2``; empty where nobody graded it.

    Examples
    --------
    >>> Report.of("One line.").id
    '7e0ad9aeaa9c'
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    published: Period | None = None
    url: str = ""
    path: Path | None = None
    language: str = ""
    blocks: tuple[Block, ...] = ()
    grade: str = ""

    @staticmethod
    def of(text: str, *, title: str = "", publisher: str = "", published: Period | None = None) -> Report:
        r"""Make a report from words that stand in no file.

        Parameters
        ----------
        text : str
            The words.
        title, publisher : str
            Win over what the text says of itself.
        published : Period or None
            Wins over the date line.

        Examples
        --------
        >>> Report.of("Plant opens\n\nIt makes 70 rounds a year.").title
        'Plant opens'
        """
        from nameplate.report.assemble import assemble

        return assemble(text, title=title, publisher=publisher, published=published)

    def block_text(self, block: Block) -> str:
        """Return the words of one block.

        Examples
        --------
        >>> report = Report.of("One line.")
        >>> report.block_text(report.blocks[0])
        'One line.'
        """
        return self.text[block.start : block.end]


def report_id(text: str) -> str:
    """Return the twelve hexadecimal digits by which a text is known.

    Examples
    --------
    >>> report_id("One line.")
    '7e0ad9aeaa9c'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
