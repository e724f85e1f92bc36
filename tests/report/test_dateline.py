"""Days as documents write them, and lines that hold little else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.report.dateline import find_day, find_month, is_date_line


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-07-03", "2025-07-03"),
        ("2025/7/3 10:00", "2025-07-03"),
        ("2025.07.03", "2025-07-03"),
        ("3 July 2025", "2025-07-03"),
        ("3rd of July, 2025", "2025-07-03"),
        ("Updated 3 Jul 2025 08:14 GMT", "2025-07-03"),
        ("3-Jul-2025", "2025-07-03"),
        ("July 3rd, 2025", "2025-07-03"),
        ("Jan. 24, 2025", "2025-01-24"),
        ("Sept. 4 2025", "2025-09-04"),
        ("3.7.2025", "2025-07-03"),
        ("03.07.2025, 09:15 Uhr", "2025-07-03"),
        ("den 3. Juli 2025", "2025-07-03"),
        ("1. März 2025", "2025-03-01"),
        ("le 1er août 2025", "2025-08-01"),
        ("3 de julio de 2025", "2025-07-03"),
        ("3 de março de 2025", "2025-03-03"),
        ("3 luglio 2025", "2025-07-03"),
        ("3 juli 2025", "2025-07-03"),
        ("3 lipca 2025", "2025-07-03"),
        ("3 июля 2025 года", "2025-07-03"),
        ("3 липня 2025", "2025-07-03"),
        ("2025年7月3日", "2025-07-03"),
        ("13/07/2025", "2025-07-13"),
        ("07/13/2025", "2025-07-13"),
        ("05/05/2025", "2025-05-05"),
        ("03/07/2025", None),
        ("03-07-2025", None),
        ("31 June 2025", None),
        ("30.02.2025", None),
        ("July 2025", None),
        ("3 rounds 2025", None),
        ("AK-103 2025", None),
        ("1.234.2025", None),
        ("12 July", None),
    ],
)
def test_forms_of_a_day(text, iso):
    day = find_day(text)
    assert (day.date.isoformat() if day else None) == iso


@pytest.mark.parametrize(("first", "iso"), [(True, "2025-07-03"), (False, "2025-03-07")])
def test_a_hint_tells_day_and_month_apart(first, iso):
    assert find_day("Published: 03/07/2025", day_first=first).date.isoformat() == iso


@pytest.mark.parametrize(("text", "found"), [("Juillet 2025", (0, 12, 2025, 7)), ("Line 2025", None), ("July", None)])
def test_months(text, found):
    assert find_month(text) == found


@pytest.mark.parametrize(
    "line",
    [
        "3 July 2025",
        "Defence Herald, 14 March 2018",
        "By Jane Doe | 3 July 2025 | 5 min read",
        "Published: 03/07/2025",
        "Updated 3 Jul 2025 08:14 GMT",
        "Posted on Jul 3, 2025 by admin",
        "Thursday, August 15th 2024 - 11:24 UTC",
        "Berlin, den 3. Juli 2025",
        "Defence Review, July 2025",
        "Date: 3 July 2025",
        "Released 3 July 2025 at 8 a.m.",
    ],
)
def test_date_lines(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "3 July 2025 - The first of the lines is opened by the minister",
        "The plant, opened on 3 July 2025, has four lines",
        "The plant opened on 3 July 2025.",
        "Start of production in the new hall: July 2025",
        "[a](https://example.org/2025/07/03/plant)",
        "The plant",
        "Orders of 2025 units",
    ],
)
def test_lines_that_only_name_a_date(line):
    assert not is_date_line(line)


def test_below_the_top_a_line_must_say_that_it_is_the_date():
    assert not is_date_line("3 July 2025", top=False)
    assert is_date_line("Published 3 July 2025", top=False)


@given(st.text(alphabet="0123456789-/. ,JulyMarch年月日de", max_size=60), st.sampled_from([None, True, False]))
def test_any_line_gives_a_day_that_stands_in_it_or_none(text, first):
    day = find_day(text, day_first=first)
    assert day is None or (0 <= day.start < day.end <= len(text) and str(day.date.year) in text[day.start : day.end])


@given(st.dates())
def test_a_day_that_is_written_is_read_again(day):
    if 1900 <= day.year < 2100:
        assert (
            find_day(f"{day:%d %B %Y}").date
            == find_day(day.isoformat()).date
            == find_day(f"{day:%d.%m.%Y}").date
            == day
        )
