"""What words and grades are worth, and how late programmes were."""

import math

import numpy as np
import pytest

from nameplate.belief import load_hedges, references, slip
from nameplate.belief.history import kaplan_meier, rows_of_history, schedule_ratio
from nameplate.errors import InvalidFile, UsageError
from nameplate.programme.evidence import Evidence
from nameplate.programme.value import Rate, Share


def test_up_to_is_never_more_and_at_least_is_never_less():
    u = np.linspace(0, 1, 101)
    assert load_hedges().ratio("up_to").at(u).max() == 1.0
    assert load_hedges().ratio("at_least").at(u).min() == 1.0


@pytest.mark.parametrize("bound", ["none", "up_to", "at_least", "about"])
def test_a_worse_grade_is_wider_around_the_same_middle(bound):
    u = np.array([0.05, 0.5, 0.95])
    good, bad = (load_hedges().ratio(bound, "asserted", grade).at(u) for grade in ("A1", "E4"))
    assert good[1] == pytest.approx(bad[1])
    # A bound stays one whoever says it.
    assert bad[0] == pytest.approx(good[0], rel=1e-3) if bound == "at_least" else bad[0] < good[0]
    assert bad[2] == pytest.approx(good[2], rel=1e-3) if bound == "up_to" else bad[2] > good[2]


def test_independent_factors_add_in_squares():
    hedges = load_hedges()
    both = math.log(hedges.spread("alleged", "D1"))
    assert both == pytest.approx(math.hypot(math.log(hedges.spread("alleged")), math.log(hedges.spread(grade="D1"))))


def test_an_unknown_mode_or_grade_is_named():
    with pytest.raises(UsageError, match="mode 'shouted', reliability 'Z', credibility '9'"):
        load_hedges().spread("shouted", "Z9")


def test_a_table_with_mistakes_names_them_all(tmp_path):
    text = (
        "schema: nameplate/hedges/1\nbound: {none: {0%: 1, 100%: 1}, up_to: {5%: 3, 50%: 2}}\nmode: {asserted: 0.5}\n"
    )
    (tmp_path / "hedges.yaml").write_text(text)
    with pytest.raises(InvalidFile) as caught:
        load_hedges(tmp_path / "hedges.yaml")
    places = {fault.place for fault in caught.value.faults}
    assert {"bound.up_to", "bound.about", "mode.asserted", "mode.alleged", "credibility.6"} <= places


def test_a_capacity_of_up_to_70_million_is_not_believed_as_written():
    table = Evidence().believe(Rate(value="up to 70M round/year", assumed="as printed"), "round/year")
    assert table.at(np.array([0.5]))[0] < 70e6
    assert table.x[-1] == pytest.approx(70e6)


def test_a_reference_class_gives_its_published_quantiles():
    table = Evidence().believe(Share(reference="oee"), "")
    assert table.at(np.array([0.1, 0.5, 0.9])) == pytest.approx([0.42, 0.64, 0.81])
    assert "source" in dir(references()["oee"])


def test_the_slip_of_past_programmes_is_the_published_summary():
    # The summary of the same rows: quartiles 1.28, 1.75, 3.1; 61 % done by twice the time.
    found = slip()
    assert found.count == 45
    assert found.at(np.array([0.25, 0.5])) == pytest.approx([1.28, 1.75], abs=0.06)
    # The upper quartile lies where few are left: the tail goes through between the steps.
    assert found.at(np.array([0.75])) == pytest.approx([3.1], rel=0.2)
    assert found.done_by(2.0) == pytest.approx(0.61, abs=0.03)
    assert found.never == pytest.approx(2 / 45)


def test_what_is_late_gets_later_but_is_not_given_up_for_that():
    past = np.array([0.0, 2.0, 4.0, 8.0, 20.0])
    for ratio in past:
        drawn = slip().at(np.linspace(0.001, 0.95, 200), past=ratio)
        assert (drawn >= ratio).all()
        assert np.isfinite(drawn).all()
    medians = [float(slip().at(np.array([0.5]), past=ratio)[0]) for ratio in past]
    assert medians == sorted(medians)
    assert medians[3] < 2.5 * 8


def test_leaving_the_programme_itself_out_changes_the_class():
    assert slip(("ve-kalashnikov",)).count < slip().count


def test_censored_and_cancelled_rows_are_read_as_such():
    rows = {row["id"]: schedule_ratio(row) for row in rows_of_history()}
    assert rows["ve-762-cartridges"] == (pytest.approx(5.48, abs=0.01), True)
    happened = rows["ve-ak103-2006"]
    assert happened is not None
    assert not happened[1]


def test_kaplan_meier_without_censoring_is_the_empirical_distribution():
    times = [3.0, 1.0, 2.0, 2.0]
    assert kaplan_meier((time, True) for time in times) == [(1.0, 0.25), (2.0, 0.75), (3.0, 1.0)]
