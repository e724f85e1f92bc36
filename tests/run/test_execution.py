from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nameplate import storage
from nameplate.errors import InvalidFile, StorageError, UsageError
from nameplate.run import Run, execute, execution

SCRIPT = Path(__file__).with_name("fake_future.py")


def content(run: Run) -> dict[str, bytes]:
    return {p.relative_to(run.path).as_posix(): p.read_bytes() for p in sorted(run.path.rglob("*")) if p.is_file()}


def copy_of(fakes, tmp_path, name):
    return fakes.make_fake_dossier(tmp_path / name)


def test_a_run_holds_every_scenario_and_the_announced_future(dossier):
    run = execute(dossier, 25, 1, chunk=10)
    assert run.scenarios == ("open", "closed")
    assert run.futures == 25
    assert run.seed == 1
    assert run.path == dossier.runs / run.id
    assert run.table("month", "closed")["future"].unique().to_list() == list(range(25))
    assert run.table("month", "announced")["future"].unique().to_list() == [0]


def test_two_runs_of_the_same_are_the_same_bytes_in_the_same_place(fakes, tmp_path):
    first = execute(copy_of(fakes, tmp_path, "one"), 25, 1, chunk=10)
    second = execute(copy_of(fakes, tmp_path, "two"), 25, 1, chunk=10)
    assert first.id == second.id
    assert content(first) == content(second)


def test_the_values_do_not_hang_on_the_chunk_size(fakes, tmp_path):
    whole = execute(copy_of(fakes, tmp_path, "one"), 25, 1, chunk=25)
    pieces = execute(copy_of(fakes, tmp_path, "two"), 25, 1, chunk=7)
    for table in ("month", "consumer", "line", "milestone", "value"):
        assert whole.table(table, "closed").equals(pieces.table(table, "closed"))


@pytest.mark.parametrize("change", ["seed", "futures", "claims"])
def test_what_decides_a_run_decides_its_id(dossier, change):
    first = execute(dossier, 5, 1)
    if change == "claims":
        (dossier.path / "claims.jsonl").write_text("{}\n", encoding="utf-8")
    second = execute(dossier, 6 if change == "futures" else 5, 2 if change == "seed" else 1)
    assert first.id != second.id


def test_a_whole_run_is_opened_and_not_computed_again(dossier, monkeypatch):
    first = execute(dossier, 5, 1)
    monkeypatch.setattr(execution, "_simulate", None)  # calling it would raise
    assert execute(dossier, 5, 1).manifest == first.manifest


