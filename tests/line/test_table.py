"""The table of a distribution keeps its mean, its tails and its probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nameplate.line.duration import Duration
from nameplate.line.table import CELLS, Table, tabulate

FROZEN = {
    "exponential": stats.expon(scale=2.0),
    "erlang": stats.gamma(3, scale=0.5),
    "gamma, spread": stats.gamma(0.4, scale=1.0),
    "lognormal": stats.lognorm(0.8),
    "weibull": stats.weibull_min(1.5, scale=2.0),
    "uniform": stats.uniform(1.0, 2.0),
}
# Dense near both ends.
CHANCES = np.concatenate(
    [10.0 ** -np.arange(1.0, 15.0), np.linspace(0.003, 0.997, 400), 1 - 10.0 ** -np.arange(1.0, 13.0)]
)


@pytest.mark.parametrize("name", FROZEN)
def test_probability_is_right(name: str) -> None:
    """The error in probability is below 1e-5 of what is left towards the nearer end."""
    table = tabulate(FROZEN[name].ppf)
    drawn = np.array([table.at(u) for u in CHANCES])
    error = np.abs(FROZEN[name].cdf(drawn) - CHANCES)
    assert (error <= 1e-5 * np.minimum(CHANCES, 1 - CHANCES) + 2e-15).all()


@pytest.mark.parametrize("name", FROZEN)
def test_mean_is_right(name: str) -> None:
    assert tabulate(FROZEN[name].ppf).mean == pytest.approx(FROZEN[name].mean(), rel=1e-9)


@pytest.mark.parametrize("name", FROZEN)
def test_mean_of_the_cells_is_the_mean(name: str) -> None:
    """What is drawn has the mean that is stated: the integral over all cells."""
    table = tabulate(FROZEN[name].ppf)
    octave = 2.0 ** np.arange(-53, -1)
    edges = np.append(np.multiply.outer(octave, 1 + np.arange(128) / 128).ravel(), 0.5)
    middle, width = (edges[1:] + edges[:-1]) / 2, np.diff(edges)
    total = sum(
        ((half[:, 0] + half[:, 1] * middle) * width).sum() for half in (table.cells[:CELLS], table.cells[CELLS:])
    )
    assert total == pytest.approx(table.mean, rel=1e-12)


@given(st.integers(0, 2**52 - 2))
def test_a_table_never_falls(number: int) -> None:
    """Up to the rounding of a chord that keeps its mean, more probability is more time."""
    table = EXPONENTIAL
    low, high = (table.at((place + 0.5) * 2.0**-52) for place in (number, number + 1))
    assert high >= low - 1e-5 * low


EXPONENTIAL: Table = tabulate(stats.expon().ppf)


def test_the_ends() -> None:
    assert EXPONENTIAL.at(2.0**-53) == pytest.approx(2.0**-53, rel=0.01)
    assert EXPONENTIAL.at(1 - 2.0**-53) == pytest.approx(53 * np.log(2), rel=0.001)


def test_constant() -> None:
    table = Duration.of("3 s").table
    assert table.constant
    assert {table.at(u) for u in CHANCES} == {3.0}


def test_scaled() -> None:
    twice = EXPONENTIAL.scaled(2.0)
    assert twice.mean == 2 * EXPONENTIAL.mean
    assert twice.at(0.9) == 2 * EXPONENTIAL.at(0.9)


def test_empirical_values_keep_their_shares() -> None:
    table = Duration.of("empirical(1 s, 2 s, 5 s)").table
    drawn = np.array([table.at(u) for u in (np.arange(3000) + 0.25) / 3000])
    assert [round(float((abs(drawn - value) < 1e-9).mean()), 2) for value in (1.0, 2.0, 5.0)] == [0.33, 0.33, 0.33]
