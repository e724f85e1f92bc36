"""Claims under the sentences that carry them."""

from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import Claim, read_claims
from nameplate.claim.view import passages
from nameplate.report import Report

TEXT = "A title\n\nThe plant has four lines. Two of them make tracer rounds.\n\n- Jobs: 350 permanent\n"
REPORT = Report.of(TEXT)


def test_each_sentence_stands_once_with_its_claims():
    found = passages(REPORT, read_claims(REPORT))
    assert [p.text for p in found] == [
        "The plant has four lines.",
        "Two of them make tracer rounds.",
        "Jobs: 350 permanent",
    ]
    assert [len(p.claims) for p in found] == [1, 1, 1]


def test_what_is_of_another_report_or_no_longer_there_is_left_out():
    claims = read_claims(REPORT)
    moved = claims[0].model_copy(update={"quote": "five lines"})
    assert passages(Report.of("Another."), claims) == []
    assert all(moved not in p.claims for p in passages(REPORT, [moved]))


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), max_size=8))
def test_any_spans_are_marked_exactly(spans):
    claims = [
        Claim.make(report=REPORT.id, kind="delay", start=a, end=min(a + n, len(TEXT)), quote=TEXT[a : a + n])
        for a, n in spans
    ]
    found = passages(REPORT, claims)
    assert sorted(c.id for p in found for c in p.claims) == sorted(c.id for c in claims)
    covered = {i for c in claims for i in range(c.start, c.end)}
    for passage in found:
        assert REPORT.text[passage.start :].startswith(passage.text)
        assert "".join(words for words, _ in passage.pieces()) == passage.text
        place = passage.start
        for words, marked in passage.pieces():
            assert all((i in covered) == marked for i in range(place, place + len(words)))
            place += len(words)
