"""Whatever a report holds, reading it ends, and every quote is exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.claim import conflicts, read_claims, verify
from nameplate.quantity import Period
from nameplate.report import Report

WORDS = (
    "70 million |rounds |per year|a year|, |. |\n|- |2006 - |up to |about |will |said |TASS |according to |he |two ",
    "lines |for |began |production |in |2027|by |the end of |next year|$|€|bn |sanctions |(|)|: |; |“|”|%",
    "–|\r\n|\t|\u00a0|\u2028|\x00|AK-103 |first |phase |the |plant |ammunition |jobs ",
    "delayed |was |to |open |signed |7.62 |mm |of |which ",
    "December |March |Q4 |until ",
)
PIECES = st.sampled_from([piece for line in WORDS for piece in line.split("|")])


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join)),
    st.sampled_from(["2025-07-03", "2025-07", "2025", "../2030"]),
)
def test_any_text_gives_claims_with_exact_spans(text, published):
    report = Report.of(text, published=Period.from_iso(published))
    claims = read_claims(report)
    verify(claims, [report])
    conflicts(claims)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1.",
        "1 ",
        "((",
        "[{",
        "a-",
        "€",
        "and ",
        "two ",
        "million ",
        "said ",
        "A. ",
        "A ",
        "\x00",
        "2027-",
        "to ",
        "up to ",
        ", ",
    ],
)
def test_long_repetitions_are_read_in_proportion(piece):
    report = Report.of(piece * (60_000 // len(piece)))
    verify(read_claims(report), [report])


def test_the_largest_report_of_digits_is_read():
    report = Report.of("7" * 10_000_000)
    assert read_claims(report) == []
