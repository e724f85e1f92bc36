from __future__ import annotations

import json

import numpy as np
import pytest

from nameplate.study import compare


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
    assert row.more == 0.0


def test_scenarios_that_do_not_differ_differ_by_nothing(run, ask):
    row = compare(run, ask("date when 150 round/year is first reached")).rows[1].difference
    assert row.unit == "day"
    assert (row.mean, row.quantiles["5"], row.quantiles["95"], row.gain) == (0.0, 0.0, 0.0, None)


def test_the_scenario_of_the_question_is_set_aside(run, ask):
    one = compare(run, ask("output of rifle in 2027 if imports stop"))
    assert [row.answer.scenario for row in one.rows] == ["open", "closed"]


def test_a_comparison_is_plain_json(run, ask):
    text = json.dumps(compare(run, ask("months of cover of cartridge at 2028")).to_json(), allow_nan=False)
    assert [row["label"] for row in json.loads(text)["scenarios"]] == ["Imports go on", "Imports stop"]
