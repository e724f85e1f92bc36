"""A folder of reports with its sources file."""

import pytest

from nameplate.errors import InvalidFile, MissingInput
from nameplate.report import read_folder


def test_sources_fill_in_what_the_files_do_not_say(tmp_path):
    (tmp_path / "b.txt").write_text("Plant opens\n\nIt has four lines.\n")
    (tmp_path / "a.txt").write_text("Plant shuts\nHerald, 3 July 2025\n\nIt had four lines.\n")
    (tmp_path / "sources.yaml").write_text(
        "b.txt:\n  publisher: Gazette\n  published: 2025-07\n  grade: B2\n  url: x.org\n"
    )
    first, second = read_folder(tmp_path)
    assert (first.publisher, first.published.iso(), first.grade) == ("Herald", "2025-07-03", "")
    assert (second.publisher, second.published.iso(), second.grade, second.url) == ("Gazette", "2025-07", "B2", "x.org")


def test_all_faults_of_the_sources_are_in_one_list(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "sources.yaml").write_text(
        "a.txt:\n  published: 2025-02-30\n  grade: G9\n  colour: red\nmissing.txt:\n  publisher: X\nb.txt: 7\n"
    )
    with pytest.raises(InvalidFile) as caught:
        read_folder(tmp_path)
    assert [(fault.line, fault.column, fault.place) for fault in caught.value.faults] == [
        (2, 3, "a.txt.published"),
        (3, 3, "a.txt.grade"),
        (4, 3, "a.txt.colour"),
        (5, 1, "missing.txt"),
        (7, 1, "b.txt"),
        (7, 1, "b.txt"),
    ]


@pytest.mark.parametrize("yaml", ["a: [", "- 1\n", "\x00", "a: &x *x"])
def test_what_is_no_yaml_is_refused(tmp_path, yaml):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "sources.yaml").write_text(yaml)
    with pytest.raises(InvalidFile, match=r"sources\.yaml"):
        read_folder(tmp_path)


def test_faults_of_reports_are_collected(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    with pytest.raises(InvalidFile) as caught:
        read_folder(tmp_path)
    assert len(caught.value.faults) == 2


def test_an_empty_folder_is_missing_input(tmp_path):
    with pytest.raises(MissingInput, match="no report"):
        read_folder(tmp_path)
