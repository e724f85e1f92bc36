"""Conditioning a run: against closed forms, and for what must not change."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import ndtr

from nameplate.errors import MissingInput, UsageError
from nameplate.run import TABLES, Run, execute, repeat
from nameplate.study import answer, parse_question
from nameplate.study.likelihood import fit
from nameplate.study.measure import draws
from nameplate.study.observation_file import read_observations
from nameplate.study.update import fit_all, update, weights
from update_example import TEXT, claim, make_dossier, observations

OUTPUT, LATER = "output of widget in 2026", "output of widget in 2028"
SAME = [(OUTPUT, "at least 0 widget"), ("date of permit", "2026 to 2040")]


@pytest.fixture(scope="module")
def works(tmp_path_factory):
    """A dossier with a run of 4,000 futures; tests give it their own observations."""
    dossier = make_dossier(tmp_path_factory.mktemp("update") / "works", claim("E4"), claim("A1", start=9))
    return dossier, execute(dossier, 4000, 1)


@pytest.fixture
def after(works):
    def run(*entries, **options):
        dossier, prior = works
        (dossier.path / "observations.yaml").write_text(observations(*entries), encoding="utf-8")
        return update(dossier, run_id=prior.id, **options)

    return run


def answers(run, text, scenario="open"):
    return draws(run, parse_question(text, run.programme), scenario)


def test_the_posterior_of_a_lognormal_is_the_closed_form(after, works):
    found = after((OUTPUT, "13k widget to 16k widget"))
    share = answers(works[1], LATER).mean() / answers(works[1], OUTPUT).mean()  # 366 days, not 365
    prior_sd, seen_sd = math.log(15 / 9) / 3.289707, math.log(16 / 13) / 3.289707
    precision = prior_sd**-2 + seen_sd**-2
    mean = (math.log(math.sqrt(9e3 * 15e3)) / prior_sd**2 + math.log(math.sqrt(13e3 * 16e3)) / seen_sd**2) / precision
    year = np.log(answers(works[1], OUTPUT)).mean() - math.log(math.sqrt(9e3 * 15e3))  # 365 days of 365.25
    mean += year * (prior_sd**-2 / precision)
    made = np.log(answers(found.run, LATER) / share)
    error = 1 / math.sqrt(precision * found.effective)
    assert made.mean() == pytest.approx(mean, abs=4 * error)
    assert made.std() == pytest.approx(precision**-0.5, abs=4 * error / math.sqrt(2) + 0.01 * precision**-0.5)
    score = (math.log(math.sqrt(13e3 * 16e3)) - math.log(math.sqrt(9e3 * 15e3)) - year) / math.hypot(prior_sd, seen_sd)
    assert found.surprises[0].percentile == pytest.approx(ndtr(score), abs=0.02)


def test_two_reports_are_worth_more_than_one(after):
    one = after((OUTPUT, "14k widget"))
    two = after((OUTPUT, "14k widget"), ("output of widget in 2027", "14k widget"))
    assert answers(two.run, LATER).std() < 0.85 * answers(one.run, LATER).std()
    assert two.effective < one.effective


def test_the_order_of_observations_does_not_matter(after):
    seen = [
        (OUTPUT, "13k widget"),
        ("date of permit", "from 2027-06"),
        ("output of gadget in 2028", "about 400 gadget"),
    ]
    one, other = after(*seen, enough=100), after(*reversed(seen), enough=100)
    assert one.run.id == other.run.id
    assert one.effective == other.effective
    assert [each.percentile for each in one.surprises] == [each.percentile for each in reversed(other.surprises)]


def test_what_says_nothing_changes_nothing(after, works):
    found = after(*SAME)
    assert found.effective == pytest.approx(4000)
    for scenario in ("open", "shut", "announced"):
        for table in TABLES:
            assert found.run.table(table, scenario).equals(works[1].table(table, scenario))


def test_all_scenarios_and_tables_have_the_same_futures(after):
    found = after((OUTPUT, "13k widget"), futures=700)
    run = found.run
    assert run.futures == 700
    value = run.table("value", "open").equals(run.table("value", "shut"))
    assert value
    for table in TABLES:
        assert run.table(table)["future"].unique().to_list() == list(range(700))
    made = run.sql("SELECT future, sum(made) AS made FROM month WHERE scenario = 'open' AND year(month) = 2026 "
                   "AND product = 'widget' GROUP BY future ORDER BY future")["made"]  # fmt: skip
    capacity = run.table("value").filter(place="sites.works.capacity")["value"]
    assert np.corrcoef(made, capacity)[0, 1] > 0.9999
    assert answer(run, parse_question(LATER, run.programme), "shut").quantiles["95"] == 0


def test_a_day_that_has_not_come_makes_it_later(after):
    found = after(("date of permit", "from 2027-06"))
    before, later = found.changes[1].before, found.changes[1].after
    assert later.quantiles["50"] > before.quantiles["50"]
    assert later.quantiles["5"] > "2027-02"  # the blur is 45 days
    assert found.surprises[0].one_sided
    prior = answers(found.prior, "date of permit")
    since = (np.datetime64("2027-06-01") - np.datetime64("2026-01-01")).astype(int)
    assert found.surprises[0].percentile == (prior >= since).mean()
    blurred = np.exp(-((np.maximum(since - prior, 0) / 45) ** 2) / 2) * 0.99 + 0.01 * 0.5
    order = np.argsort(prior)
    reached = np.cumsum(blurred[order]) / blurred.sum()
    low, high = (prior[order][np.searchsorted(reached, share)] for share in (0.49, 0.51))
    assert low <= np.median(answers(found.run, "date of permit")) <= high


def test_few_futures_that_fit_call_for_more_from_the_same_seed(after, works):
    found = after((OUTPUT, "16k widget"), futures=500, enough=300, most=64_000)
    assert found.prior.futures > 500
    assert found.effective >= 300
    assert found.run.futures == 500
    first = answers(works[1], OUTPUT)[:500]
    again = execute(works[0], 500, 1)
    assert np.array_equal(answers(again, OUTPUT), first)


def test_a_run_that_was_only_weighed_is_removed(after, works):
    there = {path.name for path in works[0].runs.iterdir()}
    found = after((OUTPUT, "15.5k widget"), futures=520, enough=300, most=4160)
    new = {path.name for path in works[0].runs.iterdir()} - there
    assert found.prior.futures > 520
    assert {Run.open(works[0].runs / name).futures for name in new} == {520}
    assert repeat(found.run).files == len(found.run.manifest["files"])


def test_what_cannot_be_is_a_finding_and_kills_no_future(after):
    found = after((OUTPUT, "500k widget"), futures=500, most=1500)
    assert found.prior.futures == 1500
    assert found.near == 0.0
    assert found.surprises[0].strayed > 0.99
    assert found.surprises[0].percentile > 0.999
    (finding,) = found.findings
    assert "none of 1,500 futures" in finding
    before, later = (one.quantiles["50"] for one in (found.changes[0].before, found.changes[0].after))
    assert later == pytest.approx(before, rel=0.01)


def test_what_hardly_can_be_is_a_finding_with_its_share(after):
    found = after((OUTPUT, "17k widget"), futures=500, enough=400, most=1500)
    assert found.effective < 400
    count = round(found.near * 1500)
    assert f"{count} of 1,500 futures are near all of it" in found.findings[-1]
    assert found.changes[0].after.quantiles["50"] > 1.2 * found.changes[0].before.quantiles["50"]


def test_a_poor_sources_wild_figure_moves_little_and_draws_nothing(works):
    dossier, prior = works
    poor, best = sorted(dossier.claims(), key=lambda one: one.source.grade, reverse=True)
    moved = {}
    for one in (poor, best):
        text = observations((OUTPUT, "16k widget")).replace("assumed: for tests, by: us", f"claims: [{one.id}]")
        (dossier.path / "observations.yaml").write_text(text, encoding="utf-8")
        found = update(dossier, run_id=prior.id, most=4000)
        assert found.prior.id == prior.id
        moved[one.source.grade] = np.median(answers(found.run, LATER)) / np.median(answers(prior, LATER))
    assert 1.0 < moved["E4"] < 1.02
    assert moved["A1"] > 1.2


def test_the_truth_of_a_year_improves_the_forecast_of_the_next_ones(works):
    """Over 50 held-back futures, by CRPS of the later output, other futures weighted by what each one shows first."""
    dossier, prior = works
    (dossier.path / "observations.yaml").write_text(observations((OUTPUT, "1 widget")), encoding="utf-8")
    (seen,) = read_observations(dossier)
    first, later = answers(prior, OUTPUT), answers(prior, LATER)
    gains = []
    for number in range(50):
        rest = np.arange(len(first)) != number
        shown = type(seen)(seen.question, "seen", _exactly(seen, first[number]))
        weight = weights([shown], [fit(shown, first[rest], prior.programme, dossier.hedges())])
        equal = np.full(len(weight), 1 / len(weight))
        gains.append(_crps(later[rest], equal, later[number]) - _crps(later[rest], weight, later[number]))
    assert np.mean(gains) > 5 * np.std(gains) / math.sqrt(50)
    assert np.mean(gains) > 0.4 * np.mean([_crps(later, np.full(len(later), 1 / len(later)), x) for x in later[:50]])


def test_the_ranges_hold_as_much_as_they_say(works):
    """Reports made from held-back futures by the model of reports: 80 % ranges afterwards hold the later output."""
    dossier, prior = works
    (dossier.path / "observations.yaml").write_text(observations((OUTPUT, "1 widget")), encoding="utf-8")
    (seen,) = read_observations(dossier)
    first, later = answers(prior, OUTPUT), answers(prior, LATER)
    noise = np.random.default_rng(5).normal(0.0, math.log(1.05), 400)
    inside = []
    for number in range(400):
        rest = np.arange(len(first)) != number
        shown = type(seen)(seen.question, "seen", _exactly(seen, first[number] * math.exp(noise[number])))
        weight = weights([shown], [fit(shown, first[rest], prior.programme, dossier.hedges())])
        inside.append(0.1 < weight @ (later[rest] < later[number]) < 0.9)
    assert np.mean(inside) == pytest.approx(0.8, abs=3 * math.sqrt(0.8 * 0.2 / 400))


def _exactly(seen, value):
    from nameplate.quantity import Exact, Quantity

    return Quantity(Exact(float(value)), seen.amount.unit)


def _crps(values, weight, truth):
    """E|X - y| - E|X - X'| / 2 of a weighted sample."""
    order = np.argsort(values)
    x, w = values[order], weight[order]
    below = np.cumsum(w)
    return float((w * np.abs(x - truth)).sum() - (np.diff(x) * below[:-1] * (1 - below[:-1])).sum())


