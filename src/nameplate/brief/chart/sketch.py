"""Marks at places in pixels, for charts that lay themselves out, grouped by style.

One layer holds all marks of one style, so that a drawing of fifty marks has a handful of layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nameplate.brief.chart.frame import INK, Frame, Spec, configured

Span: TypeAlias = tuple[float, float]

_MARKS = ("rule", "area", "bar", "line", "rect", "point", "text", "touch")
"""The kinds of marks, each drawn over those before it."""


@dataclass(slots=True)
class Sketch:
    """A drawing in the making.

    Examples
    --------
    >>> sketch = Sketch()
    >>> sketch.word("2027", 10, 20)
    >>> sketch.word("2028", 60, 20)
    >>> [(layer["mark"], [row["text"] for row in layer["data"]]) for layer in sketch.layers]
    [('text', ['2027', '2028'])]
    """

    layers: list[dict[str, Any]] = field(default_factory=list)
    paths: int = 0

    def line(self, x: Span, y: Span, **style: Any) -> None:
        """Draw a straight line between two places; `style` is Vega-Lite's."""
        self._add("rule", {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1]}, style)

    def path(self, places: Sequence[Span], **style: Any) -> None:
        """Draw a line through places."""
        self.paths += 1
        self._add("line", *({"x": x, "y": y, "path": self.paths} for x, y in places), style)

    def band(self, places: Sequence[tuple[float, float, float]], **style: Any) -> None:
        """Fill what lies between two heights at each x."""
        self._add("area", *({"x": x, "y": low, "y2": high} for x, low, high in places), style)

    def bar(self, length: float, y: float, says: str, **style: Any) -> None:
        """Draw a bar from the left edge, with the sentence that it says when asked."""
        self._add("bar", {"x": length, "x2": 0, "y": y, "says": says}, {"orient": "horizontal", **style})

    def box(self, x: Span, y: Span, **style: Any) -> None:
        """Draw a rectangle that says nothing by itself."""
        self._add("rect", {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1]}, {"aria": False, **style})

    def stripes(self, x: Span, y: Span, *, every: float = 5.0, **style: Any) -> None:
        """Fill a rectangle with slanting lines within an edge, which no greyscale turns into a plain one."""
        (left, right), (top, bottom) = x, y
        edge = [(left, top), (left, bottom), (right, bottom), (right, top), (left, top)]
        self.path([*edge, *_zigzag(x, y, every)], **{"strokeCap": "square", **style})

    def touch(self, x: Span, y: Span, says: str) -> None:
        """Let a rectangle of the drawing say a sentence to a pointer, the keyboard or a reader."""
        self._add("touch", {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1], "says": says}, {"fillOpacity": 0})

    def dot(self, x: float, y: float, **style: Any) -> None:
        """Draw a dot."""
        self._add("point", {"x": x, "y": y}, {"opacity": 1, **style})

    def word(self, text: str, x: float, y: float, *, colour: str = INK, align: str = "left", weight: int = 400) -> None:
        """Draw a text, which is data and never an expression; `y` is the middle of its first line."""
        style = {"align": align, "color": colour, "fontWeight": weight, "baseline": "middle", "lineBreak": "\n"}
        self._add("text", {"x": x, "y": y, "text": text}, style)

    def _add(self, mark: str, *rows_and_style: Any) -> None:
        *rows, style = rows_and_style
        rounded = [
            {key: round(value, 1) if isinstance(value, float) else value for key, value in row.items()} for row in rows
        ]
        for layer in self.layers:
            # areas of one style would grow together
            if (layer["mark"], layer["style"]) == (mark, style) and mark != "area":
                layer["data"] += rounded
                return
        self.layers.append({"mark": mark, "style": style, "data": rounded})

    def spec(self, frame: Frame, *, left: int, right: int, top: int, bottom: int, height: int) -> Spec:
        """Put the marks together as a specification of the given size."""
        import altair as alt

        ordered = sorted(self.layers, key=lambda layer: _MARKS.index(layer["mark"]))
        size = frame.layout(left=left, right=right, top=top, bottom=bottom, height=height)
        return configured(alt.layer(*(_chart(layer) for layer in ordered)).properties(**size))


def _zigzag(x: Span, y: Span, every: float) -> list[Span]:
    """Go up one slanting line and down the next, along the edges between them: one path instead of dozens."""
    height, places = y[1] - y[0], list[Span]()
    for i in range(int((x[1] - x[0] + height) / every)):
        foot = x[0] - height + (i + 0.5) * every
        low, high = max(foot, x[0]), min(foot + height, x[1])
        ends = [(low, y[1] - (low - foot)), (high, y[1] - (high - foot))][:: 1 if i % 2 else -1]
        if places and places[-1][0] != ends[0][0] and places[-1][1] != ends[0][1]:
            places.append((x[0], y[1]) if i % 2 else (x[1], y[0]))
        places += ends
    return places


def _chart(layer: dict[str, Any]) -> Any:
    import altair as alt

    base, style, mark = alt.Chart(alt.Data(values=layer["data"])), layer["style"], layer["mark"]
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    x2, y2, says = alt.X2("x2"), alt.Y2("y2"), alt.Description("says:N")
    # places come in the order in which they are joined, which is not always from left to right
    joined = {"aria": False, "order": False, **style}
    charts = {
        "rule": lambda: base.mark_rule(aria=False, **style).encode(x=x, y=y, x2=x2, y2=y2),
        "area": lambda: base.mark_area(**joined).encode(x=x, y=y, y2=y2),
        "bar": lambda: base.mark_bar(**style).encode(x=x, y=y, x2=x2, description=says),
        "rect": lambda: base.mark_rect(**style).encode(x=x, y=y, x2=x2, y2=y2),
        "line": lambda: base.mark_line(**joined).encode(x=x, y=y, detail=alt.Detail("path:N")),
        "point": lambda: base.mark_point(aria=False, **style).encode(x=x, y=y),
        "text": lambda: base.mark_text(**style).encode(x=x, y=y, text=alt.Text("text:N")),
        "touch": lambda: base.mark_rect(**style).encode(x=x, y=y, x2=x2, y2=y2, description=says),
    }
    return charts[mark]()
