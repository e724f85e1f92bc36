from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from nameplate import study
from nameplate.brief import write_brief
from nameplate.brief.gather import gather
from nameplate.brief.page import render
from nameplate.errors import StorageError


@pytest.fixture(scope="module")
def gathered(real):
    return gather(real.run, real.dossier)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_main_answer_is_the_study_s(real, gathered):
    found = study.answer(real.run, study.parse_question("output of the mill in 2028", real.run.programme))
    main = gathered.main
    assert main.estimate.middle == found.quantiles["50"]
    assert main.chance == found.chance
    assert main.noun == "rounds from the mill in 2028"
    assert main.resolution == found.resolution


def test_the_announced_figure_is_the_printed_one_with_its_claim(real, gathered):
    announced = gathered.main.announced
    assert announced.value == 70e6
    assert announced.words == "up to 70 million rounds per year"
    assert announced.claims == (real.claims.capacity.id,)
    assert not announced.assumed


def test_lines_share_their_site_s_figure(gathered):
    (ball,) = [other for other in gathered.others if other.question == "Output of ball in 2028"]
    assert ball.announced.value == 35e6
    assert ball.announced.words == ""


def test_shares_are_in_per_cent_and_nobody_announced_them(gathered):
    met, dependence = (gathered.others[i] for i in (0, 2))
    assert met.estimate.unit == dependence.estimate.unit == "%"
    assert 1.0 < met.estimate.high <= 100.0 + 1e-9
    assert met.announced is None
    assert met.chance is None


def test_days_are_days_and_an_assumed_one_says_so(gathered):
    works, series = gathered.others[3], gathered.others[4]
    assert works.estimate.unit == "date"
    assert works.announced.value == date(2022, 12, 31)
    assert works.announced.assumed
    assert series.announced is None


def test_a_chance_that_was_asked_for_is_told_as_such(gathered):
    amount, day = gathered.others[5], gathered.others[6]
    assert amount.asked
    assert plain(amount.chance_of) == "at least 20 million rounds a year"
    assert plain(day.chance_of) == "that by 31 December 2026"
    assert 0.0 <= day.chance <= 1.0


def test_only_whole_years_are_drawn(gathered):
    mill, works = gathered.series
    assert [year.year for year in mill.years] == [2026, 2027, 2028, 2029]
    assert mill.focus == 2028
    assert works.focus is None
    assert {year.announced for year in mill.years} == {70e6}
    assert works.assumed
    assert not mill.assumed


def test_a_year_s_quantiles_are_those_of_its_futures(real, gathered):
    found = study.answer(real.run, study.parse_question("output of the mill in 2027", real.run.programme))
    year = gathered.series[0].years[1]
    assert year.middle == pytest.approx(float(np.median(found.draws)))
    assert [future[1] for future in gathered.series[0].futures] == pytest.approx(found.draws[:10].tolist())


def test_milestones_are_twenty_days_in_order(real, gathered):
    assert [made.label for made in gathered.milestones] == ["Works done", "Series output", "Full cycle"]
    for made in gathered.milestones:
        known = [day for day in made.days if day is not None]
        assert len(made.days) == 20
        assert known == sorted(known)
        assert made.days[len(known) :] == (None,) * (20 - len(known))


def test_on_time_and_never_are_counted_from_the_futures(real, gathered):
    frame = real.run.table("milestone")
    works = frame.filter(frame["milestone"].cast(str) == "works-done")
    made = gathered.milestones[0]
    assert made.never == works["never"].mean()
    assert made.on_time == (works["date"].drop_nulls() <= date(2022, 12, 31)).sum() / works.height


def test_scenarios_carry_their_labels_and_differences(gathered):
    first = gathered.comparisons[0]
    assert [scenario.label for scenario in first.scenarios] == [
        "Imports and plants",
        "Imports only",
        "Restrictions bind",
    ]
    assert first.scenarios[0].difference is None
    assert first.scenarios[1].difference.middle == pytest.approx(-first.scenarios[0].estimate.middle)
    assert len(gathered.comparisons) <= 4


def test_drivers_and_shares_are_the_study_s(real, gathered):
    found = study.drivers(real.run, study.parse_question("output of the mill in 2028", real.run.programme))
    assert [driver.share for driver in gathered.drivers] == [driver.share for driver in found]
    assert dict(gathered.shares) == study.share_by_origin(found)


def test_evidence_holds_what_the_programme_rests_on(real, gathered):
    assert {evidence.id for evidence in gathered.evidence} == {real.claims.capacity.id, real.claims.tests.id}
    capacity, tests = gathered.evidence
    assert (plain(capacity.says), capacity.hedge, capacity.grade, capacity.source) == (
        "up to 70 million rounds a year", "up to", "B2", "TASS",
    )  # fmt: skip
    assert plain(tests.says) == "2 July 2025"


def test_every_value_without_a_claim_is_listed_with_its_reason(real, gathered):
    programme = real.run.programme
    unclaimed = [place for place, value in programme.values() if value.origin in ("assumed", "reference")]
    # the scenario that binds restrictions sets one more
    assert len(gathered.given) == len(unclaimed) + 1
    assert all(given.why for given in gathered.given)
    assert {given.origin for given in gathered.given} == {"assumed", "reference"}


def test_the_method_speaks_of_the_programme(gathered):
    assert "What is made" in [topic.heading for topic in gathered.method.programme]
    assert "“imports and plants”" in gathered.method.notes[1]


def test_the_footer_names_the_folder_and_not_the_machine(real, gathered):
    assert gathered.provenance.command == "nameplate run mill --futures 200 --seed 1 && nameplate brief mill"
    assert str(real.dossier.path.parent) not in render(gathered)


def test_the_brief_is_written_whole_and_the_same_each_time(real, tmp_path):
    first = write_brief(real.run, real.dossier, tmp_path / "a.html").read_bytes()
    assert write_brief(real.run, real.dossier, tmp_path / "b.html").read_bytes() == first
    assert b"<script" not in first
    assert len(first) < 300_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_a_folder_that_is_not_there_is_said(real, tmp_path):
    with pytest.raises(StorageError, match="nowhere"):
        write_brief(real.run, real.dossier, tmp_path / "nowhere" / "brief.html")
