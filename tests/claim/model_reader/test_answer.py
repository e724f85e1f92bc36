"""The parser of answers: any text and any JSON is read without harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import KINDS
from nameplate.claim.model_reader.answer import find_entries
from nameplate.claim.model_reader.proposal import Proposal, Rejected, read_entry

ONE = {"sentence": 1, "quote": "four lines", "kind": "line_count"}
TWO = {"sentence": 2, "quote": "five lines", "kind": "line_count"}
BOTH = json.dumps({"claims": [ONE, TWO]})

FOUND = {
    "sound": (BOTH, 2, True),
    "none": ('{"claims": []}', 0, True),
    "an empty list": ("[]", 0, True),
    "a list": (json.dumps([ONE]), 1, True),
    "fenced": (f"Sure!\n```json\n{BOTH}\n```\nAnything else?", 2, True),
    "in prose": (f"I found {{two}} of [them]: {BOTH} (done)", 2, True),
    "after a draft": (f"<think>{json.dumps({'claims': [ONE]})} no, two</think>{BOTH}", 2, True),
    "with another key beside": (json.dumps({"notes": "x", "claims": [ONE]}), 1, True),
    "one object": (json.dumps(ONE), 1, False),
    "an object a line": (f"{json.dumps(ONE)}\n{json.dumps(TWO)}", 2, False),
    "cut": (BOTH[:-30], 1, False),
    "cut early": (BOTH[:14], 0, False),
    "prose": ("I found no claims.", 0, False),
    "empty": ("", 0, False),
    "claims that are no list": ('{"claims": {"sentence": 1}}', 0, False),
    "numbers": ("[1, 2, 3]", 0, False),
}


@pytest.mark.parametrize(("text", "count", "whole"), FOUND.values(), ids=FOUND)
def test_entries_are_found(text, count, whole):
    entries = find_entries(text)
    assert (len(entries.found), entries.whole) == (count, whole)


HOSTILE = [
    "[" * 500_000,
    '{"a":' * 200_000,
    '[{"a":' * 100_000,
    "[1," * 200_000,
    '{"claims": [' + "9" * 100_000 + "]}",
    '{"claims": [' + '{"quote": "x"}, ' * 50_000,
    '"' * 1_000_000,
    "{" + " " * 900_000 + "}",
    '{"' * 300_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_answers_end(text):
    for entry in find_entries(text).found[:300]:
        read_entry(entry)


@given(st.text(max_size=300))
def test_any_text_is_an_answer(text):
    find_entries(text)


_PIECES = st.sampled_from(
    ['{"claims": [', "]}", "{", "}", "[", "]", ",", ":", '"quote"', '"x"', "1", "null", " ", "```", "\\", "\ud800"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_heap_of_pieces_of_json_is_an_answer(text):
    for entry in find_entries(text).found:
        assert isinstance(read_entry(entry), Proposal | Rejected)


@given(st.integers(0, len(BOTH)), st.integers(0, len(BOTH)))
def test_a_piece_of_an_answer_never_gives_an_entry_that_was_not_in_it(start, end):
    assert all(entry in (ONE, TWO) for entry in find_entries(BOTH[start:end]).found if isinstance(entry, dict))


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(10**400)
JSON = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
)
_FIELD = st.sampled_from(
    ["sentence", "quote", "kind", "value", "unit", "date", "hedge", "source", "subject", "product"]
)
ENTRY = JSON | st.dictionaries(_FIELD, JSON | st.sampled_from([*KINDS, "four lines", "2027", "round/year"]))


@given(ENTRY)
def test_any_entry_is_a_proposal_or_rejected_with_a_reason(entry):
    result = read_entry(entry)
    assert isinstance(result, Proposal) or result.reason
    for words in (result.quote, result.kind):
        words.encode()  # no lone surrogates: everything can be written to a file


READ = {
    "as asked": (ONE, (1, "line_count", None)),
    "a number as a string": ({**ONE, "sentence": " 7 ", "value": "4"}, (7, "line_count", 4.0)),
    "a sentence as a float": ({**ONE, "sentence": 7.0}, (7, "line_count", None)),
    "a kind in other letters": ({**ONE, "kind": "Line-Count "}, (1, "line_count", None)),
    "a range": ({**ONE, "value": [7, 5]}, (1, "line_count", (5.0, 7.0))),
    "a range of one": ({**ONE, "value": [5]}, (1, "line_count", 5.0)),
    "a value in words": ({**ONE, "value": "70 million rounds"}, (1, "line_count", 70e6)),
    "no value in words": ({**ONE, "value": "none"}, (1, "line_count", None)),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "wanted"), READ.values(), ids=READ)
def test_what_is_meant_is_read(entry, wanted):
    proposal = read_entry(entry)
    assert (proposal.sentence, proposal.kind, proposal.value) == wanted


NONSENSE = {
    "a string": ("four lines", "no object"),
    "null": (None, "no object"),
    "no sentence": ({**ONE, "sentence": None}, "no number of a sentence"),
    "true": ({**ONE, "sentence": True}, "no number of a sentence"),
    "minus one": ({**ONE, "sentence": -1}, "no number of a sentence"),
    "one and a half": ({**ONE, "sentence": 1.5}, "no number of a sentence"),
    "not a number": ({**ONE, "sentence": float("nan")}, "no number of a sentence"),
    "endless": ({**ONE, "sentence": 10**5000}, "no number of a sentence"),
    "no quote": ({**ONE, "quote": "  "}, "no quote"),
    "a quote that is a list": ({**ONE, "quote": ["four lines"]}, "no quote"),
    "a very long quote": ({**ONE, "quote": "x" * 2001}, "2,001 characters"),
    "a kind of its own": ({**ONE, "kind": "rumour"}, "'rumour' is none of the eighteen"),
    "no kind": ({**ONE, "kind": 5}, "none of the eighteen"),
    "a value that is true": ({**ONE, "value": True}, "is no number"),
    "a value that is an object": ({**ONE, "value": {"low": 1}}, "is no number"),
    "three ends": ({**ONE, "value": [1, 2, 3]}, "is no number"),
    "no ends": ({**ONE, "value": []}, "is no number"),
    "infinite": ({**ONE, "value": float("inf")}, "is no number"),
    "huge": ({**ONE, "value": 10**400}, "is no number"),
    "digits without end": ({**ONE, "value": 10**5000}, "a number of many digits"),
    "two numbers in words": ({**ONE, "value": "4 or 500"}, "is no number"),
}


@pytest.mark.parametrize(("entry", "reason"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_rejected_with_the_reason(entry, reason):
    result = read_entry(entry)
    assert isinstance(result, Rejected)
    assert reason in result.reason
    assert len(result.reason) < 200
