from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.brief.data import Estimate
from nameplate.brief.number import MINUS, Scale, amount, beyond, count, digits, is_day, spread, unit_words
from nameplate.errors import UsageError

HORIZON = date(2034, 12, 31)
amounts = st.floats(-1e12, 1e12, allow_nan=False)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@given(amounts)
def test_two_significant_digits_stay_within_five_per_cent(value):
    read = float(digits(value).replace(",", "").replace(MINUS, "-"))
    assert math.isclose(read, value, rel_tol=0.0501, abs_tol=1e-9)


@given(st.integers(0, 10**15))
def test_an_announced_whole_number_is_written_as_it_is(value):
    assert digits(float(value), None) == f"{value:,}"


@given(st.lists(amounts, min_size=1, max_size=5))
def test_one_scale_fits_the_largest_of_a_group(values):
    scale = Scale.of(values)
    top = max(abs(v) for v in values) / scale.divisor
    assert top < 1000 or scale.word == "billion" or max(map(abs, values)) < 1e6
    assert scale.divisor == 1.0 or top >= 0.9995


def test_million_begins_where_two_digits_say_so():
    assert plain(amount(999_600, "round")) == "1 million rounds"
    assert amount(949_000, "round") == "950,000 rounds"


def test_one_thing_stands_in_the_singular():
    assert amount(1, "rifle") == "1 rifle"
    assert plain(amount(1e6, "rifle")) == "1 million rifles"


@pytest.mark.parametrize(("unit", "words"), [("GWh", "GWh"), ("t", "t"), ("%", "%"), ("day", "days"), ("", "")])
def test_symbols_have_no_plural(unit, words):
    assert unit_words(unit) == words


def test_a_range_shares_one_scale_with_its_middle():
    middle, ends = spread(Estimate("round", 4e5, 1e6, 2.9e6, 4e6, 6.01e6), HORIZON)
    assert (plain(middle), plain(ends)) == ("2.9 million", "0.4 to 6")


def test_a_middle_of_zero_leaves_the_scale_to_the_range():
    middle, ends = spread(Estimate("round", 0.0, 0.0, 0.0, 1e6, 12e6), HORIZON)
    assert (plain(middle), plain(ends)) == ("0", "0 to 12 million")


def test_days_beyond_the_horizon_are_named_by_it():
    estimate = Estimate("date", date(2029, 3, 1), date(2030, 1, 1), None, None, None)
    assert is_day(estimate)
    assert spread(estimate, HORIZON) == ("after 2034", "Mar 2029 to after 2034")
    assert beyond(date(2034, 6, 30)) == "after June 2034"


def test_an_estimate_cannot_mix_amounts_and_days():
    with pytest.raises(UsageError, match="valid: amounts, or days"):
        spread(Estimate("round", 1.0, 2.0, date(2029, 1, 1), 3.0, 4.0), HORIZON)


@given(st.floats(0, 1, allow_nan=False))
def test_a_count_never_says_always_or_never(chance):
    text = plain(count(chance))
    number, _, of = text.replace("fewer than ", "").replace("more than ", "").partition(" in ")
    assert 0 < int(number) < int(of.replace(",", ""))


def test_no_chance_lies_outside_its_bounds():
    with pytest.raises(UsageError):
        count(1.2)
