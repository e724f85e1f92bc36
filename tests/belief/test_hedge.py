"""What words and grades are worth."""

import math
from importlib import resources

import numpy as np
import pytest

from nameplate.belief import load_hedges, references
from nameplate.errors import InvalidFile, MissingInput, UsageError
from nameplate.programme.evidence import Evidence
from nameplate.programme.value import Rate, Share


def test_up_to_is_never_more_and_at_least_is_never_less():
    u = np.linspace(0, 1, 101)
    assert load_hedges().ratio("up_to").at(u).max() == 1.0
    assert load_hedges().ratio("at_least").at(u).min() == 1.0


@pytest.mark.parametrize("bound", ["none", "up_to", "at_least", "about"])
def test_a_worse_grade_is_wider_around_the_same_middle(bound):
    u = np.array([0.05, 0.5, 0.95])
    good, bad = (load_hedges().ratio(bound, "asserted", grade).at(u) for grade in ("A1", "E4"))
    assert good[1] == pytest.approx(bad[1])
    # A bound stays one whoever says it.
    assert bad[0] == pytest.approx(good[0], rel=1e-3) if bound == "at_least" else bad[0] < good[0]
    assert bad[2] == pytest.approx(good[2], rel=1e-3) if bound == "up_to" else bad[2] > good[2]


def test_independent_factors_add_in_squares():
    hedges = load_hedges()
    both = math.log(hedges.spread("alleged", "D1"))
    assert both == pytest.approx(math.hypot(math.log(hedges.spread("alleged")), math.log(hedges.spread(grade="D1"))))


def test_an_unknown_mode_or_grade_is_named():
    with pytest.raises(UsageError, match="mode 'shouted', reliability 'Z', credibility '9'"):
        load_hedges().spread("shouted", "Z9")


def test_a_table_with_mistakes_names_them_all(tmp_path):
    text = (
        "schema: nameplate/hedges/1\nbound: {none: {0%: 1, 100%: 1}, up_to: {5%: 3, 50%: 2}}\nmode: {asserted: 0.5}\n"
    )
    (tmp_path / "hedges.yaml").write_text(text)
    with pytest.raises(InvalidFile) as caught:
        load_hedges(tmp_path / "hedges.yaml")
    places = {fault.place for fault in caught.value.faults}
    assert {"bound.up_to", "bound.about", "mode.asserted", "mode.alleged", "credibility.6"} <= places


PACKAGE = (resources.files("nameplate.belief") / "data" / "hedges.yaml").read_text("utf-8")


def own(folder, text):
    path = folder / "hedges.yaml"
    path.write_text(text)
    return path


def test_a_table_from_before_pooling_takes_the_package_s_pooling(tmp_path):
    found = load_hedges(own(tmp_path, PACKAGE.partition("# Several claims")[0]))
    assert (found.correlation, found.weights) == (load_hedges().correlation, load_hedges().weights)


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("correlation: 1.5", {"pooling.correlation"}),
        ("correlation: much", {"pooling.correlation"}),
        ("weight: {A: 1, B: 0, C: 2}", {"pooling.weight.B", "pooling.weight.C", "pooling.weight.6"}),
        ("weight: [1, 2]", {"pooling.weight.A", "pooling.weight.1"}),
    ],
)
def test_a_mistake_in_the_pooling_is_named(tmp_path, written, places):
    key = written.partition(":")[0]
    text = "\n".join(f"  {written}" if line.startswith(f"  {key}:") else line for line in PACKAGE.splitlines())
    with pytest.raises(InvalidFile) as caught:
        load_hedges(own(tmp_path, text))
    found = {fault.place for fault in caught.value.faults}
    assert places <= found
    assert all(place.startswith("pooling.") for place in found)


def test_a_table_that_was_changed_is_read_again(tmp_path):
    path = own(tmp_path, PACKAGE)
    assert load_hedges(path).correlation == 0.5
    own(tmp_path, PACKAGE.replace("correlation: 0.5", "correlation: 0.25"))
    assert load_hedges(path).correlation == 0.25
    path.unlink()
    with pytest.raises(MissingInput):
        load_hedges(path)


def test_a_better_grade_weighs_more_and_none_weighs_as_what_cannot_be_judged():
    weight = load_hedges().weight
    assert weight("A1") == 1.0
    assert weight("A1") > weight("B2") > weight("C3") > weight("D4") > weight("E5")
    assert weight(None) == weight("") == weight("F6")
    with pytest.raises(UsageError, match="grade 'Z9'"):
        weight("Z9")


def test_a_capacity_of_up_to_70_million_is_not_believed_as_written():
    table = Evidence().believe(Rate(value="up to 70M round/year", assumed="as printed"), "round/year")
    assert table.at(np.array([0.5]))[0] < 70e6
    assert table.x[-1] == pytest.approx(70e6)


def test_a_reference_class_gives_its_published_quantiles():
    table = Evidence().believe(Share(reference="oee"), "")
    assert table.at(np.array([0.1, 0.5, 0.9])) == pytest.approx([0.42, 0.64, 0.81])
    assert "source" in dir(references()["oee"])
