from __future__ import annotations

import math

import fake_future
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from nameplate.errors import UsageError
from nameplate.rng import uniforms
from nameplate.run import execute, execution, folder, repeat
from nameplate.study import parse_precision, run_until_precise
from nameplate.study.precision import Precision, next_futures
from nameplate.study.standard_error import chance_error, median_error, standard_error


@pytest.mark.parametrize(
    ("text", "value"),
    [("1%", 0.01), ("1 %", 0.01), (" 0.5% ", 0.005), ("0.01", 0.01), (".02", 0.02), ("1e-3", 0.001), ("50 %", 0.5)],
)
def test_a_precision_is_per_cent_or_a_share(text, value):
    assert parse_precision(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "0", "0%", "-1%", "51 %", "0.51", "1", "nan", "inf", "one", "1%%", "1 % 2", "١%"])
def test_what_is_no_precision_is_named_with_what_would_be_valid(text):
    with pytest.raises(UsageError, match="up to 50 %"):
        parse_precision(text)


def normal(seed, count):
    return ndtri(uniforms(seed, np.arange(count), "draw", 0))


def test_the_error_of_a_median_is_that_of_theory_and_of_repetition():
    medians, errors = [], []
    for seed in range(200):
        values = normal(seed, 1000)
        medians.append(np.median(values))
        errors.append(median_error(values))
    theory = math.sqrt(math.pi / 2 / 1000)  # of normal values with a spread of 1
    assert np.mean(errors) == pytest.approx(theory, rel=0.05)
    assert np.std(medians) == pytest.approx(theory, rel=0.15)


def test_the_error_of_a_median_does_not_hang_on_tails_or_order():
    values = np.sort(normal(1, 1000))
    cut = np.where(np.arange(1000) > 900, math.inf, values)
    assert median_error(cut) == median_error(values[::-1]) == median_error(values)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ([1.0] * 5, math.inf),  # too few to tell
        ([1.0] * 6, 0.0),
        ([math.inf] * 80 + [1.0] * 20, 0.0),  # most never: so does the median
        ([math.inf] * 50 + [1.0] * 50, math.inf),
    ],
)
def test_lumps_and_too_few_values(values, error):
    assert median_error(np.array(values)) == error


def test_the_error_of_a_chance_is_the_binomial_one_and_never_nothing():
    assert chance_error(3000, 10_000) == pytest.approx(math.sqrt(0.3 * 0.7 / 10_000), rel=1e-3)
    assert chance_error(0, 100) == pytest.approx(chance_error(100, 100))
    assert chance_error(0, 100) > 0.009


def test_the_error_is_a_share_of_what_the_docs_say(programme, ask):
    values = 300.0 + 100.0 * normal(1, 10_000)
    raw = median_error(values)
    days = 365 * 4
    assert standard_error(values, ask("output of cartridge in 2028"), programme) == pytest.approx(raw / 300, rel=0.01)
    assert standard_error(values, ask("date of opening"), programme) == pytest.approx(raw / days, rel=1e-3)
    assert standard_error(values, ask("share of demand met in 2028"), programme) == raw
    assert standard_error(values, ask("chance of 300 cartridge by 2028"), programme) == pytest.approx(0.005, rel=0.01)


def test_a_median_of_nothing_is_precise_only_where_it_is_a_lump(programme, ask):
    output = ask("output of cartridge in 2028")
    lump = np.where(np.arange(1000) < 800, 0.0, 1.0)
    split = np.where(np.arange(1000) < 500, 0.0, -1.0)
    assert standard_error(lump, output, programme) == 0.0
    assert standard_error(np.where(np.arange(1000) < 501, 0.0, 1.0), output, programme) == math.inf
    assert standard_error(split, output, programme) > 0.0


@given(
    st.integers(1, 400),
    st.floats(1e-6, 1e3) | st.just(math.inf),
    st.floats(1e-6, 0.5),
    st.integers(1, 1_000_000),
    st.sampled_from([7, 2500]),
)
def test_the_next_try_is_larger_and_of_whole_chunks_up_to_the_most(chunks, error, target, most, chunk):
    found = next_futures(chunks * chunk, error, target, most, chunk)
    assert found == most or (found % chunk == 0 and chunks * chunk < found < most)
    if found < most and error > target:
        assert error * math.sqrt(chunks * chunk / found) < target * 1.001


@pytest.fixture
def calls(monkeypatch):
    """Stand-in futures, and which of them were computed."""
    made = []

    def counted(programme, scenario, count, seed, first, threads, evidence):
        made.append((scenario, first, count))
        return fake_future.fake_simulate(programme, scenario, count, seed, first, threads)

    monkeypatch.setattr(execution, "_simulate", counted)
    monkeypatch.setattr(folder.Run, "_inputs", lambda self: fake_future.FakeDossier(self.path / "inputs"))
    return made


