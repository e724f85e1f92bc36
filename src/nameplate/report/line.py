"""A text cut into lines, runs of lines and paragraphs; lines that a typewriter broke are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from nameplate.report import mark
from nameplate.report.row import find_table

BLANK = "".join(map(chr, [*range(33), *range(127, 161), 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030)]))
BLANK += "\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff"
"""Characters that show nothing: spaces, control characters, marks of direction and of byte order."""

_BREAK = re.compile(r"\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_RUN = 200
"""Lines without an empty one between that are looked at together."""
_NARROWEST, _WIDEST = 40, 130
_SHORT_CAPITALS = 12
_FULL = 0.85
"""Share of the width at which a line is taken for full: lines of a PDF and of a mail are ragged."""


class Line(NamedTuple):
    """One line of the text, without its end and without what shows nothing around it."""

    start: int
    end: int
    text: str
    indent: int


class Paragraph(NamedTuple):
    """Lines that belong together.

    Parameters
    ----------
    start, end : int
        Offsets in the text.
    lines : int
        How many lines they are.
    row : bool
        A row of a table.
    context : str
        The header row of that table; empty where it has none, and for the header itself.
    header : bool
        The header row.
    """

    start: int
    end: int
    lines: int = 1
    row: bool = False
    context: str = ""
    header: bool = False


def split_runs(text: str, start: int = 0) -> Iterator[list[Line]]:
    r"""Cut a text into runs of lines; empty lines stand between them and belong to none.

    Parameters
    ----------
    text : str
        A whole report.
    start : int
        Where to begin.

    Yields
    ------
    list of Line
        At most 200 lines.

    Examples
    --------
    >>> [[(line.start, line.text) for line in run] for run in split_runs("a\r\nb\r\n\r\n c")]
    [[(0, 'a'), (3, 'b')], [(9, 'c')]]
    """
    run: list[Line] = []
    length = len(text)
    for found in chain(_BREAK.finditer(text, start), (None,)):
        end, after = found.span() if found else (length, length)
        raw = text[start:end]
        words = raw.strip(BLANK)
        if words:
            indent = raw.find(words[0])
            run.append(Line(start + indent, start + indent + len(words), words, indent))
        if run and (not words or len(run) == _LONGEST_RUN):
            yield run
            run = []
        start = after
    if run:
        yield run


def typewriter_width(runs: list[list[Line]]) -> int:
    r"""Return the width at which lines were broken; 0 where every line is a paragraph.

    Parameters
    ----------
    runs : list
        The beginning of a text, from `split_runs`.

    Examples
    --------
    >>> text = "The first of the plants is on track to be\nopened early next year, it says.\n"
    >>> typewriter_width(list(split_runs(text)))
    41
    """
    width = 0
    for run in runs:
        for line, after in pairwise(run):
            words = line.text
            if width < len(words) <= _WIDEST and after.text[0].islower() and words[-1] not in ".!?:;|":
                width = len(words)
    if width < _NARROWEST:
        return 0
    # Some long lines, such as addresses, stand in every mail.
    long = sum(len(line.text) > 1.2 * width + 8 for run in runs for line in run)
    return width if 5 * long <= sum(map(len, runs)) else 0


def split_paragraphs(run: list[Line], width: int) -> Iterator[Paragraph]:
    r"""Cut a run of lines into paragraphs and rows of tables.

    Parameters
    ----------
    run : list of Line
        Lines without an empty one between.
    width : int
        Of the typewriter; 0 where every line is a paragraph.

    Examples
    --------
    >>> run = next(split_runs("Plant   Start\nNorth   2027\nSouth   2028"))
    >>> [(paragraph.context, paragraph.header) for paragraph in split_paragraphs(run, 0)]
    [('', True), ('Plant   Start', False), ('Plant   Start', False)]
    """
    at = 0
    while at < len(run):
        table = find_table([line.text for line in run], at) if _may_be_row(run[at].text) else None
        if table:
            for number, line in enumerate(run[at : at + table.rows], start=at):
                header = number == table.header
                yield Paragraph(line.start, line.end, 1, True, "" if header else table.context, header)
            at += table.rows
            continue
        last = at
        while width and last + 1 < len(run) and _goes_on(run[last], run[last + 1], run[at], width):
            last += 1
        yield Paragraph(run[at].start, run[last].end, last - at + 1)
        at = last + 1


def _may_be_row(words: str) -> bool:
    return "|" in words or "  " in words or "\t" in words


def _goes_on(line: Line, after: Line, first: Line, width: int) -> bool:
    """Say whether a typewriter broke a paragraph between two lines."""
    words, following = line.text, after.text
    if len(words) > 1.2 * width + 8 or _is_apart(words, following):
        return False
    ends = words[-1] in ".!?:;" or mark.ends_sentence(words)
    full = len(words) + 1 + len(following.split(None, 1)[0]) > _FULL * width
    listed = mark.is_bullet(first.text)
    if mark.is_bullet(following):
        # "in May\n15. The" and "the plant\n– its third –" are no lists.
        return full and not ends and not listed and following[0] in "0123456789–—("
    if following[0].islower() or (listed and after.indent > first.indent):
        return True
    if ends:
        return full and (listed or after.indent < first.indent + 2)
    return full or len(words) >= 0.6 * width


def _is_apart(words: str, following: str) -> bool:
    """Say whether one of two lines is of a kind that no typewriter breaks."""
    if words[0] == "#" or following[0] in "#*•|" or mark.is_rule(words) or mark.is_rule(following):
        return True
    if words.isupper() != following.isupper() and max(len(words), len(following)) >= _SHORT_CAPITALS:
        return True  # a headline in capitals, and who wrote it
    return _may_be_row(following) and find_table([following, following], 0) is not None
