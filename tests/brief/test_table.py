from __future__ import annotations

import csv
import io
from datetime import date
from urllib.parse import unquote

from nameplate.brief.data import Driver
from nameplate.brief.table import of_drivers, of_milestone, of_scenarios, of_series

HORIZON = date(2034, 12, 31)


def read(table) -> list[list[str]]:
    head, _, body = table.link.partition(",")
    assert head == "data:text/csv;charset=utf-8"
    return list(csv.reader(io.StringIO(unquote(body))))


def test_the_csv_keeps_every_digit_of_the_output(example):
    series = example.series[1]
    rows = read(of_series(series, "output"))
    assert [float(row[4]) for row in rows[1:]] == [year.middle for year in series.years]
    assert rows[1][-1] == "1200.0"
    assert rows[2][-1] == ""


def test_the_csv_of_dates_leaves_later_ones_empty(example):
    milestone = example.milestones[0]
    rows = read(of_milestone(milestone, "dates", HORIZON))
    assert rows[1] == ["2.5 %", "2026-02-10"]
    assert [row[1] for row in rows[-2:]] == ["", ""]
    assert len(rows) == 21


def test_scenarios_carry_their_paired_differences(example):
    rows = read(of_scenarios(example.comparisons[0].scenarios, "scenarios", HORIZON))
    assert rows[1][-3:] == ["", "", ""]
    assert rows[2][-2] == "-23"


def test_text_cannot_become_a_formula():
    driver = Driver("=HYPERLINK(0)", "assumed", 0.5, 1.0, -2.0)
    rows = read(of_drivers((driver,), "drivers", "round", HORIZON))
    assert rows[1][0] == "'=HYPERLINK(0)"
    assert rows[1][-1] == "-2.0"
