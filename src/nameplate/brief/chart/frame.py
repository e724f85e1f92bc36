"""What all charts share: the two widths, the inks, the typeface, and the way from a specification to SVG.

Titles and subtitles are the page's, so that they wrap and can be selected; a chart holds marks, ticks and the
labels at its line ends. Every chart is laid out without automatic sizing: the paddings here leave room for the
labels, and the same values always give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any, TypeAlias

Spec: TypeAlias = dict[str, Any]

FONT = "Nameplate Inter"
INK = "#1A1A1A"
GREY = "#5F6368"
GRID = "#E3E0D8"
BLUE = "#0072B2"
DEEP_BLUE = "#004C78"
ORANGE = "#B34700"
PAPER = "#FBFAF7"
TEXT = 13
LINE_HEIGHT = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """The outer size of a chart and the room around its plot, in pixels.

    Attributes
    ----------
    name : str
        "wide" or "narrow": the page shows one of the two.
    width : int
        Outer width; a narrow one fits a telephone held upright, a wide one the printed page.
    """

    name: str
    width: int

    @property
    def wide(self) -> bool:
        """Whether there is room for words beside the marks."""
        return self.name == "wide"

    def layout(self, *, left: int, right: int, top: int, bottom: int, height: int) -> Spec:
        """Give the size and padding properties of a chart with a plot of `height` pixels.

        Examples
        --------
        >>> NARROW.layout(left=20, right=80, top=8, bottom=24, height=200)["width"]
        240
        """
        return {
            "width": self.width - left - right,
            "height": height,
            "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
            "autosize": {"type": "none"},
        }


WIDE = Frame("wide", 640)
NARROW = Frame("narrow", 340)
FRAMES = (WIDE, NARROW)


def configured(chart: Any) -> Spec:
    """Turn an Altair chart into a specification in the brief's style.

    Parameters
    ----------
    chart : altair.TopLevelMixin
        With its size and padding set.
    """
    axis = {
        "labelFont": FONT, "labelFontSize": TEXT, "labelColor": GREY, "domain": False, "ticks": False,
        "gridColor": GRID, "gridWidth": 1, "title": None, "aria": False,
    }  # fmt: skip
    styled = chart.configure(
        font=FONT, background="transparent", axis=axis,
        text={"font": FONT, "fontSize": TEXT, "lineHeight": LINE_HEIGHT, "color": INK, "aria": False},
        view={"stroke": None}, legend={"disable": True},
    )  # fmt: skip
    # validation against the whole schema costs ten times the drawing; the tests do it
    return dict(styled.to_dict(validate=False))


def round_step(top: float) -> float:
    """Choose the distance of three ticks from zero so that the third is not below `top`.

    Examples
    --------
    >>> round_step(70e6), round_step(61.0), round_step(0.0)
    (35000000.0, 35.0, 1.0)
    """
    if top <= 0.0:
        return 1.0
    power = 10.0
    while power > top / 2.0:
        power /= 10.0
    while power * 10.0 <= top / 2.0:
        power *= 10.0
    for factor in (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.5):
        if factor * power >= top / 2.0 * (1.0 - 1e-9):
            return factor * power
    return 10.0 * power


def separate(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Move labels apart; the first keeps its place, the others give way.

    Parameters
    ----------
    wanted : list of float
        Places along one axis, in pixels, the most important first.
    gap : float
        Least distance between two.
    low, high : float
        The room there is.

    Returns
    -------
    list of float
        The places, in the order of `wanted`.

    Examples
    --------
    >>> separate([50.0, 60.0], gap=30.0, low=0.0, high=200.0)
    [50.0, 80.0]
    """
    placed: list[float] = []
    for place in (min(max(place, low), high) for place in wanted):
        room = [other + step for other in placed for step in (-gap, gap)] + [place]
        free = [r for r in room if low <= r <= high and all(abs(r - o) >= gap - 1e-9 for o in placed)]
        placed.append(min(free, key=lambda r: abs(r - place)) if free else place)
    return placed


@cache
def _drawer() -> Any:
    import vl_convert

    # the converter keeps the directory open for its whole life, so an unpacked copy would have to live as long
    with as_file(files("nameplate.brief") / "asset") as folder:
        vl_convert.register_font_directory(str(folder))
    return vl_convert


_BACKDROP = re.compile(r'(<svg[^>]*>)<rect width="[^"]*" height="[^"]*" fill="(?:white|transparent)"/>')
_SIZE = re.compile(r"<svg[^>]* width=\"(\d+)\" height=\"(\d+)\"[^>]*>")
_PLACES = re.compile(r'(?<= )(?:transform|d|x2|y2)="[^"<>]*"(?=[ />])')
_FRACTION = re.compile(r"(\d+\.\d)\d+")
# what a page of a dozen drawings says once, in its style sheet, or need not say at all
_IDLE = re.compile(
    rf' (?:font-family="{FONT}"|font-size="{TEXT}px"|opacity="1"|pointer-events="none"|class="mark-[^"]*"'
    r'|role="graphics-object" aria-roledescription="[^"]*"|text-anchor="start"'
    r'|transform="translate\(0,0\)"|x2="0"(?= y2)|(?<=\d") y2="0")'
)
_EMPTY = re.compile(r"<g[^>]*></g>")


def draw(spec: Spec, frame: Frame, label: str) -> str:
    """Draw a specification as SVG for the page.

    Parameters
    ----------
    spec : dict
        Vega-Lite, with its size fixed.
    frame : Frame
        Names the class by which the page switches widths.
    label : str
        What the chart shows, in one sentence, for those who do not see it; plain text.
    """
    from markupsafe import escape

    text: str = _drawer().vegalite_to_svg(spec)
    size = _SIZE.search(text)
    assert size is not None, "the converter gives every SVG a size"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {frame.name}" role="group" '
        f'aria-label="{escape(label)}" width="{size[1]}" height="{size[2]}" viewBox="0 0 {size[1]} {size[2]}">'
    )
    body = _BACKDROP.sub(r"\1", text)[len(_SIZE.search(text)[0]) :]  # type: ignore[index]
    return head + _tidy(body)


def _tidy(body: str) -> str:
    """Keep the marks that say something within reach of the keyboard, and the rest out of a reader's way."""
    body = _PLACES.sub(lambda places: _FRACTION.sub(r"\1", places[0]), body)
    body = _IDLE.sub("", body)
    body = re.sub(r' role="graphics-symbol" aria-roledescription="[^"]*"', ' role="img" tabindex="0"', body)
    body = re.sub(r'<path class="(?:background|foreground)"[^>]*/>', "", body)
    while (bare := _EMPTY.sub("", body)) != body:
        body = bare
    # the sentence of a mark serves a pointer too; it is escaped already, and stays so
    return re.sub(r'<path (aria-label="([^"]*)"[^>]*)/>', r"<path \1><title>\2</title></path>", body)
