from __future__ import annotations

import numpy as np
import pytest

from nameplate.brief.line.method import again, method
from nameplate.line import Line, Station, simulate

LINE = Line([Station("a", process="exponential(mean 1 s)", servers=2), Station("b", process="1 s")], buffers=2)


@pytest.mark.parametrize(
    "how",
    [
        {"items": 1_000},
        {"items": 1_000, "warmup": 7, "futures": 3},
        {"items": 1_000, "warmup": 0, "seed": 5},
        {"until": 600.0, "futures": 2, "first": 4},
        {"until": "1 h", "period": "7 min"},
    ],
)
def test_the_call_makes_the_same_run_again(how):
    result = simulate(LINE, **how)
    twin = eval(again(result), {"simulate": simulate, "line": LINE})
    assert twin.goal == result.goal
    assert twin.futures == result.futures
    for one, other in zip(result.outcome, twin.outcome, strict=True):
        assert np.array_equal(one, other, equal_nan=True)


def test_the_method_says_how_long_and_how_watched():
    assert (
        "until 1,000 items had left the line, good or scrapped; the first 7"
        in method(simulate(LINE, items=1_000, warmup=7, futures=3))[0]
    )
    assert "all of them were watched" in method(simulate(LINE, items=1_000, warmup=0))[0]
    assert "for 60 minutes from an empty line" in method(simulate(LINE, until="1 h"))[0]


def test_ranges_are_explained_only_where_there_are_any():
    assert not any("Ranges" in sentence for sentence in method(simulate(LINE, items=100)))
    assert any("Futures 3 to 4 of seed 9" in s for s in method(simulate(LINE, items=100, futures=2, first=3, seed=9)))
