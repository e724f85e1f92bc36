"""Where the first items of a run have been, and when: for pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import polars as pl

    from nameplate.line.result import LineResult


class Visit(NamedTuple):
    """An item at a station; times in seconds.

    station : str
    server : int
        From 0.
    arrived, taken, began, finished, left : float
        When the item came, when a server took it, when work on it began (after a changeover), when that was
        finished, and when the item went on.
    """

    station: str
    server: int
    arrived: float
    taken: float
    began: float
    finished: float
    left: float


MOST_ITEMS = 100_000
_PATIENCE = 20
"""Items that may pass for each that is followed: one may stay behind on a server that is down."""


def trace_items(result: LineResult, items: int, future: int) -> pl.DataFrame:
    """Follow the first items of one future through the line; `LineResult.trace` is the way in."""
    import polars as pl

    from nameplate.line.plan import lag
    from nameplate.line.reference import Run

    goal = replace(result.goal, warmup=0)
    run = Run(result.line, result.seed, future, goal, keep=items).follow(_PATIENCE * (items + lag(result.line)))
    names = list(result.line.shares) or [""]
    rows = [
        (item.number, names[item.product], item.good, *visit)
        for item in sorted(run.kept, key=lambda item: item.number)
        for visit in item.path
    ]
    columns = ("item", "product", "good", *Visit._fields)
    kinds = (pl.Int64, pl.String, pl.Boolean, pl.String, pl.Int64, *[pl.Float64] * 5)
    return pl.DataFrame(rows, schema=dict(zip(columns, kinds, strict=True)), orient="row")
