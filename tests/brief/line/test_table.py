from __future__ import annotations

import csv
import io
from urllib.parse import unquote

import pytest

from nameplate.brief.line import line_output, schedule, station_times, table
from nameplate.brief.line.gather import gather


def read(made) -> list[list[str]]:
    return list(csv.reader(io.StringIO(unquote(made.link.partition(",")[2]))))


def test_the_csv_of_stations_keeps_every_digit(runs):
    times = station_times(runs.shifts)
    head, *rows = read(table.of_times(times, "stations"))
    assert head[:3] == ["station", "servers", "working"]
    for row, station in zip(rows, times.stations, strict=True):
        assert [float(cell) for cell in row[2:8]] == list(station.shares)


def test_the_csv_of_the_output_has_its_unit_and_quantiles(runs):
    output = line_output(runs.plain)
    head, *rows = read(table.of_output(output, "output"))
    assert head == ["from (s)", "to (s)", *(f"{q} (items a second)" for q in ("5 %", "25 %", "median", "75 %", "95 %"))]
    assert [float(row[4]) for row in rows] == [period.middle for period in output.periods]
    single = line_output(runs.example.plain(futures=1, items=2_000))
    assert read(table.of_output(single, "output"))[0] == ["from (s)", "to (s)", "items (items a second)"]


def test_of_the_visits_the_first_are_shown_and_more_are_kept(runs):
    made = table.of_schedule(schedule(runs.plain, 200), "items")
    assert len(made.shown) == 60
    assert len(read(made)) == 801
    assert made.note == "Times in seconds. The first 60 of 800 visits; all are in the CSV."


def test_names_cannot_become_formulas_or_endless(runs):
    made = table.of_schedule(schedule(runs.hostile, 5), "items")
    assert max(len(cell) for row in made.shown for cell in row) <= 80


def test_columns_of_nothing_are_left_out(runs):
    assert table.time_grid(station_times(runs.plain))[0] == ("Station", "Working", "Blocked", "Starved")
    assert table.oee_grid(station_times(runs.plain))[0][-1] == "Quality"
    assert table.oee_grid(station_times(runs.ovens))[0][-1] == "Scrapped"


def test_products_add_up(runs):
    products = gather(runs.shifts).products
    assert [product.name for product in products] == ["small", "large"]
    assert sum(product.share for product in products) == pytest.approx(1.0)
    assert sum(product.good for product in products) == pytest.approx(float(runs.shifts.items.mean()))
    assert gather(runs.plain).products == ()
