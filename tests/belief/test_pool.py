"""Several beliefs made into one: copies count once, agreement narrows, contradiction keeps both sides."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.belief import Opinion, load_hedges, pool
from nameplate.errors import UsageError
from nameplate.quantity import QuantileTable

U = np.linspace(0.0, 1.0, 401)


def lognormal(median, spread=0.2):
    """Give a belief whose logarithm has this standard deviation."""
    return QuantileTable.of([(0.05, median * math.exp(-1.6449 * spread)), (0.95, median * math.exp(1.6449 * spread))])


def point(value):
    return QuantileTable(np.array([0.0, 1.0]), np.array([value, value]))


def up_to(value, grade="B2"):
    table = load_hedges().ratio("up_to", grade=grade).scaled(value)
    return {"table": table, "high": float(table.x[-1])}


def at_least(value, grade="B2"):
    table = load_hedges().ratio("at_least", grade=grade).scaled(value)
    return {"table": table, "low": float(table.x[0])}


def opinion(table, weight=1.0, origin=0, **bounds):
    return Opinion(table, weight, origin, **bounds)


def spread(table):
    low, high = table.at(np.array([0.05, 0.95]))
    return math.log(high / low) / (2 * 1.6449)


def test_one_opinion_comes_back_as_it_is():
    table = lognormal(70.0)
    found = pool([opinion(table)], 0.5)
    assert found.table is table
    assert [group.weight for group in found.groups] == [1.0]


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("count", [2, 3, 7])
def test_equal_opinions_narrow_as_the_mean_of_correlated_estimates_does(count, correlation):
    found = pool([opinion(lognormal(70.0), origin=number) for number in range(count)], correlation)
    expected = 0.2 * math.sqrt((1 + (count - 1) * correlation) / count)
    assert spread(found.table) == pytest.approx(expected, rel=1e-3)
    assert found.table.at(np.array([0.5]))[0] == pytest.approx(70.0)


@pytest.mark.parametrize("correlation", [0.0, 0.2, 0.5, 0.8])
def test_unequal_opinions_are_weighted_by_the_inverse_of_their_covariance(correlation):
    spreads, medians = np.array([0.2, 0.25, 0.3]), np.array([70.0, 80.0, 75.0])
    covariance = np.outer(spreads, spreads) * (correlation + (1 - correlation) * np.eye(3))
    inverse = np.linalg.inv(covariance)
    shares = inverse.sum(axis=1) / inverse.sum()
    tables = [lognormal(*pair) for pair in zip(medians, spreads, strict=True)]
    found = pool([opinion(table, origin=number) for number, table in enumerate(tables)], correlation)
    if shares.min() < 0:
        assert min(found.groups[0].shares) == 0.0
        return
    by_number = dict(zip(found.groups[0].members, found.groups[0].shares, strict=True))
    assert [by_number[number] for number in range(3)] == pytest.approx(shares, rel=1e-3)
    assert spread(found.table) == pytest.approx(1 / math.sqrt(inverse.sum()), rel=1e-3)
    assert found.table.at(np.array([0.5]))[0] == pytest.approx(math.exp(shares @ np.log(medians)))


def test_a_vague_source_beside_a_sharp_one_with_the_same_causes_adds_nothing():
    sharp = lognormal(70.0, 0.1)
    found = pool([opinion(sharp, origin=0), opinion(lognormal(90.0, 0.4), origin=1)], 0.5)
    assert found.groups[0].shares == (1.0, 0.0)
    assert found.table.at(U) == pytest.approx(sharp.at(U))


def test_more_correlation_narrows_less_and_copies_never():
    pair = [opinion(lognormal(70.0), origin=number) for number in range(2)]
    widths = [spread(pool(pair, correlation).table) for correlation in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert widths == sorted(widths)
    assert widths[-1] == pytest.approx(0.2, rel=1e-3)
    copied = pool([opinion(lognormal(70.0)), opinion(lognormal(70.0))], 0.5)
    assert copied.table == lognormal(70.0)
    assert copied.speakers == (0, 0)


def test_of_one_origin_the_best_graded_speaks_and_of_equals_the_first():
    found = pool([opinion(lognormal(50.0), 0.4), opinion(lognormal(70.0), 0.8), opinion(lognormal(90.0), 0.8)], 0.5)
    assert found.speakers == (1, 1, 1)
    assert found.table == lognormal(70.0)


def test_a_contradiction_keeps_both_sides_by_weight_and_nothing_between():
    low, high = lognormal(30.0, 0.05), lognormal(70.0, 0.05)
    found = pool([opinion(low, 0.6, 0), opinion(high, 0.2, 1)], 0.5)
    assert [group.weight for group in found.groups] == pytest.approx([0.75, 0.25])
    assert found.table.cdf(np.array([45.0, 50.0])) == pytest.approx([0.75, 0.75], abs=1e-3)
    for x in (25.0, 30.0, 33.0, 65.0, 70.0, 80.0):
        expected = 0.75 * float(low.cdf(x)) + 0.25 * float(high.cdf(x))
        assert float(found.table.cdf(x)) == pytest.approx(expected, abs=2e-3)
    assert spread(found.table) > 5 * 0.05


def test_two_certain_figures_are_two_steps():
    found = pool([opinion(point(30.0), 0.5, 0), opinion(point(70.0), 0.5, 1)], 0.5).table
    assert found.at(np.array([0.0, 0.25, 0.499, 0.501, 0.75, 1.0])).tolist() == [30.0, 30.0, 30.0, 70.0, 70.0, 70.0]


def test_sources_that_agree_outweigh_one_that_does_not_but_not_without_end():
    def weight(agreeing):
        tables = [opinion(lognormal(70.0, 0.05), 0.5, number) for number in range(agreeing)]
        found = pool([*tables, opinion(lognormal(30.0, 0.05), 0.5, 99)], 0.5)
        return found.groups[0].weight

    weights = [weight(agreeing) for agreeing in (1, 2, 3, 30)]
    assert weights[0] == pytest.approx(0.5)
    assert weights == sorted(weights)
    # With a correlation of one half, any number of sources is worth less than two independent ones.
    assert weights[-1] < 2 / 3


def test_a_worthless_source_takes_nothing_from_the_side_that_it_joins():
    pair = [opinion(lognormal(70.0, 0.05), 1.0, 0), opinion(lognormal(30.0, 0.05), 1.0, 1)]
    helped = pool([*pair, opinion(lognormal(71.0, 0.05), 0.01, 2)], 0.5)
    assert helped.groups[0].weight >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (up_to(70.0), up_to(60.0), 0.0, 60.0),
        (up_to(70.0), {"table": lognormal(68.0)}, 0.0, 70.0),
        (at_least(50.0), {"table": lognormal(55.0)}, 50.0, math.inf),
        (at_least(50.0), at_least(60.0), 60.0, math.inf),
        (at_least(50.0), up_to(70.0), 50.0, 70.0),
    ],
)
def test_a_bound_stays_a_bound(one, other, low, high):
    found = pool([opinion(**one, origin=0), opinion(**other, origin=1)], 0.5)
    assert len(found.groups) == 1
    assert found.table.x[0] >= low
    assert found.table.x[-1] <= high
    assert found.table.x[-1] > found.table.x[0]


def test_at_least_and_at_most_the_same_contradict_each_other():
    assert len(pool([opinion(**at_least(70.0), origin=0), opinion(**up_to(70.0), origin=1)], 0.5).groups) == 2


def test_who_meets_both_sides_joins_the_nearer_and_does_not_make_them_agree():
    low, high = lognormal(50.0, 0.05), lognormal(70.0, 0.05)
    between = lognormal(66.0, 0.15)
    found = pool([opinion(table, 0.5, number) for number, table in enumerate((low, between, high))], 0.5)
    assert sorted(group.members for group in found.groups) == [(0,), (2, 1)]


def test_nothing_at_all_is_a_belief_too():
    none = pool([opinion(point(0.0), origin=0), opinion(point(0.0), origin=1)], 0.5)
    assert none.table.x.tolist() == [0.0, 0.0]
    either = pool([opinion(point(0.0), 0.5, 0), opinion(lognormal(70.0), 0.5, 1)], 0.5)
    assert len(either.groups) == 2
    assert float(either.table.at(np.array([0.4]))[0]) == 0.0


@pytest.mark.parametrize(("count", "correlation"), [(0, 0.5), (1, -0.1), (1, 1.1), (1, math.nan)])
def test_what_cannot_be_pooled_is_refused(count, correlation):
    with pytest.raises(UsageError, match="valid would be"):
        pool([opinion(lognormal(70.0))] * count, correlation)


one = st.builds(
    lambda kind, figure, width, grade: (
        {"table": lognormal(figure, width)}
        if kind == "range"
        else {"table": point(figure)}
        if kind == "point"
        else {"up": up_to, "least": at_least}[kind](figure, grade)
    ),
    st.sampled_from(["range", "point", "up", "least"]),
    st.floats(1.0, 1e9),
    st.floats(0.01, 1.0),
    st.sampled_from(["A1", "B2", "D3", "E5", "F6"]),
)
opinions = st.lists(
    st.tuples(one, st.sampled_from([0.05, 0.2, 0.4, 0.64, 1.0]), st.integers(0, 4)), min_size=1, max_size=6
)


@given(opinions, st.floats(0.0, 1.0))
def test_whatever_is_pooled_is_a_belief(given_, correlation):
    said = [Opinion(weight=weight, origin=origin, **fields) for fields, weight, origin in given_]
    found = pool(said, correlation)
    assert (np.diff(found.table.x) >= 0).all()
    assert found.table.x[0] >= 0.0
    assert sum(group.weight for group in found.groups) == pytest.approx(1.0)
    spoken = sorted(number for group in found.groups for number in group.members)
    assert spoken == sorted(set(found.speakers))
    tables = [said[number].table for number in spoken]
    assert found.table.x[0] >= min(table.x[0] for table in tables) * (1 - 1e-9)
    assert found.table.x[-1] <= max(table.x[-1] for table in tables) * (1 + 1e-9)
    for group in found.groups:
        assert sum(group.shares) == pytest.approx(1.0)
        assert min(group.shares) >= 0.0
        assert group.table.x[0] >= max(said[number].low for number in group.members) * (1 - 1e-12)
        assert group.table.x[-1] <= min(said[number].high for number in group.members) * (1 + 1e-12)


@given(opinions, st.floats(0.0, 1.0), st.randoms())
def test_the_order_of_sources_changes_no_bit(given_, correlation, random):
    said = [Opinion(weight=weight, origin=number, **fields) for number, (fields, weight, _) in enumerate(given_)]
    shuffled = random.sample(said, len(said))
    assert pool(shuffled, correlation).table == pool(said, correlation).table


@given(opinions, st.data())
def test_a_copy_changes_no_bit(given_, data):
    said = [Opinion(weight=weight, origin=origin, **fields) for fields, weight, origin in given_]
    number = data.draw(st.integers(0, len(said) - 1))
    copied = said[number]
    assert pool([*said, copied], 0.5).table == pool(said, 0.5).table


@given(one, st.floats(1e-3, 1e3))
def test_the_unit_does_not_matter(fields, scale):
    other = {"table": lognormal(float(fields["table"].at(np.array([0.5]))[0]) * 1.05, 0.1)}
    pair = [Opinion(weight=1.0, origin=number, **some) for number, some in enumerate((fields, other))]
    scaled = [Opinion(o.table.scaled(scale), o.weight, o.origin, o.low * scale, o.high * scale) for o in pair]
    assert pool(scaled, 0.5).table.at(U) == pytest.approx(pool(pair, 0.5).table.at(U) * scale, rel=1e-6)
