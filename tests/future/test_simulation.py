"""The programme day by day: the kernel equals the reference, nothing is lost, and the laws hold."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from nameplate.errors import UsageError
from nameplate.future import simulate
from nameplate.programme import loads
from programme_example import TEXT

ARRAYS = ("line_made", "milestone_day", "milestone_never", "values", "residual")


def bits(result):
    found = {name: getattr(result, name).tobytes() for name in ARRAYS}
    found |= {f"month {name}": array.tobytes() for name, array in result.month.items()}
    return found | {f"consumer {name}": array.tobytes() for name, array in result.consumer.items()}


@pytest.mark.parametrize("scenario", ["both", "imports-only", "bound", "announced"])
def test_the_kernel_gives_the_bits_of_the_reference(scenario):
    programme = loads(TEXT)
    fast, plain = (simulate(programme, scenario, 12, 5, kernel=kernel) for kernel in ("compiled", "reference"))
    assert bits(fast) == bits(plain)


@pytest.fixture(scope="module")
def whole():
    return simulate(loads(TEXT), "both", 300, 5)


@pytest.mark.parametrize("threads", [1, 2])
def test_neither_threads_nor_cuts_change_a_bit(whole, threads):
    programme, pieces = loads(TEXT), []
    for first, count in ((0, 1), (1, 99), (100, 200)):
        pieces.append(simulate(programme, "both", count, 5, first=first, threads=threads))
    for name in ARRAYS:
        assert np.concatenate([getattr(piece, name) for piece in pieces]).tobytes() == getattr(whole, name).tobytes()
    for name, array in whole.month.items():
        assert np.concatenate([piece.month[name] for piece in pieces]).tobytes() == array.tobytes()


def test_another_seed_is_another_luck(whole):
    assert not np.array_equal(simulate(loads(TEXT), "both", 300, 6).values, whole.values)


def test_nothing_is_lost_and_nothing_is_negative(whole):
    assert np.abs(whole.residual).max() < 1e-12
    assert all((array >= 0).all() for array in whole.month.values())
    assert (whole.consumer["delivered"] <= whole.consumer["demand"] * (1 + 1e-12)).all()


def test_the_tables_of_months_years_and_lines_agree(whole):
    rounds = [n for n, name in enumerate(whole.consumer_products) if name == "round"]
    by_year = whole.consumer["delivered"][:, :, rounds].sum(axis=(1, 2))
    np.testing.assert_allclose(by_year, whole.month["delivered"][:, :, 0].sum(axis=1), rtol=1e-9)
    by_line = whole.line_made[:, :, :2].sum(axis=(1, 2))
    np.testing.assert_allclose(by_line, whole.month["made"][:, :, 0].sum(axis=1), rtol=1e-9, atol=1e-6)


def test_there_is_no_output_before_the_start(whole):
    days = np.minimum(whole.milestone_day[:, 0], whole.milestone_day[:, 1])
    for month, first in enumerate(whole.months):
        early = days > (first - loads(TEXT).start).days + 31
        assert (whole.month["made"][early, month, 0] == 0).all()


def test_one_value_has_the_same_luck_in_every_scenario(whole):
    bound = simulate(loads(TEXT), "bound", 300, 5)
    shared = [place for place in whole.places if place in bound.places and not place.startswith("restrictions")]
    for place in shared:
        left, right = whole.places.index(place), bound.places.index(place)
        assert np.array_equal(whole.values[:, left], bound.values[:, right])


def test_tighter_restrictions_never_help(whole):
    bound = simulate(loads(TEXT), "bound", 300, 5)
    assert (bound.month["delivered"].sum(axis=1) <= whole.month["delivered"].sum(axis=1) * (1 + 1e-9)).all()
    assert bound.month["imported"].sum() < whole.month["imported"].sum()


def test_without_lines_nothing_is_made():
    result = simulate(loads(TEXT), "imports-only", 50, 5)
    assert result.month["made"].sum() == 0
    assert result.month["imported"].sum() > 0


def test_half_the_capacity_never_makes_more(whole):
    halved = loads(TEXT.replace("up to 70M round/year", "up to 35M round/year"))
    less = simulate(halved, "both", 300, 5)
    assert (less.month["made"].sum(axis=1) <= whole.month["made"].sum(axis=1) * (1 + 1e-9)).all()


def test_everything_as_announced():
    result = simulate(loads(TEXT), "announced", 1, 5)
    made = result.line_made[0, :, :].sum(axis=1)
    assert result.years == (2025, 2026, 2027, 2028)
    assert made[1] == pytest.approx(70e6 + 25e3, rel=1e-12)
    assert result.milestone_day[0].tolist() == [-1.0, 0.0, -915.0, 546.0]


def test_a_milestone_whose_date_has_passed_is_conditioned_on_that(whole):
    number = whole.milestones.index("works-done")
    done = whole.values[:, whole.places.index("milestones.works-done.done")] > 0
    assert 0.1 < done.mean() < 0.3
    assert (whole.milestone_day[done, number] == 0).all()
    assert (whole.milestone_day[~done, number] > 0).all()


def test_a_restriction_slows_the_work_on_a_milestone():
    free = simulate(loads(TEXT.replace(", milestones.works-done]", "]")), "both", 200, 5)
    slow = simulate(loads(TEXT), "both", 200, 5)
    number = free.milestones.index("works-done")
    before, after = free.milestone_day[:, number], slow.milestone_day[:, number]
    assert (after >= before).all()
    moved = np.isfinite(after) & (before > 0)
    assert (after[moved] > before[moved]).all()


@pytest.mark.parametrize(("arguments", "word"), [
    ({"scenario": "nowhere"}, "nowhere"), ({"futures": 0}, "futures 0"), ({"seed": -1}, "seed -1"),
    ({"first": -1}, "from -1"),
])  # fmt: skip
def test_wrong_numbers_are_named(arguments, word):
    with pytest.raises(UsageError, match=word):
        simulate(loads(TEXT), **({"scenario": "both", "futures": 2, "seed": 1} | arguments))


CHECK = """
from programme_example import TEXT
import numpy as np
from nameplate.future import kernel, simulate
from nameplate.programme import loads
kernel.LANES = (0,) * 2
programme = loads(TEXT.replace("years: 3", "years: 1"))
plain, same = (simulate(programme, "both", 3, 5, kernel=name) for name in ("reference", "compiled"))
for name, array in plain.month.items():
    assert np.array_equal(array, same.month[name]), name
assert np.array_equal(plain.line_made, same.line_made)
assert plain.month["made"].sum() > 0
"""


def test_the_kernel_is_plain_python_too():
    """With the compiler off it still gives the same bits, and every line of it can be stepped through."""
    # The generator's words wrap round and some quotients are selected away: plain numpy warns of both.
    done = subprocess.run(
        [sys.executable, "-W", "ignore::RuntimeWarning", "-c", CHECK],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-800:]
