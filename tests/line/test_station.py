"""Stations: what they take, and that everything wrong is named."""

from __future__ import annotations

from typing import Any

import pytest

from nameplate.errors import UsageError
from nameplate.line import Failure, Maintenance, Station

BAD: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "name"),
    ({"name": 3}, "name"),
    ({"process": "0 s"}, "process: 0 s"),
    ({"process": {}}, "process"),
    ({"process": {"x": "0 s"}}, "process: x: 0 s"),
    ({"process": {1: "1 s"}}, "process"),
    ({"servers": 0}, "servers: 0"),
    ({"servers": 1.5}, "servers: 1.5"),
    ({"servers": True}, "servers"),
    ({"servers": 10**9}, "servers"),
    ({"repair": "1 s"}, "both or neither"),
    ({"fails_after": "1 s"}, "both or neither"),
    ({"fails_after": "1 s", "repair": "0 s"}, "repair: 0 s"),
    ({"fails_after": "0.0001 s", "repair": "1 s"}, "failures an item"),
    ({"clock": "wall"}, "working or calendar"),
    ({"fails_after": "1 s", "repair": "1 s", "clock": "wall"}, "working or calendar"),
    ({"quality": 0}, "quality: 0"),
    ({"quality": 1.01}, "quality"),
    ({"quality": -0.5}, "quality"),
    ({"quality": 10**400}, "quality"),
    ({"quality": float("nan")}, "quality"),
    ({"quality": "0.9"}, "quality"),
    ({"failures": 5}, "failures"),
    ({"failures": ["1 s"]}, "failures"),
    ({"failures": [Failure("1 s", "1 s")] * 21}, "up to 20"),
    ({"maintenance": 5}, "maintenance"),
    ({"maintenance": [Maintenance("1 s", items=1)] * 21}, "up to 20"),
    ({"blocking": "never"}, "after or before"),
    ({"blocking": "before", "servers": 2}, "one server"),
    ({"spacing": "-1 s"}, "spacing: -1 s"),
    ({"spacing": -0.5}, "spacing"),
    ({"spacing": float("nan")}, "spacing"),
    ({"spacing": "exponential(mean 1 s)"}, "spacing.*without a spread"),
    ({"changeover": "-1 s"}, "changeover"),
    ({"changeover": {"x": "1 s"}}, "changeover: x"),
    ({"changeover": {"x": {"y": "-1 s"}}}, "changeover: x to y: -1 s"),
    ({"changeover": {1: {2: "1 s"}}}, "changeover"),
    ({"calendar": "sometimes"}, "calendar: week: 'sometimes'"),
    ({"calendar": 5}, "calendar"),
    ({"ramp": 5}, "ramp: 5"),
]


@pytest.mark.parametrize(("change", "words"), BAD)
def test_a_bad_station_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Station(**({"name": "a", "process": "1 s"} | change))


def test_all_faults_of_a_station_are_named() -> None:
    with pytest.raises(UsageError) as found:
        Station("a", process="x", servers=0, repair="1 s", quality=2.0, clock="no", ramp=5)  # type: ignore[arg-type]
    lines = str(found.value).splitlines()
    assert len(lines) == 6
    assert all(line.startswith("station 'a': ") for line in lines)


def test_a_failure_may_be_written_short() -> None:
    short = Station("a", process="1 s", fails_after="1 h", repair="1 min", failures=[Failure("2 h", "1 s", "calendar")])
    assert [(mode.life.mean, mode.mend.mean, mode.clock) for mode in short.modes] == [
        (3600.0, 60.0, "working"),
        (7200.0, 1.0, "calendar"),
    ]


def test_rate() -> None:
    assert Station("a", process="2 s", servers=3).rate == 1.5
    assert Station("a", process={"x": "1 s", "y": "3 s"}).rate == 0.5
    assert Station("a", process={"x": "1 s", "y": "3 s"}).mean_process({"x": 0.75, "y": 0.25}) == 1.5


@pytest.mark.parametrize("nothing", [0, 0.0, "0 s", [0.0, 0.0]])
def test_spacing_and_changeover_may_be_nothing(nothing: Any) -> None:
    assert Station("a", process="1 s", spacing=nothing).gap == 0.0
    assert Station("a", process="1 s", changeover=nothing).changes["", ""].mean == 0.0


@pytest.mark.parametrize(
    ("maintenance", "words"),
    [
        ({}, "every and items"),
        ({"every": "1 h", "items": 5}, "every and items"),
        ({"items": 0}, "items: 0"),
        ({"items": 1.5}, "items"),
        ({"every": "0 s"}, "every: 0 s"),
        ({"every": "-1 s"}, "every"),
        ({"every": float("nan")}, "every: nan"),
        ({"every": "exponential(mean 1 h)"}, "without a spread"),
        ({"takes": "0 s", "items": 5}, "takes: 0 s"),
        ({"takes": None, "items": 5}, "takes"),
    ],
)
def test_bad_maintenance_is_refused(maintenance: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Maintenance(**({"takes": "1 s"} | maintenance))


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (("0 s", "1 s"), "fails_after: 0 s"),
        (("1 s", "-1 s"), "repair: -1 s"),
        (("1 s", None), "repair: None"),
        (("1 s", "1 s", "wall"), "clock: 'wall'"),
    ],
)
def test_a_bad_failure_is_refused(failure: tuple[Any, ...], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Failure(*failure)
