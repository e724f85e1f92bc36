"""Lines: what they take, and that everything wrong is named."""

from __future__ import annotations

from typing import Any

import pytest

from nameplate.errors import UsageError
from nameplate.line import Buffer, Calendar, Line, Maintenance, Material, Mix, Ramp, Station
from nameplate.line.spec import MOST_STATIONS

ONE, TWO = [Station("a", process="1 s")], [Station(name, process="1 s") for name in "ab"]


@pytest.mark.parametrize(
    ("stations", "words"),
    [
        ([], "1 to 10000"),
        ("ab", "stations"),
        (["a"], "stations"),
        (None, "stations"),
        (Station("a", process="1 s"), "stations"),
        ([*TWO, *ONE], "a: valid would be names that stand only once"),
        (ONE * (MOST_STATIONS + 1), "1 to 10000"),
    ],
)
def test_bad_stations_are_refused(stations: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Line(stations)


@pytest.mark.parametrize(
    ("buffers", "words"),
    [
        (-1, "buffers: -1: valid would be a whole number from 0 to 1000000"),
        ([-1], r"buffers: \[-1\]"),
        ([1, 2], r"buffers: \[1, 2\]"),
        ([], "buffers"),
        ([1.5], "buffers"),
        (1.5, "buffers"),
        (True, "buffers"),
        ("3", "buffers"),
        (None, "buffers"),
        ({}, "buffers"),
        (10**7, "buffers"),
        ([10**6], "1000000 places on the whole line"),
    ],
)
def test_bad_buffers_are_refused(buffers: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Line(TWO, buffers)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ({"arrivals": "0 s"}, "arrivals: 0 s"),
        ({"arrivals": "soon"}, "arrivals"),
        ({"arrivals": "1 s", "material": Material("1 s")}, "arrivals and material"),
        ({"material": 5}, "material: 5"),
        ({"drain": "-1 s"}, "drain"),
        ({"products": {}}, "products"),
        ({"products": 5}, "products: 5"),
        ({"products": "ab"}, "products: 'ab'"),
        ({"calendar": "never"}, "calendar: week: 'never'"),
        ({"calendar": 5}, "calendar"),
        ({"conwip": 0}, "conwip: 0"),
        ({"conwip": 1.5}, "conwip: 1.5"),
        ({"conwip": 10**9}, "conwip"),
    ],
)
def test_bad_features_are_refused(features: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Line(ONE, **features)


@pytest.mark.parametrize(
    ("station", "features", "words"),
    [
        ({"servers": 2}, {"conwip": 2}, "conwip: valid would be a line of single servers; a: more than one"),
        ({"process": {"x": 1}}, {}, "the line has no products"),
        ({"process": {"x": 1}}, {"products": {"y": 1}}, "process: x: valid would be y"),
        ({"process": {"x": 1}}, {"products": {"x": 1, "y": 1}}, "process: x: valid would be x, y"),
        ({"process": {"x": 1, "y": 1, "z": 1}}, {"products": [("x", 1), ("y", 1)]}, "valid would be x, y"),
        ({"changeover": {"x": {"z": 1}}}, {"products": {"x": 1, "y": 1}}, "changeover: z: valid would be products"),
        ({"changeover": {"x": {"y": 1}}}, {}, "changeover: x, y: valid would be products"),
        ({"quality": 1e-9}, {}, "1e-09 of all items pass"),
    ],
)
def test_what_does_not_go_together_is_refused(station: dict[str, Any], features: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Line([Station(**({"name": "a", "process": "1 s"} | station))], **features)


def test_all_faults_of_a_line_are_named() -> None:
    with pytest.raises(UsageError) as found:
        Line(TWO, [-1], arrivals="x", drain="0 s", products={"x": 0}, calendar="x")
    assert len(str(found.value).splitlines()) == 5


def test_a_clock_that_would_never_end_is_refused() -> None:
    fast = Station("a", process="1 s", fails_after="1 s", repair="1 s", clock="calendar")
    with pytest.raises(UsageError, match="between one item and the next"):
        Line([fast, Station("b", process="1 h")])


def test_a_line_that_loses_nearly_everything_is_refused() -> None:
    with pytest.raises(UsageError, match="quality"):
        Line([Station(f"s{n}", process="1 s", quality=0.01) for n in range(4)])


@pytest.mark.parametrize(
    ("material", "words"),
    [
        ({"every": "0 s"}, "every: 0 s"),
        ({"every": None}, "every: None"),
        ({"lot": 0}, "lot: 0"),
        ({"lot": 1.5}, "lot: 1.5"),
        ({"lot": 10**13}, r"lot: .* to 10\*\*12"),
        ({"stock": -1}, "stock: -1"),
    ],
)
def test_bad_material_is_refused(material: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Material(**({"every": "1 s"} | material))


@pytest.mark.parametrize("places", [-1, 1.5, None, 10**7])
def test_a_bad_buffer_is_refused(places: Any) -> None:
    with pytest.raises(UsageError, match="buffer"):
        Buffer(places)


def test_buffers_are_read() -> None:
    for buffers in (4, [4], (4,), Buffer(4), [Buffer(4)]):
        assert Line(TWO, buffers).gaps == (4,)
    assert Line(ONE).gaps == ()


def test_nameplate_and_rate() -> None:
    line = Line([Station("a", process="2 s", servers=3), Station("b", process="1 s")], buffers=[4])
    assert line.nameplate == 1.0
    fast = line.at_rate(10.0)
    assert fast.nameplate == pytest.approx(10.0)
    assert fast.stations[0].work[""].mean == pytest.approx(0.2)


def test_shares_of_products() -> None:
    campaign = Line(ONE, products=[("x", 3), ("y", 1), ("x", 4)])
    assert campaign.shares == pytest.approx({"x": 7 / 8, "y": 1 / 8})
    assert Line(ONE, products=Mix({"x": 1, "y": 3})).shares == pytest.approx({"x": 0.25, "y": 0.75})
    assert Line(ONE).shares == {}
    apart = Station("a", process={"x": 1.0, "y": 3.0})
    assert Line([apart], products={"x": 1, "y": 1}).nameplate == pytest.approx(0.5)


def test_a_scaled_line_keeps_its_features() -> None:
    """All times are scaled, a calendar is not; shares, counts and what comes in stay."""
    station = Station(
        "a",
        process={"x": "1 s", "y": "2 s"},
        fails_after="10 s",
        repair="1 s",
        quality=0.9,
        maintenance=[Maintenance("3 s", every="30 s"), Maintenance("3 s", items=7)],
        spacing="0.5 s",
        changeover={"x": {"y": "1 s"}},
        ramp=Ramp("time", speed={"10 s": 0.5, "20 s": 1.0}),
    )
    features: dict[str, Any] = {"products": {"x": 1, "y": 1}, "drain": "1 s", "calendar": "Mon-Fri 06:00-14:00"}
    line = Line([station], material=Material("4 s", lot=2, stock=1), **features)
    slow = line.at_rate(line.nameplate / 4)
    found = slow.stations[0]
    assert found.work["y"].mean == pytest.approx(8.0)
    assert (found.modes[0].life.mean, found.modes[0].mend.mean) == (40.0, 4.0)
    assert [plan.due for plan in found.maintenance] == [120.0, 7.0]
    assert (found.gap, found.quality, found.changes["x", "y"].mean) == (2.0, 0.9, 4.0)
    assert [knot[0] for knot in found.ramp.knots["speed"]] == [40.0, 80.0]
    assert slow.supply is not None
    assert (slow.supply.time.mean, slow.supply.lot, slow.supply.stock) == (16.0, 2, 1)
    assert slow.outflow is not None
    assert slow.outflow.mean == 4.0
    assert isinstance(slow.hours, Calendar)
    assert Line(ONE, arrivals="2 s").at_rate(0.5).supply.time.mean == 4.0  # type: ignore[union-attr]


@pytest.mark.parametrize("rate", [0.0, -1.0, float("nan"), float("inf"), 1e300, 1e-300, 10**400, True, "1/s"])
def test_a_rate_must_be_above_zero(rate: Any) -> None:
    with pytest.raises(UsageError, match="rate"):
        Line(ONE).at_rate(rate)
