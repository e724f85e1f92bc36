"""Units: what fits what, and by which factor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.quantity import QuantityError, UnitError, canonical, compatible, factor, parse
from nameplate.quantity.unit_name import CURRENCIES, PHYSICAL, SYNONYMS, TIMES, singular

CANONICAL = {
    "rounds": "round",
    "rounds per year": "round/year",
    "rounds a year": "round/year",
    "tonnes an hour": "t/h",
    "units each month per shift": "unit/month/shift",
    "drive units": "drive unit",
    "AK-103 rifles / yr": "AK-103 rifle/year",
    "rounds of ammunition/year": "round of ammunition/year",
    "batteries": "battery",
    "unit/month/shift": "unit/month/shift",
    "tonnes/Year": "t/year",
    "m²": "m2",
    "square feet": "ft2",
    "per cent": "%",
    "percent": "%",
    "usd": "USD",
    "/day": "1/day",
    "kW*h": "kW*h",
    "": "",
}


@pytest.mark.parametrize(("text", "expected"), CANONICAL.items())
def test_one_form_for_each_unit(text, expected):
    assert canonical(text) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize("text", ["//", "round/", "5", "a to b", "M", "million rounds", "round;year", "r" * 200, "\n"])
def test_nonsense_is_no_unit(text):
    with pytest.raises(QuantityError):
        canonical(text)


@pytest.mark.parametrize(
    ("unit_from", "unit_to", "expected"),
    [
        ("round/year", "round/day", 1 / 365.25),
        ("round/month", "round/year", 12),
        ("GWh/year", "MWh/month", 1000 / 12),
        ("kW*h", "MJ", 3.6),
        ("t", "kg", 1000),
        ("bbl/day", "m3/day", 0.158987294928),
        ("%", "", 0.01),
        ("%/year", "1/month", 0.01 / 12),
        ("USD/t", "USD/kg", 0.001),
        ("round/shift", "round/shift", 1),
        ("short ton", "t", 0.90718474),
        ("kt", "Mt", 0.001),
        ("ft2", "m2", 0.09290304),
        ("week", "h", 168),
    ],
)
def test_factors(unit_from, unit_to, expected):
    assert factor(unit_from, unit_to) == pytest.approx(expected, rel=1e-12)
    assert factor(unit_to, unit_from) == pytest.approx(1 / expected, rel=1e-12)


@pytest.mark.parametrize(
    ("unit_from", "unit_to"),
    [
        ("round", "rifle"),
        ("round/year", "round"),
        ("USD", "EUR"),
        ("round/shift", "round/day"),
        ("t", "m"),
        ("GWh", "GW"),
        ("day", ""),
        ("round", ""),
        ("t/year", "round/year"),
    ],
)
def test_what_does_not_fit_is_refused(unit_from, unit_to):
    assert not compatible(unit_from, unit_to)
    with pytest.raises(UnitError) as caught:
        factor(unit_from, unit_to)
    assert unit_from in str(caught.value)


def test_a_quantity_changes_its_unit_in_every_shape():
    assert str(parse("18 months").to("year")) == "1.5 year"
    assert str(parse("50 % to 80 %").to("")) == "0.5 to 0.8"
    assert str(parse("up to 2 week").to("h")) == "up to 336 h"
    assert str(parse("{5%: 1, 95%: 2} week").to("day")) == "{5%: 7, 95%: 14} day"
    assert str(parse("erlang(k 2, mean 1 min)").to("s")) == "erlang(k 2, mean 60 s)"
    with pytest.raises(UnitError):
        parse("18 months").to("round")


@given(st.text(max_size=20))
def test_the_canonical_form_is_its_own(text):
    try:
        unit = canonical(text)
    except QuantityError:
        return
    assert canonical(unit) == unit
    assert factor(unit, unit) == 1.0


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_singular_stays(word):
    once = canonical(word) if word not in ("to", "k", "mn", "bn", "tn") else ""
    assert canonical(once) == once


def test_every_known_word_is_its_own_form_and_pint_knows_it():
    for word in [*PHYSICAL, *TIMES, *CURRENCIES]:
        assert canonical(word) == word
    for word in PHYSICAL:
        assert factor(word, word) == 1.0
        assert factor(f"{word}/s", f"{word}/h") == pytest.approx(3600)
    assert set(SYNONYMS.values()) <= {*PHYSICAL, *TIMES, *CURRENCIES, "%", "times"}


def test_plurals_of_the_reports():
    plurals = (
        "rounds rifles shells trucks batteries furnaces boxes batches houses aircraft wafers vehicles UAVs HIMARS gas"
    )
    singles = "round rifle shell truck battery furnace box batch house aircraft wafer vehicle UAV HIMARS gas"
    assert [singular(word) for word in plurals.split()] == singles.split()
