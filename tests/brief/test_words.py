from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.brief import words
from nameplate.brief.data import Announced, Estimate, Outcome

HORIZON = date(2034, 12, 31)
SPREAD = Estimate("round", 4e6, 26e6, 37.4e6, 46e6, 60e6)
MAIN = Outcome("?", "rounds from the plant in 2031", SPREAD, Announced(70e6, ("c1",)), 0.05)
DAY = Estimate("date", date(2027, 3, 1), date(2028, 1, 1), date(2029, 3, 9), date(2030, 1, 1), None)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def said(main: Outcome) -> str:
    return plain(words.headline(main, HORIZON))


def test_the_headline_sets_forecast_against_announcement():
    assert said(MAIN) == (
        "Expect about 37 million rounds from the plant in 2031, not the 70 million announced: "
        "1 in 20 futures reaches that"
    )


@pytest.mark.parametrize(
    ("announced", "chance", "end"),
    [
        (None, None, "from the plant in 2031"),
        (Announced(70e6), None, "in 2031, against 70 million announced"),
        (Announced(70e6), 0.3, "in 2031, against 70 million announced: 6 in 20 futures reach that"),
        (Announced(30e6), 0.7, "in 2031, at least the 30 million announced: 14 in 20 futures reach that"),
        (Announced(None), 0.3, "from the plant in 2031"),
    ],
)
def test_the_headline_says_no_more_than_is_known(announced, chance, end):
    assert said(replace(MAIN, announced=announced, chance=chance)).endswith(end)


def test_nothing_expected_is_said_plainly():
    main = replace(MAIN, estimate=Estimate("round", 0.0, 0.0, 0.0, 1e6, 5e6), chance=0.0)
    assert said(main).startswith("Half of the futures or more see no rounds from the plant in 2031, not the 70 million")


def test_a_share_is_expected_in_per_cent():
    main = Outcome("?", "of demand met in 2031", Estimate("%", 44.0, 58.0, 71.2, 83.0, 97.0))
    assert said(main) == "Expect about 71 % of demand met in 2031"


def test_a_day_is_expected_in_its_month():
    main = Outcome("?", "first output", DAY, Announced(date(2025, 12, 31)), 0.05)
    assert said(main) == (
        "Expect first output around March 2029, announced for 31 December 2025: 1 in 20 futures keeps that day"
    )


def test_a_day_beyond_the_horizon_is_not_promised():
    late = Estimate("date", date(2031, 1, 1), date(2033, 1, 1), None, None, None)
    main = Outcome("?", "first output", late, Announced(date(2025, 12, 31)), 0.0)
    assert said(main) == (
        "Do not count on first output by the end of 2034: half of the futures or more have not seen it by then; "
        "31 December 2025 was announced, fewer than 1 in 1,000 futures keep that day"
    )


@given(st.floats(0, 1e9), st.floats(1, 1e9), st.floats(0, 1))
def test_the_headline_is_one_sentence_whatever_the_numbers(middle, figure, chance):
    estimate = Estimate("round", 0.0, 0.0, middle, middle, middle)
    text = words.headline(replace(MAIN, estimate=estimate, announced=Announced(figure), chance=chance), HORIZON)
    assert text.startswith("Expect about " if middle else "Half of the futures or more see no rounds")
    assert ". " not in text
    assert "at least the" not in text or middle >= figure


def test_shares_are_listed_and_their_rest_is_named():
    text = plain(words.shares_sentence((("claimed", 0.24), ("reference", 0.38), ("assumed", 0.37))))
    assert text == (
        "Of the spread of the answer, 24 % rests on what sources claim, 38 % on how past programmes went and 37 % on "
        "our own assumptions; the other 1 % comes from inputs acting together and from chance."
    )
    assert "by itself" in words.shares_sentence(())
