"""The table of a distribution keeps its mean, its ends and its probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import njit
from scipy import stats

from nameplate.line.duration import Duration
from nameplate.line.recursion.draw import look, look_all
from nameplate.line.table import CELLS, OCTAVES, PARTS, tabulate

FROZEN = {
    "exponential": stats.expon(scale=2.0),
    "erlang": stats.gamma(3, scale=0.5),
    "gamma, spread": stats.gamma(0.4, scale=1.0),
    "lognormal": stats.lognorm(0.8),
    "weibull": stats.weibull_min(1.5, scale=2.0),
    "weibull, early": stats.weibull_min(0.6, scale=2.0),
    "pareto": stats.pareto(2.5),
    "uniform": stats.uniform(1.0, 2.0),
    "triangular": stats.triang(0.25, loc=1.0, scale=4.0),
}
EVERY = pytest.mark.parametrize("name", FROZEN)
# Dense near both ends.
CHANCES = np.concatenate(
    [10.0 ** -np.arange(1.0, 15.0), np.linspace(0.003, 0.997, 400), 1 - 10.0 ** -np.arange(1.0, 13.0)]
)
GRID = 2.0**-53
"""Draws are multiples of it."""
ROUND = np.round(CHANCES / GRID) * GRID
SHIFTED = ("uniform", "triangular", "pareto")
TABLES = {name: tabulate(frozen.ppf, frozen.isf) for name, frozen in FROZEN.items()}


@EVERY
def test_probability_is_right(name: str) -> None:
    """Within 5e-10 of the probability that is left at either end; of a sum with a shift its last bits are lost."""
    for side, chance in (("lower", FROZEN[name].cdf), ("upper", FROZEN[name].sf)):
        left = ROUND[ROUND < 0.5]
        drawn = np.array([TABLES[name].at(u if side == "lower" else 1.0 - u) for u in left.tolist()])
        lost = 1e-14 if name in SHIFTED else 0.0
        assert (np.abs(chance(drawn) - left) <= 5.1e-10 * left + lost).all()


@EVERY
def test_mean_is_right(name: str) -> None:
    assert TABLES[name].mean == pytest.approx(FROZEN[name].mean(), rel=1e-8)


@EVERY
def test_mean_of_what_is_drawn_is_the_mean_that_is_stated(name: str) -> None:
    """Two points of Gauss in each cell integrate its cubic exactly; cells below 1e-11 weigh nothing."""
    octaves = 2.0 ** np.arange(-37, -1)
    edges = np.append(np.multiply.outer(octaves, 1 + np.arange(PARTS) / PARTS).ravel(), 0.5)
    middle, half = (edges[1:] + edges[:-1]) / 2, np.diff(edges) / 2
    points = np.round(np.concatenate([middle - half / np.sqrt(3), middle + half / np.sqrt(3)]) / GRID) * GRID
    drawn = sum(np.array([TABLES[name].at(u) for u in side]) for side in (points, 1.0 - points))
    assert (drawn * np.concatenate([half, half])).sum() == pytest.approx(TABLES[name].mean, rel=1e-6)


@EVERY
@given(st.integers(0, 2**52 - 2))
def test_a_table_never_falls(name: str, number: int) -> None:
    """Up to the rounding of a cubic, more probability is more time."""
    low, high = (TABLES[name].at((place + 0.5) * 2.0**-52) for place in (number, number + 1))
    assert high >= low * (1.0 - 2e-9)


def test_the_ends() -> None:
    table = Duration.of("exponential(mean 1 s)").table
    assert table.at(GRID) == pytest.approx(GRID, rel=1e-9)
    assert table.at(1 - GRID) == pytest.approx(53 * np.log(2), rel=1e-9)
    assert (table.least, table.constant) == (table.at(GRID), False)
    assert len(table.cells) == 2 * CELLS == 2 * OCTAVES * PARTS


def test_constant() -> None:
    table = Duration.of("3 s").table
    assert table.constant
    assert table.mean == pytest.approx(3.0, rel=1e-15)
    assert {table.at(u) for u in CHANCES} == {3.0}


@pytest.mark.parametrize("source", ["exponential(mean 1 s)", "empirical(1 s, 2 s, 7 s)", "3 s"])
def test_scaled(source: str) -> None:
    table = Duration.of(source).table
    twice = table.scaled(2.0)
    assert twice.mean == 2 * table.mean
    assert [twice.at(u) for u in CHANCES] == [2 * table.at(u) for u in CHANCES]


@settings(max_examples=25)
@given(st.lists(st.floats(0.001, 1000.0), min_size=1, max_size=12))
def test_measured_values_keep_their_shares(values: list[float]) -> None:
    """Nothing between two measured values is ever drawn, and none more often than another."""
    table = Duration.of(values).table
    chances = (np.arange(300 * len(values)) + 0.25) / (300 * len(values))
    drawn = sorted(table.at(u) for u in (np.round(chances / GRID) * GRID).tolist())
    assert drawn == [value for value in sorted(values) for _ in range(300)]
    assert table.mean == pytest.approx(float(np.mean(values)), abs=1e-9 * max(values))


@pytest.mark.parametrize("count", [3, 10, 333, 1000])
def test_a_jump_is_where_it_should_be(count: int) -> None:
    """Wherever in a cell a jump lies, beside its very end too, draws on both sides of it are right."""
    table = Duration.of(list(range(1, count + 1))).table
    for place in range(1, count):
        for beside in (1e-5, 1e-7, 2e-9):
            below, above = (round((place / count + step) / GRID) * GRID for step in (-beside, beside))
            assert (table.at(below), table.at(above)) == (place, place + 1)


def test_whole_numbers_keep_their_mean() -> None:
    frozen = stats.poisson(3)
    assert Duration.of(frozen).table.mean == pytest.approx(3.0, rel=1e-9)


def test_a_corner_is_not_cut() -> None:
    """A quantile function with a corner and a jump inside cells is met on both sides of them."""
    table = tabulate(lambda u: np.where(u < 0.3, u, np.where(u < 0.7, 0.3 + 10.0 * (u - 0.3), 20.0 + u)))
    for u in ROUND[ROUND != 0.5].tolist():
        wanted = u if u < 0.3 else 0.3 + 10.0 * (u - 0.3) if u < 0.7 else 20.0 + u
        assert table.at(u) == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("source", ["gamma(mean 1 s, sd 2 s)", "empirical(1 s, 2 s, 7 s)", "3 s"])
def test_compiled_code_reads_the_same(source: str) -> None:
    table = Duration.of(source).table
    words = np.random.default_rng(1).integers(0, 2**64, 4096, np.uint64, endpoint=False)
    words[:4] = 0, 2**64 - 1, 2**63 - 1, 2**63
    wanted = [table.at(((int(word) >> 12) + 0.5) * 2.0**-52) for word in words]
    assert _read(words, table.cells, table.pieces).tolist() == wanted
    assert _read_one_by_one(words, table.cells, table.pieces).tolist() == wanted


@njit
def _read(words, rows, pieces):  # type: ignore[no-untyped-def]
    times = np.empty(len(words))
    look_all(words, len(words), times, np.empty(len(words), np.int64), rows, pieces, True)
    return times


@njit
def _read_one_by_one(words, rows, pieces):  # type: ignore[no-untyped-def]
    times = np.empty(len(words))
    for number in range(len(words)):
        times[number] = look(words[number], rows, pieces)
    return times
