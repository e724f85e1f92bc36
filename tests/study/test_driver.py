from __future__ import annotations

import json

import fake_future
import numpy as np
import pytest

from nameplate.run import Run, folder
from nameplate.run.resample import resample
from nameplate.study import Driver, answer, ask_next, drivers, share_by_origin


def test_the_value_that_the_answer_is_made_of_comes_first(run, ask):
    found = drivers(run, ask("output of core line in 2028"))  # in 2028 every future runs at its capacity
    assert found[0].place == "sites.plant.capacity"
    assert found[0].label == "The plant: nameplate capacity"
    assert (found[0].origin, found[0].claims) == ("claimed", ("c1", "c2"))
    assert found[0].share > 0.95
    assert all(driver.share < 0.1 for driver in found[1:])
    assert found[0].low < answer(run, ask("output of core line in 2028")).quantiles["50"] < found[0].high


def test_low_and_high_are_the_medians_of_the_outer_fifths(run, truth, ask):
    found = {driver.place: driver for driver in drivers(run, ask("output of cartridge in 2026"))}
    slip = truth["open"].values[:, 1]
    made = answer(run, ask("output of cartridge in 2026")).draws
    order = np.argsort(slip)
    assert found["milestones.opening.slip"].low == pytest.approx(np.median(made[order[:80]]))
    assert found["milestones.opening.slip"].high == pytest.approx(np.median(made[order[-80:]]))
    assert found["milestones.opening.slip"].low > found["milestones.opening.slip"].high


def test_lateness_rests_on_past_programmes_with_the_claim_of_the_date(run, ask):
    found = {driver.place: driver for driver in drivers(run, ask("date of opening"))}
    late = found["milestones.opening.slip"]
    assert (late.origin, late.claims, late.label) == ("reference", ("c3",), "Opening: how late it comes")
    assert isinstance(late.low, str)
    assert found["consumers.army.demand.rifle"].label == "The army: demand for AK-103 rifles"


def test_a_day_that_never_comes_has_drivers_too(run, ask):
    found = drivers(run, ask("date of opening"))
    # the stand-in never opens where capacity is highest, so that input explains most of the spread
    assert found[0].place == "sites.plant.capacity"
    assert found[0].high is None


def test_a_chance_has_the_chance_at_both_ends(run, ask):
    found = {driver.place: driver for driver in drivers(run, ask("chance of 20 rifle by 2027"))}
    assert found["milestones.opening.slip"].low > 0.95
    assert found["milestones.opening.slip"].high < 0.2


def test_the_answer_to_an_input_that_does_nothing(run, ask):
    idle = next(d for d in drivers(run, ask("output of cartridge in 2028")) if d.place.startswith("consumers"))
    assert idle.share < 0.05


def test_what_an_answer_is_made_of_is_worth_what_there_is_to_lose(run, truth, ask):
    question = ask("output of core line in 2028")
    found = {driver.place: driver.information for driver in drivers(run, question)}
    made = answer(run, question).draws
    known = found["sites.plant.capacity"]
    assert known.now == pytest.approx(np.abs(made - np.median(made)).mean(), rel=0.02)
    assert 0.9 < known.share <= 1.0
    assert all(
        one.share <= 3 * one.share_error + 0.01 for place, one in found.items() if place != "sites.plant.capacity"
    )


def test_a_chance_is_worth_brier_points(run, truth, ask):
    found = {driver.place: driver.information for driver in drivers(run, ask("chance of 20 rifle by 2027"))}
    start = found["milestones.opening.slip"]
    chance = answer(run, ask("chance of 20 rifle by 2027")).chance
    assert start.now == pytest.approx(chance * (1 - chance), rel=0.02)
    assert start.share > 0.5


def test_what_is_worth_most_is_what_to_ask_next(run, ask):
    for text in ("output of core line in 2028", "output of cartridge in 2026", "date of opening"):
        found = drivers(run, ask(text))
        best = max(found, key=lambda driver: driver.information.worth)
        advice = ask_next(found, ask(text))
        assert advice.places[0] == best.place
        assert best.label in advice.text
    assert ask_next([], ask("date of opening")).places == ()


def test_copies_in_an_updated_run_are_no_evidence(run, ask, tmp_path, monkeypatch):
    monkeypatch.setattr(folder.Run, "_inputs", lambda self: fake_future.FakeDossier(self.path / "inputs"))
    weights = (np.arange(run.futures) < 50).astype(float)
    updated = resample(run, weights, 2000, fake_future.make_fake_dossier(tmp_path / "dossier"), {})
    unaware = Run(updated.path, {name: value for name, value in updated.manifest.items() if name != "update"})
    question = ask("output of core line in 2028")
    aware, fooled = (
        {driver.place: driver for driver in drivers(one, question)}["consumers.army.demand.rifle"]
        for one in (updated, unaware)
    )
    assert fooled.information.worth > 2 * fooled.information.error
    assert aware.information.worth <= 2 * aware.information.error
    assert aware.error > 3 * fooled.error


def test_the_announced_future_has_no_drivers(run, ask):
    assert drivers(run, ask("output of rifle in 2027"), "announced") == []


def test_shares_add_up_to_one_at_most():
    strong = [Driver("a", "A", origin, (), 0.8, 0.0, 0.0, 1.0) for origin in ("claimed", "assumed")]
    assert share_by_origin(strong) == {"claimed": 0.5, "reference": 0.0, "assumed": 0.5, "observed": 0.0}
    assert sum(share_by_origin([]).values()) == 0.0


def test_many_shares_of_nothing_do_not_add_up():
    idle = [Driver(f"a{n}", "A", "assumed", (), 0.01, 0.008, 0.0, 1.0) for n in range(50)]
    assert share_by_origin(idle)["assumed"] == 0.0


def test_a_driver_is_plain_json(run, ask):
    for driver in drivers(run, ask("date of opening")):
        told = json.loads(json.dumps(driver.to_json(), allow_nan=False))
        assert told["place"] == driver.place
        assert (told["worth"], told["worth_error"]) == (driver.information.worth, driver.information.error)
        assert told["worth_share"] == driver.information.share
