"""YAML documents: places, scalars as text, and files that mean harm."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.document import parse_document, read_document
from nameplate.errors import InvalidFile, MissingInput


def test_scalars_stay_text_as_written():
    data = parse_document("a: 2027-03\nb: 1e3\nc: yes\nd:\ne: '~'\n", "f").data
    assert data == {"a": "2027-03", "b": "1e3", "c": "yes", "d": None, "e": "~"}


def test_a_fault_points_at_the_name_or_the_nearest_place_above():
    document = parse_document("schema: s\nsites:\n  plant:\n    capacity: 5\n", "f.yaml")
    assert str(document.fault(("sites", "plant", "capacity"), 5, "a rate")).startswith("f.yaml:4:5:")
    assert str(document.fault(("sites", "plant", "ramp", "value"), 5, "a rate")).startswith("f.yaml:3:3:")


def test_a_name_given_twice_is_a_fault():
    with pytest.raises(InvalidFile, match="f:2:1: a: 'a'; valid would be each name once"):
        parse_document("a: 1\na: 2\n", "f")


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: [1", "a: 1\n b: 2\n", "!!python/object:os.system x"])
def test_what_is_no_mapping_is_named(text):
    with pytest.raises(InvalidFile):
        parse_document(text, "f")


def test_an_alias_bomb_does_not_go_off():
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    rows += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(InvalidFile, match="at most"):
        parse_document("\n".join(rows), "f")


@given(st.text())
def test_any_text_is_a_document_or_a_clear_fault(text):
    with contextlib.suppress(InvalidFile):
        assert isinstance(parse_document(text, "f").data, dict)


def test_files_that_are_missing_binary_or_of_another_schema(tmp_path):
    with pytest.raises(MissingInput, match="no such file"):
        read_document(tmp_path / "none.yaml", "s/1")
    (tmp_path / "a").write_bytes(b"a: 1\n\xff\xfe")
    with pytest.raises(InvalidFile, match="UTF-8"):
        read_document(tmp_path / "a", "s/1")
    (tmp_path / "b").write_text("schema: s/2\n")
    with pytest.raises(InvalidFile, match=r"b:1:1: schema: 's/2'; valid would be 'schema: s/1'"):
        read_document(tmp_path / "b", "s/1")


def test_folded_text_is_one_clean_line():
    assert parse_document("a: >-\n  one line\n  and another\n", "f").data == {"a": "one line and another"}
