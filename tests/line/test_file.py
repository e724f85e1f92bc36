"""Line files: read, and all faults named with line and column."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from nameplate.errors import InvalidFile, MissingInput
from nameplate.line import Campaign, Line, Mix, load_line, simulate

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "lines").glob("*.yaml"))
HEAD = "schema: nameplate/line/1\n"
WHOLE = """\
schema: nameplate/line/1
title: everything at once
arrivals: exponential(mean 4 s)
drain: [1 s, 2 s]
products: {red: 1, blue: 3}
calendar: {week: Mon-Fri 06:00-22:00, holidays: [2, 9]}
conwip: 12
buffers: [3, 1k]
stations:
  - name: first
    process:
      red: 2 s
      blue: [1 s, 3 s, 2.5 s]
    fails_after: exponential(mean 1 h)
    repair: 5 min
    clock: calendar
    failures:
      - {fails_after: 10 h, repair: [1 h, 2 h]}
      - {fails_after: 3 day, repair: 1 h, clock: calendar}
    maintenance:
      - {takes: 10 min, every: 8 h}
      - {takes: 1 min, items: 1_000}
    blocking: before
    spacing: 1 s
    changeover:
      red: {blue: 1 min}
      blue: {red: 0 s}
    calendar: always
  - name: second
    process: 1 s
    quality: 99 %
    ramp: {by: time, speed: {0 s: 50 %, 2 week: 1}, quality: {1 day: 0.9}}
  - name: third
    process: 1 s
    changeover: 2 s
    ramp: {by: items, quality: {0: 50 %, 5_000: 60 %, 10k: 100 %}}
"""
STRANGE = ("", "[]", "{}", "-1", "1e999", "[[1 s]]", "{a: {b: c}}", "null", "5 %", "always", "'", "*a", "0 s", "x: y")
ONE = "stations: [{name: a, process: 1 s}]"
BAD = """\
schema: nameplate/line/1
heading: a line
buffers: [1, -2, 3]
stations:
  - name: a
    process: exponential(mean 2 kg)
  - name: b
    process: 0 s
    servers: two
    colour: red
  - name: c
    process: 1 s
    repair: 3 s
    quality: 120 %
  - name: a
    process: 1 s
    clock: wall
  - 7
arrivals: 1 s
material: {every: soon, lot: 0, stok: 3}
products:
  - {product: red, items: 5}
  - {product: "", items: 0}
calendar: {week: Mon-Fri, holidays: [1, -1, x]}
conwip: 0
drain: 5
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "line.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def places(folder: Path, text: str) -> dict[str, tuple[int | None, int | None]]:
    with pytest.raises(InvalidFile) as found:
        load_line(write(folder, text))
    assert all(fault.valid for fault in found.value.faults)
    return {fault.place: (fault.line, fault.column) for fault in found.value.faults}


def station(words: str) -> str:
    """Write a file with one station."""
    return f"{HEAD}stations:\n  - name: a\n    process: 1 s\n    {words}\n"


