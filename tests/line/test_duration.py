"""Durations: what they are read from, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from nameplate.errors import UsageError
from nameplate.line.duration import Duration


class Quantiles:
    """Something with quantiles of its own."""

    def __init__(self, quantile: Any) -> None:
        self.ppf = quantile


def test_sources_of_the_same_duration_are_equal() -> None:
    sources = ("2 s", 2, 2.0, np.float64(2.0), [2.0], np.array([2.0, 2.0]), "0.0005555555555555556 h")
    assert [Duration.of(source).mean for source in sources] == pytest.approx([2.0] * len(sources), rel=1e-11)
    assert Duration.of(stats.expon(scale=2.0)).mean == pytest.approx(2.0, rel=1e-9)
    assert Duration.of(Quantiles(lambda u: 4.0 * u)).mean == pytest.approx(2.0, rel=1e-9)


def test_a_duration_is_read_once() -> None:
    duration = Duration.of("exponential(mean 2 s)")
    assert Duration.of(duration) is duration
    assert Duration.of("exponential(mean 2 s)").table is duration.table
    assert Duration.of(2.0).table is Duration.of(2).table


def test_words() -> None:
    assert Duration.of(stats.gamma(2, scale=3)).words == "gamma(2, scale=3)"
    assert Duration.of([1.0, 2.0]).words == "[1.0, 2.0]"
    assert Duration.of([1.0] * 50).words == "50 measured values"
    assert Duration.of("2 s").scaled(0.5).words == "0.5 x 2 s"


ABOVE_ZERO = [
    "0 s", "-1 s", 0, -1.0, [0.0, 0.0], [1.0, -1.0], float("nan"), float("inf"), 10**400, -(10**400),
    stats.norm(0, 1), stats.pareto(0.5), stats.pareto(1.0), stats.cauchy(), stats.cauchy(5, 1), stats.halfcauchy(),
    stats.levy(), stats.lognorm(40), stats.expon(scale=-1), stats.uniform(0, 0), Quantiles(lambda u: u * np.nan),
]  # fmt: skip


@pytest.mark.parametrize("source", ABOVE_ZERO)
def test_a_mean_is_finite_and_above_zero(source: Any) -> None:
    with pytest.raises(UsageError, match="finite mean above zero"):
        Duration.of(source)


@pytest.mark.parametrize("source", [stats.norm(1, 1), stats.t(3, loc=50), [3.0, -1.0], Quantiles(lambda u: 3 - 4 * u)])
def test_a_duration_is_never_negative(source: Any) -> None:
    with pytest.raises(UsageError, match="never negative"):
        Duration.of(source)


@pytest.mark.parametrize("source", [1e-13, 1e-320, 1e13, 1e300, [1e300, 1.0]])
def test_a_mean_is_within_measure(source: Any) -> None:
    with pytest.raises(UsageError, match=r"a mean from 1e-12 to 1e\+12 s"):
        Duration.of(source)


@pytest.mark.parametrize(
    "source",
    [
        "soon", "", "3 kg", "exponential()", None, True, b"2 s", 2j, object(), [], ["a"], [[1.0]], [1.0, float("nan")],
        np.int64(2), stats.expon(scale=[1.0, 2.0]), Quantiles(lambda u: 1.0), Quantiles(lambda u: "x"),
        Quantiles(lambda u: 1 / 0), Quantiles(lambda u: np.ones(3)),
    ],
)  # fmt: skip
def test_what_is_no_duration_is_refused(source: Any) -> None:
    with pytest.raises(UsageError, match="valid would be"):
        Duration.of(source)


@pytest.mark.parametrize("nothing", ["0 s", 0, [0.0]])
def test_nothing_may_be_allowed(nothing: Any) -> None:
    assert Duration.of(nothing, least=-1.0).mean == 0.0
    with pytest.raises(UsageError, match="finite mean of zero or more"):
        Duration.of(float("nan"), least=-1.0)
