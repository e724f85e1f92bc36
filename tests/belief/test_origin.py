"""Which claims are one piece of evidence."""

import pytest

from nameplate.belief import find_origins
from nameplate.claim import Claim
from nameplate.claim.model import Source


def claim(report, *chain, start=0):
    source = Source(name=chain[0], chain=chain) if chain else Source()
    return Claim.make(kind="capacity", report=report, start=start, end=start + 1, quote="-", source=source)


def origins(*given, stories=None):
    """Number claims given as (figure, report, *chain)."""
    claims = [claim(report, *chain, start=number) for number, (_, report, *chain) in enumerate(given)]
    return find_origins(claims, [(figure, figure) for figure, *_ in given], stories or {})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # a report that says it twice, in its own voice or in another's
        ([(70, "r1"), (70, "r1", "TASS")], (0, 0)),
        ([(70, "r1"), (60, "r1")], (0, 0)),
        # one that quotes two people on two figures has two voices
        ([(70, "r1", "the minister"), (30, "r1", "an engineer")], (0, 1)),
        ([(70, "r1"), (30, "r1", "an engineer")], (0, 1)),
        # two papers that quote one official, however they write the name
        ([(70, "r1", "Sergei Chemezov"), (70, "r2", "SERGEI  Chemezov")], (0, 0)),
        # the same official on another day with another figure
        ([(70, "r1", "Rostec"), (50, "r2", "Rostec")], (0, 1)),
        # a paper that has it from an agency, which has it from the builder
        ([(70, "r1", "TASS", "Rostec"), (70, "r2", "Rostec")], (0, 0)),
        ([(70, "r1", "TASS", "Rostec"), (70, "r2", "TASS")], (0, 0)),
        # one agency on two people's words
        ([(70, "r1", "TASS", "Rostec"), (70, "r2", "TASS", "the ministry")], (0, 1)),
        # two papers in their own voice
        ([(70, "r1"), (70, "r2")], (0, 1)),
        # rounding makes no other figure
        ([(70.2, "r1", "Rostec"), (70, "r2", "Rostec")], (0, 0)),
        # and what is the same as the same is the same
        ([(70, "r1", "Rostec"), (70, "r2"), (70, "r2", "rostec")], (0, 0, 0)),
    ],
)
def test_two_of_three_make_one_origin(given, expected):
    assert origins(*given) == expected
    assert len(set(origins(*given[::-1]))) == len(set(expected))


def test_reports_of_one_story_are_one_text():
    stories = {"r1": "r1", "r2": "r1"}
    assert origins((70, "r1"), (70, "r2"), (70, "r3"), stories=stories) == (0, 0, 2)
    assert origins((70, "r1", "Rostec"), (30, "r2", "an engineer"), stories=stories) == (0, 1)
