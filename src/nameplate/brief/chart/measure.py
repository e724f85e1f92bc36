"""How wide words are in the brief's typeface, so that a label is only drawn where it fits."""

from __future__ import annotations

from nameplate.brief.chart.frame import TEXT

# advance widths of Nameplate Inter in thousandths of its size, rounded up; tabular figures are all alike
_WIDTHS = {
    "'ijlI|": 300, " !,.:;": 310, "()/[\\]ft{}\"r": 400, "-^_`": 480, "?*Jksvxyz": 560, "7FLacehnu": 590,
    "#0123456789EZbdgopq": 670, "$&+<=>BKPRSTXY~": 680, "AVCDGHU": 740, "NOQ": 780, "%wmM": 900, "@W": 1000,
}  # fmt: skip
_WIDTH = {sign: width for signs, width in _WIDTHS.items() for sign in signs}
_OTHER = 1000


def text_width(text: str, *, bold: bool = False) -> float:
    """Estimate the width of a label from above, in pixels.

    Parameters
    ----------
    text : str
        One line.
    bold : bool
        Whether it is set semibold.

    Examples
    --------
    >>> round(text_width("working 72 %"))
    90
    """
    return sum(_WIDTH.get(sign, _OTHER) for sign in text) * TEXT / 1000.0 * (1.05 if bold else 1.0)


def fitted(text: str, pixels: float, *, bold: bool = False) -> str:
    """Shorten a label so that it fits, with an ellipsis where something is left out.

    Examples
    --------
    >>> fitted("inspect", 100.0), fitted("inspection by the customer", 100.0)
    ('inspect', 'inspection b…')
    """
    if text_width(text, bold=bold) <= pixels:
        return text
    end = len(text)
    while end and text_width(text[:end].rstrip() + "…", bold=bold) > pixels:
        end -= 1
    return text[:end].rstrip() + "…"