@pytest.fixture
def dossier(calls, tmp_path):
    return fake_future.make_fake_dossier(tmp_path / "dossier")


def runs_of(dossier):
    return sorted(path.name for path in dossier.runs.iterdir())


def files_of(run):
    return {path.relative_to(run.path): path.read_bytes() for path in run.path.rglob("*") if path.is_file()}


def test_futures_are_run_until_the_answer_is_precise(dossier, calls, ask, tmp_path):
    question = ask("output of cartridge in 2028")
    run, found = run_until_precise(dossier, question, 0.003, seed=1)
    assert found.reached
    assert found.error <= 0.003 < found.rounds[0][1]
    assert [futures for futures, _ in found.rounds] == sorted({futures for futures, _ in found.rounds})
    assert (found.rounds[0][0], found.futures, found.futures % 2500) == (2500, run.futures, 0)
    assert len(calls) == len(set(calls)) == 2 * run.futures / 2500 + 1  # nothing twice, and the announced future once
    assert runs_of(dossier) == [run.id]
    direct = execute(fake_future.make_fake_dossier(tmp_path / "direct"), run.futures, 1)
    assert files_of(run) == files_of(direct)
    assert repeat(run).files == len(run.manifest["files"])
    assert found.to_json()["rounds"][-1] == {"futures": run.futures, "error": found.error}


def test_the_same_again_is_the_same(dossier, calls, ask):
    first, told = run_until_precise(dossier, ask("output of cartridge in 2028"), 0.003, seed=1)
    del calls[:]
    again, same = run_until_precise(dossier, ask("output of cartridge in 2028"), 0.003, seed=1)
    assert (first.id, told) == (again.id, same)
    assert [call for call in calls if call[1] >= 2500] == []  # the larger run is there: it is opened
    assert runs_of(dossier) == [first.id]


def test_runs_that_were_there_before_stay(dossier, ask):
    before = execute(dossier, 2500, 1)
    run, found = run_until_precise(dossier, ask("output of cartridge in 2028"), 0.003, seed=1)
    assert len(found.rounds) > 1
    assert runs_of(dossier) == sorted([before.id, run.id])
    assert repeat(before).files == len(before.manifest["files"])


def test_the_limit_is_not_passed_and_the_error_is_told(dossier, ask):
    run, found = run_until_precise(dossier, ask("output of cartridge in 2028"), 1e-5, seed=1, most=6000)
    assert [futures for futures, _ in found.rounds] == [2500, 6000]
    assert run.futures == 6000
    assert not found.reached
    assert found.error > 1e-5
    assert found.words.startswith("Not precise to 0.001 %: the standard error of 'output of cartridge in 2028' is 0.")
    assert found.words.endswith("% of the median after 6,000 futures, the most that were allowed, in 2 tries.")


def test_what_is_precise_at_once_takes_one_try(dossier, ask):
    _, found = run_until_precise(dossier, ask("chance that opening by 2028"), 0.05, seed=1)
    assert found.words == (
        f"Precise to 5 %: the standard error of 'chance that opening by 2028' is {100 * found.error:.2g} % "
        "after 2,500 futures, in 1 try."
    )


def test_a_limit_of_a_few_futures_tells_that_nothing_can_be_told(dossier, ask):
    _, found = run_until_precise(dossier, ask("output of cartridge in 2028"), 0.01, seed=1, most=3)
    assert found.to_json()["error"] is None
    assert "of unknown size" in found.words


def test_the_answer_of_another_scenario(dossier, ask):
    question = ask("share of demand met in 2028 if imports stop")
    with pytest.raises(UsageError, match="closed, which is not run"):
        run_until_precise(dossier, question, 0.01, seed=1, scenarios=["open"])
    assert not dossier.runs.exists()
    _, found = run_until_precise(dossier, question, 0.01, seed=1)
    assert found.scenario == "closed"


def test_an_interrupted_search_goes_on(dossier, calls, ask, monkeypatch):
    counted = execution._simulate

    def interrupted(programme, scenario, count, seed, first, threads, evidence):
        if first >= 5000:
            raise KeyboardInterrupt
        return counted(programme, scenario, count, seed, first, threads, evidence)

    question = ask("output of cartridge in 2028")
    with monkeypatch.context() as patch:
        patch.setattr(execution, "_simulate", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run_until_precise(dossier, question, 0.003, seed=1)
    del calls[:]
    run, found = run_until_precise(dossier, question, 0.003, seed=1, resume=True)
    assert found.reached
    assert not [first for _, first, _ in calls if first < 2500]
    assert repeat(run).files == len(run.manifest["files"])


def test_words_say_what_the_error_is_a_share_of(ask):
    question = ask("date of opening")
    found = Precision(question, "open", " of the simulated time", 0.01, ((2500, 0.0049),))
    assert found.words == (
        "Precise to 1 %: the standard error of 'date of opening' is 0.49 % of the simulated time after 2,500 futures, "
        "in 1 try."
    )
