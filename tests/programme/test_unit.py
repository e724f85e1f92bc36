"""What plants make: phases against wholes, several plants and products, figures of groups and countries."""

import pytest

from nameplate.claim import Claim
from nameplate.claim.model import Review
from nameplate.programme import draft, loads
from nameplate.programme.plant import Plant
from nameplate.programme.unit import find_units
from nameplate.quantity import Period
from programme_report import reading


def capacity(value, unit="GWh/year", report="r1", start=0, subject="the plant", **fields):
    where = {"report": report, "start": start, "end": start + 1, "quote": f"{value} {unit}"}
    return Claim.make(kind="capacity", subject=subject, value=value, unit=unit, **where, **fields)


def phase(number, value, **fields):
    return capacity(value, scope="phase", part=f"phase {number}", start=number, **fields)


def made(*claims, name="battery plant in Lahti"):
    """Return names and figures of the units of one plant."""
    return [(unit.name, unit.claim.value) for unit in find_units([Plant(name, claims)], {})]


@pytest.mark.parametrize(
    ("claims", "units"),
    [
        ([phase(1, 20.0), phase(2, 30.0)], [("gwh-phase-1", 20.0), ("gwh-phase-2", 30.0)]),
        # the order of the words does not matter, nor does what a phase is called
        (
            [phase(2, 30.0), capacity(20.0, scope="phase", part="stage 1")],
            [("gwh-stage-1", 20.0), ("gwh-phase-2", 30.0)],
        ),
        ([phase(1, 20.0), phase(2, 30.0), capacity(50.0)], [("gwh-phase-1", 20.0), ("gwh-phase-2", 30.0)]),
        # a rounded sum is still a sum
        ([phase(1, 20.6), phase(2, 30.6), capacity(50.0)], [("gwh-phase-1", 20.6), ("gwh-phase-2", 30.6)]),
        # phases that make less leave room for another one
        ([phase(1, 20.0), phase(2, 30.0), capacity(90.0)], [("gwh-phase-1", 20.0), ("gwh-phase-2", 30.0)]),
        # "rising to 50 with phase 2" is the whole
        ([phase(1, 20.0), phase(2, 50.0), capacity(50.0)], [("gwh", 50.0)]),
        ([phase(1, 20.0), phase(2, 50.0), capacity(50_000.0, "MWh/year")], [("mwh", 50_000.0)]),
        # a newer plan of more phases goes before the old whole
        (
            [capacity(30.0), phase(1, 20.0, report="r2"), phase(2, 30.0, report="r2")],
            [("gwh-phase-1", 20.0), ("gwh-phase-2", 30.0)],
        ),
        ([phase(1, 20.0), capacity(50.0)], [("gwh", 50.0)]),
        ([phase(1, 20.0)], [("gwh", 20.0)]),
        ([phase(1, 20.0), phase(1, 25.0, report="r2")], [("gwh", 25.0)]),
        # a line is no plant
        ([capacity(5.0, scope="line", part="line 1"), capacity(20.0, start=3)], [("gwh", 20.0)]),
    ],
)
def test_phases_against_the_whole(claims, units):
    assert made(*claims) == units


@pytest.mark.parametrize(
    ("claims", "chosen"),
    [
        ([capacity(20.0), capacity(40.0, report="r2"), capacity(30.0, report="r2", start=5)], 40.0),
        ([capacity(20.0), capacity((10.0, 15.0), report="r2")], (10.0, 15.0)),
        ([capacity(20.0, review=Review(state="accepted", by="A")), capacity(40.0, report="r2")], 20.0),
        # per month and per year
        ([capacity(2.0, "GWh/month"), capacity(20.0, start=3)], 2.0),
        ([capacity(900.0, "MWh/year"), capacity(1.0, start=3)], 1.0),
        # one report: what is said without the plant's name may be of something wider
        ([capacity(90.0, subject=""), capacity(20.0, start=3)], 20.0),
        ([capacity(20.0), capacity(90.0, subject="", report="r2")], 90.0),
        ([capacity(90.0, scope="group"), capacity(20.0, start=3)], 20.0),
        ([capacity(90.0, scope="country"), capacity(20.0, start=3)], 20.0),
        # better a group's figure than none
        ([capacity(90.0, scope="group")], 90.0),
        ([capacity(20.0), capacity(30.0, start=3, superseded=True)], 20.0),
    ],
)
def test_the_capacity_that_counts(claims, chosen):
    (unit,) = find_units([Plant("the plant", tuple(claims))], {})
    assert unit.claim.value == chosen
    rest = [claim for claim in claims if claim is not unit.claim and not claim.superseded]
    assert [claim for claim in claims if claim in (*unit.also, *unit.older)] == rest


def test_a_groups_figure_is_left_out_where_any_plant_has_one():
    plants = [Plant("the plant", (capacity(20.0),)), Plant("", (capacity(9.0, "rifle/year", scope="group"),))]
    assert [unit.counted for unit in find_units(plants, {})] == ["GWh"]


