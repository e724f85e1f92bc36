"""Reports that tell one story: found in a dossier, kept with a run, the same when it is repeated."""

import pytest

from nameplate.claim import read_claims, save_claims
from nameplate.errors import InvalidFile
from nameplate.programme import Dossier
from nameplate.programme.retelling import read_stories
from nameplate.run import execute, repeat

WIRE = (
    "The new plant in Lahti will make 30,000 tonnes of steel a year, its owner said on Monday. Two of the four "
    "furnaces have been delivered, and the rest is to follow in the autumn, when the hall has been closed."
)
OTHER = (
    "Visitors to Lahti saw a hall without a roof this week. The steel plant there can make 30,000 tonnes of steel a "
    "year once it is finished, according to plans that were shown at the town hall in spring."
)
PROGRAMME = """\
schema: nameplate/programme/1
title: A steel plant
start: 2025-07-03
years: 2
products:
  steel: {{label: steel, unit: tonne}}
sites:
  mill:
    label: the mill
    capacity: {{value: 30k tonne/year, claims: [{claims}]}}
    efficiency: {{reference: oee}}
lines:
  melt: {{label: the furnaces, site: mill, product: steel, count: {{value: 1 line, assumed: made up}}, starts: opening}}
milestones:
  opening: {{label: opening, takes: {{value: 1 to 5 months, assumed: made up}}}}
questions: []
"""


def dossier_of(folder, *texts):
    (folder / "reports").mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / "reports" / f"{number}.txt").write_text(f"Headline {number}\n\n{text}\n")
    found = Dossier(folder)
    claims = [claim for report in found.reports() for claim in read_claims(report)]
    save_claims(claims, found.claims_path)
    capacities = [claim.id for claim in claims if claim.kind == "capacity"]
    assert len(capacities) == len(texts)
    found.programme_path.write_text(PROGRAMME.format(claims=", ".join(capacities)))
    return found


def test_a_wire_report_in_two_papers_is_one_story(tmp_path):
    reports = dossier_of(tmp_path / "copied", WIRE, WIRE[:160]).evidence().story
    assert len(reports) == 2
    assert len(set(reports.values())) == 1
    assert dossier_of(tmp_path / "two", WIRE, OTHER).evidence().story == {}


def test_no_report_is_read_where_no_value_names_two(tmp_path):
    place = dossier_of(tmp_path / "copied", WIRE, WIRE[:160])
    first = place.claims()[0].id
    place.programme_path.write_text(PROGRAMME.format(claims=first))
    (place.path / "reports" / "broken.pdf").write_bytes(b"no PDF")
    assert place.evidence().story == {}


def test_a_run_repeats_from_its_inputs_although_they_hold_no_reports(tmp_path):
    place = dossier_of(tmp_path / "copied", WIRE, WIRE[:160])
    run = execute(place, 20, 1)
    assert "inputs/stories.json" in run.manifest["files"]
    assert run.evidence.story == place.evidence().story
    assert repeat(run).files == len(run.manifest["files"])
    # The copy of the inputs is a dossier as well, and what is told twice is told twice there too.
    again = execute(Dossier(run.path / "inputs"), 20, 1)
    assert "stories.json" in again.manifest["inputs"]
    assert again.evidence.story == run.evidence.story


def test_without_stories_no_file_is_kept(tmp_path):
    run = execute(dossier_of(tmp_path / "two", WIRE, OTHER), 5, 1)
    assert "inputs/stories.json" not in run.manifest["files"]


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', "{"])
def test_a_broken_file_of_stories_is_named(tmp_path, text):
    path = tmp_path / "stories.json"
    path.write_text(text)
    with pytest.raises(InvalidFile, match=r"stories\.json"):
        read_stories(path)
