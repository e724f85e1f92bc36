"""Two ways out: data on stdout, talk on stderr. Whatever comes from a report is cleaned of control characters."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from rich.table import Table

    from nameplate.claim import Conflict

# C0 and C1 controls could steer a terminal; bidirectional marks could turn a line of text around
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WIDE: Final = 160  # columns where nobody looks at a screen


def clean(text: str) -> str:
    r"""Replace characters that steer a terminal.

    Examples
    --------
    >>> clean("red \x1b[31malarm")
    'red \ufffd[31malarm'
    """
    return _CONTROL.sub("\ufffd", text)


def say(text: str) -> None:
    """Talk to the user, on stderr."""
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def counted(number: int, noun: str) -> str:
    """Count things in words.

    Examples
    --------
    >>> counted(1, "claim"), counted(2_000, "claim")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def put(text: str) -> None:
    """Give data as text, on stdout."""
    sys.stdout.write(clean(text) + "\n")


def put_wrapped(text: str, first: str = "", rest: str = "") -> None:
    """Give a paragraph, broken to the width of the screen, with what stands before its first and other lines."""
    from shutil import get_terminal_size
    from textwrap import fill

    wide = max(40, min(get_terminal_size((100, 24)).columns, 100))
    put(fill(clean(text), wide, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False))


def put_paragraphs(text: str) -> None:
    """Give paragraphs of plain text; a line that begins with two dashes belongs to the one above it."""
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("-- "):
            put_wrapped(line[3:], "    ", "      ")
        else:
            put_wrapped(line)


def put_conflicts(found: Iterable[Conflict]) -> None:
    """Show where claims contradict each other, on stdout."""
    for conflict in found:
        claims = ", ".join(claim.id for claim in conflict.claims)
        put_wrapped(f"conflict: {conflict.sentence} ({claims})", rest="  ")


def put_json(data: Any) -> None:
    """Give data as JSON, on stdout: sorted by nobody, no NaN, safe to show."""
    text = json.dumps(plain(data), ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write(_CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n")


def plain(data: Any) -> Any:  # noqa: PLR0911 - one return per kind
    """Turn data into what JSON knows; what is no number becomes null.

    Examples
    --------
    >>> plain({"day": date(2027, 3, 1), "value": float("nan"), "pair": (1, 2)})
    {'day': '2027-03-01', 'value': None, 'pair': [1, 2]}
    """
    match data:
        case None | str() | bool() | int():
            return data
        case float():
            return data if math.isfinite(data) else None
        case date():
            return data.isoformat()
        case dict():
            return {str(key): plain(value) for key, value in data.items()}
        case Iterable():
            return [plain(item) for item in data]
        case _ if is_dataclass(data) and not isinstance(data, type):
            return plain(asdict(data))
        case _:
            return str(data)


def put_table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[int] = (), cut: Sequence[int] = ()
) -> None:
    """Show rows in columns, on stdout.

    Parameters
    ----------
    heads : sequence of str
        Column heads.
    rows : iterable of sequences
        Cells; whatever they hold is shown as text, never as markup.
    right : sequence of int
        Columns that hold numbers, and stand to the right.
    cut : sequence of int
        Columns of words that are cut short where room is scarce. Where there is hardly any, each row becomes a
        paragraph, with those words below the rest.
    """
    from rich.console import Console

    cells = [[clean(str(cell)) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        console = Console(width=_WIDE, color_system=None)
        with console.capture() as shown:
            console.print(_table(heads, cells, right, cut))
        put("\n".join(line.rstrip() for line in shown.get().rstrip("\n").split("\n")))
        return
    console = Console()
    if cut and console.width < _needed(heads, cells, cut):
        _put_paragraphs(cells, cut)
    else:
        console.print(_table(heads, cells, right, cut))


def _table(heads: Sequence[str], cells: list[list[str]], right: Sequence[int], cut: Sequence[int]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for number, head in enumerate(heads):
        side: Literal["left", "right"] = "right" if number in right else "left"
        table.add_column(Text(head), justify=side, overflow="fold", no_wrap=bool(cut) and number not in cut)
    for row in cells:
        short = [
            Text(cell, no_wrap=True, overflow="ellipsis") if n in cut else Text(cell) for n, cell in enumerate(row)
        ]
        table.add_row(*short)
    return table


def _needed(heads: Sequence[str], cells: list[list[str]], cut: Sequence[int]) -> int:
    """Width at which a table is still worth it: its firm columns whole, and 20 characters for each of the others."""
    columns = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    return sum(20 if number in cut else width + 2 for number, width in enumerate(columns))


def _put_paragraphs(cells: list[list[str]], cut: Sequence[int]) -> None:
    for row in cells:
        firm = [cell for number, cell in enumerate(row) if cell and number not in cut]
        words = [row[number] for number in cut if row[number]]
        first, second = (": ".join(words), "  ".join(firm)) if 0 in cut else ("  ".join(firm), ": ".join(words))
        put_wrapped(first, rest="    ")
        put_wrapped(second, "    ", "    ")


@contextmanager
def progress(words: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a long call is, on stderr, as long as somebody looks.

    Parameters
    ----------
    words : str
        What is being done.

    Yields
    ------
    callable
        To be called with (done, in all). It does nothing where stderr is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Show that something of unknown length goes on, on stderr, as long as somebody looks."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield
