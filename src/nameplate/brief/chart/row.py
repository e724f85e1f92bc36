"""Rows with their name above them: what the driver bars and the scenario ranges have in common."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nameplate.brief.chart.frame import INK, LINE_HEIGHT, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    def labels(self, *, weight: int = 400) -> list[Any]:
        """Draw the names, left-aligned at the plot's edge and close to their marks."""
        return [words(name, x=0, y=self.first(row), weight=weight) for row, name in enumerate(self.names)]


def words(
    text: str, *, x: float, y: float, colour: str = INK, align: str = "left", weight: int = 400, dx: float = 0
) -> Any:
    """Draw one text at a place in pixels; line feeds in it break the line.

    Parameters
    ----------
    text : str
        Plain text; it goes into the chart as data, never as an expression.
    x, y : float
        Pixels from the plot's left and top; `y` is the middle of the first line.
    """
    import altair as alt

    mark = alt.Chart(alt.Data(values=[{"text": text}])).mark_text(
        align=align, baseline="middle", color=colour, fontWeight=weight, lineBreak="\n", dx=dx
    )
    return mark.encode(x=alt.XValue(x), y=alt.YValue(y), text=alt.Text("text:N"))


def segment(x: tuple[float, float], y: tuple[float, float], **style: Any) -> Any:
    """Draw one straight line between two places in pixels; `style` is Vega-Lite's."""
    import altair as alt

    mark = alt.Chart(alt.Data(values=[{}])).mark_rule(aria=False, **style)
    return mark.encode(x=alt.XValue(x[0]), x2=alt.X2Value(x[1]), y=alt.YValue(y[0]), y2=alt.Y2Value(y[1]))
