"""Line files: read, and all faults named with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from nameplate.errors import InvalidFile, MissingInput
from nameplate.line import load_line, simulate

EXAMPLES = Path(__file__).parents[2] / "examples" / "lines"
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
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "line.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_faults_in_one_list(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile) as found:
        load_line(write(tmp_path, BAD))
    places = {fault.place: (fault.line, fault.column) for fault in found.value.faults}
    assert places == {
        "heading": (2, 1),
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
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stations: []", "stations"),
        ("buffers: 3", "stations"),
        ("stations: [{name: a, process: 1 s, repair: 1 s}]", "stations.0"),
        ("stations: [{name: a, process: 1 s}]\nbuffers: 1.5", "buffers"),
        ("stations: [{name: a, process: 1 s}]\nbuffers: [1]", "buffers"),
        ("stations: [{process: 1 s}]", "stations.0.name"),
        ("stations: [{name: a}]", "stations.0.process"),
        ("stations: [{name: a, process: [1, 2]}]", "stations.0.process"),
        ("stations: [{name: a, process: 1 s, quality: 50 % to 80 %}]", "stations.0.quality"),
        ("stations: [{name: a, process: 1 s, fails_after: 1 us, repair: 1 s}]", "stations.0.fails_after"),
    ],
)
def test_each_fault_has_its_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(InvalidFile) as found:
        load_line(write(tmp_path, f"schema: nameplate/line/1\n{text}\n"))
    assert any(fault.place.startswith(place) for fault in found.value.faults)
    assert all(fault.line and fault.valid for fault in found.value.faults)


def test_other_schemas_and_missing_files(tmp_path: Path) -> None:
    with pytest.raises(InvalidFile, match="nameplate/line/1"):
        load_line(write(tmp_path, "schema: nameplate/programme/1\n"))
    with pytest.raises(MissingInput):
        load_line(tmp_path / "none.yaml")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_examples_run(path: Path) -> None:
    result = simulate(load_line(path), items=5_000, futures=4)
    assert 0.5 < result.throughput.mean() / result.line.nameplate < 1.0
    assert result.line.title


def test_a_file_is_what_it_says(tmp_path: Path) -> None:
    line = load_line(
        write(
            tmp_path,
            "schema: nameplate/line/1\ntitle: t\nbuffers: 4\nstations:\n"
            "  - {name: a, process: 2 s, servers: 2, quality: 99 %, fails_after: 1 h, repair: 1 min, clock: calendar}\n"
            "  - {name: b, process: 1 s}\n",
        )
    )
    a, b = line.stations
    assert (line.title, line.gaps, line.nameplate) == ("t", (4,), 1.0)
    assert (a.servers, a.quality, a.clock, a.times["repair"].mean) == (2, 0.99, "calendar", 60.0)
    assert (b.servers, b.quality, b.clock, set(b.times)) == (1, 1.0, "working", {"process"})
