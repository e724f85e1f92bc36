"""A comparison for people: what each scenario changes, how sure that is, and what the same luck was worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from nameplate.cli.comparison import change_lines, put_comparisons, write_chart
from nameplate.errors import UsageError
from nameplate.programme import Dossier
from nameplate.run import execute
from nameplate.study import compare, parse_question
from nameplate.study.difference import paired

LUCK = np.random.default_rng(1).normal(size=400)


@dataclass
class Answer:
    futures: int = 400


@dataclass
class Row:
    difference: object
    label: str = "imports only"
    answer: Answer = field(default_factory=Answer)


def lines(values, main, unit="round", **more):
    return " ".join(change_lines(Row(paired(values, main, unit, **more))))


def test_a_change_tells_its_mean_its_range_and_its_gain_apart():
    noise = np.random.default_rng(2).normal(size=400)
    shown = lines(20 + 9 * LUCK + noise, 50 + 10 * LUCK)
    assert shown.startswith("imports only: a mean of -29.94 round (-30.08 to -29.81); ")
    assert "an unpaired comparison would have needed" in shown
    assert "In 18 of 20 futures it is -32 to -28; less in all of 400." in shown.replace("  ", " ")


@pytest.mark.parametrize(
    ("values", "main", "unit", "said"),
    [
        (LUCK, LUCK, "round", "imports only: nothing, in any future"),
        (LUCK + 5, LUCK, "round", "a mean of +5 round; it is the same in every future."),
        (np.arange(400.0) > 99, np.zeros(400), "day", "later in 15 in 20, the same in 5 in 20"),
        (-1.0 * (np.arange(400) > 99), np.zeros(400), "day", "earlier in 15 in 20"),
    ],
)
def test_each_case_is_told(values, main, unit, said):
    assert said in lines(values * 1.0, main, unit)


def test_a_chance_is_told_with_its_own_interval():
    chance = paired((LUCK > 0.5) * 1.0, (LUCK > 0.0) * 1.0, "")
    assert "The chance changes by -" in lines(LUCK - 1, LUCK * 2, chance=chance)


PROGRAMME = """\
schema: nameplate/programme/1
title: A widget works
start: 2026-01-01
years: 4
products: {widget: {label: widgets, unit: widget}}
sites: {works: {label: the works, capacity: {value: 9k to 15k widget/year, assumed: x}}}
lines: {first: {label: the line, site: works, product: widget, count: {value: 1 line, assumed: x}}}
consumers: {shops: {label: shops, priority: 1, demand: {widget: {value: 20k widget/year, assumed: x}}}}
imports: {abroad: {label: from abroad, product: widget, rate: {value: 6k widget/year, assumed: x}}}
scenarios: {open: {label: imports go on}, closed: {label: imports stop, off: [imports.abroad]}}
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    dossier = Dossier(tmp_path_factory.mktemp("comparison"))
    (dossier.path / "programme.yaml").write_text(PROGRAMME)
    return execute(dossier, 200, 1)


def test_every_question_is_shown_with_its_scenarios_and_changes(run, capsys):
    asked = ("how much of the demand is met in 2028?", "chance of at least 12k widgets in 2028")
    put_comparisons([compare(run, parse_question(text, run.programme)) for text in asked])
    shown = capsys.readouterr()
    first, second = shown.out.split("\n\n")
    assert first.splitlines()[:2] == [asked[0], "read as: share of demand met in 2028"]
    assert "imports stop: a mean of -2" in first
    assert "points" in first
    assert "times as many futures" in first.replace("\n    ", " ")
    assert "read as" not in second
    assert "imports stop: nothing, in any future" in second
    assert "95 % interval" in shown.err


@pytest.mark.parametrize("narrow", [False, True])
def test_a_chart_is_written_whole(run, tmp_path, narrow):
    found = compare(run, parse_question("share of demand met in 2028", run.programme))
    write_chart(run, [found], tmp_path / "chart.svg", narrow=narrow)
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert text.startswith("<svg ")
    assert text.endswith("</svg>\n")
    assert ('width="372"' in text) == narrow


def test_a_chart_shows_one_question_in_an_svg(tmp_path):
    with pytest.raises(UsageError, match=r"ends in \.svg"):
        write_chart(None, [], tmp_path / "chart.png")
    with pytest.raises(UsageError, match="one question"):
        write_chart(None, [], tmp_path / "chart.svg")
