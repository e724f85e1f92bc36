"""Marks at places in pixels, for charts that lay themselves out: lines, dots, bars and words, grouped by style.

One layer holds all marks of one style, so that a drawing of fifty marks has a handful of layers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nameplate.brief.chart.frame import INK, Frame, Spec, configured

Row: TypeAlias = dict[str, float | str]

_MARKS = ("rule", "bar", "point", "text")
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

    def line(self, x: tuple[float, float], y: tuple[float, float], **style: Any) -> None:
        """Draw a straight line between two places; `style` is Vega-Lite's."""
        self._add("rule", {"x": x[0], "x2": x[1], "y": y[0], "y2": y[1]}, style)

    def bar(self, length: float, y: float, says: str, **style: Any) -> None:
        """Draw a bar from the left edge, with the sentence that it says when asked."""
        self._add("bar", {"x": length, "x2": 0, "y": y, "says": says}, {"orient": "horizontal", **style})

    def dot(self, x: float, y: float, **style: Any) -> None:
        """Draw a dot."""
        self._add("point", {"x": x, "y": y}, {"opacity": 1, **style})

    def word(self, text: str, x: float, y: float, *, colour: str = INK, align: str = "left", weight: int = 400) -> None:
        """Draw a text, which is data and never an expression; `y` is the middle of its first line."""
        style = {"align": align, "color": colour, "fontWeight": weight, "baseline": "middle", "lineBreak": "\n"}
        self._add("text", {"x": x, "y": y, "text": text}, style)

    def _add(self, mark: str, row: Row, style: dict[str, Any]) -> None:
        rounded = {key: round(value, 1) if isinstance(value, float) else value for key, value in row.items()}
        for layer in self.layers:
            if (layer["mark"], layer["style"]) == (mark, style):
                layer["data"].append(rounded)
                return
        self.layers.append({"mark": mark, "style": style, "data": [rounded]})

    def spec(self, frame: Frame, *, left: int, right: int, top: int, bottom: int, height: int) -> Spec:
        """Put the marks together as a specification of the given size."""
        import altair as alt

        ordered = sorted(self.layers, key=lambda layer: _MARKS.index(layer["mark"]))
        size = frame.layout(left=left, right=right, top=top, bottom=bottom, height=height)
        return configured(alt.layer(*(_chart(layer) for layer in ordered)).properties(**size))


def _chart(layer: dict[str, Any]) -> Any:
    import altair as alt

    base, style = alt.Chart(alt.Data(values=layer["data"])), layer["style"]
    x, y = alt.X("x:Q", scale=None, axis=None), alt.Y("y:Q", scale=None, axis=None)
    if layer["mark"] == "rule":
        return base.mark_rule(aria=False, **style).encode(x=x, y=y, x2=alt.X2("x2"), y2=alt.Y2("y2"))
    if layer["mark"] == "bar":
        return base.mark_bar(**style).encode(x=x, y=y, x2=alt.X2("x2"), description=alt.Description("says:N"))
    if layer["mark"] == "point":
        return base.mark_point(aria=False, **style).encode(x=x, y=y)
    return base.mark_text(**style).encode(x=x, y=y, text=alt.Text("text:N"))
