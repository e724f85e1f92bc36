"""Rows of tables: cells with bars, tabs or wide gaps between."""

from __future__ import annotations

import re
from typing import NamedTuple

from nameplate.report.mark import is_rule

_LONGEST = 400
_GAP = re.compile(r"(?<=[^\s.!?:;”\"])(?:\t|\s{2})\s{0,60}(?=\S)")
_WIDE = re.compile(r"\t|\s{3}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|\b(?:Q|H|FY|CY)\s?\d{1,2}\b|\b[1-4]Q\b")
_DIGIT = re.compile(r"\d")


class Table(NamedTuple):
    """Rows that stand one under the other.

    Parameters
    ----------
    rows : int
        How many lines, the header and drawn lines among them.
    header : int
        The line of the header row; -1 where there is none.
    context : str
        The header row's words.
    """

    rows: int
    header: int
    context: str


def row_kind(line: str) -> str:
    r"""Return what stands between the cells of a line: a bar, a gap, or nothing where it is no row.

    Parameters
    ----------
    line : str
        One line, without space around it.

    Examples
    --------
    >>> row_kind("| North | 30 GWh |"), row_kind("North\t30 GWh"), row_kind("It opened.  It works.")
    ('|', ' ', '')
    """
    if len(line) > _LONGEST:
        return ""
    bars = line.count("|")
    if bars and (bars > 1 or (line[0] not in "|#" and line[-1] != "|")):
        return "|"
    gaps = _GAP.findall(line)
    if not gaps:
        return ""
    if any(_WIDE.match(gap) for gap in gaps):
        return " "
    # Two spaces also fill up lines of justified text, which are longer and go on in lower case.
    return " " if len(gaps) <= 3 and len(line) <= 70 and not line[0].islower() and _DIGIT.search(line) else ""


def find_table(lines: list[str], at: int) -> Table | None:
    """Find the table that begins with a line.

    Parameters
    ----------
    lines : list of str
        Lines without an empty one between.
    at : int
        The line to begin with.

    Returns
    -------
    Table or None
        None where fewer than two rows follow each other.

    Examples
    --------
    >>> find_table(["Plant | Start", "North | 2027", "That is all."], 0)
    Table(rows=2, header=0, context='Plant | Start')
    """
    kind = row_kind(lines[at])
    if not kind:
        return None
    stop = at + 1
    while stop < len(lines) and (row_kind(lines[stop]) == kind or is_rule(lines[stop])):
        stop += 1
    while is_rule(lines[stop - 1]) and stop > at + 1:
        stop -= 1
    if stop - at < 2:
        return None
    is_header = not _has_figure(lines[at]) and (
        is_rule(lines[at + 1]) or any(_DIGIT.search(line) for line in lines[at + 1 : stop])
    )
    return Table(stop - at, at, lines[at]) if is_header else Table(stop - at, -1, "")


def _has_figure(line: str) -> bool:
    """Say whether a row holds numbers other than years and quarters, which stand in headers too."""
    return bool(_DIGIT.search(_YEAR.sub("", line)))
