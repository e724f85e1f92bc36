"""The verb `nameplate line`, called in this process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nameplate.cli.guard import guarded

EXAMPLES = Path(__file__).parents[2] / "examples" / "lines"
SHORT = ("--items", "2000", "--futures", "4", "--seed", "3")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(["line", str(EXAMPLES / "parallel.yaml"), *SHORT, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert len(data["throughput"]) == 4
    assert [station["station"] for station in data["stations"]] == ["feed", "oven", "pack"]
    for station in data["stations"]:
        assert sum(station[state] for state in ("working", "starved", "blocked", "down")) == pytest.approx(1.0)
    assert [good + bad for good, bad in zip(data["items"], data["scrapped"], strict=True)] == [2000] * 4


def test_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(["line", str(EXAMPLES / "unreliable.yaml"), *SHORT]) == 0
    shown = capsys.readouterr()
    assert "bottleneck" in shown.out
    assert "in 18 of 20 futures" in shown.out
    assert "█" in shown.out
    assert "puts the futures out of step" in shown.err


def test_hours(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(["line", str(EXAMPLES / "serial.yaml"), "--hours", "0.5", "--futures", "2", "--json"]) == 0
    assert all(1000 < items < 1800 for items in json.loads(capsys.readouterr().out)["items"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["none.yaml"], 4),
        ([str(EXAMPLES / "serial.yaml"), "--items", "0"], 2),
        ([str(EXAMPLES / "serial.yaml"), "--hours", "-1"], 2),
        ([str(EXAMPLES / "serial.yaml"), "--hours", "1", "--items", "5"], 2),
        ([__file__], 3),
    ],
)
def test_bad_use(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(["line", *words]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(["line", "--help"])
    assert "nameplate line examples/lines/serial.yaml" in capsys.readouterr().out
