"""The programme simulator against what is known on paper."""

import numpy as np
import pytest
from scipy import stats

from nameplate.belief import Promise, slip
from nameplate.future import simulate
from nameplate.programme import loads

HEAD = """\
schema: nameplate/programme/1
title: on paper
start: 2025-01-01
years: 20
products: {thing: {label: things, unit: thing}}
sites:
  plant: {label: a plant, capacity: {value: 36525 thing/year, assumed: 100 a day}SITE}
lines:
  one: {label: one line, site: plant, product: thing, count: {value: 1 line, assumed: one}STARTS}
"""


def run(site="", starts="", rest="", futures=400, seed=3):
    text = HEAD.replace("SITE", site).replace("STARTS", starts) + rest
    return simulate(loads(text), "any", futures, seed)


def test_availability_is_uptime_over_uptime_and_downtime():
    value = "{value: exponential(mean %s days), assumed: paper}"
    result = run(f", outages: {{every: {value % 60}, last: {value % 20}}}")
    share = result.line_made.sum(axis=(1, 2)) / (100.0 * 7305)
    error = share.std() / np.sqrt(len(share))
    # The first uptime starts whole, which adds about one part in 7305 / 80 of the downtime.
    assert share.mean() == pytest.approx(0.75, abs=4 * error + 0.003)


def test_the_variance_of_downtime_is_that_of_an_alternating_renewal_process():
    value = "{value: exponential(mean %s days), assumed: paper}"
    result = run(f", outages: {{every: {value % 60}, last: {value % 20}}}", futures=4000)
    down = 7305 - result.line_made.sum(axis=(1, 2)) / 100.0
    # Exponential up and down times with rates a and b: variance of downtime -> 2 a b t / (a + b)^3.
    a, b = 1 / 60, 1 / 20
    assert down.var() == pytest.approx(2 * a * b * 7305 / (a + b) ** 3, rel=0.12)


@pytest.mark.parametrize("supply", [0.3, 0.8, 1.5])
def test_a_scarce_input_holds_output_to_its_supply(supply):
    rest = f"""
inputs:
  parts: {{label: parts, used_by: [one], stock: {{value: 10 days, assumed: paper}},
           supply: {{value: {supply * 100:g} %, assumed: paper}}, lead: {{value: 30 days, assumed: paper}}}}
"""
    made = run(rest=rest, futures=1).line_made[0, 5:-1, 0] / 36525
    assert made == pytest.approx(min(supply, 1.0), rel=0.005)


def test_a_ramp_costs_half_of_its_length():
    starts = ", starts: begin"
    rest = "milestones: {begin: {label: begin, takes: {value: 100 days, assumed: paper}}}\n"
    made = run(", ramp: {value: 400 days, assumed: paper}", starts, rest, futures=1).line_made.sum()
    assert made == pytest.approx(100.0 * (7305 - 100 - 200), rel=1e-4)


def test_slips_follow_the_reference_class_and_share_their_luck():
    rest = """
common_slip: {value: 50 %, assumed: paper}
milestones:
  first: {label: first, date: {value: 2026-12, assumed: paper}, said: 2024-12-31}
  second: {label: second, date: {value: 2026-12, assumed: paper}, said: 2024-12-31}
"""
    result = run(rest=rest, futures=20_000)
    ratios = result.values[:, [result.places.index(f"milestones.{name}.slip") for name in ("first", "second")]]
    past = slip(Promise(730 / 30.44))
    for ratio in (1.0, 2.0, 3.0):
        expected = past.done_by(ratio)
        error = np.sqrt(expected * (1 - expected) / len(ratios))
        assert (ratios[:, 0] <= ratio).mean() == pytest.approx(expected, abs=4 * error)
    # A Gaussian copula with correlation r has Spearman's rho = 6 / pi asin(r / 2); ties at never pull it down a little.
    rank = stats.spearmanr(ratios[:, 0], ratios[:, 1]).statistic
    assert rank == pytest.approx(6 / np.pi * np.arcsin(0.25), abs=0.03)


def test_priorities_are_served_in_order_and_equals_in_proportion():
    rest = """
consumers:
  first: {label: first, priority: 1, demand: {thing: {value: 60 thing/day, assumed: paper}}}
  second: {label: second, priority: 2, demand: {thing: {value: 30 thing/day, assumed: paper}}}
  third: {label: third, priority: 2, demand: {thing: {value: 90 thing/day, assumed: paper}}}
"""
    result = run(rest=rest, futures=1)
    met = result.consumer["delivered"].sum(axis=1)[0] / result.consumer["demand"].sum(axis=1)[0]
    assert met == pytest.approx([1.0, 40 / 120, 40 / 120], rel=1e-9)


@pytest.mark.parametrize("lead", [0, 0.6, 1, 1.4, 1.5, 10.5])
def test_an_ample_input_never_holds_a_line_back_whatever_its_lead(lead):
    rest = f"""
inputs:
  parts: {{label: parts, used_by: [one], stock: {{value: 0 days, assumed: paper}},
           supply: {{value: 200 %, assumed: paper}}, lead: {{value: {lead} days, assumed: paper}}}}
"""
    assert run(rest=rest, futures=1).line_made[0, 5, 0] == pytest.approx(36525, rel=1e-9)
