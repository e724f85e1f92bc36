"""The backtest: scores of the protocol, forecasts without their own family, and the targets that were set."""

import csv
import io
import json
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.belief import History, bundled_history
from nameplate.brief.track import bundled_backtest
from nameplate.errors import UsageError
from nameplate.study.backtest import OURS, REFERENCE, Backtest, backtest
from nameplate.study.backtest.judge import binomial_band
from nameplate.study.backtest.run import AXES, shares_of
from nameplate.study.backtest.score import ATTAINMENT, TIMING, Outcome, on_grid

SHARED = Path(__file__).parents[4] / "shared" / "history"


@pytest.fixture(scope="module")
def found():
    return backtest(bundled_history())


def test_the_targets_are_reached(found):
    timing, attainment = found.score("T"), found.score("Q")
    assert timing.crps <= 0.50
    assert attainment.crps <= 0.22
    for ours in (timing, attainment):
        held = next(one for one in ours.coverage if one.level == 80)
        assert held.low <= held.hits <= held.high
        assert ours.width < found.score(ours.ratio, "B3 reference class").width
        assert ours.tail <= 0.05
        assert ours.less[1] < 0.0


def test_the_kept_record_is_the_backtest_of_the_history(found):
    kept = json.loads(json.dumps(bundled_backtest().to_json()))
    made = json.loads(json.dumps(found.to_json()))
    _compare(kept, made)
    assert Backtest.of_json(made).to_json() == found.to_json()


def _compare(one, other):
    """Equal up to the last bits, which may differ between processors."""
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            _compare(one[key], other[key])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for pair in zip(one, other, strict=True):
            _compare(*pair)
    else:
        assert other == (pytest.approx(one, abs=1e-3) if isinstance(one, float) else one)


def test_later_announcements_lower_the_score(found):
    updates = {one.ids[0]: one.crps for one in found.updates}
    assert {"us-moderna-2021", "ve-ak103-2006"} <= updates.keys()
    for crps in updates.values():
        assert crps[-1] < crps[0]


def test_the_histogram_and_the_tables_hold_every_outcome(found):
    for ratio in ("T", "Q"):
        assert sum(found.pit[ratio]) == pytest.approx(1.0)
        counts = sum(one.count for one in found.reliability[ratio])
        assert counts <= found.score(ratio).count
    assert len(found.each) == 45 + 33


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference scorer is not here")
def test_the_scores_are_those_of_the_reference_scorer(found, tmp_path):
    """Another program, written by others, scores the same forecasts the same."""
    from nameplate.belief import default_forecaster

    made = {row.announcement.id: default_forecaster().forecast(row.announcement) for row in bundled_history().rows}
    path = tmp_path / "forecast.json"
    path.write_text(json.dumps({name: one.to_json() for name, one in made.items()}))
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "programmes.csv"), "--forecast", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in told.splitlines() if line.strip().startswith(("B", "forecast"))]
    names = {f"B{number}": name for number, name in enumerate(n for n in dict.fromkeys(_names(found)) if n != OURS)}
    names["forecast"] = OURS
    tables = [lines[:7], lines[7:14]]
    for ratio, table in zip(("T", "Q"), tables, strict=True):
        for line in table:
            numbers = [float(cell) for cell in line[-9:]]
            ours = found.score(ratio, names[line[0]])
            held = [one.hits / one.count for one in ours.coverage]
            expected = [ours.count, ours.crps, ours.brier, ours.log, *held, ours.width, ours.tail]
            assert numbers == pytest.approx(expected, abs=0.0051)
            assert numbers[1] == pytest.approx(ours.crps, abs=0.00051)


def _names(found):
    return [one.forecaster for one in found.scores]


