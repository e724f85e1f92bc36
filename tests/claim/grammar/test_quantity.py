"""Quantities: a number, what it counts, and per what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim.grammar.money import find_money
from nameplate.claim.grammar.quantity import find_measures

CASES = [
    ("up to 70 million rounds per year", [(70e6, "round/year")]),
    ("25,000 rifles a year", [(25_000, "rifle/year")]),
    ("an annual capacity of 40 GWh", [(40, "GWh/year")]),
    ("40 GWh annually", [(40, "GWh/year")]),
    ("37 GWh and more a year", [(37, "GWh/year")]),
    ("the 650,000 barrel-per-day plant", [(650_000, "barrel/day")]),
    ("a 5.4-million-square-foot building", [(5.4e6, "ft2")]),
    ("some 30,000 square metres", [(30_000, "m2")]),
    ("300.000 m2", [(300_000, "m2")]),
    ("2 million tonnes of steel a year", [(2e6, "tonne/year")]),
    ("a 2 Mtpa mill", [(2e6, "tonne/year")]),
    ("1.5 million light-duty vehicles a year", [(1.5e6, "vehicle/year")]),
    ("3.6 million drive units", [(3.6e6, "drive unit")]),
    ("four modern production lines", [(4, "line")]),
    ("one electric arc furnace", [(1, "furnace")]),
    ("three state-of-the-art facilities", [(3, "facility")]),
    ("40,000 wafers per month", [(40_000, "wafer/month")]),
    ("13,000 units per line per shift", [(13_000, "unit/line/shift")]),
    ("tens of thousands of rounds a shift", [((10_000, 99_999), "round/shift")]),
    ("30,000 rounds a shift, or up to 7 million a year", [(30_000, "round/shift"), (7e6, "round/year")]),
    ("from 25,000 to 40,000 vehicles a year", [(25_000, "vehicle/year"), (40_000, "vehicle/year")]),
    ("200 rockets and 300 shells a day", [(200, "rocket/day"), (300, "shell/day")]),
    ("500+ employees", [(500, "employee")]),
    ("about 30 percent less CO2", [(30, "percent")]),
    ("2,128 samples awaiting tests", [(2_128, "sample")]),
    ("Stage 1 and Line 2", []),
    ("the 4680 cell", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantities_are_read(text, expected):
    found = [(measure.value, measure.unit) for measure in find_measures(text) if measure.dimension]
    assert found == expected


MONEY = [
    ("$2.5bn", [(2.5e9, "USD")]),
    ("US$ 65 billion", [(65e9, "USD")]),
    ("€500 million", [(500e6, "EUR")]),
    ("2.5 billion euros", [(2.5e9, "EUR")]),
    ("1 billion rubles ($13 million)", [(1e9, "RUB"), (13e6, "USD")]),
    ("$12-14 billion", [((12e9, 14e9), "USD")]),
    ("Rs 500 crore", [(5e9, "INR")]),
    ("£1.2m for the hall", [(1.2e6, "GBP")]),
    ("an additional $100m revenue", [(100e6, "USD")]),
    ("$65 billion dollars of private investment", [(65e9, "USD")]),
    ("PLN 400 million", [(400e6, "PLN")]),
    ("300 pounds of powder", []),
    ("40 GWh", []),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_is_read(text, expected):
    assert [(money.value, money.currency) for money in find_money(text)] == expected


@given(
    st.integers(1, 10**9),
    st.sampled_from(["round", "rifle", "vehicle", "tonne", "barrel"]),
    st.sampled_from(["year", "month", "day"]),
)
def test_any_whole_rate_is_read_back(value, thing, period):
    measure = find_measures(f"The plant can make {value:,} {thing}s a {period}.")[-1]
    expected = thing if value != 1 or thing in ("tonne", "barrel") else measure.thing
    assert (measure.value, measure.thing, measure.per) == (float(value), expected, period)


@given(st.text(max_size=120))
def test_spans_stay_within_the_text(text):
    for measure in find_measures(text):
        assert 0 <= measure.start < measure.end <= len(text)
