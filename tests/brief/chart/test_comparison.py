"""The picture of a comparison, from a small programme that was really run."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from nameplate.brief.chart.comparison import changes_of, finding, measure, picture_of
from nameplate.brief.chart.difference import Change
from nameplate.errors import UsageError
from nameplate.programme import Dossier
from nameplate.run import execute
from nameplate.study import compare, parse_question

TEXT = """\
schema: nameplate/programme/1
title: A widget works
start: 2026-01-01
years: 4
products: {widget: {label: "blue <b>widgets</b>", unit: widget}}
sites: {works: {label: the works, capacity: {value: 9k to 15k widget/year, assumed: x}}}
lines: {first: {label: the line, site: works, product: widget, count: {value: 1 line, assumed: x}, starts: permit}}
milestones: {permit: {label: the permit, takes: {value: 20 to 900 days, assumed: x}}}
consumers: {shops: {label: shops, priority: 1, demand: {widget: {value: 20k widget/year, assumed: x}}}}
imports: {abroad: {label: from abroad, product: widget, rate: {value: 6k widget/year, assumed: x}}}
scenarios:
  open: {label: imports go on}
  closed: {label: "imports <script>stop</script>", off: [imports.abroad]}
  small:
    label: a small works
    set: {sites.works.capacity: {value: 4k to 7k widget/year, assumed: x}}
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    dossier = Dossier(tmp_path_factory.mktemp("picture") / "works")
    dossier.path.mkdir()
    (dossier.path / "programme.yaml").write_text(TEXT)
    return execute(dossier, 200, 1)


def texts(run, question, **how):
    found = compare(run, parse_question(question, run.programme))
    root = ET.fromstring(picture_of(run, found, **how))
    return " ".join("".join(element.itertext()) for element in root.iter() if element.tag.endswith("text"))


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("share of demand met in 2028", "on average"),
        ("output of widgets in 2028", "A small works"),
        ("chance of 9k widgets in 2028", "the chance is"),
        ("date when 5k widgets/year is first reached", "later"),
        ("date of permit", "The scenarios do not differ in any future"),
    ],
)
def test_a_picture_says_the_finding_the_measure_and_how_it_is_judged(run, question, said, narrow):
    shown = texts(run, question, narrow=narrow)
    assert said in shown
    assert "Judged on" in shown
    assert "200 futures of each scenario, seed 1" in shown.replace("\n", " ")


def test_labels_are_text_and_never_markup(run):
    found = compare(run, parse_question("share of demand met in 2028", run.programme))
    assert "<script" not in picture_of(run, found)


def test_the_same_comparison_gives_the_same_bytes(run):
    found = compare(run, parse_question("share of demand met in 2028", run.programme))
    assert picture_of(run, found) == picture_of(run, found)


def test_the_title_names_the_largest_change(run):
    found = compare(run, parse_question("share of demand met in 2028", run.programme))
    changes = changes_of(found)
    assert [change.mean for change in changes] == pytest.approx([100 * row.difference.mean for row in found.rows[1:]])
    top = max(changes, key=lambda change: abs(change.mean))
    assert finding("x", changes).startswith(top.label)
    assert "18" in measure(changes)
    assert "18" not in measure(changes, "chance of x")


def test_one_of_a_thing_is_told_as_one():
    one = Change("x", "month", 1.0, 1.0, 1.0, (1.0, 1.0, 1.0), (1.0, 1.0), (1.0, 1.0), None)
    assert finding("y", [one]) == "x: on average 1 month later than “y”"


def test_one_scenario_is_no_comparison(run, tmp_path):
    dossier = Dossier(tmp_path)
    (tmp_path / "programme.yaml").write_text(TEXT)
    alone = execute(dossier, 20, 1, scenarios=["open"])
    with pytest.raises(UsageError, match="one scenario"):
        picture_of(alone, compare(alone, parse_question("share of demand met in 2028", alone.programme)))


def test_an_answer_without_bound_has_no_place_in_a_chart(run):
    found = compare(run, parse_question("share of demand met in 2028", run.programme))
    low = {**found.rows[1].answer.quantiles, "95": None}
    answer = type(found.rows[1].answer)(**{**vars(found.rows[1].answer), "quantiles": low})
    row = type(found.rows[1])(**{**vars(found.rows[1]), "answer": answer})
    with pytest.raises(UsageError, match="no place in a chart"):
        picture_of(run, type(found)(found.question, (found.rows[0], row)))
