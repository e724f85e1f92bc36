from __future__ import annotations

import json

import numpy as np
import pytest

from nameplate.study import compare, gain_words, mean_words
from nameplate.study.difference import paired


def test_the_difference_is_taken_future_by_future(run, truth, ask):
    found = compare(run, ask("share of demand met in 2027 of cartridges"))
    assert [row.scenario for row in found.rows] == ["open", "closed"]
    assert found.rows[0].difference is None
    assert found.rows[1].label == "Imports stop"
    year = [month.year == 2027 for month in truth["open"].months]
    met = {name: truth[name].month["delivered"][:, year, 0].sum(axis=1) / 240 for name in ("open", "closed")}
    differences = met["closed"] - met["open"]
    row = found.rows[1].difference
    assert row.quantiles["50"] == pytest.approx(np.median(differences))
    assert row.quantiles["95"] == pytest.approx(np.quantile(differences, 0.95))
    assert row.mean == pytest.approx(differences.mean())
    assert row.error == pytest.approx(differences.std() / 20)
    assert row.gain == pytest.approx((met["open"].var() + met["closed"].var()) / differences.var())
    assert row.gain > 2  # the same luck is worth more than twice the futures here
    assert (row.more, row.less) == (0.0, (differences < 0).mean())
    assert row.interval == pytest.approx((row.mean - 1.959964 * row.error, row.mean + 1.959964 * row.error))
    assert row.quantiles["5"] < row.interval[0] < row.interval[1]  # the mean is surer than a future
    assert row.chance is None


def test_scenarios_that_do_not_differ_differ_by_nothing(run, ask):
    row = compare(run, ask("date when 150 round/year is first reached")).rows[1].difference
    assert row.unit == "day"
    assert (row.mean, row.quantiles["5"], row.quantiles["95"], row.gain) == (0.0, 0.0, 0.0, None)


def test_of_a_chance_the_chances_are_differenced_too(run, truth, ask):
    question = ask("chance that share of demand met in 2027 of cartridges is at least 80 %")
    found = compare(run, question)
    year = [month.year == 2027 for month in truth["open"].months]
    holds = {name: truth[name].month["delivered"][:, year, 0].sum(axis=1) / 240 >= 0.8 for name in ("open", "closed")}
    row = found.rows[1].difference
    assert row.chance.mean == pytest.approx(holds["closed"].mean() - holds["open"].mean())
    assert row.chance.mean == pytest.approx(found.rows[1].answer.chance - found.rows[0].answer.chance)
    assert row.chance.error == pytest.approx((1.0 * holds["closed"] - holds["open"]).std() / 20)
    assert row.unit == row.chance.unit == ""


def test_futures_that_are_there_twice_count_once():
    values = np.random.default_rng(1).normal(size=(2, 100))
    once, twice = paired(*values, "round"), paired(*np.repeat(values, 2, axis=1), "round", independent=100)
    assert twice.error == pytest.approx(once.error)


@pytest.mark.parametrize("correlation", [-0.5, 0.0, 0.5, 0.9, 0.99])
def test_the_gain_is_that_of_correlated_normal_numbers(correlation):
    # two standard normal answers: variance 2 apart, 2 (1 - correlation) in pairs
    first, second = np.random.default_rng(7).normal(size=(2, 200_000))
    found = paired(correlation * first + np.sqrt(1 - correlation**2) * second, first, "round")
    assert found.gain == pytest.approx(1 / (1 - correlation), rel=0.02)


@pytest.mark.parametrize(
    ("values", "main", "unit", "mean", "gain"),
    [
        ([1.0, 2.0], [1.0, 2.0], "round", "0 round", "no future differs"),
        ([4.0, 5.0], [1.0, 2.0], "day", "+3 days", "it is the same in every future"),
        ([np.inf, 5.0], [1.0, 2.0], "month", "no limit", "some futures have no bound, so that there is no mean"),
        ([1.0, -1.0], [-1.0, 1.0], "round", "0 round (-3 to +3)", "only 0.5 times as many futures"),
        ([0.0, 0.0], [1e6, 3e6], "round", "-2M round (-3.4M to -600k)", "needed as many futures"),
    ],
)
def test_differences_are_told_as_exactly_as_they_are_known(values, main, unit, mean, gain):
    found = paired(np.array(values), np.array(main), unit)
    assert mean_words(found) == mean
    assert gain in gain_words(found)


def test_the_scenario_of_the_question_is_set_aside(run, ask):
    one = compare(run, ask("output of rifle in 2027 if imports stop"))
    assert [row.answer.scenario for row in one.rows] == ["open", "closed"]


def test_a_comparison_is_plain_json(run, ask):
    text = json.dumps(compare(run, ask("months of cover of cartridge at 2028")).to_json(), allow_nan=False)
    rows = json.loads(text)["scenarios"]
    assert [row["label"] for row in rows] == ["Imports go on", "Imports stop"]
    assert set(rows[1]["difference"]) >= {"mean", "error", "interval", "gain", "quantiles", "chance"}
