"""Who says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.source import find_sources

CASES = [
    ("According to TASS, the factory makes rounds.", [("TASS", "media")]),
    ("According to the American magazine The National Interest, it works.", [("The National Interest", "media")]),
    ("It works, according to the Russian news agency TASS.", [("TASS", "media")]),
    ("The company Rosoboronexport announced that it works.", [("Rosoboronexport", "organisation")]),
    ("It has been completed, the state corporation Rostec announced.", [("Rostec", "organisation")]),
    ("It will be looked at in 2028, said chief executive Gunnar Groebler.", [("Gunnar Groebler", "company")]),
    ("The United States blocks it, says Rostec head Sergei Chemezov.", [("Sergei Chemezov", "person")]),
    ("Alexander Mikheev, head of Rosoboronexport, said it was hard.", [("Alexander Mikheev", "company")]),
    ("The Ministry of Defence said on Tuesday that it works.", [("The Ministry of Defence", "official")]),
    ("It stands still, Interfax reports, quoting an informed source in Caracas.",
     [("Interfax", "media"), ("an informed source in Caracas", "unnamed")]),
    ("It will open, Reuters reported, citing a note by the firm IIR Energy.",
     [("Reuters", "media"), ("IIR Energy", "company")]),
    ("The company counts 500 jobs.", [("The company", "company")]),
    ("He conceded that it was late.", [("He", "person")]),
    ("The plant has four lines.", []),
    ("Production began in 2024.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sources_are_read(text, expected):
    assert [(said.name, said.type) for said in find_sources(text)] == expected


@given(st.text(max_size=150))
def test_any_text_gives_spans_within_it(text):
    for said in find_sources(text):
        assert 0 <= said.start < said.end <= len(text)
        assert said.name
