from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.rng import uniforms
from nameplate.study.sensitivity import binned, first_order, lowest_and_highest, middle_ranks

COUNT = 10_000


def inputs(names, seed=1, count=COUNT):
    return [uniforms(seed, np.arange(count), name, 0) for name in names]


def test_an_additive_function_has_the_shares_of_its_variances():
    a, b, c = inputs("abc")
    answers = 3 * a + 2 * b + c  # variances 9 : 4 : 1
    for values, expected in ((a, 9 / 14), (b, 4 / 14), (c, 1 / 14)):
        share, error = first_order(values, answers)
        assert 0 < error < 0.02
        assert share == pytest.approx(expected, abs=4 * error + 0.001)


def test_ishigami_has_its_published_first_order_shares():
    a, b, c = (math.pi * (2 * u - 1) for u in inputs("abc"))
    answers = np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)
    # Ishigami and Homma (1990) with a = 7 and b = 0.1: first-order shares 0.3139, 0.4424 and 0
    for values, expected in ((a, 0.3139), (b, 0.4424), (c, 0.0)):
        share, error = first_order(values, answers)
        assert share == pytest.approx(expected, abs=4 * error + 0.006)


def test_the_g_function_has_its_first_order_shares():
    names, weights = "abcd", [0.0, 1.0, 4.5, 9.0]
    drawn = inputs(names)
    answers = np.prod([(abs(4 * u - 2) + w) / (1 + w) for u, w in zip(drawn, weights, strict=True)], axis=0)
    parts = np.array([1 / (3 * (1 + w) ** 2) for w in weights])
    expected = parts / (np.prod(1 + parts) - 1)
    for values, wanted in zip(drawn, expected, strict=True):
        share, error = first_order(values, answers)
        assert share == pytest.approx(wanted, abs=4 * error + 0.006)


@pytest.mark.parametrize("name", ["Ishigami", "Sobol_G"])
def test_a_peer_finds_the_same_first_order_shares_from_the_same_draws(name):
    peer = pytest.importorskip("SALib.analyze.rbd_fast")
    function = pytest.importorskip(f"SALib.test_functions.{name}")
    if name == "Ishigami":
        drawn = [math.pi * (2 * values - 1) for values in inputs("abc")]
        answers = function.evaluate(np.stack(drawn, axis=1), 7, 0.1)
    else:
        drawn = inputs("abcd")
        answers = function.evaluate(np.stack(drawn, axis=1), a=np.array([0.0, 1.0, 4.5, 9.0]))
    bounds = [[values.min(), values.max()] for values in drawn]
    problem = {"num_vars": len(drawn), "names": list("abcd")[: len(drawn)], "bounds": bounds}
    found = peer.analyze(problem, np.stack(drawn, axis=1), answers, num_resamples=50, seed=1)
    for values, wanted, interval in zip(drawn, found["S1"], found["S1_conf"], strict=True):
        share, error = first_order(values, answers)
        assert abs(share - wanted) < 3 * math.hypot(error, interval / 1.96)  # the peer's interval is of 95 %


def test_an_input_that_does_nothing_explains_nothing_on_average():
    shares = []
    for seed in range(60):
        idle, answers = inputs("ab", seed, 2000)
        share, error = first_order(idle, answers)
        assert share <= 5 * error + 0.02
        shares.append(share)
    assert np.mean(shares) < 0.01  # without the correction it would be 31 / 2000 and more


def test_copies_of_futures_do_not_make_an_input_explain_more():
    sources = np.repeat(np.arange(500), 8)
    found = [first_order(*(values[sources] for values in inputs("ab", seed, 500)), sources) for seed in range(60)]
    assert np.mean([share for share, _ in found]) < 0.02
    assert sum(share > 2 * error for share, error in found) <= 6
    naive = [first_order(*(values[sources] for values in inputs("ab", seed, 500))) for seed in range(60)]
    assert np.mean([share for share, _ in naive]) > 0.03


def test_the_error_is_the_spread_of_the_estimate():
    shares, errors = [], []
    for seed in range(80):
        a, b = inputs("ab", seed, 2000)
        share, error = first_order(a, a + b)
        shares.append(share)
        errors.append(error)
    assert 0.6 < np.mean(errors) / np.std(shares) < 1.6


def test_a_lump_is_one_bin_and_its_share_is_exact():
    a, b = inputs("ab")
    never = a < 0.1
    answers = np.where(never, 10.0, b)
    lump = np.where(never, np.inf, 1.0)
    share, error = first_order(lump, answers)
    wanted = answers[never].mean(), answers[~never].mean()
    between = never.mean() * (1 - never.mean()) * (wanted[0] - wanted[1]) ** 2
    assert share == pytest.approx(between / answers.var(), abs=1e-3)
    assert error < 0.01


def test_the_order_and_the_scale_of_an_answer_do_not_matter():
    a, b = inputs("ab", count=1000)
    share, _ = first_order(a, a + b)
    assert first_order(-(a**3), 1e9 + 1e6 * (a + b))[0] == pytest.approx(share, abs=0.005)


@pytest.mark.parametrize(
    ("values", "answers"),
    [(np.ones(100), np.arange(100.0)), (np.arange(100.0), np.ones(100)), (np.arange(5.0), np.arange(5.0))],
)
def test_what_does_not_vary_or_is_too_few_explains_nothing(values, answers):
    assert first_order(values, answers) == (0.0, 0.0)


@given(st.lists(st.sampled_from([0.0, 1.0, 2.5, math.inf]), min_size=1, max_size=60), st.integers(1, 32))
def test_bins_keep_order_and_equals_together(values, bins):
    array = np.array(values)
    found = binned(array, bins)
    assert sorted(set(found.tolist())) == list(range(found.max() + 1))
    for one, other, left, right in zip(array, np.roll(array, 1), found, np.roll(found, 1), strict=True):
        assert (left == right) or (one != other)
        assert one >= other or left <= right
    assert found.max() < bins
    assert ((middle_ranks(array) > 0) & (middle_ranks(array) < 1)).all()


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0]), min_size=2, max_size=60))
def test_lowest_and_highest_do_not_overlap(values):
    array = np.array(values)
    low, high = lowest_and_highest(array)
    if len(set(values)) > 1:
        assert not (low & high).any()
        assert low.any()
        assert high.any()
        assert array[low].max() < array[high].min()