def test_the_crps_of_a_certain_forecast_is_its_distance():
    certain = np.where(TIMING.grid >= 1.0, 1.0, 0.0)
    assert TIMING.crps(certain, Outcome(2.5, 2.5)) == pytest.approx(1.5, abs=0.01)
    assert TIMING.crps(certain, Outcome(math.inf, math.inf, 3.0)) == pytest.approx(2.0, abs=0.01)
    assert TIMING.crps(certain, Outcome(math.inf, math.inf, 0.8)) == 0.0
    assert ATTAINMENT.crps(np.where(ATTAINMENT.grid >= 1.0, 1.0, 0.0), Outcome(0.0, 0.4)) == pytest.approx(
        0.6, abs=0.01
    )
    assert ATTAINMENT.crps(np.where(ATTAINMENT.grid >= 0.1, 1.0, 0.0), Outcome(0.0, 0.4)) == 0.0


@given(st.lists(st.floats(0.0, 6.0), min_size=3, max_size=30), st.floats(0.01, 3.9))
def test_the_crps_is_that_of_the_kernel_form(quantiles, came):
    """E|X - y| - E|X - X'| / 2, for what lies within the scale."""
    draws = np.minimum(np.array(quantiles), 3.99)
    kernel = np.abs(draws - came).mean() - 0.5 * np.abs(draws[:, None] - draws[None, :]).mean()
    assert TIMING.crps(on_grid(TIMING, draws), Outcome(came, came)) == pytest.approx(kernel, abs=0.012)


@given(st.floats(0.3, 3.0), st.floats(0.05, 1.0))
def test_the_truth_scores_best_on_average(median, spread):
    u = (np.arange(199) + 0.5) / 199
    normal = np.sqrt(2.0) * np.array([_erfinv(2.0 * p - 1.0) for p in u])
    truth = median * np.exp(spread * normal)
    others = (truth * 1.4, median * np.exp(2.0 * spread * normal))
    outcomes = [Outcome(float(t), float(t)) if t < 4.0 else Outcome(4.0, 4.0) for t in truth]
    mean = [np.mean([TIMING.crps(on_grid(TIMING, made), o) for o in outcomes[::7]]) for made in (truth, *others)]
    assert mean[0] <= min(mean[1:]) + 2e-3


def _erfinv(x):
    from scipy.special import erfinv

    return float(erfinv(x))


def test_the_binomial_band_holds_what_it_says():
    for count, chance in ((36, 0.8), (27, 0.5), (10, 0.1)):
        low, high = binomial_band(count, chance)
        inside = sum(math.comb(count, k) * chance**k * (1 - chance) ** (count - k) for k in range(low, high + 1))
        assert inside >= 0.95 - 1e-9


def test_a_history_without_an_end_is_nothing_to_score():
    with pytest.raises(UsageError, match="nothing to score"):
        backtest(History(()))


def test_a_history_of_one_family_is_scored_without_classes():
    rows = [row for row in bundled_history().rows if row.family == "ve-kalashnikov"]
    found = backtest(History(tuple(rows)))
    assert found.score("T").count == 4
    assert found.score("T", REFERENCE).count == 0
    assert found.score("T", REFERENCE).crps is None
    assert found.score("T").less is None


def test_forecasts_are_made_without_their_family(monkeypatch):
    from nameplate.belief import Forecaster

    left = []
    plain = Forecaster.forecast

    def told(self, announcement, leave_out=None):
        left.append((announcement.id, leave_out))
        return plain(self, announcement, leave_out)

    monkeypatch.setattr(Forecaster, "forecast", told)
    rows = bundled_history().rows[:6]
    backtest(History(rows))
    wanted = {row.announcement.id: frozenset({row.family}) for row in rows}
    assert dict(left) == wanted


def test_shares_on_the_grid_are_what_the_quantiles_say():
    from nameplate.belief import default_forecaster

    made = default_forecaster().forecast(bundled_history().rows[1].announcement)
    for axis in AXES:
        shares = shares_of(axis, made)
        assert (np.diff(shares) >= 0.0).all()
        assert shares[-1] <= 1.0
    assert shares_of(TIMING, made)[-1] <= 1.0 - made.never + 1e-9


def test_the_table_and_the_record_are_of_the_same_rows(found):
    text = (Path(__file__).parents[3] / "src/nameplate/belief/data/programmes.csv").read_text("utf-8")
    assert found.rows == len(list(csv.DictReader(io.StringIO(text))))
