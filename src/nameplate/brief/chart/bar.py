"""What drives the answer: bars sorted by effect, their values at the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nameplate.brief.chart.frame import BLUE, DEEP_BLUE, Frame, Spec, configured
from nameplate.brief.chart.row import MARK, Rows, words
from nameplate.brief.number import percent

if TYPE_CHECKING:
    from nameplate.brief.data import Driver

MOST = 8


def shown(drivers: tuple[Driver, ...]) -> tuple[Driver, ...]:
    """Choose the drivers that are drawn: the eight that explain most, the largest first."""
    return tuple(sorted(drivers, key=lambda driver: (-driver.share, driver.label))[:MOST])


def spec(drivers: tuple[Driver, ...], frame: Frame) -> Spec:
    """Specify the driver chart.

    Parameters
    ----------
    drivers : tuple of Driver
        In any order.
    frame : Frame
    """
    import altair as alt

    rows = shown(drivers)
    stack = Rows.of([driver.label for driver in rows], frame)
    top = max(*(driver.share for driver in rows), 0.01)
    size = frame.layout(left=2, right=64, top=4, bottom=2, height=stack.height)
    values = [
        {"share": max(driver.share, 0.0), "at": stack.middle(i), "says": _says(driver)} for i, driver in enumerate(rows)
    ]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False)),
        y=alt.Y("at:Q", axis=None, scale=alt.Scale(domain=[0, stack.height], reverse=True, nice=False)),
    )
    bars = base.mark_bar(orient="horizontal", size=MARK - 4, color=BLUE).encode(
        description=alt.Description("says:N"), x2=alt.X2Datum(0)
    )
    ends = [
        words(
            percent(max(driver.share, 0.0)), x=size["width"] * max(driver.share, 0.0) / top, y=stack.middle(i),
            colour=DEEP_BLUE, weight=600, dx=8,
        )
        for i, driver in enumerate(rows)
    ]  # fmt: skip
    return configured(alt.layer(bars, *ends, *stack.labels()).properties(**size))


def _says(driver: Driver) -> str:
    return f"{driver.label} ({driver.origin}): explains {percent(max(driver.share, 0.0))} of the spread"
