"""Questions as people write them, on the first example: what each is read as, and what is suggested otherwise."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.programme import Dossier, loads
from nameplate.study import parse_question
from nameplate.study.opening import reworded, spelt_out
from nameplate.study.reader import suggestions

EXAMPLE = Dossier(Path(__file__).parents[2] / "examples" / "venezuela").programme()

READ = {
    "output of steel-core rounds in 2028": [
        "output of steel-core rounds in 2028",
        "how many steel-core rounds in 2028?",
        "How many steel-core rounds will be made in 2028?",
        "how many steel-core rounds are produced in 2028",
        "what is the output of steel-core rounds in 2028?",
        "What will the output of steel-core rounds be in 2028?",
        "what is the total production of steel-core rounds in 2028",
        "In 2028, how many steel-core rounds will be made?",
        "how many steel-core rounds in total will be made in 2028?",
        "“How many steel-core rounds in 2028?”",
    ],
    "output of steel-core rounds from the 7.62 mm cartridge plant in 2028": [
        "how many steel-core rounds will the cartridge plant make in 2028?",
        "how many steel-core rounds come from the cartridge plant in 2028?",
    ],
    "output of the 7.62 mm cartridge plant in 2028": [
        "how many rounds will the 7.62 mm cartridge plant produce in 2028?",
        "output of rounds from the cartridge plant in 2028",
    ],
    "output of rifles by 2030-12": ["how many rifles by 2030?", "how many rifles will be made by the end of 2030"],
    "output of rounds in 2028-H1": ["output of rounds in the first half of 2028", "how many rounds in H1 2028"],
    "output of rounds in 2028-Q3": ["output of rounds in the third quarter of 2028", "output of rounds in Q3 2028"],
    "output of rounds by 2029-12": ["how many rounds before 2030?"],
    "date when 50M rounds/year is first reached": [
        "date when 50M round/year is first reached",
        "when is 50M rounds a year first reached?",
        "when will 50M rounds a year first be reached?",
        "when will output reach 50M rounds a year?",
        "in which year is 50M rounds a year first reached?",
        "by when will 50M rounds a year be reached?",
        "when will fifty million rounds a year be made?",
    ],
    "date when 10M steel-core rounds/year is first reached": [
        "when does output of steel-core rounds first reach 10M a year?",
        "when will steel-core output reach 10M rounds a year?",
    ],
    "date of series output of cartridges": [
        "date of series-output",
        "when will series output of cartridges start?",
        "when does series-output happen?",
        "when is series output of cartridges due?",
        "on what date will series output of cartridges begin?",
        "how soon will series output of cartridges start?",
        "what date is series output of cartridges?",
        "date when series output of cartridges starts",
    ],
    "chance of at least 20k rifles by 2027-12": [
        "chance of 20k rifles by 2027",
        "chance of 20 000 rifles by 2027",
        "chance of 20,000 rifles by the end of 2027",
        "chance of twenty thousand rifles by 2027",
        "what is the chance of 20k rifles by 2027?",
        "what is the likelihood that at least 20k rifles are made by 2027?",
        "will 20k rifles be made by 2027?",
        "how likely is it that 20k rifles are made by December 2027?",
    ],
    "chance of at least 20k rifles of the AK-103 rifle plant by 2027-12": [
        "will the rifle plant make 20k rifles by 2027?",
    ],
    "chance of at least 10M rounds in 2027": [
        "probability of at least 10M rounds in 2027",
        "is it likely that at least 10M rounds are made in 2027?",
        "what are the odds of 10M rounds in 2027?",
        "chance that output of rounds in 2027 is at least 10M",
        "will output of rounds in 2027 be at least 10M?",
    ],
    "chance of 50M rounds/year by 2030-12": ["will output of rounds reach 50M a year by 2030?"],
    "chance that series output of cartridges by 2026-12": [
        "how likely is it that series-output happens by 2026-12?",
        "how likely is series output of cartridges by the end of 2026?",
        "what is the chance that series output of cartridges starts by December 2026?",
        "will series output of cartridges come by 2026?",
        "will series-output start before 2027?",
        "is series-output likely by the end of 2026?",
        "chance that series-output by 31 December 2026",
    ],
    "share of demand met in 2030": [
        "how much of the demand is met in 2030?",
        "what share of demand will be met in 2030?",
    ],
    "share of demand met in 2030 for the police": [
        "what share of demand is met in 2030 for the police?",
        "share of police demand met in 2030",
        "what percentage of the police's demand is met in 2030?",
    ],
    "share of demand met in 2030 for the police of rifles": [
        "what share of the police's demand for rifles is met in 2030?",
        "what share of the demand of the police for rifles is met in 2030?",
        "share of demand met in 2030 for rifles of the police",
    ],
    "share of demand met in 2030 of rifles": [
        "what share of rifle demand is met in 2030?",
        "share of the demand for rifles met in 2030",
        "what percentage of the demand for rifles will be met in 2030?",
    ],
    "chance that share of demand met in 2030 of rifles is more than 80 %": [
        "how likely is it that more than 80 % of demand for rifles is met in 2030?",
        "will the share of demand met in 2030 of rifles be above 80 %?",
    ],
    "share of demand met in 2030 if imports only": [
        "share of demand met in 2030 if imports-only",
        "what share of demand is met in 2030 under imports only?",
        "if imports only, what share of demand is met in 2030?",
    ],
    "months of cover of rounds at 2030-12": [
        "how long does the stock of rounds last at the end of 2030?",
        "how long will rounds last at the end of 2030?",
        "how many months of cover of rounds at 2030-12?",
        "how many months will stocks of rounds last at the end of 2030?",
    ],
    "dependence on imports of rounds in 2030": [
        "how dependent on imports is the supply of rounds in 2030?",
        "what share of rounds is imported in 2030?",
        "import dependence of rounds in 2030",
    ],
}


@pytest.mark.parametrize(("asked", "meant"), [(text, form) for form, texts in READ.items() for text in texts])
def test_what_people_write_is_read_as_a_canonical_form(asked, meant):
    found = parse_question(asked, EXAMPLE)
    assert found.read_as == meant
    assert found.text == asked


@pytest.mark.parametrize("form", READ)
def test_a_canonical_form_means_itself(form):
    found = parse_question(form, EXAMPLE)
    assert found.read_as == form
    assert reworded(form.split(" if ")[0]) == form.split(" if ")[0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("output of rounds next year", r"'next year' depends on the day of asking.*valid would be a date such as 2027"),
        ("how many rounds in five years?", "'in five years' depends on the day of asking"),
        ("how many rounds this decade?", "'this decade' depends on the day"),
        ("how likely is series output of rifles soon?", "'soon' depends on the day"),
        ("how many rounds?", "names no period"),
        ("how much is made in 2028?", "does not say of what"),
        ("chance of 20k by 2027", "does not say of what; valid would be an amount of round or rifle"),
        ("chance of tens of thousands of rifles by 2027", "try 'chance of 10k rifle by 2027'"),
        ("how many rifles will the cartridge plant make in 2028?", "the 7.62 mm cartridge plant makes no rifle"),
        ("how many rounds will the police make in 2028?", "'the police' is no product, unit, line or site"),
        ("when will peace come?", "'peace' is no milestone"),
        ("share of demand met in 2030 if imports stop", "try 'share of demand met in 2030 if imports"),
        ("will the police's demand be met in 2030", "share of demand met in 2030 for the police"),
    ],
)
def test_what_is_not_understood_is_not_guessed(text, message):
    with pytest.raises(UsageError, match=message):
        parse_question(text, EXAMPLE)


ODD = loads("""\
schema: nameplate/programme/1
title: labels that hold words of the grammar
start: 2026-03-15
years: 1
products:
  a: {label: parts if any in 2026, unit: part}
  b: {label: chance of output by 2027, unit: GWh}
