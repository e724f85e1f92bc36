"""Bad input: the right code, a clear message, nothing half written."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEN_MISTAKES = """schema: nameplate/programme/1
title: Ten mistakes
start: 2025-02-30
years: ten
colour: red
products:
  round: {label: rounds, unit: round}
sites:
  plant:
    label: plant
    capacity: {value: 70M rifle/year, assumed: a, by: b}
    ramp: {value: 5 round, assumed: a, by: b}
    yield: {value: 70 Q %, assumed: a, by: b}
lines:
  main: {label: main, site: plant, product: round, count: {value: 4 line, assumed: a, by: b}, starts: beginn}
milestones:
  start:
    label: start
    said: 2025
    date: {value: 2027-02-30, assumed: a, by: b}
    after: [nowhere]
consumers:
  army: {label: army, priority: 0, demand: {}}
questions: what
"""


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", 3, "empty"),
        (b"\x7fELF\x00\x01\x02\x00" * 100, 3, ""),
        (b"a" * (10 * 2**20 + 1), 3, "10"),
        ("Ein Gef\u00e4\u00df".encode("utf-16")[:-1], 3, ""),
        (None, 4, "no such file"),
    ],
    ids=["empty", "binary", "huge", "wrongly encoded", "missing"],
)
def test_a_bad_report(call, listing, tmp_path, dossier, content, code, words):
    path = tmp_path / "report.txt"
    if content is not None:
        path.write_bytes(content)
    before = listing(dossier)
    outcome = call("read", path, "--into", dossier, "--json")
    assert (outcome.code, outcome.out) == (code, "")
    assert "report.txt" in outcome.err
    assert words in outcome.err
    assert listing(dossier) == before


def test_ten_mistakes_are_all_named_with_their_lines(call, dossier):
    (dossier / "programme.yaml").write_text(TEN_MISTAKES, encoding="utf-8")
    outcome = call("check", dossier, "--json")
    assert outcome.code == 3
    lines = {fault["line"] for fault in outcome.data["faults"]}
    assert {3, 4, 5, 11, 12, 13, 15, 20, 21, 23, 24} <= lines
    assert all(fault["column"] for fault in outcome.data["faults"])
    for words in (
        "2025-02-30",
        "ten",
        "colour",
        "70M rifle/year",
        "5 round",
        "70 Q %",
        "beginn",
        "2027-02-30",
        "nowhere",
    ):
        assert words in outcome.err
    assert call("run", dossier, "--futures", "5").code == 3
    assert not (dossier / "runs").exists()


@pytest.mark.parametrize("verb", ["check", "explain", "run", "ask", "compare", "drivers", "brief", "draft", "claims"])
def test_a_dossier_without_a_programme_or_claims(call, tmp_path, verb):
    (tmp_path / "empty").mkdir()
    question = ["output of x in 2027"] if verb == "ask" else []
    outcome = call(verb, tmp_path / "empty", *question)
    assert (outcome.code, outcome.out) == (4, "")
    assert "nameplate" in outcome.err  # says which verb helps
    assert not any((tmp_path / "empty").iterdir())


@pytest.mark.parametrize("verb", ["check", "explain", "run", "ask", "compare", "drivers", "brief", "draft", "claims"])
def test_no_dossier_at_all(call, tmp_path, verb):
    question = ["output of x in 2027"] if verb == "ask" else []
    outcome = call(verb, tmp_path / "nowhere", *question)
    assert (outcome.code, outcome.out) == (4, "")
    assert "nowhere" in outcome.err


def test_a_question_that_is_none(call, finished):
    outcome = call("ask", finished, "what is the meaning of life")
    assert (outcome.code, outcome.out) == (2, "")


def test_a_unit_that_does_not_fit_the_question(call, finished):
    assert call("ask", finished, "chance of at least 5 rifle in 2031").code == 2


def test_a_file_system_that_takes_no_more(call, listing, dossier):
    """A limit on the size of files, set by the system for one process: every larger write fails for real."""
    assert call("run", dossier, "--futures", "5").code == 0  # whatever is compiled and cached is so by now
    before = listing(dossier)
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000));"
        f"from nameplate.cli import main; main(['run', {str(dossier)!r}, '--futures', '2000'])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (4, "")
    assert "could not be written" in result.stderr
    after = listing(dossier)
    new = {name for name in after if name not in before}
    assert not [name for name in new if name.endswith((".part", "manifest.json"))]
    assert {name: after[name] for name in before} == before
    assert call("run", dossier, "--futures", "2000", "--resume").code == 0


def _full(*_, **__):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("verb", ["read", "draft", "run"])
def test_a_full_disk_leaves_the_dossier_as_it_was(call, listing, monkeypatch, article, dossier, verb):
    call("read", article, "--into", dossier)
    before = listing(dossier)
    other = article.with_name("other.txt")
    other.write_text(article.read_text("utf-8") + "It employs 300 people.\n", encoding="utf-8")
    words = {
        "read": ["read", other, "--publisher", "Herald", "--into", dossier],
        "draft": ["draft", dossier, "--force"],
        "run": ["run", dossier, "--futures", "5"],
    }[verb]
    monkeypatch.setattr(os, "fsync", _full)
    outcome = call(*words)
    assert (outcome.code, outcome.out) == (4, "")
    assert "No space left" in outcome.err
    after = {name: size for name, size in listing(dossier).items() if not name.startswith("runs/")}
    assert after == before
    assert not [name for name in listing(dossier) if name.endswith((".part", ".parquet", "manifest.json"))]


def test_new_on_a_full_disk_leaves_nothing(call, monkeypatch, tmp_path):
    monkeypatch.setattr(Path, "write_text", _full)
    outcome = call("new", tmp_path / "plant")
    assert outcome.code == 4
    assert not list(tmp_path.iterdir())


def test_an_interrupted_run_says_so_and_leaves_nothing_half_written(listing, dossier):
    command = [
        sys.executable,
        "-c",
        "from nameplate.cli import main; main()",
        "run",
        str(dossier),
        "--futures",
        "2000000",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        deadline = time.monotonic() + 120
        while not list(dossier.glob("runs/*/*/*.parquet")) and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    finally:
        process.kill()
    assert (process.returncode, out) == (130, "")
    assert "Interrupted" in err
    assert "Traceback" not in err
    assert not [name for name in listing(dossier) if name.endswith((".part", "manifest.json"))]


def test_a_question_that_nobody_could_answer_is_a_fault_of_the_file(call, dossier):
    path = dossier / "programme.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + "  - how many?\n  - output of nothing in 2099\n", encoding="utf-8")
    outcome = call("check", dossier)
    assert outcome.code == 3
    assert f"programme.yaml:{text.count(chr(10)) + 1}:" in outcome.err
    assert f"programme.yaml:{text.count(chr(10)) + 2}:" in outcome.err


def test_a_bad_table_of_hedges_is_found_by_check(call, dossier):
    (dossier / "hedges.yaml").write_text("schema: nameplate/hedges/1\nbound: {up_too: 1}\n", encoding="utf-8")
    outcome = call("check", dossier)
    assert outcome.code == 3
    assert "bound.up_to" in outcome.err


def test_a_damaged_run_is_named_and_made_again(call, dossier):
    assert call("run", dossier, "--futures", "20").code == 0
    for path in dossier.glob("runs/*/*/month-*.parquet"):
        path.write_bytes(b"")
    outcome = call("ask", dossier, "output of item in 2028")
    assert outcome.code == 3
    assert "damaged" in outcome.err
    assert call("run", dossier, "--futures", "20").code == 0
    assert call("ask", dossier, "output of item in 2028").code == 0


def test_reading_again_without_reports_keeps_the_claims(call, dossier, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("A plant\n\nThe plant will make up to 4 million items a year, Herald said.\n", encoding="utf-8")
    assert call("read", article, "--into", dossier).code == 0
    before = (dossier / "claims.jsonl").read_bytes()
    for path in (dossier / "reports").iterdir():
        path.unlink()
    assert call("claims", dossier, "--refresh").code == 4
    assert (dossier / "claims.jsonl").read_bytes() == before
