from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.study import chance_count, chance_word


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (0.0, "almost no chance"),
        (0.049, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.449, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.551, "likely"),
        (0.8, "likely"),
        (0.95, "very likely"),
        (0.951, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_words_of_the_directive(chance, word):
    assert chance_word(chance) == word


@pytest.mark.parametrize(
    ("chance", "count"),
    [
        (0.8, "16 in 20"),
        (0.5, "10 in 20"),
        (0.03, "3 in 100"),
        (0.02, "2 in 100"),
        (0.99, "99 in 100"),
        (0.9994, "999 in 1,000"),
    ],
)
def test_counts_are_as_coarse_as_they_may_be(chance, count):
    assert chance_count(chance) == count


@given(st.floats(0, 1))
def test_a_count_is_near_its_chance(chance):
    text = chance_count(chance)
    if text.startswith(("fewer", "more")):
        assert chance < 0.001 or chance > 0.999
    else:
        part, whole = (float(word.replace(",", "")) for word in text.split(" in "))
        assert abs(part / whole - chance) <= 0.5 / whole + 1e-12
        assert 0 < part < whole


@pytest.mark.parametrize("chance", [-0.1, 1.1, float("nan")])
def test_what_is_no_chance_is_refused(chance):
    with pytest.raises(UsageError, match="0 to 1"):
        chance_word(chance)
    with pytest.raises(UsageError, match="0 to 1"):
        chance_count(chance)


def test_a_chance_is_told_no_finer_than_the_futures_can():
    assert chance_count(0.0, futures=1) == "none of 1"
    assert chance_count(1.0, futures=999) == "all of 999"
    assert chance_count(0.0, futures=1000) == "fewer than 1 in 1,000"
