"""A text cut into blocks with roles, so that only the article itself is read for claims."""

from __future__ import annotations

from itertools import chain, islice

from nameplate.report import mark
from nameplate.report.aside import Aside
from nameplate.report.front import read_front
from nameplate.report.line import Paragraph, split_paragraphs, split_runs, typewriter_width
from nameplate.report.model import Block, Role
from nameplate.report.row import row_kind
from nameplate.report.wordlist import words

_MOST = 300_000
"""Blocks of a text; what comes behind them is one block more, so that no text can fill the memory."""
_SAMPLE = 400
"""Runs of lines from which it is told whether a typewriter broke them."""
_LONGEST_HEADING = 130
_LONGEST_TITLE = 250
_TOP = 6
"""Blocks of the article below which no line is the date line."""
_FINITE = frozenset(words("is are was were has have had will would said says plans expects can"))
_ARTICLES = frozenset(words("the a an its their"))


def cut(text: str) -> tuple[Block, ...]:
    r"""Cut a text into blocks with roles.

    Parameters
    ----------
    text : str
        A whole report.

    Returns
    -------
    tuple of Block
        In order, without overlaps; empty lines, drawn lines and bare list marks belong to none.

    Examples
    --------
    >>> text = "Plant opens\n\nIt has two lines.\n-\nStorm closes port\n"
    >>> [(block.role, text[block.start:block.end]) for block in cut(text)]
    [('heading', 'Plant opens'), ('body', 'It has two lines.'), ('neighbour', 'Storm closes port')]
    """
    front = read_front(text)
    runs = split_runs(text, front.end)
    beginning = list(islice(runs, _SAMPLE))
    width = typewriter_width(beginning)
    cutter = _Cutter(text)
    cutter.blocks += front.blocks
    for run in chain(beginning, runs):
        paragraphs = list(split_paragraphs(run, width))
        cutter.begin(paragraphs)
        for paragraph in paragraphs:
            if len(cutter.blocks) >= _MOST:
                rest = Block("body", paragraph.start, max(paragraph.end, len(text.rstrip())))
                return (*cutter.blocks, rest)
            cutter.add(paragraph)
    return tuple(cutter.blocks)


class _Cutter:
    """What has been seen so far, which decides what the next paragraph is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.aside = Aside(text)
        self.marked = False  # a list mark stood alone on the line before
        self.list_open = False  # the last body ended with a colon
        self.marks = False  # the last entry had a mark or cells, so a line without is none
        self.fields = False  # this run of lines is a fact sheet
        self.content = self.bodies = 0  # blocks of the article, and paragraphs among them
        self.listed = False  # an entry of a list has been seen

    def begin(self, paragraphs: list[Paragraph]) -> None:
        """Look at a run of lines as a whole: two fields, one under the other, are a fact sheet."""
        self.fields = False
        if len(paragraphs) > 1:
            named = sum(1 for one in paragraphs if mark.field_name(self.text[one.start : min(one.end, one.start + 99)]))
            self.fields = named > 1 and 2 * named >= len(paragraphs)

    def add(self, paragraph: Paragraph) -> None:
        """Give the next paragraph its role; a bare mark or a drawn line has none."""
        words = self.text[paragraph.start : paragraph.end]
        if mark.is_bare_mark(words):
            self.marked = True
        elif not mark.is_rule(words):
            role = self._role(words, paragraph)
            self._note(role, words, paragraph.row)
            self.blocks.append(Block(role, paragraph.start, paragraph.end, paragraph.context))
            self.marked = False

    def _role(self, words: str, paragraph: Paragraph) -> Role:
        if paragraph.header:
            return "heading"
        listed = self.marked and self._is_listed(words)
        beside = self.aside.role(
            words,
            top=self.content <= _TOP and not self.listed,
            begun=self.bodies > 0,
            loose=self.marked and not listed,
        )
        if beside:
            return beside
        return "bullet" if paragraph.row else self._article(words, paragraph.lines, listed)

    def _note(self, role: Role, words: str, row: bool) -> None:
        if role == "body":
            self.list_open = words[-1] == ":"
            self.bodies += 1
        elif role == "heading":
            self.list_open = False
        if role in ("heading", "body", "bullet"):
            self.content += 1
            self.listed = self.listed or role == "bullet"
            self.marks = role == "bullet" and (row or self.marked or mark.bullet_mark(words) > 0)

    def _is_listed(self, words: str) -> bool:
        """Tell an entry whose mark stood on the line before it from the headline of another article."""
        return self.list_open or self.aside.section == "facts" or words[0].isdigit() or words[0].islower()

    def _article(self, words: str, lines: int, listed: bool) -> Role:
        ends = mark.ends_sentence(words)
        title = not self.content and lines <= 3 and len(words) <= _LONGEST_TITLE and words[-1] not in ".:"
        if _is_marked_heading(words) or (title and not ends and not mark.bullet_mark(words)):
            return "heading"
        if listed or self._is_entry(words, ends):
            return "bullet"
        if words[-1] == ":" or (ends and words[-1] != "?") or len(words) > _LONGEST_HEADING * min(lines, 2):
            # The very first line may be a long title or end like a question.
            return "heading" if title else "body"
        if (self.aside.section == "facts" or self.list_open) and not self.marks:
            return "bullet"
        return "body" if lines == 1 and _is_sentence(words) else "heading"

    def _is_entry(self, words: str, ends: bool) -> bool:
        if mark.is_bullet(words):
            return True
        if ends or len(words) > _LONGEST_HEADING:
            return False
        if row_kind(words) and any(map(str.isdigit, words)):
            return True
        after = self.fields or self.aside.section == "facts" or bool(self.blocks and self.blocks[-1].role == "bullet")
        return after and bool(mark.field_name(words))


def _is_marked_heading(words: str) -> bool:
    """Tell headings of Markdown: a number sign before, or bold from end to end."""
    if words[0] == "#":
        return True
    if words[:2] not in ("**", "__") or words[-2:] != words[:2] or len(words) > _LONGEST_HEADING:
        return False
    return words.count(words[:2]) == 2 and not mark.ends_sentence(words) and words[-3] != ":"


def _is_sentence(words: str) -> bool:
    """Tell a sentence that lost its full stop from a headline, which leaves articles and auxiliaries out."""
    tokens = words.lower().split()
    return len(tokens) >= 12 and not _FINITE.isdisjoint(tokens) and not _ARTICLES.isdisjoint(tokens)
