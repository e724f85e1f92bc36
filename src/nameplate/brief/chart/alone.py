"""A picture that stands by itself: charts one below the other in one SVG, with their words and their typeface."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import FONT, GREY, INK, PAPER, TEXT, Frame
from nameplate.brief.chart.measure import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 16
TITLE, SMALL = 17, 12


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart of a picture, with what stands over it.

    Attributes
    ----------
    title, subtitle : str
        The finding, and the measure.
    drawing : str
        SVG, as `nameplate.brief.chart.frame.draw` gives it.
    height : int
        Of the drawing, in pixels.
    """

    title: str
    subtitle: str
    drawing: str
    height: int


def picture(panels: Sequence[Panel], footer: str, frame: Frame) -> str:
    """Put charts into one SVG that needs no other file.

    Parameters
    ----------
    panels : sequence of Panel
        From top to bottom; the first one's title is that of the picture.
    footer : str
        Where the figures come from, and how to make them again.
    frame : Frame
        Gives the width of the drawings.
    """
    page = _Page(frame.width)
    for number, panel in enumerate(panels):
        page.space(MARGIN if number else 0)
        page.write(panel.title, TITLE if number == 0 else 15, INK, bold=True)
        page.space(2)
        page.write(panel.subtitle, TEXT, GREY)
        page.space(8)
        page.draw(panel)
    page.space(6)
    page.write(footer, SMALL, GREY)
    return page.svg(f"{panels[0].title}. {panels[0].subtitle}")


class _Page:
    """A column that grows downwards."""

    def __init__(self, width: int) -> None:
        self.width, self.y, self.parts = width, float(MARGIN), list[str]()

    def space(self, pixels: float) -> None:
        self.y += pixels

    def write(self, text: str, size: int, colour: str, *, bold: bool = False) -> None:
        """Write a paragraph, broken at blanks."""
        from markupsafe import escape

        weight = ' font-weight="600"' if bold else ""
        for line in wrapped(text, self.width * TEXT / size, bold=bold):
            self.y += round(size * 1.3)
            style = f'style="font-size:{size}px"'
            place = f'x="{MARGIN}" y="{self.y - size * 0.3:g}"'
            self.parts.append(f'<text {place} fill="{colour}"{weight} {style}>{escape(line)}</text>')

    def draw(self, panel: Panel) -> None:
        self.parts.append(panel.drawing.replace("<svg ", f'<svg x="{MARGIN}" y="{self.y:g}" ', 1))
        self.y += panel.height

    def svg(self, label: str) -> str:
        from markupsafe import escape

        width, height = self.width + 2 * MARGIN, round(self.y) + MARGIN
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            f'role="img" aria-label="{escape(label)}">'
        )
        paper = f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        return f"{head}<style>{_style()}</style>{paper}{''.join(self.parts)}</svg>\n"


def wrapped(text: str, pixels: float, *, bold: bool = False) -> list[str]:
    """Break a text at its blanks into lines that fit; a word that is too long has a line of its own.

    Parameters
    ----------
    text : str
    pixels : float
        The room, for text of the charts' size.
    bold : bool

    Examples
    --------
    >>> wrapped("Imports only: 21 points less", 120.0)
    ['Imports only: 21', 'points less']
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, bold=bold) > pixels:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _style() -> str:
    """Give the typeface, and the sizes that a page's style sheet would."""
    faces = []
    for name, weight in (("Regular", 400), ("SemiBold", 600)):
        font = (files("nameplate.brief") / "asset" / f"NameplateInter-{name}.woff2").read_bytes()
        source = f"url(data:font/woff2;base64,{base64.b64encode(font).decode()}) format('woff2')"
        faces.append(f"@font-face{{font-family:'{FONT}';font-weight:{weight};src:{source}}}")
    text = f"text{{font:{TEXT}px '{FONT}',Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}}"
    return "".join(faces) + text + "text[font-weight='600']{font-weight:600}"
