"""Blocks: what belongs to the article, what to the page, what to other articles."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.report.block import cut


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


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Read also: Ruble slides as oil price falls again", "boilerplate"),
        ("READ MORE | Mill to make 5 million tonnes", "boilerplate"),
        ("Also Read: Gujarat plant to make 10 GW", "boilerplate"),
        ("**Read next:** [Port reopens](https://example.org)", "boilerplate"),
        ("Don’t miss: five plants that never opened", "boilerplate"),
        ("Sign up for our daily newsletter and get 3 stories a day.", "boilerplate"),
        ("Get the week's 10 best stories in your inbox", "boilerplate"),
        ("Next month: five plants with 500 jobs. Subscriptions EUR 184 a year.", "boilerplate"),
        ("[Original press release](https://example.org/2025/07/03/a-50000-metre-hall)", "boilerplate"),
        ("Pickup - [Herald](https://example.org/2025/07/03/a-50000-metre-hall)", "boilerplate"),
        ("Turn to page 9: Copper at K340 / 250 MW to come", "boilerplate"),
        ("We use cookies to improve your experience. By continuing you accept our 12 partners.", "boilerplate"),
        ("This site stores cookies; manage your preferences.", "boilerplate"),
        ("Home | News | Business | Sport", "boilerplate"),
        ("Home > Business > Energy > Batteries", "boilerplate"),
        ("Facebook Twitter LinkedIn WhatsApp", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("1.2K shares", "boilerplate"),
        ("5 min read", "boilerplate"),
        ("3 hours ago", "boilerplate"),
        ("Page 3 of 12", "boilerplate"),
        ("© 2025 Herald Media. All rights reserved.", "boilerplate"),
        ("Copyright 2025 Acme", "boilerplate"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "boilerplate"),
        ("With inputs from PTI", "boilerplate"),
        ("($1 = 83.12 Indian rupees)", "boilerplate"),
        ("###", "none"),
        ("-ENDS-", "boilerplate"),
        ("ISIN: DE0007030009", "boilerplate"),
        ("Tel: +49 211 473 01", "boilerplate"),
        ("(+44) 20 7989 0813", "boilerplate"),
        ("555-123-4567", "boilerplate"),
        ("https://example.org/a?b=2025", "boilerplate"),
        ("Jane Doe is a reporter who has covered steel for 15 years.", "boilerplate"),
        ("Correction: An earlier version of this article said 50,000 rounds.", "boilerplate"),
        ("Editor's note: the figure was changed to 500.", "boilerplate"),
        ("This article was first published on 3 July 2025.", "boilerplate"),
        ("Source: company data, 2024", "boilerplate"),
        ("Lesen Sie auch: Werk öffnet 2027", "boilerplate"),
        ("Читайте также: завод откроют в 2027 году", "boilerplate"),
        ("Photo: the works in 2024", "caption"),
        ("Image 1 of 12", "caption"),
        ("![The ring](https://example.org/1.jpg)", "caption"),
        ("A worker at the plant, which makes 500 shells a day. (AP Photo/Jane Doe)", "caption"),
        ("The works in 2024. Photo credit: Acme", "caption"),
        ("Workers at one of the 4 lines © Acme", "caption"),
        ("The kiln on Thursday Credit: Jane Doe", "caption"),
        ("Fig. 2: output from 2020 to 2025", "caption"),
        ("The plant is expected to make 500 shells a day (file photo)", "caption"),
        ("Subscribers to the share issue paid 500 million euros for the plant.", "body"),
        ("Contact between the two sides was lost in 2021, the company said.", "body"),
        ("More from the second plant is to follow in 2027, the company said.", "body"),
        ("Source material for 40 GWh comes from Chile.", "body"),
        ("The bakery makes 5 million cookies a day for supermarkets.", "body"),
        ("Its newsletter printing plant makes 20,000 copies an hour.", "body"),
        ("Photovoltaic cells with 5 GW a year will be made there.", "body"),
        ("Advertising columns are made there, 500 a year.", "body"),
        ("Jane Doe is the plant's director and expects 500 shells a day.", "body"),
        ("Print runs of 20,000 copies are planned for 2027.", "body"),
        ("About 500 people will work there.", "body"),
    ],
)
def test_lines_of_the_page_are_told_from_sentences_of_the_article(line, role):
    found = roles(f"Plant opens in the north\n\nThe plant has four lines.\n\n{line}\n")
    assert found[2:] == ([] if role == "none" else [(role, line)])


def test_an_about_paragraph_is_read_and_the_lines_around_it_are_not():
    text = (
        "Acme opens plant\n\nThe plant is open.\n\nAbout Acme\n\n"
        "Acme has 500 employees and makes 200 million rounds a year.\n\n"
        "Forward-looking statements\n\nThis release contains forward-looking statements about 2027 and 500 things.\n\n"
        "Media contact:\n\nJane Doe\n\n12 Mill Road, Leeds\n\nPlease call us.\n"
    )
    assert [role for role, _ in roles(text)] == ["heading", "body", "heading", "body", *["boilerplate"] * 6]


def test_notes_for_editors_end_the_addresses():
    text = "Title\n\nIt works.\n\nContact\n\nJane Doe\n\nNotes to editors\n\n- 500 jobs\n- 30 GWh a year\n"
    assert [role for role, _ in roles(text)][2:] == ["boilerplate", "boilerplate", "heading", "bullet", "bullet"]


def test_what_readers_say_is_no_part_of_the_article():
    text = "Title\n\nIt works.\n\n12 comments\n\nIvan: they make 5,000 a year, I saw it.\n\nNo way.\n"
    assert [role for role, _ in roles(text)][2:] == ["boilerplate"] * 3


def test_a_count_of_comments_above_the_article_hides_nothing():
    text = "Plant opens in the north\nComments (3)\n\nIt makes 500 shells a day.\n"
    assert [role for role, _ in roles(text)] == ["heading", "boilerplate", "body"]


def test_facts_one_to_a_line_are_read():
    text = (
        "Plant opens\n\nThe plant is open.\n\nKey facts\n\nCapacity: 30 GWh\nCustomer: the army\nFour lines\n\n"
        "Jobs – 500\n\nThe plant is the first of its kind in the region and was paid for by the state, "
        "which owns half of it, as the minister said.\n\nWhat comes next\n"
    )
    assert [role for role, _ in roles(text)][2:] == ["heading", *["bullet"] * 4, "body", "heading"]


def test_fields_one_under_the_other_are_read_and_a_lone_one_without_a_figure_is_not():
    text = "Plant opens\n\nIt works.\n\nLocation: Maracay\nCustomer: the army\n\nIran: talks fail\n"
    assert [role for role, _ in roles(text)][2:] == ["bullet", "bullet", "bullet"]
    assert roles("Plant opens\n\nIt works.\n\nIran: talks fail again\n")[-1][0] == "heading"


@pytest.mark.parametrize("sign", [" | ", "\t", "     "])
def test_rows_of_a_table_are_read_each_once_under_their_header(sign):
    rows = [
        sign.join(row)
        for row in (("Plant", "Capacity", "Start"), ("North", "30 GWh", "2027"), ("South", "9 GWh", "2028"))
    ]
    text = "Plants open\n\nThere are two.\n\n" + "\n".join(rows) + "\n\nThat is all.\n"
    blocks = [block for block in cut(text) if block.role in ("bullet", "heading")][1:]
    assert [(block.role, text[block.start : block.end], block.context) for block in blocks] == [
        ("heading", rows[0], ""),
        ("bullet", rows[1], rows[0]),
        ("bullet", rows[2], rows[0]),
    ]


def test_a_table_of_markdown_has_no_drawn_rows():
    text = "# Plants\n\n| Plant | Start |\n|---|---|\n| North | 2027 |\n| South | 2028 |\n"
    assert roles(text) == [
        ("heading", "# Plants"),
        ("heading", "| Plant | Start |"),
        ("bullet", "| North | 2027 |"),
        ("bullet", "| South | 2028 |"),
    ]


def test_a_press_release_in_markdown():
    text = (
        "# Acme opens plant\n\n**BERLIN, 3 July 2025** – The plant is open.\n\n## Schedule\n\n"
        "* **Start:** 2027\n* 500 jobs\n\n"
        "**What comes next**\n\n1. A second hall\n2. [More lines](https://example.org)\n\n---\n"
    )
    assert [role for role, _ in roles(text)] == [
        "heading", "body", "heading", "bullet", "bullet", "heading", "bullet", "bullet",
    ]  # fmt: skip


def test_a_broken_title_a_list_and_an_indented_paragraph_of_fixed_width():
    text = (
        "Minister opens the largest of the shell factories that were\nordered by the ministry in the north\n\n"
        "    The first of the three plants in the state is on track to be\n"
        "opened early next year, the company said on Monday.\n"
        "    It has four lines.\n\n"
        "* 25,000 rounds by the end of 2025, of which some are to be sent to\n  the army\n* 140,000 rounds in 2026\n"
    )
    assert [(role, words.count("\n")) for role, words in roles(text)] == [
        ("heading", 1), ("body", 1), ("body", 0), ("bullet", 1), ("bullet", 0),
    ]  # fmt: skip


def test_a_mail_with_a_list():
    text = (
        "From: press@acme.example\nSent: Thursday, 3 July 2025 08:14\nTo: newsdesk\nSubject: Acme starts up kiln\n\n"
        "please find below our news of today. The second kiln at Norwick went\ninto operation this morning.\n\n"
        "  o  first kiln: 1.1 million tonnes\n  o  second kiln: 0.8 million tonnes, built in\n     26 months\n\n"
        "Jane Doe\nTel. +44 1632 960 118\n"
    )
    assert [role for role, _ in roles(text)] == [
        *("boilerplate", "date_line", "boilerplate", "heading", "body", "bullet", "bullet", "heading", "boilerplate"),
    ]


def test_quarters_are_a_header_and_the_heading_after_a_table_is_no_row():
    text = (
        "Acme in the spring\n\nIt did well.\n\nKey figures\n\n          Q2 2025   Q2 2024\n"
        "Steel, kt    412        388\nJobs         310        240\n\nOutlook\n\nIt is good.\n"
    )
    assert [(role, words.split()[0]) for role, words in roles(text)][2:] == [
        *(("heading", "Key"), ("heading", "Q2"), ("bullet", "Steel,"), ("bullet", "Jobs"), ("heading", "Outlook")),
        ("body", "It"),
    ]


def test_a_headline_in_capitals_is_apart_from_the_reporter_below():
    text = (
        "KILN TO DOUBLE ITS OUTPUT AS CHEAP CEMENT COMES IN\nBy Jane Doe in Norwick\n\n"
        "Acme will build a second kiln at its works in the north and hopes\nto have it at work by December.\n"
    )
    assert [role for role, _ in roles(text)] == ["heading", "heading", "body"]


def test_the_head_of_a_markdown_file_is_not_read_but_for_its_title_and_day():
    text = (
        "---\ntitle: Plant opens\n  in the north\ndate: 2025-07-03\nsummary: It makes 500 shells a day.\n"
        "tags:\n- steel\n---\n\n"
        "The plant is open.\n"
    )
    assert [role for role, _ in roles(text)] == ["heading", "date_line", "boilerplate", "boilerplate", "body"]


@pytest.mark.parametrize("text", ["---\n\nThe plant is open.\n", "---\na: 1\nThe plant is open.\n", "--- \n---\n"])
def test_drawn_lines_are_no_head_of_a_file(text):
    assert all(role in ("body", "bullet", "heading") for role, _ in roles(text))


def test_a_number_at_the_start_of_a_broken_line_begins_no_list():
    text = (
        "The ministry said on Monday that the works would be opened on May\n"
        "15. The first of the lines is said to be ready since the\n"
        "spring, and two more are to follow in the autumn of next year.\n"
    )
    assert [role for role, _ in roles(text)] == ["body"]


def test_a_headline_list_ends_where_the_article_goes_on():
    text = (
        "Title of it\n\nA plant.\n\nYou may also like\n\nWill 500 jobs go?\n\nMill burns: 3 dead\n\n"
        "The plan of the ministry:\n\n- four lines\n"
    )
    assert [role for role, _ in roles(text)][2:] == ["boilerplate", "neighbour", "neighbour", "body", "bullet"]


def test_a_heading_after_a_list_is_no_entry():
    text = "Title\n\nThere will be:\n\n- four lines\n- 500 jobs\n\nWhat has been done so far\n\nNothing.\n"
    assert [role for role, _ in roles(text)] == ["heading", "body", "bullet", "bullet", "heading", "body"]


def test_a_sentence_without_its_full_stop_is_read_and_a_headline_is_not():
    line = "We are told that the second of the lines will make 500 shells a day from 2027"
    assert roles(f"Title\n\nIt works.\n\n{line}\n")[-1] == ("body", line)
    line = "Ministry orders 500 shells a day from second line"
    assert roles(f"Title\n\nIt works.\n\n{line}\n")[-1] == ("heading", line)


def test_marks_that_show_nothing_hide_nothing():
    text = "\ufeffPlant opens\r\n\r\n\u202e\u200fIt makes 500 shells a day.\u200f\r\n\u200b\r\n\x00\n"
    assert roles(text) == [("heading", "Plant opens"), ("body", "It makes 500 shells a day.")]


def test_behind_the_most_blocks_the_rest_is_one(monkeypatch):
    monkeypatch.setattr("nameplate.report.block._MOST", 3)
    text = "a.\n\nb.\n\nc.\n\nd.\n\ne.\n\n"
    assert [words for _, words in roles(text)] == ["a.", "b.", "c.", "d.\n\ne."]


PIECES = st.sampled_from(
    [
        *("-", "- a", "Read also", "Contact", "Key facts", "a | b", "x\ty", "A:  5", "3 July 2025", "It works.", "#"),
        *("**b**", "1. c", "Comments", "|---|", "a  b", "\u200f", "\x00", "Photo: x", "2006 - y", "(c) ©"),
        "The plant is to make five hundred and",
    ]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", "\r\n", "\r", "\t"])), max_size=30))
def test_any_mixture_of_lines_is_cut_in_order_and_the_same_each_time(pieces):
    text = "".join(piece + end for piece, end in pieces)
    blocks = cut(text)
    assert blocks == cut(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))
    assert all(text[block.start : block.end].strip() for block in blocks)


@given(st.text())
def test_blocks_are_in_order_apart_and_within_the_text(text):
    end = 0
    for block in cut(text):
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        end = block.end
