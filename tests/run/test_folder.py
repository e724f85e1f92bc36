from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
import pytest

from nameplate.errors import InvalidFile, MissingInput, UsageError
from nameplate.run import Run, execute


@pytest.fixture
def run(dossier):
    return execute(dossier, 12, 3, chunk=5)


def test_the_tables_have_the_columns_of_the_design(run):
    columns = {name: run.table(name).columns for name in ("month", "consumer", "line", "milestone", "value")}
    assert columns == {
        "month": ["future", "month", "product", "made", "scrapped", "imported", "delivered", "demand", "stock"],
        "consumer": ["future", "year", "consumer", "product", "demand", "delivered"],
        "line": ["future", "year", "line", "made"],
        "milestone": ["future", "milestone", "date", "never"],
        "value": ["future", "place", "value"],
    }


def test_a_column_read_back_is_the_array_that_was_written(run, fakes):
    result = fakes.fake_simulate(None, "closed", 12, 3)
    month = run.table("month", "closed")
    for name, values in result.month.items():
        np.testing.assert_array_equal(month[name].to_numpy().reshape(values.shape), values)
    assert month["month"][:3].to_list() == [date(2025, 7, 1), date(2025, 7, 1), date(2025, 8, 1)]
    assert month["product"].cast(pl.String)[:3].to_list() == ["cartridge", "rifle", "cartridge"]
    consumer = run.table("consumer", "closed")
    np.testing.assert_array_equal(consumer["delivered"].to_numpy().reshape(12, 5, 3), result.consumer["delivered"])
    assert consumer["consumer"].cast(pl.String)[:3].to_list() == ["army", "army", "police"]
    np.testing.assert_array_equal(run.table("line", "closed")["made"].to_numpy().reshape(12, 5, 3), result.line_made)
    np.testing.assert_array_equal(run.table("value", "closed")["value"].to_numpy().reshape(12, 3), result.values)


def test_a_milestone_has_a_date_or_none(run, fakes):
    result = fakes.fake_simulate(None, "open", 12, 3)
    table = run.table("milestone", "open")
    days = [None if d is None else (d - fakes.START).days for d in table["date"]]
    expected = [int(d) if np.isfinite(d) else None for d in result.milestone_day.ravel()]
    assert days == expected
    assert None in days
    assert table["never"].to_list() == result.milestone_never.ravel().tolist()


def test_sql_sees_every_scenario(run):
    answer = run.sql("SELECT scenario, count(DISTINCT future) AS n FROM month GROUP BY 1 ORDER BY 1")
    assert answer.rows() == [("announced", 1), ("closed", 12), ("open", 12)]


@pytest.mark.parametrize(
    "query",
    [
        "DROP VIEW month",
        "COPY month TO '{run}/x.csv'",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '{run}/x.db'",
        "SET enable_external_access = true",
        "SELECT nothing FROM month",
        "",
        "not sql",
    ],
)
def test_sql_only_reads_the_run(run, query):
    before = sorted(run.path.rglob("*"))
    with pytest.raises(UsageError):
        run.sql(query.format(run=run.path))
    assert sorted(run.path.rglob("*")) == before


def test_open_takes_a_folder_a_dossier_and_the_start_of_an_id(run, dossier):
    other = execute(dossier, 3, 4)
    assert Run.open(run.path).id == run.id
    assert Run.open(dossier).id == other.id
    assert Run.open(dossier.path, run.id[:6]).id == run.id
    execute(dossier, 12, 3, chunk=5)  # used again, so it is the one that opens
    assert Run.open(dossier).id == run.id


def test_open_says_what_is_there(run, dossier, tmp_path):
    with pytest.raises(MissingInput, match=run.id):
        Run.open(dossier, "zzz")
    with pytest.raises(MissingInput, match="nameplate run"):
        Run.open(tmp_path)
    execute(dossier, 3, 4)
    with pytest.raises(UsageError, match="valid would be one of"):
        Run.open(dossier, "")


def test_a_missing_or_damaged_file_is_named(run):
    (run.path / "open" / "month-00001.parquet").unlink()
    with pytest.raises(InvalidFile, match=r"open/month-00001\.parquet"):
        Run.open(run.path)
    (run.path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(InvalidFile, match=r"manifest\.json"):
        Run.open(run.path)
    (run.path / "manifest.json").write_text('{"schema": "other"}', encoding="utf-8")
    with pytest.raises(InvalidFile, match="nameplate-run-1"):
        Run.open(run.path)


def test_a_table_that_is_not_there_is_named(run):
    with pytest.raises(UsageError, match="month, consumer"):
        run.table("months")
    with pytest.raises(UsageError, match="open, closed, announced"):
        run.table("month", "shut")
