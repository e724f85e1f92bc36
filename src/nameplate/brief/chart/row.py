"""Rows with their name above them: what the driver bars and the scenario ranges have in common."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import LINE_HEIGHT, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nameplate.brief.chart.sketch import Sketch

MARK = 18
GAP = 18


@dataclass(frozen=True, slots=True)
class Rows:
    """A stack of rows, each with its name on top and its mark below.

    Attributes
    ----------
    names : tuple of str
        Wrapped with line feeds where they are too long for the frame.
    more : int
        Further lines that the caller writes under each name.
    """

    names: tuple[str, ...]
    more: int = 0

    @classmethod
    def of(cls, names: Sequence[str], frame: Frame, *, more: int = 0) -> Rows:
        """Wrap the names to the frame's width.

        Examples
        --------
        >>> from nameplate.brief.chart.frame import NARROW
        >>> Rows.of(["Start of the plant"], NARROW).height
        52
        """
        width = 84 if frame.wide else 46
        wrapped = [textwrap.wrap(name, width, max_lines=2, placeholder="…") or [""] for name in names]
        return cls(tuple("\n".join(lines) for lines in wrapped), more)

    def lines(self, row: int) -> int:
        """Count the lines of text over a row's mark."""
        return self.names[row].count("\n") + 1 + self.more

    def top(self, row: int) -> int:
        """Give a row's upper edge, in pixels from the top."""
        return sum(self.lines(above) * LINE_HEIGHT + MARK + GAP for above in range(row))

    @property
    def height(self) -> int:
        """Height of all rows, in pixels."""
        return self.top(len(self.names))

    def middle(self, row: int) -> float:
        """Give the middle of a row's mark, in pixels from the top."""
        return self.top(row) + self.lines(row) * LINE_HEIGHT + MARK / 2 + 2

    def first(self, row: int) -> float:
        """Give the middle of a name's first line, in pixels from the top."""
        return self.top(row) + LINE_HEIGHT / 2

    def label(self, sketch: Sketch) -> None:
        """Draw the names, left-aligned at the plot's edge and close to their marks."""
        for row, name in enumerate(self.names):
            sketch.word(name, 0, self.first(row))
