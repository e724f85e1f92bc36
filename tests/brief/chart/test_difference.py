from __future__ import annotations

import altair as alt
import numpy as np
import pytest

from nameplate.brief.chart import difference
from nameplate.brief.chart.difference import Change
from nameplate.brief.chart.frame import FRAMES, INK, NARROW, ORANGE, PAPER, WIDE
from nameplate.study.difference import paired

LUCK = np.random.default_rng(1).normal(size=400)
MAIN = 50 + 10 * LUCK
OTHER = 20 + 9 * LUCK + np.random.default_rng(2).normal(size=400)


def change(values=OTHER, main=MAIN, unit="round", label="Imports only"):
    found = Change.of(label, paired(values, main, unit))
    assert found is not None
    return found


def rows(spec: dict, kind: str) -> list[tuple[dict, dict]]:
    layers = [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]
    return [(layer["mark"], row) for layer in layers for row in layer["data"]["values"]]


def boxes(spec: dict) -> tuple[dict, dict]:
    """Give the hollow and the filled block of the first row."""
    marks = rows(spec, "rect")
    hollow = next(row for style, row in marks if style["color"] == PAPER and style["stroke"] == ORANGE)
    return hollow, next(row for style, row in marks if style["color"] == ORANGE)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_blocks_are_as_wide_as_the_intervals(frame):
    one = change((OTHER - 3 * np.random.default_rng(3).normal(size=400))[:40], MAIN[:40])
    spec = difference.spec([one], frame)
    alt.LayerChart.from_dict(spec)
    hollow, filled = boxes(spec)
    widths = [box["x2"] - box["x"] for box in (hollow, filled)]
    assert widths[0] / widths[1] == pytest.approx(np.sqrt(one.gain), rel=0.05)
    assert hollow["x"] < filled["x"] < filled["x2"] < hollow["x2"]


def test_the_unpaired_interval_is_that_of_two_independent_means():
    one = change()
    half = 1.959964 * np.sqrt((OTHER.var() + MAIN.var()) / 400)
    assert one.unpaired == pytest.approx((one.mean - half, one.mean + half))


def test_what_is_drawn_lies_within_the_plot_and_no_change_is_marked_in_every_row():
    spec = difference.spec([change(), change(MAIN + 3, label="more")], NARROW)
    places = [row[end] for _, row in rows(spec, "rule") for end in ("x", "x2")]
    assert min(places) >= 0
    assert max(places) <= spec["width"]
    assert len([row for style, row in rows(spec, "rule") if style["color"] == INK]) == 2


def test_the_words_say_the_mean_its_interval_and_the_gain():
    one = change()
    texts = [row["text"] for _, row in rows(difference.spec([one], WIDE), "text")]
    assert "no change" in texts
    assert one.words in texts
    assert one.words.startswith("mean \N{MINUS SIGN}29.94 rounds (\N{MINUS SIGN}30.08 to")
    assert one.words.endswith(")")
    assert one.worth.startswith("same luck: worth ")


@pytest.mark.parametrize(
    ("found", "words", "worth"),
    [
        (change(MAIN), "no change", "in any future"),
        (change(MAIN + 7), "+7 rounds in every future", ""),
        (change(np.zeros(400)), None, "separate luck would do as well"),
        (change(OTHER / 100, MAIN / 100, ""), "points", "same luck"),
        (change(OTHER * 30, MAIN * 30, "day"), "months", "same luck"),
        (change(OTHER * 1e6, MAIN * 1e6), "million rounds", "same luck"),
    ],
)
def test_units_and_cases_are_told(found, words, worth):
    assert words is None or words in found.words
    assert worth in found.worth


def test_a_chance_has_no_spread_over_the_futures():
    found = Change.of("x", paired(OTHER, MAIN, "round", chance=paired((OTHER > 40) * 1.0, (MAIN > 40) * 1.0, "")))
    assert found is not None
    assert (found.unit, found.low, found.high) == ("point", None, None)
    assert found.mean == pytest.approx(100 * ((OTHER > 40).mean() - (MAIN > 40).mean()))
    assert not [row for style, row in rows(difference.spec([found], WIDE), "rule") if style["color"] == ORANGE]


def test_what_has_no_bound_has_no_place():
    assert Change.of("x", paired(np.array([1.0, np.inf]), np.array([1.0, 2.0]), "month")) is None
