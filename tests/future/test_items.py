"""One year item by item and day by day: the same output, because it is the same year."""

from __future__ import annotations

from pathlib import Path

import pytest

from nameplate.errors import UsageError
from nameplate.future.items import ItemsReport, compare_year, medians
from nameplate.future.planner import make_plan
from nameplate.programme import Dossier, Evidence, Programme

LINE = """\
schema: nameplate/line/1
buffers: 5
stations:
  - name: first
    process: uniform(25 s, 35 s)
    fails_after: exponential(mean 2 h)
    repair: exponential(mean 10 min)
  - name: second
    process: 30 s
"""
PROGRAMME = """\
schema: nameplate/programme/1
title: a plant
start: 2026-01-01
years: 3
products:
  widget: {label: widgets, unit: widget}
sites:
  plant:
    label: the plant
    capacity: {value: 1.5M to 2.5M widget/year, assumed: test}
    item_line: line.yaml
    yield: {value: 80 % to 90 %, assumed: test}
    ramp: {value: 12 months, assumed: test}
    loading: {value: 50 %, assumed: test}
    outages:
      every: {value: exponential(mean 2 months), assumed: test}
      last: {value: 2 to 10 days, assumed: test}
  other: {label: another plant, capacity: {value: 1M widget/year, assumed: test}}
lines:
  two: {label: two lines, site: plant, product: widget, count: {value: 2 line, assumed: test}, starts: opening}
  one: {label: a line, site: plant, product: widget, count: {value: 1 line, assumed: test}}
milestones:
  opening: {label: the opening, date: {value: by 2028, assumed: test}, said: 2025-06}
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    folder = tmp_path_factory.mktemp("plant")
    (folder / "line.yaml").write_text(LINE, encoding="utf-8")
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    return Dossier(folder)


@pytest.fixture(scope="module")
def report(dossier: Dossier) -> ItemsReport:
    return compare_year(dossier.programme(), dossier.evidence(), "plant", seed=1)


def test_both_models_agree(report: ItemsReport) -> None:
    assert report.agrees
    assert [row.line for row in report.rows] == ["two", "one"]
    for row in report.rows:
        assert row.by_item == pytest.approx(row.by_day, rel=0.01)
    assert report.total.by_item == sum(row.by_item for row in report.rows)


def test_the_year_is_at_full_rate_and_at_the_medians(dossier: Dossier, report: ItemsReport) -> None:
    """Neither ramp nor loading nor the opening count; capacity and yield do, shared by the number of lines."""
    plan = make_plan(dossier.programme(), "", dossier.evidence())
    sources = dict(zip(plan.columns.places, plan.columns.sources, strict=True))
    capacity = sources["sites.plant.capacity"].table.at(0.5)  # type: ignore[union-attr]
    assert report.total.nameplate == pytest.approx(float(capacity) * 365.25, rel=1e-9)
    two, one = report.rows
    assert two.nameplate == pytest.approx(2 * one.nameplate)
    good = report.total.by_day / report.total.nameplate
    assert good == pytest.approx(report.efficiency * report.up_days / 365 * 0.85, rel=0.01)
    assert report.moves == 2 * report.items
    assert report.items > report.total.by_item


def test_stoppages_are_those_of_the_day_model(dossier: Dossier, report: ItemsReport) -> None:
    other = compare_year(dossier.programme(), dossier.evidence(), "plant", seed=2)
    assert other.agrees
    assert other.up_days != report.up_days


def test_the_same_seed_gives_the_same_year(dossier: Dossier, report: ItemsReport) -> None:
    again = compare_year(dossier.programme(), dossier.evidence(), "plant", seed=1)
    assert again.rows == report.rows


def test_progress_is_told(dossier: Dossier) -> None:
    told: list[tuple[int, int]] = []
    compare_year(dossier.programme(), dossier.evidence(), "plant", 1, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("site", ["other", "nowhere"])
def test_a_site_without_a_line_file_is_refused(dossier: Dossier, site: str) -> None:
    with pytest.raises(UsageError, match="item_line: plant"):
        compare_year(dossier.programme(), dossier.evidence(), site, seed=1)


def test_a_site_without_lines_is_refused(dossier: Dossier) -> None:
    bare: Programme = dossier.programme().model_copy(update={"lines": {}})
    with pytest.raises(UsageError, match="with lines"):
        compare_year(bare, dossier.evidence(), "plant", seed=1)


def test_medians_of_nothing() -> None:
    from datetime import date

    from nameplate.future.column import Columns

    assert medians(Columns(Evidence(), date(2026, 1, 1), announced=False)).shape == (0,)


def test_the_examples_line_file_is_one_of_four(tmp_path: Path) -> None:
    """Its speed is a quarter of the announced 70 million a year, within 1 %."""
    from nameplate.line import load_line

    path = Path(__file__).parents[2] / "examples" / "venezuela" / "lines" / "cartridge-line.yaml"
    line = load_line(path)
    assert 4 * line.nameplate * 365.25 * 86_400 == pytest.approx(70e6, rel=0.01)
    assert [station.name for station in line.stations] == [f"station {number}" for number in range(1, 6)]
