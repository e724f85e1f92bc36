"""The example's reports are read without help: every item that the programme needs has its claim."""

from pathlib import Path

import pytest

from nameplate.claim import conflicts, load_claims, read_claims, verify
from nameplate.report import read_folder

EXAMPLE = Path(__file__).parents[2] / "examples" / "venezuela"


@pytest.fixture(scope="module")
def reports():
    return {report.path.name: report for report in read_folder(EXAMPLE / "reports")}


@pytest.fixture(scope="module")
def claims(reports):
    return {name: read_claims(report) for name, report in reports.items()}


def test_the_file_of_claims_is_what_the_reader_gives(reports, claims):
    stored = load_claims(EXAMPLE / "claims.jsonl")
    assert stored == [claim for name in reports for claim in claims[name]]
    verify(stored, reports.values())


# report, kind, value, unit, date, hedge, source, words that the quote holds
ITEMS = [
    # 1 the ammunition plant
    ("2025-07-magazine.txt", "line_count", 4, "line", None, "none", "", "four"),
    ("2025-07-magazine.txt", "line_count", 2, "line", None, "none", "", "steel-core rounds"),
    ("2025-07-magazine.txt", "line_count", 2, "line", None, "none", "", "tracer rounds and inert training rounds"),
    ("2025-07-magazine.txt", "product_spec", 7.62, "mm", None, "planned", "The National Interest", "7.62 mm ammunition"),
    ("2025-07-magazine.txt", "capacity", 70e6, "round/year", None, "up_to", "TASS", "70 million rounds per year"),
    ("2025-07-launch.txt", "capacity", (1e4, 99_999), "round/shift", None, "none", "Rostec", "tens of thousands"),
    ("2018-defence-press.txt", "capacity", 50e6, "round/year", None, "at_least", "Rosoboronexport", "50 million"),
    # 2 its construction and start
    ("2025-07-launch.txt", "construction_start", None, None, "2009", "none", "", "foundation stone"),
    ("2025-07-launch.txt", "milestone_date", None, None, "2025-07", "none", "Rostec", "first stage"),
    ("2025-07-launch.txt", "agreement_date", None, None, "2025-07-02", "none", "", "warranty act"),
    ("2025-07-magazine.txt", "milestone_date", None, None, None, "none", "Rosoboronexport", "according to plan"),
    ("2025-07-magazine.txt", "construction_start", None, None, None, "none", "", "ground-breaking"),
    # 3 what is to come
    ("2025-07-magazine.txt", "planned_expansion", None, None, None, "planned", "", "Further production lines"),
    ("2025-07-launch.txt", "planned_expansion", None, None, None, "planned", "the builder's executive director", "remaining"),
    # 4 the rifle plant
    ("2025-07-magazine.txt", "agreement_date", None, None, "2006", "none", "", "AK-103"),
    ("2025-07-magazine.txt", "delay", None, None, None, "none", "", "sanctions and corruption scandals"),
    ("2025-07-magazine.txt", "capacity", 25e3, "rifle/year", None, "up_to", "", "25,000"),
    ("2025-07-magazine.txt", "start_of_production", None, None, "2024", "none", "", "last year"),
    ("2018-defence-press.txt", "start_of_production", None, None, "2009", "planned", "", "originally"),
    ("2018-defence-press.txt", "start_of_production", None, None, "2011-05", "planned", "", "Second date"),
    ("2018-defence-press.txt", "start_of_production", None, None, "2012", "planned", "", "Third date"),
    ("2018-defence-press.txt", "start_of_production", None, None, "2018", "planned", "the same company", "for 2018"),
    ("2018-defence-press.txt", "start_of_production", None, None, "2019-10/2019-12", "planned", "Rosoboronexport", "end of 2019"),
    ("2020-agency.txt", "start_of_production", None, None, "2020/2021", "planned", "Dmitry Shugaev", "2020-2021"),
    ("2020-agency.txt", "delay", None, None, "2015-10/2015-12", "none", "Dmitry Rogozin", "end of 2015"),
    ("2020-agency.txt", "stock", 1_200, "rifle", None, "none", "A Venezuelan newspaper", "1,200"),
    ("2024-agency.txt", "start_of_production", None, None, "2021", "planned", "", "2021"),
    ("2025-07-launch.txt", "start_of_production", None, None, "2022-07/2022-12", "planned", "Caracas", "second half of 2022"),
    ("2018-defence-press.txt", "output", 3_000, "rifle", "2013-05-30", "none", "CAVIM", "3,000"),
    # 5 consumers
    ("2025-07-magazine.txt", "consumer", None, None, None, "none", "", "military, the police and other security agencies"),
    ("2024-agency.txt", "consumer", None, None, None, "planned", "Dmitry Shugaev", "security forces of Venezuela"),
    # 6 restrictions
    ("2025-07-magazine.txt", "restriction", None, None, None, "none", "The National Interest", "exports of Russian arms"),
    ("2025-07-magazine.txt", "restriction", None, None, None, "none", "", "imports of Russian weapons"),
    ("2025-07-launch.txt", "restriction", None, None, None, "none", "Alexander Mikheev", "sanctions"),
    ("2020-agency.txt", "restriction", None, None, None, "none", "Sergei Chemezov", "United States"),
]  # fmt: skip


@pytest.mark.parametrize(("report", "kind", "value", "unit", "date", "hedge", "source", "words"), ITEMS)
def test_every_item_has_its_claim(claims, report, kind, value, unit, date, hedge, source, words):
    found = [
        (c.value, c.unit, c.date, c.hedge, c.source.name) for c in claims[report] if c.kind == kind and words in c.quote
    ]
    assert (value, unit, date, hedge, source) in found


def test_superseded_dates_are_kept_as_such(claims):
    dates = {claim.date for name in claims for claim in claims[name] if claim.superseded}
    assert {"2009", "2018", "2021", "2022-07/2022-12"} <= dates


def test_no_neighbouring_headline_becomes_a_claim(reports, claims):
    for name, report in reports.items():
        clutter = [
            (b.start, b.end) for b in report.blocks if b.role in ("neighbour", "boilerplate", "heading", "date_line")
        ]
        assert clutter
        assert not [c for c in claims[name] if any(start < c.end and c.start < end for start, end in clutter)]


def test_grades_come_with_the_sources(claims):
    assert {claim.source.grade for claim in claims["2025-07-launch.txt"]} == {"B2"}


def test_the_conflicts_of_the_example_are_found(claims):
    found = conflicts(claim for name in claims for claim in claims[name])
    assert sorted(conflict.kind for conflict in found) == ["rate", "slip", "start", "start"]
    slip = next(conflict for conflict in found if conflict.kind == "slip")
    assert len({claim.date for claim in slip.claims}) >= 8
