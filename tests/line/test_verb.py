"""The verb `nameplate line`, called in this process."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nameplate.cli import line as verb
from nameplate.cli.guard import guarded
from nameplate.cli.line_table import SIGNS, bar, number, rates, span, times

EXAMPLES = Path(__file__).parents[2] / "examples" / "lines"
SHORT = ("--items", "2000", "--futures", "4", "--seed", "3")


class Call:
    """Calls the verb on an example and keeps what it says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, name: str, *words: object) -> int:
        file = name if name.endswith(".yaml") else str(EXAMPLES / f"{name}.yaml")
        code = guarded(["line", file, *map(str, words)])
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.err
        return code

    def data(self, name: str, *words: object) -> dict[str, Any]:
        assert self(name, *words, "--json") == 0
        found: dict[str, Any] = json.loads(self.out)
        return found


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    return Call(capsys)


def test_json(call: Call) -> None:
    data = call.data("parallel", *SHORT)
    assert len(data["throughput"]) == 4
    assert [station["station"] for station in data["stations"]] == ["feed", "oven", "pack"]
    for station in data["stations"]:
        assert sum(station[state.replace(" ", "_")] for state in SIGNS) == pytest.approx(1.0)
    assert [good + bad for good, bad in zip(data["items"], data["scrapped"], strict=True)] == [2000] * 4
    assert data["title"] == "Three ovens between a feeder and a packer"
    assert not {"periods", "comparison", "sensitivity", "trace", "page"} & set(data)


def test_words(call: Call) -> None:
    assert call("unreliable", *SHORT) == 0
    for words in ("bottleneck", "in 18 of 20 futures", "known to", "scrapped", "for 18 of 20 items", "█", "OEE"):
        assert words in call.out
    assert "off shift" not in call.out
    assert "puts the futures out of step" in call.err
    assert "Seed 3" in call.err


def test_words_of_a_plant_with_everything(call: Call) -> None:
    assert call("campaigns", "--items", 3000, "--futures", 2) == 0
    for words in ("    small ", "    medium ", "changing over", "availability"):
        assert words in call.out
    assert call("shifts", "--items", 2000, "--futures", 2) == 0
    assert "off shift" in call.out


def test_one_future_and_none_that_differs(call: Call) -> None:
    assert call("serial", "--items", 500, "--futures", 1) == 0
    assert "18 of 20 futures" not in call.out
    assert call("penny_fab", "--items", 200) == 0
    assert "12/day in all futures" in call.out


def test_until_a_time(call: Call) -> None:
    data = call.data("serial", "--until", "0.5 h", "--futures", 2)
    assert all(1000 < items < 1800 for items in data["items"])


def test_until_it_is_known(call: Call) -> None:
    data = call.data("serial", "--items", 2000, "--until", "0.5 %", "--futures", 2)
    assert data["mean_within"] <= 0.005 * data["mean"]
    assert data["futures"] >= 8


def test_periods(call: Call) -> None:
    words = ("--until", "2 h", "--period", "30 min", "--futures", 2)
    data = call.data("scrap", *words)
    assert len(data["periods"]) == 8
    for number_, items in enumerate(data["items"]):
        assert sum(row["items"] for row in data["periods"] if row["future"] == number_) == items
    assert call("scrap", *words) == 0
    rows = [row.split() for row in call.out.splitlines() if " h " in row and row.split()[0][0].isdigit()]
    assert [row[0] for row in rows] == ["0", "0.5", "1", "1.5"]


def test_warm_up(call: Call) -> None:
    none = call.data("serial", *SHORT, "--warmup", 0)
    mser = call.data("serial", *SHORT, "--warmup", "mser")
    assert sum(none["throughput"]) < sum(mser["throughput"])


def test_first_and_seed_choose_the_luck(call: Call) -> None:
    words = ("--items", 1000, "--futures", 2, "--json")
    all_of_them = call.data("serial", "--items", 1000, "--futures", 4)
    assert call.data("serial", *words, "--first", 2)["throughput"] == all_of_them["throughput"][2:]
    assert call.data("serial", *words, "--seed", 9)["throughput"] != all_of_them["throughput"][:2]


