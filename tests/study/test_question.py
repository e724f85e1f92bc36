from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import NameplateError, UsageError
from nameplate.study import FORMS, parse_question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("output of cartridges in 2028", {"kind": "output", "start": date(2028, 1, 1), "end": date(2028, 12, 31)}),
        ("the output of the AK-103 rifles by 2028?", {"kind": "output", "start": None, "end": date(2028, 12, 31)}),
        ("output of rifle in 2027-H1", {"start": date(2027, 1, 1), "end": date(2027, 6, 30)}),
        ("output of rifle in 2026-03 to 2027-09", {"start": date(2026, 3, 1), "end": date(2027, 9, 30)}),
        ("output of rifle from 2026 to 2027", {"start": date(2026, 1, 1), "end": date(2027, 12, 31)}),
        ("output of rifle between 2026-03 and 2027", {"start": date(2026, 3, 1), "end": date(2027, 12, 31)}),
        ("output of rifle in 2026 and 2027", {"start": date(2026, 1, 1), "end": date(2027, 12, 31)}),
        ("output of core line in 2027", {"kind": "output"}),
        ("date when 50 round/year is first reached", {"kind": "reached", "amount": 50.0, "per_year": True}),
        ("date when 5 rounds per month of cartridge is reached", {"amount": 60.0, "per_year": True}),
        ("date when 20k rifles are first reached", {"kind": "reached", "amount": 20e3, "per_year": False}),
        ("chance of 20k cartridges by 2027", {"kind": "output", "amount": 20e3}),
        ("date when 5 cartridges/month are first reached", {"kind": "reached", "amount": 60.0}),
        ("date of second stage", {"kind": "milestone", "milestone": "second-stage", "relation": None}),
        (
            "chance of 20k rifle by 2027",
            {"kind": "output", "amount": 20e3, "relation": "at least", "start": None, "end": date(2027, 12, 31)},
        ),
        (
            "chance of at least 50 round/year in 2028",
            {"kind": "output", "amount": 50.0, "per_year": True, "start": date(2028, 1, 1)},
        ),
        ("chance of 50 round/year by 2028", {"kind": "reached", "end": date(2028, 12, 31), "relation": "at least"}),
        ("chance of no more than 5k rifle in 2028", {"kind": "output", "relation": "at most"}),
        ("chance of more than 0 rifle in 2028", {"kind": "output", "relation": "more than", "amount": 0.0}),
        (
            "chance that second stage by 2026-12",
            {"kind": "milestone", "end": date(2026, 12, 31), "relation": "at least"},
        ),
        ("chance that the opening happens before 2027", {"milestone": "opening", "end": date(2026, 12, 31)}),
        ("Chance of opening by the end of 2026", {"milestone": "opening", "end": date(2026, 12, 31)}),
        (
            "chance that share of demand met in 2028 is at least 80 %",
            {"kind": "met", "amount": 0.8, "relation": "at least"},
        ),
        ("chance that months of cover of cartridges at 2028 is below 3", {"kind": "cover", "relation": "less than"}),
        ("chance that output of rifle in 2028 is at least 5 rifle", {"kind": "output", "amount": 5.0}),
        ("share of demand met in 2028", {"kind": "met", "thing": None, "consumer": None}),
        (
            "share of demand met in 2028 for the army of rifles if imports stop",
            {"kind": "met", "consumer": "army", "scenario": "closed"},
        ),
        (
            "share of demand met of cartridge for police in 2028 under closed",
            {"kind": "met", "consumer": "police", "scenario": "closed"},
        ),
        ("months of cover of cartridge at 2028-12", {"kind": "cover", "start": None, "end": date(2028, 12, 31)}),
        ("dependence on imports of cartridges in 2028", {"kind": "dependence"}),
    ],
)
def test_every_form_is_read(ask, text, expected):
    found = ask(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_names_labels_and_units_mean_what_they_say(ask):
    assert ask("output of cartridge in 2028").thing.kind == "product"
    assert ask("output of rounds in 2028").thing.kind == "unit"
    assert ask("output of Core line in 2028").thing.lines == ("core",)
    assert ask("output of tracer in 2028").thing.lines == ("tracer",)


def test_a_milestone_may_begin_with_a_number(programme):
    programme.milestones["third"] = type(programme)(label="3rd stage")
    try:
        assert parse_question("chance of 3rd stage by 2027", programme).milestone == "third"
    finally:
        del programme.milestones["third"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("output of catridges in 2028", r"'catridges' is no product.*did you mean 'cartridge'"),
        ("date of the opening day", r"is no milestone; did you mean 'opening'"),
        ("share of demand met in 2028 for navy", r"'navy' is no consumer.*'army', 'police'|did you mean 'army'"),
        ("share of demand met in 2028 if imports", r"may be more than one scenario.*Imports go on.*Imports stop"),
        ("output of rifle in 2048", r"2048-01-01 lies after the last simulated day; valid would be up to 2029-07-01"),
        ("output of rifle in 9999", "after the last simulated day"),
        ("output of rifle before 0001", "valid would be 2028"),
        ("output of rifle in 2020", r"before the first simulated day; valid would be from 2025-07-02"),
        ("output of rifle", "names no period"),
        ("output of rifle from 2027", "valid would be a period with an end"),
        ("output rifle in 2027", "'rifle' was not understood"),
        ("output of rifle in 2028-13", "valid would be a month from 01 to 12"),
        ("output of rifle in 2027-03-12", "kept by the month"),
        ("output of core line in 2027-H1", "kept by the year"),
        ("date when 50 round/year of core line is first reached", "finds no day"),
        ("output of the plant in 2027", "round and rifle, which cannot be added"),
        ("date when 5 km/year is first reached", "'km' is no product"),
        ("date when 50 round/year of rifle is first reached", "is counted in rifle, not in round"),
        ("date when lots is reached", "is no milestone"),
        ("chance of at most 50 round/year by 2028", "such as in 2028"),
        ("dependence on imports of core line in 2028", "valid would be a product or a unit"),
        ("chance that date of opening is at least 5", "only an amount can be compared"),
        ("date when 50 rounds", "valid would be date when 50M round/year is first reached"),
        ("what will happen", "is no question; .*output of PRODUCT in 2028"),
        ("hare of demand met in 2030", "did you mean 'share of demand met"),
        ("", "is no question"),
        ("output " * 100, "is no question"),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_can(ask, text, message):
    with pytest.raises(UsageError, match=message):
        ask(text)


_WORDS = [word for form in FORMS for word in form.split()] + ["if", "under", "closed", "is", "at", "most", "\x00", "é"]


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text):
    import fake_future

    try:
        question = parse_question(text, fake_future.fake_programme())
    except NameplateError as refused:
        message = str(refused)
    else:
        message = question.text
    assert message == text.strip() or "valid would be" in message
