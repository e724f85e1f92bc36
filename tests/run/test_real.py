"""Runs of the real simulator: the same bytes whatever the threads, the same values whatever the chunks."""

from __future__ import annotations

import pytest

from nameplate.programme import Dossier
from nameplate.run import TABLES, execute, repeat
from nameplate.study import answer, compare, drivers, parse_question
from programme_example import TEXT


def dossier_in(folder):
    folder.mkdir()
    text = TEXT.replace("observed: [c00000001]}", "assumed: made up}, said: 2025-06")
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    return Dossier(folder)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return execute(dossier_in(tmp_path_factory.mktemp("real") / "dossier"), 60, 5, chunk=25, threads=1)


def test_threads_change_no_byte(run, tmp_path):
    other = execute(dossier_in(tmp_path / "dossier"), 60, 5, chunk=25, threads=2)
    assert other.manifest == run.manifest


def test_chunks_change_no_value(run, tmp_path):
    other = execute(dossier_in(tmp_path / "dossier"), 60, 5, chunk=60)
    for scenario in (*run.scenarios, "announced"):
        for table in TABLES:
            assert other.table(table, scenario).equals(run.table(table, scenario))


def test_a_run_repeats_from_its_own_inputs(run):
    assert repeat(run).files == len(run.manifest["files"])


def test_the_tables_in_sql_balance(run):
    left = run.sql(
        """
        SELECT scenario, max(abs(given.delivered - month.delivered)) AS apart
        FROM (SELECT scenario, future, product, sum(delivered) AS delivered FROM consumer GROUP BY ALL) AS given
        JOIN (SELECT scenario, future, product, sum(delivered) AS delivered FROM month GROUP BY ALL) AS month
        USING (scenario, future, product) GROUP BY ALL ORDER BY ALL
        """
    )
    assert left["scenario"].to_list() == ["announced", "both", "bound", "imports-only"]
    assert left["apart"].max() < 1.0  # of some ten million


def test_the_programmes_own_questions_are_answered(run):
    for text in run.programme.questions:
        question = parse_question(text, run.programme)
        assert answer(run, question).futures == 60
        found = drivers(run, question)
        assert {driver.place for driver in found} >= {"sites.mill.loading", "sites.mill.efficiency"}
        assert all(driver.origin in ("claimed", "reference", "assumed", "observed") for driver in found)
        rows = compare(run, question).rows
        assert [row.scenario for row in rows] == ["both", "imports-only", "bound"]
        assert rows[1].difference.quantiles["95"] <= 0.0  # without plants nothing is made