def test_an_update_is_the_run_used_last_and_the_same_again(works):
    dossier, prior = works
    (dossier.path / "observations.yaml").write_text(observations((OUTPUT, "13.5k widget")), encoding="utf-8")
    one = update(dossier, run_id=prior.id)
    assert Run.open(dossier).id == one.run.id
    record = (one.run.path / "manifest.json").read_bytes()
    # from an updated run the update starts at an ordinary one again, so that nothing counts twice
    other = update(dossier)
    assert (other.run.id, other.prior.id) == (one.run.id, prior.id)
    (one.run.path / "manifest.json").unlink()
    update(dossier, run_id=prior.id, threads=1)
    assert (one.run.path / "manifest.json").read_bytes() == record
    assert repeat(one.run).files == len(one.run.manifest["files"])


def test_the_manifest_says_what_was_done(after, works):
    found = after((OUTPUT, "13k widget"))
    record = found.run.manifest
    assert record["update"] == {
        "parent": works[1].id,
        "weighed": 4000,
        "effective": found.effective,
        "observations": [{"asked": OUTPUT, "seen": "13k widget", "assumed": "for tests", "by": "us"}],
    }
    assert set(record["inputs"]) == {*works[1].manifest["inputs"], "observations.yaml"}
    assert "inputs/observations.yaml" in record["files"]
    assert (found.run.effective, works[1].effective) == (found.effective, 4000.0)


