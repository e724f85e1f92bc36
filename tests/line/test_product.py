"""Products: shares, campaigns, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.errors import UsageError
from nameplate.line import Campaign, Line, Mix, Station, simulate
from nameplate.line.product import products_of

NAMES = st.sampled_from("abcde")


@given(st.dictionaries(NAMES, st.floats(0.001, 1_000.0), min_size=1))
def test_shares_add_up(shares: dict[str, float]) -> None:
    mix = Mix(shares)
    assert mix.ends[-1] == 1.0
    assert list(mix.ends) == sorted(mix.ends)
    assert Line([Station("s", process=1)], products=shares).shares == pytest.approx(
        {name: share / sum(shares.values()) for name, share in shares.items()}, abs=1e-9
    )


@given(st.lists(st.tuples(NAMES, st.integers(1, 5)), min_size=1, max_size=6))
def test_a_campaign_comes_in_turn(turns: list[tuple[str, int]]) -> None:
    line = Line([Station("s", process=1)], products=turns)
    wanted = [name for name, count in turns for _ in range(count)] * 2
    assert simulate(line, items=len(wanted)).trace(len(wanted))["product"].to_list() == wanted


def test_products_are_read() -> None:
    mix = Mix({"x": 1})
    assert products_of(None) is None
    assert products_of(mix) is mix
    assert isinstance(products_of({"x": 1}), Mix)
    assert isinstance(products_of([["x", 1]]), Campaign)


@pytest.mark.parametrize(
    ("products", "words"),
    [
        ({}, "1 to 100"),
        (dict.fromkeys(map(str, range(101)), 1), "1 to 100"),
        ({"x": 0}, "'x': 0: valid would be a share above 0"),
        ({"x": -1}, "'x': -1"),
        ({"x": float("nan")}, "'x': nan"),
        ({"x": 10**400}, "'x'"),
        ({1: 1}, "1: 1"),
        ({"": 1}, "''"),
        ([], "how many"),
        ([("x", 0)], "'x': 0"),
        ([("x", 1.5)], "'x': 1.5"),
        ([("x",)], "how many"),
        (["x"], "how many"),
        ([("x", 1)] * 10_001, "10000 times"),
        ([(str(number), 1) for number in range(101)], "at most 100"),
        ("xy", "products: 'xy'"),
        (5, "products: 5"),
    ],
)
def test_bad_products_are_refused(products: Any, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        products_of(products)
