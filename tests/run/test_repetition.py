from __future__ import annotations

import json

import pytest

from nameplate import storage
from nameplate.errors import CheckFailed
from nameplate.run import Run, execute, execution, repeat


@pytest.fixture
def run(dossier):
    return execute(dossier, 12, 3, chunk=5)


def test_repeat_finds_the_same_bytes(run):
    found = repeat(run)
    assert found.files == len(run.manifest["files"])
    assert found.size == sum((run.path / name).stat().st_size for name in run.manifest["files"])


def test_a_run_outlives_a_change_of_its_dossier(run, dossier):
    (dossier.path / "programme.yaml").write_text("title: Another\n", encoding="utf-8")
    repeat(run)


def test_a_changed_file_is_named(run):
    path = run.path / "closed" / "value-00001.parquet"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(CheckFailed, match=r"closed/value-00001\.parquet.*changed since"):
        repeat(run)


def test_another_result_is_named_with_the_versions_that_may_explain_it(run, fakes, monkeypatch):
    record = json.loads((run.path / "manifest.json").read_text(encoding="utf-8"))
    record["versions"]["numba"] = "0.1"
    storage.write_whole(run.path / "manifest.json", json.dumps(record).encode())

    def other(programme, scenario, count, seed, first, threads, evidence):
        return fakes.fake_simulate(programme, scenario, count, seed + (scenario == "open"), first, threads)

    monkeypatch.setattr(execution, "_simulate", other)
    with pytest.raises(CheckFailed, match=r"open/consumer-00000\.parquet.*numba was 0\.1"):
        repeat(Run.open(run.path))
