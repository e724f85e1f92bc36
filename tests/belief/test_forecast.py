"""Forecasts of announcements: coherent, deterministic, learnt from others only, and dark where they should be."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from nameplate.belief import Announcement, Forecaster, History, bundled_history, default_forecaster
from nameplate.belief.announcement import Span
from nameplate.belief.attainment import AttainmentModel, Claimed
from nameplate.belief.outcome import Attainment, Past, Timing
from nameplate.belief.posterior import posterior
from nameplate.belief.schedule import Promise, Schedule
from nameplate.belief.skew import skew_cdf, skew_log_density
from nameplate.belief.trait import bespoke


def year(number):
    return Span(date(number, 1, 1), date(number, 12, 31))


DAY = Span(date(2020, 1, 15), date(2020, 1, 15))
PLANT = Announcement("p", "batteries", "greenfield_plant", DAY, year(2022), 40.0, "GWh/year", "rate", year(2023))

leads = st.integers(3, 200).map(lambda months: Span(date(2020, 1, 1), date(2020 + months // 12, months % 12 + 1, 28)))
kinds = st.sampled_from(["rate_ramp", "greenfield_plant", "new_product", "megaproject", "", "something else"])
industries = st.sampled_from(["nuclear", "batteries", "ships", "vaccines", "basket weaving", ""])


@settings(max_examples=25)
@given(leads, leads, kinds, industries)
def test_a_forecast_is_a_distribution_whatever_was_announced(start, due, kind, industry):
    said = replace(PLANT, start=start, due=due, project_type=kind, industry=industry)
    found = default_forecaster().forecast(said)
    for quantiles in (found.timing, found.attainment):
        assert quantiles.shape == (99,)
        assert (np.diff(quantiles) >= 0.0).all()
        assert (quantiles >= 0.0).all()
        assert np.isfinite(quantiles).all()
    assert 0.0 < found.never < 0.5


def test_the_same_forecast_twice_and_from_another_order_of_rows():
    rows = bundled_history().rows
    one, two = (Forecaster(History(rows)).forecast(PLANT) for _ in range(2))
    assert one.to_json() == two.to_json()
    turned = Forecaster(History(rows[::-1])).forecast(PLANT)
    assert np.allclose(one.timing, turned.timing, rtol=1e-3)
    assert np.allclose(one.attainment, turned.attainment, atol=2e-3)


def test_a_programme_is_never_forecast_from_its_own_outcome():
    history = bundled_history()
    row = next(row for row in history.rows if row.announcement.id == "tr-altay")
    without = Forecaster(history.without([row.family])).forecast(row.announcement)
    found = Forecaster(history).forecast(row.announcement)
    # the posterior is another set of points, so equal up to what so many points tell
    assert np.allclose(found.timing[9:90], without.timing[9:90], rtol=0.03)
    seen = Forecaster(history).forecast(row.announcement, leave_out=frozenset())
    assert seen.timing[89] > found.timing[89]


def test_neither_the_id_nor_the_unit_moves_a_forecast():
    found = default_forecaster().forecast(PLANT).to_json()
    assert default_forecaster().forecast(replace(PLANT, id="us-tesla-semi", unit="t", country="XX")).to_json() == found


def test_newer_work_is_later_and_brings_less():
    made = [
        default_forecaster().forecast(replace(PLANT, project_type=kind)) for kind in ("rate_ramp", "", "new_product")
    ]
    assert [round(float(one.timing[49]), 2) for one in made] == sorted(round(float(one.timing[49]), 2) for one in made)
    medians = [float(one.attainment[74]) for one in made]
    assert medians == sorted(medians, reverse=True)
    nuclear = default_forecaster().forecast(replace(PLANT, industry="nuclear"))
    assert nuclear.timing[49] > default_forecaster().forecast(PLANT).timing[49]


def test_output_hangs_on_the_start():
    """What is claimed for a day before the start can have come is nothing."""
    early = replace(PLANT, start=year(2026), due=Span(date(2021, 1, 1), date(2021, 6, 30)))
    late = replace(PLANT, start=Span(date(2020, 6, 1), date(2020, 6, 30)), due=year(2028))
    assert (default_forecaster().forecast(early).attainment == 0.0).mean() > 0.95
    assert (default_forecaster().forecast(late).attainment == 0.0).mean() < 0.2


def test_output_over_the_claim_is_possible_and_so_is_an_early_start():
    ramp = replace(PLANT, project_type="rate_ramp", start=None, due=Span(date(2020, 6, 1), date(2020, 6, 30)))
    assert default_forecaster().forecast(ramp).attainment[94] > 1.2
    assert (
        default_forecaster().forecast(replace(PLANT, start=Span(date(2021, 12, 1), date(2021, 12, 31)))).timing[0] < 1.0
    )


def test_what_comes_inside_the_promised_period_comes_on_time():
    timing = default_forecaster().forecast(PLANT).timing
    inside = (timing > PLANT.window + 0.01) & (timing < 1.0 - 1e-6)
    assert not inside.any()
    assert (timing == pytest.approx(1.0, abs=1e-6)) or (np.abs(timing - 1.0) < 1e-6).sum() > 5


def test_without_a_history_the_published_figures_speak():
    found = Forecaster(History(())).forecast(PLANT)
    assert found.timing[49] == pytest.approx(1.25, abs=0.25)
    assert found.never == pytest.approx(0.06, abs=0.03)
    ramp = replace(PLANT, start=None, project_type="greenfield_plant")
    assert Forecaster(History(())).forecast(ramp).attainment[49] == pytest.approx(0.5, abs=0.2)


def test_a_history_of_one_family_is_no_more_than_one_programme():
    one = Past(PLANT, "f", Timing(3.0), Attainment(0.1, 0.1))
    many = tuple(replace(one, announcement=replace(PLANT, id=f"p{number}")) for number in range(8))
    few = Forecaster(History((one,))).forecast(replace(PLANT, industry="solar"))
    more = Forecaster(History(many)).forecast(replace(PLANT, industry="solar"))
    apart = Forecaster(History(tuple(replace(row, family=row.announcement.id) for row in many)))
    alone = apart.forecast(replace(PLANT, industry="solar"))
    assert few.timing[49] < more.timing[49] < alone.timing[49]


@pytest.mark.parametrize(("mode", "below", "above"), [(0.3, 0.2, 0.6), (-1.0, 1.0, 0.4), (0.0, 1.0, 1.0)])
def test_the_two_pieces_of_the_normal_join(mode, below, above):
    x = np.linspace(mode - 6 * below, mode + 6 * above, 20_001)
    parts = [np.full(1, number) for number in (mode, below, above)]
    shares, density = skew_cdf(x, *parts), np.exp(skew_log_density(x, *parts))
    assert shares[0] == pytest.approx(0.0, abs=1e-8)
    assert shares[-1] == pytest.approx(1.0, abs=1e-8)
    assert np.cumsum(density)[-1] * (x[1] - x[0]) == pytest.approx(1.0, abs=1e-4)
    middle = np.abs(x - mode) > 1e-3
    assert np.allclose(np.gradient(shares, x)[middle], density[middle], atol=1e-4)
    if below == above == 1.0:
        assert np.allclose(shares, stats.norm.cdf(x))


def test_a_posterior_is_the_closed_form_where_there_is_one():
    data = np.array([1.0, 2.0, 4.0])
    found = posterior({"mean": (0.0, 2.0)}, lambda p: -0.5 * (data[:, None] - p["mean"][None, :]) ** 2, "test")
    weights, precision = found.weights(), 1 / 4 + 3
    mean = float((weights * found.points["mean"]).sum())
    assert mean == pytest.approx(data.sum() / precision, abs=0.03)
    variance = float((weights * (found.points["mean"] - mean) ** 2).sum())
    assert variance == pytest.approx(1 / precision, rel=0.1)
    left = found.weights(np.array([True, True, False]))
    assert float((left * found.points["mean"]).sum()) == pytest.approx(3.0 / (1 / 4 + 2), abs=0.05)


def test_the_models_find_what_data_were_made_with():
    """Outcomes drawn from a known T are forecast with its median and spread."""
    u = (np.arange(400) + 0.5) / 400
    made = np.exp(0.7 + 0.3 * stats.norm.ppf(u))
    rows = []
    for number, ratio in enumerate(made):
        said = replace(PLANT, id=str(number), industry="", start=Span(date(2023, 1, 15), date(2023, 1, 15)))
        rows.append(Past(said, str(number), Timing(float(ratio)), None))
    mixture = Schedule(rows).mixture(Promise(36.0))
    shares = mixture.cdf(np.exp(np.array([0.7 - 0.3, 0.7, 0.7 + 0.3]))) / (1.0 - mixture.never)
    assert shares == pytest.approx([0.16, 0.5, 0.84], abs=0.05)


def test_half_of_what_is_only_bounded_lies_below_its_bound():
    said = replace(PLANT, start=None, industry="")
    rows = [Past(replace(said, id=str(n)), str(n), None, Attainment(0.0, 0.3)) for n in range(40)]
    schedule = Schedule(())
    bounded = AttainmentModel(rows, schedule).mixture(Claimed.of(said)).cdf(np.array([0.3]))[0]
    free = AttainmentModel((), schedule).mixture(Claimed.of(said)).cdf(np.array([0.3]))[0]
    assert bounded > 0.8 > free


@pytest.mark.parametrize(
    ("industry", "found"),
    [("military-vehicles", 0.5), ("Nuclear power", 0.5), ("lithium", -0.5), ("cars", -0.5), ("", 0.0), ("toys", 0.0)],
)
def test_industries_are_known_by_their_words(industry, found):
    assert bespoke(industry) == found
