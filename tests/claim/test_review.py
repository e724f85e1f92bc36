"""What people make of claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import merged, read_claims
from nameplate.claim.review import correct, judge, pick
from nameplate.errors import UsageError
from nameplate.report import Report

REPORT = Report.of("According to TASS, the plant makes up to 70 million rounds per year in four lines.")
CLAIMS = read_claims(REPORT)


def test_a_judgement_names_who_made_it_and_can_be_taken_back():
    one, other = CLAIMS[0].id, CLAIMS[1].id
    judged = judge(CLAIMS, [one], "rejected", by="A. Analyst", note="another plant")
    assert [(c.id, c.review.state, c.review.by, c.review.note) for c in judged] == [
        (one, "rejected", "A. Analyst", "another plant"),
        (other, "proposed", "", ""),
    ]
    assert judge(judged, [one], "proposed", by="A. Analyst")[0].review.state == "proposed"


def test_a_correction_is_a_new_claim_and_the_old_one_stays():
    after = correct(CLAIMS, CLAIMS[0].id, {"value": 50e6, "bound": "none"}, by="A. Analyst")
    old, new, other = after
    assert (old.id, old.value, old.review.state) == (CLAIMS[0].id, 70e6, "rejected")
    assert new.id in old.review.note
    assert (new.value, new.bound, new.review.state, new.review.replaces) == (50e6, "none", "accepted", old.id)
    assert (new.quote, new.start, new.end, new.source) == (old.quote, old.start, old.end, old.source)
    assert other == CLAIMS[1]
    # reading the report again brings the old claim back to nobody
    assert merged(after, CLAIMS) == after


def test_what_does_not_enter_the_id_is_corrected_in_place():
    after = correct(CLAIMS, CLAIMS[0].id, {"bound": "about"}, by="A. Analyst")
    assert [c.id for c in after] == [c.id for c in CLAIMS]
    assert (after[0].bound, after[0].review.state) == ("about", "accepted")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: judge(CLAIMS, ["zz", "c"], "accepted", by="A"), "zz: no such claim"),
        (lambda: judge(CLAIMS, ["c"], "accepted", by="A"), "give more of the id"),
        (lambda: judge(CLAIMS, [CLAIMS[0].id], "accepted", by=" "), "needs the name"),
        (lambda: correct(CLAIMS, CLAIMS[0].id, {"kind": "speed"}, by="A"), "speed"),
        (lambda: correct(CLAIMS, CLAIMS[0].id, {"value": 70e6}, by="A"), "nothing would change"),
        (lambda: pick(CLAIMS, [""]), "no such claim"),
    ],
)
def test_mistakes_are_named(call, said):
    with pytest.raises(UsageError, match=said):
        call()


@given(st.lists(st.sampled_from([c.id for c in CLAIMS]), max_size=4), st.sampled_from(["accepted", "rejected"]))
def test_only_what_is_named_changes(ids, state):
    for before, after in zip(CLAIMS, judge(CLAIMS, ids, state, by="A"), strict=True):
        assert (after == before) == (before.id not in ids)
