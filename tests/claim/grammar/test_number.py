"""Numbers in words and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.number import find_numbers

CASES = [
    ("70 million", [70e6]),
    ("1.5 million", [1.5e6]),
    ("25,000", [25_000]),
    ("300.000", [300_000]),
    ("1.234 million", [1.234e6]),
    ("5,56 mm", [5.56]),
    ("7.62 mm", [7.62]),
    ("1,234,567.5", [1_234_567.5]),
    ("1.234.567,5", [1_234_567.5]),
    ("10 000 tonnes", [10_000]),
    ("1\u202f200", [1_200]),
    ("12-14 billion", [(12e9, 14e9)]),
    ("$12-14 billion", [(12e9, 14e9)]),
    ("5 to 7 million", [(5e6, 7e6)]),
    ("between 3 and 5 million", [(3e6, 5e6)]),
    ("from 25,000 to 40,000", [25_000, 40_000]),
    ("3.6bn", [3.6e9]),
    ("25k", [25_000]),
    ("2 lakh", [200_000]),
    ("500 crore", [5e9]),
    ("half a million", [500_000]),
    ("a million", [1e6]),
    ("a dozen", [12]),
    ("tens of thousands", [(10_000, 99_999)]),
    ("hundreds of thousands", [(100_000, 999_999)]),
    ("several hundred", [(200, 900)]),
    ("two and twenty-five", [2, 25]),
    ("two million", [2e6]),
    ("forty", [40]),
    ("AK-103 and Covid-19", []),
    ("no figures here", []),
    ("one and a half million", [1.5e6]),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_numbers_are_read(text, values):
    assert [number.value for number in find_numbers(text)] == values


@pytest.mark.parametrize("scale", ["million", "billion", "thousand"])
@given(value=st.integers(1, 999_999))
def test_a_scale_multiplies(value, scale):
    factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]
    assert [number.value for number in find_numbers(f"{value:,} {scale}")] == [value * factor]


@given(st.text(alphabet="0123456789.,- millobnto$", max_size=80))
def test_spans_are_in_order_and_apart(text):
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
