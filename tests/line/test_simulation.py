"""How a run is asked for: how long, how surely, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nameplate.errors import UsageError
from nameplate.line import Line, Station, simulate
from nameplate.line.outcome import Outcome

PAIR = Line([Station("a", process="1 s"), Station("b", process="2 s")], buffers=1)
LUCK = Line([Station(name, process="exponential(mean 1 s)") for name in "ab"], buffers=2)


def test_what_is_not_said() -> None:
    result = simulate(LUCK)
    assert (result.items.tolist(), result.futures, result.seed) == ([100_000], range(1), 0)
    assert result.outcome.watched.sum() == 90_000


@pytest.mark.parametrize(("until", "most"), [("5 %", 0.05), ("1 %", 0.01), ("0.3 %", 0.003)])
def test_until_it_is_sure(until: str, most: float) -> None:
    """It takes the futures that it takes, which are those of a run that is told their number."""
    result = simulate(LUCK, items=2_000, until=until)
    mean, reach = result.confidence()
    assert reach <= most
    assert mean == pytest.approx(0.8, rel=4 * most)
    count = len(result.futures)
    assert count in {8 * 2**doublings for doublings in range(12)}
    if count > 8:
        assert simulate(LUCK, items=2_000, futures=count // 2).confidence()[1] > most
    whole = simulate(LUCK, items=2_000, futures=count)
    for name, one, other in zip(Outcome._fields, result.outcome, whole.outcome, strict=True):
        np.testing.assert_array_equal(one, other, err_msg=name)


def test_until_it_is_sure_takes_the_futures_that_were_asked_for_at_least() -> None:
    result = simulate(PAIR, items=100, until="1 %", futures=20, first=3)
    assert result.futures == range(3, 23)
    assert result.confidence() == (0.5, 0.0)


def test_the_interval_holds_the_mean_as_often_as_it_says() -> None:
    """(b + 2) / (b + 3) items a second come out of two exponential stations."""
    held = []
    for seed in range(80):
        mean, reach = simulate(LUCK, items=3_000, futures=8, seed=seed).confidence()
        held.append(abs(mean - 0.8) <= mean * reach)
    assert 0.87 <= np.mean(held) <= 1.0


def test_a_surer_interval_is_wider() -> None:
    result = simulate(LUCK, items=1_000, futures=8)
    reach = [result.confidence(level)[1] for level in (0.5, 0.9, 0.95, 0.99)]
    assert reach == sorted(reach)
    assert reach[-1] < 0.2
    assert simulate(LUCK, items=1_000).confidence()[1] == np.inf


def test_periods_divide_the_time() -> None:
    table = simulate(PAIR, until="10 s", period="4 s").periods
    assert table.rows() == [(0, 0.0, 4.0, "", 1, 0), (0, 4.0, 8.0, "", 2, 0), (0, 8.0, 10.0, "", 1, 0)]
    assert simulate(PAIR, until="10 s", period="10 s").periods["items"].to_list() == [4]


@pytest.mark.parametrize("until", [8, 8.0, "8 s", " 8 s ", np.float64(8.0)])
def test_times_are_read(until: Any) -> None:
    assert simulate(PAIR, until=until).items.tolist() == [3]


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    simulate(PAIR, items=10, futures=3, tell=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"items": 0}, "items: 0"),
        ({"items": 1.5}, "items"),
        ({"items": True}, "items"),
        ({"items": 10**13}, "items"),
        ({"until": 0.0}, "until: 0.0"),
        ({"until": float("nan")}, "until: nan"),
        ({"until": float("inf")}, "until: inf"),
        ({"until": True}, "until"),
        ({"until": 1e300}, "until"),
        ({"until": 10**400}, "until"),
        ({"until": "x"}, "until: 'x'.*or a share"),
        ({"until": "1 kg"}, "until"),
        ({"until": "-1 s"}, "until"),
        ({"until": "exponential(mean 1 s)"}, "until"),
        ({"until": "0 %"}, "until.*share"),
        ({"until": "60 %"}, "until.*share"),
        ({"until": "nan %"}, "until.*share"),
        ({"until": "%"}, "until.*share"),
        ({"until": 1.0, "items": 5}, "not both"),
        ({"until": 1.0, "warmup": 5}, "not both"),
        ({"until": 1.0, "period": 2.0}, "period: 2.0: .* up to 1 s"),
        ({"until": 1.0, "period": 0.0}, "period"),
        ({"until": 1.0, "period": float("nan")}, "period"),
        ({"until": 1.0, "period": 1e-9}, "at most 100000 periods"),
        ({"items": 5, "period": 1.0}, "period"),
        ({"until": "1 %", "period": 1.0}, "period"),
        ({"items": 5, "warmup": 5}, "warmup"),
        ({"items": 5, "warmup": -1}, "warmup"),
        ({"items": 5, "warmup": "long"}, "warmup"),
        ({"futures": 0}, "futures"),
        ({"futures": 1.5}, "futures"),
        ({"futures": 10**6}, "futures"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**63}, "seed"),
        ({"first": -1}, "first"),
        ({"first": 2**63 - 1}, "first"),
        ({"threads": 0}, "threads"),
        ({"device": "tpu"}, "cpu, cuda"),
        ({"kernel": "event"}, "auto, reference, recursion"),
        ({"kernel": []}, "auto, reference, recursion"),
    ],
)
def test_wrong_use_is_named(how: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        simulate(PAIR, **how)


def test_only_a_line_is_run() -> None:
    with pytest.raises(UsageError, match="line: 5"):
        simulate(5)  # type: ignore[arg-type]


def test_all_that_is_wrong_is_named() -> None:
    with pytest.raises(UsageError) as found:
        simulate(PAIR, futures=0, seed=-1, threads=0)
    assert len(str(found.value).splitlines()) == 3
