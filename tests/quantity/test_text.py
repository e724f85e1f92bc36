"""Reading and printing: every form, every way to be wrong, and nothing but QuantityError for any text."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.quantity import Exact, Hedged, Interval, Named, Quantiles, Quantity, QuantityError, parse

FORMS = {
    "70M round/year": (Exact(70e6), "round/year"),
    "2.5bn USD": (Exact(2.5e9), "USD"),
    "25k rifle/year": (Exact(25e3), "rifle/year"),
    "40 GWh/year": (Exact(40), "GWh/year"),
    "70 million rounds per year": (Exact(70e6), "round/year"),
    "1,200,000 t": (Exact(1.2e6), "t"),
    "5kWh": (Exact(5), "kWh"),
    "-3.5e2 m": (Exact(-350), "m"),
    "60M to 80M round/year": (Interval(60e6, 80e6), "round/year"),
    "500 to 1k round": (Interval(500, 1000), "round"),
    "30 min to 2 h": (Interval(0.5, 2), "h"),
    "12 to 30 months": (Interval(12, 30), "month"),
    "50 % to 80 %": (Interval(50, 80), "%"),
    "50 to 80 %": (Interval(50, 80), "%"),
    "up to 70M": (Hedged("up_to", 70e6), ""),
    "at least 5": (Hedged("at_least", 5), ""),
    "about 25k rifles/year": (Hedged("about", 25e3), "rifle/year"),
    "~5 t": (Hedged("about", 5), "t"),
    "18 months": (Exact(18), "month"),
    "70 %": (Exact(70), "%"),
    "{5%: 10, 50%: 20, 95%: 60}": (Quantiles(((0.05, 10), (0.5, 20), (0.95, 60))), ""),
    "{5%: 10, 50%: 20, 95%: 60} days": (Quantiles(((0.05, 10), (0.5, 20), (0.95, 60))), "day"),
    "{0.05: 30 s, 0.5: 1 min}": (Quantiles(((0.05, 30), (0.5, 60))), "s"),
    "uniform(1 s, 3 s)": (Named("uniform", (1, 3)), "s"),
    "triangular(1 s, 2 s, 4 s)": (Named("triangular", (1, 2, 4)), "s"),
    "exponential(mean 2 s)": (Named("exponential", (2,)), "s"),
    "exponential(2 s)": (Named("exponential", (2,)), "s"),
    "erlang(k 2, mean 1 s)": (Named("erlang", (2, 1)), "s"),
    "gamma(mean 2 s, sd 1 s)": (Named("gamma", (2, 1)), "s"),
    "gamma(sd = 1 min, mean = 120 s)": (Named("gamma", (120, 60)), "s"),
    "lognormal(mean 2 s, sd 1 s)": (Named("lognormal", (2, 1)), "s"),
    "normal(mean 2 s, sd 0.3 s)": (Named("normal", (2, 0.3)), "s"),
    "weibull(shape 1.5, scale 2 s)": (Named("weibull", (1.5, 2)), "s"),
    "empirical(1.1 s, 0.9 s, 1.3 s)": (Named("empirical", (1.1, 0.9, 1.3)), "s"),
}

WRONG = {
    "": (0, "quantity"),
    "   ": (0, "quantity"),
    "soon": (0, "quantity"),
    "NaN": (0, "quantity"),
    "70M round//year": (9, "nothing more"),
    "70M round/year!": (14, "nothing more"),
    "1,5 t": (1, "point for decimals"),
    "1.2.3": (3, "point for decimals"),
    "1e999": (0, "between"),
    "5 k k": (4, "k, M and bn"),
    "5 t to 6 round": (0, "one unit"),
    "80 to 60 round": (0, "smaller number first"),
    "60 to 80M round": (0, "both numbers"),
    "60M to": (6, "upper number"),
    "about 60 to 80": (9, "nothing more"),
    "{5%: 10}": (0, "two quantiles"),
    "{50%: 10, 5%: 20}": (0, "rising probabilities"),
    "{5%: 20, 50%: 10}": (0, "rise with"),
    "{5%: 10, 150%: 20}": (9, "probability"),
    "{5%: 10, 50% 20}": (13, "colon"),
    "{5%: 10; 50%: 20}": (7, "comma or }"),
    "{5%: 10 t, 50%: 20 round}": (11, "one unit"),
    "uniform(3 s, 1 s)": (0, "low < high"),
    "triangular(1, 2)": (15, "high"),
    "gamma(mean 2 s)": (14, "sd"),
    "gamma(mean 2 s, sd 1 t)": (16, "one unit"),
    "gamma(2, 1, 3)": (12, "gamma(mean, sd)"),
    "normal(mean 1, mean 2)": (15, "normal(mean, sd)"),
    "exponential(mean 0 s)": (0, "above zero"),
    "erlang(k 2.5, mean 1 s)": (0, "whole k"),
    "erlang(k 2 s, mean 1 s)": (7, "plain number"),
    "lognormal(mean 1, sd 1000)": (0, "30 times"),
    "empirical()": (10, "one value"),
    "empirical(1,200, 3)": (10, "comma inside"),
    "poisson(3)": (0, "quantity"),
    "5\x00 t": (1, "control"),
    "5 t\n6 t": (3, "control"),
    "x" * 10_000: (8000, "8000 characters"),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=FORMS)
def test_each_form_is_read(text, expected):
    quantity = parse(text)
    assert (quantity.shape, quantity.unit) == expected


@pytest.mark.parametrize("text", FORMS)
def test_each_form_prints_back(text):
    assert parse(str(parse(text))) == parse(text)


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=[repr(text[:30]) for text in WRONG])
def test_each_fault_says_where_and_what_is_valid(text, expected):
    with pytest.raises(QuantityError) as caught:
        parse(text)
    position, words = expected
    assert caught.value.position == position
    assert words in caught.value.valid
    assert len(str(caught.value)) < 700


@given(st.text())
@example("5 \N{COMBINING ACUTE ACCENT}")
@example("\x85 1")
@example("{" * 3000)
@example("1e-" + "9" * 3000)
def test_any_text_gives_a_quantity_or_a_quantity_error(text):
    try:
        quantity = parse(text)
    except QuantityError as error:
        inside = 0 <= error.position <= len(text)
    else:
        inside = parse(str(quantity)) == quantity
    assert inside


_WORDS = """70 2.5 1,200 k M bn to up_to about { } 5%: , ( ) gamma mean sd uniform round s / * per year % - 1e5
    trucks m2 of 10,200"""
TOKENS = _WORDS.split()


@given(st.lists(st.sampled_from(TOKENS), max_size=12), st.sampled_from(["", " "]))
def test_any_mix_of_our_own_words_does_too(words, glue):
    text = glue.join(words).replace("_", " ")
    try:
        quantity = parse(text)
    except QuantityError:
        return
    assert parse(str(quantity)) == quantity
    assert str(parse(str(quantity))) == str(quantity)


numbers = st.floats(min_value=-1e99, max_value=1e99).filter(lambda x: x == 0 or abs(x) > 1e-99).map(lambda x: x + 0.0)
positive = st.floats(min_value=1e-3, max_value=1e15)
units = st.sampled_from(["", "round/year", "USD", "%", "day", "GWh/year", "drive unit", "m2", "1/year"])


chances = st.floats(1e-8, 1 - 1e-8).map(lambda p: round(p, 9))
shapes = st.one_of(
    st.builds(Exact, numbers),
    st.builds(Hedged, st.sampled_from(["up_to", "at_least", "about"]), numbers),
    st.tuples(numbers, numbers).map(lambda pair: Interval(min(pair), max(pair))),
    st.tuples(
        st.lists(st.sampled_from([0.0, 1.0]) | chances, min_size=2, max_size=6, unique=True).map(sorted),
        st.lists(numbers, min_size=6, max_size=6).map(sorted),
    ).map(lambda columns: Quantiles(tuple(zip(*columns, strict=False)))),
    st.lists(numbers, min_size=1, max_size=8).map(lambda values: Named("empirical", tuple(values))),
    st.lists(positive, min_size=3, max_size=3, unique=True).map(lambda v: Named("triangular", tuple(sorted(v)))),
    st.tuples(positive, st.floats(1e-3, 20)).map(lambda v: Named("gamma", (v[0], v[0] * v[1]))),
    st.tuples(st.integers(1, 99), positive).map(lambda v: Named("erlang", (float(v[0]), v[1]))),
    st.tuples(st.floats(0.2, 20), positive).map(lambda v: Named("weibull", v)),
)


@given(shapes, units)
def test_printing_and_reading_are_inverse(shape, unit):
    quantity = Quantity(shape, unit)
    assert parse(str(quantity)) == quantity


def test_a_quantity_made_by_hand_is_checked():
    with pytest.raises(UsageError, match="smaller number first"):
        Quantity(Interval(3.0, 1.0), "day")
    assert Quantity(Exact(3.0), "rounds per year").unit == "round/year"


def test_numbers_print_shortly():
    texts = ["70M", "2.5bn", "25k", "1500", "12500", "0.1", "-3M", "1.25bn", "1e+30", "70123456", "0"]
    assert [str(parse(text)) for text in texts] == texts


def test_reading_needs_neither_pint_nor_scipy():
    code = (
        "import sys; from nameplate.quantity import parse, parse_period, factor;"
        "parse('60M to 80M round/year').to('round/month'); parse_period('2027-H2'); factor('%/year', '1/day');"
        "sys.exit(bool({'pint', 'scipy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
