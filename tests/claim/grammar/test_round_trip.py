"""What is printed in any of the usual styles is read again, at exactly its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.money import find_money
from nameplate.claim.grammar.number import find_numbers
from nameplate.claim.grammar.quantity import find_measures

SCALES = {
    " million": 1e6,
    " billion": 1e9,
    " thousand": 1e3,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
    " crore": 1e7,
    " lakh": 1e5,
}
TENTHS = st.integers(11, 9_999).map(lambda n: n / 10)
FRAMES = st.sampled_from(["{}", "The plant will cost {}, they say.", "about {} in all", "({})", "It is {}."])
MONEY = {"€{}": "EUR", "US${}": "USD", "£{}": "GBP", "EUR {}": "EUR", "{} euros": "EUR", "{} dollars": "USD",
         "Rs {}": "INR", "₹{}": "INR", "SEK {}": "SEK", "{} zlotys": "PLN"}  # fmt: skip
RATES = {"{} rounds a year": "round/year", "{} rounds per month": "round/month", "{} GWh a year": "GWh/year",
         "{} tonnes per annum": "tonne/year", "{} t/y": "tonne/year", "{} cars per day": "car/day",
         "{} doses annually": "dose/year", "{} vehicles/year": "vehicle/year", "{} wafers per month": "wafer/month",
         "{} rounds per shift": "round/shift"}  # fmt: skip


def scaled(value, scale):
    return f"{value:g}{scale}", value * SCALES[scale]


@given(st.integers(10_000, 999_999_999), st.sampled_from([",", " ", "’", "\u202f"]), FRAMES)
def test_whole_numbers_with_any_mark_between_thousands(value, mark, frame):
    words = f"{value:,}".replace(",", mark)
    text = frame.format(words)
    (number,) = find_numbers(text)
    assert (number.value, text[number.start : number.end]) == (value, words)


@given(TENTHS, st.sampled_from(sorted(SCALES)), FRAMES)
def test_numbers_with_a_scale(value, scale, frame):
    words, wanted = scaled(value, scale)
    text = frame.format(words)
    (number,) = find_numbers(text)
    assert number.value == pytest.approx(wanted, rel=1e-12)
    assert text[number.start : number.end] == words


@given(TENTHS, st.sampled_from([" million", " billion", "m", "bn"]), st.sampled_from(sorted(MONEY)), FRAMES)
def test_money(value, scale, style, frame):
    words, wanted = scaled(value, scale)
    printed = style.format(words)
    text = frame.format(printed)
    (money,) = find_money(text)
    assert money.value == pytest.approx(wanted, rel=1e-12)
    assert (money.currency, text[money.start : money.end]) == (MONEY[style], printed)


@given(st.integers(2, 9_999), st.sampled_from(sorted(RATES)))
def test_rates(value, style):
    words = f"{value * 100:,}"
    printed = style.format(words)
    (measure,) = find_measures(f"It makes {printed}.")
    assert (measure.value, measure.unit) == (value * 100, RATES[style])
    assert f"It makes {printed}."[measure.start : measure.end] == printed


@given(st.integers(2, 400), st.integers(1, 400), st.sampled_from([" to ", "-", "–", " – "]))
def test_ranges(low, more, joiner):
    words = f"{low}{joiner}{low + more} million"
    (number,) = find_numbers(f"It costs {words} euros.")
    assert number.value == (low * 1e6, (low + more) * 1e6)


NAMES = [
    "AK-103", "F-35A", "Su-57", "Covid-19", "Stage 1", "Line 2", "phase 1", "Unit 3", "Model 3", "A320neo", "K9",
    "M795", "5G", "CO2", "H2",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_that_hold_digits_measure_nothing(name):
    assert [m for m in find_measures(f"The plant makes the {name} there.") if m.dimension] == []