def test_observations_are_no_input_of_an_ordinary_run(after, works):
    after((OUTPUT, "13k widget"))
    assert execute(works[0], 4000, 1).id == works[1].id


def test_a_changed_dossier_is_run_anew(tmp_path):
    dossier = make_dossier(tmp_path / "works", observations=observations((OUTPUT, "13k widget")))
    old = execute(dossier, 300, 7)
    dossier.programme_path.write_text(TEXT.replace("9k to 15k", "12k to 20k"), encoding="utf-8")
    found = update(dossier, enough=1)
    assert found.prior.id != old.id
    assert (found.prior.seed, found.prior.futures) == (7, 300)


def test_a_dossier_that_was_not_run_is_run(tmp_path):
    dossier = make_dossier(tmp_path / "works", observations=observations((OUTPUT, "13k widget")))
    assert update(dossier, futures=200, enough=1).prior.futures == 200
    with pytest.raises(MissingInput):
        update(dossier, run_id="ffff")


@pytest.mark.parametrize(
    "options", [{"futures": 0}, {"enough": 0.5}, {"enough": 3e5}, {"most": 0}, {"enough": math.nan}]
)
def test_numbers_that_make_no_sense(works, options):
    with pytest.raises(UsageError):
        update(works[0], **options)


def test_weights_hang_on_the_main_scenario(after, works):
    after((OUTPUT, "13k widget"))
    seen = read_observations(works[0])
    found = weights(seen, fit_all(works[1], seen, works[0].hedges()))
    assert found.sum() == pytest.approx(1.0)
    assert np.corrcoef(found, -np.abs(np.log(answers(works[1], OUTPUT) / 13e3)))[0, 1] > 0.5