def test_the_manifest_names_no_place_and_no_time(dossier, tmp_path):
    text = (execute(dossier, 5, 1).path / "manifest.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in text
    assert os.uname().nodename not in text
    assert {"seed", "futures", "chunk", "kernel", "device", "versions", "command", "schema", "files"} <= set(
        json.loads(text)
    )


def test_the_manifest_hashes_every_other_file(dossier):
    run = execute(dossier, 5, 1)
    there = content(run)
    del there["manifest.json"]
    assert run.manifest["files"] == {name: storage.digest(data) for name, data in there.items()}
    assert {"programme.yaml", "claims.jsonl", "reports/a.txt"} <= set(run.manifest["inputs"])
    assert {"inputs/programme.yaml", "inputs/claims.jsonl"} <= set(there)


def test_progress_counts_the_futures_of_all_scenarios(dossier):
    seen = []
    execute(dossier, 25, 1, chunk=10, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(n, 51) for n in (1, 11, 21, 26, 36, 46, 51)]


@pytest.mark.parametrize("chunks", [1, 3, 5])
def test_a_killed_run_goes_on_to_the_same_bytes(fakes, tmp_path, chunks):
    killed, undisturbed = copy_of(fakes, tmp_path, "killed"), copy_of(fakes, tmp_path, "undisturbed")
    arguments = [sys.executable, str(SCRIPT), str(killed.path), "30", "10", "0.05"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as process:
        for _ in range(chunks):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    folder = next(killed.runs.iterdir())
    assert not (folder / "manifest.json").exists()
    (folder / "open").mkdir(exist_ok=True)
    (folder / "open" / "month-00009.parquet.part").write_bytes(b"half")
    made = []
    run = execute(killed, 30, 1, chunk=10, resume=True, progress=lambda done, _: made.append(done))
    assert content(run) == content(execute(undisturbed, 30, 1, chunk=10))


def test_resume_computes_only_what_is_missing(dossier, fakes, monkeypatch):
    calls = []

    def counted(programme, scenario, count, seed, first, threads, evidence):
        calls.append((scenario, first))
        if (scenario, first) == ("closed", 0) and len(calls) < 6:
            raise KeyboardInterrupt
        return fakes.fake_simulate(programme, scenario, count, seed, first, threads)

    monkeypatch.setattr(execution, "_simulate", counted)
    with pytest.raises(KeyboardInterrupt):
        execute(dossier, 30, 1, chunk=10)
    assert not list(dossier.runs.rglob("*.part"))
    del calls[:-1]
    calls.extend([None] * 5)
    execute(dossier, 30, 1, chunk=10, resume=True)
    assert calls[6:] == [("closed", 0), ("closed", 10), ("closed", 20)]


def test_a_damaged_chunk_is_made_again(dossier, fakes, tmp_path, monkeypatch):
    def interrupted(programme, scenario, count, seed, first, threads, evidence):
        if scenario == "closed":
            raise KeyboardInterrupt
        return fakes.fake_simulate(programme, scenario, count, seed, first, threads)

    with monkeypatch.context() as patch:
        patch.setattr(execution, "_simulate", interrupted)
        with pytest.raises(KeyboardInterrupt):
            execute(dossier, 20, 1, chunk=10)
    damaged = next(dossier.runs.rglob("open/month-00000.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:100])
    run = execute(dossier, 20, 1, chunk=10, resume=True)
    assert content(run) == content(execute(copy_of(fakes, tmp_path, "other"), 20, 1, chunk=10))


def test_resume_with_another_chunk_size_says_so(dossier, fakes, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(execution, "_simulate", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            execute(dossier, 20, 1, chunk=10)
    with pytest.raises(UsageError, match="another chunk"):
        execute(dossier, 20, 1, chunk=5, resume=True)
    assert execute(dossier, 20, 1, chunk=5).futures == 20


def test_a_full_disk_is_named_and_leaves_nothing_half_written(dossier, monkeypatch):
    real = storage._write_through

    def full(path, data):
        if "closed" in str(path):
            path.write_bytes(data[:10])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(storage, "_write_through", full)
        with pytest.raises(StorageError, match=r"closed/month-00000.parquet: [\d,]+ bytes .*No space left"):
            execute(dossier, 5, 1)
    assert not list(dossier.runs.rglob("*.part"))
    assert not list(dossier.runs.rglob("manifest.json"))
    assert execute(dossier, 5, 1, resume=True).futures == 5


def test_a_folder_that_refuses_is_a_storage_error(dossier):
    dossier.runs.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StorageError, match="folder could not be made"):
        execute(dossier, 5, 1)


def test_a_whole_run_that_may_only_be_read_is_opened(dossier, monkeypatch):
    first = execute(dossier, 5, 1)

    def refuse(self, *_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "touch", refuse)
    assert execute(dossier, 5, 1).id == first.id


def test_two_processes_do_not_write_one_run(dossier):
    run = execute(dossier, 5, 1)
    with storage.alone(run.path), pytest.raises(UsageError, match="another process"):
        execute(dossier, 5, 1)


def test_wrong_numbers_and_names_are_told_together(dossier):
    with pytest.raises(UsageError) as caught:
        execute(dossier, 0, -1, scenarios=["opn"], chunk=0)
    for part in ("futures 0", "seed -1", "chunk 0", "'opn'", "open, closed"):
        assert part in str(caught.value)


@pytest.mark.parametrize("name", ["announced", "inputs", "../up", "", "a/b"])
def test_a_scenario_cannot_be_named_like_a_path(dossier, fakes, monkeypatch, name):
    programme = fakes.fake_programme()
    programme.scenarios[name] = programme.scenarios["open"]
    monkeypatch.setattr(type(dossier), "programme", lambda self: programme)
    with pytest.raises(InvalidFile, match="scenarios"):
        execute(dossier, 5, 1)


def test_some_scenarios_only(dossier):
    run = execute(dossier, 5, 1, scenarios=["closed"])
    assert run.scenarios == ("closed",)
    assert run.id != execute(dossier, 5, 1).id
