"""How each kind of question is judged, in words: what is counted, and the day on which it can be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nameplate.programme import Dossier
from nameplate.study import parse_question
from nameplate.study.resolution import chance_words, resolution_words

EXAMPLE = Dossier(Path(__file__).parents[2] / "examples" / "venezuela").programme()

RULES = {
    "output of rounds in 2028": "The amount of all rounds made from 2028-01-01 to 2028-12-31; scrap and imports do not "
    "count. Judged on 2029-01-01.",
    "output of steel-core rounds by 2030": "The amount of steel-core rounds made from 2025-07-03 to 2030-12-31; scrap "
    "and imports do not count. Judged on 2031-01-01.",
    "output of the rifle plant in 2028": "The amount of rifles from the AK-103 rifle plant made from 2028-01-01 to "
    "2028-12-31; scrap and imports do not count. Judged on 2029-01-01.",
    "date when 50M rounds a year is first reached": "The last day of the first calendar month by whose end at least "
    "50M rounds were made in the twelve months up to then: all rounds, without scrap and imports. A day after "
    "2035-07-02 is not seen. Judged on 2035-07-03, or as soon as that day has come.",
    "date when 20k rifles are first reached": "The last day of the first calendar month by whose end at least 20k "
    "rifles were made since 2025-07-03: all rifles, without scrap and imports. A day after 2035-07-02 is not seen. "
    "Judged on 2035-07-03, or as soon as that day has come.",
    "date of series-output": "The day on which this is done: series output of cartridges. A day after 2035-07-02 is "
    "not seen. Judged on 2035-07-03, or as soon as that day has come.",
    "chance of 50M rounds/year in 2028-H1": "The amount of all rounds made from 2028-01-01 to 2028-06-30; scrap and "
    "imports do not count. Holds if that is at least 50M rounds/year, pro rata. Judged on 2028-07-01.",
    "chance of 50M rounds/year by 2028": "The last day of the first calendar month by whose end at least 50M rounds "
    "were made in the twelve months up to then: all rounds, without scrap and imports. Holds if that day comes by "
    "2028-12-31. Judged on 2029-01-01, or as soon as that day has come.",
    "chance of at most 20k rifles by 2027": "The amount of all rifles made from 2025-07-03 to 2027-12-31; scrap and "
    "imports do not count. Holds if that is at most 20k rifles. Judged on 2028-01-01.",
    "chance that series-output in 2027": "The day on which this is done: series output of cartridges. Holds if that "
    "day comes from 2027-01-01 to 2027-12-31. Judged on 2028-01-01, or as soon as that day has come.",
    "share of demand met in 2030": "The part of the demand of all consumers from 2030-01-01 to 2030-12-31 that was "
    "delivered; the mean over rifle, round, which cannot be added. Judged on 2031-01-01.",
    "chance that share of demand met in 2030 for police of rifles is at least 80 %": "The part of the demand of the "
    "police for all rifles from 2030-01-01 to 2030-12-31 that was delivered. Holds if that is at least 80 %. Judged on "
    "2031-01-01.",
    "months of cover of rounds at 2030": "The stock of all rounds at the end of 2030-12-31, in months of the mean "
    "demand of the twelve months up to then. Judged on 2031-01-01.",
    "dependence on imports of tracer in 2030": "The imports of tracer and inert training rounds from 2030-01-01 to "
    "2030-12-31, as a part of imports and good output together; 0 where there was neither. Judged on 2031-01-01.",
}


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_every_form_says_how_and_when_it_is_judged(text, rule):
    found = resolution_words(parse_question(text, EXAMPLE), EXAMPLE)
    assert found == rule
    assert re.search(r"Judged on \d{4}-\d{2}-\d{2}(?:, or as soon as that day has come)?\.$", found)


def test_a_rule_never_judges_before_what_counts_is_over():
    for text in RULES:
        question = parse_question(text, EXAMPLE)
        judged = re.search(r"Judged on (\S{10})", resolution_words(question, EXAMPLE))
        assert judged is not None
        assert question.end is None or judged[1] > question.end.isoformat()


@pytest.mark.parametrize(
    ("text", "announced", "words"),
    [
        ("output of rounds in 2028", 70e6, "at least the announced 70M round"),
        ("share of demand met in 2030", 0.5, "at least the announced 50 %"),
        ("dependence on imports of rounds in 2030", 0.5, "at most the announced 50 %"),
        ("date of series-output", "2026-03-01", "on or before the announced 2026-03-01"),
        ("date of series-output", None, ""),
        ("chance of 20k rifles by 2027", None, "at least 20k rifles"),
        ("chance of 50M rounds/year by 2028", None, "50M rounds/year reached by 2028-12-31"),
        ("chance that series-output by 2026-12", None, "by 2026-12-31"),
    ],
)
def test_a_chance_says_what_it_is_the_chance_of(text, announced, words):
    assert chance_words(parse_question(text, EXAMPLE), announced) == words
