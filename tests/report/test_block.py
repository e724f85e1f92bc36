"""Blocks: what belongs to the article, what to the page, what to other articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.report.block import cut, split_lines


def roles(text):
    return [(block.role, text[block.start : block.end]) for block in cut(text)]


def test_headlines_between_paragraphs_are_neighbours():
    text = (
        "Title of it\n\nThe plant works.\n-\nSixty drones shot down\n-\nCalls for tougher sanctions\n"
        "Part two\nIt has lines.\n"
    )
    assert roles(text) == [
        ("heading", "Title of it"),
        ("body", "The plant works."),
        ("neighbour", "Sixty drones shot down"),
        ("neighbour", "Calls for tougher sanctions"),
        ("heading", "Part two"),
        ("body", "It has lines."),
    ]


def test_marks_on_their_own_line_after_a_colon_are_a_list():
    text = "Title\n\nStage one consists of:\n-\nelectrolysers with 100 MW\n-\none furnace\n"
    assert [role for role, _ in roles(text)] == ["heading", "body", "bullet", "bullet"]


@pytest.mark.parametrize(
    "line",
    [
        "2006 - Putin and Chavez agree on two plants",
        "End of 2014 - Completion is moved",
        "Spring 2017 – a quicker pace",
        "- one furnace",
        "* 25,000 rounds by the end of 2025",
        "1. a 100 GWh factory",
        "• two lines",
        "Annual capacity: 30 GWh",
    ],
)
def test_schedules_and_fact_sheets_are_bullets(line):
    assert roles(f"Title\n\nThe plan is this.\n\n{line}\n")[-1] == ("bullet", line)


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Ruble slides as oil price falls again",
        "Top comments",
        "The comment section is closed.",
        "ADVERTISEMENT",
        "Subscribe to our newsletter for more on batteries.",
        "View source version on newsdirect.com: https://example.org/a",
        "All rights reserved.",
        "press@example.org",
        "+44 20 7989 0813",
    ],
)
def test_page_furniture_is_boilerplate(line):
    assert roles(f"Title\n\nThe plant has four lines.\n\n{line}\n")[-1][0] == "boilerplate"


def test_headlines_under_related_are_neighbours_until_the_article_goes_on():
    text = "Title\n\nA plant.\n\nRelated articles:\nMill burns down\nPort reopens\nThe plant has four lines.\n"
    assert [role for role, _ in roles(text)] == ["heading", "body", "boilerplate", "neighbour", "neighbour", "body"]


def test_contact_lines_at_the_end_are_boilerplate():
    text = "Title\n\nThe plant works.\n\nContact Details\n\nJane Doe\n\nCompany Ltd\n"
    assert [role for role, _ in roles(text)][2:] == ["boilerplate"] * 3


def test_lines_of_fixed_width_are_one_paragraph():
    lines = [
        "Two years ago the government signed an agreement with the company to",
        "build three plants in the state and to make the most modern of all",
        "goods there, and the first of them is to open early next year.",
    ]
    assert roles("\n".join(lines)) == [("body", "\n".join(lines))]


def test_a_title_over_a_date_line_is_no_paragraph():
    text = "A plant opens in the north of the country at last\nHerald, 3 July 2025\n\nIt works.\n"
    assert [role for role, _ in roles(text)] == ["heading", "date_line", "body"]


@given(st.text())
def test_blocks_are_in_order_apart_and_within_the_text(text):
    end = 0
    for block in cut(text):
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        end = block.end


@given(st.text(alphabet="ab \r\n\t\x0b\u2028", max_size=60))
def test_lines_stand_where_they_say(text):
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text
