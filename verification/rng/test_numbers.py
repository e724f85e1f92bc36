"""The generator's numbers under statistical tests: within a stream, across futures, streams, seeds and counters.

Every p-value must be neither too small nor too close to 1: numbers that are too even are as wrong as uneven ones.
Seeds are fixed, so what passes once passes always.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from nameplate.rng import stream_key, threefry, uniforms

Floats = NDArray[np.float64]
SIZES = pytest.mark.parametrize("size", [1 << 18, pytest.param(1 << 21, marks=pytest.mark.slow)])
ONE, BLOCK = np.zeros(1, int), np.arange(512)


def in_turn(size: int, pairs: list[tuple[int, str]]) -> Floats:
    """One draw from each of eight seeds and streams, then the next."""
    return np.stack([uniforms(seed, ONE, stream, np.arange(size // 8)) for seed, stream in pairs], -1).ravel()


# How a simulation walks through the generator: by draws, by futures, with neighbours in another stream or seed.
WALKS: dict[str, Callable[[int], Floats]] = {
    "draws of a stream": lambda size: uniforms(3, ONE, "line/a/process", np.arange(size)),
    "even draws": lambda size: uniforms(3, ONE, "line/a/0/failure/0", 2 * np.arange(size)),
    "futures": lambda size: uniforms(3, np.arange(size), "line/a/process", 0),
    "futures by draws": lambda size: uniforms(3, BLOCK[:, None], "line/a/process", np.arange(size // 512)).ravel(),
    "draws by futures": lambda size: uniforms(3, np.arange(size // 512), "line/a/process", BLOCK[:, None]).ravel(),
    "streams in turn": lambda size: in_turn(size, [(3, f"line/{n}/process") for n in range(8)]),
    "seeds in turn": lambda size: in_turn(size, [(seed, "line/a/process") for seed in range(8)]),
    "large counters": lambda size: uniforms(2**63 - 1, np.full(1, 2**62), "line/a/process", 2**62 + np.arange(size)),
}


def assert_usual(*chances: float) -> None:
    """Of all p-values here, some hundred, none is as rare as one in a hundred thousand."""
    for chance in chances:
        assert 1e-5 < chance < 1 - 1e-5


@SIZES
@pytest.mark.parametrize("walk", WALKS)
def test_numbers_are_even_one_by_one_in_pairs_and_in_triples(walk: str, size: int) -> None:
    u = WALKS[walk](size)
    for together, cells in ((1, 1000), (2, 64), (3, 16)):
        for lag in (1, 2, 7) if together > 1 else (1,):
            columns = [np.floor(u[n * lag :: together * lag] * cells).astype(np.int64) for n in range(together)]
            length = min(map(len, columns))
            index = sum(column[:length] * cells**n for n, column in enumerate(columns))
            assert_usual(stats.chisquare(np.bincount(index, minlength=cells**together)).pvalue)


@SIZES
@pytest.mark.parametrize("walk", WALKS)
def test_numbers_do_not_depend_on_those_before(walk: str, size: int) -> None:
    """Serial correlation at many lags, of the numbers and of their distance from the middle."""
    u = WALKS[walk](size) - 0.5
    for values, spread in ((u, 1 / 12), (u**2 - 1 / 12, 1 / 180)):
        for lag in (1, 2, 3, 4, 8, 16, 64, 511, 512, 1000):
            score = float(values[:-lag] @ values[lag:]) / (spread * np.sqrt(size - lag))
            assert abs(score) < 4.9


@SIZES
@pytest.mark.parametrize("walk", WALKS)
def test_gaps_between_small_and_between_large_numbers(walk: str, size: int) -> None:
    """Geometric, as long as they last."""
    u = WALKS[walk](size)
    for low, high in ((0.0, 0.1), (0.45, 0.55), (0.98, 1.0)):
        gaps = np.diff(np.flatnonzero((low <= u) & (u < high)))
        chance = high - low
        longest = int(np.log(50 / len(gaps)) / np.log1p(-chance))
        counts = np.bincount(np.minimum(gaps, longest), minlength=longest + 1)[1:]
        expected = stats.geom(chance).pmf(np.arange(1, longest + 1))
        expected[-1] = stats.geom(chance).sf(longest - 1)
        assert_usual(stats.chisquare(counts, expected * len(gaps)).pvalue)


@SIZES
@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("bits", ["first", "middle", "last"])
def test_birthdays(walk: str, bits: str, size: int) -> None:
    """Marsaglia's spacings: 512 birthdays in a year of 2**24 days have two equal gaps on average, a Poisson number."""
    words = np.floor(WALKS[walk](size) * 2.0**52).astype(np.int64)
    days = {"first": words >> 28, "middle": (words >> 14) & 0xFFFFFF, "last": words & 0xFFFFFF}[bits]
    years = np.sort(days[: size // 512 * 512].reshape(-1, 512), axis=1)
    gaps = np.sort(np.diff(years, axis=1), axis=1)
    same = (np.diff(gaps, axis=1) == 0).sum(axis=1)
    counts = np.bincount(np.minimum(same, 7), minlength=8)
    expected = np.append(stats.poisson(2).pmf(np.arange(7)), stats.poisson(2).sf(6)) * len(same)
    assert_usual(stats.chisquare(counts, expected).pvalue)


@SIZES
@pytest.mark.parametrize("walk", WALKS)
def test_every_bit_is_a_fair_coin(walk: str, size: int) -> None:
    words = np.floor(WALKS[walk](size) * 2.0**52).astype(np.int64)
    ones = np.array([np.count_nonzero(words >> bit & 1) for bit in range(52)])
    assert_usual(float(stats.chi2(52).sf(((ones - size / 2) ** 2 / (size / 4)).sum())))
    # Neighbouring bits of a word do not go together.
    both = np.array([np.count_nonzero((words >> bit ^ words >> (bit + 1)) & 1) for bit in range(51)])
    assert_usual(float(stats.chi2(51).sf(((both - size / 2) ** 2 / (size / 4)).sum())))


@SIZES
@pytest.mark.parametrize("walk", WALKS)
def test_extremes_and_runs(walk: str, size: int) -> None:
    """The largest of eight, to the eighth power, is even; so is the share of runs that go up once, twice, ..."""
    u = WALKS[walk](size)
    largest = u.reshape(-1, 8).max(axis=1) ** 8
    assert_usual(stats.kstest(largest, "uniform").pvalue, stats.kstest(u, "uniform").pvalue)
    # Knuth's runs: the number after a run is left out, so lengths are independent, n with chance 1 / n! - 1 / (n + 1)!.
    lengths, place, falls = [], 0, np.append(np.flatnonzero(np.diff(u) < 0) + 1, size)
    for fall in falls:
        if fall > place:
            lengths.append(min(fall - place, 6))
            place = fall + 1
    counts = np.bincount(lengths[:-1], minlength=7)[1:]
    factorials = np.cumprod(np.arange(1, 8, dtype=float))
    expected = 1 / factorials[:6] - np.append(1 / factorials[1:6], 0.0)
    assert_usual(stats.chisquare(counts, expected * counts.sum()).pvalue)


def test_streams_futures_and_seeds_do_not_go_together() -> None:
    """Every pair of sixteen sequences that differ in one thing only."""
    draws = np.arange(20_000)
    rows = [uniforms(seed, np.full(1, future), stream, draws) for seed, future, stream in (
        *[(0, 0, f"line/s{n}/process") for n in range(6)], *[(seed, 0, "line/s0/process") for seed in range(1, 6)],
        *[(0, future, "line/s0/process") for future in range(1, 6)],
    )]  # fmt: skip
    scores = np.corrcoef(rows)[np.triu_indices(len(rows), 1)] * np.sqrt(len(draws))
    assert np.abs(scores).max() < 4.5
    assert_usual(float(stats.chi2(len(scores)).sf((scores**2).sum())))


@pytest.mark.parametrize("argument", ["seed", "stream", "future", "counter"])
def test_each_bit_of_each_argument_turns_half_of_the_answer(argument: str) -> None:
    """Avalanche: of 128 bits, 64 +- 5.7 change, wherever the change is."""
    place = ("seed", "stream", "future", "counter").index(argument)
    turned = []
    for base in range(40):
        words = [base, stream_key(f"line/{base}/process"), base * 7, base * 13]
        before = threefry(*words)
        for bit in range(64):
            changed = [word ^ (1 << bit) if n == place else word for n, word in enumerate(words)]
            after = threefry(*changed)
            turned.append(sum((a ^ b).bit_count() for a, b in zip(before, after, strict=True)))
    counts = np.array(turned)
    assert abs(counts.mean() - 64) < 5 * np.sqrt(32 / len(counts))
    assert ((counts - 64) ** 2).sum() / 32 == pytest.approx(len(counts), abs=5 * np.sqrt(2 * len(counts)))
    assert counts.min() > 30
    assert counts.max() < 98


def test_keys_of_streams_are_all_different() -> None:
    """Of half a million names none share a key; by chance two would in one case of a hundred million."""
    names = (
        f"line/s{station}/{use}/{way}"
        for station in range(50_000)
        for use in ("0/failure", "process")
        for way in range(5)
    )
    keys = {stream_key(name) for name in names}
    assert len(keys) == 500_000