def test_all_faults_in_one_list(tmp_path: Path) -> None:
    assert places(tmp_path, BAD) == {
        "heading": (2, 1),
        "buffers": (3, 1),
        "buffers.1": (3, 14),
        "stations.0.process": (6, 5),
        "stations.1.process": (8, 5),
        "stations.1.servers": (9, 5),
        "stations.1.colour": (10, 5),
        "stations.2.repair": (13, 5),
        "stations.2.quality": (14, 5),
        "stations.3.name": (15, 5),
        "stations.3.clock": (17, 5),
        "stations.4": (18, 5),
        "material": (20, 1),
        "material.every": (20, 12),
        "material.lot": (20, 25),
        "material.stok": (20, 33),
        "products.1.product": (23, 6),
        "products.1.items": (23, 19),
        "calendar.week": (24, 12),
        "calendar.holidays.1": (24, 41),
        "calendar.holidays.2": (24, 45),
        "conwip": (25, 1),
        "drain": (26, 1),
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stations: []", "stations"),
        ("stations: {}", "stations"),
        ("stations:", "stations"),
        ("stations: [{process: 1 s}]", "stations.0.name"),
        ("stations: [{name: a}]", "stations.0.process"),
        ("stations: [{name: [a], process: 1 s}]", "stations.0.name"),
        ("buffers: 1.5", "buffers"),
        ("buffers: -1", "buffers"),
        ("buffers: [1]", "buffers"),
        ("buffers: 9999999", "buffers"),
        ("stations: [{name: a, process: 1 s}, {name: b, process: 1 s}]\nbuffers: [1, 2]", "buffers"),
        ("title: [a]", "title"),
        ("arrivals: -1 s", "arrivals"),
        ("drain: 0 s", "drain"),
        ("material: 5", "material"),
        ("material: {lot: 5}", "material.every"),
        ("products: []", "products"),
        ("products: {}", "products"),
        ("products: {a: 0}", "products.a"),
        ("products: {a: 1, b: much}", "products.b"),
        ("products: [a]", "products.0"),
        ("products: [{product: a}]", "products.0.items"),
        ("calendar: Mon 06:00-06:00", "calendar"),
        ("calendar: ''", "calendar"),
        ("calendar: {holidays: [1]}", "calendar.week"),
        ("calendar: {week: always, holidays: 3}", "calendar.holidays"),
        ("conwip: many", "conwip"),
        ("stations: [{name: a, process: 1 s, servers: 2}]\nconwip: 3", "conwip"),
        (f"{ONE[:-2]}, quality: 0.1 %}}, {{name: b, process: 1 s, quality: 0.01 %}}]", "stations.1.quality"),
        (
            "stations: [{name: a, process: 2 h}, "
            "{name: 'b: c', process: 1 s, fails_after: 1 s, repair: 1 s, clock: calendar}]",
            "stations.1.fails_after",
        ),
    ],
)  # fmt: skip
def test_each_fault_of_a_line_has_its_place(tmp_path: Path, text: str, place: str) -> None:
    before = "" if "stations:" in text else f"{ONE}\n"
    found = places(tmp_path, f"{HEAD}{before}{text}\n")
    assert set(found) == {place}
    assert all(line for line, _ in found.values())


@pytest.mark.parametrize(
    ("words", "place", "column"),
    [
        ("servers: 0", "servers", 5),
        ("servers: 1e400", "servers", 5),
        ("servers: 5000", "servers", 5),
        ("quality: 0", "quality", 5),
        ("quality: 50 % to 80 %", "quality", 5),
        ("clock: both", "clock", 5),
        ("repair: 1 s", "repair", 5),
        ("fails_after: 1 s", "fails_after", 5),
        ("fails_after: 1 us\n    repair: 1 s", "fails_after", 5),
        ("failures: 1 h", "failures", 5),
        ("failures: [1 h]", "failures.0", 16),
        ("failures: [{fails_after: 1 h, repair: 1 s}, {fails_after: 1 h}]", "failures.1.repair", 49),
        ("failures: [{fails_after: 1 h, repair: 1 s, clock: wall}]", "failures.0.clock", 48),
        ("failures: [{fails_after: 1 h, repair: 1 s}, {fails_after: 1 us, repair: 1 s}]", "failures.1.fails_after", 50),
        ("maintenance: {takes: 1 s, items: 3}", "maintenance", 5),
        ("maintenance: [{takes: 1 s}]", "maintenance.0", 19),
        ("maintenance: [{takes: 1 s, items: 3, every: 1 h}]", "maintenance.0.every", 42),
        ("maintenance: [{takes: 1 s, items: 0}]", "maintenance.0.items", 32),
        ("maintenance: [{takes: 1 s, every: exponential(mean 1 h)}]", "maintenance.0.every", 32),
        ("maintenance: [{items: 3}]", "maintenance.0.takes", 19),
        ("blocking: never", "blocking", 5),
        ("blocking: before\n    servers: 2", "blocking", 5),
        ("spacing: exponential(mean 1 s)", "spacing", 5),
        ("spacing: [1 s, 2 s]", "spacing", 5),
        ("changeover: {b: {c: 1 s}}", "changeover.b", 18),
        ("changeover: {b: 1 s}", "changeover.b", 18),
        ("changeover: long", "changeover", 5),
        ("calendar: Someday 06:00-14:00", "calendar", 5),
        ("ramp: 1", "ramp", 5),
        ("ramp: {by: luck, speed: {2 week: 1}}", "ramp.by", 12),
        ("ramp: {by: items}", "ramp", 5),
        ("ramp: {by: items, speed: {}}", "ramp.speed", 23),
        ("ramp: {by: items, speed: {x: 1}}", "ramp.speed.x", 31),
        ("ramp: {by: items, speed: {0: 2}}", "ramp.speed.0", 31),
        ("ramp: {by: items, quality: {0: 1, 0.0: 1}}", "ramp.quality.0.0", 39),
        ("ramp: {by: time, speed: {5: 1}}", "ramp.speed.5", 30),
        ("ramp: {learning: {first: 1, rate: 2, full: 5}}", "ramp.learning.rate", 33),
        ("ramp: {learning: {first: 1, rate: 1}}", "ramp.learning.full", 12),
        ("process_: 1 s", "process_", 5),
        ("'': 1 s", "", 5),
    ],
)
def test_each_fault_of_a_station_has_its_place(tmp_path: Path, words: str, place: str, column: int) -> None:
    found = places(tmp_path, station(words))
    where = f"stations.0.{place}"
    # The entries below one that is wrong may be wrong, too.
    assert all(other.startswith(where) for other in found)
    assert found[where] == (5, column)