sites: {s: {label: how many if, capacity: {value: 9k part/year, assumed: x}}}
lines: {l: {label: at the end of 2026 for all of it, site: s, product: a, count: {value: 1 line, assumed: x}}}
milestones: {m: {label: 20k rifles by 2027, takes: {value: 9 days, assumed: x}}}
consumers: {c: {label: of under from, priority: 1, demand: {a: {value: 9 part/year, assumed: x}}}}
scenarios: {only: {label: if under if}}
""")


@pytest.mark.parametrize("programme", [EXAMPLE, ODD], ids=["example", "odd"])
@pytest.mark.parametrize(
    "text",
    ["", "?", "what will happen", "output of nothing in 2030", "share demand", "chance of 5 if x", "under", "x" * 999,
     "date of peace", "how long", "imports", "output of parts in 2040 if they come", "next year"],
)  # fmt: skip
def test_every_suggestion_can_be_asked(programme, text):
    found = suggestions(text, programme)
    assert found
    for one in found:
        assert parse_question(one, programme).read_as
    with pytest.raises(UsageError, match="try ") as refused:
        parse_question(text, programme)
    shown = re.search(r"; try ('.+'|\".+\")$", str(refused.value))
    assert shown is not None
    assert all(repr(one) in shown[1] for one in suggestions(text[:400], programme))


@pytest.mark.parametrize(
    "text",
    [
        "output of a in 2026",
        "output of l in 2026",
        "date of m",
        "chance that m by 2026-12",
        "share of demand met in 2026 for c of b",
        "months of cover of a at 2026-12 if only",
        "chance of 5 part of a by 2026",
    ],
)
def test_the_canonical_form_means_the_same_even_where_labels_hold_words_of_the_grammar(text):
    found = parse_question(text, ODD)
    assert {**vars(parse_question(found.read_as, ODD)), "text": text} == vars(found)


@st.composite
def questions(draw):
    """Write a question of any form, in canonical words."""
    product = draw(st.sampled_from(["steel-core", "tracer", "ak-103", "rounds", "rifles"]))
    unit = "rifle" if product in ("ak-103", "rifles") else "round"
    amount = f"{draw(st.integers(1, 10**9))} {unit}"
    first = draw(st.integers(2026, 2033))
    period = draw(st.sampled_from([f"in {first}", f"by {first}", f"in {first}-H2", f"in {first} to {first + 1}"]))
    milestone = draw(st.sampled_from(sorted(EXAMPLE.milestones)))
    consumer = draw(st.sampled_from(sorted(EXAMPLE.consumers)))
    form = draw(st.sampled_from([
        f"output of {product} {period}", f"date when {amount}/year of {product} is first reached",
        f"date when {amount} is first reached", f"date of {milestone}", f"chance that {milestone} {period}",
        f"chance of at most {amount} of {product} {period}", f"chance of {amount}/year by {first}",
        f"share of demand met in {first} for {consumer} of {product}", f"months of cover of {product} at {first}",
        f"chance that dependence on imports of {product} {period} is below {draw(st.integers(0, 100))} %",
    ]))  # fmt: skip
    return form + draw(st.sampled_from(["", "", " if bound", " under imports-only"]))


@given(questions())
@settings(max_examples=200)
def test_what_a_question_is_read_as_is_read_as_the_same(text):
    found = parse_question(text, EXAMPLE)
    again = parse_question(found.read_as, EXAMPLE)
    assert found.read_as
    assert {**vars(again), "text": ""} == {**vars(found), "text": ""}


_WORDS = sorted({word for texts in READ.values() for text in texts for word in text.split()})


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join) | st.text(max_size=80))
@settings(max_examples=300)
def test_any_words_are_read_or_refused_with_what_can_be_asked(text):
    try:
        outcome = parse_question(text, EXAMPLE).read_as
    except UsageError as refused:
        outcome = str(refused).partition("; try ")[2]
    assert outcome


@pytest.mark.parametrize(
    "word", ["if ", "will ", "how many ", "of ", "1 ", "20 000 ", "from ", "demand ", "in 2028, ", "\x00"]
)
def test_a_long_text_is_refused_before_it_is_read(word):
    with pytest.raises(UsageError, match="is no question"):
        parse_question(word * 100_000, EXAMPLE)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20 000 rifles", "20,000 rifles"),
        ("1 200 000 rounds in 2028", "1,200,000 rounds in 2028"),
        ("in 2027 100 rifles", "in 2027 100 rifles"),
        ("twenty-five thousand rifles", "25000 rifles"),
        ("half a million rounds", "500000 rounds"),
        ("the two steel-core lines", "the two steel-core lines"),
        ("tens of thousands of rifles", "tens of thousands of rifles"),
        ("one hundred and fifty thousand rounds", "one hundred and fifty thousand rounds"),
        ("by 3 March 2027", "by 2027-03-03"),
        ("by Sept. 2027", "by 2027-09"),
        ("in the last quarter of 2027", "in 2027-Q4"),
        ("by year-end 2027", "by end of 2027"),
        ("by the End of the year 2027", "by the end of 2027"),
    ],
)
def test_dates_and_numbers_are_spelt_as_quantities_are(text, meant):
    assert spelt_out(text) == meant


def test_the_deadline_is_the_day_that_was_written():
    assert parse_question("chance that series-output by 3 March 2027", EXAMPLE).end == date(2027, 3, 3)
