"""Every date that was given for a start, in the order in which they were given, and the one that counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nameplate.claim import Claim
from nameplate.programme import draft, loads
from nameplate.programme.start import counts, number_of, starts_of
from nameplate.quantity import Period
from nameplate.report import Report
from programme_report import reading

PUBLISHED = {f"r{year}": Period.from_iso(f"{year}-06-01") for year in range(2010, 2030)}
START = date(2025, 1, 1)


def start(report, day, mode="planned", place=0, kind="start_of_production", quote="-", **fields):
    where = {"report": report, "start": place, "end": place + len(quote), "quote": quote}
    return Claim.make(kind=kind, date=day, mode=mode, **where, **fields)


def missed(report, day, **fields):
    return start(report, day, superseded=True, **fields)


def dates(*claims, **fields):
    return [one.claim.date for one in starts_of(claims, PUBLISHED, **fields)]


@pytest.mark.parametrize(
    ("claims", "order"),
    [
        ([start("r2012", "2014"), start("r2010", "2013"), start("r2011", "2012")], ["2013", "2012", "2014"]),
        # of one report the missed one first
        ([start("r2020", "2023"), missed("r2020", "2021")], ["2021", "2023"]),
        ([start("r2020", "2021"), missed("r2020", "2025")], ["2025", "2021"]),
        # a promise that is told of later was made before the day for which it was made
        ([missed("r2018", "2012"), missed("r2018", "2009"), start("r2010", "2011")], ["2009", "2011", "2012"]),
        # and in a report without a date nobody knows when it was said
        ([start("r2020", "2023"), start("undated", "2022")], ["2022", "2023"]),
        # a report that says a date twice gives it once, two reports give it twice
        ([start("r2020", "2023"), start("r2020", "2023", place=9), start("r2021", "2023")], ["2023", "2023"]),
        # a delay gives a date, if it is the start that is put off
        ([start("r2020", "2023", kind="delay", quote="the launch was put off to 2023")], ["2023"]),
        ([start("r2020", "2023", kind="delay", quote="completion was put off to 2023")], []),
        ([start("r2020", None), start("r2020", "2023", kind="agreement_date")], []),
    ],
)
def test_dates_are_kept_in_the_order_in_which_they_were_given(claims, order):
    assert dates(*claims) == order


def test_who_tells_of_an_earlier_promise_did_not_make_it():
    earlier, now = starts_of([missed("r2020", "2018"), start("r2020", "2022")], PUBLISHED)
    assert (earlier.said, now.said) == (None, PUBLISHED["r2020"])


def test_each_phase_starts_by_itself_and_the_plant_with_its_first():
    claims = [
        start("r2020", "2022"), start("r2020", "2023", part="phase 1"), start("r2020", "2026", part="phase 2"),
    ]  # fmt: skip
    both = ["phase 1", "phase 2"]
    assert dates(*claims) == ["2022", "2023"]
    assert dates(*claims, part="phase 1", parts=both) == ["2022", "2023"]
    assert dates(*claims, part="phase 2", parts=both) == ["2026"]
    assert dates(*claims[2:]) == ["2026"]


def test_a_start_of_one_product_is_not_anothers():
    where = {"report": "r2020", "start": 0, "end": 1, "quote": "-"}
    rifles = Claim.make(kind="capacity", value=5.0, unit="rifle/year", **where)
    claims = [
        start("r2020", "2022", product="rifles"),
        start("r2020", "2023", product="cartridges"),
        start("r2020", "2024"),
    ]
    assert dates(*claims, of=rifles) == ["2022", "2024"]


@pytest.mark.parametrize(
    ("claims", "counted", "happened"),
    [
        ([start("r2020", "2022"), start("r2021", "2023")], "2023", False),
        ([start("r2020", "2022"), start("r2024", "2023-03", "asserted")], "2023-03", True),
        ([start("r2024", "2023-03", "asserted"), start("r2024", "2026", place=9)], "2026", False),
        # what had passed when it was told is no promise: the last one that was one counts
        ([start("r2020", "2022"), missed("r2024", "2023")], "2022", False),
        ([missed("r2024", "2023")], None, False),
        # what no longer holds counts only where nothing else does
        ([start("r2020", "2030"), missed("r2024", "2026")], "2030", False),
        ([missed("r2020", "2023")], "2023", False),
        ([start("r2024", "2023", "asserted", kind="delay", quote="put off to 2023")], None, False),
        ([start("undated", "2027")], "2027", False),
        ([start("undated", "2024", "asserted")], "2024", True),
        ([], None, False),
    ],
)
def test_the_date_that_counts(claims, counted, happened):
    found = counts(starts_of(claims, PUBLISHED), START)
    assert (found and found.claim.date) == counted
    assert bool(found and found.happened(START)) is happened


DAYS = st.sampled_from(["2011", "2015-03", "../2019-12", "2022/2024", "2026-07/2026-12", "2028/.."])
CLAIMS = st.lists(
    st.builds(
        lambda report, day, mode, past, place: start(report, day, mode, place, superseded=past),
        st.sampled_from(["r2012", "r2018", "r2024", "undated"]),
        DAYS,
        st.sampled_from(["planned", "asserted"]),
        st.booleans(),
        st.integers(0, 99),
    ),
    max_size=8,
    unique_by=lambda claim: (claim.report, claim.date),
)


@given(CLAIMS)
def test_every_date_is_kept_whatever_the_order_of_the_claims(claims):
    found = [one.claim for one in starts_of(claims, PUBLISHED)]
    assert sorted(found, key=lambda claim: claim.id) == sorted(claims, key=lambda claim: claim.id)
    assert sorted(one.claim.id for one in starts_of(claims[::-1], PUBLISHED)) == sorted(one.id for one in found)


@given(CLAIMS)
def test_a_draft_is_valid_whatever_dates_were_given(claims):
    where = {"report": "r2012", "start": 0, "end": 1, "quote": "-"}
    rifles = Claim.make(kind="capacity", value=5.0, unit="rifle/year", **where)
    reports = [Report(id=name, text="", published=published) for name, published in PUBLISHED.items()]
    (milestone,) = loads(draft([rifles, *claims], reports)).milestones.values()
    assert (milestone.date is None) is (milestone.takes is not None)
    assert len(milestone.statements) == (len(claims) if len(claims) > 1 else 0)


def test_numbers_of_parts():
    assert [number_of(part) for part in ("", "phase 12", "share", "line 3")] == [0, 12, 0, 3]


def test_reports_that_give_one_date_after_another():
    claims, reports = reading(
        "The rifle plant in Maracay is to make 25,000 rifles a year. The rifle plant is to start production in 2021.",
        "The rifle plant in Maracay is now to start production in 2023.",
        "The rifle plant in Maracay will start production by the end of 2026.",
    )
    (milestone,) = loads(draft(claims, reports)).milestones.values()
    assert [(one.said, one.date) for one in milestone.statements] == [
        ("2020-06-01", "2021"),
        ("2021-06-01", "2023"),
        ("2022-06-01", "by 2026-12"),
    ]
    assert (milestone.date.text, milestone.said) == ("by 2026-12", "2022-06-01")
    assert {one.claim for one in milestone.statements} == {one.id for one in claims if one.date}
