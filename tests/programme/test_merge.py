"""Which names in which reports mean one plant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import Claim, read_claims
from nameplate.errors import InvalidFile, UsageError
from nameplate.programme import draft, loads
from nameplate.programme.draft import in_order
from nameplate.programme.merge import Merge, find_plants, load_merges, save_merges, undo
from nameplate.quantity import Period
from nameplate.report import Report


def claim(report, subject, thing="rifle", kind="capacity", start=0, **fields):
    where = {"report": report, "start": start, "end": start + 1, "quote": "-"}
    return Claim.make(kind=kind, subject=subject, value=5.0, unit=f"{thing}/year", **where, **fields)


def names(*claims, apart=()):
    return [sorted({c.subject for c in plant.claims}) for plant in find_plants(claims, apart)]


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (("r1", "rifle plant in Maracay"), ("r2", "rifle plant in Maracay"), True),
        (("r1", "rifle plant in Maracay"), ("r2", "Maracay works"), True),
        (("r1", "rifle plant"), ("r2", "rifle plant in Maracay"), True),
        (("r1", "rifle plant in Maracay"), ("r2", "rifle plant in Izhevsk"), False),  # a sister plant elsewhere
        (("r1", "rifle plant in Maracay"), ("r1", "rifle works"), False),  # two plants of one report
        (("r1", "rifle plant"), ("r1", "rifle production"), True),  # and what one of them does
    ],
)
def test_two_names(one, other, merged):
    plants = find_plants([claim(*one), claim(*other)])
    assert (len(plants) == 1) is merged
    if merged:
        assert all(merge.reason for plant in plants for merge in plant.merges)


def test_another_product_is_another_plant():
    assert names(claim("r1", "rifle plant"), claim("r2", "cartridge plant", "round")) == [
        ["rifle plant"],
        ["cartridge plant"],
    ]


def test_a_merge_can_be_undone_and_made_again(tmp_path):
    claims = [claim("r1", "rifle plant in Maracay"), claim("r2", "Maracay works")]
    (plant,) = find_plants(claims)
    (merge,) = plant.merges
    assert len(find_plants(claims, [merge.id])) == 2
    kept = undo([], [merge], [merge.id], [])
    save_merges(kept, tmp_path / "merges.jsonl")
    assert load_merges(tmp_path / "merges.jsonl") == kept
    assert [m.apart for m in undo(kept, [], [], [merge.id])] == [False]
    with pytest.raises(UsageError, match="no such merge"):
        undo(kept, [], ["m0"], [])


def test_a_broken_file_of_merges_names_its_lines(tmp_path):
    path = tmp_path / "merges.jsonl"
    path.write_text(Merge.of(("a", "x"), ("b", "x"), "why").model_dump_json() + "\n{}\nno\n")
    with pytest.raises(InvalidFile) as caught:
        load_merges(path)
    assert {fault.line for fault in caught.value.faults} == {2, 3}


SUBJECTS = ["", "rifle plant", "rifle plant in Maracay", "plant in Maracay", "cartridge plant", "rifle production"]


@given(st.lists(st.tuples(st.sampled_from(["r1", "r2", "r3"]), st.sampled_from(SUBJECTS)), max_size=8))
def test_no_claim_is_lost_and_none_counts_twice(nodes):
    claims = [claim(report, subject, start=place) for place, (report, subject) in enumerate(nodes)]
    found = [c.id for plant in find_plants(claims) for c in plant.claims]
    assert sorted(found) == sorted(c.id for c in claims)


def reading(*texts):
    reports = [
        Report.of(f"News of {2020 + n}\n\n{text}", published=Period.from_iso(f"{2020 + n}-06-01"))
        for n, text in enumerate(texts)
    ]
    claims = [c for report in reports for c in read_claims(report)]
    return claims, reports


def test_every_date_of_one_start_is_kept_in_order():
    claims, reports = reading(
        "The rifle plant in Maracay is to make 25,000 rifles a year. The rifle plant is to start production in 2021.",
        "The rifle plant in Maracay is now to start production in 2023.",
        "The rifle plant in Maracay will start production by the end of 2026.",
    )
    programme = loads(draft(claims, reports))
    (milestone,) = programme.milestones.values()
    assert [(s.said, s.date) for s in milestone.statements] == [
        ("2020-06-01", "2021"),
        ("2021-06-01", "2023"),
        ("2022-06-01", "by 2026-12"),
    ]
    assert milestone.date.text == "by 2026-12"
    assert in_order(claims, reports)[0].report == reports[0].id


def test_phases_become_sites_of_their_own_and_a_groups_figure_none():
    claims, reports = reading(
        "The battery plant in Lahti will make 20 GWh a year in the first phase and 30 GWh a year in the second phase. "
        "The group's total capacity is 200 GWh a year."
    )
    programme = loads(draft(claims, reports))
    assert [site.capacity.text for site in programme.sites.values()] == ["20 GWh/year", "30 GWh/year"]
    assert list(programme.products) == ["gwh"]


def test_a_neighbour_plant_in_one_report_stays_a_plant_of_its_own():
    claims, reports = reading(
        "The rifle plant in Maracay can make 25,000 rifles a year. "
        "The rifle plant in Izhevsk can make 90,000 rifles a year."
    )
    programme = loads(draft(claims, reports))
    assert sorted(site.capacity.text for site in programme.sites.values()) == ["25k rifle/year", "90k rifle/year"]
