"""How late a promised step is believed to come, and what restated dates say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from nameplate.belief import Kept, Promise, bundled_history, common_luck, default_forecaster, lateness, revise, slip
from nameplate.belief.survival import kaplan_meier, median_time


def test_the_slip_of_a_new_plant_lies_where_new_plants_came():
    found = slip()
    assert found.count == 45
    ratios = [row.timing.ratio for row in default_forecaster().schedule.rows if np.isfinite(row.timing.ratio)]
    assert found.at(np.array([0.5]))[0] == pytest.approx(np.median(ratios), rel=0.2)
    assert 0.03 < found.never < 0.15
    assert found.done_by(2.0) == pytest.approx(0.65, abs=0.1)


def test_what_is_late_gets_later_but_is_not_given_up_for_that():
    past = np.array([0.0, 2.0, 4.0, 8.0, 20.0])
    for ratio in past:
        drawn = slip().at(np.linspace(0.001, 0.9, 200), past=ratio)
        assert (drawn >= ratio).all()
        assert np.isfinite(drawn).all()
    medians = [float(slip().at(np.array([0.5]), past=ratio)[0]) for ratio in past]
    assert medians == sorted(medians)
    assert medians[3] < 2.5 * 8


def test_leaving_the_programme_itself_out_changes_the_class():
    assert slip(leave_out=frozenset({"ve-kalashnikov"})).count == slip().count - 4


def test_promises_further_ahead_are_narrower_in_their_own_time():
    near, far = (slip(Promise(lead)).at(np.array([0.1, 0.9])) for lead in (12.0, 100.0))
    assert far[1] / far[0] < near[1] / near[0]


def test_lateness_is_told_of_the_kind_where_there_are_enough_of_it():
    plants, every = lateness("greenfield_plant"), lateness()
    assert (plants.kind, plants.promises) == ("new plants", 30)
    assert every.promises == 45
    assert lateness("rate_ramp").kind == "all kinds"  # two promises of a start are too few
    assert 0.0 < plants.months < every.months
    assert every.on_time == pytest.approx(9 / 45, abs=0.001)


def test_kaplan_meier_without_censoring_is_the_empirical_distribution():
    times = [3.0, 1.0, 2.0, 2.0]
    assert kaplan_meier((time, True) for time in times) == [(1.0, 0.25), (2.0, 0.75), (3.0, 1.0)]
    assert median_time((time, True) for time in times) == 2.0
    assert median_time([(1.0, True), (2.0, False), (3.0, False)]) is None


def test_the_common_luck_is_that_of_the_closed_form():
    """One promise kept at the share u: normal with mean sqrt(r) z and variance 1 - r."""
    luck = common_luck([Kept(0.9, exact=True)], correlation=0.4)
    assert luck.mean == pytest.approx(np.sqrt(0.4) * stats.norm.ppf(0.9), abs=1e-6)
    spread = float((luck.weights * (luck.scores - luck.mean) ** 2).sum())
    assert spread == pytest.approx(0.6, abs=1e-5)


@given(st.lists(st.floats(0.0, 1.0), max_size=6))
def test_each_broken_promise_makes_the_next_one_later(shares):
    u = np.array([0.1, 0.5, 0.9])
    before = common_luck([Kept(share) for share in shares]).shifted(u)
    after = common_luck([Kept(share) for share in [*shares, 0.7]]).shifted(u)
    assert (after <= before + 1e-9).all()
    assert (np.diff(after) >= 0.0).all()


def test_without_evidence_nothing_is_shifted():
    u = np.linspace(0.01, 0.99, 25)
    assert np.allclose(common_luck([]).shifted(u), u, atol=1e-4)
    table = common_luck([]).table()
    assert table.at(np.array([0.025, 0.5, 0.975])) == pytest.approx([-1.96, 0.0, 1.96], abs=0.03)


def test_a_kept_promise_makes_the_next_one_earlier():
    assert common_luck([Kept(0.1, exact=True)]).shifted(np.array([0.5]))[0] > 0.55


def test_a_restated_date_cannot_have_come_before_it_was_restated():
    rows = {row.announcement.id: row.announcement for row in bundled_history().rows}
    said = [rows[name] for name in ("ve-ak103-2006", "ve-ak103-2016")]
    found = revise(default_forecaster(), said, frozenset({"ve-kalashnikov"}))
    alone = default_forecaster().forecast(said[0])
    passed = said[0].months(said[1].announced.middle) / said[0].start_lead
    assert (found.timing >= passed).all()
    assert found.never > alone.never


def test_a_restated_amount_is_compared_with_the_first():
    rows = {row.announcement.id: row.announcement for row in bundled_history().rows}
    said = [rows[name] for name in ("us-moderna-2021", "us-moderna-2021-apr")]
    found = revise(default_forecaster(), said, frozenset({"moderna"}))
    later = default_forecaster().forecast(said[1])
    assert np.allclose(found.attainment, later.attainment * said[1].amount / said[0].amount, rtol=0.02, atol=1e-3)
