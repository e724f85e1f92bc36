"""Which names in which reports mean one plant."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import Claim, read_claims
from nameplate.programme.draft import find_merges, in_order
from nameplate.programme.plant import find_plants
from nameplate.quantity import parse_period
from nameplate.report import Report, read_report
from programme_report import reading

SHARED = Path(__file__).parents[3] / "shared" / "reports"


def claim(report, subject, thing="", start=0):
    where = {"report": report, "start": start, "end": start + 1, "quote": "-"}
    counted = {"value": 5.0, "unit": f"{thing}/year"} if thing else {}
    return Claim.make(kind="capacity", subject=subject, **counted, **where)


def plants(*names, text="", undone=()):
    claims = [claim(*name, start=place) for place, name in enumerate(names)]
    return find_plants(claims, [Report.of(text)] if text else [], undone)


def subjects(found):
    return [{(one.report, one.subject) for one in plant.claims} for plant in found]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("r1", "rifle plant in Maracay"), ("r2", "Rifle plant in Maracay"), "the same name"),
        (("r1", "rifle plant"), ("r2", "rifle plant"), "the same name"),
        (("r1", "rifle plant in Maracay"), ("r2", "rifle works in Maracay"), "the same place, Maracay, and the same"),
        (("r1", "rifle plant in Southern Mali"), ("r2", "rifle works in Mali"), "the same place, Mali"),
        (("r1", "rifle plant"), ("r2", "rifle plant in Maracay"), "the same name, but for the place"),
        (("r1", "plant for AK-103 rifles"), ("r2", "AK-103 factory"), "the same product, AK-103"),
        (("r1", "plant for Kalashnikov rifles"), ("r2", "Kalashnikov rifle works"), "the same name, Kalashnikov, and"),
        (("r1", "rifle works"), ("r2", "rifle plant in Maracay"), "of which no other plant is reported"),
        (("r1", "cartridge plant"), ("r2", "the works", "round"), "the same product, ammunition, of which"),
        (("r1", "rifle plant in Maracay"), ("r2", "Maracay works"), "the same name, Maracay, which no other plant has"),
        (("r1", "the plant"), ("r2", "the new works"), "nothing tells them apart"),
        (("r1", "", "rifle"), ("r2", "rifle plant in Maracay"), "the same product, rifle"),
        (("r1", "rifle plant"), ("r1", "rifle production"), "the only plant of the report"),
        (("r1", ""), ("r1", "rifle plant"), "the only plant of the report"),
    ],
)
def test_two_names_that_mean_one_plant(one, other, reason):
    for order in ((one, other), (other, one)):
        (plant,) = plants(*order)
        (merge,) = plant.merges
        assert reason in merge.reason
        assert merge.pair == {one[:2], other[:2]}
        assert len(plant.claims) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("r1", "rifle plant in Maracay"), ("r2", "rifle plant in Izhevsk")),  # a sister plant elsewhere
        (("r1", "rifle plant in San Antonio"), ("r2", "rifle plant in San Diego")),
        (("r1", "Norsk Celle's battery plant"), ("r2", "Volta's battery plant")),
        (("r1", "rifle plant"), ("r2", "cartridge plant")),
        (("r1", "rifle plant in Maracay"), ("r2", "cartridge plant in Maracay")),
        (("r1", "works in Maracay", "rifle"), ("r2", "works in Maracay", "round")),
        (("r1", "steel plant", "tonne"), ("r2", "cement plant", "tonne")),  # a measure is no product
        (("r1", "rifle plant in Maracay"), ("r1", "rifle works")),  # one report's two names are two plants
        (("r1", "rifle plant"), ("r1", "battery production")),
        (("r1", "rifle plant"), ("r2", "battery production")),
    ],
)
def test_two_names_that_mean_two_plants(one, other):
    assert len(plants(one, other)) == len(plants(other, one)) == 2


def test_neighbours_in_one_report_stay_apart_whatever_others_call_them():
    found = plants(
        ("r1", "rifle plant in Maracay"), ("r1", "rifle works"), ("r2", "rifle plant"), ("r3", "rifle works in Maracay")
    )
    assert not any({("r1", "rifle plant in Maracay"), ("r1", "rifle works")} <= names for names in subjects(found))


def test_a_name_that_could_mean_either_of_two_plants_means_neither():
    either = ("r2", "rifle works")
    found = plants(("r1", "rifle plant in Maracay"), ("r1", "rifle plant in Izhevsk"), either)
    assert {either} in subjects(found)
    assert not any(plant.merges for plant in found)
    # what is made is of no help either where two plants of a report make it
    assert (
        len(plants(("r1", "rifle plant in Maracay"), ("r1", "rifle plant in Izhevsk"), ("r1", "rifle production"))) == 3
    )


def test_a_doubt_that_is_settled_by_another_name():
    found = plants(
        ("r1", "rifle plant in Maracay"),
        ("r1", "works in Izhevsk", "rifle"),
        ("r2", "rifle plant"),
        ("r2", "rifle production"),
    )
    assert {("r1", "rifle plant in Maracay"), ("r2", "rifle plant"), ("r2", "rifle production")} in subjects(found)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The plant in Maracay, in the Venezuelan state of Aragua, is late.", True),
        ("MARACAY. The works at Maracay, Venezuela, are late.", True),
        ("The Venezuelan city of Maracay has a plant.", True),
        ("The plant in Maracay is late. Venezuela waits.", False),
        ("There are works in Maracay, Venezuela and Russia.", False),  # a list
    ],
)
def test_a_town_and_its_country_are_one_place_where_the_reports_say_so(text, one):
    found = plants(("r1", "cartridge works in Maracay"), ("r2", "cartridge plant in Venezuela"), text=text)
    assert (len(found) == 1) is one
    if one:
        assert "Maracay is in Venezuela, as the reports say" in found[0].merges[0].reason


def test_two_towns_of_one_country_are_two_places():
    text = "The plant in Maracay, Venezuela, is late. The one in Valencia, Venezuela, is not."
    towns = ("r1", "rifle plant in Maracay"), ("r2", "rifle plant in Valencia")
    country = ("r3", "rifle works in Venezuela")
    for names in ((*towns, country), (country, *towns), (towns[0], country, towns[1])):
        found = subjects(plants(*names, text=text))
        assert not any(set(towns) <= names for names in found)
        assert {country} in found


def test_a_town_counts_before_the_country_that_stands_beside_it_in_the_name():
    text = "The plant in Maracay, Venezuela, is late. The one in Valencia, Venezuela, is not."
    assert len(plants(("r1", "Maracay rifle works in Venezuela"), ("r2", "rifle plant in Valencia"), text=text)) == 2


def test_the_fullest_name_is_the_plants():
    (plant,) = plants(("r1", "Maracay works", "rifle"), ("r2", "rifle plant in Maracay"), ("r3", "rifle plant"))
    assert plant.name == "rifle plant in Maracay"
    (plant,) = plants(("r1", "", "rifle"), ("r1", "rifle production"))[:1]
    assert plant.name in ("", "rifle production")


def test_an_undone_merge_splits_a_plant_and_the_rest_stay_together():
    names = ("r1", "rifle plant in Maracay"), ("r2", "rifle plant in Maracay"), ("r3", "rifle plant in Maracay")
    (plant,) = plants(*names)
    for merge in plant.merges:
        found = plants(*names, undone=[merge])
        assert len(found) == 2
        assert not any(merge.pair <= held for held in subjects(found))
        assert sum(len(one.merges) for one in found) == 1  # the third goes with one of them, and says why
    undone = []
    while more := [merge for plant in plants(*names, undone=undone) for merge in plant.merges]:
        undone += more
    assert len(plants(*names, undone=undone)) == len(undone) == 3


PLACES = ["", " in Maracay", " in Izhevsk", " in Venezuela"]
NAMES = ["", "plant", "rifle plant", "rifle works", "cartridge plant", "rifle production", "Maracay works"]
SUBJECTS = st.builds(lambda name, place: name and name + place, st.sampled_from(NAMES), st.sampled_from(PLACES))
NODES = st.lists(st.tuples(st.sampled_from(["r1", "r2", "r3", "r4"]), SUBJECTS), min_size=1, max_size=9)


@given(NODES)
def test_no_claim_is_lost_and_none_counts_twice(names):
    held = [one.id for plant in plants(*names) for one in plant.claims]
    assert sorted(held) == sorted(claim(*name, start=place).id for place, name in enumerate(names))


@given(NODES)
def test_a_plant_has_one_name_in_each_report_and_a_reason_for_each_name_more(names):
    for plant in plants(*names):
        nodes = {(one.report, one.subject) for one in plant.claims}
        named = [report for report, name in nodes if name and not name.endswith("production")]
        assert len(named) == len(set(named))
        assert len(plant.merges) == len(nodes) - 1
        assert all(merge.reason and merge.pair <= nodes for merge in plant.merges)


@given(NODES, st.data())
def test_an_undone_merge_keeps_its_names_apart_in_any_order_and_is_made_again(names, data):
    before = plants(*names)
    merges = [merge for plant in before for merge in plant.merges]
    if not merges:
        return
    merge = data.draw(st.sampled_from(merges))
    for order in (names, names[::-1], data.draw(st.permutations(names))):
        assert not any(merge.pair <= held for held in subjects(plants(*order, undone=[merge])))
    assert plants(*names, undone=[]) == before


def test_from_reports_to_plants():
    claims, reports = reading(
        "The rifle plant in Maracay can make 25,000 rifles a year. A sister plant in Izhevsk makes 90,000 a year.",
        "The rifle plant is to start production in 2024.",
        "The cartridge plant in Maracay can make 50 million rounds a year.",
    )
    found = {plant.name: plant for plant in find_plants(in_order(claims, reports), reports)}
    assert set(found) == {"rifle plant in Maracay", "plant in Izhevsk", "cartridge plant in Maracay"}
    assert {one.date for one in found["rifle plant in Maracay"].claims} == {None, "2024"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not here")
def test_four_reports_of_one_programme():
    reports = []
    for name in ("venezuela_2020", "venezuela_2024", "venezuela_2025", "seed"):
        published = json.loads((SHARED / f"{name}.json").read_text("utf-8"))["published"]
        reports.append(read_report(SHARED / f"{name}.txt", published=parse_period(published) if published else None))
    claims = [one for report in reports for one in read_claims(report)]
    assert all(merge.reason for merge in find_merges(claims, reports))
    (rifles,) = [
        plant
        for plant in find_plants(in_order(claims, reports), reports)
        if any(one.kind == "capacity" and one.unit == "rifle/year" for one in plant.claims)
    ]
    named = {report for merge in rifles.merges for report, _ in merge.pair}
    assert named >= {reports[0].id, reports[1].id, reports[3].id}
    assert not any(one.unit == "round/year" for one in rifles.claims)


@given(st.lists(st.tuples(st.sampled_from(["r1", "r2"]), st.text(max_size=40)), max_size=5), st.text(max_size=80))
def test_hostile_names_are_names_like_others(names, text):
    found = plants(*names, text=f"{text} in {' '.join(name for _, name in names)}")
    assert sum(len(plant.claims) for plant in found) == len(names)


@pytest.mark.parametrize(
    "name", ["(((", "[a-z", "A" * 5000, "In In In in In " * 300, "plant in .*", "Plant’s’s in X’s"]
)
def test_names_that_are_patterns_or_very_long(name):
    (plant,) = plants(("r1", name), ("r2", name), text=f"News of {name}." * 3)
    assert len(plant.claims) == 2
