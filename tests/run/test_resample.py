"""A run made of another's futures: which are taken, and that what is written is theirs, row by row."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from nameplate.errors import CheckFailed
from nameplate.run import TABLES, Run, execute, execution, repeat
from nameplate.run.resample import effective, pick, read_weights, resample

WEIGHTS = arrays.arrays(np.float64, st.integers(1, 40), elements=st.floats(0, 1)).filter(lambda w: w.sum() > 1e-6)


@given(WEIGHTS, st.integers(1, 100), st.floats(1e-6, 1 - 1e-6))
def test_each_future_is_taken_as_often_as_its_share_but_for_one(weights, futures, uniform):
    taken = pick(weights, futures, uniform)
    counts = np.bincount(taken, minlength=len(weights))
    assert len(taken) == futures
    assert (np.diff(taken) >= 0).all()
    assert (np.abs(counts - futures * weights / weights.sum()) < 1 + 1e-6).all()
    assert (counts[weights == 0] == 0).all()


@given(st.integers(1, 3000), st.floats(1e-9, 1e9), st.floats(1e-3, 1 - 1e-3))
def test_equal_weights_take_each_future_once(futures, weight, uniform):
    assert np.array_equal(pick(np.full(futures, weight), futures, uniform), np.arange(futures))


@pytest.mark.parametrize(
    ("weights", "expected"), [([1, 1, 1], 3), ([1, 0, 0], 1), ([3, 1], 16 / 10), ([1e-200, 1e-200], 2)]
)
def test_the_effective_number(weights, expected):
    weights = np.array(weights, dtype=float)
    assert effective(weights / weights.sum()) == pytest.approx(expected)


@pytest.fixture
def parent(dossier):
    (dossier.path / "observations.yaml").write_text("schema: nameplate/observations/1\n", encoding="utf-8")
    return execute(dossier, 23, 3, chunk=5)


@pytest.fixture
def weights():
    return np.array([0, 1, 5, 0, 0.3, *([0.1] * 17), 9.0])


@pytest.mark.parametrize("futures", [1, 5, 23, 40])
def test_rows_are_those_of_the_futures_that_were_taken(parent, dossier, weights, futures):
    run = resample(parent, weights, futures, dossier, {"observations": []})
    assert run.futures == futures
    taken = _taken(parent, run)
    assert (np.abs(np.bincount(taken, minlength=23) - futures * weights / weights.sum()) < 1).all()
    for scenario in run.scenarios:
        for table in TABLES:
            before, after = parent.table(table, scenario), run.table(table, scenario)
            assert after["future"].unique(maintain_order=True).to_list() == list(range(futures))
            assert after.schema == before.schema
            for number in range(futures):
                own = before.filter(future=int(taken[number])).drop("future")
                assert after.filter(future=number).drop("future").equals(own)
    for table in TABLES:
        assert run.table(table, "announced").equals(parent.table(table, "announced"))


def _taken(parent, run):
    """Which of the parent's futures each one is, by its first drawn value, which no two share."""
    before, after = (
        one.table("value").group_by("future", maintain_order=True).first()["value"] for one in (parent, run)
    )
    return np.array([before.to_list().index(value) for value in after])


def test_the_run_is_an_ordinary_one(parent, dossier, weights):
    run = resample(parent, weights, 12, dossier, {"observations": ["x"]})
    assert Run.open(dossier).id == run.id
    assert run.manifest["update"] == {
        "parent": parent.id, "weighed": 23, "effective": effective(weights / weights.sum()), "observations": ["x"],
    }  # fmt: skip
    assert run.effective == run.manifest["update"]["effective"]
    assert parent.effective == 23.0
    assert run.sql("SELECT count(DISTINCT future) FROM line WHERE scenario = 'closed'").item() == 12
    assert read_weights(run) == pytest.approx(weights / weights.sum())


def test_its_name_hangs_on_parent_weights_number_and_note(parent, dossier, weights):
    def name(weights=weights, futures=12, note=1, parent=parent):
        return resample(parent, weights, futures, dossier, {"observations": [note]}).id

    other = execute(dossier, 23, 4, chunk=5)
    assert name() == name()
    assert len({name(), name(weights=weights + 1), name(futures=13), name(note=2), name(parent=other)}) == 5


def test_repeat_makes_the_parent_again_and_resamples(parent, dossier, weights):
    run = resample(parent, weights, 12, dossier, {"observations": []})
    shutil.rmtree(parent.path)
    assert repeat(run).files == len(run.manifest["files"])


def test_repeat_finds_other_bytes(parent, dossier, weights, fakes, monkeypatch):
    run = resample(parent, weights, 12, dossier, {"observations": []})

    def other(programme, scenario, count, seed, first, threads, evidence):
        return fakes.fake_simulate(programme, scenario, count, seed + (scenario == "open"), first, threads)

    monkeypatch.setattr(execution, "_simulate", other)
    with pytest.raises(CheckFailed, match=r"open/consumer-00000\.parquet"):
        repeat(run)


def test_repeat_finds_changed_weights(parent, dossier, weights):
    run = resample(parent, weights, 12, dossier, {"observations": []})
    path = run.path / "weights.parquet"
    path.write_bytes(path.read_bytes()[:-8] + b"aaaaPAR1")
    with pytest.raises(CheckFailed, match="changed since"):
        repeat(Run.open(run.path))


def test_an_unfinished_one_is_made_again(parent, dossier, weights):
    run = resample(parent, weights, 12, dossier, {"observations": []})
    record = (run.path / "manifest.json").read_bytes()
    (run.path / "manifest.json").unlink()
    (run.path / "closed" / "stray.part").write_bytes(b"x")
    again = resample(parent, weights, 12, dossier, {"observations": []})
    assert (run.path / "manifest.json").read_bytes() == record
    assert not (run.path / "closed" / "stray.part").exists()
    assert json.loads(record) == again.manifest