def test_the_kernel_and_the_threads_do_not_matter(call: Call) -> None:
    words = ("--items", 300, "--futures", 2)
    plain = call.data("maintenance", *words, "--kernel", "reference")
    fast = call.data("maintenance", *words, "--kernel", "recursion", "--threads", 1)
    for key in plain.keys() - {"kernel", "why"}:
        assert plain[key] == fast[key], key


def test_comparison(call: Call) -> None:
    words = ("--items", 5000, "--compare", EXAMPLES / "bowl.yaml")
    found = call.data("balanced", *words)["comparison"]
    measures = {row["measure"]: row for row in found["measures"]}
    assert 0 < measures["throughput"]["low"] < measures["throughput"]["difference"] < measures["throughput"]["high"]
    assert call("balanced", *words) == 0
    assert "95 % interval" in call.out
    assert "balanced" in call.out
    assert "bowl" in call.out
    assert "times as wide" in call.err


def test_sensitivity(call: Call) -> None:
    found = call.data("unreliable", *SHORT, "--sensitivity")["sensitivity"]
    assert [row["station"] for row in found["stations"]] == ["cut", "wash", "coat", "inspect"]
    assert call("unreliable", *SHORT, "--sensitivity") == 0
    gains = call.out.partition("5 % faster")[2]
    best = max(found["stations"], key=lambda row: row["gain"])["station"]
    assert gains.splitlines()[1].startswith(best)


def test_trace(call: Call) -> None:
    assert call("mix", *SHORT, "--trace", 5) == 0
    rows = list(csv.DictReader(io.StringIO(call.out)))
    assert [row["item"] for row in rows] == [item for item in "01234" for _ in range(3)]
    assert [row["station"] for row in rows[:3]] == ["prepare", "assemble", "check"]
    data = call.data("mix", *SHORT, "--trace", 5)
    assert [row["left"] for row in data["trace"]] == [float(row["left"]) for row in rows]


def test_page(call: Call, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    page = tmp_path / "line.html"
    data = call.data("campaigns", "--items", 2000, "--futures", 2, "--page", page, "--trace", 20)
    assert data["page"] == str(page)
    assert "Three sizes in campaigns" in page.read_text("utf-8")
    assert len({row["item"] for row in data["trace"]}) == 20
    assert call("campaigns", "--items", 2000, "--futures", 2, "--page", page, "--trace", 20) == 0
    assert "bottleneck" in call.out
    assert "open it in a browser" in call.err


def test_without_the_extra_the_page_says_what_to_install(tmp_path: Path) -> None:
    file, page = str(EXAMPLES / "serial.yaml"), str(tmp_path / "p.html")
    code = (
        "import sys; sys.modules['altair'] = None; from nameplate.cli import main;"
        f"main(['line', {file!r}, '--page', {page!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert "the page needs altair; pip install 'nameplate[brief]'" in done.stderr


def test_compiling_is_announced_once(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nameplate.compiled.is_kept", lambda compiled: False)
    assert call("serial", "--items", 200, "--futures", 2) == 0
    assert call.err.count("Compiling the kernels, once") == 1
    assert call("serial", "--items", 200, "--futures", 2, "--kernel", "reference") == 0
    assert "Compiling" not in call.err
    monkeypatch.undo()
    assert call("serial", "--items", 200, "--futures", 2) == 0
    assert "Compiling" not in call.err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["none.yaml"], 4, "no such file"),
        (["serial", "--items", "0"], 2, "--items"),
        (["serial", "--items", "x"], 2, "--items"),
        (["serial", "--futures", "0"], 2, "--futures"),
        (["serial", "--futures", "1000000"], 2, "--futures: 1000000: valid would be"),
        (["serial", "--seed", "99999999999999999999"], 2, "--seed: "),
        (["serial", "--until", "-1 h"], 2, "--until: '-1 h': valid would be"),
        (["serial", "--until", "0 s"], 2, "--until: "),
        (["serial", "--until", "exponential(mean 1 h)"], 2, "--until: "),
        (["serial", "--until", "1 kg"], 2, "--until: "),
        (["serial", "--until", "0 %"], 2, "--until: '0 %'"),
        (["serial", "--until", "99 %"], 2, "--until: "),
        (["serial", "--until", "1 h", "--items", "5"], 2, "--until: "),
        (["serial", "--period", "1 h"], 2, "--period: "),
        (["serial", "--until", "1 h", "--period", "2 h"], 2, "--period: "),
        (["serial", "--warmup", "some"], 2, "--warmup 'some'"),
        (["serial", "--items", "10", "--warmup", "10"], 2, "--warmup: "),
        (["serial", "--items", "10", "--warmup", "-1"], 2, "--warmup: "),
        (["serial", "--kernel", "fast"], 2, "--kernel: 'fast': valid would be auto"),
        (["serial", "--device", "abacus"], 2, "--device: 'abacus': valid would be cpu"),
        (["serial", "--trace", "0"], 2, "--trace"),
        (["serial", "--trace", "100001"], 2, "--trace"),
        (["serial", "--hours", "8"], 2, "--hours"),
        (["serial", "--compare", "none.yaml"], 4, "none.yaml"),
        (["serial", "--until", "0.1 s", "--sensitivity"], 2, "--sensitivity: nothing comes out"),
        (["serial", "--items", "10", "--page", "/proc/no/page.html"], 4, "page.html"),
    ],
)
def test_bad_use(call: Call, words: list[str], code: int, told: str) -> None:
    assert call(*words) == code
    assert call.out == ""
    assert told in call.err


