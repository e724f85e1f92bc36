"""Every distribution that a time can have: the table against its probabilities, and what is drawn against both."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from line.run import LENGTHS, run, second_moment
from numpy.typing import NDArray
from scipy import stats

from nameplate.line import Line, Station
from nameplate.line.duration import Duration
from nameplate.line.outcome import CELLS
from nameplate.line.sketch import edges
from nameplate.rng import uniforms

Floats = NDArray[np.float64]


def lognormal(low: float, high: float) -> Any:
    """Through 5 % and 95 %, which is what an interval means."""
    spread = math.log(high / low) / (2 * stats.norm.ppf(0.95))
    return stats.lognorm(spread, scale=math.sqrt(low * high))


def by_moments(mean: float, sd: float) -> Any:
    spread = math.sqrt(math.log1p((sd / mean) ** 2))
    return stats.lognorm(spread, scale=mean * math.exp(-(spread**2) / 2))


CUT = "normal(mean 1 s, sd 1 s)"
TEXTS = {
    "uniform(1 s, 3 s)": stats.uniform(1, 2),
    "triangular(1 s, 2 s, 4 s)": stats.triang(1 / 3, loc=1, scale=3),
    "exponential(mean 2 s)": stats.expon(scale=2),
    "erlang(k 3, mean 2 s)": stats.gamma(3, scale=2 / 3),
    "gamma(mean 2 s, sd 1 s)": stats.gamma(4, scale=0.5),
    "gamma(mean 1 s, sd 2 s)": stats.gamma(0.25, scale=4),
    "lognormal(mean 2 s, sd 1 s)": by_moments(2, 1),
    "lognormal(mean 2 s, sd 6 s)": by_moments(2, 6),
    "normal(mean 2 s, sd 0.3 s)": stats.truncnorm(-2 / 0.3, np.inf, loc=2, scale=0.3),
    CUT: stats.truncnorm(-1, np.inf, loc=1, scale=1),
    "weibull(shape 1.5, scale 2 s)": stats.weibull_min(1.5, scale=2),
    "weibull(shape 0.7, scale 2 s)": stats.weibull_min(0.7, scale=2),
    "2 s to 5 s": lognormal(2, 5),
    "{5%: 2, 95%: 5} s": lognormal(2, 5),
}
FROZEN = {
    distribution.dist.name: distribution
    for distribution in (
        stats.expon(scale=2), stats.gamma(0.4), stats.beta(2, 3, scale=4), stats.lognorm(0.8), stats.invgauss(0.5),
        stats.pareto(4), stats.chi2(3), stats.rayleigh(scale=2), stats.weibull_min(3), stats.burr12(3, 4),
        stats.loguniform(0.1, 10), stats.truncnorm(-1, 2, loc=1), stats.uniform(0, 2),
    )
}  # fmt: skip
SOURCES: dict[str, tuple[Any, Any]] = {
    **{text: (text, known) for text, known in TEXTS.items()},
    **{name: (known, known) for name, known in FROZEN.items()},
}


def chances(least: float) -> Floats:
    """Probabilities below 1/2 that a draw can have, some hundred in every doubling."""
    doublings = np.linspace(1.0, -math.log2(least), 4_000, endpoint=False)
    return np.unique((2 * np.floor(2.0**-doublings * 2.0**52) + 1) * 2.0**-53)


def errors(source: Any, known: Any, v: Floats) -> tuple[Floats, Floats, Floats]:
    """Errors in probability at both ends, and what a time that is off by 1e-13 of itself makes of them."""
    table = Duration.of(source).table
    low, high = (np.array([table.at(u) for u in side]) for side in (v, 1.0 - v))
    unknown = 1e-13 * np.maximum(low * known.pdf(low), high * known.pdf(high))
    return np.abs(known.cdf(low) - v), np.abs(known.sf(high) - v), unknown


@pytest.mark.parametrize("name", SOURCES)
def test_the_table_is_exact(name: str) -> None:
    """Within 1e-9 everywhere, and at both ends within 1e-8 of the probability that is left, down to 1e-12."""
    source, known = SOURCES[name]
    v = chances(1e-12)
    below, above, unknown = errors(source, known, v)
    assert max(below.max(), above.max()) <= 1e-9
    # Of a text the chance that is left above is known as 1 - u, that is to the last bits of a number near 1; and that
    # below, where a normal is cut, as a difference of such numbers.
    assert (below <= 1e-8 * v + unknown + (2.0**-51 if name == CUT else 0.0)).all()
    assert (above <= 1e-8 * v + unknown + (2.0**-52 if name in TEXTS else 0.0)).all()
    assert Duration.of(source).mean == pytest.approx(known.mean(), rel=1e-9)


@pytest.mark.parametrize("name", SOURCES)
def test_draws_fall_into_cells_of_equal_chance(name: str) -> None:
    """A hundred cells, of which the outermost are cut at a thousandth, under chi-square."""
    source, known = SOURCES[name]
    table = Duration.of(source).table
    drawn = np.array([table.at(u) for u in uniforms(5, np.arange(40_000), f"draws/{name}")])
    cuts = np.concatenate([[0.0, 0.001], np.arange(0.01, 0.995, 0.01), [0.999, 1.0]])
    counts = np.histogram(known.cdf(drawn), cuts)[0]
    assert stats.chisquare(counts, np.diff(cuts) * len(drawn)).pvalue > 1e-6


@LENGTHS
@pytest.mark.parametrize("name", SOURCES)
def test_a_station_takes_such_times(name: str, items: int, resolution: float, judge) -> None:
    """The compiled draws, by the cells of the flow times (sixteenths of doublings), out to the rarest."""
    source, known = SOURCES[name]
    result = run(Line([Station("a", process=source)]), items, warmup=0)
    counts = result.outcome.sketch.sum(axis=0)
    with np.errstate(all="ignore"):  # far below and far above
        below, left = (np.nan_to_num(side(edges(result.goal.lowest))) for side in (known.cdf, known.sf))
    chance = np.where(below[1:] < 0.5, np.diff(below), -np.diff(left))
    chance[0], chance[-1] = below[1], left[CELLS - 1]
    observed, expected = pooled(counts, chance * counts.sum())
    assert len(observed) > 8
    assert stats.chisquare(observed, expected * observed.sum() / expected.sum()).pvalue > 1e-6
    judge("mean", result.flow_time["mean"], known.mean(), 0.05 * resolution)
    judge("mean square", second_moment(result), known.moment(2), 0.6 * resolution)


def pooled(counts: NDArray[np.int64], expected: Floats) -> tuple[Floats, Floats]:
    """Join neighbours until each expects 20 at least."""
    rows = [[0.0, 0.0]]
    for pair in zip(counts.tolist(), expected.tolist(), strict=True):
        if rows[-1][1] >= 20:
            rows.append([0.0, 0.0])
        rows[-1] = [rows[-1][0] + pair[0], rows[-1][1] + pair[1]]
    last = rows.pop() if rows[-1][1] < 20 else [0.0, 0.0]
    observed, joined = np.array(rows).T
    return observed + np.append(np.zeros(len(rows) - 1), last[0]), joined + np.append(np.zeros(len(rows) - 1), last[1])


MEASURED = [4.0, 0.5, 0.5, 2.0, 1.0, 7.0, 3.0]


@pytest.mark.parametrize("source", [MEASURED, "empirical(4 s, 0.5 s, 0.5 s, 2 s, 1 s, 7 s, 3 s)"])
def test_measured_times_keep_their_shares(source: Any) -> None:
    table = Duration.of(source).table
    for number, value in enumerate(sorted(MEASURED)):
        for share in (number / 7 + 1e-9, (number + 0.5) / 7, (number + 1) / 7 - 1e-9):
            assert table.at((2 * math.floor(share * 2.0**52) + 1) * 2.0**-53) == value
    drawn = [table.at(u) for u in uniforms(5, np.arange(70_000), "measured")]
    values, counts = np.unique(drawn, return_counts=True)
    assert values.tolist() == [0.5, 1.0, 2.0, 3.0, 4.0, 7.0]
    assert stats.chisquare(counts, [20_000, *[10_000] * 5]).pvalue > 1e-6


@LENGTHS
def test_a_station_takes_measured_times(items: int, resolution: float, judge) -> None:
    result = run(Line([Station("a", process=MEASURED)]), items, warmup=0)
    judge("mean", result.flow_time["mean"], sum(MEASURED) / 7, 0.02 * resolution)
    judge("mean square", second_moment(result), sum(value**2 for value in MEASURED) / 7, 0.02 * resolution)


def test_stated_quantiles_are_kept() -> None:
    points = {0.05: 10.0, 0.5: 20.0, 0.9: 35.0, 0.95: 60.0}
    table = Duration.of("{5%: 10, 50%: 20, 90%: 35, 95%: 60} s").table
    for chance, value in points.items():
        u = (2 * math.floor(chance * 2.0**52) + 1) * 2.0**-53
        assert table.at(u) == pytest.approx(value, rel=1e-9)
    grid = np.array([table.at((2 * n + 1) * 2.0**-13) for n in range(4096)])
    assert (np.diff(grid) > 0).all()
