"""Whose words a claim's are."""

import pytest

from nameplate.claim import read_claims
from nameplate.report import Report

LEAD = "The works at Holm was visited.\n\n"

# Text, words in a claim's quote, its source's name.
CASES = [
    ("The ministry said that the yard had 400 workers. The dock cost 30 million euros.", "30 million", ""),
    ("The ministry said that the yard had 400 workers. It also said that the dock cost 30 million euros.",
     "30 million", "The ministry"),
    ("Plant head Tom Brown said it made 500 pumps a year. He put the cost at 40 million dollars.",
     "40 million", "Tom Brown"),
    ("Tom Brown, plant manager, said it made 500 pumps a year. Brown put the cost at 40 million dollars.",
     "40 million", "Tom Brown"),
    ('"The line makes 500 engines a year. We had 300 workers in May," said works manager Tom Brown.',
     "500 engines", "Tom Brown"),
    ('"We are late," plant manager Tom Brown told the Echo. "The line makes 500 engines a year."',
     "500 engines", "Tom Brown"),
    ('Ann Lee, chief executive, said: "We are late. The line makes 500 engines a year. It has 300 workers."',
     "300 workers", "Ann Lee"),
    ("The line makes 500 engines, she said, and has 300 workers, Ms Ann Lee having come in May.", "300 workers", "she"),
    ("Ms Vera Ostrava chaired the day. The line, she said, makes 500 engines a year.", "500 engines", "Vera Ostrava"),
    ("Ms Vera Ostrava said it was late. Mr Idris Falkner said nothing was. She put the cost at 40 million dollars.",
     "40 million", "Vera Ostrava"),
    ("Mr Zulu laid the stone. Vera Ostrava, an analyst, said it was late. Mr Zulu smiled. "
     "The plant will have 240 workers, he assured the chief.", "240 workers", "Zulu"),
    ("He said that the works made 500 engines a year; that it had 300 workers; and that it was late.",
     "300 workers", "He"),
    ("The plant will employ 400 people, as the company told investors in May. The hall cost 30 million euros.",
     "30 million", ""),
]  # fmt: skip


def _source(text, words):
    claims = read_claims(Report.of(LEAD + text))
    return next(claim.source for claim in claims if words in claim.quote)


@pytest.mark.parametrize(("text", "words", "name"), CASES)
def test_sources_are_carried_where_english_does(text, words, name):
    assert _source(text, words).name == name


def test_a_quotation_goes_on_over_paragraphs():
    text = (
        "The plant is new, chief executive Kari Nordmann said.\n\n“We will make 20 GWh a year there.\n\n"
        "“It will employ 600 people.”\n\nThe ministry gave a grant of 40 million euros."
    )
    assert [_source(text, words).name for words in ("20 GWh", "600 people", "40 million")] == [
        "Kari Nordmann",
        "Kari Nordmann",
        "",
    ]


def test_answers_belong_to_the_one_who_is_asked():
    text = "We met Ms Ann Lee, head of the mill.\n\nQ: How large is it?\n\nA: It has 300 workers.\n\nQ: Is it new?"
    assert _source(text, "300 workers").name == "Ann Lee"


def test_chains_run_from_the_one_who_tells_to_the_one_who_first_said_it():
    source = _source("The plant cost 4 billion dollars, Reuters reported, citing two officials.", "4 billion")
    assert source.chain == ("Reuters", "two officials")
    source = _source("Ann Lee, chief executive, told Reuters that it cost 4 billion dollars.", "4 billion")
    assert (source.name, source.chain) == ("Ann Lee", ("Reuters", "Ann Lee"))


def test_only_what_nobody_stands_for_is_hearsay():
    for who, mode in (("Two people who saw the contract", "alleged"), ("A spokesman for Acme", "asserted")):
        claims = read_claims(Report.of(f"{LEAD}{who} said that the plant has 300 workers."))
        assert [claim.mode for claim in claims if claim.kind == "jobs"] == [mode]


def test_the_cue_is_where_the_text_names_the_source():
    text = f"{LEAD}Rostec said that the plant has 300 workers."
    report = Report.of(text)
    start, end = next(claim.source.cue for claim in read_claims(report) if claim.kind == "jobs")
    assert report.text[start:end] == "Rostec said"
