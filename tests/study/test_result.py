from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from nameplate.errors import UsageError
from nameplate.study import answer

START = date(2025, 7, 2)


def in_year(result, year):
    return [month.year == year for month in result.months]


def test_an_output_is_the_sum_of_its_months(run, truth, ask):
    found = answer(run, ask("output of cartridges in 2027"))
    made = truth["open"].month["made"][:, in_year(truth["open"], 2027), 0].sum(axis=1)
    np.testing.assert_allclose(found.draws, made, rtol=1e-12)
    assert found.unit == "round"
    assert found.mean == pytest.approx(made.mean())
    assert found.quantiles["5"] == pytest.approx(np.quantile(made, 0.05))
    assert found.announced == pytest.approx(truth["announced"].month["made"][0, in_year(truth["open"], 2027), 0].sum())
    assert found.chance == pytest.approx((made >= found.announced * (1 - 1e-9)).mean())
    assert found.chance_of == "at least the announced 240 round"


def test_an_output_by_a_year_counts_from_the_start(run, truth, ask):
    found = answer(run, ask("output of rifle by 2026"))
    before = [month.year <= 2026 for month in truth["open"].months]
    np.testing.assert_allclose(found.draws, truth["open"].month["made"][:, before, 1].sum(axis=1), rtol=1e-12)
    assert "from 2025-07-02 to 2026-12-31" in found.resolution


def test_the_output_of_a_line_is_a_years(run, truth, ask):
    found = answer(run, ask("output of tracer line in 2028"))
    np.testing.assert_allclose(found.draws, truth["open"].line_made[:, truth["open"].years.index(2028), 1], rtol=1e-12)


def test_the_day_an_output_is_reached_is_the_end_of_a_month(run, truth, ask):
    found = answer(run, ask("date when 150 round/year is first reached"))
    made = truth["open"].month["made"][..., 0]
    for future in range(0, 400, 17):
        expected = np.inf
        for month in range(made.shape[1]):
            if made[future, max(0, month - 11) : month + 1].sum() >= 150:
                first = truth["open"].months[month]
                end = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
                expected = (end - START).days
                break
        assert found.draws[future] == expected
    assert 0 < found.missed < 1
    assert found.mean is None
    assert found.quantiles["95"] is None
    assert date.fromisoformat(found.quantiles["50"]) > START
    assert found.chance_of == f"on or before the announced {found.announced}"
    assert found.chance == (found.draws <= (date.fromisoformat(found.announced) - START).days).mean()


def test_the_day_a_total_is_reached(run, truth, ask):
    found = answer(run, ask("date when 30 rifle is first reached"))
    total = np.cumsum(truth["open"].month["made"][..., 1], axis=1)
    assert found.missed == pytest.approx((total[:, -1] < 30).mean())


def test_a_milestone_is_a_day_or_none(run, truth, ask):
    found = answer(run, ask("date of opening"))
    np.testing.assert_array_equal(found.draws, np.floor(truth["open"].milestone_day[:, 0]))
    assert found.missed == pytest.approx(np.isinf(truth["open"].milestone_day[:, 0]).mean())
    assert found.announced is None  # the stand-in announces nothing for it
    assert found.chance is None


def test_a_chance_of_a_milestone(run, truth, ask):
    found = answer(run, ask("chance that opening by 2026-06"))
    limit = (date(2026, 6, 30) - START).days
    assert found.chance == pytest.approx((np.floor(truth["open"].milestone_day[:, 0]) <= limit).mean())
    assert found.chance_of == "by 2026-06-30"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("chance of 150 round/year in 2027", lambda made: made >= 150),
        ("chance of at most 150 round/year in 2027", lambda made: made <= 150),
        ("chance of more than 150 round in 2027", lambda made: made > 150),
        ("chance that output of round in 2027 is less than 150 round", lambda made: made < 150),
    ],
)
def test_a_chance_of_an_amount(run, truth, ask, text, holds):
    made = truth["open"].month["made"][:, in_year(truth["open"], 2027), 0].sum(axis=1)
    assert answer(run, ask(text)).chance == pytest.approx(holds(made).mean())


def test_a_rate_in_half_a_year_counts_half(run, truth, ask):
    found = answer(run, ask("chance of 150 round/year in 2027-H2"))
    half = [month.year == 2027 and month.month > 6 for month in truth["open"].months]
    assert found.chance == pytest.approx((truth["open"].month["made"][:, half, 0].sum(axis=1) >= 75).mean())
    assert "pro rata" in found.resolution


def test_more_than_nothing_is_not_at_least_nothing(run, truth, ask):
    some = answer(run, ask("chance of more than 0 rifle by 2025"))
    assert some.chance == pytest.approx((truth["open"].month["made"][:, :6, 1].sum(axis=1) > 0).mean())
    assert some.chance < answer(run, ask("chance of at least 0 rifle by 2025")).chance == 1.0


def test_the_share_of_demand_met(run, truth, ask):
    result = truth["closed"]
    year = in_year(result, 2027)
    delivered, demand = (result.month[name][:, year].sum(axis=1) for name in ("delivered", "demand"))
    one = answer(run, ask("share of demand met in 2027 of rifles if imports stop"))
    np.testing.assert_allclose(one.draws, delivered[:, 1] / demand[:, 1], rtol=1e-12)
    both = answer(run, ask("share of demand met in 2027 if imports stop"))
    np.testing.assert_allclose(both.draws, (delivered / demand).mean(axis=1), rtol=1e-12)
    assert "the mean over rifle, round" in both.resolution
    army = answer(run, ask("share of demand met in 2027 for the army of cartridges if imports stop"))
    np.testing.assert_allclose(army.draws, delivered[:, 0] / demand[:, 0], rtol=1e-12)
    assert army.scenario == "closed"


def test_cover_and_dependence(run, truth, ask):
    month = truth["open"].month
    december = [day == date(2028, 12, 1) for day in truth["open"].months].index(True)
    cover = answer(run, ask("months of cover of cartridge at 2028-12"))
    np.testing.assert_allclose(cover.draws, month["stock"][:, december, 0] / 20.0, rtol=1e-12)
    assert cover.unit == "month"
    year = in_year(truth["open"], 2028)
    imported, made = (month[name][:, year, 0].sum(axis=1) for name in ("imported", "made"))
    dependence = answer(run, ask("dependence on imports of cartridge in 2028"))
    np.testing.assert_allclose(dependence.draws, imported / (imported + made), rtol=1e-12)
    assert dependence.chance_of.startswith("at most the announced")


def test_a_scenario_may_be_named_twice_over(run, ask):
    question = ask("output of rifle in 2027 if imports stop")
    assert answer(run, question).scenario == "closed"
    assert answer(run, question, "open").scenario == "open"
    with pytest.raises(UsageError, match="this run has open, closed"):
        answer(run, replace(question, scenario="shut"))


@pytest.mark.parametrize(
    "text",
    [
        "output of cartridges in 2027",
        "date when 150 round/year is first reached",
        "date of opening",
        "chance of 20 rifle by 2027",
        "share of demand met in 2027",
        "months of cover of cartridge at 2028",
        "dependence on imports of rifle in 2027",
    ],
)
def test_every_answer_is_plain_json_and_says_how_it_is_judged(run, ask, text):
    found = answer(run, ask(text))
    again = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert again["question"] == text
    assert list(again["quantiles"]) == ["5", "25", "50", "75", "95"]
    assert "Judged on 20" in again["resolution"]
