"""Dates of reports from many trades: the words, the day of publication, what they mean."""

from pathlib import Path

import pytest

from nameplate.claim.grammar.date import find_dates
from nameplate.quantity import Period

TABLE = Path(__file__).with_name("date_table.txt")
JULY = Period.from_iso("2025-07-03")


def _cases():
    for line in TABLE.read_text(encoding="utf-8").splitlines()[3:]:
        words, bar, expected = line.partition("|")
        if bar:
            yield words.strip(), [date.strip() for date in expected.split(";") if date.strip()]


@pytest.mark.parametrize(("words", "expected"), list(_cases()))
def test_dates_are_read(words, expected):
    found = find_dates(words, JULY)
    assert [date.period.iso() if date.period else "-" for date in found] == expected


@pytest.mark.parametrize(("words", "expected"), list(_cases()))
def test_other_clauses_change_nothing(words, expected):
    before = "The hall is large; "
    alone = find_dates(words, JULY)
    among = find_dates(f"{before}{words}; the yard is wide.", JULY)
    assert [date.period.iso() if date.period else "-" for date in among] == expected
    assert [(date.start - len(before), date.words) for date in among] == [(date.start, date.words) for date in alone]
