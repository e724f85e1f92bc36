"""What holds a programme back, what is to come, who gets the product, what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.rule.circumstance import read_circumstances
from nameplate.claim.rule.sentence import Sentence

CASES = [
    # what holds it back: law and permits
    ("restriction", "Work waits until the county issues a building permit.", "until the county issues"),
    ("restriction", "Brennick County has yet to grant the water permit.", "yet to grant the water permit"),
    ("restriction", "Planning permission for it has not been sought.", "has not been sought"),
    ("restriction", "Imports were subject to export licensing since May.", "subject to export licensing"),
    ("restriction", "The court annulled the permit in March.", "annulled the permit"),
    ("restriction", "The customs service was holding 112 containers.", "holding 112 containers"),
    ("restriction", "International sanctions limit the import of arms.", "sanctions limit"),
    # parts, people, power
    ("restriction", "The brewery has struggled to find enough brewers.", "struggled to find"),
    ("restriction", "Our supplier couldn't give us enough of them.", "couldn't give us enough"),
    ("restriction", "Output is limited by the number of test benches.", "limited by"),
    ("restriction", "They have no vessel to collect them.", "no vessel"),
    ("restriction", "The slip results from the late arrival of the presses.", "late arrival of the presses"),
    ("restriction", "The plant runs at half load for want of gas.", "for want of gas"),
    # money, demand, trouble
    ("restriction", "Demand for heat pumps has collapsed.", "Demand for heat pumps"),
    ("restriction", "Investors pulled out in June.", "Investors pulled out"),
    ("restriction", "A strike that began on July 3 has not been settled.", "A strike"),
    ("restriction", "Pipeline permits are the sticking point.", "the sticking point"),
    ("restriction", "A fire in the paint shop on 3 May destroyed two robots.", "A fire in the paint shop"),
    # what is to come
    ("planned_expansion", "Two more potlines could follow in 2030.", "more potlines could follow"),
    ("planned_expansion", "The site has room for a third furnace.", "room for a third furnace"),
    ("planned_expansion", "Would a third line be laid down at Kvernes?", "third line be laid down"),
    ("planned_expansion", "A third reactor is under consideration.", "third reactor"),
    ("planned_expansion", "It plans to expand the plant at Holm.", "expand the plant"),
    ("planned_expansion", "The new hall will allow the firm to add more lines in the coming years.", "add more lines"),
    ("planned_expansion", "A study on Stage 2, which would double output, is due.", "Stage 2, which would double"),
    # who gets it
    ("consumer", "It is to meet the needs of the military, police, and other agencies.", "police, and other agencies"),
    ("consumer", "Its customers include Airbus and Boeing.", "customers include Airbus"),
    ("consumer", "The steel is meant for carmakers in the region.", "meant for carmakers"),
    ("consumer", "The plant will supply Volkswagen with cells.", "supply Volkswagen with"),
    ("consumer", "All of the output is exported to China.", "exported to China"),
    # what it is
    ("product_spec", "The plant makes the AK-103 and the AK-104.", "AK-103 and the AK-104"),
    ("product_spec", "Kilima produces 42.5N and 32.5R grades.", "42.5N and 32.5R grades"),
    ("product_spec", "It makes battery-grade nickel sulphate for Umicore.", "battery-grade nickel sulphate"),
]  # fmt: skip

NOTHING = [
    "Orders were no trouble.",
    "The ministry denied a shortage of shells.",
    "The world is facing a shortage of arms.",
    "The bill was $7.8bn at sanction.",
    "The zone has a strike length of 970 metres.",
    "They are the true bottleneck.",
    "The striker was banned for three games.",
    "Prices could double.",
    "There are no plans to expand.",
    "The company plans to expand its sales network.",
    "The firm runs clinical trials through Phase III.",
    "The launchpad for the next phase of growth is ready.",
    "Our address is wherever the customer is.",
    "It agreed to sell crude to Dangote.",
    "The works makes the A-28's rear barrel.",
    "The plant has four lines.",
]


def _read(text):
    return read_circumstances(Sentence(text, 0), [], set())


@pytest.mark.parametrize(("kind", "text", "words"), CASES)
def test_circumstances_are_read(kind, text, words):
    quotes = [text[draft.start : draft.end] for draft in _read(text) if draft.kind == kind]
    assert any(words in quote for quote in quotes), quotes


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_none_is_left(text):
    assert _read(text) == []


def test_two_obstacles_are_two_claims():
    text = "Output fell on account of load-shedding of up to 12 hours a day and a shortage of wagons."
    assert [text[draft.start : draft.end] for draft in _read(text)] == [
        "load-shedding of up to 12 hours a day",
        "a shortage of wagons",
    ]


def test_reasons_in_a_list_are_taken_one_by_one():
    text = "He named the reasons: weak demand, dear power, and rules that change."
    assert [text[draft.start : draft.end] for draft in _read(text)] == [
        "weak demand",
        "dear power",
        "rules that change",
    ]


def test_a_designation_is_told_once():
    known = set()
    first = read_circumstances(Sentence("The plant makes the AK-103.", 0), [], known)
    again = read_circumstances(Sentence("The plant will make the AK-103.", 0), [], known)
    assert [draft.product for draft in first] == ["AK-103"]
    assert again == []


@given(st.text(max_size=200))
def test_any_text_gives_quotes_within_it(text):
    for draft in _read(text):
        assert 0 <= draft.start < draft.end <= len(text)


@given(
    st.integers(1, 40),
    st.sampled_from(["a shortage of wagons and ", "which will expand the plant, ", "for the army or "]),
)
def test_quotes_stay_short(times, words):
    text = "x " * 40 + words * times + "y " * 200
    assert all(draft.end - draft.start <= 250 for draft in _read(text))
