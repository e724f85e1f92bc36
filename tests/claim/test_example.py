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
    found = [claim for name in reports for claim in claims[name]]
    assert stored == sorted(found, key=lambda claim: (claim.report, claim.start, claim.end, claim.kind, claim.id))
    verify(stored, reports.values())


PRESS, HALT, COURSE = "2018-defence-press.txt", "2020-agency.txt", "2024-agency.txt"
LAUNCH, MAGAZINE = "2025-07-launch.txt", "2025-07-magazine.txt"

# report, kind, value, unit, date, hedge, source, words that the quote holds
ITEMS = [
    # 1 the ammunition plant
    (MAGAZINE, "line_count", 4, "line", None, "none", "", "four"),
    (MAGAZINE, "line_count", 2, "line", None, "none", "", "steel-core rounds"),
    (MAGAZINE, "line_count", 2, "line", None, "none", "", "tracer rounds and inert training rounds"),
    (MAGAZINE, "product_spec", 7.62, "mm", None, "planned", "The National Interest", "7.62 mm ammunition"),
    (MAGAZINE, "capacity", 70e6, "round/year", None, "up_to", "TASS", "70 million rounds per year"),
    (LAUNCH, "capacity", (1e4, 99_999), "round/shift", None, "none", "Rostec", "tens of thousands"),
    (PRESS, "capacity", 50e6, "round/year", None, "at_least", "Rosoboronexport", "50 million"),
    # 2 its construction and start
    (LAUNCH, "construction_start", None, None, "2009", "none", "", "foundation stone"),
    (LAUNCH, "milestone_date", None, None, "2025-07", "none", "Rostec", "first stage"),
    (LAUNCH, "agreement_date", None, None, "2025-07-02", "none", "", "warranty act"),
    (MAGAZINE, "milestone_date", None, None, None, "none", "Rosoboronexport", "according to plan"),
    (MAGAZINE, "construction_start", None, None, None, "none", "", "ground-breaking"),
    # 3 what is to come
    (MAGAZINE, "planned_expansion", None, None, None, "planned", "", "Further production lines"),
    (LAUNCH, "planned_expansion", None, None, None, "planned", "the builder's executive director", "remaining"),
    # 4 the rifle plant
    (MAGAZINE, "agreement_date", None, None, "2006", "none", "", "AK-103"),
    (MAGAZINE, "delay", None, None, None, "none", "", "sanctions and corruption scandals"),
    (MAGAZINE, "capacity", 25e3, "rifle/year", None, "up_to", "", "25,000"),
    (MAGAZINE, "start_of_production", None, None, "2024", "none", "", "last year"),
    (PRESS, "start_of_production", None, None, "2009", "planned", "", "originally"),
    (PRESS, "start_of_production", None, None, "2011-05", "planned", "", "Second date"),
    (PRESS, "start_of_production", None, None, "2012", "planned", "", "Third date"),
    (PRESS, "start_of_production", None, None, "2018", "planned", "the same company", "for 2018"),
    (PRESS, "start_of_production", None, None, "2019-10/2019-12", "planned", "Rosoboronexport", "end of 2019"),
    (HALT, "start_of_production", None, None, "2020/2021", "planned", "Dmitry Shugaev", "2020-2021"),
    (HALT, "delay", None, None, "2015-10/2015-12", "none", "Dmitry Rogozin", "end of 2015"),
    (HALT, "stock", 1_200, "rifle", None, "none", "A Venezuelan newspaper", "1,200"),
    (COURSE, "start_of_production", None, None, "2021", "planned", "", "2021"),
    (LAUNCH, "start_of_production", None, None, "2022-07/2022-12", "planned", "Officials in Caracas",
     "second half of 2022"),
    (PRESS, "output", 3_000, "rifle", "2013-05-30", "none", "CAVIM", "3,000"),
    # 5 consumers
    (MAGAZINE, "consumer", None, None, None, "none", "", "military, the police and other security agencies"),
    (COURSE, "consumer", None, None, None, "planned", "Dmitry Shugaev", "security forces of Venezuela"),
    # 6 restrictions
    (MAGAZINE, "restriction", None, None, None, "none", "The National Interest", "exports of Russian arms"),
    (MAGAZINE, "restriction", None, None, None, "none", "", "imports of Russian weapons"),
    (LAUNCH, "restriction", None, None, None, "none", "Alexander Mikheev", "sanctions"),
    (HALT, "restriction", None, None, None, "none", "Sergei Chemezov", "United States"),
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
