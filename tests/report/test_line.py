"""Lines, runs and paragraphs, and what a typewriter broke."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.report.line import split_paragraphs, split_runs, typewriter_width
from nameplate.report.row import find_table, row_kind

WRAPPED = (
    "The first of the three plants is on track to be\nopened early next year, which means that there\nwill be work.\n"
)


@given(st.text(alphabet="ab \r\n\t\x0b\u2028\u200f", max_size=80))
def test_lines_stand_where_they_say_and_none_is_lost(text):
    lines = [line for run in split_runs(text) for line in run]
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert "".join(line.text for line in lines).count("a") == text.count("a")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_ends_of_lines_of_every_kind(end):
    assert [[line.text for line in run] for run in split_runs(end.join(("a", "b", "", "c")))] == [["a", "b"], ["c"]]


def test_a_long_run_is_cut():
    assert [len(run) for run in split_runs("a\n" * 450)] == [200, 200, 50]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        (WRAPPED, 47),
        (WRAPPED * 2 + "\nhttps://example.org/" + "a" * 200 + "\n", 47),
        (WRAPPED + ("\n" + "The plant has four lines. " * 20) * 3, 0),
        ("Plant opens\nThe plant has four lines and is the first of its kind.\nIt works.\n", 0),
        ("four lines\ntwo halls\n", 0),
        ("", 0),
    ],
)
def test_the_width_of_a_typewriter(text, width):
    assert typewriter_width(list(split_runs(text))) == width


@given(st.lists(st.text(alphabet="abc XY.:-|*1", min_size=1, max_size=30), max_size=30), st.sampled_from([0, 20, 60]))
def test_paragraphs_hold_every_line_once_and_in_order(lines, width):
    text = "\n".join(lines)
    for run in split_runs(text):
        paragraphs = list(split_paragraphs(run, width))
        assert sum(paragraph.lines for paragraph in paragraphs) == len(run)
        assert paragraphs[0].start == run[0].start
        assert paragraphs[-1].end == run[-1].end
        assert all(paragraph.start < paragraph.end for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("| a | b |", "|"),
        ("a | b", "|"),
        ("a\tb", " "),
        ("Capacity     30 GWh", " "),
        ("Line 1  25,000", " "),
        ("It is open.  It works.", ""),
        ("of  the  plant  which  made 5", ""),
        ("a plant", ""),
        ("a | " * 200, ""),
    ],
)
def test_kinds_of_rows(line, kind):
    assert row_kind(line) == kind


def test_a_table_ends_before_a_drawn_line_that_closes_it():
    assert find_table(["a | b", "1 | 2", "-----", "That is all."], 0) == (2, 0, "a | b")
    assert find_table(["1 | 2", "3 | 4"], 0) == (2, -1, "")
    assert find_table(["a | b", "That is all."], 0) is None
