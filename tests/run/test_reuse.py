from __future__ import annotations

from pathlib import Path

import pytest

from nameplate.errors import UsageError
from nameplate.run import Run, discard, execute, execution, repeat
from nameplate.run.manifest import plan_of
from nameplate.run.reuse import adopt
from nameplate.storage import alone


def content(run: Run) -> dict[str, bytes]:
    return {p.relative_to(run.path).as_posix(): p.read_bytes() for p in sorted(run.path.rglob("*")) if p.is_file()}


@pytest.fixture
def simulated(fakes, monkeypatch):
    """Which chunks were computed."""
    calls = []

    def counted(programme, scenario, count, seed, first, threads, evidence):
        calls.append((scenario, first, count))
        return fakes.fake_simulate(programme, scenario, count, seed, first, threads)

    monkeypatch.setattr(execution, "_simulate", counted)
    return calls


@pytest.mark.parametrize("links", [True, False])
def test_a_larger_run_takes_over_whole_chunks_and_gives_the_same_bytes(
    fakes, dossier, tmp_path, simulated, monkeypatch, links
):
    if not links:

        def refuse(self, target):
            raise OSError("this disk knows no second names")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    smaller = execute(dossier, 25, 1, chunk=10)
    del simulated[:]
    larger = execute(dossier, 30, 1, chunk=10, smaller=smaller)
    assert simulated == [("open", 20, 10), ("closed", 20, 10)]
    direct = execute(fakes.make_fake_dossier(tmp_path / "direct"), 30, 1, chunk=10)
    assert content(larger) == content(direct)
    assert repeat(larger).files == len(larger.manifest["files"])


def test_the_larger_run_outlives_the_smaller(dossier):
    smaller = execute(dossier, 10, 1, chunk=10)
    larger = execute(dossier, 20, 1, chunk=10, smaller=smaller)
    discard(smaller)
    assert not smaller.path.exists()
    assert repeat(larger).files == len(larger.manifest["files"])


def test_a_run_that_is_being_written_is_not_removed(dossier):
    run = execute(dossier, 10, 1, chunk=10)
    with alone(run.path), pytest.raises(UsageError, match="another process"):
        discard(run)
    assert run.path.exists()


def test_scenarios_that_both_have_are_taken_over(dossier, simulated):
    smaller = execute(dossier, 10, 1, scenarios=["closed"], chunk=10)
    del simulated[:]
    execute(dossier, 20, 1, chunk=10, smaller=smaller)
    assert simulated == [("open", 0, 10), ("open", 10, 10), ("closed", 10, 10)]


@pytest.mark.parametrize("change", ["seed", "chunk", "claims"])
def test_a_run_of_anything_else_gives_nothing(dossier, change, tmp_path):
    smaller = execute(dossier, 20, 1, chunk=10)
    if change == "claims":
        (dossier.path / "claims.jsonl").write_text("{}\n", encoding="utf-8")
    other = execute(dossier, 30, 2 if change == "seed" else 1, chunk=5 if change == "chunk" else 10)
    target = tmp_path / "target"
    assert adopt(target, plan_of(other.manifest), smaller) == 0
    assert not target.exists()
