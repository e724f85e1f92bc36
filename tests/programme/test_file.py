"""Programme files: what is read, and every mistake with its place."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nameplate.errors import InvalidFile, MissingInput
from nameplate.programme import Dossier, load, loads, schema
from programme_example import TEXT

# Each mistake: what is written, what is written instead, the place and a word of what would be valid.
MISTAKES = [
    ("years: 3", "years: three", "years", "whole number"),
    ("count: {value: 2 lines", "count: {value: 0 lines", "lines.ball.count", "at least 1"),
    ("value: 1 line,", "value: 2.5 line,", "lines.rifles.count", "whole number"),
    ("30 % to 90 %, assumed", "30 % to 150 %, assumed", "sites.mill.loading", "at most 100 %"),
    ("25k rifle/year", "-25k rifle/year", "lines.rifles.capacity", "not below zero"),
    ("up to 70M round/year", "up to 70Q round/year", "sites.mill.capacity", "counts round"),
    ("97 %, assumed", "97 days, assumed", "sites.mill.yield", "share"),
    ("{reference: oee}", "{reference: oeee}", "sites.mill.efficiency", "oee"),
    ("starts: series", "starts: serie", "lines.ball.starts", "series"),
    ("2025-07-02, observed", "2025-02-30, observed", "milestones.tests.date", ""),
    ("after: [tests]", "after: [cycle]", "milestones.series.after", "circle"),
    ("label: parts", "lable: parts", "inputs.parts.lable", "form knows"),
    ("imports.deliveries, inputs.parts", "imports.delivery, inputs.parts", "restrictions.export.on.0", "deliveries"),
    ("{value: 5k rifle/year", "{value: 5k round/year", "consumers.army.demand.rifle.value", "rifle"),
    ("20M round/year, assumed: made up}}", "20M round/year}}", "imports.deliveries.rate", "origin"),
    ("off: [restrictions.ban]", "off: [restrictions.bann]", "scenarios.both.off.0", "restrictions.ban"),
    ("restrictions.export.cut: {value", "restrictions.export.cutt: {value", "scenarios.bound.set", "place"),
]


def faults(text):
    with pytest.raises(InvalidFile) as caught:
        loads(text)
    return caught.value.faults


def test_the_example_is_valid():
    programme = loads(TEXT)
    assert [place for place, _ in programme.values()][:2] == ["common_slip", "products.round.stock"]
    assert programme.claims() == {"c00000001"}


@pytest.mark.parametrize(("right", "wrong", "place", "valid"), MISTAKES)
def test_each_mistake_is_named_where_it_stands(right, wrong, place, valid):
    assert right in TEXT
    changed = TEXT.replace(right, wrong, 1)
    line = changed[: changed.index(wrong)].count("\n") + 1
    found = [fault for fault in faults(changed) if fault.place.startswith(place)]
    assert found
    assert any(fault.line is not None and abs(fault.line - line) <= 1 and valid in fault.valid for fault in found)


def test_many_mistakes_are_one_list_in_the_order_of_the_file():
    text = TEXT
    for right, wrong, _, _ in MISTAKES:
        text = text.replace(right, wrong, 1)
    found = faults(text)
    for _, _, place, _ in MISTAKES:
        assert any(fault.place.startswith(place) for fault in found), place
    assert [fault.line for fault in found] == sorted(fault.line or 0 for fault in found)


@pytest.mark.parametrize("origin", ["claims: [c1], assumed: why", "by: me", "reference: oee, observed: [c1]"])
def test_a_value_rests_on_exactly_one_thing(origin):
    text = TEXT.replace("{value: 97 %, assumed: made up}", f"{{value: 97 %, {origin}}}")
    assert any("exactly one origin" in fault.valid for fault in faults(text))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    lines = TEXT.splitlines()
    number = data.draw(st.integers(1, len(lines) - 1))
    lines[number] = data.draw(
        st.sampled_from(["", "  x: [", "sites: 3", "lines: [a, b]", "milestones:", lines[number][2:]])
    )
    with contextlib.suppress(InvalidFile):
        loads("\n".join(lines))


def test_a_programme_ends_while_there_are_dates():
    text = TEXT.replace("start: 2025-07-03", "start: 9998-01-01")
    assert any("end by 2999" in fault.valid for fault in faults(text))


def test_the_schema_is_json_and_names_every_group():
    found = json.loads(json.dumps(schema()))
    assert {"schema", "sites", "lines", "milestones", "restrictions", "scenarios"} <= set(found["properties"])


def test_a_line_file_must_lie_inside_the_dossier(tmp_path):
    text = TEXT.replace("    efficiency: {reference: oee}", "    item_line: ../secret.yaml")
    (tmp_path / "programme.yaml").write_text(text)
    with pytest.raises(InvalidFile, match="inside the dossier"):
        load(tmp_path / "programme.yaml")


def test_a_dossier_without_a_programme_says_what_to_do(tmp_path):
    with pytest.raises(MissingInput, match="nameplate draft"):
        Dossier(tmp_path).programme()
    with pytest.raises(MissingInput, match="nameplate new"):
        Dossier(tmp_path / "none").programme()