@pytest.mark.parametrize(
    ("process", "below"),
    [
        ("-1 s", ""),
        ("0 s", ""),
        ("2", ""),
        ("inf s", ""),
        ("1e99 s", ""),
        ("1e400 s", ""),
        ("2 rifle", ""),
        ("uniform(-1 s, 3 s)", ""),
        ("-5 s to 5 s", ""),
        ("[]", ""),
        ("[0 s, 0 s]", ""),
        ("[1 s, 2, -1 s, 1 s to 2 s, [1 s]]", ".1 .2 .3 .4"),
        ("{}", ""),
        ("{red: 1 s}", ".red"),
        ("'gamma(mean 2 s, sd 9999 s)'", ""),
    ],
)
def test_bad_durations(tmp_path: Path, process: str, below: str) -> None:
    text = f"{HEAD}stations:\n  - name: a\n    process: {process}\n"
    assert set(places(tmp_path, text)) == {f"stations.0.process{part}" for part in below.split() or [""]}


def test_products_are_compared_with_durations(tmp_path: Path) -> None:
    text = WHOLE.replace("blue: 3", "green: 3")
    assert places(tmp_path, text) == {
        "stations.0.process.blue": (13, 7),
        "stations.0.process": (11, 5),
        "stations.0.changeover.blue": (27, 7),
        "stations.0.changeover.red.blue": (26, 13),
    }


def test_a_comma_in_braces_is_explained(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="needs quotes"):
        load_line(write(tmp_path, HEAD + "stations: [{name: a, process: erlang(k 2, mean 1 s)}]"))


def test_other_schemas_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="nameplate/line/1"):
        load_line(write(tmp_path, "schema: nameplate/programme/1\n"))
    with pytest.raises(MissingInput):
        load_line(tmp_path / "none.yaml")


def test_a_file_is_what_it_says(tmp_path: Path) -> None:
    line = load_line(write(tmp_path, WHOLE))
    first, second, third = line.stations
    assert (line.title, line.gaps, line.conwip) == ("everything at once", (3, 1000), 12)
    assert line.supply is not None
    assert line.outflow is not None
    assert (line.supply.time.mean, line.outflow.mean, line.material) == (4.0, 1.5, None)
    assert (line.hours.week, line.hours.holidays) == ("Mon-Fri 06:00-22:00", [2, 9])
    assert isinstance(line.kinds, Mix)
    assert line.shares == {"red": 0.25, "blue": 0.75}
    assert {name: round(time.mean, 9) for name, time in first.work.items()} == {"red": 2.0, "blue": round(6.5 / 3, 9)}
    assert [(mode.life.mean, mode.mend.mean, mode.clock) for mode in first.modes] == [
        (3600.0, 300.0, "calendar"),
        (36_000.0, 5400.0, "working"),
        (259_200.0, 3600.0, "calendar"),
    ]
    assert [(plan.time.mean, plan.due, plan.by_items) for plan in first.maintenance] == [
        (600.0, 28_800.0, False),
        (60.0, 1000.0, True),
    ]
    assert (first.blocking, first.gap, first.calendar.share) == ("before", 1.0, 1.0)
    assert {pair: time.mean for pair, time in first.changes.items()} == {("red", "blue"): 60.0, ("blue", "red"): 0.0}
    assert (second.quality, second.blocking, second.gap, second.calendar, second.modes) == (
        0.99,
        "after",
        0.0,
        None,
        (),
    )
    assert second.ramp is not None
    assert (second.ramp.at("speed", 604_800.0), second.ramp.at("quality", 0.0)) == (0.75, 0.9)
    assert third.ramp is not None
    assert third.ramp.at("quality", 7_500.0) == pytest.approx(0.8)
    assert third.changes["", ""].mean == 2.0


