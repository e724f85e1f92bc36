"""Errors become messages and exit codes; nothing ever shows a traceback."""

import errno
import os
import subprocess
import sys

import pytest

from nameplate import errors
from nameplate.cli import guard, screen

FAULTS = [errors.Fault("p.yaml", 3, 4, "x.y", "z", "w"), errors.Fault("p.yaml", 5, 1, "", "a", "b")]
RAISED = [
    (errors.CheckFailed("it differs"), 1, "it differs"),
    (errors.UsageError("no such thing"), 2, "no such thing"),
    (errors.QuantityError("70 Q", 3, "a unit"), 2, "valid would be a unit"),
    (errors.InvalidFile(FAULTS), 3, "2 faults\np.yaml:3:4: x.y: 'z'; valid would be w\np.yaml:5:1"),
    (errors.MissingInput("not there"), 4, "not there"),
    (errors.StorageError("disk is full"), 4, "disk is full"),
    (OSError(errno.ENOSPC, "No space left", "run.parquet"), 4, "run.parquet: No space left; free some room"),
    (PermissionError(errno.EACCES, "Permission denied", "secret.txt"), 4, "secret.txt: Permission denied"),
    (MemoryError(), 4, "not enough memory"),
    (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
    (ZeroDivisionError("division by zero"), 70, "our bug, not yours (ZeroDivisionError: division by zero"),
    (errors.NameplateError("odd"), 70, "our bug"),
    (RecursionError("too deep"), 70, "our bug"),
    (KeyboardInterrupt(), 130, "Interrupted"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "code", "words"), RAISED, ids=[type(case[0]).__name__ for case in RAISED])
def test_each_error_has_its_code_and_message(call, monkeypatch, dossier, error, code, words):
    def fail(*_):
        raise error

    monkeypatch.setattr("nameplate.cli.inspection.inspect", fail)
    monkeypatch.setattr("nameplate.cli.dossier.inspect", fail)
    outcome = call("check", dossier)
    assert (outcome.code, outcome.out) == (code, "")
    assert words in outcome.err
    assert "Traceback" not in outcome.err


def test_a_bug_shows_its_trace_when_asked(capsys, monkeypatch, tmp_path):
    def fail(*_):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setenv("NAMEPLATE_DEBUG", "1")
    monkeypatch.setattr("nameplate.cli.dossier.inspect", fail)
    assert guard.guarded(["check", str(tmp_path)]) == 70
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["fly"], "No such command 'fly'"),
        (["read"], "Missing argument 'FILE'"),
        (["run", "x", "--futures", "many"], "a valid integer"),
        (["run", "x", "--futures", "0"], "greater than or equal to 1"),
        (["run", "x", "--colour", "red"], "No such option"),
        (["read", "x.txt", "--published", "2027-02-30"], "a day from 01 to 28"),
        (["read", "x.txt", "--published", "soon"], "2027-H2"),
    ],
)
def test_wrong_usage_is_2_and_shows_the_way(call, words, hint):
    outcome = call(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert hint in outcome.err


def run(*words, **options):
    return subprocess.run(
        [sys.executable, "-c", "from nameplate.cli import main; main()", *words],
        stderr=subprocess.PIPE, text=True, check=False, **options,
    )  # fmt: skip


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_behind_stdout_is_told():
    with open("/dev/full", "w") as full:  # noqa: PTH123
        result = run("schema", stdout=full)
    assert result.returncode == 4
    assert "No space left on device" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Exception ignored" not in result.stderr


def test_a_terminal_of_another_encoding_is_served(tmp_path):
    (tmp_path / "a.txt").write_text(
        "The plant produces up to 70 million rounds → per year, said Müller…", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = run("read", str(tmp_path / "a.txt"), stdout=subprocess.PIPE, env=environment)
    assert result.returncode == 0
    assert result.stdout.isascii()


def test_a_reader_that_has_had_enough_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    result = run("schema", stdout=writer)
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, "")


def test_what_a_report_holds_cannot_steer_the_terminal(capsys):
    hostile = "a\x1b[2Jb\x9b31mc\u202ed\re\nf"
    screen.say(hostile)
    screen.put(hostile)
    screen.put_json({"quote": hostile})
    screen.put_table(["x"], [[f"[bold]{hostile}[/bold]"]])
    captured = capsys.readouterr()
    for sign in "\x1b\x9b\u202e\r":
        assert sign not in captured.err + captured.out
    assert "[bold]" in captured.out


def test_a_table_becomes_paragraphs_on_a_narrow_screen(monkeypatch, capsys):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    rows = [["c1", "capacity", "who", "many words " * 9], ["c2", "delay", "", "more"]]
    monkeypatch.setenv("COLUMNS", "100")
    screen.put_table(["id", "kind", "who", "words"], rows, cut=(3,))
    wide = capsys.readouterr().out.splitlines()
    assert len(wide) == 3
    assert "…" in wide[1]
    monkeypatch.setenv("COLUMNS", "40")
    screen.put_table(["id", "kind", "who says so, in full", "words"], rows, cut=(3,))
    narrow = capsys.readouterr().out
    assert narrow.startswith("c1  capacity  who\n    many words many words")
    assert narrow.endswith("c2  delay\n    more\n")


def test_json_is_strict_and_gives_back_what_went_in(capsys):
    import json

    screen.put_json({"a": float("inf"), "b": [1.5, float("nan")], "c": "\x9b\u202e ü", "d": None, "e": True})
    assert json.loads(capsys.readouterr().out) == {
        "a": None,
        "b": [1.5, None],
        "c": "\x9b\u202e ü",
        "d": None,
        "e": True,
    }


def test_progress_is_silent_where_nobody_looks(capsys):
    with screen.progress("futures") as tell:
        tell(1, 2)
    with screen.waiting("something"):
        pass
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_no_colour_is_respected(monkeypatch, capsys):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    screen.put_table(["x"], [["y"]])
    assert "\x1b[3" not in capsys.readouterr().out
