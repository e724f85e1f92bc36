"""Where a quote stands: exactly, in other signs, nearly, or nowhere; never in the middle of a number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.model_reader.place import find_quote

TEXT = (
    "“The plant’s four lines — two of them for tracer — have not yet made 1.5 million rounds,”\n"
    " Rostec said in May 2027."
)

STANDS = [
    ("four lines", "four lines", "exact"),
    ("1.5 million rounds", "1.5 million rounds", "exact"),
    ("  four lines ", "four lines", "exact"),
    ("our line", "four lines", "exact"),  # widened to whole words
    ("THE PLANT'S FOUR LINES", "The plant’s four lines", "normalised"),
    ("lines - two", "lines — two", "normalised"),
    ("rounds,\" rostec said", "rounds,”\n Rostec said", "normalised"),
    ("“four lines”.", "four lines", "normalised"),
    ("four\u00a0lines", "four lines", "normalised"),
    ("have not yet made 1.5 million round", "have not yet made 1.5 million rounds", "exact"),
    ("have not yet make 1.5 million rounds", "have not yet made 1.5 million rounds", "fuzzy"),
    ("the plants four lines, two of them for tracer", "The plant’s four lines — two of them for tracer", "fuzzy"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "words", "how"), STANDS)
def test_a_quote_is_found(quote, words, how):
    place = find_quote(quote, TEXT)
    assert place is not None
    assert (TEXT[place.start : place.end], place.how) == (words, how)


NOWHERE = {
    "invented": "the army will buy all of it",
    "half a number": "5 million rounds",
    "another half": "have not yet made 1",
    "another number": "have not yet made 1.7 million rounds",
    "another number in words": "The plant’s five lines — two of them for tracer",
    "without the not": "lines — two of them for tracer — have yet made 1.5 million",
    "another year": "Rostec said in May 2028",
    "short and nearly there": "four limes",
    "nothing": "",
    "only signs": "“.”",
    "much more than stands there": TEXT + " And the army will buy all of it in the year 2030, he said.",
}


@pytest.mark.parametrize("quote", NOWHERE.values(), ids=NOWHERE)
def test_a_quote_that_does_not_stand_there(quote):
    assert find_quote(quote, TEXT) is None


def test_without_fuzzy_what_is_nearly_there_is_not():
    assert find_quote("have not yet make 1.5 million rounds", TEXT, fuzzy=False) is None


def test_the_whole_number_is_found_where_half_of_it_stands_before():
    text = "from 15 million to 5 million"
    place = find_quote("5 million", text)
    assert text[place.start :] == "5 million"


WORDS = [match.span() for match in re.finditer(r"\S+", TEXT)]


@given(st.integers(0, len(WORDS) - 1), st.integers(0, len(WORDS) - 1))
def test_every_stretch_of_whole_words_is_found(one, other):
    first, last = sorted((one, other))
    start, end = WORDS[first][0], WORDS[last][1]
    place = find_quote(TEXT[start:end], TEXT)
    assert place.how == "exact"
    assert TEXT[place.start : place.end] == TEXT[start:end]


@given(st.text(max_size=60), st.text(max_size=120))
def test_any_quote_and_any_sentence(quote, text):
    place = find_quote(quote, text)
    if place is not None:
        assert 0 <= place.start < place.end <= len(text)
    if text.strip() and text == text.strip():
        whole = find_quote(text, text)
        assert (whole.start, whole.end, whole.how) == (0, len(text), "exact")


_SIGNS = st.sampled_from(list("ab1.,' -“”’—…ﬁß\u00ad\u200b\u202e\u0301İ"))


@given(st.text(_SIGNS, min_size=1, max_size=30), st.text(_SIGNS, max_size=10))
def test_odd_signs_keep_offsets_within_the_sentence(text, quote):
    place = find_quote(quote, text)
    assert place is None or 0 <= place.start < place.end <= len(text)
