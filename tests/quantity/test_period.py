"""Dates and intervals of dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.quantity import Period, QuantityError, parse_period

FORMS = {
    "2027": (date(2027, 1, 1), date(2027, 12, 31), "2027"),
    "2027-Q1": (date(2027, 1, 1), date(2027, 3, 31), "2027-01/2027-03"),
    "2027-H2": (date(2027, 7, 1), date(2027, 12, 31), "2027-07/2027-12"),
    "2028-02": (date(2028, 2, 1), date(2028, 2, 29), "2028-02"),
    "2027-03-12": (date(2027, 3, 12), date(2027, 3, 12), "2027-03-12"),
    "by 2027-12": (None, date(2027, 12, 31), "../2027-12"),
    "by 2027-12-15": (None, date(2027, 12, 15), "../2027-12-15"),
    "from 2028": (date(2028, 1, 1), None, "2028/.."),
    "from 2028-05": (date(2028, 5, 1), None, "2028-05/.."),
    "2026-03 to 2027-09": (date(2026, 3, 1), date(2027, 9, 30), "2026-03/2027-09"),
    "2026 to 2028": (date(2026, 1, 1), date(2028, 12, 31), "2026/2028"),
    "2026-03-05 to 2026-03-09": (date(2026, 3, 5), date(2026, 3, 9), "2026-03-05/2026-03-09"),
}

WRONG = {
    "2027-02-30": (8, "28 in 2027-02"),
    "2027-13": (5, "month from 01 to 12"),
    "2027-00": (5, "month"),
    "0000": (0, "year"),
    "2027-Q5": (0, "2027-Q1"),
    "soon": (0, "2027-Q1"),
    "by": (0, "2027-Q1"),
    "by next year": (0, "2027-Q1"),
    "27": (0, "2027-Q1"),
    "2028 to 2027": (0, "later than"),
    "2028 to 2029-02-29": (16, "28 in 2029-02"),
    "from 2027-04-31": (13, "30 in 2027-04"),
    "../..": (0, "one end"),
    "": (0, "2027-Q1"),
    "2027\x07": (4, "control"),
    "9" * 10_000: (8000, "characters"),
    "٢٠٢٧": (0, "2027-Q1"),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=FORMS)
def test_each_form(text, expected):
    period = parse_period(text)
    assert (period.start, period.end, period.iso()) == expected
    assert str(period) == text
    assert Period.from_iso(period.iso()) == period
    assert parse_period(period.iso()) == period


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=[repr(text[:20]) for text in WRONG])
def test_each_fault_says_where_and_what_is_valid(text, expected):
    with pytest.raises(QuantityError) as caught:
        parse_period(text)
    assert (caught.value.position, expected[1] in caught.value.valid) == (expected[0], True)


@given(st.text() | st.from_regex(r"(by |from )?[0-9]{4}(-[0-9QH]{2}(-[0-9]{2})?)?((/| to )[0-9.]{2,4}(-[0-9]{2})?)?"))
def test_any_text_gives_a_period_or_a_quantity_error(text):
    try:
        period = parse_period(text)
    except QuantityError as error:
        holds = 0 <= error.position <= len(text)
    else:
        holds = parse_period(str(period)) == period == Period.from_iso(period.iso())
    assert holds


@given(st.dates() | st.none(), st.dates() | st.none())
def test_every_period_prints_back_in_both_forms(start, end):
    if start is None and end is None:
        return
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
    period = Period(start, end)
    assert parse_period(str(period)) == period
    assert Period.from_iso(period.iso()) == period


@pytest.mark.parametrize(("start", "end"), [(None, None), (date(2027, 1, 2), date(2027, 1, 1))])
def test_a_period_made_by_hand_is_checked(start, end):
    with pytest.raises(UsageError):
        Period(start, end)
