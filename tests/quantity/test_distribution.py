"""Quantile functions against scipy.stats, and tables against quantile functions."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nameplate.errors import UsageError
from nameplate.quantity import QuantileTable, parse

U = np.array([1e-12, 1e-6, 1e-3, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 1e-6, 1 - 1e-12])
SIGMA = math.sqrt(math.log(1.25))  # of a lognormal whose sd is half its mean
NAMED = {
    "uniform(1 s, 3 s)": stats.uniform(1, 2),
    "triangular(1 s, 2 s, 4 s)": stats.triang(1 / 3, 1, 3),
    "triangular(1 s, 1 s, 4 s)": stats.triang(0, 1, 3),
    "triangular(1 s, 4 s, 4 s)": stats.triang(1, 1, 3),
    "exponential(mean 2 s)": stats.expon(scale=2),
    "erlang(k 3, mean 2 s)": stats.erlang(3, scale=2 / 3),
    "gamma(mean 2 s, sd 1 s)": stats.gamma(4, scale=0.5),
    "gamma(mean 2 s, sd 4 s)": stats.gamma(0.25, scale=8),
    "lognormal(mean 2 s, sd 1 s)": stats.lognorm(SIGMA, scale=2 / math.sqrt(1.25)),
    "normal(mean 2 s, sd 0.3 s)": stats.truncnorm(-2 / 0.3, np.inf, 2, 0.3),
    "normal(mean 1 s, sd 1 s)": stats.truncnorm(-1, np.inf, 1, 1),
    "weibull(shape 1.5, scale 2 s)": stats.weibull_min(1.5, scale=2),
    "60 to 80 t": stats.lognorm(math.log(80 / 60) / 2 / stats.norm.ppf(0.95), scale=math.sqrt(60 * 80)),
    "-10 to 30 t": stats.norm(10, 20 / stats.norm.ppf(0.95)),
}


@pytest.mark.parametrize(("text", "theory"), NAMED.items(), ids=NAMED)
def test_the_quantile_function_is_the_theory(text, theory):
    np.testing.assert_allclose(parse(text).ppf(U), theory.ppf(U), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(("text", "theory"), NAMED.items(), ids=NAMED)
def test_the_table_keeps_mean_body_and_tails(text, theory):
    quantity, table = parse(text), parse(text).table()
    assert table.mean() == pytest.approx(theory.mean(), rel=1e-3 if "sd 4" in text else 1e-4)
    u = np.concatenate([np.linspace(0.001, 0.999, 4001), 10.0 ** -np.arange(3, 13), 1 - 10.0 ** -np.arange(3, 12)])
    np.testing.assert_allclose(table.at(u), quantity.ppf(u), rtol=1e-3, atol=1e-4 * theory.std())


@pytest.mark.parametrize(
    "text", [*NAMED, "70M round", "50 % to 80 %", "empirical(3, 1, 2)", "{0%: 1, 50%: 4, 100%: 5}"]
)
def test_a_table_is_a_quantile_function(text):
    table = parse(text).table(knots=65)
    assert table.u[0] == 0
    assert table.u[-1] == 1
    assert np.all(np.diff(table.u) > 0)
    assert np.all(np.diff(table.x) >= 0)
    assert np.all(np.isfinite(table.x))


def test_an_interval_has_its_ends_at_5_and_95_percent():
    for text in ("60M to 80M round/year", "-3 to 8 USD", "50 % to 80 %", "0 % to 40 %"):
        quantity = parse(text)
        expected = [quantity.shape.low, quantity.shape.high]
        assert quantity.ppf(np.array([0.05, 0.95])).tolist() == expected
        assert quantity.table().at(np.array([0.05, 0.95])).tolist() == expected


def test_shares_stay_shares():
    ends = np.array([0.0, 1e-15, 1 - 1e-15, 1.0])
    for text in ("50 % to 80 %", "90 % to 99.9 %", "0 % to 40 %", "60 % to 100 %", "{5%: 1, 50%: 40, 95%: 99} %"):
        share = parse(text)
        assert np.all((share.ppf(ends) >= 0) & (share.ppf(ends) <= 100))
        # the same share as a plain number is the same share
        np.testing.assert_allclose(share.to("").ppf(U), share.ppf(U) / 100, rtol=1e-9, atol=1e-12)
    assert parse("120 % to 150 %").ppf(np.array([0.999])) > 150


def test_stated_quantiles_are_kept_to_the_bit():
    points = [(0.05, 10.0), (0.5, 20.0), (0.95, 60.0)]
    table = QuantileTable.of(points)
    assert [float(table.at(np.array([p]))[0]) for p, _ in points] == [value for _, value in points]
    # straight in the logarithm, since all are positive: halfway from 1 to 4 is 2
    hard = parse("{0%: 1, 50%: 4, 100%: 5} day").ppf(np.array([0.0, 0.25, 0.5, 1.0]))
    assert hard.tolist() == [1.0, 2.0, 4.0, 5.0]


def test_two_quantiles_are_the_interval():
    np.testing.assert_array_equal(parse("{5%: 60, 95%: 80} t").ppf(U), parse("60 to 80 t").ppf(U))


def test_quantiles_of_a_lognormal_give_the_lognormal_back():
    p = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
    values = stats.lognorm(0.7, scale=3).ppf(p)
    table = QuantileTable.of(zip(p, values, strict=True))
    np.testing.assert_allclose(table.at(U[1:-1]), stats.lognorm(0.7, scale=3).ppf(U[1:-1]), rtol=1e-3)


def test_an_empirical_list_gives_only_its_own_values():
    table = parse("empirical(3 s, 1 s, 2 s, 2 s)").table()
    draws = table.at(np.linspace(0, 1, 1001)[:-1])
    assert set(draws.tolist()) == {1.0, 2.0, 3.0}
    assert table.mean() == pytest.approx(2.0)
    assert np.mean(draws == 2.0) == pytest.approx(0.5)


@given(
    st.lists(st.floats(0.01, 0.99).map(lambda p: round(p, 9)), min_size=2, max_size=7, unique=True),
    st.lists(st.floats(-1e6, 1e6), min_size=7, max_size=7),
    st.lists(st.floats(0, 1), min_size=2, max_size=20),
)
def test_any_stated_quantiles_give_a_rising_finite_function(chances, values, at):
    points = list(zip(sorted(chances), sorted(values), strict=False))
    table = QuantileTable.of(points, knots=33)
    x = table.at(np.sort(np.array(at)))
    assert np.all(np.isfinite(x))
    assert np.all(np.diff(x) >= 0)
    for p, value in points:
        assert float(table.at(np.array([p]))[0]) == value


@given(st.lists(st.floats(0, 1), min_size=1, max_size=200))
def test_a_draw_does_not_depend_on_its_neighbours(at):
    table = parse("60M to 80M round/year").table()
    whole = table.at(np.array(at))
    assert whole.tolist() == [float(table.at(np.array([u]))[0]) for u in at]


@given(st.floats(0.0, 1.0))
def test_the_cdf_undoes_the_table(u):
    table = parse("gamma(mean 2 s, sd 1 s)").table()
    x = table.at(np.array([u]))
    assert float(table.cdf(x)[0]) == pytest.approx(u, abs=1e-9)


def test_the_cdf_steps_and_ends():
    table = parse("empirical(1, 2)").table()
    assert table.cdf(np.array([0.9, 1.0, 1.5, 2.0, 3.0])).round(9).tolist() == [0.0, 0.5, 0.5, 1.0, 1.0]


def test_a_scaled_table_scales_its_mean():
    table = parse("60 to 80 t").table()
    assert table.scaled(2.0).mean() == pytest.approx(2 * table.mean())
    assert table.scaled(1.0) == table
    assert hash(table.scaled(1.0)) == hash(table)
    with pytest.raises(UsageError):
        table.scaled(-1.0)


@pytest.mark.parametrize(
    ("u", "x"),
    [
        ([0.0, 0.5], [1.0, 2.0]),
        ([0.0, 1.0], [2.0, 1.0]),
        ([0.0, 1.0], [0.0, math.inf]),
        ([0.0, 0.0, 1.0], [1.0, 1.0, 1.0]),
    ],
)
def test_what_is_no_quantile_function_is_refused(u, x):
    with pytest.raises(UsageError):
        QuantileTable(np.array(u), np.array(x))


def test_the_median_of_each_shape():
    texts = ["70 t", "up to 70 t", "60 to 80 t", "{5%: 10, 50%: 20, 95%: 60} t", "uniform(1 s, 3 s)"]
    assert [round(parse(text).central, 6) for text in texts] == [70, 70, round(math.sqrt(4800), 6), 20, 2]
