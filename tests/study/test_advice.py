from __future__ import annotations

import re

import pytest

from nameplate.study import Advice, Driver, Information, ask_next


def driver(name, share, error, *, now=12e6, origin="claimed", claims=("c1", "c2")):
    """Make an input that is worth a share of the loss now, with the error of that share."""
    known = Information(now, share * now, error * now, share, error)
    return Driver(f"sites.{name}.capacity", f"The {name}: capacity", origin, claims, share, 0.01, 1.0, 2.0, known)


@pytest.fixture
def output(ask):
    return ask("output of cartridge in 2028")


def test_the_input_that_is_worth_most_is_named_with_its_claims_and_its_effect(output):
    found = ask_next([driver("mill", 0.1, 0.004), driver("works", 0.31, 0.004)], output)
    assert found.text == (
        'Ask next about "The works: capacity", which rests on claims c1, c2. '
        "Knowing it would take about 31 % off the expected error: from 12M to 8.3M round."
    )
    assert found.places == ("sites.works.capacity",)
    assert found.to_json() == {"text": found.text, "places": ["sites.works.capacity"]}


@pytest.mark.parametrize(
    ("origin", "claims", "words"),
    [
        ("claimed", ("c1",), "rests on claim c1."),
        ("observed", ("c1", "c2"), "rests on claims c1, c2."),
        ("assumed", (), "is assumed."),
        ("reference", (), "rests on past programmes."),
        ("reference", ("c3",), "rests on past programmes and on the promise of claim c3."),
    ],
)
def test_it_is_told_what_the_input_rests_on(output, origin, claims, words):
    text = ask_next([driver("works", 0.3, 0.001, origin=origin, claims=claims)], output).text
    assert f"which {words}" in text


@pytest.mark.parametrize(
    ("question", "now", "effect"),
    [
        ("date of opening", 210.0, "about 30 % off the expected error: from 210 to 150 days."),
        ("share of demand met in 2028", 0.12, "about 30 % off the expected error: from 12 to 8.4 points."),
        ("chance that opening by 2028", 0.21, "about 30 % off the expected Brier score: from 0.21 to 0.15."),
        ("months of cover of cartridge at 2028-12", 3.0, "about 30 % off the expected error: from 3 to 2.1 months."),
    ],
)
def test_the_effect_stands_in_the_unit_of_the_answer(ask, question, now, effect):
    assert ask_next([driver("works", 0.3, 0.001, now=now)], ask(question)).text.endswith(effect)


@pytest.mark.parametrize(
    ("share", "error", "words"),
    [
        (0.314, 0.004, "about 31 %"),
        (0.314, 0.02, "about 30 %"),
        (0.334, 0.02, "about 35 %"),
        (0.334, 0.04, "about 30 %"),
        (0.021, 0.009, "about 2 %"),
        (0.004, 0.001, "less than 1 %"),
    ],
)
def test_a_share_is_told_no_finer_than_two_errors(output, share, error, words):
    text = ask_next([driver("works", share, error)], output).text
    assert f"would take {words} off" in text
    if share < 0.01:
        assert text.endswith("off the expected error.")  # from 12M to 12M says nothing


def test_an_input_within_two_errors_of_nothing_is_not_named(output):
    shown = ask_next([driver("works", 0.021, 0.01)], output)
    assert shown.places == ("sites.works.capacity",)
    hidden = ask_next([driver("works", 0.019, 0.01), driver("mill", 0.0, 0.001)], output)
    assert hidden.places == ()
    assert "works" not in hidden.text
    assert hidden.text.startswith("No input stands out")
    assert "at most about 4 %" in hidden.text


def test_inputs_that_cannot_be_told_apart_are_named_together(output):
    best, equal, less = (
        driver("works", 0.3, 0.01),
        driver("mill", 0.295, 0.01, origin="assumed", claims=()),
        driver("yard", 0.2, 0.01),
    )
    two = ask_next([less, equal, best], output)
    assert two.places == ("sites.works.capacity", "sites.mill.capacity")
    assert 'claims c1, c2; "The mill: capacity", which is assumed, may be worth as much.' in two.text
    three = ask_next([less, equal, best, driver("dock", 0.29, 0.01)], output)
    assert three.places[0] == "sites.works.capacity"
    assert len(three.places) == 3
    assert ", and 1 other may be worth as much" in three.text
    assert "yard" not in three.text


def test_what_is_uncertain_without_effect_is_nothing_to_ask(output):
    nothing = Advice("Nothing to ask: no uncertain input moves this answer.", ())
    assert ask_next([], output) == nothing
    assert ask_next([driver("works", 0.0, 0.0, now=0.0)], output) == nothing


def test_advice_is_one_or_two_sentences(output):
    for drivers in ([driver("works", 0.3, 0.01)], [driver("works", 0.001, 0.01)], []):
        assert len(re.findall(r"\.(?:\s|$)", ask_next(drivers, output).text)) in (1, 2)
