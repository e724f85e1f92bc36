"""Which claims two readers have in common."""

import pytest

from nameplate.claim import Claim
from nameplate.claim.model_reader.join import note_readers, twin

TEXT = "The plant will make up to 70 million rounds a year from 2027."


def claim(quote, kind="capacity", value=70e6, **more):
    start = TEXT.index(quote)
    words = {"words": "70 million rounds a year"} if value == 70e6 else {}
    return Claim.make(
        report="r", kind=kind, value=value, start=start, end=start + len(quote), quote=quote, **{**words, **more}
    )


OURS = claim("up to 70 million rounds a year", unit="round/year")
SAME = {
    "the very same": claim("up to 70 million rounds a year"),
    "a longer quote": claim("will make up to 70 million rounds a year"),
    "a shorter quote": claim("70 million"),
    "without a value": claim("up to 70 million rounds a year", value=None),
    "with a date": claim("70 million rounds a year from 2027", date="2027"),
    "of another kind": claim("70 million rounds a year", kind="output"),
}
OTHER = {
    "another value": claim("up to 70 million rounds a year", value=75e6),
    "another place": claim("from 2027"),
    "less than half of it": claim("will make up to", value=None),
    "another kind without a value": claim("up to 70 million rounds a year", kind="delay", value=None),
    "another report": OURS.model_copy(update={"report": "s"}),
}


@pytest.mark.parametrize("theirs", SAME.values(), ids=SAME)
def test_the_same_claim(theirs):
    assert twin(theirs, [OURS]) is OURS


@pytest.mark.parametrize("theirs", OTHER.values(), ids=OTHER)
def test_another_claim(theirs):
    assert twin(theirs, [OURS]) is None


def test_two_dates_are_two_claims():
    one = claim("from 2027", "start_of_production", None, date="2027")
    assert twin(claim("from 2027", "start_of_production", None, date="2028"), [one]) is None
    assert twin(claim("from 2027", "start_of_production", None), [one]) is one


def test_the_best_of_several_is_taken_whatever_their_order():
    output = claim("70 million rounds a year", kind="output")
    later = OURS.model_copy(update={"date": "2027"})
    for others in ([output, OURS, later], [later, OURS, output]):
        assert twin(claim("70 million rounds a year", kind="output"), others) is output
        assert twin(claim("70 million rounds a year", date="2027"), others) is later


@pytest.mark.parametrize(
    ("filed", "found", "wanted"),
    [("rule", "both", "both"), ("model", "rule", "both"), ("both", "rule", "both"), ("rule", "rule", "rule")],
)
def test_claims_on_file_learn_who_found_them_too(filed, found, wanted):
    before = OURS.model_copy(update={"reader": filed})
    (after,) = note_readers([before], [OURS.model_copy(update={"reader": found})])
    assert after.reader == wanted
    assert after.model_copy(update={"reader": filed}) == before


def test_what_a_person_made_of_a_claim_stays():
    before = OURS.model_copy(update={"review": OURS.review.model_copy(update={"state": "accepted", "by": "me"})})
    (after,) = note_readers([before], [OURS.model_copy(update={"reader": "both", "note": "the model read: unit x"})])
    assert (after.review, after.reader, after.note) == (before.review, "both", "the model read: unit x")
