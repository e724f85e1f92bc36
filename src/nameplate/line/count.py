"""What the reference counts in one future."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from nameplate.line.outcome import CELLS, Goal, Outcome

if TYPE_CHECKING:
    from nameplate.line.reference import Post


class Count:
    """Items that enter, leave and are scrapped before the stop."""

    def __init__(self, goal: Goal, stations: int, products: int) -> None:
        self.goal, self.products = goal, products
        self.made, self.discarded = [0] * products, [0] * products
        self.scrapped = [0] * stations
        self.series = [[0] * (1 + 2 * products) for _ in range(goal.bins)]
        self.width = goal.width
        self.began = self.ended = 0.0
        self.forget()

    def forget(self) -> None:
        """End the warm-up."""
        self.began = self.ended
        self.watched = [0] * self.products
        self.flow = [0.0, 0.0, math.inf, 0.0]
        self.sketch = [0] * CELLS

    def enter(self, time: float) -> None:
        """Count an item that enters the line."""
        self._record(time, 0)

    def scrap(self, time: float, product: int, station: int) -> None:
        """Count an item that is scrapped."""
        if time <= self.goal.stop:
            self.scrapped[station] += 1
            self.discarded[product] += 1
            self._record(time, 1 + self.products + product)

    def leave(self, time: float, flow: float, product: int) -> None:
        """Count a good item that leaves the line."""
        if time <= self.goal.stop:
            self.made[product] += 1
            self.watched[product] += 1
            self.ended = time
            total, squares, least, greatest = self.flow
            self.flow = [total + flow, squares + flow * flow, min(least, flow), max(greatest, flow)]
            self.sketch[_cell(flow, self.goal.lowest)] += 1
            self._record(time, 1 + product)

    def _record(self, time: float, column: int) -> None:
        if time > self.goal.stop:
            return
        while math.isinf(self.goal.stop) and time >= self.width * self.goal.bins:
            self._widen()
        self.series[min(int(time / self.width), self.goal.bins - 1)][column] += 1

    def _widen(self) -> None:
        """Join the bins two by two."""
        rows = self.series
        joined = [[a + b for a, b in zip(*rows[n : n + 2], strict=True)] for n in range(0, len(rows), 2)]
        self.series = joined + [[0] * len(rows[0]) for _ in joined]
        self.width *= 2.0

    def outcome(self, posts: Sequence[Post]) -> Outcome:
        """Hand over what was counted."""
        columns = (
            self.made, self.watched, self.discarded, self.scrapped, [post.given for post in posts], self.began,
            self.ended, self.flow, self.sketch,
            [post.tally for post in posts], [post.waits for post in posts], [post.slow for post in posts],
            self.series, self.width,
        )  # fmt: skip
        return Outcome._make(np.array([column]) for column in columns)


def _cell(flow: float, lowest: int) -> int:
    """Cell of the sketch: the exponent of the flow time and the first four bits behind its leading one."""
    bits: int = struct.unpack("<q", struct.pack("<d", flow))[0]
    return min(max((bits >> 48) - lowest, 0), CELLS - 1)