def test_the_shortest_file(tmp_path: Path) -> None:
    line = load_line(write(tmp_path, station("")))
    assert (line.title, line.gaps, line.nameplate) == ("", (), 1.0)


def test_campaigns_and_material(tmp_path: Path) -> None:
    text = (
        "products: [{product: red, items: 5}, {product: blue, items: 2}, {product: red, items: 1}]\n"
        "material: {every: 1 h, lot: 3_600, stock: 50}\n"
    )
    line = load_line(write(tmp_path, station("") + text))
    assert isinstance(line.kinds, Campaign)
    assert (line.kinds.names, line.kinds.ends) == (("red", "blue"), (5.0, 7.0, 8.0))
    assert line.material is not None
    assert (line.material.rate, line.material.stock) == (1.0, 50)


def test_a_file_makes_the_same_line_as_python(tmp_path: Path) -> None:
    line = load_line(write(tmp_path, WHOLE))
    one = simulate(line, 500, futures=2, kernel="reference")
    again = simulate(load_line(write(tmp_path, WHOLE)), 500, futures=2, kernel="reference")
    assert one.to_json() == again.to_json()


def test_ten_thousand_stations_are_read_and_one_more_is_not(tmp_path: Path) -> None:
    rows = "".join(f"  - {{name: s{number}, process: 1 s}}\n" for number in range(10_001))
    assert set(places(tmp_path, f"{HEAD}stations:\n{rows}")) == {"stations"}
    line = load_line(write(tmp_path, f"{HEAD}stations:\n{rows[: rows.rindex('  -')]}"))
    assert len(line.stations) == 10_000
    assert simulate(line, 2, warmup=0, kernel="reference").throughput[0] == pytest.approx(2 / 10_001)


def test_a_file_may_not_fill_the_memory(tmp_path: Path) -> None:
    off = "".join(
        f"  - {{name: s{n}, process: 1 s, calendar: {{week: always, holidays: [36525]}}}}\n" for n in range(30)
    )
    assert "stations.19.calendar.holidays" in places(tmp_path, f"{HEAD}stations:\n{off}")
    many = "stations: [{name: a, process: 1 s, changeover: " + "{x: " * 50 + "}" * 50 + "}]"
    with pytest.raises(InvalidFile, match="40 levels"):
        load_line(write(tmp_path, HEAD + many))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_changed_in_a_file_it_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(40):
        lines = WHOLE.splitlines()[1:]
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(lines))
            head = lines[at].partition(":")[0]
            row = lines[at]
            lines[at] = dice.choice([f"{head}: {dice.choice(STRANGE)}", "", f"  {row}", row[: dice.randrange(20)]])
        try:
            line = load_line(write(tmp_path, HEAD + "\n".join(lines)))
        except InvalidFile as error:
            # Any other error ends the test.
            valid = all(fault.valid for fault in error.faults)
        else:
            valid = isinstance(line, Line)
        assert valid


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_say_what_they_show_and_run(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(f"{HEAD}# ")
    line = load_line(path)
    result = simulate(line, items=2_000, futures=2)
    assert 0.3 < result.throughput.mean() / line.nameplate <= 1.0 + 1e-9
    assert line.title


def test_examples_show_everything() -> None:
    text = "\n".join(path.read_text("utf-8") for path in EXAMPLES)
    keys = (
        "title buffers arrivals material every lot stock drain products product items calendar week holidays conwip "
        "name process servers fails_after repair clock quality failures maintenance takes blocking spacing changeover "
        "ramp by speed learning"
    )
    missing = [key for key in keys.split() if not re.search(rf"(^|[ {{]){key}:", text, re.MULTILINE)]
    assert not missing


def test_lines_in_the_documentation_run(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```yaml\n(.*?)^```$", (ROOT / "docs" / "line.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert blocks
    for block in blocks:
        assert simulate(load_line(write(tmp_path, block)), 500, kernel="reference").items[0] > 0
