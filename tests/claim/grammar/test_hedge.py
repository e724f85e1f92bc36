"""Bounds on numbers and marks of plans."""

import pytest

from nameplate.claim.grammar.hedge import find_bound, find_modes, is_superseded, mode_of
from nameplate.claim.grammar.quantity import find_measures

BOUNDS = [
    ("up to 25,000 rifles", "up_to"),
    ("as many as 25,000 rifles", "up_to"),
    ("no more than 25,000 rifles", "up_to"),
    ("a maximum of 25,000 rifles", "up_to"),
    ("at least 25,000 rifles", "at_least"),
    ("more than 25,000 rifles", "at_least"),
    ("over $3.6 billion", "at_least"),
    ("500+ employees", "at_least"),
    ("in excess of 40 GWh", "at_least"),
    ("about 25,000 rifles", "about"),
    ("some 30,000 square metres", "about"),
    ("almost €500 million", "about"),
    ("roughly 400 workers", "about"),
    ("25,000 rifles", None),
    ("17,000 jobs and more than 11,000 hires", None),
]


@pytest.mark.parametrize(("text", "label"), BOUNDS)
def test_bounds_are_read(text, label):
    measure = find_measures(text)[0]
    cue = find_bound(text, measure.start, measure.number.end)
    assert (cue.label if cue else None) == label


MODES = [
    ("It has four lines.", "asserted"),
    ("It will have four lines.", "planned"),
    ("The plant is to make rifles.", "planned"),
    ("They plan four lines.", "planned"),
    ("It is due to open.", "planned"),
    ("It is expected to make 70 million.", "expected"),
    ("It should go live.", "expected"),
    ("It is on track.", "expected"),
    ("It reportedly makes rifles.", "alleged"),
    ("He is accused of theft, which is expected.", "alleged"),
    ("Construction goes on according to plan.", "asserted"),
    ("In May it opened.", "asserted"),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_modes_are_read(text, mode):
    assert mode_of(find_modes(text), 0, len(text)) == mode


@pytest.mark.parametrize(
    ("text", "superseded"),
    [
        ("Production was first meant to begin in 2021", True),
        ("was originally to start", True),
        ("A decision had been pencilled in for 2026", True),
        ("was to have opened in 2019", True),
        ("petrol was first promised for May", True),
        ("Production will begin in 2027", False),
        ("The plant opened in 2019", False),
    ],
)
def test_plans_that_no_longer_hold(text, superseded):
    assert is_superseded(text) is superseded