@pytest.mark.parametrize(
    ("one", "other", "products"),
    [
        (capacity(7.0, "round/year"), capacity(5.0, "cartridge/year", start=3), ["round"]),  # one thing in two words
        (capacity(5.0, "GWh/year"), capacity(7.0, "MWh/year", start=3), ["gwh"]),
        (capacity(5.0, "round/year"), capacity(7.0, "rifle/year", start=3), ["round", "rifle"]),
        (
            capacity(5.0, "tonne/year", product="steel"),
            capacity(7.0, "tonne/year", start=3, product="cement"),
            ["tonne", "cement"],
        ),
        (capacity(5.0, "tonne/year", product="steel"), capacity(7.0, "tonne/year", start=3), ["tonne"]),
    ],
)
def test_products_of_one_plant(one, other, products):
    assert [unit.product for unit in find_units([Plant("works", (one, other))], {})] == products


def test_several_plants_of_one_product_have_names_of_their_own():
    plants = [
        Plant(f"rifle plant{where}", (capacity(5.0, "rifle/year"),)) for where in ("", " in Orsk", "", " in Orsk")
    ]
    units = find_units(plants, {})
    assert [unit.name for unit in units] == ["rifle", "rifle-orsk", "rifle-rifle-plant", "rifle-orsk-2"]
    assert {unit.product for unit in units} == {"rifle"}


def sites(*texts):
    programme = loads(draft(*reading(*texts)))
    return {name: site.capacity.text for name, site in programme.sites.items()}, programme


def test_reports_of_phases():
    found, programme = sites(
        "The battery plant in Lahti will make 50 GWh a year.",
        "The battery plant in Lahti will make 20 GWh a year in the first phase and 30 GWh a year in the second phase. "
        "The first phase is to start production in 2023, the second phase in 2026.",
    )
    assert found == {"gwh-phase-1-plant": "20 GWh/year", "gwh-phase-2-plant": "30 GWh/year"}
    assert list(programme.products) == ["gwh"]


def test_reports_of_a_group_and_of_its_plant():
    found, _ = sites(
        "The shell plant in Varo can make 80,000 shells a year. "
        "The group can make 400,000 shells a year across its plants."
    )
    assert found == {"shell-plant": "80k shell/year"}


def test_reports_of_neighbours():
    found, programme = sites(
        "The rifle plant in Maracay can make 25,000 rifles a year. "
        "The rifle plant in Izhevsk can make 90,000 rifles a year.",
        "The rifle plant in Izhevsk can make 95,000 rifles a year.",
    )
    assert found == {"rifle-plant": "25k rifle/year", "rifle-izhevsk-plant": "95k rifle/year"}
    assert {line.product for line in programme.lines.values()} == {"rifle"}


def test_reports_of_two_products_of_one_plant():
    found, programme = sites("The works in Orsk can make 40,000 rifles a year and 9 million cartridges a year.")
    assert list(found.values()) == ["40k rifle/year", "9M cartridge/year"]
    assert len(programme.products) == 2


def said_of(*claims, published=None):
    """Return the figure that counts, those that speak of the same, and the rest."""
    days = {report: Period.from_iso(day) for report, day in (published or {}).items()}
    (unit,) = find_units([Plant("the plant", claims)], days)
    return unit.claim.value, [claim.value for claim in unit.also], [claim.value for claim in unit.older]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # every other report speaks with its largest figure, agreeing or not
        (
            [capacity(20.0), capacity(5.0, start=3), capacity(21.0, report="r2"), capacity(40.0, report="r3")],
            (40.0, [20.0, 21.0], [5.0]),
        ),
        ([capacity(40.0, report="r2"), capacity(30.0, report="r2", start=5)], (40.0, [], [30.0])),
        # what a person accepted stands alone
        ([capacity(20.0, review=Review(state="accepted", by="A")), capacity(40.0, report="r2")], (20.0, [], [40.0])),
        # other months and other units are the same thing; what counts otherwise is not
        ([capacity(2.0, "GWh/month"), capacity(20.0, report="r2")], (20.0, [2.0], [])),
        ([capacity(70.0, scope="group"), capacity(20.0, report="r2")], (20.0, [], [70.0])),
        ([capacity(20.0, superseded=True), capacity(40.0, report="r2")], (40.0, [], [])),
    ],
)
def test_the_capacities_that_speak_of_the_same(claims, expected):
    assert said_of(*claims) == expected


def test_a_figure_of_years_before_is_an_earlier_plan():
    claims = [capacity(20.0), capacity(30.0, report="r2"), capacity(40.0, report="r3")]
    assert said_of(*claims, published={"r1": "2015", "r2": "2024-02", "r3": "2025-07"}) == (40.0, [30.0], [20.0])
