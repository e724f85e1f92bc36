from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nameplate.brief import title
from nameplate.brief.data import Announced, Comparison, Driver, Estimate, Outcome, Scenario, Series, Year

HORIZON = date(2034, 12, 31)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _series(middle: float, announced: float | None) -> Series:
    return Series("Rounds", "round", (Year(2030, announced, 0.0, 1.0, middle, middle, middle),), focus=2030)


@pytest.mark.parametrize(
    ("middle", "announced", "finding"),
    [
        (37e6, 70e6, "Rounds: about 37 million rounds in 2030, 53 % of the 70 million announced"),
        (80e6, 70e6, "Rounds: about 80 million rounds in 2030, at least the 70 million announced"),
        (0.0, 70e6, "Rounds: no rounds in 2030 in half of the futures or more, 70 million are announced"),
        (37e6, None, "Rounds: about 37 million rounds in 2030"),
    ],
)
def test_the_output_title_holds_the_finding(middle, announced, finding):
    assert plain(title.fan_title(_series(middle, announced))) == finding


def test_the_output_title_takes_the_last_year_where_none_is_asked():
    series = replace(_series(37e6, None), focus=1999)
    assert "in 2030" in title.fan_title(series)


def _compared(*middles: float | None) -> Comparison:
    main = Scenario("With the plants", Estimate("%", 44, 58, 71, 83, 97))
    rest = [
        Scenario(f"Other {i}", main.estimate, None if m is None else Estimate("%", m - 9, m - 4, m, m + 4, m + 9))
        for i, m in enumerate(middles)
    ]
    return Comparison("of demand met", (main, *rest))


def test_the_scenario_that_moves_most_is_named():
    assert title.comparison_title(_compared(-5, -23), HORIZON) == "Other 1: 23 points less than “With the plants”"
    assert title.comparison_title(_compared(12), HORIZON) == "Other 0: 12 points more than “With the plants”"


def test_scenarios_that_agree_are_said_to():
    assert title.comparison_title(_compared(0), HORIZON) == "In the middle future the scenarios do not differ"


def test_scenarios_without_differences_stand_beside_each_other():
    assert plain(title.comparison_title(_compared(None), HORIZON)) == "With the plants: 71 %; Other 0: 71 %"


def test_no_driver_is_named_where_none_drives():
    weak = (Driver("a", "assumed", 0.001, 1.0, 1.0),)
    assert "none explains" in title.drivers_title(weak)


def test_the_subtitle_says_how_often_an_outcome_falls_outside(example):
    text = plain(title.fan_subtitle(example.series[1]))
    assert text.startswith("Rifles made in each year.")
    assert "Solid dots: reported output." in text
    assert "Dark band: 10 in 20 futures; with the pale band: 18 in 20, so 2 in 20 fall outside." in text


def test_the_title_of_dates_holds_the_day_and_the_count(example):
    assert plain(title.dates_title(example.milestones[1], HORIZON)) == (
        "First rifles from the rifle plant: around July 2025; 6 in 20 futures keep the announced 31 December 2024"
    )
    late = replace(example.milestones[0], estimate=Estimate("date", None, None, None, None, None), on_time=0.0)
    assert plain(title.dates_title(late, HORIZON)).startswith("First rounds from the ammunition plant: after 2034; ")


def test_the_subtitle_of_dates_names_only_what_is_drawn(example):
    free = replace(example.milestones[1], announced=None)
    assert title.dates_subtitle(free, HORIZON) == "Each dot is 1 of 20 equally likely dates."
    text = plain(title.dates_subtitle(example.milestones[0], HORIZON))
    assert "Filled: on time. Hollow: late." in text
    assert "Dots at the right edge: after 2034 or never." in text


def test_an_assumed_day_is_not_called_announced(example):
    announced = Announced(date(2024, 12, 31), assumed=True)
    text = title.dates_title(replace(example.milestones[1], announced=announced), HORIZON)
    assert "keep the assumed" in text


def test_hidden_drivers_are_counted():
    main = Outcome("?", "rounds made in 2031", Estimate("round", 1.0, 2.0, 3.0, 4.0, 5.0))
    assert title.drivers_subtitle(main, 0).endswith("by itself.")
    assert title.drivers_subtitle(main, 1).endswith("One further input explains less.")
    assert title.drivers_subtitle(main, 12).endswith("12 further inputs explain less.")
