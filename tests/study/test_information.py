from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri

from ablation import check_ranking, crps, gains
from nameplate.rng import uniforms
from nameplate.study.information import NOTHING, information

COUNT = 10_000


def inputs(names, seed=1, count=COUNT):
    return [uniforms(seed, np.arange(count), name, 0) for name in names]


def normals(names, seed=1, count=COUNT):
    return [ndtri(values) for values in inputs(names, seed, count)]


@pytest.mark.parametrize("count", [2500, 10_000, 100_000])
def test_a_linear_answer_of_normal_inputs_has_the_worth_of_its_conditional_spread(count):
    weights = [8.0, 5.0, 3.0, 1.0, 0.0]
    drawn = normals("abcde", count=count)
    answers = 100.0 + sum(weight * values for weight, values in zip(weights, drawn, strict=True))
    mean_distance = math.sqrt(2.0 / math.pi)  # of a standard normal from its median
    spread = math.sqrt(sum(weight**2 for weight in weights))
    for weight, values in zip(weights, drawn, strict=True):
        found = information(values, answers, "absolute")
        rest = math.sqrt(spread**2 - weight**2)
        assert found.now == pytest.approx(mean_distance * spread, rel=4.0 / math.sqrt(count))
        assert abs(found.worth - mean_distance * (spread - rest)) < 3.5 * found.error
        assert abs(found.share - (1.0 - rest / spread)) < 3.5 * found.share_error


def test_a_chance_that_is_the_input_has_the_worth_of_its_brier_score():
    chance, luck = inputs("ab")
    found = information(chance, (luck < chance).astype(float), "square")
    # a half of a half now; on average x (1 - x) over 0 to 1, a sixth, once the chance is known
    assert found.now == pytest.approx(1 / 4, abs=0.001)
    assert abs(found.worth - 1 / 12) < 3.5 * found.error
    assert abs(found.share - 1 / 3) < 3.5 * found.share_error


def test_a_switch_has_its_exact_worth():
    drawn, within = inputs("ab")
    switch = np.where(drawn < 0.3, math.inf, 2.0)
    middle = 0.5 / 0.7  # of the answers: 0 to 1 in 7 of 10 futures, 10 to 11 in the others
    now = 0.7 * (middle**2 + (1 - middle) ** 2) / 2 + 0.3 * (10.5 - middle)
    found = information(switch, within + 10.0 * np.isinf(switch), "absolute")
    assert abs(found.worth - (now - 0.25)) < 3.5 * found.error


def test_an_answer_that_is_the_input_is_worth_all_there_is_but_for_the_bins():
    (values,) = normals("a")
    found = information(values, values, "absolute")
    assert 0.98 < found.share < 1.0


@pytest.mark.parametrize(("loss", "count"), [("absolute", 500), ("absolute", 10_000), ("square", 2500)])
def test_an_input_that_does_nothing_is_worth_nothing(loss, count):
    shares, named = [], 0
    for seed in range(150):
        idle, drawn = inputs("ab", seed, count)
        answers = (drawn < 0.2).astype(float) if loss == "square" else drawn**2
        found = information(idle, answers, loss)
        shares.append(found.share)
        named += found.worth > 2.0 * found.error
    bins = min(64, math.isqrt(count))
    assert np.mean(shares) < 0.2 * bins / count  # fitted and scored on the same futures: more than half of bins / count
    assert named <= 0.06 * 150


def test_the_error_is_the_spread_of_the_estimate():
    found = []
    for seed in range(60):
        a, b = inputs("ab", seed, 2000)
        found.append(information(a, a + b, "absolute"))
    assert 0.7 < np.mean([one.error for one in found]) / np.std([one.worth for one in found]) < 1.4
    assert 0.7 < np.mean([one.share_error for one in found]) / np.std([one.share for one in found]) < 1.4


def test_only_the_order_of_the_input_and_the_scale_of_the_answer_matter():
    a, b = inputs("ab", count=2000)
    plain, scaled = information(a, a + b, "absolute"), information(a**3, 5e6 + 1e6 * (a + b), "absolute")
    assert scaled.worth == pytest.approx(1e6 * plain.worth)
    assert scaled.error == pytest.approx(1e6 * plain.error)
    assert (scaled.share, scaled.share_error) == pytest.approx((plain.share, plain.share_error))


@pytest.mark.parametrize(
    ("values", "answers"),
    [(np.ones(100), np.arange(100.0)), (np.arange(100.0), np.ones(100)), (np.arange(5.0), np.arange(5.0))],
)
def test_what_does_not_vary_or_is_too_few_is_worth_nothing(values, answers):
    assert information(values, answers, "absolute") == NOTHING


def test_an_answer_that_hardly_varies_loses_hardly_anything():
    answers = np.zeros(100)
    answers[7] = 1.0
    found = information(np.arange(100.0), answers, "absolute")
    assert found.now == pytest.approx(0.01)
    assert found.worth <= 2.0 * found.error


@given(
    st.lists(st.tuples(st.sampled_from([0.0, 1.0, 2.5, math.inf]), st.integers(0, 9)), min_size=1, max_size=120),
    st.sampled_from(["absolute", "square"]),
)
def test_worth_lies_between_nothing_and_the_loss_now(pairs, loss):
    values, answers = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    found = information(values, answers, loss)
    assert 0.0 <= found.worth <= found.now
    assert 0.0 <= found.share <= 1.0
    assert min(found.error, found.share_error) >= 0.0


@pytest.mark.parametrize("loss", ["absolute", "square"])
def test_copies_of_futures_do_not_make_an_input_worth_more(loss):
    sources = np.repeat(np.arange(1000), 8)
    shares, named, naive = [], 0, 0
    for seed in range(40):
        idle, drawn = (values[sources] for values in inputs("ab", seed, 1000))
        answers = (drawn < 0.4).astype(float) if loss == "square" else drawn
        found, fooled = information(idle, answers, loss, sources), information(idle, answers, loss)
        shares.append(found.share)
        named += found.worth > 2.0 * found.error
        naive += fooled.worth > 2.0 * fooled.error
    assert np.mean(shares) < 0.01
    assert named <= 3
    assert naive > 35  # so the copies matter, and are seen to


def known_function(seed, count):
    """Draw four inputs and an answer that is neither additive nor monotone in them."""
    a, b, c, d = inputs("abcd", seed, count)
    return {"a": a, "b": b, "c": c, "d": d}, 10.0 * np.abs(a - 0.5) + 3.0 * b * c + 0.5 * b


def test_dropping_the_input_that_is_worth_most_costs_most():
    drawn, answers = known_function(1, COUNT)
    true_inputs, truths = known_function(2, 2000)
    worth = {name: information(values, answers, "absolute").worth for name, values in drawn.items()}
    ranking = sorted(worth, key=lambda name: -worth[name])
    assert ranking == ["a", "b", "c", "d"]
    for score in ("absolute", "crps"):
        found = gains(drawn, answers, true_inputs, truths, *([crps] if score == "crps" else []))
        check_ranking(ranking, found)
        for wrong in (["b", "a", "c", "d"], ["a", "d", "b", "c"], ["d", "a", "b", "c"]):
            with pytest.raises(AssertionError, match="worth"):
                check_ranking(wrong, found)
