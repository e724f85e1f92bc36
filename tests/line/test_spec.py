"""Stations and lines: what they take, and that everything wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from scipy import stats

from nameplate.errors import UsageError
from nameplate.line import Line, Station

BAD_STATIONS: list[tuple[dict[str, Any], str]] = [
    ({"process": "0 s"}, "mean above zero"),
    ({"process": "-1 s"}, "mean above zero"),
    ({"process": "3 kg"}, "process"),
    ({"process": "soon"}, "process"),
    ({"process": None}, "process"),
    ({"process": True}, "process"),
    ({"process": float("nan")}, "finite"),
    ({"process": float("inf")}, "finite"),
    ({"process": stats.norm(1, 1)}, "never negative"),
    ({"process": stats.cauchy(5, 1)}, "finite|negative"),
    ({"servers": 0}, "servers: 0"),
    ({"servers": 1.5}, "servers: 1.5"),
    ({"servers": 10**9}, "servers"),
    ({"repair": "1 s"}, "both or neither"),
    ({"fails_after": "1 s"}, "both or neither"),
    ({"fails_after": "1 s", "repair": "0 s"}, "repair"),
    ({"fails_after": "0.0001 s", "repair": "1 s"}, "failures an item"),
    ({"clock": "wall"}, "working or calendar"),
    ({"quality": 0}, "quality: 0"),
    ({"quality": 1.01}, "quality"),
    ({"quality": float("nan")}, "quality"),
    ({"name": ""}, "name"),
    ({"name": 3}, "name"),
]


@pytest.mark.parametrize(("change", "words"), BAD_STATIONS)
def test_a_bad_station_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Station(**({"name": "a", "process": "1 s"} | change))


def test_all_faults_of_a_station_are_named() -> None:
    with pytest.raises(UsageError) as found:
        Station("a", process="x", servers=0, repair="1 s", quality=2.0, clock="no")  # type: ignore[arg-type]
    assert len(str(found.value).splitlines()) == 5


@pytest.mark.parametrize(
    ("stations", "buffers", "words"),
    [
        ([], 0, "stations"),
        ("ab", 0, "stations"),
        (["a"], 0, "stations"),
        (["a", "b"], -1, "buffers: -1"),
        (["a", "b"], [1, 2], r"buffers: \[1, 2\]"),
        (["a", "b"], [1.5], "buffers"),
        (["a", "b"], "3", "buffers"),
        (["a", "b"], None, "buffers"),
        (["a", "b"], 10**7, "buffers"),
        (["a", "a"], 0, "only once"),
        ([f"s{n}" for n in range(1001)], 0, "1 to 1000"),
    ],
)
def test_a_bad_line_is_refused(stations: Any, buffers: Any, words: str) -> None:
    if isinstance(stations, list) and stations != ["a"]:
        stations = [Station(name, process="1 s") for name in stations]
    with pytest.raises(UsageError, match=words):
        Line(stations, buffers)


def test_a_calendar_that_would_never_end_is_refused() -> None:
    fast = Station("a", process="1 s", fails_after="1 s", repair="1 s", clock="calendar")
    with pytest.raises(UsageError, match="slowest station"):
        Line([fast, Station("b", process="1 h")])


def test_a_line_that_loses_nearly_everything_is_refused() -> None:
    with pytest.raises(UsageError, match="quality"):
        Line([Station(f"s{n}", process="1 s", quality=0.01) for n in range(4)])


def test_sources_of_the_same_distribution_are_equal() -> None:
    texts = [
        Station("a", process=source).times["process"].mean for source in ("2 s", 2, 2.0, "0.0005555555555555556 h")
    ]
    assert texts == pytest.approx([2.0] * 4)
    assert Station("a", process=stats.expon(scale=2.0)).times["process"].mean == pytest.approx(2.0, rel=1e-9)


def test_nameplate_and_rate() -> None:
    line = Line([Station("a", process="2 s", servers=3), Station("b", process="1 s")], buffers=[4])
    assert line.nameplate == 1.0
    assert line.gaps == (4,)
    fast = line.at_rate(10.0)
    assert fast.nameplate == pytest.approx(10.0)
    assert fast.stations[0].times["process"].mean == pytest.approx(0.2)


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf")])
def test_a_rate_must_be_above_zero(rate: float) -> None:
    with pytest.raises(UsageError, match="rate"):
        Line([Station("a", process="1 s")]).at_rate(rate)
