"""How likely a report is in each future: against the formulas of docs/update.md, worked out here by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from nameplate.belief import load_hedges
from nameplate.programme import loads
from nameplate.quantity import parse, parse_period
from nameplate.study import parse_question
from nameplate.study.likelihood import fit
from nameplate.study.observation import Observation
from update_example import TEXT

PROGRAMME = loads(TEXT)
HEDGES = load_hedges()
LEAST = math.log(1.05)


def amount(text, asked="output of widget in 2026", **more):
    return Observation(parse_question(asked, PROGRAMME), text, parse(text), **more)


def day(text, **more):
    return Observation(parse_question("date of permit", PROGRAMME), text, period=parse_period(text), **more)


def fitted(observation, answers):
    return fit(observation, np.asarray(answers, dtype=np.float64), PROGRAMME, HEDGES)


@pytest.mark.parametrize(
    ("seen", "more", "middle", "sd"),
    [
        ("10k widget", {}, 10e3, LEAST),
        ("10k widget", {"spread": 1.3}, 10e3, math.log(1.3)),
        ("about 10k widget", {"bound": "about"}, 10e3, math.log(1.1 / 0.9) / 3.289707),
        ("about 10k widget", {"bound": "about", "spread": 1.2}, 10e3, math.hypot(math.log(1.2), 0.0609989)),
        ("8k widget to 12.5k widget", {}, 10e3, math.log(12.5 / 8) / 3.289707),
        ("9.99k widget to 10.01k widget", {}, 10e3, LEAST),
    ],
)
def test_an_amount_is_lognormal(seen, more, middle, sd):
    answers = np.linspace(7e3, 14e3, 9)
    expected = np.exp(-(((np.log(answers) - math.log(middle)) / sd) ** 2) / 2)
    # the bend at small amounts moves it by less than a hundredth of a standard deviation here
    assert fitted(amount(seen, **more), answers).fit == pytest.approx(expected, rel=0.01, abs=1e-3)


def test_an_interval_that_reaches_nothing_is_normal():
    answers = np.array([0.0, 1e3, 2e3, 4e3, 6e3])
    sd = math.hypot(4e3 / 3.289707, LEAST * 4e3, 0.02 * answers.mean())
    expected = norm.pdf(answers, 2e3, sd) / norm.pdf(0, 0, sd)
    assert fitted(amount("0 to 4k widget"), answers).fit == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("seen", "bound", "side"), [("at least 10k widget", "at_least", 1), ("up to 10k widget", "up_to", -1)]
)
def test_a_bound_has_one_side(seen, bound, side):
    answers = np.array([0.0, 5e3, 9.5e3, 10e3, 10.5e3, 30e3])
    found = fitted(amount(seen, bound=bound, spread=1.1), answers)
    assert found.fit[1:] == pytest.approx(norm.cdf(side * np.log(answers[1:] / 10e3) / math.log(1.1)), abs=5e-3)
    assert found.fit[3] == pytest.approx(0.5)
    assert found.one_sided


def test_nothing_so_far_can_be_compared():
    answers = np.array([0.0, 1.0, 20.0, 1e3, 10e3])
    found = fitted(amount("0 widget"), answers).fit
    assert found[0] == 1.0
    assert found[1] > 0.9  # one of some thousands is next to nothing
    assert found[3] < 1e-6
    assert (np.diff(found) <= 0).all()


def test_a_report_of_much_where_a_future_has_nothing():
    found = fitted(amount("10k widget"), [0.0, 0.0])
    assert np.isfinite(found.log).all()
    assert found.fit.max() < 1e-6


def test_an_answer_without_bound():
    seen = amount("2 month", "months of cover of widget at 2027-12")
    assert fitted(seen, [2.0, np.inf]).fit.tolist() == pytest.approx([1.0, 0.0])
    seen = amount("at least 2 month", "months of cover of widget at 2027-12", bound="at_least")
    assert fitted(seen, [np.inf, 2.0]).fit.tolist() == pytest.approx([1.0, 0.5])


def days_to(text):
    return float((parse_period(text).start - PROGRAMME.start).days)


@pytest.mark.parametrize(
    ("seen", "answer", "apart"),
    [
        ("2027-03", days_to("2027-03-01"), 0),
        ("2027-03", days_to("2027-03-31"), 0),
        ("2027-03", days_to("2027-04-10"), 10),
        ("2027-03", days_to("2027-02-01"), 28),
        ("from 2027-03", days_to("2029-03-01"), 0),
        ("from 2027-03", np.inf, 0),
        ("from 2027-03", days_to("2027-02-01"), 28),
        ("by 2027-03", days_to("2026-03-01"), 0),
        ("by 2027-03", days_to("2027-04-30"), 30),
        ("by 2029-12-11", np.inf, 21),  # a day that is not seen stands for the day after the horizon, 2030-01-01
        ("2029-12", np.inf, 1),
        ("2033", np.inf, 0),
        ("from 2033", np.inf, 0),
        ("2033", days_to("2029-12-11"), 21),
    ],
)
def test_a_day_fits_inside_its_period_and_falls_off_outside(seen, answer, apart):
    assert fitted(day(seen), [answer, 0.0]).fit[0] == pytest.approx(math.exp(-((apart / 45) ** 2) / 2))
    wider = fitted(day(seen, spread=1.5), [answer, 0.0]).fit[0]
    assert wider == pytest.approx(math.exp(-((apart / 67.5) ** 2) / 2))


def test_a_report_may_be_about_something_else():
    seen = amount("10k widget", doubt=0.2)
    found = fitted(seen, [10e3, 20e3])
    broad = math.sqrt(2 * math.pi) * LEAST / math.log(1000)
    assert found.log == pytest.approx(np.log([0.8 + 0.2 * broad, 0.2 * broad]), rel=1e-6)
    assert found.near.tolist() == [True, False]
    assert found.strayed(np.array([0.0, 1.0])) == pytest.approx(1.0)
    assert found.strayed(np.array([1.0, 0.0])) == pytest.approx(0.2 * broad / (0.8 + 0.2 * broad))


def test_a_wild_figure_of_a_poor_source_moves_little():
    answers = np.random.default_rng(1).lognormal(9.4, 0.15, 4000)

    def moved(text, **more):
        weight = np.exp(fitted(amount(text, **more), answers).log)
        return abs(weight @ answers / weight.sum() / answers.mean() - 1)

    worth = HEDGES.spread("alleged", "E4")
    assert moved("200k widget", spread=worth, doubt=1 - 0.99 / worth) < 0.01
    assert moved("15k widget", spread=worth, doubt=1 - 0.99 / worth) < 0.02
    assert moved("15k widget") > 0.1


@pytest.mark.parametrize(
    ("observation", "answers", "expected"),
    [
        (amount("12k widget"), np.random.default_rng(2).lognormal(math.log(10e3), 0.2, 40_000), 0.812),
        (amount("at least 12k widget", bound="at_least"), np.linspace(9e3, 13e3, 4001), 0.25),
        (day("from 2027-03"), [0.0, 100.0, 1000.0, np.inf], 0.5),
        (day("by 2027-03"), [0.0, 100.0, 1000.0, np.inf], 0.5),
        (day("2027-03"), [0.0, 100.0, 1000.0, np.inf], 0.5),
        (day("2020"), [0.0, 100.0, 1000.0, np.inf], 0.0),
    ],
)
def test_surprise_is_the_place_among_what_was_to_be_expected(observation, answers, expected):
    # log(1.2) / hypot(0.2, log 1.05) has the normal probability 0.812
    assert fitted(observation, answers).expected == pytest.approx(expected, abs=0.02)


@given(
    st.sampled_from(["0 widget", "1 widget", "10k widget", "5k to 20k widget", "0 to 1k widget", "1e90 widget"]),
    st.lists(st.floats(0, 1e90) | st.just(math.inf), min_size=1, max_size=6),
    st.floats(1, 100),
    st.floats(0.01, 0.99),
)
def test_every_likelihood_is_finite_and_at_most_one(seen, answers, spread, doubt):
    found = fitted(amount(seen, spread=spread, doubt=doubt), answers)
    assert np.isfinite(found.log).all()
    assert (found.log <= 1e-12).all()
    assert 0 <= found.expected <= 1
    assert 0 <= found.strayed(np.full(len(answers), 1 / len(answers))) <= 1
