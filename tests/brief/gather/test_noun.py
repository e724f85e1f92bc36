from __future__ import annotations

import pytest

from nameplate.brief.gather.noun import noun
from nameplate.study import parse_question


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("output of rounds in 2028", "rounds made in 2028"),
        ("output of the mill by 2028", "rounds from the mill by the end of 2028"),
        ("output of ball in 2028", "ball rounds in 2028"),
        ("output of round in 2028-03", "rounds made in March 2028"),
        ("date of series", "series output"),
        ("date when 30M round/year is first reached", "an output of 30 million rounds a year"),
        ("share of demand met in 2028 for the army of rounds", "of the demand of the army for rounds met in 2028"),
        ("share of demand met in 2028", "of the demand met in 2028"),
        ("months of cover of rounds at 2028-12", "months of cover of rounds at the end of 2028"),
        ("dependence on imports of rounds in 2028", "of the supply of rounds imported in 2028"),
    ],
)
def test_questions_become_nouns(real, question, words):
    programme = real.run.programme
    assert noun(parse_question(question, programme), programme).replace("\N{NO-BREAK SPACE}", " ") == words
