"""Claims on screen: under their sentence, with the words marked."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from nameplate.cli.screen import clean, put, put_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from nameplate.claim import Claim
    from nameplate.claim.view import Passage
    from nameplate.report import Report

_WIDE = 100


def put_passages(reports: Sequence[Report], claims: Iterable[Claim]) -> None:
    """Show claims report by report, in the order of publication.

    Parameters
    ----------
    reports : sequence of Report
        Those at hand; claims of any other report are shown by their quotes alone.
    claims : iterable of Claim
        What to show.
    """
    from nameplate.claim.view import Passage, passages

    found = list(claims)
    shown: set[str] = set()
    for report in sorted(reports, key=_order):
        own = passages(report, found)
        if own:
            put(_head(report))
            _put(own)
            shown.update(claim.id for passage in own for claim in passage.claims)
    left = [claim for claim in found if claim.id not in shown]
    if left:
        put("Claims whose words are not in the reports at hand")
        _put([Passage(claim.quote, claim.start, (claim,)) for claim in left])


def _order(report: Report) -> tuple[str, str]:
    return (report.published.iso() if report.published else "9999", report.path.name if report.path else report.id)


def _head(report: Report) -> str:
    when = report.published.iso() if report.published else "no date"
    name = report.path.name if report.path else report.id
    return f"{name}: " + ", ".join(part for part in (report.title, report.publisher, when) if part)


def _put(found: Iterable[Passage]) -> None:
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False)
    for passage in found:
        _put_passage(console, passage)
        for claim in passage.claims:
            put_wrapped(summary(claim, quoted=len(passage.claims) > 1), "    ", "        ")
        put("")


def _put_passage(console: Console, passage: Passage) -> None:
    """Print the sentence; marks are underlined on a terminal and stand in brackets elsewhere."""
    from rich.padding import Padding
    from rich.text import Text

    styled, text = console.is_terminal and not console.no_color, Text()
    for piece, marked in passage.pieces():
        words = clean(" ".join(piece.split()))
        gap = ("" if not piece[:1].isspace() else " ", "" if not piece[-1:].isspace() else " ")
        inner = words if styled or not marked else f"[{words}]"
        text.append(gap[0] if words else " ")
        text.append(inner, style="bold underline" if marked else "")
        text.append(gap[1] if words else "")
    with console.capture() as shown:
        console.print(Padding(text, (0, 0, 0, 2)))
    sys.stdout.write("\n".join(line.rstrip() for line in shown.get().split("\n")))


def summary(claim: Claim, *, quoted: bool = False) -> str:
    """Say in one line what a claim is.

    Parameters
    ----------
    claim : Claim
        Any.
    quoted : bool
        With its words, as far as they fit.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"report": "r", "start": 0, "end": 10, "quote": "four lines"}
    >>> summary(Claim.make(kind="line_count", value=4.0, unit="line", **where))
    'c387e1d47  line_count  4 line  none'
    """
    about = ", ".join(part for part in (claim.subject, claim.part) if part)
    judged = "" if claim.review.state == "proposed" else f"{claim.review.state} by {claim.review.by}"
    said = f"says {claim.source.name}" if claim.source.name else ""
    state = "superseded" if claim.superseded else ""
    reader = "" if claim.reader == "rule" else f"read by {claim.reader}"
    words = shorten(" ".join(claim.quote.split()), 50, placeholder="…") if quoted else ""
    parts = (claim.id, claim.kind, amount(claim), claim.date or "", claim.hedge, state, about, said, reader, judged)
    return "  ".join(part for part in (*parts, claim.note, f"“{words}”" if words else "") if part)


def amount(claim: Claim) -> str:
    """Give a claim's value with its unit in the text form.

    Examples
    --------
    >>> from nameplate.claim import Claim
    >>> where = {"report": "r", "start": 0, "end": 10, "quote": "5 to 7 kt"}
    >>> amount(Claim.make(kind="output", value=(5000.0, 7000.0), unit="tonne", **where))
    '5k to 7k tonne'
    """
    from nameplate.quantity.number import print_number

    if claim.value is None:
        return ""
    values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    return " ".join([" to ".join(print_number(value) for value in values), claim.unit or ""]).strip()
