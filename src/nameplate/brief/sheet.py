"""What every page is made with: templates, style sheet, pictures."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nameplate.brief.chart import frame
from nameplate.brief.clean import web_address
from nameplate.brief.number import day_words

if TYPE_CHECKING:
    from jinja2 import Environment

    from nameplate.brief.table import Table


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart as the page shows it: a finding, a measure, two drawings, the figures behind them.

    Attributes
    ----------
    id : str
    title, subtitle : str
    drawings : tuple of str
        SVG, wide and narrow.
    table : Table
    claims : tuple of str
        Claims behind the announced figure in the title.
    more : tuple of str
        Further drawings that open on request, wide and narrow.
    """

    id: str
    title: str
    subtitle: str
    drawings: tuple[str, ...]
    table: Table
    claims: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


@cache
def environment() -> Environment:
    """Set up the templates: all that they are given is escaped, and a missing value is a fault."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("nameplate.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=day_words, address=web_address)
    return environment


@cache
def style() -> str:
    """Read the style sheet and put the typeface into it."""
    package = files("nameplate.brief")
    text = (package / "templates" / "style.css").read_text(encoding="utf-8")
    for weight in ("Regular", "SemiBold"):
        font = (package / "asset" / f"NameplateInter-{weight}.woff2").read_bytes()
        text = text.replace(f"url({weight}.woff2)", f"url(data:font/woff2;base64,{base64.b64encode(font).decode()})")
    return text


def draw(specify: Callable[[frame.Frame], frame.Spec], label: str) -> tuple[str, ...]:
    """Draw a chart at both widths.

    Parameters
    ----------
    specify : callable
        From a frame to a specification.
    label : str
        What the chart shows, for those who do not see it.
    """
    return tuple(frame.draw(specify(size), size, label) for size in frame.FRAMES)
