"""The same wire report in several papers is one source; two reports of one event are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.report import Report
from nameplate.report.story import same_story, stories

WIRE = (
    "The works for shells in the north of the country will be opened in March, half a year late, the ministry said on "
    "Tuesday. It has four lines, of which two make casings and two fill them, and is to reach 80,000 shells a year "
    "in 2027.\n\n"
    "“We have lost time because of the machines, which came late from abroad,” said the deputy minister, Anna Kord. "
    "“Now they are here, and every one of them runs.”\n\n"
    "The works cost 210 million euros, a quarter more than planned. Some 300 people have been hired, and 150 more are "
    "sought. An official who asked not to be named said that powder for no more than three months was in store.\n\n"
    "A second hall, with two more lines, is to follow in 2028 if parliament agrees to the money this autumn.\n"
)
HEAD, TAIL = WIRE[: WIRE.index("The works cost")], WIRE[WIRE.index("The works cost") :]
OTHER = (
    "Half a year behind schedule, the country's new shell factory is nearly done. Minister's deputy Anna Kord walked "
    "reporters through the halls this week and promised a start in March.\n\n"
    "“Now they are here, and every one of them runs,” she said of the machines, whose late delivery she blamed for it. "
    "Four lines stand side by side. From 2027 they should turn out 80,000 shells each year.\n\n"
    "Critics point to the bill. It has grown by a quarter, to 210 million euros, and the opposition wants to know why. "
    "Whether a second hall will be built depends on a vote in the autumn; the finance committee is split.\n"
)


def report(text, title="Shell works to open in March", paper="Herald"):
    return Report.of(f"{title}\n{paper}, 3 July 2025\n\n{text}")


def edited(text):
    return (
        text.replace("half a year late", "six months late")
        .replace("on Tuesday", "yesterday")
        .replace("Some 300", "About 300")
    )


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (report(WIRE), True),
        (report(WIRE, "Ministry: shells from March", "Gazette"), True),
        (report(HEAD), True),
        (report(edited(WIRE)), True),
        (report(edited(HEAD + TAIL[:-90]), "Late but there", "Post"), True),
        (report(WIRE.upper()), True),
        (report("NORTHTOWN, July 3 (Wire) - " + WIRE + "\nRead also: Port closes\n\n($1 = 0.92 euros)\n"), True),
        (report(WIRE.replace("\n\n", "\n")), True),
        (report(OTHER), False),
        (report("The ministry said on Tuesday that it will buy 80,000 shells a year from abroad until then."), False),
        (report("It works."), False),
        (report(""), False),
    ],
)
def test_same_story(other, same):
    assert same_story(report(WIRE), other) is same
    assert same_story(other, report(WIRE)) is same


def test_groups_keep_the_order_and_join_through_a_third():
    papers = [report(OTHER), report(HEAD), report(TAIL), report(WIRE), report("Port closes.")]
    groups = stories(papers)
    assert [[papers.index(paper) for paper in group] for group in groups] == [[0], [1, 2, 3], [4]]


def test_short_texts_are_the_same_only_word_for_word():
    assert same_story(report("It makes 500 shells a day."), report("It makes 500 shells a day."))
    assert not same_story(report("It makes 500 shells a day."), report("It makes 600 shells a day."))


def test_texts_without_words_are_not_one_story():
    assert len(stories([Report.of("..."), Report.of("!!!")])) == 2


@given(st.lists(st.text(alphabet="ab .\n", max_size=80), max_size=6))
def test_every_report_is_in_one_group(texts):
    papers = [Report.of(text) for text in texts]
    groups = stories(papers)
    assert sorted(id(paper) for group in groups for paper in group) == sorted(map(id, papers))
