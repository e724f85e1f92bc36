"""Who says so."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.quotation import quotation_in
from nameplate.claim.grammar.source import find_sources
from nameplate.claim.grammar.source_name import is_unnamed, read_name
from nameplate.report.wordlist import words

CASES = [
    # behind a preposition
    ("According to TASS, the factory makes rounds.", [("TASS", "media")]),
    ("According to the American magazine The National Interest, it works.", [("The National Interest", "media")]),
    ("It works, according to the Russian news agency TASS.", [("TASS", "media")]),
    ("Output fell, according to people familiar with the matter.", [("people familiar with the matter", "unnamed")]),
    ("Capacity is 40,000 tonnes, per Rystad Energy.", [("Rystad Energy", "analyst")]),
    ("Per the filing, capacity is 40,000 tonnes.", [("the filing", "organisation")]),
    ("As Hans Meier put it, the plant is late.", [("Hans Meier", "person")]),
    # subject and verb
    ("The company Rosoboronexport announced that it works.", [("Rosoboronexport", "company")]),
    ("Alexander Mikheev, head of Rosoboronexport, said it was hard.", [("Alexander Mikheev", "person")]),
    ("The Ministry of Defence said on Tuesday that it works.", [("Ministry of Defence", "official")]),
    ("The company counts 500 jobs.", [("The company", "company")]),
    ("He conceded that it was late.", [("He", "person")]),
    ("In a statement, the company said it had halted work.", [("the company", "company")]),
    ("Two people familiar with the schedule put it at May.", [("Two people familiar with the schedule", "unnamed")]),
    ("Analysts at Wood Mackenzie expect demand to double.", [("Analysts at Wood Mackenzie", "analyst")]),
    ("TSMC Chairman C.C. Wei said the fab would start.", [("C.C. Wei", "company")]),
    ("Defence Minister Boris Pistorius (SPD) said it works.", [("Boris Pistorius", "official")]),
    ("Haesung's chairman, Noh Jae-won, said it works.", [("Noh Jae-won", "company")]),
    ("Norvolt Power Co., Ltd., a maker of cells, announced a line.", [("Norvolt Power", "company")]),
    ("A council paper seen by the Echo shows that it is late.", [("A council paper seen by the Echo", "media")]),
    ("The report, published on Monday, says the plant needs 400 more staff.", [("The report", "organisation")]),
    ("The filing showed that output fell.", [("The filing", "organisation")]),
    ("The United States said it would pay.", [("United States", "official")]),
    ("City officials say the firm has yet to file.", [("City officials", "official")]),
    ("Company officials said the line runs.", [("Company officials", "company")]),
    ("Industry rumour has it that the site is for sale.", [("Industry rumour", "unnamed")]),
    # behind what is said
    ("It has been completed, the state corporation Rostec announced.", [("Rostec", "company")]),
    ("It will be looked at in 2028, said chief executive Gunnar Groebler.", [("Gunnar Groebler", "company")]),
    ("The United States blocks it, says Rostec head Sergei Chemezov.", [("Sergei Chemezov", "person")]),
    ("It is late, said two people briefed on the plan, who asked not to be named.",
     [("two people briefed on the plan", "unnamed")]),
    ('"It is late," said Gov. Ann Smith, who was there.', [("Ann Smith", "official")]),
    # chains
    ("It stands still, Interfax reports, quoting an informed source in Caracas.",
     [("Interfax", "media"), ("an informed source in Caracas", "unnamed")]),
    ("It will open, Reuters reported, citing a note by the firm IIR Energy.",
     [("Reuters", "media"), ("IIR Energy", "company")]),
    ("Reuters, citing two officials, reported that it would open.",
     [("Reuters", "media"), ("two officials", "unnamed")]),
    # before a colon
    ('Smith: "We are ready."', [("Smith", "organisation")]),
    ('Managing director Radim Holub does not apologise: "Two were down."', [("Radim Holub", "company")]),
    ('The motto is short: "Late is late."', []),
    # nobody
    ("The plant has four lines.", []),
    ("Production began in 2024.", []),
    ("The United States makes shells.", []),
    ("The plan, announced on Monday, will cost $1 billion.", []),
    ("The plant announced in May will cost $1 billion.", []),
    ("Line 5 added 300 tonnes.", []),
    ("The plant is said to have 400 workers.", []),
    ("Site: former tyre works", []),
]  # fmt: skip

WAYS = [
    ("Rostec said that the line runs.", "forward"),
    ("The line runs, Rostec said on Monday.", "back"),
    ("The line, Rostec said, runs.", "whole"),
    ("The line runs, he assured Chief Chitope, who gave land.", "back"),
    ("The plant would be late, as Rostec announced in May, and costly.", "back"),
]

QUOTED = [
    ('He said: "It is late. ', False, ((10, 22),), True),
    ("We had no doors,” he said.", True, ((0, 16),), False),
    ("“No,” she said, “not this year.”", False, ((1, 4), (17, 31)), False),
    ("The line runs.", False, (), False),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sources_are_read(text, expected):
    assert [(said.name, said.type) for said in find_sources(text)] == expected


@pytest.mark.parametrize(("text", "way"), WAYS)
def test_the_side_of_the_words_is_told(text, way):
    assert [said.way for said in find_sources(text)] == [way]


def test_whom_it_was_told_to_is_kept():
    said = find_sources("Papperger told Handelsblatt that the plant would open.")[0]
    assert (said.name, said.through) == ("Papperger", "Handelsblatt")
    said = find_sources("Stradling was quoted by Aero Daily as saying it needed 400 mechanics.")[0]
    assert (said.name, said.through) == ("Stradling", "Aero Daily")
    assert find_sources("She told investors that it would open.")[0].through == ""


@pytest.mark.parametrize(("text", "inside", "spans", "still_open"), QUOTED)
def test_quotations_are_followed(text, inside, spans, still_open):
    assert quotation_in(text, inside=inside) == (spans, still_open)


@pytest.mark.parametrize("name", ["a senior official at the ministry", "two executives", "sources", "one of them"])
def test_those_without_a_name_are_unnamed(name):
    assert is_unnamed(name)
    assert read_name(name)[1] == "unnamed"


@pytest.mark.parametrize("name", ["a spokesman for Rostec", "People's Bank", "the ministry", "Reuters"])
def test_those_on_record_are_not(name):
    assert not is_unnamed(name)


@given(st.text(max_size=150))
def test_any_text_gives_spans_within_it(text):
    for said in find_sources(text):
        assert 0 <= said.start < said.end <= len(text)
        assert said.name


_WORDS = st.sampled_from(
    words("said told , . ; : ( ) “ ” according to citing the company Rostec official who of at he reports quoting as")
)


@given(st.lists(_WORDS, max_size=40))
def test_any_order_of_its_words_gives_spans_apart(parts):
    text = " ".join(parts)
    found = find_sources(text)
    assert found == sorted(found, key=lambda said: said.start)
    for said in found:
        assert 0 <= said.start < said.end <= len(text)
        assert said.name.strip()


@given(st.text(alphabet='ab "“”.', max_size=60), st.booleans())
def test_quoted_stretches_lie_within_the_text_and_apart(text, inside):
    spans, still_open = quotation_in(text, inside=inside)
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert not still_open or spans[-1][1] == len(text)
