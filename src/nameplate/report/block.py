"""A text cut into blocks with roles, so that only the article itself is read for claims."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nameplate.report import furniture
from nameplate.report.dateline import find_day
from nameplate.report.model import Block, Role

_BREAK = re.compile(r"\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_HEADING = 130
_NARROW, _WIDE = 45, 110
"""Characters per line between which lines look broken by a typewriter and not by paragraphs."""


@dataclass(frozen=True)
class Line:
    """One line of the text, without its end and the space around it."""

    start: int
    end: int
    text: str


def split_lines(text: str) -> list[Line]:
    r"""Cut a text into lines; empty lines are kept, as they part paragraphs.

    Examples
    --------
    >>> [(line.start, line.text) for line in split_lines("a\r\n\r\n b")]
    [(0, 'a'), (3, ''), (6, 'b')]
    """
    lines, start = [], 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[start:end]
        stripped = raw.strip()
        offset = start + len(raw) - len(raw.lstrip()) if stripped else start
        lines.append(Line(offset, offset + len(stripped), stripped))
        start = match.end() if match else end
    return lines


def cut(text: str) -> tuple[Block, ...]:
    r"""Cut a text into blocks with roles.

    Parameters
    ----------
    text : str
        A whole report.

    Returns
    -------
    tuple of Block
        In order, without overlaps; empty lines and bare list marks belong to none.

    Examples
    --------
    >>> text = "Plant opens\n\nIt has two lines.\n-\nStorm closes port\n"
    >>> [(block.role, text[block.start:block.end]) for block in cut(text)]
    [('heading', 'Plant opens'), ('body', 'It has two lines.'), ('neighbour', 'Storm closes port')]
    """
    state = _State()
    for paragraph in _paragraphs(split_lines(text)):
        if not paragraph:
            state.gap()
            continue
        words = text[paragraph[0].start : paragraph[-1].end]
        role = state.role(words, lines=len(paragraph))
        if role is not None:
            state.blocks.append(Block(role, paragraph[0].start, paragraph[-1].end))
    return tuple(state.blocks)


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Join lines that a fixed width broke; every other line is a paragraph; [] marks an empty line."""
    paragraphs: list[list[Line]] = []
    run: list[Line] = []
    for line in [*lines, Line(0, 0, "")]:
        if line.text:
            run.append(line)
            continue
        paragraphs += [run] if _is_wrapped(run) else [[one] for one in run]
        paragraphs.append([])
        run = []
    return paragraphs


def _is_wrapped(run: list[Line]) -> bool:
    if len(run) < 2 or any(furniture.is_bullet(line.text) or furniture.is_bare_mark(line.text) for line in run):
        return False
    inner = run[:-1]
    # A title over a date line looks like two broken lines of one paragraph.
    if len(run) == 2 and not run[1].text[:1].islower():
        return False
    if not all(_NARROW <= len(line.text) <= _WIDE for line in inner):
        return False
    open_ends = sum(not furniture.ends_sentence(line.text) for line in inner)
    return 2 * open_ends >= len(inner)


@dataclass
class _State:
    """What has been seen so far, which decides what the next paragraph is."""

    blocks: list[Block] = field(default_factory=list)
    marked: bool = False  # a list mark stood alone on the line before
    headlines: bool = False  # under "Related articles"
    contact: bool = False  # under "Contact Details"
    list_open: bool = False  # the last body ended with a colon

    def gap(self) -> None:
        """Take note of an empty line."""

    def role(self, words: str, lines: int) -> Role | None:
        """Return the role of the next paragraph; None for a bare mark or a drawn line."""
        if furniture.is_bare_mark(words):
            self.marked = True
            return None
        if furniture.is_rule(words):
            return None
        marked, self.marked = self.marked, False
        role = self._furniture(words, marked) or self._article(words, lines, marked)
        if role == "body":
            self.list_open = words.endswith(":")
        elif role == "heading":
            self.list_open = False
        return role

    def _furniture(self, words: str, marked: bool) -> Role | None:
        short = len(words) <= furniture.LONGEST_HEADLINE
        self.contact = self.contact or furniture.opens_contact(words)
        if self.contact and short:
            return "boilerplate"
        if furniture.is_caption(words):
            return "caption"
        if len(words) <= 2 * furniture.LONGEST_HEADLINE and furniture.is_furniture(words):
            self.headlines = furniture.opens_headlines(words)
            return "boilerplate"
        listed = self.headlines and not furniture.ends_sentence(words)
        if short and (listed or (marked and not self.list_open)):
            return "neighbour"
        self.headlines = False
        return None

    def _article(self, words: str, lines: int, marked: bool) -> Role:
        if words.startswith("#"):
            return "heading"
        if self._dated(words):
            return "date_line"
        if (
            lines == 1
            and self._is_title(words, lines)
            and not furniture.bullet_mark(words)
            and not furniture.ends_sentence(words)
        ):
            return "heading"
        if furniture.is_bullet(words) or (marked and self.list_open):
            return "bullet"
        ends = furniture.ends_sentence(words) and not words.endswith("?")
        if ends or words.endswith(":") or lines > 1 or len(words) > _LONGEST_HEADING:
            # The very first line may be a long title or end like a question.
            return "heading" if self._is_title(words, lines) else "body"
        return "bullet" if self.list_open else "heading"

    def _is_title(self, words: str, lines: int) -> bool:
        first = not any(block.role in ("heading", "body", "bullet") for block in self.blocks)
        return first and lines == 1 and len(words) <= 250 and not words.endswith((".", ":"))

    def _dated(self, words: str) -> bool:
        """Say whether a line is the date line: it stands near the top and says little else."""
        if len(self.blocks) > 6 or len(words) > 150 or any(block.role == "bullet" for block in self.blocks):
            return False
        day = find_day(words)
        return day is not None and len(words) - (day.end - day.start) <= 90 and not words.endswith(".")