def test_faults_of_both_files_are_told_at_once(call: Call, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for file in files:
        file.write_text("schema: nameplate/line/1\nstations: [{name: a, process: 5}]\n", encoding="utf-8")
    assert call(str(files[0]), "--compare", files[1]) == 3
    assert "2 faults" in call.err
    assert call(str(files[0]), "--compare", EXAMPLES / "serial.yaml", "--json") == 3
    assert call.out == ""


def test_nothing_comes_out(call: Call) -> None:
    assert call("serial", "--until", "0.01 s", "--period", "0.005 s", "--compare", EXAMPLES / "bowl.yaml") == 0
    assert "nothing has come out" in call.out
    assert "nan" not in call.out
    assert call.data("serial", "--until", "0.01 s")["flow_time"]["mean"] == [None] * 16


def test_hostile_names_do_not_steer_the_terminal(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "line.yaml"
    file.write_text(
        'schema: nameplate/line/1\ntitle: "a\\e[31m"\nstations: [{name: "b\\e[2J[bold]", process: 1 s}]\n',
        encoding="utf-8",
    )
    for words in ((), ("--json",), ("--trace", 3), ("--sensitivity",)):
        assert call(str(file), "--items", 50, "--futures", 2, *words) == 0
        assert "\x1b" not in call.out
    assert "[bold]" in call.out


def test_check_reads_a_line_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(["check", str(EXAMPLES / "penny_fab.yaml")]) == 0
    assert "Penny Fab One, four pieces at a time, 4 stations" in capsys.readouterr().out


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(["line", "--help"])
    shown = capsys.readouterr().out
    for name in ("serial", "unreliable", "shifts", "balanced", "campaigns"):
        assert f"nameplate line examples/lines/{name}.yaml" in shown
        assert (EXAMPLES / f"{name}.yaml").exists()
    assert verb.LINE.startswith("Run a production line")


def test_numbers_for_people() -> None:
    assert bar({"working": 1 / 3, "changing over": 1 / 3, "off shift": 1 / 3}, width=9) == "███///---"
    assert [number(value) for value in (0.99996, 99999.0, 1e-7, 1e20, -3.25, float("inf"))] == [
        "1",
        "100,000",
        "1e-07",
        "1e+20",
        "-3.25",
        "unknown",
    ]
    assert times([0.0, float("nan")]) == ["0 s", "unknown"]
    assert times([200_000.0]) == ["2.31 days"]
    assert span(30.0, 30.0) == "30 to 30 s"
    assert rates([1e-5], plate=1e-4) == ["0.864/day"]
